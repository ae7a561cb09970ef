"""Searching an index: what fits what was typed, in order; suggestions while typing; the nearest names of none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from urbankg.search.index import NUMBERS, STEP, Index, whole_key
from urbankg.search.ranking import Grade, grade
from urbankg.search.spelling import Speller
from urbankg.search.things import KINDS, Findable
from urbankg.search.words import LONGEST, MOST, bare_name, is_latin, ways, words

How = Literal["words", "alike", "nearest"]
"""What was found: things with all the words; also with words spelt alike; or none, but the nearest names."""

PAGE = 20  # things
DEEPEST = 1000  # things of which the pages are; whoever looks further adds a word
_FEW = 5  # fewer than so many, and words spelt alike are tried
_NEAREST = 10  # names that are shown where nothing fits
_WHOLES = 300  # names that begin alike
_SUGGESTED_FROM = 60  # things
_BEGINNING = 3  # letters by which names are looked up that begin so without a space between


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what is found. ``total`` and ``counts`` (by kind) are of all pages; ``cut``: not all was searched for.

    ``counts`` do not depend on the kind asked for, ``total`` does; ``pages`` are those that can be turned to.
    """

    things: tuple[Findable, ...] = ()
    how: How = "words"
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed: the ways in which it may be meant, and the keys of whole names that it may be."""

    ways: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]
    cut: bool

    @classmethod
    def of(cls, text: str) -> _Typed:
        given = text.strip()
        said = words(given[:LONGEST])
        found = ways(said[:MOST]) if said else []
        keys = [whole_key(way) for way in found]
        if found and not any(map(is_latin, found[0])):
            keys.append(whole_key([bare_name(given[:LONGEST])]))
        return cls(
            tuple(found), tuple(dict.fromkeys(filter(None, keys))), len(given) > LONGEST or len(said) > MOST
        )


def search(index: Index, text: str, *, kind: str | None = None, page: int = 1, size: int = PAGE) -> Found:
    """What fits a text, of one kind or of all, a page of ``size`` things; any text will do.

    Names that are the text come first, then those that begin with it, that have all its words, and that are spelt
    like it; among these the most told of.
    """
    typed = _Typed.of(text)
    if not typed.ways:
        return Found(cut=typed.cut)
    speller = Speller(index)
    typed = _taken_apart(index, speller, typed)
    whole = _whole(index, typed)
    how: How = "words"
    found = _Candidates.of(index, _expression(speller, typed), whole)
    if found.total < _FEW and not _whole(index, typed, begun=False):
        found, how = _alike(index, speller, typed, found, whole)
    if not found.total:
        nearest = _nearest(index, speller, typed, kind, min(size, _NEAREST))
        return Found(nearest, "nearest", 0, found.counts, cut=typed.cut)
    total = found.counts.get(kind, 0) if kind else found.total
    ordered = _ordered(index, typed, found.ids(index, kind))
    pages = -(-min(len(ordered), DEEPEST) // size)
    shown = ordered[(page - 1) * size : page * size]
    return Found(_things(index, shown), how, total, found.counts, page, pages, typed.cut)


def suggest(index: Index, text: str, *, kind: str | None = None, limit: int = 8) -> tuple[Findable, ...]:
    """What may be meant by a text whose last word is perhaps not typed to its end, the likeliest first."""
    typed = _Typed.of(text)
    if not typed.ways:
        return ()
    speller = Speller(index)
    typed = _taken_apart(index, speller, typed)
    ids = _Candidates(_expression(speller, typed), ()).ids(index, kind, _SUGGESTED_FROM)
    ids += _of_kind(_whole(index, typed, begun=len(ids) < limit), kind)
    if not ids:
        ids = _Candidates(_expression(speller, typed, _any), ()).ids(index, kind, _SUGGESTED_FROM)
    return _things(index, _ordered(index, typed, ids)[:limit])


def nearest(index: Index, thing: str, limit: int = _NEAREST) -> tuple[Findable, ...]:
    """Things whose names are near the class path and slug of one that there is not, or near another address."""
    path, _, slug = thing.rpartition("/")
    parts = [part for part in slug.split("-") if part.isalpha() or part.isdigit()]
    kind = next((kind for kind, paths in KINDS.items() if path in paths), None)
    return search(index, " ".join(parts), kind=kind, size=limit).things


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What a question finds, and the names that fit as wholes though their words do not."""

    asked: str
    extra: tuple[int, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, index: Index, asked: str, whole: Sequence[int]) -> _Candidates:
        counted = index.rows(
            f"SELECT rowid % {STEP}, count(*) FROM found WHERE found MATCH ? GROUP BY 1", (asked,)
        )
        counts = dict.fromkeys(KINDS, 0)
        for number, count in counted:
            counts[[*KINDS][number]] += count
        known = set(cls(asked, ()).ids(index, None))
        extra = tuple(number for number in whole if number not in known)
        if len(known) < DEEPEST:  # else they may be among those that were not looked at
            for number in extra:
                counts[[*KINDS][number % STEP]] += 1
        return cls(asked, extra, counts)

    @property
    def total(self) -> int:
        """How many things are found."""
        return sum(self.counts.values())

    def ids(self, index: Index, kind: str | None, most: int = DEEPEST) -> list[int]:
        """The numbers of the most told of them, of a kind or of all."""
        of_kind = f"AND rowid % {STEP} = {NUMBERS[kind]}" if kind else ""
        sql = f"SELECT rowid FROM found WHERE found MATCH ? {of_kind} ORDER BY rowid LIMIT ?"
        return [number for (number,) in index.rows(sql, (self.asked, most))] + _of_kind(self.extra, kind)


def _alike(
    index: Index, speller: Speller, typed: _Typed, found: _Candidates, whole: Sequence[int]
) -> tuple[_Candidates, How]:
    """What is found by words like those that few names have; if that is nothing, by words like any."""

    def is_rare(word: str) -> bool:
        return index.count(word) < _FEW

    for doubted in (is_rare, _any):
        alike = _Candidates.of(index, _expression(speller, typed, doubted), whole)
        if alike.total > found.total:
            return alike, "alike"
        if found.total:
            break
    return found, "words"


def _any(word: str) -> bool:
    return True


def _none(word: str) -> bool:
    return False


def _taken_apart(index: Index, speller: Speller, typed: _Typed) -> _Typed:
    """What was typed, with one more way in which it may be meant if spaces are missing in it."""
    way = typed.ways[-1]
    apart = {word: parts[0] for word in way if not index.count(word) and (parts := speller.parts(word))}
    if not apart:
        return typed
    meant = tuple(part for word in way for part in apart.get(word, (word,)))
    return replace(typed, ways=(*typed.ways, meant))


def _of_kind(ids: Iterable[int], kind: str | None) -> list[int]:
    return [number for number in ids if not kind or number % STEP == NUMBERS[kind]]


def _expression(speller: Speller, typed: _Typed, doubted: Callable[[str], bool] = _none) -> str:
    """A question in the language of FTS5: for each way, things that have each word in one of its spellings.

    Words that are ``doubted`` may be others that are like them.
    """
    return " OR ".join(f"({' AND '.join(_words(speller, way, doubted))})" for way in typed.ways)


def _words(speller: Speller, way: tuple[str, ...], doubted: Callable[[str], bool]) -> list[str]:
    """For each word of a way its spellings: as it is, joined to its neighbours, as several words, as one like it."""
    together = ["".join(pair) for pair in pairwise(way)]
    asked = []
    for at, word in enumerate(way):
        last = at == len(way) - 1
        spelt = [f'"{word}"' + " *" * last]
        spelt += [f'"{pair}"' for pair in together[max(0, at - 1) : at + 1]]
        apart = (" AND ".join(f'"{part}"' for part in parts) for parts in speller.parts(word))
        spelt += [f"({part})" for part in apart]
        spelt += [f'"{other}"' for other in (speller.near(word) if doubted(word) else speller.meant(word))]
        asked.append(f"({' OR '.join(spelt)})")
    return asked


def _whole(index: Index, typed: _Typed, *, begun: bool = True) -> list[int]:
    """The things one of whose whole names is what is typed, or begins so, wherever spaces stand."""
    found: list[int] = []
    for key in typed.keys:
        found += [
            number for (number,) in index.rows("SELECT id FROM whole WHERE key = ? LIMIT ?", (key, _WHOLES))
        ]
        if begun and len(key) >= _BEGINNING:
            sql = "SELECT id FROM whole WHERE key > ? AND key < ? LIMIT ?"
            found += [number for (number,) in index.rows(sql, (key, f"{key}\U0010ffff", _WHOLES))]
    return [*dict.fromkeys(found)]


def _nearest(
    index: Index, speller: Speller, typed: _Typed, kind: str | None, limit: int
) -> tuple[Findable, ...]:
    """The things that have most of the words, or of words like them; else any of them."""
    way = typed.ways[-1]
    spelt = _words(speller, way, _any)
    all_but_one = [spelt[:at] + spelt[at + 1 :] for at in range(len(spelt))] if len(spelt) > 1 else []
    for asked in (all_but_one, [[word] for word in spelt]):
        expression = " OR ".join(f"({' AND '.join(each)})" for each in asked)
        if expression and (ids := _Candidates(expression, ()).ids(index, kind)):
            return _things(index, _ordered(index, typed, ids)[:limit])
    return ()


def _ordered(index: Index, typed: _Typed, ids: Iterable[int]) -> list[int]:
    """The numbers of things, those first whose names fit best."""
    graded: list[tuple[Grade, int]] = []
    for number, spelt in index.spelt(dict.fromkeys(ids)):
        names = [tuple(name.split(" ")) for name in spelt.split("\n")]
        graded.append((grade(typed.ways, names), number))
    return [number for _, number in sorted(graded)]


def _things(index: Index, ids: Sequence[int]) -> tuple[Findable, ...]:
    found = dict(index.things(ids))
    return tuple(found[number] for number in ids)
