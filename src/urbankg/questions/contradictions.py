"""The contradictions that a store's conclusions have found, with the statements of both sides and where these stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pyoxigraph as ox

from urbankg.graph.rows import day, key_of, rows, rows_for, tail
from urbankg.graph.store import GraphStore

_CONFLICTS = """
SELECT ?conflict ?kind ?about ?label ?role ?over ?detail ?likelihood {
  ?conflict a ukg:Conflict ; ukg:conflictKind ?kind ; ukg:about ?about ; ukg:likelihood ?likelihood .
  OPTIONAL { ?conflict ukg:detail ?detail }
  OPTIONAL { ?about rdfs:label ?label FILTER(LANG(?label) = "fa") }
  OPTIONAL {
    ?about org:role/skos:notation ?role ; org:postIn ?body .
    OPTIONAL { ?body ukg:governs/rdfs:label ?place FILTER(LANG(?place) = "fa") }
    OPTIONAL { ?body rdfs:label ?name FILTER(LANG(?name) = "fa") }
    BIND(COALESCE(?place, ?name) AS ?over)
  }
}
"""
_SIDES = """
SELECT ?conflict ?side ?statement {
  %s
  VALUES (?property ?side) { (ukg:side1 1) (ukg:side2 2) }
  ?conflict ?property ?statement .
}
"""
_CLAIMS = """
SELECT ?statement ?kind ?subject ?role ?object ?status ?date ?ordinal ?value ?confidence ?id ?url ?published ?exact
  ?start ?mark {
  %s
  ?statement ukg:kind ?kind ; ukg:subjectLabel ?subject ; ukg:confidence ?confidence ; ukg:statedIn ?article ;
    ukg:evidence ?evidence .
  ?evidence oa:exact ?exact ; oa:start ?start .
  ?article dcterms:identifier ?id .
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?statement ukg:role/skos:notation ?role }
  OPTIONAL { ?statement ukg:objectLabel ?object }
  OPTIONAL { ?statement ukg:status/skos:notation ?status }
  OPTIONAL { ?statement ukg:date ?date }
  OPTIONAL { ?statement ukg:ordinal ?ordinal }
  OPTIONAL { ?statement ukg:value ?value }
  OPTIONAL { ?evidence ukg:mark ?mark }
} ORDER BY ?statement ?start
"""
_RECORDS = """
SELECT ?statement ?subject ?role ?source ?earliestStart ?latestStart ?earliestEnd ?latestEnd {
  %s
  ?statement a ukg:TenureRecord ; ukg:subjectLabel ?subject ; ukg:role/skos:notation ?role ; dcterms:source ?source .
  OPTIONAL { ?statement ukg:earliestStart ?earliestStart } OPTIONAL { ?statement ukg:latestStart ?latestStart }
  OPTIONAL { ?statement ukg:earliestEnd ?earliestEnd } OPTIONAL { ?statement ukg:latestEnd ?latestEnd }
}
"""
_BETWEEN = " … "  # two sentences of one statement
_FIELDS = ("kind", "subject", "role", "object", "status", "date", "ordinal", "value")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on one side: what it says (by the keys of the annotation guidelines), in which words, and where.

    A record of the reference data has no quote and no day of publication; its ``source`` is what it was taken from.
    ``marks`` are the offsets, within the quote, of the words that it rests on.
    """

    statement: str
    fields: dict[str, str]
    quote: str
    source: str
    published: dt.date | None
    confidence: float
    marks: tuple[tuple[int, int], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The statement for JSON."""
        return {
            "statement": self.statement, **self.fields, "quote": self.quote or None, "source": self.source,
            "published": self.published, "confidence": self.confidence,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict of the store; ``label`` names what it is about, for a post with its ``role`` (else empty) apart."""

    iri: str
    kind: str
    about: str
    label: str
    role: str
    detail: str
    likelihood: float
    sides: tuple[tuple[Said, ...], tuple[Said, ...]] = ((), ())

    def as_dict(self) -> dict[str, Any]:
        """The contradiction for JSON."""
        return {
            "conflict": self.iri, "kind": self.kind, "about": self.about, "label": self.label,
            "role": self.role or None, "detail": self.detail, "likelihood": self.likelihood,
            "sides": [[said.as_dict() for said in side] for side in self.sides],
        }  # fmt: skip


def contradictions(
    store: GraphStore,
    *,
    about: Iterable[str] | None = None,
    kind: str | None = None,
    limit: int | None = None,
) -> list[Contradiction]:
    """The conflicts of a store, those first of which one side is most likely wrong.

    Only those about some things (IRIs), of one kind (its key), and the first so many, where that is asked for.
    """
    wanted = None if about is None else set(about)
    found = (
        one
        for one in conflicts(store)
        if (kind is None or one.kind == kind) and (wanted is None or one.about in wanted)
    )
    return with_sides(store, islice(found, limit))


def conflicts(store: GraphStore) -> list[Contradiction]:
    """All conflicts of a store without their sides, those first of which one side is most likely wrong."""
    found: dict[str, dict[str, str]] = {}
    for row in rows(store, _CONFLICTS):
        kept = found.setdefault(row["conflict"], row)
        if row.get("label", "") < kept.get("label", ""):  # a thing of several names
            found[row["conflict"]] = row
    ordered = sorted(found.values(), key=lambda row: (-float(row["likelihood"]), row["conflict"]))
    return [_contradiction(row) for row in ordered]


def with_sides(store: GraphStore, found: Iterable[Contradiction]) -> list[Contradiction]:
    """Conflicts with the statements of both sides."""
    found = list(found)
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"1": set(), "2": set()})
    for row in rows_for(store, _SIDES, "conflict", (f"<{one.iri}>" for one in found)):
        sides[row["conflict"]][row["side"]].add(row["statement"])
    said = {
        s.statement: s
        for s in said_by(store, {i for pair in sides.values() for side in pair.values() for i in side})
    }

    def side(one: Contradiction, number: str) -> tuple[Said, ...]:
        there = (said[i] for i in sides[one.iri][number] if i in said)
        return tuple(sorted(there, key=lambda s: (s.published or dt.date.min, s.statement)))

    return [replace(one, sides=(side(one, "1"), side(one, "2"))) for one in found]


def _contradiction(row: dict[str, str]) -> Contradiction:
    return Contradiction(
        iri=row["conflict"],
        kind=key_of(row["kind"]),
        about=row["about"],
        label=row.get("over") or row.get("label") or tail(row["about"]),
        role=row.get("role", ""),
        detail=row.get("detail", ""),
        likelihood=float(row["likelihood"]),
    )


def said_by(store: GraphStore, statements: Iterable[str]) -> Iterator[Said]:
    """What statements (IRIs of claims and records) say, with their sentences and where these stand."""
    terms = [f"<{statement}>" for statement in sorted(statements)]
    sentences: dict[str, dict[str, tuple[int, set[str]]]] = defaultdict(dict)
    claims: dict[str, dict[str, str]] = {}
    for row in rows_for(store, _CLAIMS, "statement", terms):
        claims.setdefault(row["statement"], row)
        _, marks = sentences[row["statement"]].setdefault(row["exact"], (int(row["start"]), set()))
        marks |= {row["mark"]} if "mark" in row else set()
    for iri, row in claims.items():
        fields = {name: row[name] for name in _FIELDS if name in row}
        source, published = row.get("url") or row["id"], day(row.get("published"))
        quote, spans = _quoted(sentences[iri])
        yield Said(iri, fields, quote, source, published, float(row["confidence"]), spans)
    for row in rows_for(store, _RECORDS, "statement", terms):
        fields = {"kind": "office", "subject": row["subject"], "role": row["role"], "date": _stretch(row)}
        yield Said(row["statement"], fields, "", row["source"], None, 1.0)


def _quoted(sentences: dict[str, tuple[int, set[str]]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Sentences, each with its start and marks in the article, as one text, and where in it the marks are."""
    found, at = [], 0
    for sentence, (start, marks) in sentences.items():
        spans = (mark.partition("-") for mark in marks)
        found += [(int(first) - start + at, int(last) - start + at) for first, _, last in spans]
        at += len(sentence) + len(_BETWEEN)
    return _BETWEEN.join(sentences), tuple(sorted(found))


def _stretch(record: dict[str, str]) -> str:
    """From when to when a record has its holder in office, as ``start – end``."""
    bounds = (
        "/".join(sorted({record[n] for n in names if n in record}))
        for names in (("earliestStart", "latestStart"), ("earliestEnd", "latestEnd"))
    )
    return " – ".join(bounds).strip()


def as_annotations(store: GraphStore, found: Iterable[Contradiction]) -> list[ox.Quad]:
    """Contradictions as RDF: their Web Annotations, and the statements of both sides with their evidence and origin."""
    quads: set[ox.Quad] = set()
    waiting = [one.iri for one in found]
    waiting += [said.statement for one in found for side in one.sides for said in side]
    database = store.database
    for iri in dict.fromkeys(waiting):
        own = set(database.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()))
        quads |= own
        for quad in own:
            if quad.predicate.value.endswith(("#evidence", "#statedIn")) and isinstance(
                quad.object, ox.NamedNode
            ):
                quads |= set(database.quads_for_pattern(quad.object, None, None, ox.DefaultGraph()))
    return list(quads)
