"""Triples in a format, with those prefixes only that they use."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyoxigraph as ox

from urbankg.graph.export import serialize
from urbankg.graph.vocabulary import PREFIXES, namespace_of


def written(quads: Collection[ox.Quad], form: str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Quads in a format of `urbankg.graph.export`, with those of some prefixes that they use."""
    terms = (term for quad in quads for term in (quad.subject, quad.predicate, quad.object))
    iris = {(term.datatype if isinstance(term, ox.Literal) else term) for term in terms}
    used = {namespace_of(iri.value) for iri in iris if isinstance(iri, ox.NamedNode)}
    return serialize(quads, form, {name: iri for name, iri in prefixes.items() if iri in used})
