"""The store: articles' graphs beside those of reference, ontology and runs, in a database (`urbankg.graph.database`).

Each article is replaced or withdrawn in one transaction, so that a killed program leaves whole articles only.

The conclusions that rest on a changed graph are marked stale in the same transaction (`urbankg.graph.stale`).

What only a writer needs is loaded when something is written, so that questions are answered at once.

The named graphs are what there is; the default graph holds each of their triples once, so that a question
counts a thing once in however many articles it is described (over a union of named graphs, Oxigraph would
count it once a graph), and needs no setting that another SPARQL program lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

from urbankg.errors import StoreError
from urbankg.graph.address import as_address
from urbankg.graph.copies import link_copies
from urbankg.graph.database import Database, Exchange
from urbankg.graph.embedded import EmbeddedDatabase
from urbankg.graph.ordering import chunks
from urbankg.graph.stale import marks
from urbankg.graph.vocabulary import (
    BASE,
    CONCLUSIONS,
    REFERENCE_GRAPH,
    RUNS_GRAPH,
    STALE_GRAPH,
    article_graph,
    term,
    thing,
    ukg,
)
from urbankg.identity.slugs import article_slug

if TYPE_CHECKING:
    from urbankg.articles.article import Article
    from urbankg.claims import Claim
    from urbankg.graph.article_graph import ArticleGraph

Change = Literal["new", "changed", "same"]
BATCH = 500  # articles that `GraphStore.ingest_many` writes at a time; fewer gain less

ARTICLE_GRAPHS = f"{BASE}graph/article/"
_AT_ONCE = 200  # graphs that are read together


class GraphStore:
    """A store of articles and their claims. Use it as a context manager, so that it is flushed and closed."""

    def __init__(self, database: Database, *, read_only: bool) -> None:
        self._database: Database | None = database
        self.path = database.path  # None for a store in memory or on a server
        self.name = database.name
        self.read_only = read_only

    @classmethod
    def open(cls, place: Path | str, *, read_only: bool = False) -> GraphStore:
        """Open the store in a directory or at an address; without ``read_only`` it is made if it is not there.

        StoreError if there is none to read, another program writes to it, it has another layout, or it cannot be
        written: the disk does not let it, or the server.
        """
        address = as_address(place)
        database: Database
        if address is None:
            database = EmbeddedDatabase.open(Path(place), read_only=read_only)
        else:
            from urbankg.graph.remote.database import RemoteDatabase

            database = RemoteDatabase.open(address, read_only=read_only)
        store = cls(database, read_only=read_only)
        try:
            if not read_only:
                store._make_fixed_graphs()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> GraphStore:
        """A store that is gone when the program ends, with the reference and ontology graphs."""
        store = cls(EmbeddedDatabase(ox.Store(), None, read_only=False), read_only=False)
        store._load_fixed_graphs()
        return store

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is still in memory and let go of the database."""
        if self._database is not None:
            try:
                self._database.close()
            finally:
                self._database = None

    def flush(self) -> None:
        """Write what is still in memory to the disk, so that the store opens fast even after a kill."""
        self.database.flush()

    @property
    def database(self) -> Database:
        """The database that holds it."""
        if self._database is None:
            raise StoreError("the store is closed")
        return self._database

    def is_current(self, article: Article, least_confidence: float = 0.0) -> bool:
        """Whether the store has this very article, as the present program reads it with that confidence."""
        if not self.database.contains_named_graph(article_graph(article_slug(article.id))):
            return False
        from urbankg.graph.quads import article_record

        node, graph, record = article_record(article, least_confidence)
        kept = (self.database.quads_for_pattern(n, None, None, graph) for n in (node, graph))
        return record == {quad for quads in kept for quad in quads}

    def ingest(self, article: Article, claims: Iterable[Claim], least_confidence: float = 0.0) -> Change:
        """Put an article's graph in the place of the one that the store has of it, in one transaction.

        ``least_confidence`` tells below which confidence claims were left out before. For many new articles
        `ingest_many` takes half the time.
        """
        from urbankg.graph.article_graph import graph_of

        return self._put(graph_of(article, claims, least_confidence))

    def ingest_many(
        self, read: Iterable[tuple[Article, Iterable[Claim]]], least_confidence: float = 0.0
    ) -> Iterator[Change]:
        """Ingest articles with their claims, those that are new many at a time; a change an article, in order.

        An article is in the store, whole, when its change is given. What is lost by a kill, or by an error of
        the articles' iterator, is the batch in hand: none of its articles is there, and the next run goes on.
        """
        from urbankg.graph.article_graph import graph_of

        for some in chunks(read, BATCH):
            yield from self.put([graph_of(article, claims, least_confidence) for article, claims in some])

    def put(self, articles: Iterable[ArticleGraph]) -> list[Change]:
        """Put the graphs of articles in the place of those that the store has of them; those that are new at once."""
        waiting: dict[str, ArticleGraph] = {}
        changes: list[Change] = []
        for article in articles:
            if article.slug in waiting:  # twice: the second may be another text
                self.database.load_articles(waiting.values())
                waiting.clear()
            if self.database.contains_named_graph(article.name):
                changes.append(self._put(article))
            else:
                waiting[article.slug] = article
                changes.append("new")
        if waiting:
            self.database.load_articles(waiting.values())
        return changes

    def _put(self, article: ArticleGraph) -> Change:
        kept, wanted = self.graph(article.name), set(article.quads())
        if kept == wanted:
            return "same"
        self.database.exchange([_exchange(article.name, kept, wanted)])
        return "changed" if kept else "new"

    def withdraw(self, article_id: str) -> bool:
        """Remove an article, by its id, with all that it says; False if the store has no such article."""
        from urbankg.graph.manifest import forget

        slug = article_slug(article_id)
        graph = article_graph(slug)
        if not self.database.contains_named_graph(graph):
            return False
        self.database.exchange([_exchange(graph, self.graph(graph), set())])
        link_copies(self, {slug: set()})
        forget(self.path, article_id, slug)
        return True

    def replace(self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad]]) -> int:
        """Put graphs in the place of those that the store has under their names; an empty one goes.

        Gives how many differ from what was there. Each is exchanged in one transaction, new ones all in one.
        """
        new: list[ox.Quad] = []
        exchanges = []
        changed = 0
        for graph, kept in self.graphs(graphs):
            wanted = set(graphs[graph])
            if kept == wanted:
                continue
            changed += 1
            if kept:
                exchanges.append(_exchange(graph, kept, wanted))
            else:
                new += wanted
        if exchanges:
            self.database.exchange(exchanges)
        if new:
            self._load(new)
        return changed

    def marks(self) -> set[ox.Quad]:
        """The marks of what conclusions no longer fit (see `urbankg.graph.stale`), and of how they were drawn."""
        return self.graph(STALE_GRAPH)

    def settle(self, state: Iterable[ox.Quad]) -> None:
        """Take all marks away, as conclusions fit again, and leave others that tell how they were drawn."""
        self.database.settle(STALE_GRAPH, state)

    def graph(self, graph: ox.NamedNode) -> set[ox.Quad]:
        """The quads of a named graph; none if it is not there."""
        return set(self.database.quads_for_pattern(None, None, None, graph))

    def graphs(self, names: Iterable[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, set[ox.Quad]]]:
        """Named graphs with their quads, many of which are read together where that is faster."""
        for some in chunks(names, _AT_ONCE):
            yield from self.database.graphs(some).items()

    def _load(self, new: Collection[ox.Quad]) -> None:
        """Add quads of graphs that the store has not."""
        self.database.load(new, marks(quad for quad in new if _is_read(quad.graph_name)))

    def query(self, sparql: str) -> Any:
        """Results of a SPARQL query over all graphs together, as pyoxigraph gives them."""
        return self.database.query(sparql)

    def articles(self) -> Iterator[str]:
        """The ids of the articles in the store, sorted."""
        found = self.query(f"SELECT ?id {{ ?a a {ukg('Article')} ; {term('dcterms:identifier')} ?id }}")
        yield from sorted(row["id"].value for row in found)

    def digest(self, article_id: str) -> str | None:
        """The SHA-256 of the text under which the store has an article."""
        node = thing("article", article_slug(article_id))
        found = next(self.database.quads_for_pattern(node, ukg("textDigest"), None, None), None)
        return found.object.value if found is not None and isinstance(found.object, ox.Literal) else None

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad of the named graphs, without the marks of what is stale."""
        names = (graph for graph in self.database.named_graphs() if graph != STALE_GRAPH)
        for _, quads in self.graphs(names):
            yield from quads

    def conclusions_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs of conclusions."""
        return self._graphs(CONCLUSIONS)

    def article_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs of the articles, sorted."""
        yield from sorted(self._graphs(ARTICLE_GRAPHS), key=lambda graph: graph.value)

    def _graphs(self, start: str) -> Iterator[ox.NamedNode]:
        for graph in self.database.named_graphs():
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(start):
                yield graph

    def _make_fixed_graphs(self) -> None:
        from urbankg.graph.fixed import fixed_digest

        if (self.database.card() or {}).get("fixed") != fixed_digest():
            self._load_fixed_graphs()
            self.database.write_card(fixed_digest())

    def _load_fixed_graphs(self) -> None:
        from urbankg.graph.fixed import fixed_graphs

        if next(iter(self.database.named_graphs()), None) is None:
            self._load([quad for quads in fixed_graphs().values() for quad in quads])
            return
        for graph, kept in self.graphs(fixed_graphs()):
            # Runs of older programs stay as long as claims of theirs do.
            old = {q for q in kept if graph == RUNS_GRAPH and self._is_object(q.subject)}
            self.database.exchange([_exchange(graph, kept, old | fixed_graphs()[graph])])

    def _is_object(self, node: Any) -> bool:
        return next(self.database.quads_for_pattern(None, None, node, None), None) is not None


def _exchange(graph: ox.NamedNode, kept: set[ox.Quad], wanted: set[ox.Quad]) -> Exchange:
    """An exchange with the marks of all that it touches."""
    return Exchange(graph, kept, wanted, marks(kept | wanted) if _is_read(graph) else ())


def _is_read(graph: object) -> bool:
    """Whether conclusions are drawn from a graph: an article's or the reference data."""
    return graph == REFERENCE_GRAPH or (
        isinstance(graph, ox.NamedNode) and graph.value.startswith(ARTICLE_GRAPHS)
    )
