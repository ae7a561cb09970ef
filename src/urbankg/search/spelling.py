"""Words of the index that a typed word may be meant for: spelt alike, sounding alike, or written in Latin letters.

A word that differs by so many letters has one of some more pieces in common whole, so that the table of trigrams finds
all candidates by pieces; rapidfuzz tells how far each is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from urbankg.identity.slugs import slug
from urbankg.search.index import Index, edged
from urbankg.search.words import is_latin, skeleton, sound

MOST = 12  # words that one typed word is taken for
_PIECE = 3  # letters of a piece at least: a trigram
_CANDIDATES = 3000  # words that are compared
_SHORTEST, _LONGEST = 2, 40  # letters of words that are written together, and of what is taken apart
_WAYS = 4  # ways of taking it apart
_KNOWN = "SELECT word FROM word WHERE word IN (SELECT value FROM json_each(?))"
_LONG = 6  # letters of a word in which two may be wrong
# How alike, of 100, the transcription of a Persian word must be to one in Latin letters, to be meant or to be like it.
_MEANT, _ALIKE = 80.0, 60.0


def mistakes(word: str) -> int:
    """How many letters of a typed word may be wrong."""
    return 0 if len(word) < 3 or word.isdigit() else 1 if len(word) < _LONG else 2


def near(index: Index, word: str) -> list[str]:
    """The words of the index that are like a word, the nearest and most used first; not the word itself."""
    most = mistakes(word)
    found: dict[str, tuple[float, int]] = {}
    sounding = sound(word)
    for other, other_sounding, things in _candidates(index, sounding, most):
        distance = OSA.distance(sounding, other_sounding, score_cutoff=most)
        if distance <= most:
            found[other] = (distance, -things)
    found.update(_transcribed(index, word, _ALIKE))
    found.pop(word, None)
    return sorted(found, key=found.__getitem__)[:MOST]


def parts(index: Index, word: str) -> list[tuple[str, ...]]:
    """The ways in which a word is words of the index without spaces between, those of fewer and longer words first."""
    if len(word) < 2 * _SHORTEST:
        return []
    longest = word[:_LONGEST]
    inner = {longest[at:end] for at in range(len(longest)) for end in range(at + _SHORTEST, len(longest) + 1)}
    known = {found for (found,) in index.rows(_KNOWN, (json.dumps(sorted(inner - {longest})),))}
    ends: list[list[tuple[str, ...]]] = [[()]]  # the ways of taking apart what ends here
    for end in range(1, len(longest) + 1):
        starts = range(max(0, end - _LONGEST), end - _SHORTEST + 1)
        found = [(*way, longest[at:end]) for at in starts if longest[at:end] in known for way in ends[at]]
        ends.append(sorted(found, key=_few_and_long)[:_WAYS])
    return ends[-1]


def _few_and_long(way: tuple[str, ...]) -> tuple[int, int]:
    return len(way), -min(map(len, way))


def _candidates(index: Index, sounding: str, most: int) -> Iterator[tuple[str, str, int]]:
    """Words that may sound so but for so many letters, each with its sound and the number of its things."""
    whole = edged(sounding)
    pieces = {piece for count in (most + 1, most + 2) for piece in _pieces(whole, count)} if most else {whole}
    wanted = " OR ".join(f'"{piece}"' for piece in sorted(pieces))
    sql = "SELECT word, sound, things FROM word WHERE id IN (SELECT rowid FROM spelt WHERE spelt MATCH ? LIMIT ?)"
    yield from index.rows(sql, (wanted, _CANDIDATES))


def _pieces(whole: str, count: int) -> Iterator[str]:
    """A word cut into so many pieces, as equal as may be; those that are too short for the table are left out."""
    cuts = [len(whole) * number // count for number in range(count + 1)]
    for start, end in pairwise(cuts):
        if end - start >= _PIECE:
            yield whole[start:end]


def transcribed(index: Index, word: str) -> list[str]:
    """The Persian words that one in Latin letters is meant for, the nearest first; none for a Persian one."""
    found = dict(_transcribed(index, word, _MEANT))
    return sorted(found, key=found.__getitem__)[:MOST]


def _transcribed(index: Index, word: str, least: float) -> Iterator[tuple[str, tuple[float, int]]]:
    bones = skeleton(word) if is_latin(word) else ""
    sql = "SELECT word, things FROM word WHERE skeleton = ? ORDER BY things DESC LIMIT ?"
    for other, things in index.rows(sql, (bones, _CANDIDATES)) if bones else ():
        if not is_latin(other) and (alike := fuzz.ratio(slug(other), word)) >= least:
            yield other, ((100 - alike) / 100, -things)
