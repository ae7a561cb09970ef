"""Learn the weights of ``data/models/office_pairs.csv`` and ``pairs_compared.csv`` from annotated articles.

    python tools/train_office_pairs.py GOLD.jsonl:ARTICLES.jsonl… [--check]

Each argument names a file of gold facts, in the format of the gold guidelines, and the articles that it is about;
``training/gold.jsonl:training/articles.jsonl`` is the project's own. Of every file that is not named by
``--whole`` every third article is kept aside: it is never learnt from. ``--check`` only prints what five-fold
cross-validation over articles gives. Needs scikit-learn (`pip install '.[train]'`); the program does not.

A pair of mentions is right if the gold puts the person in the office; but of the pairs that say one fact only the
likeliest are learnt from, since most others merely stand near by. So the model is fitted, its opinion picks the
pairs, and it is fitted again.

The second model learns from what the first one says of articles that it has not learnt from: that is what
cross-validation gives, so that every training cross-validates.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from urbankg.articles import Article, read_articles
from urbankg.files import MODELS
from urbankg.reading.comparing import NOTHING, Answers, comparisons, scaled
from urbankg.reading.office import holdings
from urbankg.reading.pairs import Pair
from urbankg.reading.ranking import COMPARED, PAIRS, names_of
from urbankg.reading.scene import Scene
from urbankg.scoring import GoldArticle, compare, kept_aside, read_gold
from urbankg.scoring.facts import agree, body, core
from urbankg.scoring.gold import by_name, find

FOLDS = 5
ROUNDS = 3
LEAST_OFTEN = 4  # a feature seen in fewer pairs is noise
STRENGTH = 0.1  # inverse of the regularisation (scikit-learn's C)
SECOND_STRENGTH = 0.03  # the same of the second model
NEARLY_BEST = 0.15  # pairs of a fact this close to its likeliest are learnt from too
LEAST_WEIGHT = 0.01
TOGETHER = "together"

Features = tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """An annotated article with its scene, its pairs, and what the gold says of each."""

    gold: GoldArticle
    scene: Scene
    pairs: list[Pair]
    features: list[Features]  # of each pair
    statuses: list[list[str]]  # of each pair; none if the gold does not put the person in the office
    facts: list[tuple[int, str, str]]  # which fact each pair would say: person, role, object

    @classmethod
    def of(cls, article: Article, gold: GoldArticle) -> Example:
        """Pair up the mentions of an article, and look each pair up in its gold."""
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
        return cls(gold, scene, pairs, [pair.features for pair in pairs], statuses, facts)


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


def _fit(rows: Sequence[Features], labels: Sequence[str], strength: float) -> Fitted:
    counts = Counter(f for row in rows for f in set(row))
    columns = {f: at for at, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST_OFTEN))}
    model = LogisticRegression(C=strength, max_iter=1000, fit_intercept=False)
    return Fitted(columns, model.fit(_matrix(rows, columns), labels))


def learn(examples: Sequence[Example]) -> Fitted:
    """Fit the model, over and over on the pairs that it thinks say the facts."""
    fitted: Fitted | None = None
    for _ in range(ROUNDS):
        rows: list[Features] = []
        labels: list[str] = []
        for example in examples:
            kept = _telling(example, fitted.weigh(example.features) if fitted else None)
            for at, (features, statuses) in enumerate(zip(example.features, example.statuses, strict=True)):
                for label in dict.fromkeys(statuses) if at in kept else () if statuses else (NOTHING,):
                    rows.append(features)
                    labels.append(label)
        fitted = _fit(rows, labels, STRENGTH)
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
    for example, answers in zip(examples, weighed, strict=True):
        kept = _telling(example, answers)
        for at, features in comparisons(example.scene.offices, example.pairs, answers):
            if at in kept or not example.statuses[at]:
                rows.append(names_of(features))
                labels.append(TOGETHER if at in kept else NOTHING)
    return _fit(rows, labels, SECOND_STRENGTH)


def compared(fitted: Fitted, example: Example, weighed: list[Answers]) -> list[Answers]:
    """What the second model makes of the answers of the first."""
    again = list(weighed)
    looks = list(comparisons(example.scene.offices, example.pairs, weighed))
    for (at, _), answers in zip(looks, fitted.weigh([names_of(f) for _, f in looks]), strict=True):
        again[at] = scaled(weighed[at], answers[TOGETHER])
    return again


def weigh_apart(examples: Sequence[Example], folds: Sequence[set[int]]) -> list[list[Answers]]:
    """What the first model says of the pairs of each article when it has not learnt from its fold."""
    weighed: list[list[Answers]] = [[] for _ in examples]
    for held in folds:
        fitted = learn([e for i, e in enumerate(examples) if i not in held])
        for i in held:
            weighed[i] = fitted.weigh(examples[i].features)
    return weighed


def folds_of(examples: Sequence[Example]) -> list[set[int]]:
    """The numbers of the examples in five parts, always the same."""
    order = list(range(len(examples)))
    random.Random(1).shuffle(order)
    return [set(order[fold::FOLDS]) for fold in range(FOLDS)]


def check(examples: Sequence[Example], folds: Sequence[set[int]], weighed: Sequence[list[Answers]]) -> None:
    """Print what five-fold cross-validation gives: the office facts of articles that were not learnt from."""
    facts = []
    for held in folds:
        rest = [i for i in range(len(examples)) if i not in held]
        second = learn_second([examples[i] for i in rest], [weighed[i] for i in rest])
        for number, example, answers in ((i, examples[i], weighed[i]) for i in sorted(held)):
            facts += [
                {
                    "article": str(number),
                    "kind": "office",
                    "subject": example.scene.persons.people[held_by.person].name,
                    "role": held_by.office.role,
                    "object": held_by.office.label,
                    "status": held_by.status,
                }
                for held_by in holdings(example.scene, example.pairs, compared(second, example, answers))
            ]
    # by their numbers: articles of several sets may bear one id
    gold = [GoldArticle(str(number), "", example.gold.facts) for number, example in enumerate(examples)]
    tally = compare(gold, facts).tally("office")
    print(
        f"{len(examples)} articles: precision {tally.precision:.3f}, recall {tally.recall:.3f}, "
        f"core F1 {tally.f1:.3f}, full F1 {tally.full_f1:.3f}"
    )


def write(fitted: Fitted) -> None:
    """Write the weights of the first model that matter, a feature a row."""
    answers = [str(a) for a in fitted.model.classes_]
    with (MODELS / f"{PAIRS.name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", *answers))
        for feature, column in sorted(fitted.columns.items()):
            weights = [float(fitted.model.coef_[at][column]) for at in range(len(answers))]
            if max(map(abs, weights)) >= LEAST_WEIGHT:
                out.writerow((feature, *(f"{w:.2f}" for w in weights)))


def write_second(fitted: Fitted) -> None:
    """Write the weights of the second model: what a feature adds to the log-odds of belonging together."""
    sign = 1 if str(fitted.model.classes_[1]) == TOGETHER else -1
    with (MODELS / f"{COMPARED.name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", "weight"))
        for feature, column in sorted(fitted.columns.items()):
            weight = sign * float(fitted.model.coef_[0][column])
            if abs(weight) >= LEAST_WEIGHT:
                out.writerow((feature, f"{weight:.2f}"))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sources", nargs="+", metavar="GOLD:ARTICLES")
    cli.add_argument("--check", action="store_true", help="cross-validate only")
    cli.add_argument(
        "--whole", action="append", default=[], metavar="GOLD", help="a gold file with nothing kept aside"
    )
    args = cli.parse_args()
    examples = []
    for source in args.sources:
        gold_path, articles_path = source.split(":", 1)
        rows = read_gold(Path(gold_path))
        seen = by_name(rows if gold_path in args.whole else kept_aside(rows, aside=False))
        for article in read_articles([Path(articles_path)]):
            if isinstance(article, Article) and (gold := find(seen, article.id)):
                examples.append(Example.of(article, gold))
    folds = folds_of(examples)
    weighed = weigh_apart(examples, folds)
    check(examples, folds, weighed)
    if not args.check:
        write(learn(examples))
        write_second(learn_second(examples, weighed))


if __name__ == "__main__":
    main()
