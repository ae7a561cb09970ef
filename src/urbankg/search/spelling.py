"""Words of the index that a typed word may be meant for: spelt alike, sounding alike, or written in Latin letters.

A word that differs by so many letters has one of some more pieces in common whole, so that the table of trigrams finds
all candidates by pieces; rapidfuzz tells how far each is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
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
_LONG = 7  # letters of a word in which two may be wrong
# How alike, of 100, the transcription of a Persian word must be to one in Latin letters, to be meant or to be like it.
_MEANT, _ALIKE = 80.0, 60.0


def mistakes(word: str) -> int:
    """How many letters of a typed word may be wrong."""
    return 0 if len(word) < 3 or word.isdigit() else 1 if len(word) < _LONG else 2


class Speller:
    """What words of an index typed words may be meant for; it remembers what it has found, for one search."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.near = cache(self._near)
        self.parts = cache(self._parts)

    def meant(self, word: str) -> list[str]:
        """The Persian words that one in Latin letters is meant for, the nearest first; none for a Persian one."""
        found = dict(self._transcribed(word, _MEANT))
        return sorted(found, key=found.__getitem__)[:MOST]

    def _near(self, word: str) -> list[str]:
        """The words of the index that are like a word, the nearest and most used first; not the word itself."""
        most = mistakes(word)
        found: dict[str, tuple[float, int]] = {}
        sounding = sound(word)
        for other, other_sounding, things in self._candidates(sounding, most):
            distance = OSA.distance(sounding, other_sounding, score_cutoff=most)
            if distance <= most:
                found[other] = (distance, -things)
        found.update(self._transcribed(word, _ALIKE))
        found.pop(word, None)
        return sorted(found, key=found.__getitem__)[:MOST]

    def _parts(self, word: str) -> list[tuple[str, ...]]:
        """The ways in which a word is several without spaces between, those of fewer and longer words first."""
        if len(word) < 2 * _SHORTEST:
            return []
        longest = word[:_LONGEST]
        ends_at = range(_SHORTEST, len(longest) + 1)
        inner = {longest[at:end] for end in ends_at for at in range(end - _SHORTEST + 1)} - {longest}
        known = {found for (found,) in self._index.rows(_KNOWN, (json.dumps(sorted(inner)),))}
        ways: list[list[tuple[str, ...]]] = [[()], []]  # of taking apart what ends here
        for end in ends_at:
            starts = [at for at in range(end - _SHORTEST + 1) if longest[at:end] in known]
            found = [(*way, longest[at:end]) for at in starts for way in ways[at]]
            ways.append(sorted(found, key=_few_and_long)[:_WAYS])
        return ways[-1]

    def _candidates(self, sounding: str, most: int) -> Iterator[tuple[str, str, int]]:
        """Words that may sound so but for so many letters, each with its sound and the number of its things."""
        pieces = " OR ".join(f'"{piece}"' for piece in sorted(_pieces(edged(sounding), most)))
        sql = "SELECT word, sound, things FROM word WHERE id IN (SELECT rowid FROM spelt WHERE spelt MATCH ? LIMIT ?)"
        yield from self._index.rows(sql, (pieces, _CANDIDATES))

    def _transcribed(self, word: str, least: float) -> Iterator[tuple[str, tuple[float, int]]]:
        bones = skeleton(word) if is_latin(word) else ""
        sql = "SELECT word, things FROM word WHERE skeleton = ? ORDER BY things DESC LIMIT ?"
        for other, things in self._index.rows(sql, (bones, _CANDIDATES)) if bones else ():
            if not is_latin(other) and (alike := fuzz.ratio(slug(other), word)) >= least:
                yield other, ((100 - alike) / 100, -things)


def _few_and_long(way: tuple[str, ...]) -> tuple[int, int]:
    return len(way), -min(map(len, way))


def _pieces(whole: str, most: int) -> set[str]:
    """Pieces of a word one of which is whole in every word that differs from it by so many letters.

    The word is cut twice, the second time a letter further, as two letters that are turned round may stand at a cut.
    Pieces that are too short for the table are left out.

    >>> sorted(_pieces("^^سباق^", 1))
    ['^^س', '^^سب', 'اق^', 'باق^']
    """
    cuts = [len(whole) * number // (most + 1) for number in range(1, most + 1)]
    found = set()
    for shift in (0, 1) if most else (0,):
        for start, end in pairwise((0, *(cut + shift for cut in cuts), len(whole))):
            if end - start >= _PIECE:
                found.add(whole[start:end])
    return found
