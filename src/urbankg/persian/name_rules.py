"""Personal names by name lists and by the shapes of Persian names, without a model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from urbankg.lexicon.names import (
    cities,
    given_names,
    name_parts,
    stop_words,
    surnames,
    well_known_given_names,
)
from urbankg.persian.name_tokens import NameToken
from urbankg.persian.name_words import is_common, is_given, is_title, is_verb_like, surname_likeness

_SUFFIX = re.compile(r"\u200c(?:ها|های|هایی|ای|ام|ات|اش|اند|ترین|تر|شان)$")
_COPULA = re.compile(r"(?<=[اوی])ست$")  # «قزلسفلوست»: the name and "is" in one word
MOST_SURNAME_WORDS = 3
MOST_TRUST = 3
_OPENS, _SURNAME, _CLOSES = 1, 2, 4  # what a word is: opens a name, is surely a surname, closes a given name
_CLOSING = frozenset("،,()[]«»:؛|")


@dataclass(frozen=True, slots=True)
class RuleName:
    """A name of the tokens ``start:end``, whose surname begins at ``surname``.

    ``likely`` (0 to 1) is how much the surname looks like one. ``trust`` (0 to 3) tells what stands before
    it: a word on no list, a given name that is also a common word, a plain given name or a title, or one of
    the best known given names.
    """

    start: int
    surname: int
    end: int
    full: bool
    likely: float
    trust: int


def rule_names(tokens: Sequence[NameToken]) -> list[RuleName]:
    """The names among the tokens, in order, none overlapping."""
    found: list[RuleName] = []
    at = 0
    while at < len(tokens):
        name = _name_at(tokens, at) if _may_begin(tokens, at) else None
        if name is None:
            at += 1
        else:
            found.append(name)
            at = name.end
    return found


def _may_begin(tokens: Sequence[NameToken], at: int) -> bool:
    token = tokens[at]
    if not token.key:
        return False
    if _shape(token.key) & _OPENS or (token.joined and is_title(tokens[at - 1].key)):
        return True
    after = _after(tokens, at)
    return bool(after) and bool(_shape(after) & (_SURNAME | _CLOSES))


def _after(tokens: Sequence[NameToken], at: int) -> str:
    """The key of the word that follows with only a space between; empty if there is none."""
    return tokens[at + 1].key if at + 1 < len(tokens) and tokens[at + 1].joined else ""


@lru_cache(maxsize=65536)
def _shape(word: str) -> int:
    opens = _OPENS if is_given(word) or word in name_parts("lineage") else 0
    closes = _CLOSES if word in name_parts("given_close") else 0
    return opens | closes | (_SURNAME if surname_likeness(word) >= 0.9 else 0)


def _name_at(tokens: Sequence[NameToken], at: int) -> RuleName | None:
    if is_title(tokens[at].key + _after(tokens, at)):  # «حجت الاسلام»
        return None
    titled = tokens[at].joined and is_title(tokens[at - 1].key)
    lineage = tokens[at].key in name_parts("lineage") and at + 1 < len(tokens) and tokens[at + 1].joined
    first = at + 1 if lineage else at
    given_end = given_words(tokens, first)
    if given_end > first and not lineage and _doubtful(tokens, first):
        return None
    if given_end == first:
        if (titled or lineage) and (end := surname_words(tokens, first)) > first:
            return RuleName(at, first, end, False, _likely(tokens, first, end), 2)
        return _unlisted(tokens, at, first)
    end = surname_words(tokens, given_end)
    if end == given_end and given_end - first >= 2:  # «علی اکبر»: the last given word may be the surname
        given_end, end = given_end - 1, given_end
    trust = _trust(tokens[first].key, titled or lineage)
    if end == given_end:
        if trust == MOST_TRUST and _closed(tokens, given_end):
            return RuleName(at, given_end, given_end + 1, True, 0.0, trust)
        return None
    if trust == 1 and max(surname_likeness(t.key) for t in tokens[given_end:end]) < 0.9:
        return None
    return RuleName(at, given_end, end, True, _likely(tokens, given_end, end), trust)


def _trust(given: str, titled: bool) -> int:
    if is_common(given):
        return 2 if titled else 1
    return MOST_TRUST if given in well_known_given_names() else 2


def _closed(tokens: Sequence[NameToken], at: int) -> bool:
    """Whether a common word must be a surname, since the phrase ends with it: «احمد ممنون،»."""
    if at + 1 >= len(tokens) or not tokens[at].joined or len(tokens[at].key) < 3:
        return False
    word, after = tokens[at].key, tokens[at + 1]
    if word in stop_words() or word in name_parts("never") or is_title(word) or is_verb_like(word):
        return False
    return after.text in _CLOSING or (after.joined and after.key in name_parts("never"))


def _likely(tokens: Sequence[NameToken], first: int, end: int) -> float:
    return min(1.0, sum(surname_likeness(t.key) for t in tokens[first:end]) / (end - first))


def _unlisted(tokens: Sequence[NameToken], at: int, first: int) -> RuleName | None:
    """A given name on no list, before a word that is surely a surname: «براتمراد قنادی‌پور»."""
    if first + 1 >= len(tokens) or not tokens[first + 1].joined:
        return None
    given, surname = tokens[first].key, tokens[first + 1].key
    if given in name_parts("never"):
        return None
    if (
        is_title(given)
        or is_common(given)
        or given in surnames()
        or len(given) < 4
        or _SUFFIX.search(tokens[first].text)
    ):
        return None
    if surname_likeness(surname) < 0.9 or is_common(surname):
        return None
    end = surname_words(tokens, first + 1)
    if end == first + 1:
        return None
    return RuleName(at, first + 1, end, True, _likely(tokens, first + 1, end), 0)


def _doubtful(tokens: Sequence[NameToken], first: int) -> bool:
    """Whether a given name is rather a word before one: «پیام علی‌اصغر», «پاوه فاتح»."""
    word = tokens[first].key
    if first + 1 >= len(tokens) or not tokens[first + 1].joined or not is_given(tokens[first + 1].key):
        return False
    return (is_common(word) or word in cities() & given_names()) and not is_common(tokens[first + 1].key)


def given_words(tokens: Sequence[NameToken], first: int) -> int:
    """The end of the given name that begins here: one word, or up to three that make a compound."""
    at = first
    if (after := _after(tokens, first)) and _shape(after) & _CLOSES and is_given(tokens[first].key + after):
        at += 2
    while (
        at < len(tokens)
        and at - first < 3
        and (at == first or tokens[at].joined)
        and is_given(tokens[at].key)
    ):
        if at > first and not _goes_on(_after(tokens, at)):
            break
        at += 1
    return at


def _goes_on(word: str) -> bool:
    return word != "" and surname_likeness(word) >= 0.5 and not is_verb_like(word)


def surname_words(tokens: Sequence[NameToken], first: int) -> int:
    """The end of the surname that begins here; the position itself if there is none."""
    at = first
    begun = False
    while at < len(tokens) and at - first < MOST_SURNAME_WORDS and tokens[at].joined:
        word = tokens[at].key
        if is_verb_like(word):
            break
        likely = surname_likeness(word)
        if not begun:
            if word in name_parts("surname_begin"):
                at += 1
                continue
            if likely < 0.5 or is_title(word):
                break
            begun = True
        elif not _second_surname_word(word):
            break
        at += 1
    return at if begun or (at > first and tokens[at - 1].key in surnames()) else first


def _second_surname_word(word: str) -> bool:
    if is_title(word):
        return False
    likely = surname_likeness(word)
    return word in name_parts("surname_word") or likely >= (0.9 if is_given(word) else 0.6)


def without_copula(word: str) -> str:
    """A last word without the verb "is" that is written on to it.

    >>> without_copula("قزلسفلوست"), without_copula("میهن‌دوست")
    ('قزلسفلو', 'میهن\u200cدوست')
    """
    return word if word.endswith("دوست") or len(word) < 7 else _COPULA.sub("", word)
