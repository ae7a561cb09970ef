"""Take pictures of the ten main pages over the graph of the sample articles: both languages, wide and narrow.

    python tools/screenshots.py FOLDER [--dark] [--base URL] [PAGE…]

Writes FOLDER/NAME-LANGUAGE-WIDTH.png, whole pages (a long one only to its beginning). ``--base`` takes them of a server
that runs, ``--dark`` in dark colours, PAGE only some of them. The pictures of the README are taken so: see
docs/images/README.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import CHROMIUM, NO_CHROMIUM, chromium  # noqa: E402
from tests.browser.main_pages import NAMES, in_english, main_pages  # noqa: E402
from tests.browser.stage import served  # noqa: E402

WIDTHS = {1400: 900, 360: 740}  # of the window, in pixels, each with its height
LONGEST = 2600  # pixels of a page that a picture has


def main() -> int:
    """Take them; give the exit code."""
    arguments = parsed()
    if CHROMIUM is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="urbankg-screenshots-") as folder:
        running = nullcontext(arguments.base) if arguments.base else served(Path(folder), hostile=False)
        with running as base, chromium() as browser:
            paths = main_pages(base)
            for name in arguments.page or NAMES:
                for lang, path in (("fa", paths[name]), ("en", in_english(paths[name]))):
                    for width in WIDTHS:
                        dark = "-dark" if arguments.dark else ""
                        to = arguments.folder / f"{name}-{lang}-{width}{dark}.png"
                        take(browser, base + path, width, to, dark=arguments.dark)
                        print(to)
    return 0


def take(browser: Browser, address: str, width: int, to: Path, *, dark: bool) -> None:
    """A picture of a page in a window of a width."""
    size = {"width": width, "height": WIDTHS[width]}
    page = browser.new_page(viewport=size, color_scheme="dark" if dark else "light")
    page.goto(address)
    whole = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
    page.set_viewport_size({"width": width, "height": max(whole, WIDTHS[width])})
    page.screenshot(path=to)
    page.close()


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("page", nargs="*", metavar="PAGE", help=", ".join(NAMES))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--base", default="")
    return parser.parse_intermixed_args()


if __name__ == "__main__":
    raise SystemExit(main())
