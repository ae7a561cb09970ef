"""Commands that show evidence: who, explain, read."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from urbankg.articles import article_from_text
from urbankg.display.labels import FSI, PDI
from urbankg.display.marked import marked_lines
from urbankg.display.page import page
from urbankg.reading import read

from .running import LATER, MAYOR, error_of, run, write, write_json


def test_who_held_a_post_on_a_day(store: Path) -> None:
    told = json.loads(run("who", "شهردار", "قزوین", "--on", "1400-09-01", "--store", store, "--json").stdout)
    holder = next(h for h in told["holders"] if h["name"] == "پریسا آذرنیا")
    assert holder["certainty"] == "certain" and told["jalali"] == "1400-09-01"
    assert holder["reports"][0]["quote"] and holder["reports"][0]["article"] == "mayor.txt"
    shown = run("who", "قزوین", "--on", "2021-11-22", "--store", store).stdout
    assert "certain" in shown and "پریسا آذرنیا" in shown and "mayor.txt" in shown
    assert "قطعی" in run("who", "قزوین", "--on", "۱ آذر ۱۴۰۰", "--store", store, "--lang", "fa").stdout


def test_who_held_a_post_in_a_year(store: Path) -> None:
    told = json.loads(run("who", "تهران", "--on", "1396", "--store", store, "--json").stdout)
    assert (told["day"], told["last_day"], told["jalali"]) == ("2017-03-21", "2018-03-20", "1396")
    first = told["holders"][0]
    assert (first["name"], first["first"], first["last"]) == ("محمدباقر قالیباف", "2017-03-21", "2017-08-22")
    assert (first["end_state"], first["successor"]) == ("reported", "محمدعلی نجفی")
    shown = run("who", "تهران", "--on", "1396", "--store", store).stdout
    assert "2017-03-21 / 2018-03-20 (1396)" in shown and "2017-08-27 / 2018-03-20" in shown
    assert "elected" in run("who", "قزوین", "--on", "1400", "--store", store).stdout


def test_who_is_asked_of_today_without_a_day(store: Path) -> None:
    assert run("who", "قزوین", "--store", store).exit_code == 0


def test_nobody(store: Path) -> None:
    shown = run("who", "رئیس شورای شهر اراک", "--on", "1390-01-01", "--store", store).stdout
    assert "کیوان رادپور" in shown  # possible: nothing says when it began
    assert (
        "nothing is known of this post"
        in run("who", "شهردار آوج", "--on", "1390-01-01", "--store", store).stdout
    )


def test_explain_shows_the_sentence_its_place_and_its_origin(store: Path) -> None:
    shown = run("explain", "آذرنیا", "شهردار", "--store", store).stdout
    assert "⟦پریسا آذرنیا⟧" in shown and "mayor.txt" in shown and "claim:" in shown
    found = json.loads(run("explain", "آذرنیا شهردار", "--store", store, "--json").stdout)
    assert [f["article"] for f in found] == ["mayor.txt", "later.txt"]
    for evidence in found[0]["evidence"]:
        assert MAYOR[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert all(evidence["quote"][first:last].strip() for first, last in evidence["marks"])
    one = json.loads(run("explain", found[1]["claim"], "--store", store, "--json").stdout)
    assert one == found[1:]
    short = found[1]["claim"].replace("https://w3id.org/urbankg/id/claim/", "claim:")
    assert json.loads(run("explain", short, "--store", store, "--json").stdout) == one


def test_explain_with_more_than_its_limit(store: Path) -> None:
    result = run("explain", "شهردار", "--limit", "1", "--store", store)
    assert "More claims" in result.stderr


def test_explain_of_nothing(store: Path) -> None:
    assert "no claim is found" in error_of(run("explain", "ناپیدا", "--store", store))
    assert "no claim is found" in error_of(run("explain", "claim:none", "--store", store))


def test_read_puts_claims_beside_their_sentences(articles: Path) -> None:
    shown = run("read", articles / "mayor.txt", COLUMNS="240").stdout
    line = next(line for line in shown.splitlines() if "به عنوان شهردار" in line)
    assert "Mayor" in line and "پریسا آذرنیا" in line
    assert "population" in shown and "person" in shown  # the legend
    coloured = run("read", articles / "mayor.txt", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[" in coloured


def test_read_one_of_several(tmp_path: Path) -> None:
    path = write_json(
        tmp_path / "a.jsonl", *({"id": f"a{n}", "title": "خبر", "text": f"{LATER} {n}"} for n in (1, 2))
    )
    assert "a2" in run("read", path, "--number", "2").stdout
    assert "fewer than 3 articles" in error_of(run("read", path, "--number", "3"))


def test_a_page_stands_alone_and_escapes_what_it_shows(tmp_path: Path) -> None:
    nasty = MAYOR.replace("شهر قزوین ۴۰۰", "<script>alert('x')</script> & \"شهر\" قزوین ۴۰۰")
    path = write(tmp_path / "a.txt", "<img src=x onerror=alert(1)> شهردار تازه\n" + nasty)
    out = tmp_path / "a.html"
    assert run("read", path, "--html", out).exit_code == 0
    made = out.read_text(encoding="utf-8")
    tags: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    Reader().feed(made)
    names = {tag for tag, _ in tags}
    assert not names & {"script", "img", "link", "iframe", "object"}
    assert not any(name.startswith("on") or name in ("src", "href") for _, given in tags for name in given)
    assert dict(tags)["html"] == {"lang": "fa", "dir": "rtl"}
    assert "default-src 'none'" in made and "url(" not in made and "@import" not in made
    assert run("read", path, "--html", "-").stdout == made


def test_a_page_and_the_marked_lines_hold_the_whole_article() -> None:
    article = article_from_text(MAYOR + "\nمنبع: ایرنا\n", "a")
    claims = read(article)
    lines = marked_lines(article, claims)
    assert "".join("".join(line.text for line in lines).split()) == "".join(article.text.split())
    assert {number for line in lines for number in line.claims} == set(range(1, len(claims) + 1))
    named = {piece.named for line in lines for piece in line.pieces}
    assert {"person", "office", "place"} <= named
    without_tags = re.sub(r"<[^>]*>", "", page(article, claims).split("<main>")[1])
    assert all(line.text.strip() in without_tags for line in lines)


def plain(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def test_who_tells_certain_and_possible_days_in_the_calendar_of_the_language(store: Path) -> None:
    """In a month at whose middle the holder is seen last, the rest of it is possible."""
    words = ("who", "قزوین", "--on", "1400-10", "--store", store)
    row = "2021-12-22 / 2022-01-17; possible 2022-01-18 / 2022-01-20"
    assert row in plain(run(*words, COLUMNS="160").stdout)
    fa = plain(run(*words, "--lang", "fa", COLUMNS="160").stdout)
    assert "۱۴۰۰/۱۰/۰۱ تا ۱۴۰۰/۱۰/۲۷؛ ممکن ۱۴۰۰/۱۰/۲۸ تا ۱۴۰۰/۱۰/۳۰" in fa
    assert "2022" not in "".join(fa.splitlines()[1:]) and "۱۴۰۰/۱۰ (2021-12-22 / 2022-01-20)" in fa
    holder = json.loads(run(*words, "--json").stdout)["holders"][0]
    assert holder["possible"] == [{"first": "2022-01-18", "last": "2022-01-20"}]


def test_who_notes_an_end_that_is_not_counted(tmp_path: Path) -> None:
    left = "استعفای شهردار\nایرنا - دوشنبه ۱۷ آبان ۱۴۰۰\nپریسا آذرنیا، شهردار قزوین، امروز استعفا داد.\n"
    for name, text in (("mayor", MAYOR), ("left", left), ("later", LATER)):
        write(tmp_path / f"{name}.txt", text)
    assert run("ingest", *tmp_path.glob("*.txt"), "--store", tmp_path / "store").exit_code == 0
    shown = plain(
        run("who", "قزوین", "--on", "1400-09-01", "--store", tmp_path / "store", COLUMNS="200").stdout
    )
    note = next(line.strip() for line in shown.splitlines() if "not counted" in line)
    assert note == (
        "not counted: end 2021-11-08 · in office again or still by 2022-01-17 [left.txt / later.txt]"
    )
    fa = run("who", "قزوین", "--on", "1400-09-01", "--store", tmp_path / "store", "--lang", "fa").stdout
    assert "به شمار نیامده: پایان ۱۴۰۰/۰۸/۱۷" in plain(fa)


def test_a_minister_is_that_of_a_field_not_of_a_ministry(store: Path) -> None:
    shown = plain(run("who", "وزیر کشور", "--on", "1400-01-01", "--store", store, "--lang", "fa").stdout)
    assert shown.startswith("وزیر کشور · ")
