"""Boards that a sentence counts off: everybody gets the office beside the name, whichever of the two comes first."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read

BOARD = {
    ("council_chair", "مینا آذرنیا"),
    ("council_vice_chair", "بهرام رادمنش"),
    ("council_secretary", "آرش نیک‌سرشت"),
    ("council_secretary", "پریسا کاوه‌نژاد"),
}


def told(text: str) -> set[tuple[str | None, str, str | None]]:
    article = article_from_text(f"هیئت رئیسه شورای شهر ساوه\nدوشنبه ۵ مهر ۱۴۰۰\n{text}", "a")
    return {(c.role, c.subject, c.status) for c in read(article) if c.kind == "office"}


@pytest.mark.parametrize(
    "text",
    [
        "با رأی اعضای شورای شهر ساوه رئیس شورا مینا آذرنیا، نایب رئیس بهرام رادمنش و منشی ها، آرش نیک‌سرشت و "
        "پریسا کاوه‌نژاد انتخاب شدند.",
        "در نشست شورای شهر ساوه مینا آذرنیا با ۷ رأی به عنوان رئیس، بهرام رادمنش با ۶ رأی نایب رئیس، آرش نیک‌سرشت "
        "۵ رأی منشی اول و پریسا کاوه‌نژاد با ۵ رأی به سمت منشی دوم شورای شهر ساوه انتخاب شدند.",
    ],
)
def test_a_board_that_takes_office(text: str) -> None:
    assert {(role, name, "start") for role, name in BOARD} <= told(text)
    assert not {(role, name) for role, name, _ in told(text)} - BOARD


def test_who_is_voted_on_for_mayor_is_not_elected_to_the_council() -> None:
    text = (
        "اعضای شورای شهر ساوه برای انتخاب سرپرست شهرداری ساوه رأی دادند. رأی‌گیری بین چند نفر شامل مینا آذرنیا، "
        "بهرام رادمنش و آرش نیک‌سرشت انجام شد و هر سه به دور دوم راه یافتند."
    )
    assert ("council_member", "start") not in {(role, status) for role, _, status in told(text)}


def test_two_who_become_what_they_are_called() -> None:
    found = told("مینا آذرنیا شهردار ساوه و بهرام رادمنش شهردار زرندیه شد. هر دو را شوراها مهر ماه برگزیدند.")
    assert {("mayor", "مینا آذرنیا", "start"), ("mayor", "بهرام رادمنش", "start")} <= found


def test_those_who_are_thanked_become_nothing() -> None:
    found = told("در این مراسم از مینا آذرنیا شهردار ساوه و بهرام رادمنش شهردار زرندیه تقدیر شد.")
    assert {status for _, _, status in found} == {"incumbent"}


def test_those_who_are_proposed_are_candidates() -> None:
    found = told(
        "بر پایه این نامه، مینا آذرنیا وزیر پیشنهادی کشور، بهرام رادمنش وزیر پیشنهادی راه و شهرسازی و آرش نیک‌سرشت "
        "وزیر پیشنهادی نیرو هستند."
    )
    names = ("مینا آذرنیا", "بهرام رادمنش", "آرش نیک‌سرشت")
    assert {("minister", name, "candidate") for name in names} <= found


def test_those_in_a_picture_hold_what_they_hold() -> None:
    found = told(
        "اعضای شورای شهر ساوه در نشست خبری؛ از راست: مینا آذرنیا (رئیس)، بهرام رادمنش (نایب‌رئیس) و آرش نیک‌سرشت (منشی)."
    )
    assert {(name, status) for _, name, status in found} == {
        ("مینا آذرنیا", "incumbent"),
        ("بهرام رادمنش", "incumbent"),
        ("آرش نیک‌سرشت", "incumbent"),
    }


def test_who_is_called_a_former_holder_has_not_just_come() -> None:
    text = (
        "مینا آذرنیا امروز از مجلس رأی اعتماد گرفت و وزیر نیرو شد. بهرام رادمنش، وزیر سابق نیرو، از پارسال این "
        "وزارتخانه را اداره می‌کرد. پیش از او آرش نیک‌سرشت وزیر نیرو بود."
    )
    assert ("minister", "بهرام رادمنش", "former") in told(text)
    assert ("minister", "بهرام رادمنش", "start") not in told(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # what they are called is not what they are chosen as
        (
            "در انتخابات این سازمان، برای عضویت در هیئت‌مدیره، مینا آذرنیا شهردار ساوه با ۱۸ رأی و بهرام رادمنش شهردار "
            "زرندیه با ۱۵ رأی انتخاب شدند.",
            "incumbent",
        ),
        (
            "به ترتیب مینا آذرنیا فرماندار ساوه با ۴۰ رأی و بهرام رادمنش فرماندار تفرش با ۳۲ رأی برگزیده شدند.",
            "incumbent",
        ),
        (
            "مینا آذرنیا شهردار ساوه با ۲۰ رأی و بهرام رادمنش شهردار زرندیه با ۱۱ رأی به عنوان اعضای هیئت مدیره "
            "انتخاب شدند.",
            "incumbent",
        ),
        ("مینا آذرنیا شهردار ساوه و بهرام رادمنش شهردار زرندیه منصوب شدند.", "start"),
        ("شورای شهر ساوه نشست. مینا آذرنیا با ۵ رأی رئیس و بهرام رادمنش با ۴ رأی منشی انتخاب شدند.", "start"),
        # who stands for an office
        (
            "در شورای شهر ساوه مینا آذرنیا به عنوان رئیس و بهرام رادمنش به عنوان منشی کاندید شده‌اند.",
            "candidate",
        ),
        (
            "نامزدهای این گروه در انتخابات هیئت رئیسه شورای شهر ساوه، مینا آذرنیا به عنوان رئیس و بهرام رادمنش به "
            "عنوان منشی هستند.",
            "candidate",
        ),
        ("در شورای شهر ساوه مینا آذرنیا به عنوان رئیس و بهرام رادمنش به عنوان منشی انتخاب شدند.", "start"),
        # who were, and who were there
        ("گفتنی است مینا آذرنیا شهردار ساوه و بهرام رادمنش سرپرست شهرداری زرندیه بودند.", "former"),
        ("سخنرانان این همایش مینا آذرنیا شهردار ساوه و بهرام رادمنش شهردار زرندیه بودند.", "incumbent"),
    ],
)
def test_what_the_verb_of_a_run_says_of_all(text: str, status: str) -> None:
    assert {(name, told_status) for _, name, told_status in told(text)} == {
        ("مینا آذرنیا", status),
        ("بهرام رادمنش", status),
    }


def test_a_semicolon_may_part_each_name_from_its_office() -> None:
    text = (
        "به نشست مینا آذرنیا؛ شهردار محلات، بهرام رادمنش؛ شهردار تفرش و پریسا کاوه‌نژاد؛ شهردار دلیجان آمدند."
    )
    article = article_from_text(f"خبر روز\n{text}", "a")
    held = {(c.subject, c.object, c.status) for c in read(article) if c.kind == "office"}
    assert held == {
        ("مینا آذرنیا", "محلات", "incumbent"),
        ("بهرام رادمنش", "تفرش", "incumbent"),
        ("پریسا کاوه‌نژاد", "دلیجان", "incumbent"),
    }


def test_a_semicolon_may_part_a_holder_from_the_next_office() -> None:
    text = "در جمع، شهردار محلات، مینا آذرنیا؛ شهردار تفرش، بهرام رادمنش؛ و شهردار دلیجان، پریسا کاوه‌نژاد، بودند."
    article = article_from_text(f"خبر روز\n{text}", "a")
    held = {(c.subject, c.object) for c in read(article) if c.kind == "office"}
    assert held == {("مینا آذرنیا", "محلات"), ("بهرام رادمنش", "تفرش"), ("پریسا کاوه‌نژاد", "دلیجان")}
