"""Plain edges by the rules of ``queries/rules``: CONSTRUCT queries from tenures to what follows from them.

They are plain SPARQL, so that any engine derives the same edges from the same graph. Every rule speaks of a ``?post``:
here it is run for the posts in one body at a time, so that an article costs no more than the bodies that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from urbankg import files
from urbankg.errors import QueryError
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import TYPE, term, ukg
from urbankg.saved import SavedQuery, read_saved

_WHERE = "WHERE {"


@cache
def rules() -> tuple[SavedQuery, ...]:
    """The rules, by name.

    >>> all(rule.line("summary") for rule in rules())
    True
    """
    found = tuple(read_saved(path) for path in sorted((files.QUERIES / "rules").glob("*.rq")))
    for rule in found:
        if _WHERE not in rule.sparql or "?post" not in rule.sparql:
            raise QueryError(f"queries/rules/{rule.name}.rq: a rule has `{_WHERE}` and speaks of a ?post")
    return found


def edges_of(store: GraphStore, graph: NamedNode, posts: Iterable[Any]) -> set[Quad]:
    """What the rules derive from the tenures of some posts, as quads of a graph that names the rules."""
    values = f"{_WHERE}\n  VALUES ?post {{ {' '.join(sorted(map(str, posts)))} }}"
    found: set[Quad] = set()
    for rule in rules():
        derived = list(store.query(rule.sparql.replace(_WHERE, values, 1)))
        found |= {Quad(t.subject, t.predicate, t.object, graph) for t in derived}
        if derived:
            found.add(Quad(graph, TYPE, ukg("NamedGraph"), graph))
            found.add(Quad(graph, term("dcterms:source"), Literal(f"queries/rules/{rule.name}.rq"), graph))
    return found
