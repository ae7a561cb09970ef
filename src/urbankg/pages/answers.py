"""Answers to saved questions, the last ones of a state of the store kept: to sort a table is not to ask anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock

from urbankg.graph.store import GraphStore
from urbankg.questions import Answer, Question, ask

_KEPT = 32  # answers
_LARGEST = 20_000  # rows of one that is kept

Asking = Callable[[Question, Mapping[str, str]], Answer]


class Answers:
    """The answers that a store has given last."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, ...], Answer] = OrderedDict()

    def of(self, question: Question, given: Mapping[str, str], asking: Asking | None = None) -> Answer:
        """The answer to a question; ``asking`` is who is asked instead of the store. QueryError as `ask` has it."""
        key = (question.name, *(f"{name}={value}" for name, value in sorted(given.items())))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        answer = asking(question, given) if asking else ask(self._store, question, given)
        if len(answer.rows) <= _LARGEST:
            with self._lock:
                self._kept[key] = answer
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return answer
