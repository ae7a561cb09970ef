"""Rules of ``queries/rules``: CONSTRUCT queries from tenures to plain edges, each into a graph of its own.

They are plain SPARQL, so that any engine derives the same edges from the same graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from urbankg import files
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import TYPE, conclusions_graph, term, ukg
from urbankg.saved import SavedQuery, read_saved


@cache
def rules() -> tuple[SavedQuery, ...]:
    """The rules, by name.

    >>> all(rule.line("summary") for rule in rules())
    True
    """
    return tuple(read_saved(path) for path in sorted((files.QUERIES / "rules").glob("*.rq")))


def derived(store: GraphStore) -> Mapping[NamedNode, set[Quad]]:
    """What each rule derives from a store, by its graph, which is marked as derived by the rule's file."""
    found: dict[NamedNode, set[Quad]] = {}
    for rule in rules():
        graph = conclusions_graph("rule", rule.name)
        edges = {Quad(t.subject, t.predicate, t.object, graph) for t in store.query(rule.sparql)}
        if edges:
            edges.add(Quad(graph, TYPE, ukg("NamedGraph"), graph))
            edges.add(Quad(graph, term("dcterms:source"), Literal(f"queries/rules/{rule.name}.rq"), graph))
        found[graph] = edges
    return found
