"""An answer that is too large for a page: people are told so, and what they can do instead."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import LABEL, TYPE, thing, ukg

from .running import Running, serving

QUESTION = "/questions/unlinked-names"
BROWSER = "text/html,application/xhtml+xml"
_NAMES, _LETTERS = 3000, 3000


def _quads() -> Iterator[ox.Quad]:
    """Names that make the answer to a question of some 18 MB."""
    for number in range(_NAMES):
        node, claim = thing("body", f"b{number}"), thing("claim", f"c{number}")
        name = ox.Literal("ن" * _LETTERS + str(number), language="fa")
        for said in (
            (node, TYPE, ukg("Unlinked")),
            (node, TYPE, ukg("Body")),
            (node, LABEL, name),
            (claim, ukg("subject"), node),
        ):
            yield ox.Quad(*said)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("full")
    with GraphStore.open(folder / "store") as graph:
        graph.database.raw.extend(_quads())
    with serving(folder / "store", "--rate", "0", log=folder / "serve.log") as running:
        yield running


def answered(full: Running, path: str) -> httpx.Response:
    """The page of a question when its answer has come; until then it says so, and comes again by itself."""
    while 'http-equiv="refresh"' in (answer := full.get(path, accept=BROWSER)).text:
        assert answer.status_code == 200
    return answer


def test_the_heading_says_what_happened_and_the_page_what_to_do(full: Running) -> None:
    persian = answered(full, QUESTION)
    assert persian.status_code == 422
    assert "<h1>پاسخ برای یک صفحه بیش از اندازه بزرگ است</h1>" in persian.text
    assert "این نشانی درست نیست" not in persian.text
    english = answered(full, f"/en{QUESTION}")
    assert english.status_code == 422
    assert "<h1>The answer is too large for a page</h1>" in english.text
    assert "narrow it by its parameters" in english.text
    assert 'href="/sparql?saved=unlinked-names"' in english.text.replace("/en/sparql", "/sparql")


def test_a_program_is_told_in_a_line(full: Running) -> None:
    answer = full.get(QUESTION, accept="application/json")
    assert answer.status_code == 422
    assert answer.text.count("\n") == 1 and "more than 16 MB" in answer.text
