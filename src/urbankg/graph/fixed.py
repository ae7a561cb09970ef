"""The graphs that no article changes: reference data, ontology, and the run that this program makes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from urbankg import files
from urbankg.errors import StoreError
from urbankg.graph import reference
from urbankg.graph.runs import files_digest, run_quads
from urbankg.graph.vocabulary import ONTOLOGY_GRAPH, REFERENCE_GRAPH, RUNS_GRAPH
from urbankg.version import __version__


@cache
def fixed_graphs() -> dict[ox.NamedNode, frozenset[ox.Quad]]:
    """The quads of each fixed graph."""
    return {
        REFERENCE_GRAPH: frozenset(reference.reference_quads()),
        ONTOLOGY_GRAPH: frozenset(ontology_quads()),
        RUNS_GRAPH: frozenset(run_quads()),
    }


@cache
def fixed_digest() -> str:
    """A digest of all that the fixed graphs are made from: they are made again when it changes."""
    made_by = Path(reference.__file__).read_bytes()
    digest = hashlib.sha256(f"{__version__} {files_digest()}".encode() + made_by)
    for path in sorted(files.ONTOLOGY.glob("*.ttl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def ontology_quads() -> Iterator[ox.Quad]:
    """The ontology and its schemes, for their named graph; a blank node is refused."""
    for path in sorted(files.ONTOLOGY.glob("*.ttl")):
        if path.name == "shapes.ttl":
            continue
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(
                _named(triple.subject, path), triple.predicate, _named(triple.object, path), ONTOLOGY_GRAPH
            )


def _named(node: Any, path: Path) -> Any:
    if isinstance(node, ox.BlankNode):
        raise StoreError(f"{path.name} has a blank node; name it, so that dumps stay the same bytes")
    return node
