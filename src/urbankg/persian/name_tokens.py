"""The words and punctuation marks among which names are sought."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from urbankg.persian.fold import key

_JOINER = "\u200c\u200b\u00ac\u00ad"  # ZWNJ, and what old converters made of it
_MARK = "\u0610-\u061a\u064b-\u065f\u0670"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_JOINER}{_MARK}]+[^\W_]+)*|[^\w\s{_JOINER}{_MARK}]")
_GAP = re.compile(rf"[ \u00a0{_JOINER}{_MARK}]{{1,3}}")


class NameToken(NamedTuple):
    """A word or a mark at ``start:end`` of the text, and its comparison key (empty for a mark).

    ``joined`` tells that it is a word, and so is the one before it, with nothing but a space between them.
    """

    start: int
    end: int
    text: str
    key: str
    joined: bool


@lru_cache(maxsize=65536)
def _word_key(text: str) -> str:
    word_key = key(text)
    return word_key if word_key.isalpha() else ""


def name_tokens(text: str, start: int = 0, end: int | None = None) -> list[NameToken]:
    """The tokens of a text, or of a stretch of it.

    >>> [(t.text, t.joined) for t in name_tokens("علی رضایی، شهردار")]
    [('علی', False), ('رضایی', True), ('،', False), ('شهردار', False)]
    """
    found: list[NameToken] = []
    last, was_word = start, False
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        at, stop = match.span()
        word = match[0]
        word_key = _word_key(word)
        joined = False
        if word_key:
            joined = was_word and (text[last:at] == " " or _GAP.fullmatch(text, last, at) is not None)
            was_word = True
        else:
            was_word = False
        found.append(NameToken(at, stop, word, word_key, joined))
        last = stop
    return found
