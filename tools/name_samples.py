"""What the tagger of personal names learns from: sentences with their names, and copies of them with other names.

Used by ``tools/train_name_tagger.py``, whose own text says what is learnt from and why.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from urbankg.articles import Article, read_articles
from urbankg.files import REFERENCE, rows
from urbankg.lexicon.names import name_words
from urbankg.persian.fold import key
from urbankg.persian.name_tagger import NEIGHBOURS, WordFeatures, joint, seen_from, word_features
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.name_words import is_common, words
from urbankg.persian.names import find_names
from urbankg.scoring import kept_aside, read_gold
from urbankg.scoring.gold import by_name, find

UNLISTED = 0.3  # share of the drawn names that count as being on no list
BEFORE_SURNAMES = ("حاجی", "میر", "آقا", "ملا", "شیخ", "بنی")
AFTER_SURNAMES = (
    *("زاده", "پور", "نژاد", "نیا", "فر", "وند", "لو", "خانی", "آبادی"),
    *("راد", "مهر", "کیا", "تبار", "پناه", "خواه", "نسب", "اصل", "مقدم"),
)
OFFICES = (
    "شهردار",
    "استاندار",
    "فرماندار",
    "بخشدار",
    "وزیر",
    "معاون",
    "رئیس",
    "سرپرست",
    "دبیر",
    "عضو",
    "نماینده",
    "سخنگوی",
)
BESIDE = 0.2  # share of the drawn names that get words of the news before them, and likewise after them

word_features = lru_cache(maxsize=None)(word_features)


@dataclass
class Sample:
    """Words with labels (O, B, I); ``unlisted`` are the positions of names that count as on no list."""

    words: list[str]
    labels: list[str]
    unlisted: set[int] = field(default_factory=set)

    def spans(self) -> list[tuple[int, int]]:
        """Where the names are."""
        found: list[tuple[int, int]] = []
        for is_name, group in groupby(range(len(self.labels)), lambda n: self.labels[n] != "O"):
            if is_name:
                for n in group:
                    if self.labels[n] == "B" or not found or found[-1][1] != n:
                        found.append((n, n + 1))
                    else:
                        found[-1] = (found[-1][0], n + 1)
        return found

    def features(self) -> list[list[str]]:
        """The features of every word, those of its neighbours included."""
        words = [word_features(w, listed=n not in self.unlisted) for n, w in enumerate(self.words)]
        return [_features_at(words, n) for n in range(len(words))]


def _features_at(words: Sequence[WordFeatures], at: int) -> list[str]:
    found = list(words[at].own)
    for offset in NEIGHBOURS:
        inside = 0 <= at + offset < len(words)
        found += seen_from(words[at + offset], offset) if inside else [f"{offset}EDGE"]
    if at:
        found.append(joint(words[at - 1], words[at])[1])
    if at + 1 < len(words):
        found.append(joint(words[at], words[at + 1])[0])
    return found


def parstwiner(path: Path) -> Iterator[Sample]:
    """The sentences of ParsTwiNER, with all labels but persons taken off."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        pairs = [line.partition("\t")[::2] for line in block.splitlines() if line.strip()]
        if pairs:
            yield Sample([w for w, _ in pairs], [g[0] if g.endswith("PER") else "O" for _, g in pairs])


def paragraphs(
    gold_path: Path, articles_path: Path, kinds: Sequence[str], *, whole: bool
) -> Iterator[Sample]:
    """The paragraphs of annotated articles that hold names: those of the gold's facts of some kinds, else those found.

    Unless a file may be learnt from ``whole``, the articles that are kept aside are left out.
    """
    gold = read_gold(gold_path)
    seen = by_name(gold if whole else kept_aside(gold, aside=False))
    for article in read_articles([articles_path]):
        if isinstance(article, Article) and (known := find(seen, article.id)):
            people = set(_people(fact for fact in known.facts if fact["kind"] in kinds))
            for line in article.text.split("\n"):
                if (sample := _labelled(NameTokens(line), people)).spans():  # the others only cost names
                    yield sample


def _people(facts: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Whom facts name: officials, and parties of meetings that are no body."""
    for fact in facts:
        if fact["kind"] == "office":
            yield str(fact["subject"])
        else:
            for party in (fact.get("subject") or "", fact.get("object") or ""):  # a session may lack one
                if party and not any(
                    w.common or w.never or w.office for w in map(words.__getitem__, party.split())
                ):
                    yield party


def _labelled(tokens: NameTokens, people: set[str]) -> Sample:
    """A paragraph with its names: known people by full name or by surname, and whoever else is found."""
    labels = ["O"] * len(tokens.texts)
    for first, last in [*_known(tokens, people), *_found(tokens)]:
        if all(label == "O" for label in labels[first:last]):
            labels[first:last] = ["B"] + ["I"] * (last - first - 1)
    return Sample(tokens.texts[1:-1], labels[1:-1])


def _known(tokens: NameTokens, people: set[str]) -> Iterator[tuple[int, int]]:
    wanted = {key(name) for name in people} | {key(_surname(name)) for name in people}
    longest = max((len(name.split()) for name in people), default=0) + 2
    at = 0
    while at < len(tokens.texts):
        for last in range(min(len(tokens.texts), at + longest), at, -1):
            if "".join(w.key for w in tokens.words[at:last]) in wanted and all(
                w.key for w in tokens.words[at:last]
            ):
                yield at, last
                at = last - 1
                break
        at += 1


def _surname(name: str) -> str:
    """What a full name leaves when its given name is taken off; the name itself if that cannot be told."""
    found = [n for n in find_names(name) if n.full]
    return found[0].surname if found and found[0].text == name else name


def _found(tokens: NameTokens) -> Iterator[tuple[int, int]]:
    places = {tokens.start(n): n for n in range(1, len(tokens.texts) - 1)}
    ends = {tokens.end(n): n + 1 for n in range(1, len(tokens.texts) - 1)}
    for name in find_names(tokens):
        if name.start in places and name.end in ends:
            yield places[name.start], ends[name.end]


def _is_rare(row: dict[str, str]) -> bool:
    name = row["name_fa"]
    return int(row["n_sources"]) < 3 and len(name) > 3 and not is_common(key(name))


class OtherNames:
    """Draws personal names from the reference tables, in the shapes that they have in the news."""

    def __init__(self, random_: random.Random) -> None:
        self.random = random_
        given = list(rows(REFERENCE / "given_names.csv"))
        self.known = [r["name_fa"] for r in given if int(r["n_sources"]) >= 3]
        self.rare = [r["name_fa"] for r in given if _is_rare(r)]
        self.surnames = [r["name_fa"] for r in rows(REFERENCE / "surnames.csv")]
        self.seconds = sorted(name_words("surname_second"))
        self.common = sorted(r["word"] for r in rows(REFERENCE / "common_words.csv"))
        self.places = [r["name_fa"] for r in rows(REFERENCE / "cities.csv") if r["name_fa"].isalpha()]

    def given(self) -> str:
        """A given name, simple or compound."""
        drawn = self.random.choice(self.known if self.random.random() < 0.7 else self.rare)
        shape = self.random.random()
        if shape < 0.12:
            first = self.random.choice(["محمد", "علی", "سید", "سیده", "امیر", "غلام", "حسین"])
            return first + self._joint() + drawn
        if shape < 0.18:
            return (
                drawn
                + self._joint()
                + self.random.choice(["رضا", "علی", "حسین", "الدین", "الله", "اکبر", "السادات"])
            )
        return drawn

    def surname(self) -> str:
        """A surname: listed, of a place, with an affix, or of two words."""
        shape = self.random.random()
        listed = self.random.choice(self.surnames)
        if shape < 0.42:
            return listed
        if shape < 0.45:
            return self.random.choice(self.common) + self._joint() + self.random.choice(self.seconds)
        if shape < 0.6:
            return self._nisba()
        if shape < 0.78:
            stem = listed if self.random.random() < 0.5 else self.random.choice(self.known)
            return stem + self._joint() + self.random.choice(AFTER_SURNAMES)
        if shape < 0.88:
            return (
                listed
                + " "
                + (self._nisba() if self.random.random() < 0.7 else self.random.choice(self.surnames))
            )
        if shape < 0.94:
            return self.random.choice(BEFORE_SURNAMES) + self._joint() + listed
        return listed + " " + self.random.choice(self.places)

    def _joint(self) -> str:
        return self.random.choice([" ", "\u200c", ""])

    def _nisba(self) -> str:
        place = self.random.choice(self.places)
        if place[-1] in "او":
            return place + "یی"
        return (
            place + "\u200cای"
            if place[-1] == "ه" and self.random.random() < 0.5
            else place.rstrip("هی") + "ی"
        )

    def _beside(self) -> list[str]:
        """Words to stand beside a name as in the news: an office with its place, or any common word."""
        drawn = self.random.random()
        if drawn < BESIDE / 2:
            office = [self.random.choice(OFFICES), self.random.choice(self.places)]
            return office if self.random.random() < 0.7 else ["،", *office, "،"]
        return [self.random.choice(self.common)] if drawn < BESIDE else []

    def put_into(self, sample: Sample) -> Sample:
        """The sample with other names in place of its own."""
        other, at = Sample([], []), 0
        for start, end in sample.spans():
            other.words += sample.words[at:start]
            other.labels += sample.labels[at:start]
            drawn = [sample.words[start]]
            if end - start > 1:
                drawn = f"{self.given()} {self.surname()}".split()
            elif self.random.random() < 0.5:
                drawn = self.surname().split()
            if self.random.random() < UNLISTED:
                other.unlisted |= {len(other.words) + n for n in range(len(drawn))}
            before, after = self._beside(), self._beside()
            shift = len(before)
            other.unlisted = {n + shift if n >= len(other.words) else n for n in other.unlisted}
            other.words += [*before, *drawn, *after]
            other.labels += ["O"] * len(before) + ["B"] + ["I"] * (len(drawn) - 1) + ["O"] * len(after)
            at = end
        other.words += sample.words[at:]
        other.labels += sample.labels[at:]
        return other
