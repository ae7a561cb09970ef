"""How far a personal name goes: how many words its given name has, and how many its surname."""

from __future__ import annotations

import re

from urbankg.lexicon.names import given_names, name_words, stop_words, surnames, well_known_given_names
from urbankg.persian.name_tokens import LINE_END, NameTokens
from urbankg.persian.name_words import Word, is_given

_COPULA = re.compile(r"(?<=[اوی])ست$")  # «قره‌داغلوست»: the name and "is" in one word
MOST_SURNAME_WORDS = 3
SENTENCE_ENDS = frozenset((".", "!", "؟", LINE_END))


def given_words(tokens: NameTokens, first: int, end: int | None = None) -> int:
    """The end of the given name that begins here: one word, or up to three that make a compound.

    With an ``end``, only the tokens before it are looked at.
    """
    end = len(tokens.words) if end is None else end
    at = first
    if first + 1 < end:
        after = tokens.after(first)
        if (after.closes and is_given(tokens.words[first].key + after.key)) or written_apart(tokens, first):
            at += 2
    while at < min(end, first + 3) and tokens.words[at].given and (at == first or tokens.joined(at)):
        if at > first and not (at + 1 < end and _goes_on(tokens.after(at))):
            break
        at += 1
    return at


def written_apart(tokens: NameTokens, at: int) -> bool:
    """Whether a word and the next are one given name, though the first is none alone: «جهان بخش», «ماه منیر»."""
    word, after = tokens.words[at], tokens.after(at)
    if not after.key or word.title or (word.given and not word.common):
        return False
    if word.common and word.key not in name_words("given_apart"):
        # «دست علی رضایی» has no such name in it, though «دستعلی» is one
        return word.key in name_words("given_start") and after.key in given_names()
    return word.key + after.key in given_names()


def _goes_on(word: Word) -> bool:
    return word.likeness >= 0.5 and not word.verb


def surname_words(tokens: NameTokens, first: int) -> int:
    """The end of the surname that begins here; the position itself if there is none."""
    at = first
    begun = False
    while at - first < MOST_SURNAME_WORDS and tokens.joined(at):
        word, after = tokens.words[at], tokens.after(at)
        if word.verb or ends_sentence(tokens, at):
            break
        if after.key and (
            word.key + after.key in surnames()  # «ثابت قدم», its ZWNJ lost
            or (not begun and split_ending(tokens, at + 1))
        ):
            at, begun = at + 2, True
        elif begun:
            if not _second_surname_word(word) and not split_ending(tokens, at):
                break
            at += 1
        elif word.begins_surname:
            at += 1
        elif word.title or not (word.likeness >= 0.5 or _opens_surname(tokens.words[at - 1], word, after)):
            break
        else:
            at, begun = at + 1, True
    if not begun and not (at > first and tokens.words[at - 1].surname):
        return first
    return without_predicate(tokens, first + 1, at)


def ends_sentence(tokens: NameTokens, at: int) -> bool:
    """Whether a word is the verb with which the sentence ends, though some bear it as a name: «منتخب شهریار کرد.»"""
    return tokens.words[at].light_verb and tokens.texts[at + 1] in SENTENCE_ENDS


def _opens_surname(before: Word, word: Word, after: Word) -> bool:
    """Whether a common word begins a surname of two: «نصر اللهیان», after a plain given name «تورج چرم دوزیان»."""
    if word.never or after.continues_surname:
        return after.continues_surname and not word.never
    sure = before.given and not before.common and word.key not in stop_words()
    return sure and after.likeness >= 0.9 and not (after.given or after.common)


def _second_surname_word(word: Word) -> bool:
    if word.title or word.never or word.of_common:
        return False
    return word.continues_surname or word.likeness >= (0.9 if word.given else 0.6)


def split_ending(tokens: NameTokens, at: int) -> bool:
    """Whether a word is the ending of the one before, its ZWNJ lost: «قلعه ای», behind a given name «پاک طینت»."""
    word, before = tokens.words[at], tokens.words[at - 1]
    if word.key == "ای":
        return before.key.endswith("ه")
    return (
        word.key in name_words("surname_second")
        and tokens.joined(at)
        and tokens.words[at - 2].given
        and _is_everyday(before)
        and not tokens.after(at).light_verb  # «محمد دانش رفتار کرد»
    )


def _is_everyday(word: Word) -> bool:
    """Whether a word is one of general Persian, or on no list at all."""
    return bool(word.key) and not word.never and not word.given and (word.common or word.likeness == 0.5)


def belongs_to_word_before(tokens: NameTokens, at: int) -> bool:
    """Whether a word of a surname cannot stand without the one before it: «رضایی نژاد», «قلعه ای», «آقا محمدی»."""
    word, before = tokens.words[at], tokens.words[at - 1]
    listed = bool(word.key) and before.key + word.key in surnames()
    return word.continues_surname or before.begins_surname or listed or split_ending(tokens, at)


def without_predicate(tokens: NameTokens, least: int, end: int) -> int:
    """The end of a name without last words that belong to the verb: «علی رضایی راضی نشد», «علی رضایی میانه را گرفت».

    Words before ``least`` stay.
    """
    if tokens.words[end - 1].key in name_words("once") and tokens.after(end - 1).office:
        before = tokens.words[end - 2]  # «علی رضایی زمانی شهردار بود», but «علی زمانی شهردار بود»
        if end > least or (before.surname and before.key not in well_known_given_names()):
            return end - 1
    while end > least:
        word, after = tokens.words[end - 1], tokens.after(end - 1)
        if word.continues_surname or (word.likeness >= 0.6 and not word.common):
            break
        if not (after.light_verb or (word.common and after.key == "را")) or split_ending(tokens, end - 1):
            break
        end -= 1
    return end


def without_copula(word: str) -> str:
    """A last word without the verb "is" that is written on to it.

    >>> without_copula("قره‌داغلوست"), without_copula("میهن‌دوست")
    ('قره‌داغلو', 'میهن\u200cدوست')
    """
    return word if word.endswith("دوست") or len(word) < 7 else _COPULA.sub("", word)
