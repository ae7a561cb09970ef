"""Stores of a few articles in our own words, and releases of them."""

from __future__ import annotations

from pathlib import Path

from tests.graph.examples import CLAIMS, MAYOR, PEOPLE, article

from urbankg.conclusions import conclude
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import REFERENCE_GRAPH

ARTICLES = ((article("one.txt"), CLAIMS), (article("two.txt"), (MAYOR,)), (article("three.txt"), (PEOPLE,)))


def fill(store: GraphStore, *, backwards: bool = False) -> GraphStore:
    """Ingest the articles and draw conclusions."""
    for one, claims in reversed(ARTICLES) if backwards else ARTICLES:
        store.ingest(one, reversed(claims) if backwards else claims)
    conclude(store)
    return store


def store_at(path: Path, *, backwards: bool = False) -> Path:
    """A store on disk."""
    with GraphStore.open(path) as store:
        fill(store, backwards=backwards)
    return path


def small_store() -> GraphStore:
    """A store in memory without the reference data, over which rdflib takes long."""
    store = fill(GraphStore.in_memory())
    store.replace({REFERENCE_GRAPH: set()})
    return store


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of all files under a folder, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
