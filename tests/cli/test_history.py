"""Commands on what conclusions add up to: conflicts, timeline."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib

from urbankg.cli.output import print_table
from urbankg.display.labels import FSI, PDI
from urbankg.graph.vocabulary import BASE, PREFIXES, UKG

from .running import MAYOR, error_of, run, write

RIVAL = """گفت‌وگو با شهردار
ایرنا - دوشنبه ۲۰ دی ۱۴۰۰
کیوان رادپور، شهردار ملایر، از بودجه گفت.
شهر ملایر ۶۰۰ هزار نفر جمعیت دارد.
"""
LATER = """طرح تازه شهرداری ملایر
ایرنا - دوشنبه ۲۷ دی ۱۴۰۰
پریسا آذرنیا، شهردار ملایر، از طرح تازه شهرداری گفت.
"""


SEAT = "مجمع شهرداران کلانشهرهای ایران"


def plain(text: str) -> str:
    """A text without the marks that keep its parts in their direction."""
    return text.replace(FSI, "").replace(PDI, "")


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of articles that contradict each other."""
    folder = tmp_path_factory.mktemp("disputed")
    (folder / "articles").mkdir()
    for name, text in (("mayor", MAYOR.replace("قزوین", "ملایر")), ("rival", RIVAL), ("later", LATER)):
        write(folder / "articles" / f"{name}.txt", text)
    assert run("ingest", folder / "articles", "--store", folder / "store").exit_code == 0
    assert run("conclude", "--store", folder / "store").exit_code == 0
    return folder / "store"


def test_conflicts_show_both_sides_with_their_sources(disputed: Path) -> None:
    shown = run("conflicts", "--store", disputed).stdout
    assert "Two populations" in shown and "400,000 ≠ 600,000" in shown
    assert "Two holders" in shown and "rival.txt" in shown and "2022-01-10" in shown
    assert "کیوان رادپور، شهردار ملایر" in shown
    fa = run("conflicts", "ملایر", "--store", disputed, "--lang", "fa").stdout
    assert "دو جمعیت" in fa and "۴۰۰٬۰۰۰ ≠ ۶۰۰٬۰۰۰" in fa and "دو دارنده" in fa and "۱۴۰۰/۱۰/۲۰" in fa
    assert "2022" not in plain(fa) and not re.search("[0-9]{4}", plain(fa))


def test_a_conflict_is_headed_by_whom_and_what_it_is_about(disputed: Path) -> None:
    heads = [
        line.split("  ")[0]
        for line in plain(run("conflicts", "ملایر", "--store", disputed, COLUMNS="200").stdout).splitlines()
        if line.startswith("Two")
    ]
    assert sorted(heads) == [
        "Two holders · Mayor of ملایر · پریسا آذرنیا / کیوان رادپور · 2022-01-10 (1400-10-20)",
        "Two populations · ملایر · 400,000 ≠ 600,000 people (2021-10-17, 2022-01-10)",
    ]


def test_a_long_sentence_is_cut_around_what_counts(tmp_path: Path) -> None:
    plans = (
        "با اشاره به برنامه‌های گسترده شهرداری در زمینه نوسازی ناوگان اتوبوسرانی و ساخت بوستان‌های تازه " * 4
    )
    roads = "با گلایه از کندی راه‌سازی در کمربندی شمالی و کمبود پارکینگ‌های همگانی در بخش شرقی شهر " * 4
    for name, day, person, long in (
        ("a", "۲۰", "مینا رستگار", plans),
        ("b", "۲۱", "بهرام نیک‌سرشت", plans),
        ("c", "۲۲", "مینا رستگار", roads),  # of the same words as the first it would be a copy of it
    ):
        text = f"گفت‌وگو\nایرنا - {day} دی ۱۴۰۰\n{person}، شهردار ملایر، {long} از بودجه گفت.\n"
        write(tmp_path / f"{name}.txt", text)
    assert run("ingest", *tmp_path.glob("*.txt"), "--store", tmp_path / "store").exit_code == 0
    shown = plain(run("conflicts", "--store", tmp_path / "store", COLUMNS="300").stdout)
    quotes = [line.strip() for line in shown.splitlines() if "شهردار ملایر،" in line]
    assert quotes and all(len(quote) < 200 and quote.endswith("…") for quote in quotes)


def test_conflicts_of_a_post_and_of_a_kind(disputed: Path) -> None:
    told = json.loads(run("conflicts", "شهردار", "ملایر", "--store", disputed, "--json").stdout)
    assert [one["kind"] for one in told] == ["two_holders"]
    (one,) = told
    assert one["about"] == f"{BASE}id/post/mayor-malayer" and 0 < one["likelihood"] < 1
    assert one["detail"] == "2022-01-10"
    assert {said["subject"] for side in one["sides"] for said in side} == {"پریسا آذرنیا", "کیوان رادپور"}
    assert all(
        said["quote"] and said["source"] and said["published"] for side in one["sides"] for said in side
    )
    of_kind = json.loads(run("conflicts", "--kind", "two-populations", "--store", disputed, "--json").stdout)
    assert [one["kind"] for one in of_kind] == ["two_populations"]
    everything = json.loads(run("conflicts", "--store", disputed, "--json").stdout)
    likelihoods = [one["likelihood"] for one in everything]
    assert len(likelihoods) > 1 and likelihoods == sorted(likelihoods, reverse=True)
    limited = run("conflicts", "--limit", "1", "--store", disputed)
    assert "more conflicts" in limited.stderr and limited.stdout.count("≠") <= 1


def test_conflicts_as_annotations(disputed: Path) -> None:
    result = run("conflicts", "ملایر", "--format", "turtle", "--store", disputed)
    graph = rdflib.Graph().parse(data=result.stdout, format="turtle")
    oa = rdflib.Namespace(PREFIXES["oa"])
    found = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{UKG}Conflict")))
    assert len(found) == 2
    for conflict in found:
        assert (conflict, rdflib.RDF.type, oa.Annotation) in graph
        for statement in graph.objects(conflict, oa.hasTarget):
            evidence = graph.value(statement, rdflib.URIRef(f"{UKG}evidence"))
            assert graph.value(evidence, oa.exact) is not None


def test_conflicts_where_there_are_none(disputed: Path) -> None:
    result = run("conflicts", "شهردار آوج", "--store", disputed)
    assert result.exit_code == 0 and not result.stdout and "No conflicts" in result.stderr
    assert json.loads(run("conflicts", "شهردار آوج", "--store", disputed, "--json").stdout) == []
    assert "there are two_holders" in error_of(run("conflicts", "--kind", "quarrel", "--store", disputed))


def test_a_timeline_in_the_terminal(disputed: Path) -> None:
    shown = run("timeline", "شهردار", "ملایر", "--store", disputed, COLUMNS="140").stdout
    line = next(line for line in shown.splitlines() if "پریسا آذرنیا" in line)
    assert "█" in line and "╳" in line and "2021-10-17" in line and "elected" in line
    for width in (80, 120):
        narrow = plain(run("timeline", "شهردار", "ملایر", "--store", disputed, COLUMNS=str(width)).stdout)
        assert all(len(line) <= width for line in narrow.splitlines())
    assert "certain" in shown.splitlines()[-1] and "days and years are Gregorian" in shown.splitlines()[-1]
    assert (
        "سمت" not in shown and "قطعی" in run("timeline", "ملایر", "--store", disputed, "--lang", "fa").stdout
    )


def test_a_timeline_as_json_and_of_nothing(disputed: Path) -> None:
    told = json.loads(run("timeline", "ملایر", "--store", disputed, "--json").stdout)
    assert told["post"] == "mayor-malayer" and "پریسا آذرنیا" in {t["name"] for t in told["tenures"]}
    assert all(t["statements"] for t in told["tenures"])
    assert [c["kind"] for c in told["conflicts"]] == ["two_holders"]
    nothing = run("timeline", "شهردار آوج", "--store", disputed)
    assert nothing.exit_code == 0 and "nothing is known" in nothing.stderr


def test_a_timeline_as_a_picture(disputed: Path, tmp_path: Path) -> None:
    out = tmp_path / "malayer.svg"
    result = run("timeline", "ملایر", "-o", out, "--store", disputed, "--lang", "fa")
    assert result.exit_code == 0 and str(out) in result.stderr
    root = ElementTree.fromstring(out.read_text(encoding="utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert run("timeline", "ملایر", "-o", "-", "--store", disputed, "--lang", "fa").stdout == out.read_text(
        "utf-8"
    )
    missing = tmp_path / "no" / "such.svg"
    assert "cannot be written" in error_of(run("timeline", "ملایر", "-o", missing, "--store", disputed))


@pytest.mark.parametrize("name", ["malayer.png", "malayer.json", "malayer"])
def test_no_picture_but_svg_is_drawn(disputed: Path, tmp_path: Path, name: str) -> None:
    result = run("timeline", "ملایر", "-o", tmp_path / name, "--store", disputed)
    assert result.exit_code == 2 and "only SVG is drawn" in result.stderr
    assert not (tmp_path / name).exists()


def test_a_picture_and_json_exclude_each_other(disputed: Path, tmp_path: Path) -> None:
    result = run("timeline", "ملایر", "--json", "-o", tmp_path / "a.svg", "--store", disputed)
    assert result.exit_code == 2 and "give one of them" in result.stderr and not (tmp_path / "a.svg").exists()


def test_a_seat_that_another_office_carries_has_that_ones_holders(tmp_path: Path) -> None:
    text = "خانه شهرداران\nدوشنبه ۲۷ دی ۱۴۰۰\nشهردار تهران دبیرکل مجمع شهرداران کلانشهرهای ایران است.\n"
    store = tmp_path / "store"
    assert run("ingest", write(tmp_path / "a.txt", text), "--store", store).exit_code == 0
    shown = plain(run("timeline", "دبیرکل", SEAT, "--store", store, COLUMNS="160").stdout)
    line = next(line for line in shown.splitlines() if "محمدباقر قالیباف" in line)
    assert "Mayor of تهران" in line and "█" in line and "(acting)" not in shown
    told = json.loads(run("timeline", "دبیرکل", SEAT, "--store", store, "--json").stdout)
    assert {tenure["carried_by"] for tenure in told["tenures"]} == {"mayor-tehran"}


def test_json_beside_another_format_is_refused(disputed: Path) -> None:
    store = ("--store", disputed)
    for words in (
        ("conflicts", "-f", "turtle", *store),
        ("query", "mayors-now", "-f", "csv", *store),
        ("extract", disputed.parent / "articles" / "mayor.txt", "--format", "turtle"),
    ):
        result = run(*words, "--json")
        assert result.exit_code == 2 and not result.stdout and "give one of them" in result.stderr
    assert run("query", "mayors-now", "-f", "json", "--json", "--store", disputed).exit_code == 0


def test_a_check_is_told_in_persian(disputed: Path) -> None:
    result = run(
        "check", "--no-shapes", "--level", "info", "--store", disputed, "--lang", "fa", COLUMNS="200"
    )
    shown = plain(result.stdout)
    line = next(line for line in shown.splitlines() if "دو دارنده" in line)
    assert "۱۴۰۰/۱۰/۲۰" in line and "Two" not in line and "warning" not in shown
    assert "هشدار" in result.stderr and "error" not in result.stderr


def test_the_saved_questions_are_the_same_for_every_store(disputed: Path) -> None:
    assert run("queries", "--store", disputed).stdout == run("queries").stdout


def test_a_table_in_persian_has_days_of_one_calendar(disputed: Path) -> None:
    shown = plain(
        run("query", "holders-of-post", "-p", "place=ملایر", "--store", disputed, "--lang", "fa").stdout
    )
    assert "۱۴۰۰/۰۷/۲۵" in shown and "2021" not in shown


def test_no_two_columns_have_one_name(disputed: Path) -> None:
    heads = run("query", "successions", "--store", disputed, COLUMNS="200").stdout.splitlines()[0]
    names = [name.strip() for name in plain(heads).split("  ") if name.strip()]
    assert len(set(names)) == len(names) and "acting before" in names


def test_a_day_is_never_broken_over_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    row = {
        "holder": "سید محمدباقر حسینی‌نژاد",
        "body": "شهرداری اهواز",
        "from": "2021-10-17",
        "until": "۱۴۰۰/۱۰/۲۷",
    }
    print_table(tuple(row), [row], "en")
    shown = plain(capsys.readouterr().out)
    assert "2021-10-17" in shown and "۱۴۰۰/۱۰/۲۷" in shown and "سید محمدباقر حسینی‌نژاد" not in shown
