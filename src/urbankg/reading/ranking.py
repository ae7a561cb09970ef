"""Weighing what is true of a pair: a log-linear model whose weights are a readable file of ``data/models``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from urbankg.files import MODELS, rows

Weights = dict[str, tuple[float, ...]]


@cache
def _model(name: str) -> tuple[tuple[str, ...], Weights]:
    """The answers of a model, and by feature what it adds to each of them."""
    table = list(rows(MODELS / f"{name}.csv"))
    answers = tuple(column for column in table[0] if column != "feature")
    return answers, {row["feature"]: tuple(float(row[a] or 0) for a in answers) for row in table}


def distribution(name: str, features: Iterable[str]) -> dict[str, float]:
    """The probability of each answer of a model, given the names of what is true; unknown names say nothing."""
    answers, weights = _model(name)
    known = [weights[f] for f in features if f in weights]
    scores = list(map(sum, zip(*known, strict=True))) if known else [0.0] * len(answers)
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return {answer: power / total for answer, power in zip(answers, powers, strict=True)}
