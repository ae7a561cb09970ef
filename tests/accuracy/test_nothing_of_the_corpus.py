"""The reader must not know the articles that it is measured on: none of their people stands in the project's files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from urbankg.persian.fold import Folded

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
CORPUS = ROOT.parent / "shared" / "corpus"
WRITTEN = ("town", "desk", "hall", "life")  # sets whose persons are invented, but for a few known to all
FOLDERS = ("src", "data", "queries", "ontology", "tests", "tools", "training", "benchmarks", "docs")
# What tells of real people: the dated office-holders of the reference data, and what is written on them.
OF_REAL_PEOPLE = ("data/reference/", "data/articles/")
WORDS_IN_A_ROW = 14  # that a text of ours may not share with an article; titles of offices are up to twelve

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold sets are not at hand")


def _plain(text: str) -> str:
    return " ".join(Folded.of(text).text.split())


@cache
def _files() -> dict[str, str]:
    """Every text file of the project, folded."""
    endings = {".py", ".csv", ".rq", ".ttl", ".md", ".txt", ".jsonl", ".json", ".html", ".tsv"}
    paths = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in endings]
    return {
        str(p.relative_to(ROOT)): _plain(p.read_text(encoding="utf-8")) for p in [*paths, *ROOT.glob("*.md")]
    }


@pytest.mark.parametrize("name", WRITTEN)
def test_no_file_names_a_person_of_a_written_set(name: str) -> None:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    people = {
        _plain(f["subject"]) for line in lines for f in json.loads(line)["facts"] if f["kind"] == "office"
    }
    real = " ".join(text for path, text in _files().items() if path.startswith(OF_REAL_PEOPLE))
    invented = {who for who in people if " " in who and who not in real}
    assert sorted({(path, who) for path, text in _files().items() for who in invented if who in text}) == []


@pytest.mark.parametrize("name", [*WRITTEN, "written-dev", "fars-dev"])
def test_no_file_repeats_a_sentence_of_an_article(name: str) -> None:
    known: set[str] = set()
    for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        words = _plain(" ".join(json.loads(line).get("paragraphs") or [])).split()
        known.update(" ".join(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW))
    shared = []
    for path, text in _files().items():
        words = text.split()
        rows = (" ".join(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1))
        shared += [(path, row) for row in rows if row in known]
    assert shared == []
