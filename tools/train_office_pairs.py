"""Learn the weights of ``data/models/office_pairs.csv`` and ``pairs_compared.csv`` from annotated articles.

    python tools/train_office_pairs.py GOLD.jsonl:ARTICLES.jsonl… [--twice GOLD] [--check] [--misses FILE]

Each argument names a file of gold facts, in the format of the gold guidelines, and the articles that it is about;
``training/gold.jsonl:training/articles.jsonl`` is the project's own. Of every file that is not named by
``--whole`` every third article is kept aside: it is never learnt from. Needs scikit-learn (`pip install '.[train]'`);
the program does not.

``--check`` writes no weights: it reads every article with the whole reader, by weights that were learnt without it
(five-fold cross-validation), and prints what that gives, by kind. What goes wrong then goes wrong on articles that
nobody has seen, where a look at articles that were learnt from shows few errors; ``--misses`` writes it to a file, a
JSON object a line: article, cause, and what the gold and the reader say.

A pair of mentions is right if the gold puts the person in the office; but of the pairs that say one fact only the
likeliest are learnt from, since most others merely stand near by. So the model is fitted, its opinion picks the
pairs, and it is fitted again.

Weights learnt on other days, from fewer articles and by other rules, are wrong elsewhere: ``--mean-with`` another
training's folder writes the mean of both, or of all that are named (what is in ``data/models`` is such a mean).

The second model learns from what the first one says of articles that it has not learnt from: that is what
cross-validation gives, so that every training cross-validates.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from urbankg.articles import Article, read_articles
from urbankg.display.records import as_record
from urbankg.extraction import read_claims
from urbankg.files import MODELS, rows
from urbankg.reading.pairs import ranking
from urbankg.reading.pairs.comparing import NOTHING, Answers, comparisons
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.pairs.ranking import COMPARED, PAIRS, names_of
from urbankg.reading.scene import Scene
from urbankg.scoring import GoldArticle, kept_aside, read_gold
from urbankg.scoring.causes import causes
from urbankg.scoring.facts import agree, body, core
from urbankg.scoring.gold import by_name, find
from urbankg.scoring.reader import Found

FOLDS = 5
ROUNDS = 3
LEAST_OFTEN = 4  # a feature seen in fewer pairs is noise
STRENGTH = 0.2  # inverse of the regularisation (scikit-learn's C)
SECOND_STRENGTH = 0.05  # the same of the second model
NEARLY_BEST = 0.15  # pairs of a fact this close to its likeliest are learnt from too
LEAST_WEIGHT = 0.01
TOGETHER = "together"

Features = tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """An annotated article with its scene, its pairs, and what the gold says of each."""

    article: Article
    gold: GoldArticle
    scene: Scene
    pairs: list[Pair]
    features: list[Features]  # of each pair
    statuses: list[list[str]]  # of each pair; none if the gold does not put the person in the office
    facts: list[tuple[int, str, str]]  # which fact each pair would say: person, role, object
    times: float = 1.0  # how often the article counts

    @classmethod
    def of(cls, article: Article, gold: GoldArticle, times: float = 1.0) -> Example:
        """Pair up the mentions of an article that counts so many times, and look each pair up in its gold."""
        scene = Scene(article)
        pairs = list(scene.pairs())
        known = [(core(f), f.get("status") or "incumbent") for f in gold.facts if f["kind"] == "office"]
        statuses, facts = [], []
        for pair in pairs:
            office = scene.offices[pair.office]
            said = {
                "kind": "office",
                "subject": scene.persons.people[pair.mention.person].name,
                "role": office.role,
                "object": office.label,
            }
            statuses.append([status for fact, status in known if agree(fact, core(said))])
            facts.append((pair.mention.person, office.role, body(office.label)))
        return cls(article, gold, scene, pairs, [pair.features for pair in pairs], statuses, facts, times)


@dataclass(frozen=True)
class Fitted:
    """A model, and the column of every feature that it knows."""

    columns: dict[str, int]
    model: LogisticRegression

    def weigh(self, rows: Sequence[Features]) -> list[Answers]:
        """The distribution over the answers for each row of features."""
        if not rows:
            return []
        answers = [str(a) for a in self.model.classes_]
        return [
            dict(zip(answers, map(float, row), strict=True))
            for row in self.model.predict_proba(_matrix(rows, self.columns))
        ]


def _matrix(rows: Sequence[Features], columns: dict[str, int]) -> csr_matrix:
    ends, indexes = [0], []
    for row in rows:
        indexes += sorted({columns[f] for f in row if f in columns})
        ends.append(len(indexes))
    return csr_matrix((np.ones(len(indexes)), indexes, ends), shape=(len(rows), len(columns)))


def _fit(rows: Sequence[Features], labels: Sequence[str], times: Sequence[float], strength: float) -> Fitted:
    counts = Counter(f for row in rows for f in set(row))
    columns = {f: at for at, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST_OFTEN))}
    model = LogisticRegression(C=strength, max_iter=1000, fit_intercept=False)
    return Fitted(columns, model.fit(_matrix(rows, columns), labels, times))


def learn(examples: Sequence[Example]) -> Fitted:
    """Fit the model, over and over on the pairs that it thinks say the facts."""
    fitted: Fitted | None = None
    for _ in range(ROUNDS):
        rows: list[Features] = []
        labels: list[str] = []
        times: list[float] = []
        for example in examples:
            kept = _telling(example, fitted.weigh(example.features) if fitted else None)
            for at, (features, statuses) in enumerate(zip(example.features, example.statuses, strict=True)):
                for label in dict.fromkeys(statuses) if at in kept else () if statuses else (NOTHING,):
                    rows.append(features)
                    labels.append(label)
                    times.append(example.times)
        fitted = _fit(rows, labels, times, STRENGTH)
    if fitted is None:
        raise ValueError("no round was asked for")
    return fitted


def _telling(example: Example, weighed: Sequence[Answers] | None) -> set[int]:
    """Of the right pairs those that say their fact, in the opinion of the model so far."""
    right = [at for at, statuses in enumerate(example.statuses) if statuses]
    if weighed is None:
        return set(right)
    likely = {at: 1 - weighed[at][NOTHING] for at in right}
    best: dict[tuple[int, str, str], float] = defaultdict(float)
    for at in right:
        best[example.facts[at]] = max(best[example.facts[at]], likely[at])
    return {
        at
        for at in right
        if likely[at] >= min(best[example.facts[at]], max(0.5, best[example.facts[at]] - NEARLY_BEST))
    }


def learn_second(examples: Sequence[Example], weighed: Sequence[list[Answers]]) -> Fitted:
    """Fit the second model on what the first one says of articles that it has not learnt from."""
    rows: list[Features] = []
    labels: list[str] = []
    times: list[float] = []
    for example, answers in zip(examples, weighed, strict=True):
        kept = _telling(example, answers)
        for at, features in comparisons(example.scene.offices, example.pairs, answers):
            if at in kept or not example.statuses[at]:
                rows.append(names_of(features))
                labels.append(TOGETHER if at in kept else NOTHING)
                times.append(example.times)
    return _fit(rows, labels, times, SECOND_STRENGTH)


def learn_apart(
    examples: Sequence[Example], folds: Sequence[set[int]]
) -> tuple[list[Fitted], list[list[Answers]]]:
    """For each fold a first model that has not learnt from it, and what it says of the pairs of its articles."""
    models = []
    weighed: list[list[Answers]] = [[] for _ in examples]
    for held in folds:
        models.append(learn([e for i, e in enumerate(examples) if i not in held]))
        for i in held:
            weighed[i] = models[-1].weigh(examples[i].features)
    return models, weighed


def folds_of(examples: Sequence[Example]) -> list[set[int]]:
    """The numbers of the examples in five parts, always the same."""
    order = list(range(len(examples)))
    random.Random(1).shuffle(order)
    return [set(order[fold::FOLDS]) for fold in range(FOLDS)]


def read_apart(
    examples: Sequence[Example],
    folds: Sequence[set[int]],
    models: Sequence[Fitted],
    weighed: Sequence[list[Answers]],
) -> Found:
    """What the whole reader finds in each article by weights that have not learnt from it.

    Articles go by their numbers: those of several sets may bear one id.
    """
    found = Found(
        [GoldArticle(str(number), "", example.gold.facts) for number, example in enumerate(examples)]
    )
    for held, first in zip(folds, models, strict=True):
        rest = [i for i in range(len(examples)) if i not in held]
        second = learn_second([examples[i] for i in rest], [weighed[i] for i in rest])
        numbers = sorted(held)
        with TemporaryDirectory() as folder:
            write(first, Path(folder))
            write_second(second, Path(folder))
            # another process: this one has remembered what it made of the weights that it has read
            with ProcessPoolExecutor(1, get_context("spawn"), _go_by, (Path(folder),)) as reader:
                for i, facts in zip(
                    numbers, reader.map(_facts, [examples[i].article for i in numbers]), strict=True
                ):
                    found.articles[str(i)], found.facts[str(i)] = examples[i].article, facts
    return found


def _go_by(folder: Path) -> None:
    ranking.MODELS = folder


def _facts(article: Article) -> list[dict[str, Any]]:
    return [as_record(article, claim) for claim in read_claims(article)]


def report(found: Found, misses: Path | None) -> None:
    """Print what was found, by kind; write what was not, with its cause."""
    compared = found.compare()
    for kind, tally in [*sorted(compared.kinds.items()), ("all", compared.total)]:
        print(
            f"{kind:<12} precision {tally.precision:.3f}, recall {tally.recall:.3f}, core F1 {tally.f1:.3f}, "
            f"full F1 {tally.full_f1:.3f} ({tally.right} right of {tally.found}, {tally.gold} in the gold)"
        )
    print(f"{len(found.articles)} articles; dates right: {compared.dates_right} of {compared.dates}")
    if misses is not None:
        with misses.open("w", encoding="utf-8") as file:
            for cause, miss in causes(compared.misses, found.articles, found.facts):
                row = {"article": found.articles[miss.article].id, "cause": cause, "trouble": miss.trouble}
                row |= {"gold": miss.gold, "found": miss.found and {**miss.found, "article": row["article"]}}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write(fitted: Fitted, folder: Path) -> None:
    """Write the weights of the first model that matter, a feature a row."""
    answers = [str(a) for a in fitted.model.classes_]
    with (folder / f"{PAIRS.name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", *answers))
        for feature, column in sorted(fitted.columns.items()):
            weights = [float(fitted.model.coef_[at][column]) for at in range(len(answers))]
            if max(map(abs, weights)) >= LEAST_WEIGHT:
                out.writerow((feature, *(f"{w:.2f}" for w in weights)))


def write_second(fitted: Fitted, folder: Path) -> None:
    """Write the weights of the second model: what a feature adds to the log-odds of belonging together."""
    sign = 1 if str(fitted.model.classes_[1]) == TOGETHER else -1
    with (folder / f"{COMPARED.name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", "weight"))
        for feature, column in sorted(fitted.columns.items()):
            weight = sign * float(fitted.model.coef_[0][column])
            if abs(weight) >= LEAST_WEIGHT:
                out.writerow((feature, f"{weight:.2f}"))


def write_mean(folders: Sequence[Path], name: str, into: Path) -> None:
    """Write the mean of the weights that some folders have of one model; a feature that one lacks counts nothing."""
    tables = [{row["feature"]: row for row in rows(folder / f"{name}.csv")} for folder in folders]
    answers = [column for column in next(iter(tables[0].values())) if column != "feature"]
    with (into / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", *answers))
        for feature in sorted(set().union(*tables)):
            told = [table.get(feature, {}) for table in tables]
            weights = [sum(float(row.get(answer) or 0) for row in told) / len(tables) for answer in answers]
            if max(map(abs, weights)) >= LEAST_WEIGHT:
                out.writerow((feature, *(f"{w:.3f}" for w in weights)))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sources", nargs="+", metavar="GOLD:ARTICLES")
    cli.add_argument("--check", action="store_true", help="cross-validate only")
    cli.add_argument(
        "--misses", type=Path, metavar="FILE", help="with --check: write what is missed or wrong"
    )
    cli.add_argument(
        "--whole", action="append", default=[], metavar="GOLD", help="a gold file with nothing kept aside"
    )
    cli.add_argument(
        "--twice", action="append", default=[], metavar="GOLD", help="a gold file whose articles count twice"
    )
    cli.add_argument(
        "--mean-with", action="append", default=[], type=Path, metavar="FOLDER",
        help="write the mean with the weights of another training",
    )  # fmt: skip
    args = cli.parse_args()
    examples = []
    for source in args.sources:
        gold_path, articles_path = source.split(":", 1)
        known = read_gold(Path(gold_path))
        seen = by_name(known if gold_path in args.whole else kept_aside(known, aside=False))
        for article in read_articles([Path(articles_path)]):
            if isinstance(article, Article) and (gold := find(seen, article.id)):
                examples.append(Example.of(article, gold, 2.0 if gold_path in args.twice else 1.0))
    folds = folds_of(examples)
    models, weighed = learn_apart(examples, folds)
    if args.check:
        report(read_apart(examples, folds, models, weighed), args.misses)
    else:
        write(learn(examples), MODELS)
        write_second(learn_second(examples, weighed), MODELS)
        for model in (PAIRS, COMPARED) if args.mean_with else ():
            write_mean([MODELS, *args.mean_with], model.name, MODELS)


if __name__ == "__main__":
    main()
