"""A release: a folder of the graph in four forms, ontology, shapes, tables, description. Same graph, same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from urbankg import files
from urbankg.graph import export
from urbankg.graph.compression import ENDINGS, created, opened
from urbankg.graph.embedded import DECISIONS
from urbankg.graph.fixed import fixed_digest
from urbankg.graph.ordering import parsed_triples, sorted_lines
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import ONTOLOGY_GRAPH
from urbankg.release import readme
from urbankg.release.card import CARD, Card, sha256, write_sums
from urbankg.release.counts import count
from urbankg.release.describing import DESCRIPTION, Described, Distribution, description
from urbankg.release.folder import built
from urbankg.release.tables import title, write_tables
from urbankg.release.texts import Text, file_kinds
from urbankg.release.vocabulary import DESCRIBED_WITH


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was written: its folder, how many files and bytes, and the canonical hash of its graph."""

    folder: Path
    files: int
    bytes: int
    quads: int
    triples: int
    canonical: str

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        return {**asdict(self), "folder": str(self.folder)}


def write_release(
    store: GraphStore,
    folder: Path,
    *,
    issued: dt.date | None = None,
    compression: str = "",
    url: str = "",
    endpoint: str = "",
) -> Release:
    """Write a store's graph as a release, whole or not at all; an older release in the folder gives way.

    ``issued`` is by default the day of the newest article, as the clock has no part in a release. ``compression`` is
    ``.gz`` or ``.zst`` for the graph and the tables, ``url`` the address under which the files will be published,
    ``endpoint`` the one at which the graph answers SPARQL.
    StoreError if the folder is something else or cannot be written.
    """
    with built(folder, CARD, "release") as fresh:
        graph = fresh / f"graph.nq{compression}"
        with created(graph) as stream:
            quads, canonical = _write_lines(sorted_lines(store.quads()), stream)
        with created(fresh / f"graph.trig{compression}") as stream:
            export.write_to(store.quads(), stream, "trig")
        for name, format_name in (("graph.ttl", "turtle"), ("graph.jsonld", "jsonld")):
            with opened(graph) as lines, created(fresh / f"{name}{compression}") as stream:
                export.write_ordered(parsed_triples(lines), stream, format_name)
        export.write(store.graph(ONTOLOGY_GRAPH), fresh / "ontology.ttl", "turtle")
        shutil.copyfile(files.ONTOLOGY / "shapes.ttl", fresh / "shapes.ttl")
        _copy_decisions(store, fresh)
        tables = write_tables(store, fresh / "tables", compression)
        marks = (f"{mark.subject} {mark.predicate} {mark.object} ." for mark in store.marks())
        Card(graph.name, _made_from(store), tuple(sorted(marks))).write(fresh)
        described = [
            *_described(fresh, compression),
            *(
                _distribution(fresh, f"tables/{name}", "text/csv", title(table))
                for name, table in tables.items()
            ),
        ]
        counts = count(store, quads)
        day = issued.isoformat() if issued else counts.last_day
        what = Described(counts, described, canonical, day, _as_folder(url), endpoint)
        for language, name in readme.NAMES.items():
            (fresh / name).write_text(readme.readme(what, language), encoding="utf-8")
        what = replace(what, files=[*described, *_described(fresh, "", pages=True)])
        (fresh / DESCRIPTION).write_bytes(export.serialize(description(what), "turtle", DESCRIBED_WITH))
        write_sums(fresh)
        sizes = [path.stat().st_size for path in fresh.rglob("*") if path.is_file()]
    return Release(folder, len(sizes), sum(sizes), quads, counts.triples, canonical)


def _copy_decisions(store: GraphStore, folder: Path) -> None:
    """Without what people decided, conclusions would be other ones where the release is imported."""
    decisions = store.database.decisions()
    if decisions:
        (folder / DECISIONS).write_text(decisions, encoding="utf-8")


def _made_from(store: GraphStore) -> str:
    """The digest of what a store's reference data was made from."""
    card = store.database.card()
    return fixed_digest() if card is None else str(card.get("fixed", ""))


def _write_lines(lines: Iterable[bytes], stream: BinaryIO) -> tuple[int, str]:
    """Write lines; gives how many, and their SHA-256."""
    digest = hashlib.sha256()
    number = 0
    for line in lines:
        digest.update(line)
        stream.write(line)
        number += 1
    return number, digest.hexdigest()


def _described(folder: Path, compression: str, *, pages: bool = False) -> list[Distribution]:
    """The files of ``data/release/files.csv`` that are in a folder: those for people, or the others."""
    return [
        _distribution(folder, name + ending, kind.media_type, kind.title, kind.syntax)
        for name, kind in file_kinds().items()
        for ending in dict.fromkeys(("", compression))
        if (name in readme.NAMES.values()) == pages and (folder / (name + ending)).exists()
    ]


def _distribution(folder: Path, name: str, media_type: str, title: Text, syntax: str = "") -> Distribution:
    path = folder / name
    ending = path.suffix if path.suffix in ENDINGS else ""
    return Distribution(name, media_type, title, path.stat().st_size, sha256(path), ending, syntax)


def _as_folder(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"
