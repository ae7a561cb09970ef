"""Personal names in running text, by name lists and by the shapes of Persian names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from urbankg.lexicon.names import common_words, given_names, honorifics, name_parts, places_too, surnames
from urbankg.persian.fold import Folded, key

_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*\u200c?")
_GAP = re.compile(r"[ \u00a0\u200c]{1,2}")
_SUFFIX = re.compile(r"\u200c(?:ها|های|هایی|ای|ام|ات|اش|اند|ترین|تر|شان)$")
MOST_SURNAME_WORDS = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name at ``start:end`` of the text that was searched.

    ``text`` leaves titles out but keeps سید; ``full`` tells that a given name is there; ``honoured`` that the
    name is that of a street, a school, a martyr or a saint. ``score`` is between 0 and 1.
    """

    start: int
    end: int
    text: str
    given: str | None
    surname: str
    full: bool
    score: float
    honoured: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str
    joined: bool  # only a space or ZWNJ between this word and the one before


@lru_cache(maxsize=65536)
def _is_common(word: str) -> bool:
    return word in common_words()


@lru_cache(maxsize=65536)
def _given(word: str) -> bool:
    if word in honorifics() or word in name_parts("never"):
        return False
    if word in given_names():
        return True
    if len(word) < 6 or _is_common(word):
        return False
    return any(word.endswith(e) and len(word) - len(e) >= 3 for e in name_parts("given_end")) or any(
        word.startswith(s) and word[len(s) :] in given_names() for s in name_parts("given_start")
    )


@lru_cache(maxsize=65536)
def _surname(word: str) -> float:
    """How much a word looks like a surname: 1 listed, 0.8 by its ending, 0.5 unknown to general Persian, 0 not."""
    if word in name_parts("never"):
        return 0.0
    if word in surnames():
        return 1.0 if not _is_common(word) else 0.7
    if _is_common(word) or len(word) < 3:
        return 0.0
    if any(word.endswith(e) and len(word) - len(e) >= 2 for e in name_parts("surname_end")):
        return 0.9
    return 0.8 if word in given_names() else 0.6 if word.endswith("ی") else 0.5


def find_names(text: str) -> list[Name]:
    """The personal names of a text, in order: full names, and surnames that follow a title.

    >>> [(n.text, n.full) for n in find_names("دکتر مهدی رضایی و آقای توکلی آمدند")]
    [('مهدی رضایی', True), ('توکلی', False)]
    """
    words = _words(text)
    found: list[Name] = []
    at = 0
    while at < len(words):
        name = _name_at(text, words, at)
        if name is None:
            at += 1
            continue
        found.append(name)
        while at < len(words) and words[at].start < name.end:
            at += 1
    return found


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    last = -1
    for match in _WORD.finditer(text):
        end = match.end() - match.group().endswith("\u200c")
        joined = last >= 0 and bool(_GAP.fullmatch(text[last : match.start()]))
        found.append(_Word(match.start(), end, key(match.group()), joined))
        last = end
    return found


def _name_at(text: str, words: list[_Word], at: int) -> Name | None:
    titled = at > 0 and words[at].joined and _is_title(words[at - 1].key)
    first = at
    lineage = words[at].key in name_parts("lineage") and at + 1 < len(words) and words[at + 1].joined
    if lineage:
        first += 1
    given_end = _given_words(words, first)
    if given_end > first and not lineage and _doubtful(words, first):
        return None
    if given_end == first:
        if (titled or lineage) and (end := _surname_words(words, first)) > first:
            return _made(text, words, at, first, end, full=False)
        return _unlisted(text, words, at, first)
    end = _surname_words(words, given_end)
    if end == given_end and given_end - first >= 2:  # «علی اکبر»: the last given word may be the surname
        given_end, end = given_end - 1, given_end
    if end == given_end:
        return None
    if (
        _is_common(words[first].key)
        and not (titled or lineage)
        and max(_surname(w.key) for w in words[given_end:end]) < 0.9
    ):
        return None
    return _made(text, words, at, given_end, end, full=True)


def _unlisted(text: str, words: list[_Word], at: int, first: int) -> Name | None:
    """A given name on no list, before a word that is surely a surname: «براتمراد قنادی‌پور»."""
    if first + 1 >= len(words) or not words[first + 1].joined:
        return None
    given, surname = words[first].key, words[first + 1].key
    if (
        _is_common(given)
        or given in surnames()
        or len(given) < 4
        or _SUFFIX.search(text[words[first].start : words[first].end])
    ):
        return None
    if _surname(surname) < 0.9 or _is_common(surname):
        return None
    end = _surname_words(words, first + 1)
    return _made(text, words, at, first + 1, end, full=True) if end > first + 1 else None


def _doubtful(words: list[_Word], first: int) -> bool:
    """Whether a given name is rather a word before one: «پیام علی‌اصغر», «پاوه فاتح»."""
    word = words[first].key
    if first + 1 >= len(words) or not words[first + 1].joined or not _given(words[first + 1].key):
        return False
    return (_is_common(word) or word in places_too()) and not _is_common(words[first + 1].key)


def _is_title(word: str) -> bool:
    return honorifics().get(word) in ("academic", "clerical", "military", "polite", "pilgrim")


def _given_words(words: list[_Word], first: int) -> int:
    """The end of the given name that begins here: one word, or two that make a compound."""
    at = first
    while at < len(words) and at - first < 3 and (at == first or words[at].joined) and _given(words[at].key):
        if at > first and not (at + 1 < len(words) and words[at + 1].joined and _goes_on(words, at + 1)):
            break
        at += 1
    return at


def _goes_on(words: list[_Word], at: int) -> bool:
    return _surname(words[at].key) >= 0.5 and not _is_verb_like(words[at].key)


def _is_verb_like(word: str) -> bool:
    return word.startswith(("می", "نمی")) and len(word) > 5 and word.endswith(("د", "ند", "م", "یم"))


def _surname_words(words: list[_Word], first: int) -> int:
    """The end of the surname that begins here; the position itself if there is none."""
    at = first
    while at < len(words) and at - first < MOST_SURNAME_WORDS and words[at].joined:
        word = words[at].key
        if _is_title(word) or _is_verb_like(word):
            break
        likely = _surname(word)
        if at == first:
            if word in ("حاجی", "حاج", "خواجه", "پور", "آل", "ال", "بنی", "نیک", "ملا", "میر", "شیخ"):
                at += 1
                continue
            if likely < 0.5:
                break
        elif word in name_parts("surname_word"):
            likely = 1.0
        elif likely < 0.6 or _given(word) and likely < 0.9:
            break
        at += 1
    return at


def _made(text: str, words: list[_Word], at: int, surname: int, end: int, *, full: bool) -> Name:
    start, stop = words[at].start, words[end - 1].end
    before = words[at - 1].key if at and words[at].joined else ""
    honoured = before in name_parts("honoured_before")
    score = min(1.0, sum(_surname(w.key) for w in words[surname:end]) / (end - surname))
    given = text[words[at].start : words[surname - 1].end] if full else None
    return Name(
        start, stop, text[start:stop], given, text[words[surname].start : stop], full, score, honoured
    )


def later_mentions(names: list[Name], text: str) -> list[Name]:
    """Where the surname of a full name of the text stands alone: «صباغی افزود»."""
    spans = sorted((n.start, n.end) for n in names)
    known: dict[str, Name] = {}
    for name in names:
        if name.full and not name.honoured and not _is_common(key(name.surname)):
            known.setdefault(key(name.surname), name)
            parts = name.surname.split()
            if len(parts) > 1 and not _is_common(key(parts[0])):
                known.setdefault(key(parts[0]), name)
    return list(_alone(known, spans, text)) if known else []


def _alone(known: dict[str, Name], spans: list[tuple[int, int]], text: str) -> Iterator[Name]:
    words = _words(text)
    inside = iter(spans)
    span = next(inside, None)
    at = 0
    while at < len(words):
        word = words[at]
        while span is not None and span[1] <= word.start:
            span = next(inside, None)
        at += 1
        if span is not None and span[0] <= word.start:
            continue
        end, joined = word.end, word.key
        if at < len(words) and words[at].joined and joined + words[at].key in known:
            end, joined = words[at].end, joined + words[at].key
        if joined in known:
            name = known[joined]
            yield Name(word.start, end, text[word.start : end], None, name.surname, False, name.score)


def same_person(first: str, second: str) -> bool:
    """Whether two names differ only in spelling or in سید."""
    return _without_lineage(first) == _without_lineage(second)


def _without_lineage(name: str) -> str:
    folded = re.sub(r"^(?:سیده?)\s+", "", Folded.of(name).text.strip())
    return key(folded)
