"""Sketches of texts by which copies of one article are found, whatever portal printed them: MinHash by rensa."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from urbankg.articles.article import Article
from urbankg.persian.fold import Folded

ALIKE = 0.7  # of all threes of words that one of two texts has: they are copies of one
_HASHES = 64
BANDS, _ROWS = 8, 6  # 0.9 alike: found with 0.998; 0.5: looked at with 0.12; 0.2: with 0.0005
_SEED = 42
_LONGEST = 4000  # characters that are looked at: the openings of long texts tell enough
_SHORTEST = 30  # words; of shorter texts, too many are alike by chance
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: ``hashes`` tell how alike two texts are; texts that share a band are worth comparing.

    ``facts`` is a digest of what it says. News of one form («الف شهردار ب شد») are alike word by word and yet no
    copies: those say the very same.
    """

    hashes: bytes
    bands: tuple[int, ...]
    facts: bytes

    def alike(self, hashes: bytes) -> float:
        """How many of the threes of words of this and another text both have, from 0 to 1, give or take 0.06."""
        mine, other = _numbers(self.hashes), _numbers(hashes)
        return sum(a == b for a, b in zip(mine, other, strict=True)) / _HASHES


def sketch_of(article: Article, facts: Iterable[tuple[str, ...]]) -> Sketch | None:
    """The sketch of an article's lead and body, and of its facts; None if they are too short to be told from others.

    Agency, day and footer, by which copies differ, are left out.
    """
    text = "\n".join(article.text[p.start : p.end] for p in article.parts if p.kind in ("lead", "body"))
    words = _WORD.findall(Folded.of(text[:_LONGEST]).text)
    if len(words) < _SHORTEST:
        return None
    from rensa import RMinHash

    made = RMinHash(num_perm=_HASHES, seed=_SEED)
    made.update(list(map(" ".join, zip(words, words[1:], words[2:], strict=False))))
    hashes = struct.pack(f"<{_HASHES}I", *made.digest())
    said = hashlib.blake2b(repr(sorted(set(facts))).encode(), digest_size=8).digest()
    return Sketch(hashes, bands_of(hashes), said)


def bands_of(hashes: bytes) -> tuple[int, ...]:
    """The bands of a sketch; none of one that is empty, as that of a short text."""
    size = 4 * _ROWS
    return tuple(
        _short(bytes([n]) + hashes[n * size : (n + 1) * size]) for n in range(BANDS if hashes else 0)
    )


def _numbers(hashes: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{_HASHES}I", hashes)


def _short(band: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(band, digest_size=8).digest(), "big", signed=True)
