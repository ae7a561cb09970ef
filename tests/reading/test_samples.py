"""The sample articles are read as a careful reader reads them: compared with what each asserts."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from urbankg.articles import Article, read_articles
from urbankg.claims import KINDS
from urbankg.files import SAMPLES
from urbankg.persian.fold import key
from urbankg.reading import read

GOLD = Path(__file__).parents[1] / "accuracy" / "samples.gold.jsonl"
# What the reader reaches on the samples, rounded down. The floors only go up.
LEAST_PRECISION, LEAST_RECALL = 0.89, 0.92

Core = tuple[str, ...]


def core(kind: str, subject: str, role: str | None, over: str | None) -> Core:
    """What two facts share if they are the same, whatever their date and status; parties have no order."""
    ends = [key(subject), key(over or "")]
    return (kind, role or "", *(sorted(ends) if kind in ("meeting", "agreement") else ends))


@cache
def articles() -> dict[str, Article]:
    read_in = list(read_articles([SAMPLES]))
    assert all(isinstance(found, Article) for found in read_in)
    return {found.id: found for found in read_in if isinstance(found, Article)}


@cache
def gold() -> dict[str, dict]:
    rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    return {row["article"]: row for row in rows}


def test_every_sample_has_its_facts_and_its_source():
    assert set(articles()) == set(gold())
    sources = (SAMPLES / "SOURCES.md").read_text(encoding="utf-8")
    names = {Path(a.source.partition(":")[0]).name for a in articles().values()}
    assert [name for name in sorted(names) if f"`{name}" not in sources] == []
    assert {fact["kind"] for row in gold().values() for fact in row["facts"]} == set(KINDS)


@pytest.mark.parametrize("name", sorted(gold()))
def test_title_and_day_are_told(name):
    article = articles()[name]
    assert article.title
    assert article.published == date.fromisoformat(gold()[name]["published"])


def test_reading_keeps_above_its_floors():
    wanted, found = set(), set()
    for name, article in articles().items():
        for fact in gold()[name]["facts"]:
            wanted.add((name, *core(fact["kind"], fact["subject"], fact.get("role"), fact.get("object"))))
        for claim in read(article):
            found.add((name, *core(claim.kind, claim.subject, claim.role, claim.object)))
    precision, recall = len(wanted & found) / len(found), len(wanted & found) / len(wanted)
    assert precision >= LEAST_PRECISION, f"precision {precision:.3f}"
    assert recall >= LEAST_RECALL, f"recall {recall:.3f}"
