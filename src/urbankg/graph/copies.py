"""Articles that are copies of one text, linked both ways: each one's links are a named graph of their own.

An article's graph is a function of its text alone; its links are not, so they stand apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from urbankg.graph.stale import marks
from urbankg.graph.vocabulary import BASE, article_graph, thing, ukg

if TYPE_CHECKING:
    from urbankg.graph.store import GraphStore

_SAME = ukg("sameTextAs")


def copies_graph(slug: str) -> NamedNode:
    """The named graph of the links of an article, by its slug."""
    return NamedNode(f"{BASE}graph/copies/{slug}")


def copies_of(store: GraphStore, slug: str) -> set[str]:
    """The slugs of the articles that an article is linked to."""
    return {_slug(quad.object) for quad in store.graph(copies_graph(slug))}


def link_copies(store: GraphStore, copies: dict[str, set[str]]) -> None:
    """Make the links of articles what is given, by slug: of each those that it is a copy of, none for one that goes.

    The links of the others are made to fit.
    """
    wanted: dict[str, set[str]] = {}

    def links(slug: str) -> set[str]:
        return wanted.setdefault(slug, copies_of(store, slug))

    for slug, others in copies.items():
        before = links(slug)
        for other in before - others:
            links(other).discard(slug)
        for other in others - before:
            links(other).add(slug)
        wanted[slug] = set(others)
    # What rests on an article may rest on its day, and that is the day on which its text first came out.
    dated = wanted.keys() | {other for others in wanted.values() for other in others}
    touched = marks(quad for slug in dated for quad in store.graph(article_graph(slug)))
    if touched:
        store.database.load([], touched)
    store.replace({copies_graph(slug): _links(slug, others) for slug, others in wanted.items()})


def _links(slug: str, others: Iterable[str]) -> set[Quad]:
    node, graph = thing("article", slug), copies_graph(slug)
    return {Quad(node, _SAME, thing("article", other), graph) for other in others}


def _slug(node: object) -> str:
    return str(getattr(node, "value", "")).rsplit("/", 1)[-1]
