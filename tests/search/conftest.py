"""The graph of the samples, and its index, for tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import urbankg
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore
from urbankg.search import Index, findable


@pytest.fixture(scope="session")
def graph() -> GraphStore:
    store = urbankg.open_store()
    urbankg.ingest(store, [SAMPLES])
    return store


@pytest.fixture(scope="session")
def index(graph: GraphStore) -> Iterator[Index]:
    made = Index.in_memory(findable(graph))
    yield made
    made.close()
