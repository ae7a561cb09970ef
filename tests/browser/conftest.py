"""One browser and one server for all tests of this folder; every page that a test opens is watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from . import main_pages
from .chromium import CHROMIUM, NO_CHROMIUM, chromium
from .stage import served

_PATIENCE = 60_000  # milliseconds that a loaded machine may take for what is awaited
expect.set_options(timeout=_PATIENCE)
# Before all scripts of a page; what its policy forbids is told to the console, too, but not always with a reason.
_TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here go to one process of pytest-xdist (``--dist loadgroup``), and skip where there is no browser."""
    for item in items:
        if item.path.is_relative_to(main_pages.HERE):
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM))


# Not of the whole session: while Playwright runs, nothing else in the process can have a loop of asyncio.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, without a slash at its end."""
    with served(tmp_path_factory.mktemp("browser"), hostile=True) as address:
        yield address


@pytest.fixture(scope="package")
def pages(base: str) -> dict[str, str]:
    """The paths of the ten main pages, by name."""
    return main_pages.main_pages(base)


@dataclass
class Watched:
    """What browsers of a test asked for and complained of; a test that expects a complaint takes it out."""

    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("console", self._told)
        context.add_init_script(_TELL_VIOLATIONS)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def elsewhere(self) -> list[str]:
        """The requests that did not go to the server."""
        return [url for url in self.requests if not url.startswith(f"{self.base}/")]


@pytest.fixture
def watched(base: str) -> Watched:
    return Watched(base)


@pytest.fixture
def opened(browser: Browser, base: str, watched: Watched) -> Iterator[Callable[..., Page]]:
    """A function that opens a path in a window with a profile of its own; its options are those of the profile.

    At the end of every test: no request went to another host, the browser complained of nothing.
    """
    contexts: list[BrowserContext] = []

    def opens(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(
            **{"base_url": base, "viewport": {"width": 1400, "height": 900}, **options}
        )
        contexts.append(context)
        context.set_default_timeout(_PATIENCE)
        watched.watch(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert watched.elsewhere() == []
    assert watched.complaints == []
