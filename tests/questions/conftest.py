"""One store for the tests that only ask."""

from __future__ import annotations

import pytest

from urbankg.graph.store import GraphStore

from .examples import filled


@pytest.fixture(scope="session")
def store() -> GraphStore:
    return filled()
