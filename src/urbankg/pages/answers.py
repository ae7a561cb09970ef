"""Answers to saved questions, the last ones of a state of the store kept: to sort a table is not to ask anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Lock

from urbankg.graph.store import GraphStore
from urbankg.questions import Answer, Question, ask

_KEPT = 64  # answers
_ROWS = 100_000  # rows and triples of all that are kept together; a larger one is kept until somebody has it


@dataclass(frozen=True, slots=True)
class Asking:
    """Who answers questions in place of a store: ``ask`` begins it, ``waiting`` is entered while somebody waits."""

    ask: Callable[[Question, Mapping[str, str]], Future[Answer]]
    waiting: Callable[[], AbstractContextManager[None]]


class Answers:
    """The answers that a store has given last, and those that are on their way, so that nothing is asked twice."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, ...], Future[Answer]] = OrderedDict()

    def of(
        self,
        question: Question,
        given: Mapping[str, str],
        asking: Asking | None = None,
        patience: float | None = None,
    ) -> Answer | None:
        """The answer to a question; ``asking`` is who is asked instead of the store. QueryError as `ask` has it.

        None if it has not come after ``patience`` seconds: it comes all the same, for who asks again. What goes wrong
        meanwhile is told to that one, and the question is asked anew after that.
        """
        key = (question.name, *(f"{name}={value}" for name, value in sorted(given.items())))
        with self._lock:
            coming = self._kept.get(key)
            if coming is None:
                coming = self._kept[key] = (
                    asking.ask(question, given) if asking else self._asked(question, given)
                )
            self._kept.move_to_end(key)
        if asking and not coming.done():
            with asking.waiting():
                wait([coming], patience)
        if not coming.done():
            return None
        try:
            answer = coming.result()
        except BaseException:
            self._forget(key, coming)
            raise
        if _size(coming) > _ROWS:
            self._forget(key, coming)
        self._make_room()
        return answer

    def _asked(self, question: Question, given: Mapping[str, str]) -> Future[Answer]:
        answered: Future[Answer] = Future()
        answered.set_result(ask(self._store, question, given))
        return answered

    def _forget(self, key: tuple[str, ...], coming: Future[Answer]) -> None:
        with self._lock:
            if self._kept.get(key) is coming:
                del self._kept[key]

    def _make_room(self) -> None:
        """Forget the answers that nobody has asked for the longest."""
        with self._lock:
            sizes = {key: _size(coming) for key, coming in self._kept.items()}
            for key in list(self._kept):
                if len(self._kept) <= _KEPT and sum(sizes.values()) <= _ROWS:
                    break
                del self._kept[key], sizes[key]


def _size(coming: Future[Answer]) -> int:
    if not coming.done() or coming.cancelled() or coming.exception():
        return 0
    answer = coming.result()
    return len(answer.rows) + len(answer.triples or ())
