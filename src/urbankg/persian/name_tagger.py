"""A small linear-chain tagger that sees which words of a text make a personal name.

The weights in ``data/models/name_tagger.tsv`` were learnt by ``tools/train_name_tagger.py``; here they are
only added up. The features of a word, and those that its neighbours see, are summed once for every word type,
so that a token costs a few additions, and the best path is sought only where a name is at all likely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from urbankg.files import MODELS
from urbankg.persian.fold import key
from urbankg.persian.name_tokens import LINE_END
from urbankg.persian.name_words import word_class

NEIGHBOURS = (-2, -1, 1, 2)
_HOPELESS = -3.0  # a word is no part of a name whose score is below this, by itself or with its neighbours
_NEVER = float("-inf")
_EDGE = "EDGE"
_MOST_REMEMBERED = 100_000  # words: more than any corpus has of frequent ones

# The weights of "begins a name" (real) and "goes on a name" (imaginary), against "is in no name": as one complex
# number, one addition adds both.
Pair = complex


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


class Tagged(NamedTuple):
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
                found[feature] = complex(float(begins), float(goes_on))
    return found


def _sum(features: Iterable[str]) -> Pair:
    weights, total = _weights(), 0j
    for feature in features:
        if feature in weights:
            total += weights[feature]
    return total


class _Joints(dict[str, tuple[Pair, Pair]]):
    """The weights of the codes of two neighbours, by that of the second: for the first word, and for the second."""

    def __init__(self, before: str) -> None:
        self._before = before

    def __missing__(self, after: str) -> tuple[Pair, Pair]:
        found = self[after] = _sum([f"lr={self._before}|{after}"]), _sum([f"ll={self._before}|{after}"])
        return found


_joints = cache(_Joints)


@dataclass(slots=True)
class _Scored:
    """A word as the tagger adds it up: its own weights, and what it adds to the words that see it."""

    hopeful: bool  # whether the word may be in a name at all
    code: str
    joints: _Joints  # with the word after it, by the code of that
    own: Pair
    two_before: Pair
    before: Pair
    after: Pair
    two_after: Pair
    edge: bool = False


class _ScoredWords(dict[str, _Scored]):
    """Sums up any word; those met once are remembered."""

    def __missing__(self, word: str) -> _Scored:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        scored = self[word] = _edge() if word == LINE_END else _scored(word)
        return scored


_known_words = _ScoredWords()
_hopeful = attrgetter("hopeful")


def _scored(word: str) -> _Scored:
    features = word_features(word)
    own = _sum(features.own)
    two_before, before, after, two_after = (_sum(seen_from(features, offset)) for offset in NEIGHBOURS)
    hopeful = max(own.real, own.imag) > _HOPELESS
    joints = _joints(features.code)
    return _Scored(hopeful, features.code, joints, own, two_before, before, after, two_after)


def _edge() -> _Scored:
    """What a line end is to the words beside it."""
    two_before, before, after, two_after = (_sum([f"{offset}{_EDGE}"]) for offset in NEIGHBOURS)
    return _Scored(False, _EDGE, _joints(_EDGE), 0j, two_before, before, after, two_after, edge=True)


class Tagging:
    """How likely each word of a text begins a name, or goes on one; line ends part what is not read together."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = list(map(_known_words.__getitem__, (LINE_END, *words, LINE_END)))
        self._known: dict[int, Pair] = {}

    def _at(self, position: int) -> Pair:
        found = self._known.get(position)
        if found is None:
            found = self._known[position] = _emission(self._words, position + 1)
        return found

    def margin(self, start: int, end: int) -> float:
        """How much better it is that ``start:end`` is a name than that no name is there (log-odds)."""
        turn = _turns()
        found = self._at(start).real - (end - start + 1) * turn[0][0] + turn[0][1]
        if end - start == 1:
            return found + turn[1][0]
        found += sum(self._at(position).imag for position in range(start + 1, end))
        return found + turn[1][2] + (end - start - 2) * turn[2][2] + turn[2][0]

    def names(self) -> list[Tagged]:
        """The names, by position, on the best path.

        >>> [(t.start, t.end) for t in Tagging("به گفته دکتر علی اکبر رضایی ، شهردار اراک".split()).names()]
        [(3, 6)]
        """
        found: list[Tagged] = []
        for start, emissions in self._stretches():
            for first, last in _spans(_best_path(emissions), start):
                found.append(Tagged(first, last, self.margin(first, last)))
        return found

    def _stretches(self) -> Iterator[tuple[int, list[Pair]]]:
        """Where names are likely at all: the words of names, with no neighbours that speak against it.

        Left out is where no name is better than none, which is cheaper to see than the best path is to find.
        """
        words, known = self._words, self._known
        none, begin, second, further, enough_of_one, enough = _steps()
        emissions: list[Pair] = []
        last, holds = -1, False
        begun = inside = _NEVER  # the best of a name that has just begun here, and of one that goes on
        for at in compress(count(), map(_hopeful, words)):
            position = at - 1
            emission = known[position] = _emission(words, at)
            begins, goes_on = emission.real, emission.imag
            if begins <= _HOPELESS and goes_on <= _HOPELESS:
                continue
            if position != last + 1:
                if holds:
                    yield last + 1 - len(emissions), emissions
                emissions, holds = [], False
                begun = inside = _NEVER
            emissions.append(emission)
            last = position
            if not holds:
                inside = max(begun + second, inside + further) + goes_on - none
                begun = begins + begin
                holds = begun > enough_of_one or inside > enough
        if holds:
            yield last + 1 - len(emissions), emissions


@cache
def _turns() -> list[list[float]]:
    """The weights of going from one label to another: none (0), begin (1), inside (2)."""
    turns = [[_weights()[f">{a}>{b}"].real for b in "OBI"] for a in "OBI"]
    turns[0][2] = _NEVER  # nothing goes on that has not begun
    return turns


@cache
def _steps() -> tuple[float, float, float, float, float, float]:
    """What a name adds against none, of the words that are in none: where it begins, at its second word, at a further
    one; and how much a name of one word must reach, and one of more.
    """
    turn = _turns()
    none = turn[0][0]
    return none, turn[0][1] - none, turn[1][2], turn[2][2], none - turn[1][0], none - turn[2][0]


def _emission(words: Sequence[_Scored], at: int) -> Pair:
    """The weights of a word in its place."""
    word, before, after = words[at], words[at - 1], words[at + 1]
    two_before = before if before.edge else words[at - 2]
    two_after = after if after.edge else words[at + 2]
    return (
        word.own
        + two_before.two_before
        + before.before
        + after.after
        + two_after.two_after
        + before.joints[word.code][1]
        + word.joints[after.code][0]
    )


def _best_path(emissions: Sequence[Pair]) -> list[int]:
    """The best labels (Viterbi) of a stretch with no name on either side of it; of equal ways the plainer one."""
    (to_none, to_begin, _), (begin_none, begin_begin, begin_inside), (inside_none, inside_begin, on) = (
        _turns()
    )
    none, begin, inside = 0.0, _NEVER, _NEVER
    back: list[tuple[int, int, int]] = []
    for emission in emissions:
        best_none, before_none = _likelier(none + to_none, begin + begin_none, inside + inside_none)
        best_begin, before_begin = _likelier(none + to_begin, begin + begin_begin, inside + inside_begin)
        if begin + begin_inside >= inside + on:
            best_inside, before_inside = begin + begin_inside, 1
        else:
            best_inside, before_inside = inside + on, 2
        none, begin, inside = best_none, best_begin + emission.real, best_inside + emission.imag
        back.append((before_none, before_begin, before_inside))
    labels = [_likelier(none + to_none, begin + begin_none, inside + inside_none)[1]]
    for before in reversed(back[1:]):
        labels.append(before[labels[-1]])
    return labels[::-1]


def _likelier(none: float, begin: float, inside: float) -> tuple[float, int]:
    """The best of three scores, and which it is."""
    if none >= begin and none >= inside:
        return none, 0
    return (begin, 1) if begin >= inside else (inside, 2)


def _spans(labels: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at]:
            while end < len(labels) and labels[end] == 2:
                end += 1
            yield start + at, start + end
        at = end
