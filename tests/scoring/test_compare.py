"""The comparison with gold facts: invented facts with known counts; and the shared scorer, where it is there."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from urbankg.errors import UrbankgError
from urbankg.scoring import Comparison, GoldArticle, compare, kept_aside, read_gold
from urbankg.scoring.causes import causes
from urbankg.scoring.facts import agree, core, date_agrees

SHARED = Path(__file__).parents[3] / "shared"
Fact = dict[str, Any]


def office(subject: str, role: str = "mayor", over: str = "آوج", **more: str) -> Fact:
    return {"kind": "office", "subject": subject, "role": role, "object": over, **more}


def meeting(one: str, other: str) -> Fact:
    return {"kind": "meeting", "subject": one, "object": other}


def scored(gold: list[Fact], found: list[Fact]) -> Comparison:
    return compare([GoldArticle("a", "", tuple(gold))], [{"article": "a.txt", **fact} for fact in found])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (office("دکتر پریسا آذرنیا"), office("پريسا آذرنيا", over="شهر آوج"), True),
        (office("سید بهرام رستگار"), office("بهرام رستگار"), True),
        (office("مینا آذرنیا"), office("پریسا آذرنیا"), False),
        (office("مینا"), office("مینا", "acting_mayor"), False),
        (office("مینا", "president", ""), office("مینا", "president", "ایران"), True),
        (office("مینا", "mp", "آوج"), office("مینا", "mp", "آوج و آبیک"), True),
        (meeting("مینا", "بهرام"), meeting("بهرام", "مینا"), True),
        ({"kind": "population", "subject": "شهر آوج"}, {"kind": "population", "subject": "آوج"}, True),
        ({"kind": "population", "subject": "آوج"}, {"kind": "budget", "subject": "آوج"}, False),
    ],
)  # fmt: skip
def test_the_core_of_facts(one: Fact, other: Fact, same: bool) -> None:
    assert agree(core(one), core(other)) is agree(core(other), core(one)) is same


def test_counts() -> None:
    gold = [
        office("مینا آذرنیا", status="start", date="2021-10-17"),
        office("بهرام رستگار", status="former"),
        {"kind": "population", "subject": "آوج", "value": 10_000},
    ]
    found = [
        office("مینا آذرنیا", status="start", date="2021-10-17"),
        office("بهرام رستگار", status="incumbent"),
        office("کاوه رادپور", status="incumbent"),
        {"kind": "population", "subject": "شهر آوج", "value": "10050"},
    ]
    result = scored(gold, found)
    total = result.total
    assert (total.right, total.full, total.found, total.gold) == (3, 2, 4, 3)
    assert (result.dates_right, result.dates) == (1, 1)
    assert sorted(miss.trouble for miss in result.misses) == ["extra", "status or value"]
    assert sorted(right for _, right in result.judged) == [False, True, True, True]


def test_a_wrong_date_of_a_fact_right_otherwise_is_told() -> None:
    gold = [
        office("مینا آذرنیا", status="start", date="2021-10-17"),
        office("بهرام رستگار", status="end", date="2021-10-10"),
        office("کاوه رادپور", status="end", date="2021-10-10"),
    ]
    found = [
        office("مینا آذرنیا", status="start"),
        office("بهرام رستگار", status="end", date="2021-10-11"),
        office("کاوه رادپور", status="former"),  # a status is told first: its date follows it
    ]
    result = scored(gold, found)
    assert [miss.trouble for miss in result.misses] == ["date", "date", "status or value"]
    assert [cause for cause, _ in causes(result.misses, {}, {})] == [
        "date not found",
        "date differs",
        "status differs",
    ]


def test_a_fact_right_in_full_is_paired_before_a_half_right_one() -> None:
    gold = [office("مینا", status="former"), office("مینا", status="start")]
    found = [office("مینا", status="start"), office("مینا", status="former")]
    assert scored(gold, found).total.full == 2


def test_foreign_facts_count_on_neither_side() -> None:
    gold = [{**office("جان اسمیت", over="لندن"), "foreign": True}]
    total = scored(gold, [office("جان اسمیت", over="لندن")]).total
    assert (total.found, total.gold) == (0, 0)


def test_articles_that_the_gold_does_not_have_do_not_count() -> None:
    result = compare(
        [GoldArticle("a", "https://x.example/news/123/a", ())], [{"article": "b", **office("مینا")}]
    )
    assert result.total.found == 0 and result.articles == 1
    linked = compare(
        [GoldArticle("a", "https://x.example/news/123/a", (office("مینا"),))],
        [{"article": "/news/123/b", **office("مینا")}],
    )
    assert linked.total.right == 1


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [("2021-10-17", "2021-10-17", True), ("2021-10", "2021-10-17", True), ("2021-10-17", "2021-10", False),
     ("j1400", "j1400-07", True), ("j1400-07", "2021", True), ("j1400", "2023", False), ("2021", "", False)],
)  # fmt: skip
def test_dates(gold: str, found: str, right: bool) -> None:
    assert date_agrees(gold, found) is right


def test_comparisons_add_up() -> None:
    whole = Comparison()
    for name in ("مینا", "بهرام"):
        whole.add(scored([office(name)], [office("مینا")]))
    assert (whole.articles, whole.total.right, whole.total.found) == (2, 1, 2)
    assert whole.total.f1 == 0.5


def test_a_gold_file_and_lines_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"article": "a", "facts": [office("مینا")]}) + "\n\n", encoding="utf-8")
    assert [article.id for article in read_gold(path)] == ["a"]
    for line in ("{", "[]", '{"article": "a"}', "3"):
        path.write_text(line, encoding="utf-8")
        with pytest.raises(UrbankgError, match=r"gold.jsonl:1: not a gold article"):
            read_gold(path)
    with pytest.raises(UrbankgError, match="cannot be read"):
        read_gold(tmp_path / "none")


def test_every_third_is_kept_aside() -> None:
    assert kept_aside(range(7), aside=True) == [2, 5]
    assert kept_aside(range(7), aside=False) == [0, 1, 3, 4, 6]


def spoilt(facts: list[Fact], chance: random.Random) -> list[Fact]:
    """Facts as a poor reader finds them: some left out, some with another status, name, place, date, or twice."""
    found = []
    for fact in facts:
        fact = {k: v for k, v in fact.items() if k != "foreign"}
        if chance.random() < 0.2:
            continue
        if chance.random() < 0.2 and fact["kind"] == "office":
            fact["status"] = chance.choice(["incumbent", "former", "start", "end"])
        if chance.random() < 0.1:
            fact["subject"] = "دکتر " + fact["subject"]
        if chance.random() < 0.1 and fact.get("object"):
            fact["object"] = chance.choice([fact["object"][:4], f"شهر {fact['object']}", "آوج"])
        if chance.random() < 0.1 and fact.get("date"):
            fact["date"] = fact["date"][:7]
        if chance.random() < 0.1 and fact.get("value"):
            fact["value"] = "12345"
        found += [fact] * chance.choice([1, 1, 1, 2])
    chance.shuffle(found)
    return found


@pytest.mark.skipif(not (SHARED / "scoring" / "score.py").is_file(), reason="the shared scorer is not here")
@pytest.mark.parametrize("seed", range(4))
def test_the_arithmetic_is_that_of_the_shared_scorer(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    files = sorted((SHARED / "gold").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold, guesses = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text("\n".join(lines), encoding="utf-8")
    rows = []
    for line in lines:
        record = json.loads(line)
        name = chance.choice([record["article"], record.get("link") or record["article"] + ".txt"])
        rows += [{**fact, "article": name} for fact in spoilt(record["facts"], chance)]
    guesses.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(SHARED / "scoring" / "score.py"), str(gold), str(guesses), "--json"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    theirs = json.loads(told)
    ours = compare(read_gold(gold), rows)
    assert theirs["articles"] == ours.articles
    assert theirs["dates"] == {"right": ours.dates_right, "of": ours.dates}
    assert {k: v["core"]["right"] for k, v in theirs["kinds"].items()} == {
        k: t.right for k, t in ours.kinds.items()
    }
    for name, figure in (("core", ours.total.f1), ("full", ours.total.full_f1)):
        assert theirs[name]["f1"] == pytest.approx(figure, abs=0.001)
    assert theirs["core"]["precision"] == pytest.approx(ours.total.precision, abs=0.001)
    assert (theirs["core"]["found"], theirs["core"]["gold"]) == (ours.total.found, ours.total.gold)
    assert theirs["full"]["right"] == ours.total.full
