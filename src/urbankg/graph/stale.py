"""What the conclusions no longer fit: marked when an article comes, changes or goes, until they are drawn anew.

The marks are triples of the graph that changed, copied into a graph of their own with the same transaction: the
surname keys of the persons named in it, and the classes of its posts, bodies and places. So a program that is killed
between reading and concluding leaves behind what the next one has to do.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from urbankg.graph.vocabulary import BASE, STALE_GRAPH, TYPE, ukg

_NAME = ukg("surnameKey")
_OTHERS = tuple(
    f"{BASE}id/{path}/" for path in ("article", "claim", "evidence", "person", "record", "geometry", "figure")
)


def marks(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The marks for a change of some quads."""
    found = {
        (q.subject, q.predicate, q.object)
        for q in quads
        if q.predicate == _NAME
        or (q.predicate == TYPE and isinstance(q.subject, ox.NamedNode) and _is_marked(q.subject.value))
    }
    return [ox.Quad(subject, predicate, value, STALE_GRAPH) for subject, predicate, value in found]


def _is_marked(iri: str) -> bool:
    return iri.startswith(f"{BASE}id/") and not iri.startswith(_OTHERS)
