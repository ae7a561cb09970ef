"""What two sides of a contradiction rest on, and how likely it is that one of them is wrong.

One side is wrong unless both are read right and the difference between them can be reconciled::

    likelihood = 1 − strength of one side × strength of the other × (1 − how far apart they are)

A side is as strong as it is likely that not all of its independent statements are misread: 1 − Π (1 − confidence).
How far apart they are is d ÷ (d + t): d the difference, t the one that is still usual (`apart`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import TypeVar

from urbankg.persian.fold import Folded

Value = TypeVar("Value")

_SUREST = 0.98  # nothing is surer than this, a line of the reference data neither
_ENOUGH = 5  # independent statements: more make a side no stronger
_COPIED = 0.8  # of the words of two quotes: one is a copy of the other


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of an article, or a record of the reference data: its IRI, where it stands and how sure it is."""

    iri: str
    article: str
    quote: str = ""
    confidence: float = 1.0


def independent(statements: Iterable[Statement]) -> list[Statement]:
    """The surest statements of which none repeats another: one an article, and one of copies of one news item.

    >>> one = Statement("claim:1", "a", "مینا شهردار قزوین شد")
    >>> copy = Statement("claim:2", "b", "«مینا» شهردار قزوین شد")
    >>> [s.iri for s in independent([copy, one, Statement("claim:3", "c", "قزوین شهردار تازه دارد")])]
    ['claim:1', 'claim:3']
    """
    kept: list[tuple[Statement, frozenset[str]]] = []
    for statement in sorted(statements, key=lambda s: (-s.confidence, s.iri)):
        words = frozenset("".join(c if c.isalnum() else " " for c in Folded.of(statement.quote).text).split())
        if not any(statement.article == other.article or _is_copy(words, said) for other, said in kept):
            kept.append((statement, words))
        if len(kept) == _ENOUGH:
            break
    return [statement for statement, _ in kept]


def _is_copy(words: frozenset[str], others: frozenset[str]) -> bool:
    return bool(words) and len(words & others) >= _COPIED * len(words | others)


def strength(statements: Iterable[Statement]) -> float:
    """How likely it is that not all statements are misread, copies not counted.

    >>> round(strength([Statement("claim:1", "a", confidence=0.8), Statement("claim:2", "b", confidence=0.8)]), 2)
    0.96
    """
    return 1 - prod(1 - min(s.confidence, _SUREST) for s in independent(statements))


def apart(difference: float, usual: float) -> float:
    """How far apart two sides are, from 0 to 1: one half where the difference is the usual one.

    >>> apart(10, 10), apart(90, 10)
    (0.5, 0.9)
    """
    return difference / (difference + usual)


def likelihood(one: Iterable[Statement], other: Iterable[Statement], how_far: float) -> float:
    """How likely it is that one of two sides that contradict each other is wrong, to three digits."""
    return round(1 - strength(one) * strength(other) * (1 - how_far), 3)


def against_the_best(
    values: Mapping[Value, Sequence[Statement]], contradict: Callable[[Value, Value], bool]
) -> list[tuple[Value, Value]]:
    """Each value that contradicts a better attested one, with the best such: (the better, the worse), sorted."""
    attested = {value: strength(statements) for value, statements in values.items()}
    ranked = sorted(values, key=lambda value: (-attested[value], str(value)))
    found: dict[Value, Value] = {}
    for better, worse in combinations(ranked, 2):
        if worse not in found and contradict(better, worse):
            found[worse] = better
    return [(better, worse) for worse, better in found.items()]
