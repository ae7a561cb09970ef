"""The words at which a reader of an article begins to look: where they stand, its document knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property


class Openings:
    """Words with which what one reader looks for can open.

    ``words`` gives them, folded; it is called when the first article is read.
    """

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._made = words

    @cached_property
    def words(self) -> frozenset[str]:
        """The words."""
        return frozenset(self._made())
