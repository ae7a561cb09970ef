"""Quads as graphs and datasets of rdflib, for other people's Python. Apart, since loading rdflib takes its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import rdflib

from urbankg.errors import UrbankgError
from urbankg.graph.vocabulary import PREFIXES


def rdflib_terms(
    quads: Iterable[ox.Quad],
) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node, str]]:
    """Quads in rdflib's terms, with the IRI of their graph (empty for none)."""
    for quad in quads:
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        yield rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object), graph


def rdflib_term(node: object) -> rdflib.term.Node:
    """A term of pyoxigraph as one of rdflib."""
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, ox.Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        if node.datatype.value == str(rdflib.XSD.string):  # rdflib's parsers give none to plain strings
            return rdflib.Literal(node.value)
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))
    raise UrbankgError(f"rdflib has no such term: {node}")


def to_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The triples of all graphs as one rdflib graph, with the project's prefixes."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for subject, predicate, value, _ in rdflib_terms(quads):
        graph.add((subject, predicate, value))
    return graph


def to_dataset(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """The quads as an rdflib dataset, whose default graph is the union of all."""
    dataset = rdflib.Dataset(default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    for subject, predicate, value, graph in rdflib_terms(quads):
        dataset.get_context(rdflib.URIRef(graph) if graph else None).add((subject, predicate, value))
    return dataset
