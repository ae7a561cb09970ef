"""The word lists of ``data/phrases``, and the little language of its patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded


@cache
def words_of(name: str, use: str = "") -> frozenset[str]:
    """The words of a table of phrases, folded; of one that tells what each is for, those of a use.

    >>> "با" in words_of("stop_words"), "و" in words_of("beside_words", "title")
    (True, False)
    """
    table = rows(PHRASES / f"{name}.csv")
    return frozenset(Folded.of(row["word"]).text for row in table if row.get("use", "") == use)


_GROUP = re.compile(r"\(([^()]*)\)([?*]?)")
_LOOKING_ON = re.compile(r"\(\?[=!].*")  # what must follow is no part of the match
_LOOKING_BACK = re.compile(r"\(\?<[=!][^()]*\)")  # nor is what stands before
_PERHAPS = re.compile(r"(.)[?*]|~")
_WORD = re.compile(r" *[^ ()|?*~]+ (?![?*])")  # a whole word that opens a pattern whatever follows

_NO_PLAIN = re.compile(r"[\\<\[{]|\(\?")  # what is more than words and alternatives
_MARKS = "،؛:"
_MARK_AHEAD = re.compile(rf"\A[{_MARKS}](?![?*])")
_LETTER = re.compile(r"\w")


def first_words(pattern: str) -> frozenset[str]:
    """The words with which a text can open what a pattern of the tables describes, folded.

    ``~`` joins two words that may be written as one, ``(a|b)`` are alternatives, ``?`` and ``*`` make the letter
    or the alternatives before them optional.

    >>> sorted(first_words("(پیمان|عهد)~نامه (اصلی )?شهر(?= (ما|شما))"))
    ['عهد', 'عهدنامه', 'پیمان', 'پیماننامه']
    >>> sorted(first_words("(کار|(?<!به.)ریاست) پایان"))
    ['ریاست', 'کار']
    """
    pattern = _LOOKING_ON.sub("", _LOOKING_BACK.sub("", pattern)).replace("(?:", "(")
    if found := _WORD.match(pattern):
        return frozenset(Folded.of(found[0]).text.split()[:1])
    if found := _GROUP.search(pattern):
        choices = found[1].split("|") + [""] * bool(found[2])
    elif found := _PERHAPS.search(pattern):
        choices = [found[1] or " ", ""]
    else:
        return frozenset(Folded.of(pattern).text.split()[:1])
    before, after = pattern[: found.start()], pattern[found.end() :]
    return frozenset().union(*(first_words(before + choice + after) for choice in choices))


def needed_words(pattern: str) -> Iterator[frozenset[str]]:
    """Of each word of a pattern that cannot be left out, those with which the text may write or begin it, folded.

    >>> [sorted(words) for words in needed_words("به~عنوان (عضو |رئیس )?شورا(ی~شهر)? (تهران)?")]
    [['به', 'بهعنوان'], ['رییس', 'شورا', 'شورای', 'شورایشهر', 'عضو']]
    """
    for part in _parts(pattern.replace("…", " ")):
        word = _MARK_AHEAD.sub("", part)  # what may be left out may be so behind a mark, too: «،( نیز)?»
        if _NO_PLAIN.search(word) or re.fullmatch(word, ""):
            continue
        if openings := first_words(word.strip(_MARKS)):
            yield openings


def _parts(pattern: str) -> list[str]:
    """What spaces part in a pattern, groups of alternatives whole."""
    parts, depth = [""], 0
    for letter in pattern:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == " " and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if _LETTER.search(part)]
