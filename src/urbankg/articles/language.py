"""Whether a text is Persian, by the words and letters of data/phrases/languages.csv."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from urbankg.files import PHRASES, rows, several
from urbankg.persian.fold import Folded

PERSIAN = "Persian"
_ENOUGH = 400  # characters that tell it
_SURELY = 2  # times as many signs of another language as of Persian: names in lists are spelt in many ways
_ARABIC_SCRIPT = re.compile("[\u0620-\u06d3]{2}")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _signs() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The languages that each letter, and each folded word, is a sign of."""
    letters: dict[str, list[str]] = defaultdict(list)
    words: dict[str, list[str]] = defaultdict(list)
    for row in rows(PHRASES / "languages.csv"):
        for letter in row["letters"]:
            letters[letter].append(row["language"])
        for word in several(row["words"]):
            words[Folded.of(word).text].append(row["language"])
    return dict(letters), dict(words)


def other_language(text: str) -> str | None:
    """Why a text is no Persian one, in a few words; None if it is, as far as it tells.

    Dari is Persian: the word for an office may be another one, the sentences are read alike.

    >>> other_language("شهردار اراک از طرح تازه گفت"), other_language("قال رئيس البلدية في بيان إلى الصحف")
    (None, 'in Arabic, not in Persian')
    """
    start = text[:_ENOUGH]
    if not _ARABIC_SCRIPT.search(text):
        return "no Persian text in it"
    letters, words = _signs()
    said: dict[str, int] = defaultdict(int)
    there = set(start)
    for letter, tells in letters.items():
        if letter in there:
            for language in tells:
                said[language] += start.count(letter)
    for word in _WORD.findall(Folded.of(start).text):
        for language in words.get(word, ()):
            said[language] += 1
    language, most = max(said.items(), key=lambda item: item[1], default=(PERSIAN, 0))
    return f"in {language}, not in Persian" if most > _SURELY * said[PERSIAN] + 1 else None
