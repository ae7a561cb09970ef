"""Who leaves an office without a word for leaving: until yesterday, thanked for, replaced elsewhere."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read

ACTING_HEAD = " بهرام رادمنش دیروز به عنوان سرپرست شهرداری ساوه انتخاب شد."
NEW_HOLDER = " بهرام رادمنش دیروز به عنوان شهردار ساوه انتخاب شد."


def told(text: str, subject: str = "مینا آذرنیا") -> set[tuple[str | None, bool]]:
    """The statuses of somebody by an article of 5 Mehr 1400, and whether they have a date."""
    article = article_from_text(f"خبر شهر\nدوشنبه ۵ مهر ۱۴۰۰\n{text}", "a")
    return {
        (c.status, c.date is not None) for c in read(article) if c.kind == "office" and c.subject == subject
    }


@pytest.mark.parametrize(
    "text",
    [
        "مینا آذرنیا، شهردار ساوه، دیروز استعفا داد.",
        "مینا آذرنیا که دو سال پیش شهردار ساوه شد، دیروز استعفا داد.",
        "مینا آذرنیا، شهردار ساوه، اردیبهشت امسال استعفا داد.",
        "مینا آذرنیا، شهردار ساوه، سه هفته پیش استعفا داد و دیروز پذیرفته شد.",
    ],
)
def test_who_leaves_now_does_so_whatever_was_before(text: str) -> None:
    assert {status for status, _ in told(text)} == {"end"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مینا آذرنیا تا دیروز شهردار ساوه بود." + NEW_HOLDER, {("end", True)}),
        ("تا دیروز مینا آذرنیا سرپرست شهرداری ساوه بود." + NEW_HOLDER, {("end", True)}),
        ("مینا آذرنیا تا دیروز شهردار ساوه بود.", {("former", False)}),
        ("شهردار ساوه تا امروز، مینا آذرنیا، به تهران می‌رود.", {("end", True)}),
        ("مینا آذرنیا، فرماندار تاکنونی ساوه، به اراک می‌رود.", {("end", False)}),
        ("مینا آذرنیا، شهردار ساوه، که تا این لحظه چیزی نگفته بود، سخن گفت.", {("incumbent", False)}),
    ],
)
def test_who_was_in_office_until_now(text: str, expected: set[tuple[str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("از خدمات مینا آذرنیا در مدت سرپرستی شهرداری ساوه قدردانی شد." + NEW_HOLDER, "end"),
        ("از سرپرست شهرداری ساوه، مینا آذرنیا، قدردانی شد." + NEW_HOLDER, "end"),
        ("از شهردار سابق ساوه، مینا آذرنیا، قدردانی شد." + NEW_HOLDER, "former"),
        ("از شهردار ساوه، مینا آذرنیا، قدردانی شد.", "incumbent"),
    ],
)
def test_whose_work_is_thanked_for_beside_a_new_holder(text: str, expected: str) -> None:
    assert {status for status, _ in told(text)} == {expected}


def test_who_is_replaced_in_another_office_keeps_the_one_beside_the_name() -> None:
    text = "بهرام رادمنش به جای مینا آذرنیا، شهردار ساوه، رئیس مجمع شهرداران استان مرکزی شد."
    assert ("incumbent", False) in told(text)


def test_of_several_deputies_one_replaces_another_though_somebody_comes_elsewhere_too() -> None:
    text = "لیلا حسینی به جای مینا آذرنیا معاون سیاسی فرماندار ساوه شد و حمید صادقی معاون عمرانی فرماندار تفرش شد."
    assert {status for status, _ in told(text)} == {"end"}


def test_who_is_replaced_may_stand_in_quotation_marks() -> None:
    text = "رضا ناصری معاون عمرانی استاندار مرکزی شد و جای «مینا آذرنیا» را گرفت که حکم مشاور به او دادند."
    assert {status for status, _ in told(text)} == {"end"}


def test_who_is_replaced_in_this_office_leaves_it() -> None:
    assert {status for status, _ in told("بهرام رادمنش به جای مینا آذرنیا شهردار ساوه شد.")} == {"end"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مینا آذرنیا، شهردار ساوه، با هفت رأی استیضاح شد." + ACTING_HEAD, {"end"}),
        ("مینا آذرنیا، شهردار ساوه، به جلسه آمد. استعفای وی با هفت رأی قبول شد." + ACTING_HEAD, {"end"}),
        ("مینا آذرنیا، شهردار ساوه، با هفت رأی استیضاح شد.", {"incumbent"}),
        ("مینا آذرنیا، شهردار ساوه، به جلسه آمد. رضا ناصری استیضاح شد." + ACTING_HEAD, {"incumbent"}),
    ],
)
def test_who_is_put_out_where_another_comes(text: str, expected: set[str]) -> None:
    assert {status for status, _ in told(text)} == expected
