"""How well a name fits what is typed: the same, begun by it, with all its words, or only alike."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import OSA

from urbankg.identity.slugs import slug
from urbankg.search.words import is_latin, sound

_MISSING = (
    2,
    5,
)  # how many times as long as what is typed a name is from which on more, or most, of it is missing
_STEPS = 20  # grades of likeness: what differs by less is ordered by how much is told of it

Grade = tuple[int, int, int]
"""To sort by, the best first: fit, likeness, and how much of the name is not typed."""


class Fit(IntEnum):
    """How a name fits what is typed, the best first: ``BEGUN`` is what goes on within a word."""

    SAME = 0
    BEGINS = 1
    ALL_WORDS = 2
    BEGUN = 3
    WORDS_BEGUN = 4
    ALIKE = 5


def grade(ways: Iterable[tuple[str, ...]], names: Iterable[tuple[str, ...]]) -> Grade:
    """The grade of the best of a thing's names for the best of the ways in which typed words may be meant.

    >>> grade([("علی", "رضا")], [("علیرضا",)])[0] == Fit.SAME, grade([("صباقی",)], [("مهدی", "صباغی")])[0] == Fit.ALIKE
    (True, True)
    """
    named = [*names]
    return min(_grade(way, name) for way in ways for name in named)


def _grade(way: tuple[str, ...], name: tuple[str, ...]) -> Grade:
    typed, whole = "".join(way), "".join(name)
    edges = {0, *accumulate(map(len, name))}
    missing = sum(len(whole) > times * len(typed) for times in _MISSING)
    if typed == whole:
        return Fit.SAME, 0, 0
    if whole.startswith(typed):
        return Fit.BEGINS if len(typed) in edges else Fit.BEGUN, 0, missing
    at = whole.find(typed)
    if set(way).issubset(name) or edges.issuperset((at, at + len(typed))):
        return Fit.ALL_WORDS, 0, missing
    if at in edges or all(any(other.startswith(word) for other in name) for word in way):
        return Fit.WORDS_BEGUN, 0, missing
    return Fit.ALIKE, -int(_STEPS * likeness(way, name)), missing


def likeness(way: tuple[str, ...], name: tuple[str, ...]) -> float:
    """How alike typed words and a name are, from 0 to 1: as wholes, or the words one by one."""
    as_whole = OSA.normalized_similarity(sound("".join(way)), sound("".join(name)))
    by_word = sum(max((_alike(word, other) for other in name), default=0.0) for word in way) / len(way)
    return max(as_whole, by_word)


@lru_cache(maxsize=16384)
def _alike(word: str, other: str) -> float:
    if is_latin(word) and not is_latin(other):
        other = slug(other)
    return OSA.normalized_similarity(sound(word), sound(other))
