"""An article's graph as the lines of N-Quads: what goes from process to process, and into a store without a detour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.graph.quads import article_quads
from urbankg.graph.stale import marks
from urbankg.graph.vocabulary import article_graph
from urbankg.identity.slugs import article_slug


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """The graph of one article.

    ``slug`` ends its name, ``statements`` are its quads as N-Quads, the lines sorted and each once, and ``marks`` those
    for the conclusions that rest on it (see `urbankg.graph.stale`), sorted too.
    """

    slug: str
    statements: bytes
    marks: bytes

    @property
    def name(self) -> ox.NamedNode:
        """The name of the graph."""
        return article_graph(self.slug)

    def quads(self) -> Iterable[ox.Quad]:
        """Its quads."""
        return ox.parse(self.statements, format=ox.RdfFormat.N_QUADS)

    def by_default(self) -> bytes:
        """Its statements as the default graph has them."""
        return self.statements.replace(f" {self.name} .\n".encode(), b" .\n")


def graph_of(article: Article, claims: Iterable[Claim], least_confidence: float = 0.0) -> ArticleGraph:
    """The graph of an article; ``least_confidence`` is that of the claims that were kept."""
    quads = article_quads(article, claims, least_confidence)
    return ArticleGraph(article_slug(article.id), _lines(quads), _lines(marks(quads)))


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))
