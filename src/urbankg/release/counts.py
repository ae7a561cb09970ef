"""What there is in a graph, counted, as a description in VoID tells it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from urbankg.graph.rows import rows
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE

# Classes of which one thing each is shown as an example: the first by its IRI.
_EXAMPLES = ("Province", "City", "Municipality", "Post", "Person", "Tenure", "Claim", "Evidence", "Article")
_CLASSES = "SELECT ?what (COUNT(DISTINCT ?s) AS ?n) { ?s a ?what } GROUP BY ?what"
_PROPERTIES = "SELECT ?what (COUNT(*) AS ?n) { ?s ?what ?o } GROUP BY ?what"
_DAYS = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) { ?s a ukg:Article ; schema:datePublished ?day }"


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a graph's triples, each once in however many named graphs it is.

    ``classes`` and ``properties`` have counts by IRI; ``first_day`` and ``last_day`` are the days on which the oldest
    and the newest article was published, empty if no article has a day.
    """

    triples: int
    quads: int
    entities: int
    subjects: int
    objects: int
    classes: dict[str, int]
    properties: dict[str, int]
    first_day: str
    last_day: str
    examples: tuple[str, ...]
    runs: tuple[str, ...]

    def of(self, name: str) -> int:
        """How many things are of a class of the ontology."""
        return self.classes.get(f"{BASE}ontology#{name}", 0)


def count(store: GraphStore, quads: int) -> Counts:
    """Count what is in a store, of whose quads the number is known."""
    properties = _by_iri(store, _PROPERTIES)
    (days,) = rows(store, _DAYS)
    examples = (
        row["s"]
        for name in _EXAMPLES
        for row in rows(store, f"SELECT (MIN(STR(?one)) AS ?s) {{ ?one a ukg:{name} }}")
        if row.get("s")
    )
    return Counts(
        triples=sum(properties.values()),
        quads=quads,
        entities=_number(store, f'DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}id/"))'),
        subjects=_number(store, "DISTINCT ?s) AS ?n) { ?s ?p ?o"),
        objects=_number(store, "DISTINCT ?o) AS ?n) { ?s ?p ?o"),
        classes=_by_iri(store, _CLASSES),
        properties=properties,
        first_day=days.get("first", ""),
        last_day=days.get("last", ""),
        examples=tuple(examples),
        runs=tuple(sorted(row["s"] for row in rows(store, "SELECT ?s { ?s a ukg:ExtractionRun }"))),
    )


def _by_iri(store: GraphStore, sparql: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in store.query(sparql):
        if isinstance(row["what"], ox.NamedNode):
            found[row["what"].value] = int(row["n"].value)
    return dict(sorted(found.items()))


def _number(store: GraphStore, what: str) -> int:
    (row,) = rows(store, f"SELECT (COUNT({what} }}")
    return int(row["n"])
