"""Graphs to files: every RDF format, sorted, so that one graph always gives the same bytes."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
import rdflib

from urbankg.errors import StoreError, UrbankgError
from urbankg.graph.jsonld import jsonld
from urbankg.graph.vocabulary import PREFIXES

# Formats by name; those in `WITH_GRAPHS` keep the named graphs.
FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
EXTENSIONS = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads",
    ".jsonld": "jsonld", ".json": "jsonld", ".rdf": "rdfxml", ".owl": "rdfxml", ".xml": "rdfxml",
}  # fmt: skip
WITH_GRAPHS = ("trig", "nquads", "jsonld")


def format_of(path: Path, name: str | None = None) -> str:
    """The format to write: the one named, else by the file's ending. UrbankgError names what there is."""
    if name is not None:
        if name not in FORMATS:
            raise UrbankgError(f"no such format: {name}; there are {', '.join(FORMATS)}")
        return name
    if path.suffix.lower() not in EXTENSIONS:
        raise UrbankgError(
            f"no RDF format ends in {path.suffix or 'nothing'}: {path}; give --format ({', '.join(FORMATS)})"
        )
    return EXTENSIONS[path.suffix.lower()]


def serialize(quads: Iterable[ox.Quad], format_name: str) -> bytes:
    """Quads as the bytes of a file: sorted, each once, with the project's prefixes.

    A format without named graphs gets the triples of all graphs together.
    """
    if format_name == "jsonld":
        return jsonld(quads)
    items: list[ox.Quad] | list[ox.Triple]
    if format_name in WITH_GRAPHS:
        items = sorted(set(quads), key=_order)
    else:
        triples = {q.triple for q in quads}
        items = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    data = ox.serialize(items, format=FORMATS[format_name], prefixes=PREFIXES) or b""
    if format_name in ("ntriples", "nquads"):
        return b"".join(sorted(data.splitlines(keepends=True)))
    return _HEADERS[format_name](data) if format_name in _HEADERS else data


def _sorted_prefixes(data: bytes) -> bytes:
    """Turtle or TriG with its prefixes in order: the serialiser's changes from run to run."""
    lines = data.split(b"\n")
    prefixes = sorted(line for line in lines if line.startswith(b"@prefix "))
    rest = [line for line in lines if not line.startswith(b"@prefix ")]
    return b"\n".join([*prefixes, *rest])


def _sorted_namespaces(data: bytes) -> bytes:
    """RDF/XML with the namespaces of its first element in order."""
    head = re.search(rb"<rdf:RDF([^>]*)>", data)
    if head is None:
        return data
    names = b" ".join(sorted(re.findall(rb'xmlns:\S+="[^"]*"', head.group(1))))
    return data[: head.start()] + b"<rdf:RDF " + names + b">" + data[head.end() :]


_HEADERS = {"turtle": _sorted_prefixes, "trig": _sorted_prefixes, "rdfxml": _sorted_namespaces}


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def write(quads: Iterable[ox.Quad], path: Path, format_name: str) -> int:
    """Write quads to a file, whole or not at all; gives the number of bytes."""
    data = serialize(quads, format_name)
    fresh = path
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        fresh = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        fresh.chmod(0o666 & ~umask)  # a temporary file is for its owner alone
        fresh.replace(path)
    except OSError as error:
        if fresh != path:
            fresh.unlink(missing_ok=True)
        raise StoreError(
            f"{path} cannot be written: {error.strerror or error}; choose another file"
        ) from None
    return len(data)


def write_to(quads: Iterable[ox.Quad], stream: BinaryIO, format_name: str) -> None:
    """Write quads to an open stream."""
    stream.write(serialize(quads, format_name))


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
