"""The sample articles as they are read, and stores in which their conclusions are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from urbankg.articles.article import Article
from urbankg.articles.sources import read_articles
from urbankg.claims import Claim
from urbankg.conclusions import conclude
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore
from urbankg.reading import read

Told = tuple[Article, list[Claim]]


@cache
def samples() -> tuple[Told, ...]:
    """All sample articles, read once."""
    return tuple((one, read(one)) for one in read_articles([SAMPLES]) if isinstance(one, Article))


def put(store: GraphStore, told: Iterable[Told]) -> None:
    """Articles into a store, and the conclusions that they ask for."""
    for _ in store.ingest_many(told):
        pass
    conclude(store)


def filled(told: Iterable[Told]) -> GraphStore:
    store = GraphStore.in_memory()
    put(store, told)
    return store


def concluded(store: GraphStore) -> str:
    """The graphs of conclusions as sorted N-Quads."""
    return "\n".join(sorted(str(quad) for graph in store.conclusions_graphs() for quad in store.graph(graph)))


def write_decisions(folder: Path, *lines: str) -> None:
    """The decisions of a store, in the place of others."""
    rows = ["decision,one,other,by,when,why", *(f"{line},somebody,2026-01-31,as a test" for line in lines)]
    (folder / "decisions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
