"""Weighing what is true of a pair: a log-linear model whose weights are a readable file of ``data/models``.

Features come in bundles, each true or not as a whole. What a bundle adds to all answers of the model is one integer,
an answer every so many bits, so that the bundles of a pair are weighed by adding up a few integers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, update_wrapper
from typing import NamedTuple, ParamSpec, cast

from urbankg.files import MODELS, rows

MODEL = "office_pairs"
_SCALE = 10_000  # weights have no more than four decimals
_BITS = 32  # of the sum of one answer
_HALF = 1 << (_BITS - 1)  # sums may be negative
_MASK = (1 << _BITS) - 1
_MOST_REMEMBERED = 1 << 14  # bundles of a kind

P = ParamSpec("P")


class Bundle(NamedTuple):
    """Features that are true together; ``weight`` is what they add to the answers of the model, all in one integer."""

    own: tuple[str, ...]
    weight: int
    parts: tuple[Bundle, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features: what is learnt from."""
        return self.own + tuple(name for part in self.parts for name in part.names)

    @staticmethod
    def of(names: Iterable[str]) -> Bundle:
        """The bundle of some features; those that the model does not know say nothing."""
        known, weights = tuple(names), _model().weights
        return Bundle(known, sum(weights.get(name, 0) for name in known))

    @staticmethod
    def all(bundles: Sequence[Bundle]) -> Bundle:
        """Several bundles as one."""
        return Bundle((), sum([bundle.weight for bundle in bundles]), tuple(bundles))


def bundled(names: Callable[P, Iterator[str]]) -> Callable[P, Bundle]:
    """Make a function that names features from a few values one that gives their bundle; those met are remembered."""

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def bundle(*values: P.args, **named: P.kwargs) -> Bundle:
        return Bundle.of(names(*values, **named))

    return cast(Callable[P, Bundle], update_wrapper(bundle, names))


class _Model(NamedTuple):
    answers: tuple[str, ...]
    weights: dict[str, int]


@cache
def _model() -> _Model:
    file = MODELS / f"{MODEL}.csv"
    table = list(rows(file)) if file.exists() else []  # there is none before the first training
    answers = tuple(column for row in table[:1] for column in row if column != "feature")
    weights = {
        row["feature"]: sum(
            round(float(row[answer] or 0) * _SCALE) << (_BITS * at) for at, answer in enumerate(answers)
        )
        for row in table
    }
    return _Model(answers, weights)


def distribution(bundles: Iterable[Bundle]) -> dict[str, float]:
    """The probability of each answer of the model, given what is true."""
    answers, _ = _model()
    scores = _unpacked(sum([bundle.weight for bundle in bundles]), len(answers))
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return {answer: power / total for answer, power in zip(answers, powers, strict=True)}


@cache
def _halves(count: int) -> int:
    return sum(_HALF << (_BITS * at) for at in range(count))


def _unpacked(weight: int, count: int) -> list[float]:
    """The sum of each answer.

    >>> _unpacked((15_000 << _BITS) - 5_000, 2)
    [-0.5, 1.5]
    """
    weight += _halves(count)  # nothing negative is left, so that no answer borrows from the next
    return [((weight >> (_BITS * at) & _MASK) - _HALF) / _SCALE for at in range(count)]
