"""The Chromium of the machine, driven by Playwright, for tests and for pictures of pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_CHROMIUM = "Chromium is missing: apt install chromium fonts-noto-core"
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",  # containers have little of it
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing that it does itself leaves the machine
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with an empty profile that reaches only this machine; ended with the block."""
    assert CHROMIUM is not None, NO_CHROMIUM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS), timeout=120_000)
        try:
            yield browser
        finally:
            browser.close()
