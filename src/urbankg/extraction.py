"""The unit of work: what one article gives, ready for any store, in this process or in another one.

`extract_all` is a function of its articles alone: it knows no store, and what it takes and gives is small when it is
sent from process to process. `urbankg.workers` runs it on the cores of a machine; a cluster can run it on many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import TypeVar

from urbankg.articles import Article, BadRecord
from urbankg.articles.sketch import Sketch, sketch_of
from urbankg.claims import Claim
from urbankg.errors import ArticleError
from urbankg.graph.article_graph import ArticleGraph, graph_of

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Extract(ArticleGraph):
    """What one article gave: its graph, and what is told of it.

    ``article`` is its id and ``source`` where it stands. ``kinds`` counts its claims by kind, ``seconds`` is how long
    reading took, ``sketch`` what copies are found by, if the text is long enough.
    """

    article: str
    source: str
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    sketch: Sketch | None = None


def read_claims(article: Article, min_confidence: float = 0.0) -> list[Claim]:
    """What an article says, as claims of at least a confidence; ArticleError if the reader breaks on it."""
    from urbankg.reading import read  # late: a program for which others read needs no reader

    try:
        return [claim for claim in read(article) if claim.confidence >= min_confidence]
    except Exception as error:  # one article must never stop a batch
        raise ArticleError(f"could not be read ({type(error).__name__}: {error})") from error


def extract(article: Article, min_confidence: float = 0.0) -> Extract:
    """What an article gives; ArticleError if the reader breaks on it."""
    began = perf_counter()
    claims = read_claims(article, min_confidence)
    seconds = perf_counter() - began
    graph = graph_of(article, claims, min_confidence)
    return Extract(
        graph.slug,
        graph.statements,
        graph.marks,
        article.id,
        article.source or article.id,
        Counter(claim.kind for claim in claims),
        seconds,
        # Of facts without their days, which a reprint may tell from another morning.
        sketch_of(article, (claim.key[:-1] for claim in claims)),
    )


def extract_all(articles: Iterable[Article], min_confidence: float = 0.0) -> list[Extract | BadRecord]:
    """What each of some articles gives, in their order; a `BadRecord` for one that the reader breaks on."""
    return [_or_reason(extract, article, min_confidence) for article in articles]


def claims_of_all(articles: Iterable[Article], min_confidence: float = 0.0) -> list[list[Claim] | BadRecord]:
    """The claims of each of some articles, in their order; a `BadRecord` for one that the reader breaks on."""
    return [_or_reason(read_claims, article, min_confidence) for article in articles]


def _or_reason(work: Callable[[Article, float], _T], article: Article, confidence: float) -> _T | BadRecord:
    try:
        return work(article, confidence)
    except ArticleError as error:
        return BadRecord(article.source or article.id, str(error))
