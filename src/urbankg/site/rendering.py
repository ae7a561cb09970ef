"""Sheets of a site rendered and written, in this process or in several of their own."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from urbankg.graph.store import GraphStore
from urbankg.pages import alphabet, thing
from urbankg.pages.catalogue import RDF, Page, find
from urbankg.pages.lookup import told_of
from urbankg.pages.once import Once
from urbankg.pages.render import addresses, as_rdf, endings_of, in_form
from urbankg.pages.view import Asked, PageError, View
from urbankg.pages.words import Words
from urbankg.site.addresses import Sheet, SiteLinks
from urbankg.site.folder import digest_of, write

# The endings of the forms that are written: other RDF is made of Turtle by anyone.
FORMS = ("html", "json", "csv", "ttl", "atom", "geojson")
SEARCH = "/search"
_AT_ONCE = 40  # sheets that a process is given together
_NAMES = "/names"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site is made of and where it goes.

    ``store`` is the folder of a snapshot, ``base_url`` the address at which the site will be (or nothing), ``paths``
    those of all its pages, ``known`` the digests of the files that are there.
    """

    store: Path
    folder: Path
    base_url: str
    today: dt.date
    paths: frozenset[str]
    known: dict[str, str]


@dataclass(slots=True)
class Done:
    """What was rendered: files with their digests, how many were written, pages that are there, sheets led to."""

    files: dict[str, str] = field(default_factory=dict)
    changed: int = 0
    pages: set[Sheet] = field(default_factory=set)
    wanted: set[Sheet] = field(default_factory=set)

    def add(self, other: Done) -> None:
        """Take over what another one has."""
        self.files |= other.files
        self.changed += other.changed
        self.pages |= other.pages
        self.wanted |= other.wanted


def written(plan: Plan, bodies: Mapping[str, bytes]) -> Done:
    """Write those of some files that changed."""
    done = Done()
    for name, body in bodies.items():
        done.files[name] = digest_of(body)
        done.changed += write(plan.folder, name, body, plan.known.get(name))
    return done


class Renderer:
    """Renders sheets of a plan; a process has one, with a store of its own and what is worked out once of it."""

    def __init__(self, plan: Plan, store: GraphStore) -> None:
        self._plan = plan
        self._store = store
        self._once = Once(store)

    def render(self, sheets: Iterable[Sheet]) -> Done:
        """Write the sheets in all their forms."""
        done = Done()
        for sheet in sheets:
            done.add(self._sheet(sheet))
        return done

    def _sheet(self, sheet: Sheet) -> Done:
        """All forms of a sheet; nothing of one that there is not, such as a page after the last."""
        done = Done()
        asked = self.asked(sheet, done.wanted)
        found = find(sheet.path)
        view = _view(found[0] if found else None, asked)
        if view is None:
            return done
        bodies: dict[str, bytes] = {}
        page = found[0] if found and sheet.path != SEARCH else None
        there = (
            addresses(page, asked, (e for e in endings_of(page, view) if e in FORMS))
            if page
            else {"html": ""}
        )
        for ending in there:
            if page and ending not in page.pieced and any(name == "page" for name, _ in sheet.state):
                continue
            if page and ending in RDF and page.is_of_things:
                if sheet == Sheet(sheet.path):
                    told = told_of(self._store, asked.iri)
                    bodies[sheet.file(ending)] = as_rdf(told.triples if told else (), ending)
                continue
            own = view
            if page and ending != "html" and (ending == "atom" or sheet.path.startswith(_NAMES)):
                # It has addresses in it, which begin at another file than those of the page.
                own = page.view(self.asked(sheet, done.wanted, ending)) or view
            bodies[sheet.file(ending)] = in_form(own, asked, ending, there)
        done.add(written(self._plan, bodies))
        done.pages.add(sheet)
        return done

    def asked(self, sheet: Sheet, wanted: set[Sheet], ending: str = "html") -> Asked:
        """What a sheet is, as the pages are asked for it."""
        found = find(sheet.path)
        links = SiteLinks(sheet.file(ending), self._plan.paths, self._plan.base_url, wanted)
        return Asked(
            self._store,
            self._once,
            sheet.path,
            sheet.lang,
            dict(sheet.state),
            found[1] if found else {},
            self._plan.today,
            links,
        )


def _view(page: Page | None, asked: Asked) -> View | None:
    if asked.path == SEARCH:
        return _search(asked)
    try:
        return (page.view(asked) or thing.view(asked)) if page else None
    except PageError:
        return None


def _search(asked: Asked) -> View:
    """The page of search, which a script does in the browser; without scripts it leads to the lists of names."""
    words = Words(asked.lang)
    letters = list(alphabet.listed(asked.once.of(alphabet.alphabet)))
    return View("site_search.html", words["search"], words["names_description"], {"letters": letters})


_of_process: list[Renderer] = []  # one, in a process that renders
Render = Callable[[list[Sheet]], Iterator[tuple[int, Done]]]


def _begin(plan: Plan) -> None:
    _of_process.append(Renderer(plan, GraphStore.open(plan.store, read_only=True)))


def _render(sheets: list[Sheet]) -> Done:
    return _of_process[0].render(sheets)


@contextmanager
def workers(plan: Plan, jobs: int) -> Iterator[Render]:
    """What renders sheets, in this process or in several of their own: it gives how many are done, with what came."""
    if jobs == 1:
        with GraphStore.open(plan.store, read_only=True) as store:
            one = Renderer(plan, store)
            yield lambda sheets: _counted(sheets, map(one.render, _chunks(sheets)))
        return
    # Processes that begin anew: one that is forked shares the threads of an open database, and hangs.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (plan,)) as pool:
        yield lambda sheets: _counted(sheets, pool.map(_render, _chunks(sheets)))


def _chunks(sheets: list[Sheet]) -> Iterator[list[Sheet]]:
    for first in range(0, len(sheets), _AT_ONCE):
        yield sheets[first : first + _AT_ONCE]


def _counted(sheets: list[Sheet], rendered: Iterable[Done]) -> Iterator[tuple[int, Done]]:
    for number, done in enumerate(rendered, 1):
        yield min(number * _AT_ONCE, len(sheets)), done
