"""Words that a page has run together: where a joiner (ZWNJ), a space or a line break was lost, it stands again; and
those that it has torn, «شهر دار».

Which words may be two is told by ``data/phrases/run_together.csv`` and, for all that the phrase tables write as two
words beside each other («شورای شهر», «اظهار کرد», «به~عنوان»), by these tables themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.lexicon.names import (
    common_words,
    dictionary_words,
    given_names,
    name_words,
    place_names,
    stop_words,
    surnames,
    well_known_given_names,
)
from urbankg.persian.fold import Folded, key
from urbankg.persian.name_words import is_title

_JOINER = "\u200c"
_FORMS = ("form", "pattern", "cue")  # the columns of the phrase tables that hold wordings
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SIDE_BY_SIDE = re.compile(r"(?<![^\W\d])(?=([^\W\d_]{2,})([ ~\x00])([^\W\d_]{2,})(?![?*]))")
_NUMBERED = re.compile(r"(?<=[ء-ی]{2})(?=\d{1,2}[-–.)]+[ء-ی])")  # «۱-الف۲-ب»
_CLOSED = "ادذرزژو"  # letters that join none behind them: there «درآمد» is one word, and nothing was lost
_VERB_ENDS = ("د", "م")
_PARTICIPLE = ("ده", "ته")  # «رفته», but «سالهاست» is «سال‌هاست»
_PLURAL = "ان"
_LEAST = 3  # letters of a word beside an ending or a prefix
_ARABIC = str.maketrans("یک", "يك")
_MOST_REMEMBERED = 100_000  # words: more than any corpus has of frequent ones


def parted(text: str) -> str:
    """A text in which words that are surely two stand apart again.

    >>> parted("رئیس شورایشهر اظهارکرد: کار میشود").replace("\\u200c", "|")
    'رئیس شورای شهر اظهار کرد: کار می|شود'
    >>> parted("شهر دار و نا یب رئیس")
    'شهردار و نایب رئیس'
    """
    words = text.split()
    halves, pairs, torn = _torn()
    if not halves.isdisjoint(words) or any(pair in text for pair in pairs):
        text = torn.sub(lambda found: found[0].replace(" ", ""), text)
        words = text.split()
    if list(map(_apart.__getitem__, words)) == words:
        return text
    return re.sub(r"\S+", lambda word: _apart[word[0]], text)


class _Apart(dict[str, str]):
    """Parts any word, with the marks beside it; those met once are remembered."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        marked = _NUMBERED.sub(" ", _written_on_titles().sub(" ", word))
        apart = _LONG_WORD.sub(lambda found: _halves(found[0]), marked)
        self[word] = apart
        return apart


_apart = _Apart()


def _halves(word: str) -> str:
    """A word, or the two that it is with what parts them."""
    plain = key(word)
    if len(plain) != len(word) or plain in given_names() or plain in surnames() or plain in place_names():
        return word
    at, joint = _joint(plain)
    if joint == " ":
        return f"{_halves(word[:at])} {_halves(word[at:])}"  # «باحضورفرماندارساوه»
    return word[:at] + joint + word[at:] if at else word


def _joint(plain: str) -> tuple[int, str]:
    """Where a folded word falls in two, and what parts them; 0 if nowhere."""
    if plain[:1] == "ب" and plain[1:] in _listed("short به"):
        return 1, f"ه{_JOINER}"  # «بعنوان» for «به‌عنوان»
    if at := _inflected(plain):
        return at, _JOINER
    pairs, words = _tables()
    at, joint = pairs.get(plain, (0, ""))
    known = plain in common_words() or plain in dictionary_words() or plain in words
    lost = plain[at - 1] not in _CLOSED and plain not in stop_words() and plain not in _listed("whole")
    if at and (lost or (joint == " " and not known)):
        return at, joint
    return (0, "") if known else _before_name(plain)


def _inflected(plain: str) -> int:
    """Where a verb's prefix ends, or an ending begins that a joiner parts from its word: «می‌شود», «شهرستان‌های»."""
    for prefix in _listed("prefix"):
        rest = plain.removeprefix(prefix)
        if rest != plain and (rest in _listed("verb") or (rest.endswith(_VERB_ENDS) and _is_word(rest))):
            return len(prefix)
    for ending in _listed("ending"):
        stem = plain.removesuffix(ending)
        if stem != plain and stem[-1:] not in _CLOSED and _is_word(stem) and plain not in stop_words():
            return 0 if ending.startswith("های") and _goes_on_in_h(stem) else len(stem)
    for copula in _listed("copula"):
        stem = plain.removesuffix(copula)
        if stem != plain and stem.endswith(_PARTICIPLE) and _is_word(stem):
            return len(stem)
    return 0


def _goes_on_in_h(stem: str) -> bool:
    """Whether what stands before «های» is rather a word with ه at its end: «منطقه‌ای», but «استان‌های»."""
    _, words = _tables()
    return _is_word(stem + "ه") and (stem not in words or stem + "ه" in words)


def _is_word(word: str) -> bool:
    return len(word) >= _LEAST and (word in common_words() or word in _tables()[1])


def _before_name(plain: str) -> tuple[int, str]:
    """Where what is written on to a word begins, and what parts them: «شهریاسوج», «درجلسه», «وکاظم», «شودرضا»."""
    if plain.endswith(_PLURAL) and plain.removesuffix(_PLURAL) in name_words("office"):
        return 0, ""  # «استانداران»
    for name, holds, joint in (
        ("before place", _is_place, " "),
        ("before noun", _is_noun, " "),
        ("before person", _is_of_person, " "),
        ("before named", _is_name, " "),
        ("last of sentence", _is_given, "\n"),
    ):
        for word in _listed(name):
            if plain.startswith(word) and holds(plain[len(word) :]):
                return len(word), joint
    return 0, ""


def _is_place(word: str) -> bool:
    return word in place_names() or word in _listed("begins place")


def _is_noun(word: str) -> bool:
    return word in _listed("noun")


def _is_given(word: str) -> bool:
    return word in well_known_given_names()


def _is_name(word: str) -> bool:
    return len(word) > _LEAST and (word in given_names() or word in surnames())


def _is_of_person(word: str) -> bool:
    if len(word) < _LEAST or word in name_words("surname_close"):
        return False  # «شهردارزاده» is a surname
    rare = len(word) > _LEAST and word in given_names()  # «وایوب»; «وارش» is one word
    return rare or _is_given(word) or word in name_words("office") or is_title(word) or _is_over_place(word)


def _is_over_place(word: str) -> bool:
    """Whether a word is an office with the place that it is over: «فرماندارساوه»."""
    offices = (office for office in _listed("before place") if word.startswith(office))
    return any(_is_place(word.removeprefix(office)) for office in offices)


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(PHRASES / "run_together.csv"):
        found[row["list"]].append(row["word"])
    return found


@cache
def _listed(name: str) -> tuple[str, ...]:
    """The words of a list, folded, the longest first."""
    return tuple(sorted((Folded.of(word).text for word in _table()[name]), key=len, reverse=True))


@cache
def _torn() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    """Of the words that pages tear: halves that are no words, words torn in two that are, and a pattern of them all."""
    words = [w for word in _table()["torn"] for w in sorted({word, word.translate(_ARABIC)})]
    pairs = tuple(word for word in words if " " in word)
    cuts = [(word[:at], word[at:]) for word in words if " " not in word for at in range(1, len(word))]
    odd = {cut: [half for half in cut if not _may_stand_alone(half)] for cut in cuts}
    torn = "|".join(map(re.escape, [*pairs, *(" ".join(cut) for cut, halves in odd.items() if halves)]))
    halves = frozenset(halves[0] for halves in odd.values() if halves)
    return halves, pairs, re.compile(rf"(?<![^\W\d_])(?:{torn})(?![^\W\d_])")


def _may_stand_alone(half: str) -> bool:
    plain = key(half)
    known = (common_words(), dictionary_words(), given_names(), surnames(), place_names(), stop_words())
    return any(plain in words for words in known)


@cache
def _written_on_titles() -> re.Pattern[str]:
    """A pattern of the place before a title that is written on to another word; «هدایت‌الله» holds none."""
    titles = "|".join(word.replace(_JOINER, f"{_JOINER}?") for word in _table()["title"])
    return re.compile(rf"(?<=[^\W\d_]{{2}})(?={titles})")


@cache
def _tables() -> tuple[dict[str, tuple[int, str]], frozenset[str]]:
    """By two words of the phrase tables written as one where the second begins and what parts them; and all words."""
    pairs: dict[str, tuple[int, str]] = {}
    words: set[str] = set()
    forms = (
        row[name]
        for path in sorted(PHRASES.glob("*.csv"))
        for row in rows(path)
        for name in _FORMS
        if name in row
    )
    for form in forms:
        folded = Folded.of(form.replace(_JOINER, "\x00")).text
        words.update(_WORD.findall(folded))
        for first, joint, second in _SIDE_BY_SIDE.findall(folded):
            both = first + second
            if joint != " " or both not in pairs:  # «به~عنوان» in one table, «به عنوان» in another
                pairs[both] = (len(first), " " if joint == " " else _JOINER)
    return pairs, frozenset(words)
