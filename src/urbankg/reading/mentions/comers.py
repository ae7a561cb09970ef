"""Whose career a pronoun opens behind a sentence of two persons: that of whom the one chooses or makes something, or of
who comes where the one leaves.

«رضا ناصری استعفا کرد و مینا آذرنیا شهردار شد. وی پیش از این …» tells of her; the words are lists of
``data/phrases/bystander_words.csv`` and ``holding_words.csv``.
"""

from __future__ import annotations

import re

from urbankg.reading.wordings import any_word

_TITLES = rf"(?:{any_word('title before name').pattern} )*[«\"]?\Z"
_AS_OBJECT = re.compile(r"[»\"]? را ")
_CHOSEN = re.compile(rf"{any_word('chosen is').pattern} {_TITLES}")
_LEAVES = re.compile(rf"(?:{any_word('makes room').pattern}|{any_word('in place of').pattern}) {_TITLES}")
_ASIDE = re.compile(rf"{any_word('named aside').pattern} {_TITLES}")
_GONE = any_word("has gone")
_COMES = re.compile(rf"{any_word('was made').pattern}|{any_word('became').pattern}")
_BEFORE = 40  # characters before a name

Span = tuple[int, int]


def comes_in(text: str, first: Span, other: Span, end: int) -> bool:
    """Whether the other of two in a sentence that ends at ``end`` is made something, or follows the first."""
    start = max(first[1], other[0] - _BEFORE)
    if _AS_OBJECT.match(text, other[1]) or _CHOSEN.search(text[start : other[0]]):
        return True  # «الف ب را فرماندار کرد», «الف از انتخاب ب خبر داد»
    if is_leaving(text, other[0]):
        return False
    left = is_leaving(text, first[0]) or _GONE.search(text, first[1], other[0]) is not None
    return left and _COMES.search(text, other[1], end) is not None


def is_leaving(text: str, start: int) -> bool:
    """Whether the words before a name that begins at ``start`` tell that somebody leaves: «جایگزین الف»."""
    return _LEAVES.search(text, max(0, start - _BEFORE), start) is not None


def is_named_aside(text: str, start: int) -> bool:
    """Whether who is named at ``start`` only decides or is there: in «با حکم الف، ب شهردار شد. او …» ب is meant."""
    return _ASIDE.search(text, max(0, start - _BEFORE), start) is not None
