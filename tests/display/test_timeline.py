"""The history of a post drawn: in the terminal and as a picture, for one tenure and for many, with any names."""

from __future__ import annotations

import datetime as dt
import re
from itertools import count
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from urbankg.cli.output import print_table
from urbankg.display.history import History, history_of, marks
from urbankg.display.labels import FSI, PDI, Lang
from urbankg.display.timeline_svg import timeline_svg
from urbankg.display.timeline_text import timeline_table
from urbankg.timeline.asked import Post, post_of
from urbankg.timeline.conflicts import post_conflicts
from urbankg.timeline.held import Held, held
from urbankg.timeline.model import Report, Source, What
from urbankg.timeline.tenures import tenures_of
from urbankg.timeline.vacancies import vacancies_of

_NUMBERS = count(1)
UNSEEN = dict.fromkeys(map(ord, FSI + PDI))
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
    holders = held(tenures, {}, single=True)
    return history_of("شهردار آوج", holders, vacancies_of(tenures), conflicts, lang)


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


def test_the_marks_of_the_axis_are_in_the_calendar_of_the_language_and_not_too_many() -> None:
    labels = [label for _, label in marks(rich_history(), 11, "fa")]
    assert labels == ["۱۳۹۰", "۱۳۹۲", "۱۳۹۴", "۱۳۹۶", "۱۳۹۸", "۱۴۰۰"]
    in_english = marks(rich_history(), 11, "en")
    assert [label for _, label in in_english] == ["2010", "2012", "2014", "2016", "2018", "2020", "2022"]
    assert all(str(day) == f"{label}-01-01" for day, label in in_english)
    short = drawn(told("sighting", "مینا رستگار", "2021-11-01"))
    assert [label for _, label in marks(short, 11, "fa")] == ["۱۴۰۰/۰۴", "۱۴۰۰/۰۷", "۱۴۰۰/۱۰", "۱۴۰۱/۰۱"]
    assert [label for _, label in marks(short, 11, "en")] == ["2021-07", "2021-10", "2022-01", "2022-04"]
    assert 1 < len(marks(many(), 11, "en")) <= 11


def test_dates_are_told_in_the_language() -> None:
    fa, en = rich_history("fa").rows, rich_history("en").rows
    assert en[0].dates("en") == "2010/2011 – 2013-09-01 (resigned)"
    assert fa[0].dates("fa") == "۱۳۸۹ – ۱۳۹۲/۰۶/۱۰ (استعفا)"
    assert en[-1].dates("en") == "2018-01-01 – seen 2021-09-01"
    assert en[3].dates("en") == "seen 2015-11-11"


def bars_of(history: History, lang: Lang, room: int) -> list[str]:
    return [str(cells["when"]) for cells in timeline_table(history, lang, room).rows]


def test_the_terminal_shows_the_same() -> None:
    history = rich_history("en")
    table = timeline_table(history, "en", 160)
    assert table.columns == ("holder", "since", "until", "when")
    bars = bars_of(history, "en", 160)
    assert len(bars) == len(history.rows) + 2  # the vacant stretches, the axis
    assert len({len(bar) for bar in bars}) == 1
    assert bars[0].strip().startswith("░") and "█" in bars[0]
    assert (
        "▒" in bars[1]
        and "╳" in bars[2]
        and bars[3].strip() == "╳"
        and "·" in bars[-2]
        and "╷2010" in bars[-1]
    )
    legend = "█ certain  ░ possible  ▒ acting  · vacant  ╳ contradicted  days and years are Gregorian"
    assert str(table.legend) == legend


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("room", [60, 80, 120, 200])
def test_no_line_of_the_terminal_is_broken(
    lang: Lang, room: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row a line, with its bar whole; where the dates have no room beside it they stand on a line below."""
    monkeypatch.setenv("COLUMNS", str(room))
    for history in (rich_history(lang), many()):
        table = timeline_table(history, lang, room)
        print_table(table.columns, table.rows, lang, sentences=table.below)
        lines = capsys.readouterr().out.translate(UNSEEN).splitlines()
        assert all(cell_len(line) <= room for line in lines)
        assert len(lines) - 2 >= len(table.rows) + len(table.below) * len(history.rows)
        if not table.below:
            assert len(lines) - 2 == len(table.rows)
        for cells in table.rows:
            bar, name = plain(str(cells["when"])).rstrip(), plain(str(cells.get("holder", "")))
            assert any(name in line and line.rstrip().endswith(bar) for line in lines)
    assert bool(table.below) is (room == 60) or 60 < room < 200


def test_who_is_possible_gives_way_to_who_is_certain() -> None:
    """Of one whose end nobody tells, the days on which somebody else is certain are not drawn as possible."""
    history = drawn(
        told("start", "مینا رستگار", "2012-01-01", acting=True),
        told("start", "پریسا آذرنیا", "2012-01-01"),
        told("end", "پریسا آذرنیا", "2018-01-01"),
        lang="en",
    )
    mina = next(row for row in history.rows if row.name == "مینا رستگار")
    assert mina.possible == ((dt.date(2018, 1, 2), None),)
    other = next(row for row in history.rows if row is not mina)
    bars = bars_of(history, "en", 120)
    columns = {
        number
        for number, sign in enumerate(bars[history.rows.index(other)])
        if sign in "█╳"  # the days of the other one
    }
    own = bars[history.rows.index(mina)]
    inner = sorted(columns)[1:-1]
    assert inner and all(own[number] != "░" for number in inner)
    light = [e for e in parsed(history, "en").iter(f"{SVG}rect") if e.get("class") == "acting-possible"]
    assert not light  # what is open to a side fades


def test_an_end_that_came_on_an_unknown_day_shows_by_when() -> None:
    reports = told("sighting", "مینا رستگار", "2012-01-01"), told("gone", "مینا رستگار", "2013-01-01")
    assert drawn(*reports, lang="en").rows[0].dates("en") == "seen 2012-01-01 – ≤ 2013-01-01"
    assert drawn(*reports).rows[0].told("fa")[1] == "≤ ۱۳۹۱/۱۰/۱۲"


def test_a_date_within_a_vaguer_one_is_the_start() -> None:
    reports = (
        told("start", "مینا رستگار", "2012-03-20", "2013-03-20"),
        told("start", "مینا رستگار", "2012-05-05"),
    )
    assert drawn(*reports, lang="en").rows[0].since == "2012-05-05"


def test_what_is_possible_has_its_place_in_the_legend() -> None:
    """Also where it is drawn as a bar that fades, and where it is too short for a bar of few columns."""
    history = drawn(told("sighting", "مینا رستگار", "2021-11-01"), lang="en")
    keys = [e.text for e in parsed(history, "en").iter(f"{SVG}text") if e.get("class") == "key"]
    assert keys == ["certain", "possible"]
    assert "░ possible" in str(timeline_table(history, "en", 80).legend)


def test_several_manners_are_listed_with_the_comma_of_the_language() -> None:
    def reports() -> list[Report]:
        return [
            told("start", "مینا رستگار", "2012-01-01", manner="elected"),
            told("start", "مینا رستگار", "2012-02-01", manner="confirmed"),
        ]

    assert drawn(*reports(), lang="en").rows[0].began == "confirmed, elected"
    assert drawn(*reports()).rows[0].began == "تأیید، انتخاب"


def test_who_has_a_seat_by_virtue_of_office_is_marked_so() -> None:
    carrier: Post = post_of("شهردار قزوین")
    tenures = tenures_of(
        [
            told("start", "مینا رستگار", "2012-01-01"),
            told("end", "مینا رستگار", "2013-01-01"),
            told("start", "کیوان رادپور", "2013-01-01", acting=True),
        ]
    )
    holders: list[Held] = held([], {carrier: tenures}, single=True)
    history = history_of("رئیس مجمع", holders, [], [], "fa")
    assert [(row.name, plain(row.by)) for row in history.rows] == [("مینا رستگار", "شهردار قزوین")]
    table = timeline_table(history, "fa", 200)
    assert table.columns == ("holder", "by", "since", "until", "when")
    assert "شهردار قزوین" in plain(str(timeline_table(history, "fa", 60).rows[0]["dates"]))
    texts = [plain(e.text or "") for e in parsed(history, "fa").iter(f"{SVG}text")]
    assert "مینا رستگار" in texts
    assert any(text.endswith(" · شهردار قزوین") for text in texts)


def plain(text: str) -> str:
    return text.translate(UNSEEN)
