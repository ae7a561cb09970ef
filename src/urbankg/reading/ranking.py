"""Weighing what is true of a pair: a log-linear model whose weights are a readable file of ``data/models``.

Features come in bundles, each true or not as a whole. What a bundle adds to all answers of the model is one integer,
an answer every so many bits, so that the bundles of a pair are weighed by adding up a few integers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache, update_wrapper
from typing import NamedTuple, ParamSpec, cast

from urbankg.files import MODELS, rows

MODEL = "office_pairs"
_SCALE = 10_000  # weights have no more than four decimals
_BITS = 32  # of the sum of one answer
_HALF = 1 << (_BITS - 1)  # sums may be negative
_MASK = (1 << _BITS) - 1
_MOST_REMEMBERED = 1 << 14  # bundles of a kind

P = ParamSpec("P")


class Bundle:
    """Features that are true together, by name; ``weight`` is what they add to the answers of the model."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)

    @cached_property
    def weight(self) -> int:
        """The sum of the weights, all answers in one integer; names that the model does not know say nothing."""
        weights = _model().weights
        return sum(weights.get(name, 0) for name in self.names)


def bundled(names: Callable[P, Iterator[str]]) -> Callable[P, Bundle]:
    """Make a function that names features from a few values one that gives their bundle; those met are remembered."""

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def bundle(*values: P.args, **named: P.kwargs) -> Bundle:
        return Bundle(names(*values, **named))

    return cast(Callable[P, Bundle], update_wrapper(bundle, names))


class _Model(NamedTuple):
    answers: tuple[str, ...]
    weights: dict[str, int]


@cache
def _model() -> _Model:
    table = list(rows(MODELS / f"{MODEL}.csv"))
    answers = tuple(column for column in table[0] if column != "feature")
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
