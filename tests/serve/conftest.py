"""A store of a few of the project's own samples, served once for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from urbankg.articles import Article, read_articles
from urbankg.conclusions import conclude
from urbankg.extraction import read_claims
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore

from .running import Running, serving

_SAMPLES = ("qazvin-1400-sabbaghi.txt", "qazvin-1400-joins-assembly.txt", "tehran-1400-zakani.txt")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve") / "store"
    articles = read_articles([SAMPLES / name for name in _SAMPLES])
    with GraphStore.open(folder) as graph:
        list(graph.ingest_many((item, read_claims(item)) for item in articles if isinstance(item, Article)))
        conclude(graph)
    return folder


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    log = tmp_path_factory.mktemp("log") / "serve.log"
    with serving(store, "--rate", "0", "--per-client", "64", "--timeout-s", "10", log=log) as running:
        yield running
