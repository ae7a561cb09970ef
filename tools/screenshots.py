"""Take pictures of the ten main pages over the graph of the sample articles: both languages, wide and narrow.

    python tools/screenshots.py FOLDER [--dark] [--base URL] [PAGE…]
    python tools/screenshots.py --readme

Writes FOLDER/PAGE-LANGUAGE-WIDTH.png, of a long page its beginning. ``--base`` takes them of a server that runs,
``--dark`` in dark colours, PAGE only some of them. ``--readme`` writes the pictures of docs/images.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from base64 import b64decode, b64encode
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import CHROMIUM, NO_CHROMIUM, chromium  # noqa: E402
from tests.browser.main_pages import NAMES, in_english, main_pages  # noqa: E402
from tests.browser.stage import served  # noqa: E402

IMAGES = ROOT / "docs" / "images"
# Page and language of the pictures of the README, and the height that shows what matters.
IN_README = {("post", "fa"): 1180, ("map", "en"): 1180, ("article", "fa"): 700, ("conflicts", "en"): 700}
WIDE, NARROW, README_WIDTH = (1400, 900), (360, 740), 1200  # of the window, in pixels
LONGEST = 2600  # pixels of a page that a picture has
# A picture in a form that is small enough for a repository.
TO_WEBP = """async png => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({type: "image/webp", quality: 0.85});
  return await new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
  });
}"""


def main() -> int:
    """Take them; give the exit code."""
    arguments = parsed()
    if CHROMIUM is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="urbankg-screenshots-") as folder:
        running = nullcontext(arguments.base) if arguments.base else served(Path(folder), hostile=False)
        with running as base, chromium() as browser:
            addresses = {
                (name, lang): base + (path if lang == "fa" else in_english(path))
                for name, path in main_pages(base).items()
                for lang in ("fa", "en")
            }
            if arguments.readme:
                for_readme(browser, addresses)
            else:
                for_looking(browser, addresses, arguments)
    return 0


def for_looking(
    browser: Browser, addresses: dict[tuple[str, str], str], arguments: argparse.Namespace
) -> None:
    """Pictures of whole pages."""
    for name, lang in addresses:
        if arguments.page and name not in arguments.page:
            continue
        for width, height in (WIDE, NARROW):
            page = opened(browser, addresses[name, lang], width, height, dark=arguments.dark)
            whole = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
            page.set_viewport_size({"width": width, "height": max(whole, height)})
            told(arguments.folder / f"{name}-{lang}-{width}{'-dark' * arguments.dark}.png", page.screenshot())
            page.close()


def for_readme(browser: Browser, addresses: dict[tuple[str, str], str]) -> None:
    """Small pictures of what one sees first."""
    for (name, lang), height in IN_README.items():
        page = opened(browser, addresses[name, lang], README_WIDTH, height, dark=False)
        png = b64encode(page.screenshot()).decode()
        page.goto("about:blank")
        told(IMAGES / f"{name}-{lang}.webp", b64decode(page.evaluate(TO_WEBP, png)))
        page.close()


def opened(browser: Browser, address: str, width: int, height: int, *, dark: bool) -> Page:
    """A page in a window of a size."""
    size = {"width": width, "height": height}
    page = browser.new_page(viewport=size, color_scheme="dark" if dark else "light")
    page.goto(address)
    return page


def told(to: Path, picture: bytes) -> None:
    """Write a picture and say so."""
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(picture)
    print(f"{to} {len(picture):,} B")


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "build" / "screenshots")
    parser.add_argument("page", nargs="*", metavar="PAGE", help=", ".join(NAMES))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--base", default="")
    return parser.parse_intermixed_args()


if __name__ == "__main__":
    raise SystemExit(main())
