"""Weighing what speaks for a pair or a status: logistic models whose weights are readable files in ``data/models``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from urbankg.files import MODELS, rows


@cache
def _weights(model: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in rows(MODELS / f"{model}.csv"):
        found.setdefault(row["feature"], {})[row["answer"]] = float(row["weight"])
    return found


@cache
def _no_scores(model: str) -> dict[str, float]:
    return {answer: 0.0 for row in _weights(model).values() for answer in row}


def probability(model: str, features: Iterable[str]) -> float:
    """How likely a yes/no model of ``data/models`` says yes, between 0 and 1."""
    weights = _weights(model)
    score = sum(weights[f]["yes"] for f in features if f in weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def distribution(model: str, features: Iterable[str]) -> dict[str, float]:
    """The probability of each answer of a model with several answers."""
    weights = _weights(model)
    scores = dict(_no_scores(model))
    for feature in features:
        for answer, weight in weights.get(feature, {}).items():
            scores[answer] += weight
    top = max(scores.values(), default=0.0)
    powers = {answer: math.exp(score - top) for answer, score in scores.items()}
    total = sum(powers.values())
    return {answer: power / total for answer, power in powers.items()}
