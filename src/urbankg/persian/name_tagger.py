"""A small linear-chain tagger that sees which words of a text make a personal name.

The weights in ``data/models/name_tagger.tsv`` were learnt by ``tools/train_name_tagger.py``; here they are
only added up. The features of a word, and those that its neighbours see, are summed once for every word type,
so that a token costs a few additions, and the best path is sought only where a name is at all likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from urbankg.files import MODELS
from urbankg.persian.fold import key
from urbankg.persian.name_words import word_class

NEIGHBOURS = (-2, -1, 1, 2)
_HOPELESS = -3.0  # a word is no part of a name whose score is below this, by itself or with its neighbours
_NOTHING = (0.0, 0.0)
_EDGE = "EDGE"

Pair = tuple[float, float]  # weights of "begins a name" and "goes on a name", against "is in no name"


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What the tagger knows of a word: features of the word itself, and those that its neighbours see."""

    own: tuple[str, ...]
    word: str
    code: str
    ending: str


def word_features(word: str, *, listed: bool = True) -> WordFeatures:
    """The features of a word as written; ``listed=False`` hides the lists of names (for training)."""
    plain = key(word)
    if plain.isdigit():
        plain = "0"
    code = "l=" + word_class(plain, listed=listed)
    own = ["w=" + (plain or word[:1]), code, f"n={min(len(plain), 8)}"]
    for size in (2, 3, 4):
        if len(plain) > size:
            own += [f"s{size}={plain[-size:]}", f"p{size}={plain[:size]}"]
    if "\u200c" in word:
        own += ["z", "z=" + key(word.rsplit("\u200c", 1)[1])]
    return WordFeatures(tuple(own), "w=" + (plain or word[:1]), code, "s2=" + plain[-2:])


def seen_from(word: WordFeatures, offset: int) -> list[str]:
    """The features that a word gives to the one from which it stands ``offset`` words away."""
    seen = [f"{offset}{word.word}", f"{offset}{word.code}"]
    return [*seen, f"{offset}{word.ending}"] if abs(offset) == 1 else seen


def joint(before: WordFeatures, after: WordFeatures) -> tuple[str, str]:
    """The features of two neighbours together: for the first word, and for the second."""
    return f"lr={before.code}|{after.code}", f"ll={before.code}|{after.code}"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words ``start:end`` of a sequence are a name; ``margin`` is how much better than no name (log-odds)."""

    start: int
    end: int
    margin: float


@cache
def _weights() -> dict[str, Pair]:
    found: dict[str, Pair] = {}
    with (MODELS / "name_tagger.tsv").open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                feature, begins, goes_on = line.rstrip("\n").split("\t")
                found[feature] = float(begins), float(goes_on)
    return found


def _sum(features: Sequence[str]) -> Pair:
    weights = _weights()
    known = [weights[f] for f in features if f in weights]
    return sum(w[0] for w in known), sum(w[1] for w in known)


@dataclass(frozen=True, slots=True)
class _Scored:
    code: str
    own: Pair
    seen: tuple[Pair, Pair, Pair, Pair]  # what it adds to a word that sees it at each of NEIGHBOURS
    hopeful: bool


@lru_cache(maxsize=65536)
def _scored(word: str) -> _Scored:
    features = word_features(word)
    before_2, before_1, after_1, after_2 = (_sum(seen_from(features, offset)) for offset in NEIGHBOURS)
    own = _sum(features.own)
    return _Scored(features.code, own, (before_2, before_1, after_1, after_2), max(own) > _HOPELESS)


@lru_cache(maxsize=16384)
def _joint(before: str, after: str) -> tuple[Pair, Pair]:
    return _sum([f"lr={before}|{after}"]), _sum([f"ll={before}|{after}"])


@cache
def _edges() -> tuple[Pair, Pair, Pair, Pair]:
    two, one, after, after_two = (_sum([f"{offset}{_EDGE}"]) for offset in NEIGHBOURS)
    return two, one, after, after_two


class Tagging:
    """How likely each word of a paragraph begins a name, or goes on one."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [_scored(word) for word in words]
        self._known: dict[int, Pair] = {}

    def _at(self, position: int) -> Pair:
        found = self._known.get(position)
        if found is None:
            found = self._known[position] = _emission(self._words, position)
        return found

    def margin(self, start: int, end: int) -> float:
        """How much better it is that ``start:end`` is a name than that no name is there (log-odds)."""
        turn = _turns()
        found = self._at(start)[0] - (end - start + 1) * turn[0][0] + turn[0][1]
        if end - start == 1:
            return found + turn[1][0]
        found += sum(self._at(position)[1] for position in range(start + 1, end))
        return found + turn[1][2] + (end - start - 2) * turn[2][2] + turn[2][0]

    def names(self) -> list[Tagged]:
        """The names, by position, on the best path.

        >>> [(t.start, t.end) for t in Tagging("به گفته دکتر علی اکبر رضایی ، شهردار اراک".split()).names()]
        [(3, 6)]
        """
        found: list[Tagged] = []
        for start, end in self._stretches():
            if end - start == 1:
                if (margin := self.margin(start, end)) > 0:
                    found.append(Tagged(start, end, margin))
                continue
            labels = _best_path([self._at(position) for position in range(start, end)])
            for first, last in _spans(labels, start):
                found.append(Tagged(first, last, self.margin(first, last)))
        return found

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Where names are likely at all: the words of names, with no neighbours that speak against it."""
        start = -1
        for position, word in enumerate(self._words):
            if word.hopeful and max(self._at(position)) > _HOPELESS:
                start = position if start < 0 else start
            elif start >= 0:
                yield start, position
                start = -1
        if start >= 0:
            yield start, len(self._words)


@cache
def _turns() -> list[list[float]]:
    """The weights of going from one label to another: none (0), begin (1), inside (2)."""
    turns = [[_weights()[f">{a}>{b}"][0] for b in "OBI"] for a in "OBI"]
    turns[0][2] = float("-inf")  # nothing goes on that has not begun
    return turns


def _emission(words: Sequence[_Scored], at: int) -> Pair:
    """The weights of a word in its place."""
    word, edge, last = words[at], _edges(), len(words) - 1
    two = words[at - 2].seen[0] if at > 1 else edge[0]
    one = words[at - 1].seen[1] if at else edge[1]
    after = words[at + 1].seen[2] if at < last else edge[2]
    after_two = words[at + 2].seen[3] if at < last - 1 else edge[3]
    before = _joint(words[at - 1].code, word.code)[1] if at else _NOTHING
    behind = _joint(word.code, words[at + 1].code)[0] if at < last else _NOTHING
    return (
        word.own[0] + two[0] + one[0] + after[0] + after_two[0] + before[0] + behind[0],
        word.own[1] + two[1] + one[1] + after[1] + after_two[1] + before[1] + behind[1],
    )


def _best_path(emissions: Sequence[Pair]) -> list[int]:
    """The best labels (Viterbi) of a stretch with no name on either side of it."""
    turn = _turns()
    scores = [0.0, float("-inf"), float("-inf")]
    back: list[list[int]] = []
    for begins, goes_on in emissions:
        chosen = []
        for label in range(3):
            ways = [scores[before] + turn[before][label] for before in range(3)]
            chosen.append(ways.index(max(ways)))
        here = (0.0, begins, goes_on)
        scores = [scores[chosen[label]] + turn[chosen[label]][label] + here[label] for label in range(3)]
        back.append(chosen)
    ends = [scores[label] + turn[label][0] for label in range(3)]
    labels = [ends.index(max(ends))]
    for chosen in reversed(back[1:]):
        labels.append(chosen[labels[-1]])
    return labels[::-1]


def _spans(labels: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at]:
            while end < len(labels) and labels[end] == 2:
                end += 1
            yield start + at, start + end
        at = end
