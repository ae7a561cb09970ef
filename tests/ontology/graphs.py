"""The files of the ontology as graphs, and what tests ask of them again and again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, Graph, Literal, Namespace, URIRef

from urbankg import files
from urbankg.graph.vocabulary import UKG

HERE = Path(__file__).parent
EXAMPLE = HERE / "example.ttl"
TURTLE_FILES = (*sorted(files.ONTOLOGY.glob("*.ttl")), EXAMPLE)
Ukg = Namespace(UKG)
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@cache
def load(*paths: Path) -> Graph:
    """One graph of all the files; nobody may change it."""
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def ontology() -> Graph:
    """The terms."""
    return load(files.ONTOLOGY / "urbankg.ttl")


def schemes() -> Graph:
    """The offices and statuses."""
    return load(files.ONTOLOGY / "offices.ttl")


def own(kind: URIRef) -> list[URIRef]:
    """The ontology's own terms of a kind, by name."""
    return sorted(
        term for term in ontology().subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(UKG)
    )  # fmt: skip


def properties() -> list[URIRef]:
    """The ontology's own properties."""
    return sorted({term for kind in PROPERTY_TYPES for term in own(kind)})


def words(graph: Graph, node: URIRef, predicate: URIRef) -> Iterator[tuple[str | None, str]]:
    """The language and text of each literal of a node."""
    for value in graph.objects(node, predicate):
        if isinstance(value, Literal):
            yield value.language, str(value)


def short(term: URIRef) -> str:
    """The name that a test is shown under."""
    return term.removeprefix(UKG)
