"""What is in a store, counted; and its quads by graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from urbankg.claims import KINDS
from urbankg.errors import QueryError
from urbankg.graph.card import DATABASE
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import (
    LABEL,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    RUNS_GRAPH,
    STALE_GRAPH,
    article_graph,
    term,
    ukg,
)
from urbankg.identity.slugs import article_slug

_FIXED = {"reference": REFERENCE_GRAPH, "ontology": ONTOLOGY_GRAPH, "runs": RUNS_GRAPH}


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """Counts of a store; ``megabytes`` is None where the database does not tell it, ``kinds``
    has the claims of each kind, ``runs`` the programs that read its articles."""

    store: str
    articles: int
    first_day: str
    last_day: str
    claims: int
    kinds: dict[str, int]
    quads: int
    megabytes: float | None
    runs: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The counts for JSON."""
        return asdict(self)


def summarise(store: GraphStore) -> StoreSummary:
    """Count what is in a store."""
    database = store.database
    published = database.quads_for_pattern(None, term("schema:datePublished"), None, None)
    days = sorted(q.object.value for q in published if isinstance(q.object, ox.Literal))
    kinds = _kinds(store)
    labels = (
        q.object
        for q in database.quads_for_pattern(None, LABEL, None, RUNS_GRAPH)
        if isinstance(q.object, ox.Literal) and q.object.language == "en"
    )
    # What is being served is a second name of the same files, in a hidden folder.
    size = sum(f.stat().st_size for f in (store.path / DATABASE).glob("*")) if store.path else None
    return StoreSummary(
        store=store.name,
        articles=sum(1 for _ in store.article_graphs()),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        claims=sum(kinds.values()),
        kinds=kinds,
        quads=_quads(store),
        megabytes=None if size is None else round(size / 1e6, 1),
        runs=tuple(sorted({label.value for label in labels})),
    )


def _quads(store: GraphStore) -> int:
    found = store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    counts = {row["g"]: int(row["n"].value) for row in found}
    return sum(counts.get(graph, 0) for graph in store.database.named_graphs() if graph != STALE_GRAPH)


def _kinds(store: GraphStore) -> dict[str, int]:
    found = store.query(f"SELECT ?kind (COUNT(*) AS ?n) {{ ?claim {ukg('kind')} ?kind }} GROUP BY ?kind")
    counts = {row["kind"].value: int(row["n"].value) for row in found}
    return {kind: counts[kind] for kind in KINDS if kind in counts}


def quads_of(store: GraphStore, graphs: Iterable[str] = ()) -> Iterator[ox.Quad]:
    """The quads of some graphs, of all if none is named.

    A graph is named by ``articles``, ``conclusions``, ``reference``, ``ontology``, ``runs`` or an article's id.
    QueryError if the store has no such graph.
    """
    nodes = list(dict.fromkeys(node for name in graphs for node in _named(store, name)))
    if not nodes and not any(graphs):
        yield from store.quads()
    for _, quads in store.graphs(nodes):
        yield from quads


def _named(store: GraphStore, name: str) -> list[ox.NamedNode]:
    if name == "articles":
        return list(store.article_graphs())
    if name == "conclusions":
        return list(store.conclusions_graphs())
    if name in _FIXED:
        return [_FIXED[name]]
    nodes = [article_graph(article_slug(name)), *_as_iri(name)]
    found = [node for node in nodes if store.database.contains_named_graph(node)]
    if not found:
        raise QueryError(
            f"no graph {name!r} in the store; there are articles, conclusions, {', '.join(_FIXED)}, "
            "and the articles' ids"
        )
    return found[:1]


def _as_iri(name: str) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(name)]
    except ValueError:
        return []
