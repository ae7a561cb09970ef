"""The plain word lists of ``data/phrases``."""

from __future__ import annotations

from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a one-column table of phrases, folded.

    >>> "شهرداری" in words_of("municipal_bodies") or "با" in words_of("stop_words")
    True
    """
    return frozenset(Folded.of(row["word"]).text for row in rows(PHRASES / f"{name}.csv"))
