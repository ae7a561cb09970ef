"""Commands about conclusions: conclude, diff, and what tells that conclusions are missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from urbankg.cli.concluding import told as in_a_line
from urbankg.conclusions import Concluded
from urbankg.display.labels import FSI, PDI

from .running import COUNCIL, LATER, MAYOR, error_of, run, write, write_json

UNFIT = "Conclusions do not fit the articles yet; `urbankg conclude` draws them.\n"
WHO = ("who", "شهردار", "قزوین", "--on", "1400-09-01")


def test_conclusions_left_for_later_are_told_of_and_drawn(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "s"
    run("ingest", articles / "mayor.txt", "--store", store)
    left = run("ingest", articles, "--store", store, "--no-conclude")
    assert left.exit_code == 0 and left.stderr == ""
    asked = run(*WHO, "--store", store)
    assert asked.exit_code == 0 and asked.stderr == UNFIT
    assert json.loads(run(*WHO, "--json", "--store", store).stdout)["holders"]
    told = json.loads(run("conclude", "--store", store, "--json").stdout)
    assert told["names"] == 2 and told["posts"] == 2 and told["changed"] > 1
    assert run(*WHO, "--store", store).stderr == ""
    again = run("conclude", "--store", store)
    assert again.stdout == "concluded on 0 surnames, 0 posts, 0 bodies and places; 0 graphs changed\n"
    whole = run("conclude", "--everything", "--store", store)
    assert whole.stdout.endswith("; 0 graphs changed\n") and not whole.stdout.startswith("concluded on 0 ")
    at_once = tmp_path / "other"
    run("ingest", articles, "--store", at_once)
    exports = [run("export", "-f", "nquads", "--store", each).stdout_bytes for each in (store, at_once)]
    assert exports[0] == exports[1]


def test_a_store_is_not_made_to_conclude(tmp_path: Path) -> None:
    assert "no urbankg store" in error_of(run("conclude", "--store", tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_a_withdrawal_draws_conclusions_too(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "s"
    run("ingest", articles, "--store", store)
    before = json.loads(run(*WHO, "--json", "--store", store).stdout)["holders"]
    assert "پریسا آذرنیا" in {holder["name"] for holder in before}
    run("withdraw", "mayor.txt", "later.txt", "--store", store)
    asked = run(*WHO, "--json", "--store", store)
    assert asked.stderr == ""
    assert "پریسا آذرنیا" not in {holder["name"] for holder in json.loads(asked.stdout)["holders"]}


def test_what_a_new_article_adds(tmp_path: Path, store: Path) -> None:
    later = write(tmp_path / "new.txt", LATER.replace("۲۷ دی ۱۴۰۰", "۲۷ بهمن ۱۴۰۰"))
    shown = run("diff", later, "--store", store)
    assert shown.exit_code == 0 and "new.txt" in shown.stdout and "not in the store yet" in shown.stdout
    assert "2022-01-17 → 2022-02-16" in shown.stdout.replace("\u2068", "").replace("\u2069", "")
    (told,) = json.loads(run("diff", later, "--store", store, "--json").stdout)
    assert told["known"] is False
    assert {(change["kind"], change["before"] is None) for change in told["changes"]} == {
        ("claim", True),
        ("tenure", False),
    }
    assert "new.txt" not in run("export", "-f", "nquads", "--store", store).stdout


def test_what_an_article_of_the_store_adds(store: Path) -> None:
    (told,) = json.loads(run("diff", "later.txt", "--store", store, "--json").stdout)
    assert told["known"] is True
    (tenure,) = (change for change in told["changes"] if change["kind"] == "tenure")
    assert (tenure["before"]["until"], tenure["after"]["until"]) == ("2021-10-17", "2022-01-17")
    assert "هنوز در انبار نیست" not in run("diff", "later.txt", "--store", store, "--lang", "fa").stdout


def test_an_article_that_is_in_the_store_as_it_is(articles: Path, store: Path) -> None:
    assert "nothing changes" in run("diff", articles / "mayor.txt", "--store", store).stdout


def test_what_a_changed_text_changes(tmp_path: Path, store: Path) -> None:
    changed = write(tmp_path / "mayor.txt", MAYOR.replace("۴۰۰ هزار", "۴۱۰ هزار"))
    (told,) = json.loads(run("diff", changed, "--store", store, "--json").stdout)
    assert told["known"] is True
    assert [change["kind"] for change in told["changes"]] == ["claim", "claim"]
    assert {(c["before"] or c["after"])["value"] for c in told["changes"]} == {"400000", "410000"}


def test_articles_of_one_file_are_each_told_of(tmp_path: Path, store: Path) -> None:
    lines = write_json(
        tmp_path / "a.jsonl", {**COUNCIL, "id": "b1", "link": ""}, {**COUNCIL, "id": "b2", "link": ""}
    )
    told = json.loads(run("diff", lines, "--store", store, "--json").stdout)
    assert [one["article"] for one in told] == ["b1", "b2"]


def test_neither_a_file_nor_an_article(store: Path) -> None:
    assert "neither a file nor an article" in error_of(run("diff", "nothing.txt", "--store", store))


def test_a_difference_is_told_in_words_of_the_language(tmp_path: Path, store: Path) -> None:
    """No keys, no truth values, no Gregorian days and no Latin digits beside Persian; and how somebody came."""
    text = MAYOR.replace("قزوین", "ملایر").replace("انتخاب کرد", "منصوب کرد")
    shown = run(
        "diff", write(tmp_path / "new.txt", text), "--store", store, "--lang", "fa", COLUMNS="400"
    ).stdout
    shown = shown.replace(FSI, "").replace(PDI, "")
    claim = next(line for line in shown.splitlines() if "گزاره" in line and "شهردار" in line)
    assert "نوع سمت · " in claim and "چگونگی انتصاب" in claim and "تاریخ ۱۴۰۰/۰۷/۲۵" in claim
    tenure = next(line for line in shown.splitlines() if "تصدی" in line)
    assert "سمت شهردار ملایر" in tenure and "از ۱۴۰۰/۰۷/۲۵" in tenure and "گفته‌ها ۱" in tenure
    assert not re.search("[a-z]{3}", shown.replace("new.txt", "")) and not re.search("[0-9]", shown)


def test_one_of_a_thing_is_told_in_the_singular(tmp_path: Path) -> None:
    text = "جمعیت ملایر\nایرنا - دوشنبه ۲۷ دی ۱۴۰۰\nشهر ملایر ۴۰۰ هزار نفر جمعیت دارد.\n"
    done = run("ingest", write(tmp_path / "a.txt", text), "--store", tmp_path / "s")
    assert done.stdout.startswith("1 article: 1 new; 1 claim read into ")
    line = in_a_line(Concluded(names=1, posts=1, things=1, changed=1))
    assert line == "concluded on 1 surname, 1 post, 1 body or place; 1 graph changed"
