"""The words at which the readers of an article begin to look: sought for all of them in one go over its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import ClassVar


class Openings:
    """Words with which what one reader looks for can open: made once, when its module is loaded.

    ``words`` gives them, folded; it is called when the next article is read.
    """

    _all: ClassVar[list[Openings]] = []

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._words = words
        self._all.append(self)
        Openings.by_word.cache_clear()  # so that one that is made after an article was read counts for the next

    @classmethod
    def all(cls) -> tuple[Openings, ...]:
        """All that were made."""
        return tuple(cls._all)

    @classmethod
    @cache
    def by_word(cls) -> dict[str, tuple[Openings, ...]]:
        """By each word, the readers that look where it stands."""
        found: dict[str, list[Openings]] = defaultdict(list)
        for openings in cls._all:
            for word in set(openings._words()):
                found[word].append(openings)
        return {word: tuple(readers) for word, readers in found.items()}
