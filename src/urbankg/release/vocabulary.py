"""The terms that a description is written with, beyond those of the graph itself."""

from __future__ import annotations

from pyoxigraph import NamedNode

from urbankg.graph.vocabulary import BASE, PREFIXES

DATASET = f"{BASE}dataset"
DESCRIBED_WITH = {
    **PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "sh": "http://www.w3.org/ns/shacl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}


def described_term(short: str) -> NamedNode:
    """A term by its short name.

    >>> described_term("void:Dataset").value
    'http://rdfs.org/ns/void#Dataset'
    """
    prefix, _, local = short.partition(":")
    return NamedNode(DESCRIBED_WITH[prefix] + local)
