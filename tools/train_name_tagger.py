"""Learn the weights of ``data/models/name_tagger.tsv``: which words of a text make a personal name.

    python tools/train_name_tagger.py PARSTWINER_TRAIN.txt GOLD.jsonl:ARTICLES.jsonl… [--whole GOLD] [--test FILE]

Learnt from is ParsTwiNER (overfit-ir/parstwiner, MIT), and annotated articles: ``training/`` has the project's own.
Of every gold file that is not named by ``--whole`` every third article is kept aside: it is never learnt from. Every
sentence with a person is learnt from with other names, too, drawn from the tables of names, shaped and surrounded
as in the news, some of them as if on no list. Of the articles only the names of officials are annotated;
other names in them are what the reader itself finds, where that does not contradict (self-training).
The names are drawn several times over, and the weights are the mean of what is learnt from each drawing. What the
reader finds depends on the weights that there are: those of today began from the ones in the repository at 8a8a7d5.
With a test file, of the same format as the first, prints how many of its names the tagger alone finds exactly, by each
drawing.

Needs python-crfsuite (`pip install '.[train]'`); the program itself does not.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, groupby, product
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pycrfsuite

from urbankg.articles import Article, read_articles
from urbankg.files import MODELS, REFERENCE, rows
from urbankg.lexicon.names import name_words
from urbankg.persian.fold import key
from urbankg.persian.name_tagger import NEIGHBOURS, WordFeatures, joint, seen_from, word_features
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.name_words import is_common, words
from urbankg.persian.names import find_names
from urbankg.scoring import kept_aside, read_gold
from urbankg.scoring.gold import by_name, find

SEEDS = (7, 8, 9)  # of the names drawn; the weights are the mean of one training each, by each of NAMING
# Of which kinds facts name the people with whom an article is labelled. Many parties of meetings are foreigners or hold
# no office: with them more names are found, and more that are none. The mean of both is best on what nobody read.
NAMING = (("office",), ("office", "meeting"))
COPIES_OF_TWEETS = 5  # of a tweet with a name, with other names in its place
COPIES = 1  # of a paragraph of an article: there are many, and more copies taught nothing more
UNLISTED = 0.3  # share of the drawn names that count as being on no list
FEWEST = 2  # times that a feature must occur
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
SMALLEST = 0.03  # weights below this are left out

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


def train(samples: Iterable[Sample], path: Path) -> None:
    """Train on samples and write the result."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sample in samples:
        trainer.append(sample.features(), sample.labels)
    trainer.set_params({"c1": 0.3, "c2": 0.05, "max_iterations": 80, "feature.minfreq": FEWEST})
    trainer.train(str(path))


def write(taggers: Sequence[pycrfsuite.Tagger], path: Path) -> None:
    """Write the mean weights of several taggers: of begin and inside against outside, and of the transitions."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    transitions: dict[tuple[str, str], float] = defaultdict(float)
    for info in (tagger.info() for tagger in taggers):
        for (feature, label), weight in info.state_features.items():
            weights[feature][label] += weight / len(taggers)
        for step, weight in info.transitions.items():
            transitions[step] += weight / len(taggers)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# Weights of the tagger of personal names; made by tools/train_name_tagger.py from ParsTwiNER\n"
        )
        file.write(
            "# (https://github.com/overfit-ir/parstwiner, MIT licence), annotated articles and the tables of names.\n"
        )
        file.write(
            "# feature\tbegins a name\tgoes on a name (both against: in no name); >X>Y is a transition\n"
        )
        for a in "OBI":
            for b in "OBI":
                file.write(f">{a}>{b}\t{transitions[a, b]:.2f}\t0\n")
        for feature in sorted(weights):
            by_label = weights[feature]
            pair = [by_label.get(label, 0.0) - by_label.get("O", 0.0) for label in "BI"]
            if max(map(abs, pair)) >= SMALLEST:
                file.write(f"{feature}\t{pair[0]:.2f}\t{pair[1]:.2f}\n")


def found_exactly(tagger: pycrfsuite.Tagger, samples: Iterable[Sample]) -> str:
    """Precision, recall and F1 of exact names, as a line."""
    right = given = wanted = 0
    for sample in samples:
        gold = set(sample.spans())
        guess = set(Sample(sample.words, tagger.tag(sample.features())).spans())
        right, given, wanted = right + len(gold & guess), given + len(guess), wanted + len(gold)
    return (
        f"precision {right / given:.3f}, recall {right / wanted:.3f}, F1 {2 * right / (given + wanted):.3f}"
    )


def train_drawn(
    tweets: Sequence[Sample], labelled: Sequence[Sequence[Sample]], folder: Path, which: tuple[int, int]
) -> Path:
    """Train on tweets and on news labelled in one of several ways, also with other names, drawn by a seed; where the
    result is.
    """
    way, seed = which
    news = labelled[way]
    draw = OtherNames(random.Random(seed))
    others = (
        draw.put_into(sample)
        for samples, copies in ((tweets, COPIES_OF_TWEETS), (news, COPIES))
        for sample in samples
        if sample.spans()
        for _ in range(copies)
    )
    path = folder / f"tagger{way}-{seed}"
    train(chain(tweets, news, others), path)
    return path


def opened(path: Path) -> pycrfsuite.Tagger:
    """A trained tagger."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def main() -> None:
    """Train and write the weights."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("tweets", type=Path, metavar="PARSTWINER_TRAIN")
    cli.add_argument("sources", nargs="*", metavar="GOLD:ARTICLES")
    cli.add_argument(
        "--whole", action="append", default=[], metavar="GOLD", help="a gold file with nothing kept aside"
    )
    cli.add_argument("--test", type=Path, metavar="PARSTWINER_TEST")
    args = cli.parse_intermixed_args()
    tweets = list(parstwiner(args.tweets))
    sources = [source.split(":", 1) for source in args.sources]
    labelled = [
        [
            sample
            for gold, articles in sources
            for sample in paragraphs(Path(gold), Path(articles), kinds, whole=gold in args.whole)
        ]
        for kinds in NAMING
    ]
    with tempfile.TemporaryDirectory() as folder:
        with ProcessPoolExecutor(min(len(SEEDS), os.cpu_count() or 1), get_context("fork")) as pool:
            trainings = product(range(len(labelled)), SEEDS)
            paths = list(pool.map(partial(train_drawn, tweets, labelled, Path(folder)), trainings))
        taggers = [opened(path) for path in paths]
        if args.test:
            for tagger in taggers:
                print(found_exactly(tagger, parstwiner(args.test)))
        write(taggers, MODELS / "name_tagger.tsv")


if __name__ == "__main__":
    main()
