"""Who held an office in a term or in years that are over is a former holder, however the article speaks of it."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read


def statuses(office: str, day: str) -> set[str | None]:
    article = article_from_text(
        f"گفت‌وگو با مینا آذرنیا\n{day}\nمینا آذرنیا، {office}، در گفت‌وگو با خبرنگار ما از طرح تازه گفت.", "a"
    )
    return {claim.status for claim in read(article) if claim.kind == "office"}


@pytest.mark.parametrize(
    ("office", "day", "status"),
    [
        ("نماینده ساوه در مجلس نهم", "شنبه ۱۵ شهریور ۱۳۹۹", "former"),
        ("نماینده ساوه در مجلس نهم", "شنبه ۱۵ شهریور ۱۳۹۳", "incumbent"),
        ("نماینده ساوه در مجلس یازدهم", "شنبه ۱۵ شهریور ۱۳۹۹", "incumbent"),
        ("عضو شورای شهر ساوه در دوره پنجم", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("رئیس نخستین شورای شهر ساوه", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("رئیس ششمین شورای شهر ساوه", "دوشنبه ۵ دی ۱۴۰۱", "incumbent"),
        ("عضو شورای شهر ساوه", "دوشنبه ۵ دی ۱۴۰۱", "incumbent"),
        ("وزیر نیرو در دولت دهم", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("وزیر کشور دولت اصلاحات", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("وزیر نیروی دولت سازندگی", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("وزیر کشور دولت دوازدهم", "دوشنبه ۵ دی ۱۳۹۸", "incumbent"),
        ("استاندار مرکزی در دولت روحانی", "دوشنبه ۵ دی ۱۳۹۸", "incumbent"),
        ("استاندار مرکزی در دولت روحانی", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در سال‌های ۸۵ تا ۸۹", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه از ۱۳۷۰ تا ۱۳۷۴", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه ۱۳۷۰ تا ۱۳۷۴", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه ۱۳۹۸ تا ۱۴۰۲", "دوشنبه ۵ دی ۱۴۰۱", "incumbent"),
        ("شهردار ساوه در دهه هفتاد", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در نیمه نخست دهه هفتاد", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در سال‌های پایانی دهه هفتاد", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در زمان جنگ", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در سال ۱۳۷۵", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در سال ۱۴۰۱", "دوشنبه ۵ دی ۱۴۰۱", "incumbent"),
        ("رئیس دوره چهارم شورای شهر ساوه", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در آن سال‌ها", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("فرماندار ساوه در همان روزگار", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("شهردار ساوه در این سال‌ها", "دوشنبه ۵ دی ۱۴۰۱", "incumbent"),
    ],
)
def test_the_term_tells_whether_somebody_still_sits(office: str, day: str, status: str) -> None:
    assert statuses(office, day) == {status}


@pytest.mark.parametrize(
    "office", ["نماینده ساوه در مجلس نهم", "شهردار ساوه در سال‌های ۸۵ تا ۸۹", "شهردار سال‌های ۸۰ تا ۸۵ ساوه"]
)
def test_whose_time_was_over_does_not_leave_by_dying(office: str) -> None:
    article = article_from_text(f"پیام تسلیت\nدوشنبه ۵ دی ۱۴۰۱\nمینا آذرنیا، {office}، درگذشت.", "a")
    assert {claim.status for claim in read(article) if claim.kind == "office"} == {"former"}


def test_years_right_before_an_office_tell_that_it_is_over() -> None:
    article = article_from_text(
        "رأی دادگاه\nدوشنبه ۵ دی ۱۴۰۱\nمینا آذرنیا که از ۱۳۹۳ تا ۱۳۹۷ فرماندار ساوه بود، به انفصال دائم محکوم شد.",
        "a",
    )
    assert {claim.status for claim in read(article) if claim.kind == "office"} == {"former"}


def test_years_in_brackets_behind_a_name_are_those_in_the_office() -> None:
    text = "شهرداران ساوه\n{day}\n۱- مینا آذرنیا (۱۳۷۸ تا ۱۳۸۲)، شهردار ساوه، پل را ساخت. شهر در سال ۱۳۹۹ بزرگ شد."
    for day in ("دوشنبه ۵ دی ۱۴۰۱", "خبر"):
        claims = read(article_from_text(text.format(day=day), "a"))
        assert {c.status for c in claims if c.kind == "office" and c.subject == "مینا آذرنیا"} == {"former"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("در سال ۱۳۸۲ شهردار ساوه، مینا آذرنیا، این پارک را ساخت", "former"),
        ("اسفند ۱۳۷۱ شهردار ساوه مینا آذرنیا بود", "former"),
        ("از سال ۱۳۹۸ مینا آذرنیا شهردار ساوه است", "incumbent"),
        ("سرشماری سال ۱۳۹۵ را مینا آذرنیا، شهردار ساوه، نادرست دانست", "incumbent"),
        ("سال ۱۳۹۰: مینا آذرنیا، شهردار ساوه، می‌گوید آن سال باران نبود", "incumbent"),
    ],
)
def test_a_sentence_that_opens_long_ago_tells_what_was_then(text: str, status: str) -> None:
    claims = read(article_from_text(f"خبر شهر\nدوشنبه ۵ دی ۱۴۰۱\n{text}.", "a"))
    assert {c.status for c in claims if c.kind == "office" and c.subject == "مینا آذرنیا"} == {status}


def test_who_headed_a_municipality_under_its_old_name_holds_it_no_more() -> None:
    text = "خبر شهر\nدوشنبه ۵ دی ۱۴۰۱\nنخستین رئیس بلدیه ساوه، مینا آذرنیا، در خانه خود کار می‌کرد."
    claims = read(article_from_text(text, "a"))
    assert {(c.role, c.status) for c in claims if c.subject == "مینا آذرنیا"} == {("mayor", "former")}


@pytest.mark.parametrize(("year", "status"), [("۱۳۷۰", "former"), ("۱۴۰۱", "start")])
def test_who_came_long_ago_has_not_just_come(year: str, status: str) -> None:
    text = f"خبر شهر\nدوشنبه ۵ دی ۱۴۰۱\nمینا آذرنیا در سال {year} شهردار ساوه شد."
    claims = read(article_from_text(text, "a"))
    assert {c.status for c in claims if c.subject == "مینا آذرنیا"} == {status}


@pytest.mark.parametrize(
    ("years", "status"),
    [
        ("(۱۳۸۲ تا ۱۳۸۵)", "former"),
        ("(۸۲ تا ۸۵)", "former"),
        ("۱۳۸۲ - ۱۳۸۵", "former"),
        ("(۱۳۹۸ تاکنون)", "incumbent"),
        ("(از ۱۴۰۲)", "incumbent"),
        ("۱۳۹۸ تا امروز", "incumbent"),
    ],
)
def test_years_behind_a_name_tell_whether_an_office_is_held_without_a_date_of_the_article(
    years: str, status: str
) -> None:
    text = f"زنان مدیر\nاولین زن فرماندار ساوه: مینا آذرنیا {years}\nشماره پنجم"
    assert {claim.status for claim in read(article_from_text(text, "a"))} == {status}


def test_the_last_of_a_career_that_runs_until_now_is_held() -> None:
    article = article_from_text(
        "شهردار ساوه کیست؟\nمینا آذرنیا مدیر بوده است. سوابق: شهردار تفرش ۱۳۹۰ تا ۱۳۹۶، شهردار ساوه از ۱۳۹۷ تاکنون",
        "a",
    )
    held = {(c.object, c.status) for c in read(article) if c.kind == "office"}
    assert held == {("تفرش", "former"), ("ساوه", "incumbent")}
