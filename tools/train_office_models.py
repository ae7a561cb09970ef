"""Learn the weights of ``data/models/office_pairs.csv`` and ``office_status.csv`` from annotated articles.

    python tools/train_office_models.py GOLD.jsonl ARTICLES.jsonl…  [--check]

GOLD is in the format of the gold guidelines. ``--check`` only prints what five-fold cross-validation over
articles gives. Needs scikit-learn (`pip install scikit-learn`); the program itself does not.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from urbankg.articles import Article, read_articles
from urbankg.files import MODELS
from urbankg.persian.fold import key
from urbankg.reading.pairs import Office, Pair
from urbankg.reading.scene import Scene

Fact = dict[str, str]
FOLDS = 5
LEAST_OFTEN = 3  # a feature seen in fewer articles is noise
PAIR_STRENGTH, STATUS_STRENGTH = 0.15, 0.1  # inverse of the regularisation (scikit-learn's C)


def person_key(name: str) -> str:
    """A person's name for comparing: without the lineage title that papers add or drop."""
    return key(name).removeprefix("سیده").removeprefix("سید")


def object_key(label: str) -> str:
    """An object's label for comparing: without the words that name its kind."""
    words = [
        w
        for w in label.replace("\u200c", " ").split()
        if w not in ("شهرداری", "شهر", "استان", "شهرستان", "بخش", "روستای", "وزارت", "شورای", "اسلامی")
    ]
    return key("".join(words) or label)


def same_object(first: str, second: str) -> bool:
    """Whether two labels may name one object: equal, or one inside the other."""
    a, b = object_key(first), object_key(second)
    return a == b or bool(a and b and min(len(a), len(b)) >= 3 and (a in b or b in a))


def answers(facts: list[Fact], office: Office, person: str) -> list[str]:
    """The statuses under which the gold puts a person in an office; none if it does not."""
    return [
        fact.get("status") or "incumbent"
        for fact in facts
        if fact["kind"] == "office"
        and fact["role"] == office.role
        and person_key(fact["subject"]) == person_key(person)
        and (
            same_object(fact.get("object", ""), office.label)
            or office.role in ("president", "vice_president", "speaker", "mp")
        )
    ]


class Example:
    """An annotated article with its scene, pairs and the right answers."""

    def __init__(self, article: Article, facts: list[Fact]) -> None:
        self.scene = Scene(article)
        self.pairs: list[Pair] = list(self.scene.pairs())
        self.right = [
            answers(facts, self.scene.offices[p.office], self.scene.persons.people[p.mention.person].name)
            for p in self.pairs
        ]


def pair_rows(examples: list[Example]) -> tuple[list[dict[str, int]], list[str]]:
    rows, labels = [], []
    for example in examples:
        for pair, right in zip(example.pairs, example.right, strict=True):
            rows.append(dict.fromkeys(pair.features, 1))
            labels.append("yes" if right else "no")
    return rows, labels


def status_rows(examples: list[Example]) -> tuple[list[dict[str, int]], list[str]]:
    rows, labels = [], []
    for example in examples:
        for pair, right in zip(example.pairs, example.right, strict=True):
            if right:
                office = example.scene.offices[pair.office]
                rows.append(dict.fromkeys(example.scene.status.features(office, pair.mention), 1))
                labels.append(right[0])
    return rows, labels


def learn(
    rows: list[dict[str, int]], labels: list[str], strength: float
) -> tuple[DictVectorizer, LogisticRegression]:
    counts = Counter(f for row in rows for f in row)
    kept = [{f: 1 for f in row if counts[f] >= LEAST_OFTEN} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    model = LogisticRegression(C=strength, max_iter=2000, fit_intercept=False)
    return vectorizer, model.fit(matrix, labels)


def write(name: str, vectorizer: DictVectorizer, model: LogisticRegression) -> None:
    lines = []
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        if len(model.classes_) == 2:
            weights = {"yes": float(model.coef_[0][column])}
        else:
            weights = {c: float(model.coef_[i][column]) for i, c in enumerate(model.classes_)}
        lines += [(feature, answer, f"{w:.3f}") for answer, w in weights.items() if abs(w) >= 0.005]
    with (MODELS / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", "answer", "weight"))
        out.writerows(sorted(lines))
    print(f"{name}: {len(lines)} weights")


def check(examples: list[Example]) -> None:
    """Five-fold cross-validation: pairs by threshold, statuses by accuracy."""
    order = list(range(len(examples)))
    random.Random(1).shuffle(order)
    found: list[tuple[float, bool]] = []
    right_status = all_status = 0
    for fold in range(FOLDS):
        held = {i for n, i in enumerate(order) if n % FOLDS == fold}
        train = [e for i, e in enumerate(examples) if i not in held]
        test = [examples[i] for i in sorted(held)]
        vectorizer, model = learn(*pair_rows(train), PAIR_STRENGTH)
        rows, labels = pair_rows(test)
        yes = list(model.classes_).index("yes")
        likely = model.predict_proba(vectorizer.transform(rows))[:, yes]
        found += [(float(p), label == "yes") for p, label in zip(likely, labels, strict=True)]
        vectorizer, model = learn(*status_rows(train), STATUS_STRENGTH)
        rows, labels = status_rows(test)
        right_status += sum(
            a == b for a, b in zip(model.predict(vectorizer.transform(rows)), labels, strict=True)
        )
        all_status += len(labels)
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        said = [right for p, right in found if p >= threshold]
        print(
            f"pairs at {threshold}: precision {sum(said) / max(len(said), 1):.3f} "
            f"recall {sum(said) / sum(r for _, r in found):.3f}"
        )
    print(f"status: {right_status} of {all_status} right")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", type=Path)
    cli.add_argument("articles", type=Path, nargs="+")
    cli.add_argument("--check", action="store_true")
    args = cli.parse_args()
    gold = {}
    for line in args.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["article"]] = gold[row.get("link", row["article"])] = row["facts"]
    examples = [
        Example(article, gold[article.id])
        for article in read_articles(args.articles)
        if isinstance(article, Article) and article.id in gold
    ]
    print(f"{len(examples)} articles")
    check(examples)
    if not args.check:
        write("office_pairs", *learn(*pair_rows(examples), PAIR_STRENGTH))
        write("office_status", *learn(*status_rows(examples), STATUS_STRENGTH))


if __name__ == "__main__":
    main()
