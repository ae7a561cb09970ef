"""Words to search by: those of names and those that people type, in one spelling whoever typed them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from urbankg.files import PHRASES, rows
from urbankg.identity.person_names import SOUNDS, person_name, without_titles
from urbankg.identity.slugs import slug
from urbankg.persian.fold import Folded, key

LONGEST = 200  # characters of what is typed that are searched for; the rest is left out
MOST = 12  # words of it
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_LATIN = re.compile(r"[a-z]+")
_ALIKE = (
    ("gh", "q"),
    ("kh", "x"),
    ("sh", "s"),
    ("ch", "j"),
    ("zh", "z"),
    ("ph", "f"),
    ("ck", "k"),
    ("g", "q"),
)
_UNHEARD = str.maketrans(
    "", "", "aeiouvwyh'"
)  # vowels, what may be one, and «ه», which often closes a word as one
_TWICE = re.compile(r"(.)\1+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, letters apart from digits; ZWNJ parts words as a space does.

    >>> words("شهردار منطقهٔ۲ كلان‌شهر"), words("Ţehrān, «Qom»")
    (('شهردار', 'منطقه', '2', 'کلان', 'شهر'), ('tehran', 'qom'))
    """
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", Folded.of(text).text) if not unicodedata.combining(c)
    )
    return tuple(filter(None, map(key, _PIECE.findall(plain))))


def joined(text: str) -> tuple[str, ...]:
    """The words that ZWNJ joins in a text, each as one: people write them so, too.

    >>> joined("قدرت‌الله امینی زاده")
    ('قدرتالله',)
    """
    tokens = (words(token) for token in text.split())
    return tuple("".join(parts) for parts in tokens if len(parts) > 1)


@cache
def passed_over() -> frozenset[str]:
    """Words that may be left out of what is typed, such as ``of``: ``data/phrases/search_words.csv``."""
    return frozenset(key(row["word"]) for row in rows(PHRASES / "search_words.csv"))


def ways(typed: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What may be meant by typed words: all of them, or those that are left without titles and small words.

    >>> ways(("دکتر", "علی", "رضایی"))
    [('دکتر', 'علی', 'رضایی'), ('علی', 'رضایی')]
    """
    kept = [word for word in typed if word not in passed_over()]
    bare = tuple(without_titles(kept)) if kept else ()
    return list(dict.fromkeys(filter(None, (typed, bare))))


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """The letters of a person's name without titles and «سید», in the usual spelling of given names.

    >>> bare_name("دکتر سید محمد‌باقر قالی باف")
    'محمدباقرقالیباف'
    """
    return person_name(name).letters


def sound(word: str) -> str:
    """A word with one letter for those that sound alike: how it is misspelt most.

    >>> sound("صباقی") == sound("سباغی")
    True
    """
    return word.translate(SOUNDS)


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return _LATIN.fullmatch(word) is not None


def skeleton(word: str) -> str:
    """What Latin spellings of a word have in common, of Persian and Latin ones alike: its consonants but for y, v, h.

    >>> skeleton("قالیباف"), skeleton("ghalibaf"), skeleton("qalibaf")
    ('qlbf', 'qlbf', 'qlbf')
    """
    latin = word if is_latin(word) else slug(word)
    for written, usual in _ALIKE:
        latin = latin.replace(written, usual)
    return _TWICE.sub(r"\1", latin.translate(_UNHEARD))
