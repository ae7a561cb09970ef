"""A site of a few samples with a few places around them, so that it is written soon."""

from __future__ import annotations

from pathlib import Path

import pytest

from urbankg.articles import Article, read_articles
from urbankg.conclusions import conclude
from urbankg.extraction import read_claims
from urbankg.files import REFERENCE, SAMPLES, rows
from urbankg.graph.rows import path_and_slug
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import REFERENCE_GRAPH

_KEPT = ("قزوین", "تاکستان", "تهران", "قم")  # cities and counties
_SAMPLES = ("qazvin-1400-sabbaghi.txt", "qazvin-1400-joins-assembly.txt", "tehran-1400-zakani.txt")
_OF_PLACES = ("city", "county", "municipality", "council", "county-governorate")


def fill(store: Path, samples=_SAMPLES) -> None:
    """Put samples into a store, with few places around them."""
    articles = read_articles([SAMPLES / name for name in samples])
    with GraphStore.open(store) as graph:
        list(graph.ingest_many((item, read_claims(item)) for item in articles if isinstance(item, Article)))
        conclude(graph)
        gone = {
            f"{path}/{row['slug']}"
            for table in ("cities", "counties")
            for row in rows(REFERENCE / f"{table}.csv")
            if row["name_fa"] not in _KEPT
            for path in _OF_PLACES
        }
        kept = {
            quad
            for quad in graph.graph(REFERENCE_GRAPH)
            if not gone & {path_and_slug(getattr(term, "value", "")) for term in (quad.subject, quad.object)}
        }
        graph.replace({REFERENCE_GRAPH: kept})


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "store"
    fill(folder)
    return folder
