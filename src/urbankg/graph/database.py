"""What a store asks of the database that holds it: an embedded one, or a server.

A database has named graphs, and over them a default graph that has each of their triples once, so that a question
counts a thing once in however many articles it is described. How it keeps that graph is its own affair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import NamedNode, Quad

if TYPE_CHECKING:
    from urbankg.graph.article_graph import ArticleGraph


@dataclass(frozen=True, slots=True)
class Exchange:
    """A named graph as it is and as it shall be (empty: the graph goes), with the marks that this leaves."""

    graph: NamedNode
    kept: Collection[Quad]
    wanted: Collection[Quad]
    marks: Collection[Quad] = ()


class Database(Protocol):
    """Named graphs and their default graph. What cannot be done raises a StoreError of one line."""

    @property
    def name(self) -> str:
        """Where it is, for people: a directory, an address."""

    @property
    def path(self) -> Path | None:
        """The directory that it is in, None if it is in none."""

    def query(self, sparql: str) -> Any:
        """The answer as pyoxigraph gives it: solutions, triples, or yes and no."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any, /
    ) -> Iterator[Quad]:
        """The quads that fit; without a graph's name, those of the default graph, and of others if it is no trouble."""

    def graphs(self, names: Collection[NamedNode]) -> dict[NamedNode, set[Quad]]:
        """The quads of many named graphs, each with its own; an empty set for one that is not there."""

    def named_graphs(self) -> Iterator[Any]:
        """The names of the graphs that there are."""

    def contains_named_graph(self, graph_name: NamedNode, /) -> bool:
        """Whether there is a graph of that name."""

    def load(self, quads: Collection[Quad], marks: Iterable[Quad] = ()) -> None:
        """Add graphs that it has not; each is there whole or not at all. Marks are in no default graph."""

    def load_articles(self, articles: Collection[ArticleGraph]) -> None:
        """Add the graphs of articles that it has not, with their marks; each is there whole or not at all."""

    def exchange(self, exchanges: Iterable[Exchange]) -> None:
        """Make graphs what they shall be, and the default graph fit; each as one transaction."""

    def settle(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put quads in the place of the marks of a graph; they are in no default graph."""

    def flush(self) -> None:
        """Write what is still in memory."""

    def close(self) -> None:
        """Write what is still in memory and let others write."""

    def card(self) -> dict[str, Any] | None:
        """The store's card, None if there is no store; StoreError if its layout does not fit."""

    def write_card(self, fixed: str) -> None:
        """Write the card (see `urbankg.graph.card`)."""

    def decisions(self) -> str | None:
        """What people decided, as the text of a file; None if nothing."""

    def keep_decisions(self, text: str) -> None:
        """Put a text in the place of what was decided."""


def by_default(quad: Quad) -> Quad:
    """A quad as the default graph has it, which holds each triple once."""
    return Quad(quad.subject, quad.predicate, quad.object)


def statements(quads: Iterable[Quad]) -> str:
    """The triples of quads as SPARQL writes them."""
    return "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads)
