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
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, product
from multiprocessing import get_context
from pathlib import Path

import pycrfsuite
from name_samples import OtherNames, Sample, paragraphs, parstwiner

from urbankg.files import MODELS

SEEDS = (7, 8, 9)  # of the names drawn; the weights are the mean of one training each, by each of NAMING
# Of which kinds facts name the people with whom an article is labelled. Many parties of meetings are foreigners or hold
# no office: with them more names are found, and more that are none. The mean of both is best on what nobody read.
NAMING = (("office",), ("office", "meeting"))
COPIES_OF_TWEETS = 5  # of a tweet with a name, with other names in its place
COPIES = 1  # of a paragraph of an article: there are many, and more copies taught nothing more
FEWEST = 2  # times that a feature must occur
SMALLEST = 0.03  # weights below this are left out


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
