"""All pages of a store, rendered on several processors and written to a folder."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from urbankg.display.labels import Lang
from urbankg.pages.catalogue import PAGES
from urbankg.serve.snapshot import Place
from urbankg.site.addresses import Sheet
from urbankg.site.beside import not_found, sitemap, static
from urbankg.site.folder import Folder, SiteError
from urbankg.site.rendering import FORMS, SEARCH, Done, Plan, workers, written

_LANGUAGES: tuple[Lang, ...] = ("fa", "en")
_BASE_URL = re.compile(r"https?://[^\s/?#]+[^\s?#]*")


@dataclass(frozen=True, slots=True)
class Built:
    """A site: how many pages and files it has, how many files were written anew or again, how many went."""

    pages: int
    files: int
    written: int
    removed: int


def build(
    store: Path | str,
    folder: Path,
    *,
    base_url: str = "",
    jobs: int = 0,
    today: dt.date | None = None,
    tell: Callable[[int, int], None] = lambda done, all_: None,
) -> Built:
    """Write all pages of a store to a folder; ``tell`` is given how many are done, of how many that are known.

    ``jobs`` are processes, 0 for one a processor. SiteError if the folder is another one than a site's, StoreError if
    there is no store.
    """
    if base_url and not _BASE_URL.fullmatch(base_url):
        raise SiteError(f"{base_url!r} is no address of a site; give one such as https://example.org/cities/")
    if isinstance(store, str):
        raise SiteError(f"a site is made of the directory of a store, and {store} is on a server")
    with ExitStack() as closing:
        place = Place(store, tell=lambda line: None)
        closing.callback(place.close)
        snapshot = place.take()
        snapshot.names.stop()  # an index is for searching on a server
        closing.callback(snapshot.store.close)
        site = Folder(folder)
        paths = {SEARCH: None} | dict.fromkeys(path for page in PAGES for path in page.paths(snapshot.store))
        plan = Plan(snapshot.folder, folder, base_url, today or dt.date.today(), frozenset(paths), site.known)
        done, sheets = Done(), set[Sheet]()
        waiting = [Sheet(path, lang) for path in paths for lang in _LANGUAGES]
        render = closing.enter_context(workers(plan, jobs or os.cpu_count() or 1))
        while waiting:
            sheets.update(waiting)
            site.plan(sheet.file(ending) for sheet in waiting for ending in FORMS)
            before = len(sheets) - len(waiting)
            for count, some in render(waiting):
                done.add(some)
                tell(before + count, len(sheets))
            waiting = sorted(done.wanted - sheets)  # such as the second page of a table
        beside = static() | not_found(plan, snapshot.store) | sitemap(done.pages, base_url)
        site.plan(beside)
        done.add(written(plan, beside))
        removed = site.close(done.files)
    return Built(len(done.pages), len(done.files), done.changed, removed)
