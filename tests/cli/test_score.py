"""The command `score` on gold of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import error_of, run, write, write_json

TEXT = "پریسا آذرنیا، شهردار اراک، از طرح تازه شهر گفت."


def office(subject: str, **more: str) -> dict[str, str]:
    return {
        "kind": "office",
        "subject": subject,
        "role": "mayor",
        "object": "اراک",
        "status": "incumbent",
        **more,
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpus").mkdir()
    texts = (TEXT, TEXT, f"{TEXT} بهرام رستگار نیز آمد.")
    write_json(
        tmp_path / "corpus" / "set.jsonl",
        *({"id": f"a{n}", "title": "خبر", "text": t} for n, t in enumerate(texts)),
    )
    return write_json(
        tmp_path / "gold" / "set.jsonl",
        {"article": "a0", "facts": [office("پریسا آذرنیا")]},
        {"article": "a1", "facts": [office("پریسا آذرنیا", status="former")]},
        {"article": "a2", "facts": [office("پریسا آذرنیا"), office("بهرام رستگار", role="council_chair")]},
    )


def test_figures_and_causes(gold: Path) -> None:
    told = json.loads(run("score", gold, "--json", "--misses", "5").stdout)
    assert (told["all"]["right"], told["all"]["found"], told["all"]["gold"]) == (3, 3, 4)
    assert told["kinds"]["office"]["precision"] == 1.0
    causes = {cause["cause"]: cause["count"] for cause in told["causes"]}
    assert causes == {"status differs": 1, "office not found": 1}
    assert {miss["article"] for miss in told["misses"]} == {"a1", "a2"}


def test_the_table(gold: Path) -> None:
    shown = run("score", gold, gold.parent.parent / "corpus" / "set.jsonl", "--misses", "1").stdout
    assert "1.000" in shown and "articles: 3" in shown
    assert "status differs" in shown and "بهرام رستگار" in shown
    assert "دقت" in run("score", gold, "--lang", "fa").stdout


def test_parts(gold: Path) -> None:
    kept = json.loads(run("score", gold, "--part", "kept", "--json").stdout)
    seen = json.loads(run("score", gold, "--part", "seen", "--json").stdout)
    assert (kept["articles"], seen["articles"]) == (1, 2)


def test_gold_that_is_none(tmp_path: Path) -> None:
    assert "cannot be read" in error_of(run("score", tmp_path / "none.jsonl"))
    assert "not a gold article" in error_of(run("score", write(tmp_path / "a.jsonl", "{}"), tmp_path))
    lonely = write_json(tmp_path / "lonely.jsonl", {"article": "a", "facts": []})
    assert "no articles for" in error_of(run("score", lonely))
    other = write_json(tmp_path / "other.jsonl", {"id": "b", "title": "خبر", "text": TEXT})
    assert "1 gold articles were not among the articles: a" in run("score", lonely, other).stderr
