"""The graph of the sample articles, which pages show."""

from __future__ import annotations

import pytest

import urbankg
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore


@pytest.fixture(scope="session")
def samples() -> GraphStore:
    """A store in memory with the sample articles and what is concluded from them."""
    store = urbankg.open_store()
    urbankg.ingest(store, [SAMPLES])
    return store
