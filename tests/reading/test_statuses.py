"""How an office is held where two changes, a report of others or an old date stand beside it."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

# What is told of whom: the body of an article, and role, what it is over, status and date by the last word of the name.
TOLD = (
    (
        "رئیس شورای شهر ساوه گفت: حکم حمید کریمی که هفته گذشته به عنوان شهردار انتخاب شد صادر شده است. "
        "وی افزود: معارفه نزدیک است.",
        {("کریمی", "mayor", "ساوه", "start", "")},
    ),
    (
        "رئیس شورای شهر ساوه گفت: استعفای حمید کریمی پذیرفته شد. وی افزود: کار شهر پیش می‌رود.",
        set(),
    ),
    (
        "رئیس شورای شهر ساوه گفت: هوا خوب است. رضا موحدی افزود: کارها پیش می‌رود.",
        {("موحدی", "council_chair", "ساوه", "incumbent", "")},
    ),
    (
        "علی حسن‌پور فرماندار ملایر به همین سمت در نهاوند منصوب شد.",
        {
            ("حسن‌پور", "county_governor", "ملایر", "incumbent", ""),
            ("حسن‌پور", "county_governor", "نهاوند", "start", ""),
        },
    ),
    (
        "محمد طالبی شهردار ساوه و حسین امینی رئیس شورای این شهر شب گذشته بازداشت شدند.",
        {("طالبی", "mayor", "ساوه", "incumbent", ""), ("امینی", "council_chair", "ساوه", "incumbent", "")},
    ),
    (
        "مجتبی رضوی استاندار البرز گفت: آب کم است. وی که مهرماه ۱۳۹۷ به این سمت منصوب شد از مردم تشکر کرد.",
        {("رضوی", "governor_general", "البرز", "incumbent", "")},
    ),
    (
        "حسین مرادی در سال ۱۳۹۷ به عنوان شهردار خمین انتخاب شد و تاکنون در این سمت خدمت می‌کند.",
        {("مرادی", "mayor", "خمین", "incumbent", "")},
    ),
    (
        "حسین مرادی در سال ۱۳۹۷ به عنوان شهردار خمین انتخاب شد و پس از آن به تهران رفت.",
        {("مرادی", "mayor", "خمین", "former", "")},
    ),
    (
        "علی کمالی شهردار ساوه مهدی نوری معاون مالی شهرداری را از سمت خود عزل کرد.",
        {("کمالی", "mayor", "ساوه", "incumbent", ""), ("نوری", "deputy_mayor", "ساوه", "end", "")},
    ),
    ("علی کمالی شهردار ساوه استعفا کرد اما شورا نپذیرفت.", {("کمالی", "mayor", "ساوه", "incumbent", "")}),
    (
        "با رأی دیوان عدالت اداری، حکم عزل علی مقدم از شهرداری پرند نقض شد و وی به کار خود بازگشت.",
        {("مقدم", "mayor", "پرند", "incumbent", "")},
    ),
    (
        "پس از استعفای حمید خدری، شورای شهر رامشیر ناصر بهادری را به عنوان سرپرست شهرداری انتخاب کرد.",
        {("بهادری", "acting_mayor", "رامشیر", "start", ""), ("خدری", "mayor", "رامشیر", "end", "")},
    ),
    (
        "علی زینی‌وند به عنوان معاون سیاسی وزیر کشور منصوب شد. زینی‌وند جایگزین مجتبی مرادی در وزارت کشور شد.",
        {
            ("زینی‌وند", "deputy_minister", "وزارت کشور", "start", ""),
            ("مرادی", "deputy_minister", "وزارت کشور", "end", ""),
        },
    ),
    (
        "حمید خدری در سال ۱۳۹۸ به عنوان شهردار رامشیر انتخاب و اسفند ۱۳۹۹ برکنار شد.",
        {("خدری", "mayor", "رامشیر", "end", "j1399-12")},
    ),
    (
        "حمید خدری شهردار رامشیر که از ده روز پیش در بیمارستان بستری بود، بامداد دوشنبه درگذشت.",
        {("خدری", "mayor", "رامشیر", "end", "2021-05-10")},
    ),
    (
        "فرزاد حبیبی، استاندار مرکزی، مهدی نوری فرماندار ساوه را به دلیل غیبت از کار برکنار کرد.",
        {
            ("حبیبی", "governor_general", "مرکزی", "incumbent", ""),
            ("نوری", "county_governor", "ساوه", "end", ""),
        },
    ),
)


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_each_is_told_as_the_sentence_has_it(text: str, told: set[tuple[str, ...]]) -> None:
    found = {
        (claim.subject.split()[-1], claim.role, claim.object, claim.status, claim.date_key)
        for claim in claims("office", text)
    }
    assert found == told


def test_who_left_before_another_acts_was_the_holder() -> None:
    text = (
        "سرپرست شهرداری تفرش معرفی شد. اعضای شورا با استعفای علی رضوانی از سمت شهرداری موافقت کردند. "
        "شورا محسن نوروزی را به عنوان سرپرست برگزید."
    )
    found = {(claim.subject, claim.role, claim.status) for claim in claims("office", text)}
    assert ("علی رضوانی", "mayor", "end") in found
    assert ("محسن نوروزی", "acting_mayor", "start") in found
