"""Real servers that stores lie on, one of each kind for the tests of a module."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.servers import NO_OXIGRAPH, NO_VIRTUOSO, OXIGRAPH, VIRTUOSO, oxigraph_server, virtuoso

KINDS = ("oxigraph", "union", "virtuoso")


@dataclass(frozen=True, slots=True)
class Remote:
    """A server: its kind, and the address that questions go to."""

    kind: str
    address: str


@pytest.fixture(autouse=True)
def no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("URBANKG_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="module", params=KINDS)
def remote(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    """Oxigraph; Oxigraph whose default graph is the union of the others; Virtuoso, where it is so and no set."""
    yield from serving(request.param, tmp_path_factory.mktemp(request.param))


def serving(kind: str, folder: Path) -> Iterator[Remote]:
    if kind == "virtuoso":
        if VIRTUOSO is None:
            pytest.skip(NO_VIRTUOSO)
        with virtuoso(folder, writable=True) as server:
            yield Remote(kind, server.query)
        return
    if OXIGRAPH is None:
        pytest.skip(NO_OXIGRAPH)
    with oxigraph_server(options=["--union-default-graph"] if kind == "union" else []) as server:
        yield Remote(kind, server.query)
