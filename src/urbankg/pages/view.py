"""What a page is asked for, and what it shows: the two ends of every page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from urbankg.display.labels import Lang
from urbankg.errors import DateError, UrbankgError
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE
from urbankg.pages.answers import Asking
from urbankg.pages.links import Links
from urbankg.pages.once import Once
from urbankg.pages.words import Words
from urbankg.persian.dates import parse_date
from urbankg.persian.datespan import DateSpan

_LAST_PAGE = 100_000


class PageError(UrbankgError):
    """A page that cannot be shown: a status of HTTP, and the key of the words that tell why, with what goes in them."""

    def __init__(self, status: int, key: str, **values: str | float) -> None:
        super().__init__(f"{key}: {', '.join(map(str, values.values()))}" if values else key)
        self.status = status
        self._key = key
        self._values = values

    def line(self, words: Words) -> str:
        """What is wrong and what to write, in the language of some words."""
        return words.line(self._key, **self._values)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that is asked for.

    ``path`` is its address without language and ending (``/id/post/mayor-qazvin``), ``named`` what the pattern of the
    page has found in it, ``params`` the state in the query of the URL. ``today`` is the day on which "now" is.
    ``surroundings`` tells that the words around a quoted sentence may be shown; ``asking`` is who answers saved
    questions in place of the store; ``patient`` that the answer is waited for, however long it takes.
    """

    store: GraphStore
    once: Once
    path: str
    lang: Lang = "fa"
    params: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    today: dt.date = field(default_factory=dt.date.today)
    links: Links = field(default_factory=Links)
    surroundings: bool = False
    asking: Asking | None = None
    patient: bool = True

    @property
    def iri(self) -> str:
        """The IRI of the thing whose page it is."""
        return BASE + self.path.lstrip("/")

    def link(self, iri: str) -> str:
        """The address of the page of a thing of the graph, in the language of this one."""
        return self.links.page("/" + iri.removeprefix(BASE), self.lang)

    def text(self, name: str) -> str:
        """A parameter without spaces around it; empty if it is not given."""
        return self.params.get(name, "").strip()

    def days(self, name: str) -> DateSpan | None:
        """A parameter that is a day, month or year of either calendar; PageError (400) if it is none."""
        text = self.text(name)
        if not text:
            return None
        try:
            return parse_date(text)
        except DateError:
            raise PageError(400, "error_day", given=text[:40]) from None

    def number(self, name: str = "page") -> int:
        """A parameter that is a whole number from 1 on, 1 if it is not given; PageError (400) if it is none."""
        text = self.text(name) or "1"
        if not text.isdecimal() or len(text) > 6 or not 1 <= int(text) <= _LAST_PAGE:
            raise PageError(400, "error_number", given=text[:40])
        return int(text)

    def choice(self, name: str, choices: Iterable[str]) -> str:
        """A parameter that is one of some keys, empty if it is not given; PageError (400) if it is another one."""
        text = self.text(name)
        if text and text not in (known := list(choices)):
            raise PageError(400, "error_choice", given=text[:40], choices=", ".join(known))
        return text


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, for the ``.csv``: columns are named by keys of `urbankg.display.labels.heading`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows.

    ``data`` is what the template gets (as ``data``) and what the ``.json`` is: texts, numbers, days (`datetime.date`),
    lists and dictionaries of them; a thing is ``{"iri": …, "label": …}`` (see `urbankg.pages.names`). ``pictures`` are
    drawings for the template alone, as SVG, ``shown`` what else it alone gets (as ``shown``). ``quads`` gives what the
    ``.ttl`` has; for the page of a thing the default is all that is told of it. ``others`` gives what twins of other
    endings (``atom``, ``geojson``) have. ``jsonld`` is the description of what the page is about by schema.org.
    ``same_as`` is the path of the page that has the same, where that is another one.
    """

    template: str
    title: str
    description: str
    data: Mapping[str, Any] = field(default_factory=dict)
    table: Table | None = None
    quads: Callable[[], Iterable[ox.Quad]] | None = None
    others: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    jsonld: Mapping[str, Any] | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    same_as: str = ""
