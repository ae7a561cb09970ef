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


def is_iri(text: str) -> bool:
    """Whether a text may be the IRI of a thing: what is typed as an address may have anything in it.

    >>> is_iri("https://w3id.org/urbankg/id/city/qazvin"), is_iri("https://w3id.org/urbankg/id/city/a b")
    (True, False)
    """
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def told_of(store: GraphStore, iri: str) -> Thing | None:
    """A thing's triples and some that point at it; what is in a named graph, or the ontology; None for nothing."""
    if not is_iri(iri):
        return None
    node = ox.NamedNode(iri)
    database, nowhere = store.database, ox.DefaultGraph()
    graph = ONTOLOGY_GRAPH if iri == ONTOLOGY else node
    if inside := tuple(map(by_default, database.quads_for_pattern(None, None, None, graph))):
        return Thing(iri, inside)
    told = tuple(database.quads_for_pattern(node, None, None, nowhere))
    pointing = list(islice(database.quads_for_pattern(None, None, node, nowhere), _POINTING + 1))
    if not told and not pointing:
        return None
    return Thing(iri, (*told, *pointing[:_POINTING]), len(pointing) > _POINTING)
