"""The store: articles' graphs beside those of reference, ontology and runs, in an Oxigraph database.

Each article is replaced or withdrawn in one transaction, so that a killed program leaves whole articles only.

The conclusions that rest on a changed graph are marked stale in the same transaction (`urbankg.graph.stale`).

The named graphs are what there is; the default graph holds each of their triples once, so that a question
counts a thing once in however many articles it is described (over a union of named graphs, Oxigraph would
count it once a graph), and needs no setting that another SPARQL program lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Literal

import pyoxigraph as ox

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.errors import StoreError
from urbankg.graph.card import DATABASE, explained, read_card, write_card
from urbankg.graph.fixed import fixed_digest, fixed_graphs
from urbankg.graph.quads import article_quads, article_record, article_slug
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

Change = Literal["new", "changed", "same"]
BATCH = 500  # articles that `GraphStore.ingest_many` writes at a time, at most; fewer gain less
LONGEST = 2.0  # seconds that it lets an article wait: where reading is slow, writing needs no large batches

_ARTICLE_GRAPHS = f"{BASE}graph/article/"


class GraphStore:
    """A store of articles and their claims. Use it as a context manager, so that it is flushed and closed."""

    def __init__(self, database: ox.Store, path: Path | None, *, read_only: bool) -> None:
        self._database: ox.Store | None = database
        self.path = path
        self.read_only = read_only

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> GraphStore:
        """Open the store in a directory; without ``read_only`` it is made if it is not there.

        StoreError if there is none to read, another program writes to it, it has another layout, or the disk
        does not let it be written.
        """
        folder = Path(path)
        card = read_card(folder)
        if card is None and read_only:
            raise StoreError(
                f"no urbankg store in {folder}; make one with `urbankg ingest PATH --store {folder}`"
            )
        if card is None and folder.exists() and any(folder.iterdir()):
            raise StoreError(f"{folder} is no urbankg store and not empty; choose another directory")
        try:
            if card is None:
                folder.mkdir(parents=True, exist_ok=True)
                write_card(folder, fixed="")
            database = (ox.Store.read_only if read_only else ox.Store)(str(folder / DATABASE))
            store = cls(database, folder, read_only=read_only)
            if not read_only and (card or {}).get("fixed") != fixed_digest():
                store._load_fixed_graphs()
                write_card(folder, fixed_digest())
        except (OSError, RuntimeError) as error:
            raise explained(error, folder) from None
        return store

    @classmethod
    def in_memory(cls) -> GraphStore:
        """A store that is gone when the program ends, with the reference and ontology graphs."""
        store = cls(ox.Store(), None, read_only=False)
        store._load_fixed_graphs()
        return store

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is still in memory and let go of the directory."""
        if self._database is not None:
            try:
                self.flush()
            finally:
                self._database = None

    def flush(self) -> None:
        """Write what is still in memory to the disk, so that the store opens fast even after a kill."""
        if self.path is not None and not self.read_only:
            try:
                self.database.flush()
            except OSError as error:
                raise explained(error, self.path) from None

    @property
    def database(self) -> ox.Store:
        """The Oxigraph store itself."""
        if self._database is None:
            raise StoreError("the store is closed")
        return self._database

    def is_current(self, article: Article, least_confidence: float = 0.0) -> bool:
        """Whether the store has this very article, as the present program reads it with that confidence."""
        node, graph, record = article_record(article, least_confidence)
        kept = (self.database.quads_for_pattern(n, None, None, graph) for n in (node, graph))
        return record == {quad for quads in kept for quad in quads}

    def ingest(self, article: Article, claims: Iterable[Claim], least_confidence: float = 0.0) -> Change:
        """Put an article's graph in the place of the one that the store has of it, in one transaction.

        ``least_confidence`` tells below which confidence claims were left out before. For many new articles
        `ingest_many` takes half the time.
        """
        graph = article_graph(article_slug(article.id))
        kept = self.graph(graph)
        quads = set(article_quads(article, claims, least_confidence))
        if kept == quads:
            return "same"
        self._exchange(graph, kept, quads)
        return "changed" if kept else "new"

    def ingest_many(
        self, read: Iterable[tuple[Article, Iterable[Claim]]], least_confidence: float = 0.0
    ) -> Iterator[Change]:
        """Ingest articles with their claims, those that are new many at a time; a change an article, in order.

        An article is in the store, whole, when its change is given. What is lost by a kill, or by an error of
        the articles' iterator, is the batch in hand: none of its articles is there, and the next run goes on.
        """
        waiting: dict[ox.NamedNode, list[ox.Quad]] = {}
        changes: list[Change] = []
        began = monotonic()
        for article, claims in read:
            graph = article_graph(article_slug(article.id))
            if graph in waiting:  # twice in one batch: the second may be another text
                self._load(quad for quads in waiting.values() for quad in quads)
                waiting.clear()
            if self.database.contains_named_graph(graph):
                changes.append(self.ingest(article, claims, least_confidence))
            else:
                waiting[graph] = article_quads(article, claims, least_confidence)
                changes.append("new")
            if len(changes) == BATCH or monotonic() - began > LONGEST:
                self._load(quad for quads in waiting.values() for quad in quads)
                yield from changes
                waiting.clear()
                changes.clear()
                began = monotonic()
        self._load(quad for quads in waiting.values() for quad in quads)
        yield from changes

    def withdraw(self, article_id: str) -> bool:
        """Remove an article, by its id, with all that it says; False if the store has no such article."""
        graph = article_graph(article_slug(article_id))
        if not self.database.contains_named_graph(graph):
            return False
        self._exchange(graph, self.graph(graph), set())
        return True

    def replace(self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad]]) -> int:
        """Put graphs in the place of those that the store has under their names; an empty one goes.

        Gives how many differ from what was there. Each is exchanged in one transaction, new ones all in one.
        """
        new: list[ox.Quad] = []
        changed = 0
        for graph, quads in graphs.items():
            kept, wanted = self.graph(graph), set(quads)
            if kept == wanted:
                continue
            changed += 1
            if kept:
                self._exchange(graph, kept, wanted)
            else:
                new += quads
        if new:
            self._load(new)
        return changed

    def marks(self) -> set[ox.Quad]:
        """The marks of what conclusions no longer fit (see `urbankg.graph.stale`), and of how they were drawn."""
        return self.graph(STALE_GRAPH)

    def settle(self, state: Iterable[ox.Quad]) -> None:
        """Take all marks away, as conclusions fit again, and leave others that tell how they were drawn."""
        try:
            self.database.update(
                f"CLEAR SILENT GRAPH {STALE_GRAPH} ; INSERT DATA {{ GRAPH {STALE_GRAPH} {{ {_data(state)} }} }}"
            )
        except OSError as error:
            raise explained(error, self.path or Path()) from None

    def graph(self, graph: ox.NamedNode) -> set[ox.Quad]:
        """The quads of a named graph; none if it is not there."""
        return set(self.database.quads_for_pattern(None, None, None, graph))

    def _exchange(self, graph: ox.NamedNode, kept: set[ox.Quad], wanted: set[ox.Quad]) -> None:
        """Make what is kept in a graph what is wanted there, and the default graph fit, in one transaction."""
        gone, come = kept - wanted, wanted - kept
        marked = marks(kept | wanted) if _is_read(graph) else []
        try:
            if not gone:
                self.database.extend([*come, *map(by_default, come), *marked])
                return
            only_here = [quad for quad in gone if not self._elsewhere(quad)]
            self.database.update(  # one request is one transaction
                f"DELETE DATA {{ {_data(only_here)} GRAPH {graph} {{ {_data(gone)} }} }} ;\n"
                + (
                    f"INSERT DATA {{ {_data(come)} GRAPH {graph} {{ {_data(come)} }} }}"
                    if wanted
                    else f"DROP GRAPH {graph}"
                )
                + (f" ;\nINSERT DATA {{ GRAPH {STALE_GRAPH} {{ {_data(marked)} }} }}" if marked else "")
            )
        except OSError as error:
            raise explained(error, self.path or Path()) from None

    def _elsewhere(self, quad: ox.Quad) -> bool:
        """Whether another named graph says the same; a mark is a copy that says nothing."""
        same = self.database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(q.graph_name not in (quad.graph_name, ox.DefaultGraph(), STALE_GRAPH) for q in same)

    def _load(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of graphs that the store has not, all or none of them, past its log of transactions."""
        new = list(quads)
        marked = marks(q for q in new if _is_read(q.graph_name))
        try:
            self.database.bulk_extend([*new, *map(by_default, new), *marked])
        except OSError as error:
            raise explained(error, self.path or Path()) from None

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
        for graph in self.database.named_graphs():
            if graph != STALE_GRAPH:
                yield from self.database.quads_for_pattern(None, None, None, graph)

    def conclusions_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs of conclusions."""
        return self._graphs(CONCLUSIONS)

    def article_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs of the articles, sorted."""
        yield from sorted(self._graphs(_ARTICLE_GRAPHS), key=lambda graph: graph.value)

    def _graphs(self, start: str) -> Iterator[ox.NamedNode]:
        for graph in self.database.named_graphs():
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(start):
                yield graph

    def _load_fixed_graphs(self) -> None:
        if next(iter(self.database), None) is None:
            self._load(quad for quads in fixed_graphs().values() for quad in quads)
            return
        for graph, quads in fixed_graphs().items():
            kept = self.graph(graph)
            # Runs of older programs stay as long as claims of theirs do.
            old = {q for q in kept if graph == RUNS_GRAPH and self._is_object(q.subject)}
            self._exchange(graph, kept, old | quads)

    def _is_object(self, node: Any) -> bool:
        return next(self.database.quads_for_pattern(None, None, node, None), None) is not None


def _is_read(graph: object) -> bool:
    """Whether conclusions are drawn from a graph: an article's or the reference data."""
    return graph == REFERENCE_GRAPH or (
        isinstance(graph, ox.NamedNode) and graph.value.startswith(_ARTICLE_GRAPHS)
    )


def by_default(quad: ox.Quad) -> ox.Quad:
    """A quad as the default graph has it, which holds each triple once."""
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _data(quads: Iterable[ox.Quad]) -> str:
    return "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads)
