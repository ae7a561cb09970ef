"""The files under test as rdflib graphs, and their namespaces."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rdflib

from urbankg.files import ONTOLOGY
from urbankg.graph.vocabulary import PREFIXES, UKG

ONTOLOGY_FILE = ONTOLOGY / "urbankg.ttl"
OFFICES_FILE = ONTOLOGY / "offices.ttl"
SCHEME_FILES = (OFFICES_FILE, *(ONTOLOGY / f"{name}.ttl" for name in ("manners", "conflicts", "identity")))
SHAPES_FILE = ONTOLOGY / "shapes.ttl"
CONTEXT_FILE = ONTOLOGY / "context.jsonld"
EXAMPLE_FILE = Path(__file__).with_name("example.ttl")
TURTLE_FILES = (ONTOLOGY_FILE, *SCHEME_FILES, SHAPES_FILE, EXAMPLE_FILE)

UKG_NS = rdflib.Namespace(UKG)
SKOS = rdflib.SKOS
OWL = rdflib.OWL


@cache
def parsed(path: Path) -> rdflib.Graph:
    """A file's graph, parsed once: not to be changed."""
    return rdflib.Graph().parse(path, format="turtle")


def changed(update: str) -> rdflib.Graph:
    """A copy of the example after a SPARQL update."""
    graph = rdflib.Graph()
    for triple in parsed(EXAMPLE_FILE):
        graph.add(triple)
    graph.update(update, initNs=PREFIXES)
    return graph
