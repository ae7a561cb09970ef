"""Which words may name a town that no gazetteer has: by how they end, and by what else they are known to be."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from urbankg.lexicon.names import common_words, given_names, honorifics, name_parts, surnames
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.reading.document import Document
from urbankg.reading.wordings import any_word

_BEFORE_COMMA = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+)?(?=[ ]?،[ ]?)")
_SECOND = re.compile(r" و ([^\W\d_]+)(?!\w)(?! و(?!\w)| [^\W\d_]*ند(?!\w))")
_COPULA = re.compile("(?:ام|اند|ایم|اید|است)(?!\\w)")  # of «سه بخشدار دیده‌ام»


def ends_like_a_place(name: str) -> bool:
    """Whether a folded word ends as only names of towns and villages do: «مهراباد»."""
    return name.endswith(_place_ends()) and name not in _place_ends()


@cache
def _place_ends() -> tuple[str, ...]:
    return tuple(words_of("place_ends"))


@cache
def no_words() -> frozenset[str]:
    """The keys of words that are no town, for they are common words or titles."""
    return frozenset(common_words()).union(name_parts("never"))


@cache
def no_cities() -> frozenset[str]:
    """The keys of words that are no town, for they are common, given names, surnames or titles."""
    return no_words().union(given_names(), surnames())


def place_before_name(text: str, start: int, is_name: Callable[[int], bool]) -> int:
    """Where one or two words end that must be a place, for who is in office is named behind them, past a comma: «دهیار
    کوئیک حسن، مینا آذرنیا، گفت»; 0 where no name follows, or where they are words of general Persian.
    """
    found = _BEFORE_COMMA.match(text, start)
    if found is None or any(key(word) in no_words() for word in found.group().split()):
        return 0
    if not words_of("stop_words").isdisjoint(found.group().split()):
        return 0
    at = text.index("،", found.end()) + 1
    at += text.startswith(" ", at)
    while title := any_word("title before name").match(text, at):
        at = title.end() + text.startswith(" ", title.end())
    return found.end() if is_name(at) else 0


def second_of_district(text: str, end: int, is_name: Callable[[int], bool]) -> int:
    """Where the name of a district of two ends, of which the first was read: «زز و ماهرو»; 0 where it has but one."""
    found = _SECOND.match(text, end)
    if (
        found is None
        or is_name(found.start(1))
        or key(found[1]) in no_words()
        or key(found[1]) in honorifics()
    ):
        return 0  # «بخش خارگ و سرگرد رضایی»
    return 0 if found[1] in words_of("stop_words") or found[1] in words_of("name_ends") else found.end(1)


def past_close(text: str, end: int) -> int:
    """Past a word with which names of villages close, if one follows: «علیا», «سفلی»."""
    close = any_word("last of a village").match(text, end + 1) if text.startswith(" ", end) else None
    return close.end() if close else end


def may_be_village(document: Document, word: re.Match[str]) -> bool:
    """Whether a word after «دهیار» names a village: no common word."""
    if document.splits_word(word.end()):
        return word.group() not in ("می", "نمی") and not _COPULA.match(document.text, word.end() + 1)
    return key(word.group()) not in common_words() and word.group() not in words_of("name_ends")
