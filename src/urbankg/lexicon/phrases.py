"""The word lists of ``data/phrases``, and the little language of its patterns."""

from __future__ import annotations

import re
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


_GROUP = re.compile(r"\(([^()]*)\)(\??)")
_PERHAPS_SPACE = re.compile(r"~| \?")


def first_words(pattern: str) -> frozenset[str]:
    """The words with which a text can open what a pattern of the tables describes, folded.

    ``~`` joins two words that may be written as one, ``(a|b)`` are alternatives, ``?`` makes what is before it
    optional.

    >>> sorted(first_words("(پیمان|عهد)~نامه (اصلی )?شهر"))
    ['عهد', 'عهدنامه', 'پیمان', 'پیماننامه']
    """
    if group := _GROUP.search(pattern):
        choices = group[1].split("|") + [""] * bool(group[2])
    elif group := _PERHAPS_SPACE.search(pattern):
        choices = [" ", ""]
    else:
        return frozenset(Folded.of(pattern).text.split()[:1])
    rest = pattern[group.end() :]
    return frozenset().union(*(first_words(pattern[: group.start()] + choice + rest) for choice in choices))
