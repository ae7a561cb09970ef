"""Personal names by name lists and by the shapes of Persian names, without a model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from urbankg.lexicon.names import places_too, stop_words, well_known_given_names
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.name_words import Word, is_given, is_title, words

_COPULA = re.compile(r"(?<=[اوی])ست$")  # «قزلسفلوست»: the name and "is" in one word
MOST_SURNAME_WORDS = 3
MOST_TRUST = 3
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


def rule_names(tokens: NameTokens) -> list[RuleName]:
    """The names among the tokens, in order, none overlapping."""
    found: list[RuleName] = []
    end = 0
    for at in _beginnings(tokens):
        if at >= end and (name := _name_at(tokens, at)) is not None:
            found.append(name)
            end = name.end
    return found


def _beginnings(tokens: NameTokens) -> list[int]:
    """Where a name may begin: at a given name, after a title, before a word that is surely a surname."""
    words = tokens.words
    found: set[int] = set()
    for at in [n for n, word in enumerate(words) if word.shows_name]:
        word = words[at]
        if word.given or word.lineage:
            found.add(at)
        if (word.closes or (word.likeness >= 0.9 and words[at - 1].may_be_given)) and tokens.joined(at):
            found.add(at - 1)
        if word.title and tokens.joined(at + 1):
            found.add(at + 1)
    return sorted(found)


def _after(tokens: NameTokens, at: int) -> Word:
    """The word that follows with only a space between; one without a key if there is none."""
    return tokens.words[at + 1] if at + 1 < len(tokens.words) and tokens.joined(at + 1) else words[""]


def _name_at(tokens: NameTokens, at: int) -> RuleName | None:
    word = tokens.words[at]
    if is_title(word.key + _after(tokens, at).key):  # «حجت الاسلام»
        return None
    titled = tokens.words[at - 1].title and tokens.joined(at)
    lineage = word.lineage and tokens.joined(at + 1)
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
    trust = _trust(tokens.words[first], titled or lineage)
    if end == given_end:
        if trust == MOST_TRUST and _closed(tokens, given_end):
            return RuleName(at, given_end, given_end + 1, True, 0.0, trust)
        return None
    if trust == 1 and max(word.likeness for word in tokens.words[given_end:end]) < 0.9:
        return None
    return RuleName(at, given_end, end, True, _likely(tokens, given_end, end), trust)


def _trust(given: Word, titled: bool) -> int:
    if given.common:
        return 2 if titled else 1
    return MOST_TRUST if given.key in well_known_given_names() else 2


def _closed(tokens: NameTokens, at: int) -> bool:
    """Whether a common word must be a surname, since the phrase ends with it: «احمد ممنون،»."""
    word = tokens.words[at]
    if not tokens.joined(at) or len(word.key) < 3:
        return False
    if word.key in stop_words() or word.never or word.title or word.verb:
        return False
    return tokens.texts[at + 1] in _CLOSING or _after(tokens, at).never


def _likely(tokens: NameTokens, first: int, end: int) -> float:
    return min(1.0, sum(word.likeness for word in tokens.words[first:end]) / (end - first))


def _unlisted(tokens: NameTokens, at: int, first: int) -> RuleName | None:
    """A given name on no list, before a word that is surely a surname: «براتمراد قنادی‌پور»."""
    given, surname = tokens.words[first], _after(tokens, first)
    if surname.likeness < 0.9 or surname.common or not given.may_be_given:
        return None
    end = surname_words(tokens, first + 1)
    if end == first + 1:
        return None
    return RuleName(at, first + 1, end, True, _likely(tokens, first + 1, end), 0)


def _doubtful(tokens: NameTokens, first: int) -> bool:
    """Whether a given name is rather a word before one: «پیام علی‌اصغر», «پاوه فاتح»."""
    word, after = tokens.words[first], _after(tokens, first)
    return after.given and not after.common and (word.common or word.key in places_too())


def given_words(tokens: NameTokens, first: int, end: int | None = None) -> int:
    """The end of the given name that begins here: one word, or up to three that make a compound.

    With an ``end``, only the tokens before it are looked at.
    """
    end = len(tokens.words) if end is None else end
    at = first
    if first + 1 < end:
        after = _after(tokens, first)
        if after.closes and is_given(tokens.words[first].key + after.key):
            at += 2
    while at < min(end, first + 3) and tokens.words[at].given and (at == first or tokens.joined(at)):
        if at > first and not (at + 1 < end and _goes_on(_after(tokens, at))):
            break
        at += 1
    return at


def _goes_on(word: Word) -> bool:
    return word.likeness >= 0.5 and not word.verb


def surname_words(tokens: NameTokens, first: int) -> int:
    """The end of the surname that begins here; the position itself if there is none."""
    at = first
    begun = False
    while at - first < MOST_SURNAME_WORDS and tokens.joined(at):
        word = tokens.words[at]
        if word.verb:
            break
        if not begun:
            if word.begins_surname:
                at += 1
                continue
            if word.likeness < 0.5 or word.title:
                break
            begun = True
        elif not _second_surname_word(word):
            break
        at += 1
    return at if begun or (at > first and tokens.words[at - 1].surname) else first


def _second_surname_word(word: Word) -> bool:
    if word.title:
        return False
    return word.continues_surname or word.likeness >= (0.9 if word.given else 0.6)


def without_copula(word: str) -> str:
    """A last word without the verb "is" that is written on to it.

    >>> without_copula("قزلسفلوست"), without_copula("میهن‌دوست")
    ('قزلسفلو', 'میهن\u200cدوست')
    """
    return word if word.endswith("دوست") or len(word) < 7 else _COPULA.sub("", word)
