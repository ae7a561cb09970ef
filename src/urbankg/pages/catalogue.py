"""The table of all pages: which address is which page, in which other forms it is there, what a site has of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pyoxigraph as ox

from urbankg.graph.rows import tail
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import THING_CLASSES, TYPE, ukg
from urbankg.pages import (
    about,
    alphabet,
    article,
    body,
    conflicts,
    feeds,
    home,
    map,
    person,
    place,
    post,
    questions,
    search,
    thing,
)
from urbankg.pages.view import Asked, View

RDF = ("ttl", "jsonld", "nt", "rdf")  # endings of the forms of a graph

_CLASSES = {**THING_CLASSES, "article": ukg("Article")}
# The class paths of bodies.
BODIES = (
    "municipality", "council", "provincial-council", "ministry", "governorate", "county-governorate",
    "district-governorate", "village-office", "assembly", "organisation", "unit", "parliament", "government", "body",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A kind of page.

    ``pattern`` is its path with ``{names}`` for what differs; ``{path:path}`` takes slashes, too. ``view`` gives what
    it shows, None if there is no such thing. ``twins`` are the endings of its other forms. ``things`` is the class path
    (``post``) of the things whose slugs stand for the name in the pattern, ``each`` gives what stands there where these
    are no things: by them a site knows which pages there are. A page without names in its pattern is one page; one that
    is for a "server" or a "site" ``only`` is not there on the other. ``pieced`` are the endings of the forms that have
    one page of a long table alone: the others have it whole. ``menu`` is the key of its words in the menu.
    """

    pattern: str
    view: Callable[[Asked], View | None]
    twins: tuple[str, ...] = ("json",)
    things: str = ""
    each: Callable[[GraphStore], Iterable[str]] | None = None
    menu: str = ""
    only: Literal["", "server", "site"] = ""
    pieced: tuple[str, ...] = ("html", "json")

    @cached_property
    def _matcher(self) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)(:path)?\}", self.pattern)
        written = "".join(
            re.escape(fixed) + (f"(?P<{name}>{'.+' if slashes else '[^/]+'})" if name else "")
            for fixed, name, slashes in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True)
        )
        return re.compile(written)

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of all its forms, that of the page itself first."""
        return ("html", *self.twins)

    @property
    def is_of_things(self) -> bool:
        """Whether its pages have the addresses of things of the graph."""
        return self.pattern.startswith(("/id/", "/graph/", "/ontology"))

    def match(self, path: str) -> dict[str, str] | None:
        """What the pattern finds in a path, None if it is another page's."""
        found = self._matcher.fullmatch(path)
        return found.groupdict() if found else None

    def paths(self, store: GraphStore) -> Iterator[str]:
        """The paths of all its pages on a site, sorted."""
        if self.only == "server":
            return
        if "{" not in self.pattern:
            yield self.pattern
            return
        start, _, end = re.split(r"(\{[^}]*\})", self.pattern, maxsplit=1)
        named: Iterable[str] = ()
        if self.each is not None:
            named = self.each(store)
        elif self.things in _CLASSES:
            of_class = store.database.quads_for_pattern(None, TYPE, _CLASSES[self.things], ox.DefaultGraph())
            named = sorted(tail(q.subject.value) for q in of_class if isinstance(q.subject, ox.NamedNode))
        for name in named:
            yield f"{start}{name}{end}"


# The first whose pattern fits is the page of an address.
PAGES: tuple[Page, ...] = (
    Page("/", home.view, menu="home"),
    Page("/search", search.view, only="server"),
    Page("/suggest", search.suggestions, only="server"),
    Page("/opensearch", search.opensearch, ("xml",), only="server"),
    Page("/map", map.view, ("json", "csv", "geojson"), menu="map", pieced=("html",)),
    Page("/feeds/changes", feeds.view, ("atom", "json", "csv"), menu="changes"),
    Page("/feeds/changes/{province}", feeds.view, ("atom", "json", "csv"), things="province"),
    Page("/conflicts", conflicts.view, ("json", "csv", "ttl"), menu="conflicts"),
    Page("/questions", questions.listing, ("json", "csv"), menu="questions"),
    Page("/questions/{name}", questions.view, ("json", "csv", "ttl"), each=questions.names, pieced=("html",)),
    Page("/about", about.view, ("json", "csv"), menu="about"),
    Page("/names", alphabet.view, only="site"),
    Page("/names/{letter}", alphabet.view, each=alphabet.slugs, only="site", pieced=("html",)),
    Page("/id/city/{slug}", place.view, ("json", "csv", *RDF), things="city"),
    Page("/id/county/{slug}", place.view, ("json", "csv", *RDF), things="county"),
    Page("/id/province/{slug}", place.view, ("json", "csv", *RDF), things="province"),
    Page("/id/post/{slug}", post.view, ("json", "csv", *RDF), things="post"),
    Page("/id/article/{slug}", article.view, ("json", "csv", *RDF), things="article"),
    Page("/id/person/{slug}", person.view, ("json", "csv", *RDF), things="person"),
    *(Page(f"/id/{kind}/{{slug}}", body.view, ("json", "csv", *RDF), things=kind) for kind in BODIES),
    Page("/ontology", thing.view, ("json", *RDF)),
    Page("/id/{path:path}", thing.view, ("json", *RDF)),
    Page("/graph/{path:path}", thing.view, ("json", *RDF)),
)

# What pages tell of the whole graph; a server works it out before somebody asks for it.
OF_THE_WHOLE: tuple[Callable[[GraphStore], Any], ...] = (*home.OF_THE_WHOLE, about.agencies)


def find(path: str) -> tuple[Page, dict[str, str]] | None:
    """The page of a path (without language and ending), and what its pattern finds there."""
    for page in PAGES:
        if (named := page.match(path)) is not None:
            return page, named
    return None
