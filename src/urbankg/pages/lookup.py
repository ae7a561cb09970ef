"""What a store tells of an IRI."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from urbankg.graph.database import by_default
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, ONTOLOGY_GRAPH

ONTOLOGY = f"{BASE}ontology"

_POINTING = 1000  # triples that point at a thing, at most: some cities are spoken of in every article


@dataclass(frozen=True, slots=True)
class Thing:
    """What is told of an IRI; ``more`` if other triples point at it that are left out."""

    iri: str
    triples: tuple[ox.Quad, ...]
    more: bool = False


def told_of(store: GraphStore, iri: str) -> Thing | None:
    """A thing's triples and some that point at it; what is in a named graph, or the ontology; None for nothing."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return None
    database, nowhere = store.database, ox.DefaultGraph()
    graph = ONTOLOGY_GRAPH if iri == ONTOLOGY else node
    if inside := tuple(map(by_default, database.quads_for_pattern(None, None, None, graph))):
        return Thing(iri, inside)
    told = tuple(database.quads_for_pattern(node, None, None, nowhere))
    pointing = list(islice(database.quads_for_pattern(None, None, node, nowhere), _POINTING + 1))
    if not told and not pointing:
        return None
    return Thing(iri, (*told, *pointing[:_POINTING]), len(pointing) > _POINTING)
