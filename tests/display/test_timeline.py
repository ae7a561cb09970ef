"""The history of a post drawn: in the terminal and as a picture, for one tenure and for many, with any names."""

from __future__ import annotations

import datetime as dt
import re
from itertools import count
from xml.etree import ElementTree

import pytest

from urbankg.display.history import History, history_of, marks
from urbankg.display.labels import Lang
from urbankg.display.timeline_svg import timeline_svg
from urbankg.display.timeline_text import legend, timeline_rows
from urbankg.timeline.conflicts import post_conflicts
from urbankg.timeline.model import Report, Source, What
from urbankg.timeline.tenures import tenures_of
from urbankg.timeline.vacancies import vacancies_of

_NUMBERS = count(1)
SVG = "{http://www.w3.org/2000/svg}"
NASTY = 'کیوان <script>alert("x")</script> & پسران'
LONG = "سید محمدباقر حسینی‌نژاد کرمانی اصفهانی رفسنجانی بروجردی همدانی"


def told(
    what: What, name: str, first: str, last: str = "", *, acting: bool = False, manner: str = ""
) -> Report:
    number = next(_NUMBERS)
    span = (dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
    source = Source(f"article {number}", published=span[1], statement=f"claim/{number}")
    return Report(what, name, name, acting, *span, source, manner=manner, confidence=0.8)


def drawn(*reports: Report, lang: Lang = "fa") -> History:
    tenures = tenures_of(reports)
    conflicts = post_conflicts("post/mayor-x", "mayor", tenures)
    return history_of("شهردار آوج", tenures, vacancies_of(tenures), conflicts, lang)


def rich_history(lang: Lang = "fa") -> History:
    return drawn(
        told("start", "مینا رستگار", "2010-03-21", "2011-03-20"),
        told("end", "مینا رستگار", "2013-09-01", manner="resigned"),
        told("start", LONG, "2013-10-05", acting=True),
        told("end", LONG, "2014-02-01", acting=True),
        told("start", "پریسا آذرنیا", "2014-05-01", manner="elected"),
        told("sighting", NASTY, "2015-11-11"),
        told("end", "پریسا آذرنیا", "2017-08-20"),
        told("start", "بهرام نیک‌سرشت", "2018-01-01"),
        told("sighting", "بهرام نیک‌سرشت", "2021-09-01"),
        lang=lang,
    )


def many(number: int = 80) -> History:
    day, reports = dt.date(1950, 1, 1), []
    for turn in range(number):
        until = day + dt.timedelta(days=300 + 7 * turn % 100)
        reports += [
            told("start", f"نام{turn} خانواده{turn}", str(day)),
            told("end", f"نام{turn} خانواده{turn}", str(until)),
        ]
        day = until + dt.timedelta(days=1 + turn % 3 * 40)
    return drawn(*reports)


def parsed(history: History, lang: Lang) -> ElementTree.Element:
    return ElementTree.fromstring(timeline_svg(history, lang))


def boxes(root: ElementTree.Element, kind: str) -> list[tuple[float, float]]:
    """From where to where the texts or bars of a kind reach, along the line of time."""
    found = [e for e in root.iter(f"{SVG}rect") if kind in (e.get("class"), (e.get("fill") or "")[5:-1])]
    return [(float(e.get("x", 0)), float(e.get("x", 0)) + float(e.get("width", 0))) for e in found]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_picture_stands_alone_and_is_well_formed(lang: Lang) -> None:
    picture = timeline_svg(rich_history(lang), lang)
    root = ElementTree.fromstring(picture)
    assert not {e.tag for e in root.iter()} & {
        f"{SVG}{n}" for n in ("script", "image", "use", "a", "foreignObject")
    }
    assert not [e for e in root.iter() for name in e.attrib if name.startswith("on") or name.endswith("href")]
    assert "@import" not in picture and "@font-face" not in picture
    assert set(re.findall(r"url\(([^)]*)\)", picture)) <= {
        f"#{name}"
        for name in (
            "acting",
            "contested",
            *(f"{k}-{s}" for k in ("certain", "acting") for s in ("left", "right")),
        )
    }
    assert "prefers-color-scheme: dark" in picture
    titles = [e.text or "" for e in root.iter(f"{SVG}title")]
    assert titles[0] == "شهردار آوج"
    assert any(NASTY in title for title in titles) and any(LONG in title for title in titles)
    assert root.get("direction") == ("rtl" if lang == "fa" else None)


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize(
    "history", [rich_history(), many(), drawn(told("sighting", "مینا رستگار", "2021-11-01"))]
)
def test_everything_is_inside_the_picture_and_labels_keep_off_the_bars(history: History, lang: Lang) -> None:
    root = parsed(history, lang)
    width, height = (float(root.get(name, 0)) for name in ("width", "height"))
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", -1)) <= width and 0 <= float(text.get("y", -1)) <= height
    rows = list(root.iter(f"{SVG}g"))
    assert len(rows) == len(history.rows)
    for row in rows:
        name, dates = row.findall(f"{SVG}text")
        assert float(dates.get("y", 0)) - float(name.get("y", 0)) >= 12
        bars = [(float(e.get("x", 0)), float(e.get("width", 0))) for e in row.findall(f"{SVG}rect")]
        assert bars and all(x >= 0 and x + w <= width for x, w in bars)
        for text, letter in ((name, 8.2), (dates, 6.4)):  # as wide as letters may be
            reach = letter * len([c for c in text.text or "" if c not in "\u200c\u2068\u2069"])
            x = float(text.get("x", 0))
            if lang == "fa":
                assert all(begins + wide <= x - reach for begins, wide in bars)
            else:
                assert all(begins >= x + reach for begins, _ in bars)


def test_time_runs_with_the_language() -> None:
    history = rich_history()
    first, last = history.rows[0].certain, history.rows[-1].certain
    assert first and last and first < last
    bars = {lang: boxes(parsed(history, lang), "certain") for lang in ("fa", "en")}  # type: ignore[arg-type]
    assert bars["en"][0][0] < bars["en"][2][0] and bars["fa"][0][0] > bars["fa"][2][0]


def test_acting_vacant_and_contested_are_told_apart() -> None:
    history = rich_history()
    root = parsed(history, "fa")
    assert [row.acting for row in history.rows].count(True) == 1 and len(
        boxes(root, "acting")
    ) == 2  # one is the key
    assert len(history.vacant) == len(boxes(root, "vacant")) - 1 > 0
    contested = [row.name for row in history.rows if row.contested]
    assert contested == ["پریسا آذرنیا", NASTY]


def test_the_marks_of_the_axis_are_jalali_and_not_too_many() -> None:
    labels = [label for _, label in marks(rich_history(), 11, "en")]
    assert labels == ["1390", "1392", "1394", "1396", "1398", "1400"]
    short = drawn(told("sighting", "مینا رستگار", "2021-11-01"))
    assert [label for _, label in marks(short, 11, "fa")] == ["۱۴۰۰/۰۴", "۱۴۰۰/۰۷", "۱۴۰۰/۱۰", "۱۴۰۱/۰۱"]
    assert 1 < len(marks(many(), 11, "en")) <= 11


def test_dates_are_told_in_the_language() -> None:
    fa, en = rich_history("fa").rows, rich_history("en").rows
    assert en[0].dates("en") == "1389 – 1392-06-10 (resigned)"
    assert fa[0].dates("fa") == "۱۳۸۹ – ۱۳۹۲/۰۶/۱۰ (استعفا)"
    assert en[-1].dates("en") == "1396-10-11 – seen 1400-06-10"
    assert en[3].dates("en") == "seen 1394-08-20"


def test_the_terminal_shows_the_same() -> None:
    history = rich_history("en")
    rows = timeline_rows(history, "en", 40)
    assert len(rows) == len(history.rows) + 2  # the vacant stretches, the axis
    bars = [str(row["when"]) for row in rows]
    assert all(len(bar) == 40 for bar in bars)
    assert bars[0].strip().startswith("░") and "█" in bars[0]
    assert (
        "▒" in bars[1]
        and "╳" in bars[2]
        and bars[3].strip() == "╳"
        and "·" in bars[-2]
        and "╷1390" in bars[-1]
    )
    assert str(legend(history, "en")) == "█ certain  ░ possible  ▒ acting  · vacant  ╳ contradicted"
