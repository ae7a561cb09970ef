"""Which of several named in a text an office is told of: who appoints and who is appointed, who came and who left, kin
of holders, two of one surname, who is named behind a sentence about another.
"""

from __future__ import annotations

import pytest
from tests.reading.told import claims

Told = set[tuple[str | None, str | None]]


def offices(text: str, name: str) -> Told:
    """Role and status of what a text tells of somebody."""
    return {(c.role, c.status) for c in claims("office", text) if c.subject == name}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "با حکم استاندار مرکزی، رضا ناصری فرماندار ساوه شد. ناصری گفت: کار می‌کنم.",
            {("county_governor", "start")},
        ),
        (
            "با حکم رضا ناصری شهردار ساوه، مینا آذرنیا مدیر پارک‌ها شد. ناصری گفت: باید کار کرد.",
            {("mayor", "incumbent")},
        ),
        ("رضا ناصری کفاش بازار است. وی گفت شهردار ساوه به بازار نیامده است.", set()),
        ("مسابقات جام شهردار ساوه پایان یافت. رضا ناصری قهرمان شد.", set()),
        ("مسابقات جام شهردار ساوه برگزار شد. رضا ناصری، شهردار ساوه، جایزه داد.", {("mayor", "incumbent")}),
        ("رضا ناصری خواننده است. به گفته او، شهردار ساوه اجازه کنسرت داده است.", set()),
        ("به گفته شهردار ساوه، رضا ناصری پیمانکار پروژه خلع ید شده است.", set()),
        ("به گفته شهردار ساوه، رضا ناصری، پل تا مهر آماده می‌شود.", {("mayor", "incumbent")}),
        ("همسر رضا ناصری شهردار ساوه درگذشت.", {("mayor", "incumbent")}),
        ("رضا ناصری شهردار ساوه بر اثر سکته درگذشت.", {("mayor", "end")}),
        ("پسر شهردار ساوه بازداشت شد. رضا ناصری متهم است.", set()),
        ("مینا آذرنیا با حکم رضا ناصری به جای بهرام رادمنش شهردار ساوه شد.", set()),
        ("شهردار ساوه گفت: پیمانکار نیامد. رضا ناصری یک شهروند گفت: کوچه تاریک است.", set()),
        ("فرماندار ساوه از کارگاه بازدید کرد. رضا ناصری که صاحب این کارگاه است از بازار گفت.", set()),
        ("استاندار مرکزی فرماندار ساوه را عزل کرد. رضا ناصری از دو سال پیش در ساوه بود.", set()),
        (
            "استاندار مرکزی فرماندار ساوه را به کار فراخواند. رضا ناصری گفت: باید به مردم رسید.",
            {("governor_general", "incumbent")},
        ),
        (
            "سخنگوی شورای شهر ساوه از انتخاب شهردار خبر داد. رضا ناصری با شش رأی شهردار شد.",
            {("mayor", "start")},
        ),
        ("شهردار جدید ساوه انتخاب شد. رضا ناصری با شش رأی از نه رأی برگزیده شد.", {("mayor", "start")}),
        (
            "سرپرست شهرداری ساوه منصوب شد. رضا ناصری پیش از این معاون مالی شهردار تفرش بود.",
            {("acting_mayor", "start"), ("deputy_mayor", "former")},
        ),
    ],
)
def test_who_is_named_near_an_office_of_another(text: str, told: Told) -> None:
    assert offices(text, "رضا ناصری") == told


@pytest.mark.parametrize(
    "change",
    [
        "علی کریمی شهردار ساوه استعفا کرد و رضا ناصری شهردار شد. وی",
        "با استعفای علی کریمی، رضا ناصری شهردار ساوه شد. وی",
        "به جای علی کریمی، رضا ناصری شهردار ساوه شد. وی",
        "رضا ناصری به جای علی کریمی شهردار ساوه شد. وی",
        "علی ناصری شهردار ساوه استعفا کرد. رضا ناصری شهردار شد. ناصری",
        "رضا ناصری شهردار ساوه شد. ناصری جایگزین علی ناصری شد که استعفا کرد. ناصری",
    ],
)
def test_a_career_behind_a_change_is_of_who_came(change: str) -> None:
    told = claims("office", f"{change} پیش از این فرماندار تفرش بود.")
    assert {c.subject for c in told if c.role == "county_governor"} == {"رضا ناصری"}


def test_a_surname_that_is_an_everyday_word_is_one_before_what_somebody_is_made() -> None:
    text = (
        "حسن اکبری به عنوان رئیس، مجید طرفه به عنوان نایب رئیس و ناصر سلطان به عنوان منشی شورای شهر ساوه "
        "انتخاب شدند."
    )
    told = {(c.subject, c.role) for c in claims("office", text)}
    assert told == {
        ("حسن اکبری", "council_chair"),
        ("مجید طرفه", "council_vice_chair"),
        ("ناصر سلطان", "council_secretary"),
    }
