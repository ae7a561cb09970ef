"""Weighing what is true of a pair: log-linear models whose weights are readable files of ``data/models``.

Features come in bundles, each true or not as a whole. What a bundle adds to all answers of the model is one integer,
an answer every so many bits, so that the bundles of a pair are weighed by adding up a few integers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, update_wrapper
from math import exp
from struct import Struct
from typing import ParamSpec, cast

from urbankg.files import MODELS, rows

_SCALE = 10_000  # weights have no more than four decimals
_BITS = 32  # of the sum of one answer
_HALF = 1 << (_BITS - 1)  # sums may be negative
_MOST_REMEMBERED = 1 << 14  # bundles of a kind

P = ParamSpec("P")


class Bundle(int):
    """Features that are true together: what they add to the answers of the model, all in one integer."""

    _told: tuple[str | Bundle, ...]

    @classmethod
    def of(cls, weight: int, names: tuple[str, ...]) -> Bundle:
        """The bundle of features of some names."""
        bundle = cls(weight)
        bundle._told = names
        return bundle

    @classmethod
    def all(cls, bundles: Sequence[Bundle]) -> Bundle:
        """Several bundles as one."""
        together = cls(sum(bundles))
        together._told = tuple(bundles)
        return together

    @property
    def names(self) -> Iterator[str]:
        """The names of the features."""
        for told in self._told:
            if isinstance(told, Bundle):
                yield from told.names
            else:
                yield told


def names_of(bundles: Iterable[Bundle]) -> tuple[str, ...]:
    """The names of the features of some bundles: what is learnt from."""
    return tuple(name for bundle in bundles for name in bundle.names)


class Model:
    """A table of ``data/models``: a row a feature, a column an answer; read when first asked for."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        file = MODELS / f"{self.name}.csv"
        return list(rows(file)) if file.exists() else []  # there is none before the first training

    @cached_property
    def _answers(self) -> tuple[str, ...]:
        return tuple(column for row in self._rows[:1] for column in row if column != "feature")

    @cached_property
    def _weights(self) -> dict[str, int]:
        return {
            row["feature"]: sum(
                round(float(row[answer] or 0) * _SCALE) << (_BITS * at)
                for at, answer in enumerate(self._answers)
            )
            for row in self._rows
        }

    def bundled(self, names: Callable[P, Iterator[str]]) -> Callable[P, Bundle]:
        """Make a function that names features from a few values one that gives their bundle.

        Those met are remembered. Features that the model does not know say nothing.
        """

        @lru_cache(maxsize=_MOST_REMEMBERED)
        def bundle(*values: P.args, **named: P.kwargs) -> Bundle:
            own, weights = tuple(names(*values, **named)), self._weights
            return Bundle.of(sum([weights.get(name, 0) for name in own]), own)

        return cast(Callable[P, Bundle], update_wrapper(bundle, names))

    def score(self, bundles: Iterable[Bundle]) -> float:
        """The score of the only answer of a model, given what is true."""
        return sum(bundles) / _SCALE

    def distribution(self, bundles: Iterable[Bundle]) -> dict[str, float]:
        """The probability of each answer, given what is true."""
        sums = _unpacked(sum(bundles), len(self._answers))
        top = max(sums)
        powers = [exp((one - top) / _SCALE) for one in sums]
        total = sum(powers)
        return dict(zip(self._answers, [power / total for power in powers], strict=True))


PAIRS = Model("office_pairs")
COMPARED = Model("pairs_compared")


@lru_cache
def _format(count: int) -> tuple[Struct, int]:
    """How the sums of the answers lie in one integer, and what to add so that none is negative and borrows."""
    return Struct(f"<{count}I"), sum(_HALF << (_BITS * at) for at in range(count))


def _unpacked(weight: int, count: int) -> tuple[int, ...]:
    """What a weight adds to each answer, all by the same number too high.

    >>> [one - _HALF for one in _unpacked((15_000 << _BITS) - 5_000, 2)]
    [-5000, 15000]
    """
    numbers, halves = _format(count)
    return numbers.unpack((weight + halves).to_bytes(numbers.size, "little"))
