"""What was added and removed since an older release, or in articles published since a day: two files and a summary."""

from __future__ import annotations

import datetime as dt
import heapq
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox

from urbankg.errors import StoreError
from urbankg.graph.compression import created, opened, without_ending
from urbankg.graph.ordering import sorted_lines
from urbankg.graph.rows import rows, tail
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, TYPE, article_graph, ukg
from urbankg.questions.answers import shortened
from urbankg.release.card import graph_of
from urbankg.release.folder import built

SUMMARY = "changes.json"

_Side = Literal["added", "removed"]
_TYPED = re.compile(rb"<[^>]*> " + re.escape(f"{TYPE} <{BASE}ontology#".encode()) + rb"([^>]*)> ")
_ARTICLE_GRAPH = re.compile(re.escape(f" <{BASE}graph/article/".encode()) + rb"([^>]*)> \.$")
_IS_GRAPH = f"> {TYPE} {ukg('NamedGraph')} <".encode()


@dataclass(slots=True)
class Differences:
    """What changed ``since``: how many statements, which articles (by the last part of their IRIs), things by class."""

    since: str
    added: int = 0
    removed: int = 0
    articles: dict[str, list[str]] = field(default_factory=dict)
    classes: dict[str, dict[str, int]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)


def write_differences(store: GraphStore, older: Path, folder: Path, *, compression: str = "") -> Differences:
    """Write what a store's graph has and an older release has not, and the other way round, whole or not at all.

    ``older`` is the release's folder or its N-Quads, in any order. ``folder`` gets ``added.nq``, ``removed.nq`` and
    ``changes.json``; older differences there give way. StoreError if a folder or file is something else or damaged.
    """
    old = sorted_lines(_read(graph_of(older)))
    return _write(_differing(old, sorted_lines(store.quads())), folder, older.name, compression)


def write_published_since(
    store: GraphStore, day: dt.date, folder: Path, *, compression: str = ""
) -> Differences:
    """Write the graphs of the articles published on a day or later: the day is the article's own, not when it was read.

    The files are those of `write_differences`, with nothing removed; articles without a day are not among them, and
    neither is what was concluded from all articles together.
    """
    since = f'FILTER(?day >= "{day.isoformat()}"^^xsd:date)'
    found = rows(store, f"SELECT ?article {{ ?article a ukg:Article ; schema:datePublished ?day {since} }}")
    slugs = sorted(tail(row["article"]) for row in found)
    quads = (quad for _, quads in store.graphs(map(article_graph, slugs)) for quad in quads)
    return _write((("added", line) for line in sorted_lines(quads)), folder, day.isoformat(), compression)


def _read(path: Path) -> Iterator[ox.Quad]:
    if without_ending(path).suffix.lower() != ".nq":
        raise StoreError(f"{path} is no N-Quads (.nq, .nq.gz, .nq.zst); give a release or its graph.nq")
    try:
        with opened(path) as file:
            yield from ox.parse(file, ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{path} is damaged: {error}; get it anew") from None


def _differing(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[_Side, bytes]]:
    """The lines that only one of two sorted files has."""
    sides: tuple[tuple[_Side, Iterable[bytes]], ...] = (("removed", old), ("added", new))
    merged = heapq.merge(*(_with(side, lines) for side, lines in sides))
    for line, both in groupby(merged, key=lambda item: item[0]):
        found = [side for _, side in both]
        if len(found) == 1:
            yield found[0], line


def _with(side: _Side, lines: Iterable[bytes]) -> Iterator[tuple[bytes, _Side]]:
    return ((line, side) for line in lines)


def _write(
    differing: Iterable[tuple[_Side, bytes]], folder: Path, since: str, compression: str
) -> Differences:
    found, tally = Differences(since), _Tally()
    with built(folder, SUMMARY, "folder of differences") as fresh, ExitStack() as files:
        out = {
            side: files.enter_context(created(fresh / f"{side}.nq{compression}"))
            for side in ("added", "removed")
        }
        for side, line in differing:
            out[side].write(line)
            tally.count(side, line)
        found.added, found.removed = tally.lines["added"], tally.lines["removed"]
        found.articles = tally.articles()
        found.classes = tally.classes()
        files.close()
        text = json.dumps(found.as_dict(), ensure_ascii=False, indent=1)
        (fresh / SUMMARY).write_text(text + "\n", encoding="utf-8")
    return found


class _Tally:
    """What differing lines are about."""

    def __init__(self) -> None:
        self.lines: Counter[str] = Counter()
        self._graphs: dict[bytes, set[str]] = {}
        self._things: dict[bytes, Counter[str]] = {}

    def count(self, side: _Side, line: bytes) -> None:
        self.lines[side] += 1
        if typed := _TYPED.match(line):
            self._things.setdefault(typed[1], Counter())[side] += 1
        if graph := _ARTICLE_GRAPH.search(line):
            whole = {side} if _IS_GRAPH in line else set()
            self._graphs.setdefault(graph[1], set()).update(whole)

    def articles(self) -> dict[str, list[str]]:
        """The articles that came, went, or stayed and changed: a graph that is there says that it is one."""
        found: dict[str, list[str]] = {"new": [], "changed": [], "withdrawn": []}
        for slug, whole in sorted(self._graphs.items()):
            state = "new" if whole == {"added"} else "withdrawn" if whole == {"removed"} else "changed"
            found[state].append(slug.decode())
        return found

    def classes(self) -> dict[str, dict[str, int]]:
        """Things that came and went, by class."""
        return {
            shortened(ukg(name.decode()).value): {side: counts[side] for side in ("added", "removed")}
            for name, counts in sorted(self._things.items())
        }
