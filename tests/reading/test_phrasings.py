"""How a sentence puts a person and an office together: row by row, and what a row needs."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

from urbankg.files import PHRASES, rows
from urbankg.reading.holders import phrasings
from urbankg.reading.slotted_text import WordingTable

MINA = "مینا آذرنیا"
ROWS = list(rows(PHRASES / "phrasings.csv"))


def told_of_mina(text: str) -> dict[tuple[str | None, str | None, str | None], float | None]:
    """Role, object and status of what a text tells of Mina, and how surely."""
    return {(c.role, c.object, c.status): c.confidence for c in claims("office", text) if c.subject == MINA}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_a_row_tells_what_its_example_says(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = told_of_mina(row["example"])
    others = WordingTable(phrasings.Phrasing.of(other) for other in ROWS if other is not row)
    monkeypatch.setattr(phrasings, "phrasings", lambda: others)
    without = told_of_mina(row["example"])
    if row["status"] == "none":
        assert len(with_it) < len(without)
    else:
        assert any(status == row["status"] or not row["status"] for _, _, status in with_it)
        assert with_it != without


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # «بود» says something of the proposal, not of who made it
        ("پیشنهاد این موزه از سرکار خانم مینا آذرنیا شهردار ساوه بود.", "incumbent"),
        ("طراح این برنامه مینا آذرنیا بخشدار نوبران بود.", "incumbent"),
        ("مینا آذرنیا شهردار ساوه سال گذشته میزبان هیئت عراقی بود.", "incumbent"),
        ("از فروردین مینا آذرنیا شهردار ساوه بود.", "former"),
        ("سال گذشته مینا آذرنیا شهردار ساوه بود.", "former"),
        ("پیش از مینا آذرنیا شهردار ساوه بهرام رادمنش بود. مینا آذرنیا شهردار تازه ساوه است.", "incumbent"),
    ],
)
def test_what_was_is_not_always_the_holder(text: str, status: str) -> None:
    assert {told for _, _, told in told_of_mina(text)} == {status}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("مینا آذرنیا شهردار سابق تفرش نتوانست شهرداری ساوه را به دست آورد.", {("تفرش", "former")}),
        ("مینا آذرنیا شهردار سابق تفرش از رسیدن به شهرداری ساوه بازماند.", {("تفرش", "former")}),
        (
            "مینا آذرنیا شهردار سابق تفرش شهرداری ساوه را به دست آورد.",
            {("تفرش", "former"), ("ساوه", "start")},
        ),
    ],
)
def test_who_fails_to_get_an_office_is_not_in_it(text: str, facts: set[tuple[str, str]]) -> None:
    assert {(over, told) for _, over, told in told_of_mina(text)} == facts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("مینا آذرنیا قبلاً به عنوان فرماندار ساوه خدمت می‌کرده است.", "former"),
        ("مینا آذرنیا پیش از این به عنوان معاون عمرانی شهرداری ساوه فعالیت داشته است.", "former"),
        ("مینا آذرنیا در سال‌های گذشته به عنوان بخشدار نوبران مشغول به خدمت بوده است.", "former"),
        ("مینا آذرنیا به عنوان فرماندار ساوه منصوب شد.", "start"),
        ("پیش از این مینا آذرنیا فرماندار ساوه بود که شنبه از سمتش کناره‌گیری کرد.", "end"),
        ("پیش از این مینا آذرنیا فرماندار ساوه بود که در پی استیضاح برکنار شد.", "former"),
        ("پیش از این مینا آذرنیا فرماندار ساوه بود و بهرام رادمنش دیروز استعفا داد.", "former"),
    ],
)
def test_what_somebody_was_before_and_what_has_just_ended(text: str, status: str) -> None:
    assert {told for _, _, told in told_of_mina(text)} == {status}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا فرماندار ساوه برای شرکت در انتخابات مجلس از حوزه تفرش استعفا کرد.",
            {("county_governor", "ساوه", "end"), ("mp", "تفرش", "candidate")},
        ),
        ("مینا آذرنیا به منظور نامزدی در مجلس از حوزه ساوه کناره‌گیری کرد.", {("mp", "ساوه", "candidate")}),
        ("مینا آذرنیا از نمایندگی مردم ساوه در مجلس استعفا کرد.", {("mp", "ساوه", "end")}),
    ],
)
def test_who_resigns_to_stand_for_a_seat_does_not_leave_it(
    text: str, facts: set[tuple[str, str, str]]
) -> None:
    assert set(told_of_mina(text)) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "وزیر کشور مینا آذرنیا استاندار قم را به استانداری مرکزی منتقل کرد.",
            {("governor_general", "قم", "end"), ("governor_general", "مرکزی", "start")},
        ),
        (
            "استاندار مرکزی مینا آذرنیا بخشدار نوبران را به فرمانداری ساوه برد.",
            {("district_governor", "نوبران", "end"), ("county_governor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا فرماندار ساوه نامه را به فرمانداری تفرش فرستاد.",
            {("county_governor", "ساوه", "incumbent")},
        ),
        (
            "برنامه این آیین تکریم مینا آذرنیا و اهدای حکم بهرام رادمنش به عنوان فرماندار ساوه است.",
            {("county_governor", "ساوه", "end")},
        ),
        (
            "شورای شهر ساوه مینا آذرنیا را برای دومین سال در سمت نایب‌رئیسی شورا ابقا کرد.",
            {("council_vice_chair", "ساوه", "start")},
        ),
    ],
)
def test_who_is_moved_on_or_taken_leave_of(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert set(told_of_mina(text)) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا شنبه شب در آیین معارفه خود به عنوان وزیر نیرو گفت: کار می‌کنیم.",
            {("minister", "start")},
        ),
        (
            "مینا آذرنیا در جلسه معارفه‌اش به عنوان بخشدار نوبران گفت باران کم است.",
            {("district_governor", "start")},
        ),
        ("مینا آذرنیا با اشاره به انتخاب خود به عنوان شهردار ساوه گفت: می‌سازیم.", {("mayor", "start")}),
        ("مینا آذرنیا در مراسم تکریم خود از فرمانداری تفرش گریست.", {("county_governor", "end")}),
        ("مینا آذرنیا در آیین تودیع خود به عنوان شهردار ساوه گریست.", {("mayor", "end")}),
        # the ceremony of another
        (
            "مینا آذرنیا، فرماندار ساوه، در آیین معارفه شهردار نوبران سخن گفت.",
            {("county_governor", "incumbent")},
        ),
        (
            "مینا آذرنیا، شهردار ساوه، در آیین معارفه خود به عنوان رئیس انجمن کوه‌نوردی سخن گفت.",
            {("mayor", "incumbent")},
        ),
    ],
)
def test_who_speaks_at_the_own_ceremony_comes_or_leaves(text: str, facts: set[tuple[str, str]]) -> None:
    assert {(role, status) for role, _, status in told_of_mina(text)} == facts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مینا آذرنیا پس از انتصاب خود به عنوان شهردار ساوه گفت: شاید باران ببارد.", True),
        ("مینا آذرنیا پس از انتصاب خود به عنوان شهردار ساوه شاید سفر کند.", False),
    ],
)
def test_what_somebody_says_puts_nothing_in_doubt(text: str, told: bool) -> None:
    assert ((("mayor", "ساوه", "start"), 0.9) in told_of_mina(text).items()) == told


@pytest.mark.parametrize("who", ["معاون", "مشاور", "همکار"])
@pytest.mark.parametrize("before", ["پیش از این شهردار ساوه بود", "شهردار پیشین ساوه است"])
def test_who_works_for_somebody_named_later_takes_the_office(who: str, before: str) -> None:
    text = f"مینا آذرنیا، {who} ناصری، سرپرست شهرداری ساوه شد. رضا ناصری {before}."
    found = {(c.subject, c.role, c.status) for c in claims("office", text)}
    assert found == {(MINA, "acting_mayor", "start"), ("رضا ناصری", "mayor", "former")}


@pytest.mark.parametrize(
    "text",
    [
        "مینا آذرنیا با هشت رأی در مقابل پنج رأی رضا ناصری به عنوان رئیس شورای شهر تفرش انتخاب شد.",
        "مینا آذرنیا در رقابت با رضا ناصری با کسب هفت رأی به عنوان نایب‌رئیس شورای شهر تفرش برگزیده شد.",
        "مینا آذرنیا با پیشی گرفتن از رضا ناصری شهردار تفرش شد.",
        "مینا آذرنیا با پشت سر گذاشتن رضا ناصری به ریاست شورای شهر تفرش رسید.",
    ],
)
def test_who_lost_to_another_does_not_take_the_office(text: str) -> None:
    assert {(c.subject, c.status) for c in claims("office", text)} == {(MINA, "start")}


def test_who_is_chosen_beside_a_sitting_holder_leaves_that_one_in_office() -> None:
    text = "مینا آذرنیا در رقابت با رضا ناصری، شهردار تفرش، برنده شد."
    assert {(c.subject, c.status) for c in claims("office", text)} == {("رضا ناصری", "incumbent")}


def test_who_is_chosen_to_stand_for_an_office_is_a_candidate() -> None:
    text = "مینا آذرنیا با سه رأی از نه رأی به عنوان نامزد سرپرستی شهرداری تفرش انتخاب شد."
    assert {(c.role, c.status) for c in claims("office", text)} == {("acting_mayor", "candidate")}


def test_who_is_parted_from_an_office_is_so_wherever_the_text_names_him() -> None:
    text = "مینا آذرنیا، معاون ناصری، سرپرست شهرداری ساوه شد. رضا ناصری در نشست دیروز گفت: کار خوب است."
    assert {(c.subject, c.role) for c in claims("office", text)} == {(MINA, "acting_mayor")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری با حکم استاندار مرکزی، مینا آذرنیا، فرمانداری تفرش را بر عهده گرفت.",
            {("رضا ناصری", "county_governor", "start")},
        ),
        (
            "رضا ناصری با ابلاغ استاندار مرکزی، مینا آذرنیا، بخشداری نوبران را از لیلا صادقی تحویل گرفت.",
            {("رضا ناصری", "district_governor", "start"), ("لیلا صادقی", "district_governor", "end")},
        ),
        # nobody else is named who might take it
        (
            "با حکم استاندار مرکزی، مینا آذرنیا، معلم بازنشسته، فرمانداری تفرش را بر عهده گرفت.",
            {("مینا آذرنیا", "county_governor", "start")},
        ),
    ],
)
def test_who_only_decides_takes_nothing(text: str, facts: set[tuple[str, str, str]]) -> None:
    told = {(c.subject, c.role, c.status) for c in claims("office", text) if c.role != "governor_general"}
    assert told == facts


@pytest.mark.parametrize(
    "text",
    [
        "شهردار و فرماندار ساوه، مینا آذرنیا و رضا ناصری، به بازار رفتند.",
        "مینا آذرنیا و رضا ناصری، به ترتیب شهردار ساوه و فرماندار خمین، به بازار رفتند.",
        "شهردار ساوه و رئیس اتاق بازرگانی، مینا آذرنیا و رضا ناصری، به بازار رفتند.",
        "پیش از سخنان رضا ناصری، شهردار ساوه مینا آذرنیا خوشامد گفت.",
    ],
)
def test_of_two_who_are_named_each_has_an_office_of_its_own(text: str) -> None:
    mayors = {(c.subject, c.status) for c in claims("office", text) if c.role == "mayor"}
    assert mayors == {(MINA, "incumbent")}
