"""Why the store says something: claims found by words, with their sentences and where those come from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from urbankg.errors import QueryError
from urbankg.graph.rows import day, rows, tail
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import PREFIXES
from urbankg.persian.fold import key

_CLAIM_IRI = PREFIXES["claim"]
# What words are looked for in; the rest is asked of the claims that are found.
_SEARCH = """
SELECT ?claim ?subject ?object ?office ?place ?kind ?article ?published {
  ?claim ukg:kind ?kind ; ukg:subjectLabel ?subject ; ukg:statedIn ?source .
  ?source dcterms:identifier ?id .
  OPTIONAL { ?source schema:url ?url }
  BIND(COALESCE(STR(?url), ?id) AS ?article)
  OPTIONAL { ?source schema:datePublished ?published }
  OPTIONAL { ?claim ukg:objectLabel ?object }
  OPTIONAL { ?claim ukg:role ?office }
  OPTIONAL { ?claim ukg:placeLabel ?place }
}
"""
_OFFICES = (
    "SELECT ?office ?label { ?office a ukg:Office ; skos:prefLabel|skos:altLabel|skos:notation ?label }"
)
_CLAIM = """
SELECT ?kind ?subject ?role ?object ?status ?date ?ordinal ?number ?carried ?place ?confidence
  ?article ?title ?published ?agency ?run {
  BIND(%s AS ?claim)
  ?claim ukg:kind ?kind ; ukg:subjectLabel ?subject ; ukg:confidence ?confidence ; ukg:statedIn ?source ;
    prov:wasGeneratedBy ?run .
  ?source dcterms:identifier ?id .
  OPTIONAL { ?source schema:url ?url }
  BIND(COALESCE(STR(?url), ?id) AS ?article)
  OPTIONAL { ?source schema:headline ?title }
  OPTIONAL { ?source schema:datePublished ?published }
  OPTIONAL { ?source schema:publisher/rdfs:label ?agency FILTER(LANG(?agency) = "fa") }
  OPTIONAL { ?claim ukg:objectLabel ?object }
  OPTIONAL { ?claim ukg:role/skos:notation ?role }
  OPTIONAL { ?claim ukg:status/skos:notation ?status }
  OPTIONAL { ?claim ukg:date ?date }
  OPTIONAL { ?claim ukg:ordinal ?ordinal }
  OPTIONAL { ?claim ukg:value ?number }
  OPTIONAL { ?claim ukg:carriesRole/skos:notation ?carried }
  OPTIONAL { ?claim ukg:placeLabel ?place }
}
"""
_EVIDENCE = """
SELECT ?exact ?prefix ?suffix ?start ?end ?rule (GROUP_CONCAT(?mark; separator=" ") AS ?marks) {
  %s ukg:evidence ?evidence .
  ?evidence oa:exact ?exact ; oa:start ?start ; oa:end ?end ; ukg:rule ?rule .
  OPTIONAL { ?evidence oa:prefix ?prefix }
  OPTIONAL { ?evidence oa:suffix ?suffix }
  OPTIONAL { ?evidence ukg:mark ?mark }
} GROUP BY ?evidence ?exact ?prefix ?suffix ?start ?end ?rule ORDER BY ?start
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as it stands in its article: offsets in code points, the words around it, the rule that found it.

    ``marks`` are the offsets, within the quote, of the words that the claim rests on.
    """

    text: str
    before: str
    after: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim of the store with its sentences and its origin; ``fields`` has the keys of the annotation guidelines."""

    claim: str
    fields: dict[str, str]
    confidence: float
    quotes: tuple[Quote, ...]
    article: str
    title: str
    published: dt.date | None
    agency: str
    run: str

    def as_dict(self) -> dict[str, Any]:
        """The explanation for JSON."""
        quotes = [
            {
                "quote": q.text, "prefix": q.before, "suffix": q.after, "start": q.start, "end": q.end,
                "marks": [list(mark) for mark in q.marks], "rule": q.rule,
            }
            for q in self.quotes
        ]  # fmt: skip
        published = self.published.isoformat() if self.published else None
        return {
            "claim": self.claim, **self.fields, "confidence": self.confidence, "evidence": quotes,
            "article": self.article, "title": self.title, "published": published, "agency": self.agency,
            "run": self.run,
        }  # fmt: skip


def explain(store: GraphStore, words: str) -> Iterator[Explanation]:
    """The claims that words find, oldest article first: a claim's IRI, or words of which all are in a claim.

    Words are looked for in the names of persons, bodies, places and offices, and in the article's id and link.
    QueryError if nothing is found.
    """
    wanted = words.strip()
    named = _as_claim(wanted)
    found = [named] if named else _found(store, [key(word) for word in wanted.split()])
    explained = (_explanation(store, claim) for claim in found)
    first = next(filter(None, explained), None)
    if first is None:
        raise QueryError(
            f"no claim is found by {wanted!r}; give names or an office as articles have them, or a claim's IRI"
        )
    yield first
    yield from filter(None, explained)


def _found(store: GraphStore, keys: list[str]) -> list[ox.NamedNode]:
    offices: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, _OFFICES):
        offices[row["office"]].append(row["label"])
    found = []
    for row in rows(store, _SEARCH):
        names = [row.get(n, "") for n in ("subject", "object", "place", "kind", "article")]
        text = key(" ".join([*names, *offices.get(row.get("office", ""), ())]))
        if all(word in text for word in keys):
            found.append(
                (row.get("published", ""), row["article"], row["kind"], row["subject"], row["claim"])
            )
    return [ox.NamedNode(claim) for *_, claim in sorted(found)]


def _as_claim(words: str) -> ox.NamedNode | None:
    if words.startswith(("claim:", _CLAIM_IRI)) and " " not in words:
        try:
            return ox.NamedNode(_CLAIM_IRI + words.removeprefix(_CLAIM_IRI).removeprefix("claim:"))
        except ValueError:
            return None
    return None


def _explanation(store: GraphStore, claim: ox.NamedNode) -> Explanation | None:
    row = next(rows(store, _CLAIM % claim), None)
    if row is None:
        return None
    fields: dict[str, str] = {
        n: row[n] for n in ("kind", "subject", "role", "object", "status", "date", "ordinal") if n in row
    }
    if value := row.get("number") or row.get("carried"):
        fields["value"] = value
    if "place" in row:
        fields["place"] = row["place"]
    return Explanation(
        claim=claim.value,
        fields=fields,
        confidence=float(row["confidence"]),
        quotes=tuple(map(_quote, rows(store, _EVIDENCE % claim))),
        article=row["article"],
        title=row.get("title", ""),
        published=day(row.get("published")),
        agency=row.get("agency", ""),
        run=tail(row["run"]),
    )


def _quote(row: dict[str, str]) -> Quote:
    start, end = int(row["start"]), int(row["end"])
    spans = (mark.partition("-") for mark in row.get("marks", "").split())
    marks = sorted((int(first) - start, int(last) - start) for first, _, last in spans)
    return Quote(
        row["exact"], row.get("prefix", ""), row.get("suffix", ""), start, end, tuple(marks), row["rule"]
    )
