"""One release for the tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from urbankg.graph.store import GraphStore
from urbankg.release import Release, write_release

from .making import small_store, store_at


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_at(tmp_path_factory.mktemp("stores") / "store")


@pytest.fixture(scope="session")
def release(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    with GraphStore.open(store, read_only=True) as opened:
        return write_release(opened, tmp_path_factory.mktemp("releases") / "whole")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release without reference data."""
    return write_release(small_store(), tmp_path_factory.mktemp("releases") / "small")
