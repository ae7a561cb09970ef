"""What a store reports of a post: the claims of its articles and the tenures of the reference data."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from itertools import groupby

import pyoxigraph as ox

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import PREFIXES, office
from urbankg.persian.fold import key
from urbankg.timeline.tenures import Report, Source, What

_PREFIXES = "".join(
    f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in ("ukg", "org", "oa", "schema", "dcterms", "skos", "rdfs")
)
_CLAIMS = """
SELECT ?claim ?status ?person ?name ?published ?earliest ?latest ?article ?over ?exact {
  ?claim ukg:post %s ; ukg:status/skos:notation ?status ; ukg:subject ?person ; ukg:subjectLabel ?name ;
    ukg:statedIn ?source ; ukg:evidence ?evidence .
  ?evidence oa:exact ?exact ; oa:start ?start .
  ?source dcterms:identifier ?id .
  OPTIONAL { ?source schema:url ?url }
  BIND(COALESCE(STR(?url), ?id) AS ?article)
  OPTIONAL { ?source schema:datePublished ?published }
  OPTIONAL { ?claim ukg:earliest ?earliest ; ukg:latest ?latest }
  OPTIONAL { ?claim ukg:objectLabel ?over }
} ORDER BY ?claim ?start
"""
_TENURES = """
SELECT ?tenure ?person ?name ?earliestStart ?latestStart ?earliestEnd ?latestEnd ?source {
  ?tenure ukg:post %s ; org:member ?person ; dcterms:source ?source .
  ?person rdfs:label ?name FILTER(LANG(?name) = "fa")
  OPTIONAL { ?tenure ukg:earliestStart ?earliestStart ; ukg:latestStart ?latestStart }
  OPTIONAL { ?tenure ukg:earliestEnd ?earliestEnd ; ukg:latestEnd ?latestEnd }
}
"""
_SEATS = """
SELECT DISTINCT ?body ?role {
  ?claim ukg:object %s ; ukg:carriesRole %s ; ukg:subject ?body ; ukg:role/skos:notation ?role .
}
"""


def reports_on(store: GraphStore, post: ox.NamedNode, *, acting: bool, over: str = "") -> list[Report]:
    """Everything reported of a post; with ``over`` only what is said of that constituency or place."""
    found = []
    for _, group in groupby(_rows(store, _CLAIMS % post), key=lambda row: row["claim"]):
        sentences = list(group)
        claim = {**sentences[0], "quote": " … ".join(row["exact"] for row in sentences)}
        if not over or key(claim.get("over", "")) == key(over):
            found += _of_claim(claim, acting)
    for row in _rows(store, _TENURES % post):
        found += _of_tenure(row, acting)
    return found


def one_person_one_name(reports: Iterable[Report]) -> list[Report]:
    """Reports under a shorter name given to the one holder of the post whose fuller name ends with it."""
    reports = list(reports)
    names = {r.person: r.name for r in reports}
    same: dict[str, str] = {}
    for person, name in names.items():
        fuller = [
            p for p, n in names.items() if _words(n)[-len(_words(name)) :] == _words(name) and p != person
        ]
        if len(fuller) == 1 and len(_words(names[fuller[0]])) > len(_words(name)):
            same[person] = fuller[0]
    return [
        dataclasses.replace(r, person=same[r.person], name=names[same[r.person]]) if r.person in same else r
        for r in reports
    ]


def _words(name: str) -> list[str]:
    return [key(word) for word in name.split()]


def posts_that_carry(store: GraphStore, role: str, body: ox.NamedNode) -> list[tuple[str, str]]:
    """The posts whose holders have a role in a body by virtue of office, as (role key, slug of the body's place)."""
    rows = _rows(store, _SEATS % (body, office(role)))
    return sorted((row["role"], row["body"].rsplit("/", 1)[-1]) for row in rows)


def _rows(store: GraphStore, query: str) -> list[dict[str, str]]:
    found = store.query(_PREFIXES + query)
    names = [variable.value for variable in found.variables]
    return [
        {name: value.value for name, value in zip(names, row, strict=True) if value is not None}
        for row in found
    ]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _of_claim(row: dict[str, str], acting: bool) -> list[Report]:
    published, earliest, latest = (_day(row.get(n)) for n in ("published", "earliest", "latest"))
    source = Source(row["article"], row["quote"], published, row["claim"])
    what: dict[str, What] = {"incumbent": "sighting", "start": "start", "end": "end", "former": "gone"}
    said = what.get(row["status"])
    if said is None:  # a candidate holds nothing
        return []
    if said in ("start", "end") and earliest and latest:
        return [Report(said, row["person"], row["name"], acting, earliest, latest, source)]
    if published is None:
        return []
    # Without a date of its own a start tells only that the person holds the post now, an end that no longer.
    undated: dict[What, What] = {"start": "sighting", "end": "gone"}
    return [Report(undated.get(said, said), row["person"], row["name"], acting, published, published, source)]


def _of_tenure(row: dict[str, str], acting: bool) -> list[Report]:
    source = Source(row["source"])
    first, started = _day(row.get("earliestStart")), _day(row.get("latestStart"))
    ended, last = _day(row.get("earliestEnd")), _day(row.get("latestEnd"))
    span = (first, last) if first and last else None
    found = []
    if first and started:
        found.append(Report("start", row["person"], row["name"], acting, first, started, source, span))
    if ended and last:
        found.append(Report("end", row["person"], row["name"], acting, ended, last, source, span))
    return found
