"""A store of the samples and of articles made up for these tests, served by the real `urbankg serve`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
from tests.serve.running import serving

from urbankg import api
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore

_HERE = Path(__file__).parent
CONTRADICTION = (
    _HERE / "contradiction.jsonl"
)  # two mayors of one city at once: the samples have no contradiction
HOSTILE = _HERE / "hostile.jsonl"  # scripts planted in all fields, words without an end
PLANTED_IN, PLANTED_NAME = (
    "بهنام رستگارفر",
    "</script><script>planted=1</script>\"'><img src=x onerror=planted=1>",
)
_MAKING = 120.0  # seconds that the index of names may take on a loaded machine


@contextmanager
def served(folder: Path, *, hostile: bool) -> Iterator[str]:
    """The address, without a slash at its end, of a server over a store that is made in a folder.

    ``hostile``: with the articles of `HOSTILE`, and the person of whom they tell bears a name that is a script.
    """
    store = folder / "store"
    with GraphStore.open(store) as graph:
        api.ingest(graph, [SAMPLES, CONTRADICTION, *([HOSTILE] if hostile else [])])
        if hostile:
            _rename(graph.database.raw, ox.Literal(PLANTED_IN, language="fa"))
    with serving(store, "--rate", "0", "--per-client", "64", log=folder / "serve.log") as running:
        _await_index(running.base)
        yield running.base


def _rename(database: ox.Store, name: ox.Literal) -> None:
    planted = ox.Literal(PLANTED_NAME, language="fa")
    for quad in list(database.quads_for_pattern(None, None, name, None)):
        database.remove(quad)
        database.add(ox.Quad(quad.subject, quad.predicate, planted, quad.graph_name))


def _await_index(base: str) -> None:
    until = time.monotonic() + _MAKING
    while not httpx.get(f"{base}/suggest.json?q=a", timeout=60).raise_for_status().json()["ready"]:
        assert time.monotonic() < until, "the index of names was not made"
        time.sleep(0.1)
