"""What the wording alone settles: who was made what, who replaces whom, who is called what, who is yet to be it."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

Told = set[tuple[str, str | None, str | None, str | None]]


def told(text: str) -> Told:
    """Subject, role, object and status of the offices that a text tells."""
    return {(c.subject, c.role, c.object, c.status) for c in claims("office", text)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری از سوی شهردار تهران به عنوان شهردار منطقه ۵ منصوب شد.",
            {("رضا ناصری", "district_mayor", "منطقه ۵ تهران", "start")},
        ),
        (
            "در مراسمی مینا آذرنیا به عنوان فرماندار ساوه معرفی و از خدمات رضا ناصری قدردانی شد.",
            {
                ("مینا آذرنیا", "county_governor", "ساوه", "start"),
                ("رضا ناصری", "county_governor", "ساوه", "end"),
            },
        ),
        ("رضا ناصری، برادر شهردار ساوه، بازداشت شد.", set()),
        ("رضا ناصری کارمند شهرداری ساوه است.", set()),
        (
            "شورای شهر ساوه مینا آذرنیا را شهردار کرد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "شورای شهر ساوه با شش رأی مینا آذرنیا را به شهرداری برگزید.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "رئیس شورای شهر ساوه از پذیرش استعفای رضا ناصری شهردار این شهر خبر داد.",
            {("رضا ناصری", "mayor", "ساوه", "end")},
        ),
        (
            "مینا آذرنیا جایگزین رضا ناصری در شهرداری ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start"), ("رضا ناصری", "mayor", "ساوه", "end")},
        ),
        (
            "مراسم تودیع و معارفه شهردار ساوه برگزار شد و مینا آذرنیا جایگزین رضا ناصری شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start"), ("رضا ناصری", "mayor", "ساوه", "end")},
        ),
        (
            "شهردار ساوه استعفا داد و معاونش، مینا آذرنیا، سرپرست شد.",
            {("مینا آذرنیا", "acting_mayor", "ساوه", "start")},
        ),
        (
            "در ساوه، مینا آذرنیا که رئیس شوراست خود را بی‌طرف خواند.",
            {("مینا آذرنیا", "council_chair", "ساوه", "incumbent")},
        ),
        (
            "شهردار ساوه استعفا داد. مینا آذرنیا، عضو شوراست و مخالف بود.",
            {("مینا آذرنیا", "council_member", "ساوه", "incumbent")},
        ),
        (
            "مینا آذرنیا عضو هیئت رئیسه شورای شهر ساوه گفت: بودجه کم است.",
            {("مینا آذرنیا", "council_member", "ساوه", "incumbent")},
        ),
        (
            "مینا آذرنیا بار دیگر به ریاست شورای شهر ساوه برگزیده شد.",
            {("مینا آذرنیا", "council_chair", "ساوه", "start")},
        ),
        (
            "در انتخابات هیئت رئیسه شورای شهر ساوه، مینا آذرنیا با ۷ رأی رئیس و رضا ناصری نایب رئیس شدند.",
            {
                ("مینا آذرنیا", "council_chair", "ساوه", "start"),
                ("رضا ناصری", "council_vice_chair", "ساوه", "start"),
            },
        ),
    ],
)
def test_told(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "احتمال دارد مینا آذرنیا شهردار ساوه شود.",
        "رئیس شورای شهر ساوه: مینا آذرنیا شهردار نمی‌شود.",
        "مینا آذرنیا شهردار ساوه می‌شود؟",
    ],
)
def test_who_is_yet_to_hold_an_office_does_not_hold_it(text: str) -> None:
    assert told(text) == set()


def test_before_this_speaks_of_nobody_before() -> None:
    text = (
        "بهرام سرمست در گفت‌وگو با ایسنا از تغییرات گفت. رضا ناصری که پیش از این مدیر یک شرکت بود به عنوان فرماندار "
        "ساوه منصوب شد."
    )
    assert told(text) == {("رضا ناصری", "county_governor", "ساوه", "start")}
