"""What an article adds: told without writing, whether the store has it, has it otherwise, or has it not."""

from __future__ import annotations

from tests.questions.examples import office, told

from urbankg.conclusions.difference import Difference, difference
from urbankg.graph.export import serialize

from .samples import filled

START = told("start.txt", "2020-05-01", "ایرنا", office("مینا سروش", "mayor", "ساوه", "start", "1399-02-01"))
SEEN = told("seen.txt", "2021-02-01", "فارس", office("مینا سروش", "mayor", "ساوه", "incumbent"))
ENDED = told("seen.txt", "2021-02-01", "فارس", office("مینا سروش", "mayor", "ساوه", "end", "1399-11-01"))


def shown(found: Difference) -> list[tuple[str, str, str]]:
    """What came, went or changed, by kind."""
    sign = {(True, False): "-", (False, True): "+", (True, True): "~"}
    return [(sign[c.before is not None, c.after is not None], c.kind, (c.after or c.before or {}).get("until", ""))
            for c in found.changes]  # fmt: skip


def test_an_article_that_the_store_has_not() -> None:
    store = filled([START])
    before = serialize(store.quads(), "nquads")
    found = difference(store, "seen.txt", SEEN)
    assert found.known is False
    assert shown(found) == [("+", "claim", ""), ("~", "tenure", "2021-02-01")]
    (tenure,) = (change for change in found.changes if change.kind == "tenure")
    assert tenure.before is not None and tenure.before["until"] == "2020-04-20"
    assert serialize(store.quads(), "nquads") == before


def test_the_first_article_on_somebody() -> None:
    found = difference(filled([]), "start.txt", START)
    assert {(sign, kind) for sign, kind, _ in shown(found)} >= {
        ("+", "claim"),
        ("+", "tenure"),
        ("+", "person"),
    }


def test_an_article_that_the_store_has_against_what_is_without_it() -> None:
    found = difference(filled([START, SEEN]), "seen.txt", None)
    assert found.known is True
    assert shown(found) == [("+", "claim", ""), ("~", "tenure", "2021-02-01")]


def test_an_article_with_another_text() -> None:
    found = difference(filled([START, SEEN]), "seen.txt", ENDED)
    assert found.known is True
    assert {(sign, kind) for sign, kind, _ in shown(found)} == {
        ("+", "claim"), ("-", "claim"), ("~", "tenure"),
    }  # fmt: skip
    (tenure,) = (change for change in found.changes if change.kind == "tenure")
    assert tenure.before and tenure.after
    assert (tenure.before["endState"], tenure.after["endState"]) == ("as_of", "reported")


def test_the_same_article_changes_nothing() -> None:
    assert difference(filled([START, SEEN]), "seen.txt", SEEN).changes == []
