"""Answers to saved questions: those that take long are not waited for, what was asked once is not asked again."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import nullcontext

import pytest

from urbankg.graph.store import GraphStore
from urbankg.pages.answers import Answers, Asking
from urbankg.pages.catalogue import find
from urbankg.pages.once import Once
from urbankg.pages.render import written
from urbankg.pages.view import Asked
from urbankg.questions import Answer
from urbankg.questions import find as question_of


class Slow:
    """Who answers when it is told to; ``asked`` are the names of the questions."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.coming: list[Future[Answer]] = []
        self.asking = Asking(self._ask, nullcontext)

    def _ask(self, question, given):
        self.asked.append(question.name)
        self.coming.append(Future())
        return self.coming[-1]


@pytest.fixture
def slow():
    return Slow()


def page(once, slow, ending="html", query=""):
    path = "/questions/facts"
    kind, named = find(path)
    given = dict(pair.split("=") for pair in query.split("&") if pair)
    asked = Asked(
        GraphStore.in_memory(), once, path, "en", given, named, asking=slow.asking, patient=ending != "html"
    )
    return written(kind, asked, ending).body.decode()


def test_a_page_is_there_before_its_answer_and_comes_again(slow):
    once = Once(GraphStore.in_memory())
    first = page(once, slow, query="sort=anything&page=3")
    assert "The answer is being worked out" in first and 'http-equiv="refresh"' in first
    assert "<form" in first and "<table" not in first
    slow.coming[0].set_result(Answer(("person",), ((None,), (None,))))
    again = page(once, slow)
    assert "Rows: 2" in again and 'http-equiv="refresh"' not in again
    assert page(once, slow, "csv").splitlines()[0] == "person"
    assert slow.asked == ["facts"]


def test_what_goes_wrong_is_told_to_who_asks_next_and_asked_anew_after_that(slow):
    answers, question = Answers(GraphStore.in_memory()), question_of("facts")
    assert answers.of(question, {}, slow.asking, 0) is None
    slow.coming[0].set_exception(RuntimeError("stopped"))
    with pytest.raises(RuntimeError, match="stopped"):
        answers.of(question, {}, slow.asking, 0)
    assert answers.of(question, {}, slow.asking, 0) is None
    assert len(slow.asked) == 2


def test_who_may_not_wait_does_not_lose_others_their_answer(slow):
    answers, question = Answers(GraphStore.in_memory()), question_of("facts")
    assert answers.of(question, {}, slow.asking, 0) is None

    def refuse():
        raise PermissionError

    with pytest.raises(PermissionError):
        answers.of(question, {}, Asking(slow.asking.ask, refuse), 0)
    slow.coming[0].set_result(Answer(("n",)))
    assert answers.of(question, {}, slow.asking, 0) == Answer(("n",))
    assert len(slow.asked) == 1


def test_large_answers_make_room_for_those_that_come_later(slow):
    answers, question = Answers(GraphStore.in_memory()), question_of("facts")

    def answered(name, rows):
        answers.of(question, {"person": name}, slow.asking, 0)
        slow.coming[-1].set_result(Answer(("n",), ((None,),) * rows))
        return answers.of(question, {"person": name}, slow.asking, 0)

    for name in "abc":
        assert len(answered(name, 40_000).rows) == 40_000
    assert len(answered("d", 200_000).rows) == 200_000
    for name, kept in (("a", False), ("c", True), ("d", False)):
        assert (answers.of(question, {"person": name}, slow.asking, 0) is not None) == kept
