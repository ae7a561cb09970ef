"""The graph of the samples, and its pages as anyone asks for them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import pytest

import urbankg
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore
from urbankg.pages.catalogue import find
from urbankg.pages.once import Once
from urbankg.pages.render import written
from urbankg.pages.view import Asked

TODAY = dt.date(2024, 9, 1)
_ENDINGS = ("json", "csv", "ttl", "atom", "geojson")


@pytest.fixture(scope="session")
def graph() -> GraphStore:
    store = urbankg.open_store()
    urbankg.ingest(store, [SAMPLES])
    return store


@pytest.fixture(scope="session")
def pages_of() -> Callable[[GraphStore], Callable[[str], SimpleNamespace]]:
    """Of a store a function from an address, such as ``/en/map.csv?colour=sources``, to what is there."""

    def of(store: GraphStore) -> Callable[[str], SimpleNamespace]:
        once = Once(store)

        def get(address: str) -> SimpleNamespace:
            split = urlsplit(address)
            path = split.path
            lang = "en" if path.startswith("/en/") else "fa"
            path = path.removeprefix("/en") if lang == "en" else path
            stem, _, ending = path.rpartition(".")
            if ending not in _ENDINGS:
                stem, ending = path, "html"
            page, named = find(stem)
            asked = Asked(store, once, stem, lang, dict(parse_qsl(split.query)), named, TODAY)
            told = written(page, asked, ending)
            text = told.body.decode() if told else None
            data = json.loads(text) if text and ending in ("json", "geojson") else None
            return SimpleNamespace(
                there=told is not None, text=text, data=data, size=len(told.body) if told else 0
            )

        return get

    return of


@pytest.fixture(scope="session")
def get(graph: GraphStore, pages_of) -> Callable[[str], SimpleNamespace]:
    """What is at an address, of the graph of the samples."""
    return pages_of(graph)
