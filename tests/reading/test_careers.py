"""Chains of offices that one person held before, in sentences of our own."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read

Fact = tuple[str, str, str, str]
NAME = "رضا کاظمی"


def told(text: str) -> set[Fact]:
    """The office claims of an article: person, role, object, status."""
    claims = read(article_from_text(f"خبر شهر\n\n{text}", "a"))
    return {(c.subject, c.role or "", c.object or "", c.status or "") for c in claims if c.kind == "office"}


def former(*offices: tuple[str, str]) -> set[Fact]:
    return {(NAME, role, label, "former") for role, label in offices}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (  # a chain that is closed by what it was, of who was named before
            "رضا کاظمی شهردار اراک شد. وی معاون سیاسی وزارت کشور، شهردار مشهد، استاندار خراسان جنوبی، "
            "مدیرکل سازمان آبیاری و فرماندار تفرش را عهده‌دار بوده است.",
            {(NAME, "mayor", "اراک", "start")}
            | former(
                ("deputy_minister", "وزارت کشور"),
                ("mayor", "مشهد"),
                ("governor_general", "خراسان جنوبی"),
                ("county_governor", "تفرش"),
            ),
        ),
        (  # posts, one of them over two counties
            "رضا کاظمی شهردار ساوه شد. معاونت فرمانداری ری و ورامین، معاون شهردار منطقه ۱۸ تهران و بخشداری "
            "فشافویه از سوابق اوست.",
            {(NAME, "mayor", "ساوه", "start")}
            | former(
                ("deputy_county_governor", "ری"),
                ("deputy_county_governor", "ورامین"),
                ("deputy_district_mayor", "منطقه ۱۸ تهران"),
                ("district_governor", "فشافویه"),
            ),
        ),
        (  # opened by «سابقه», closed by «کارنامه»
            "رضا کاظمی به عنوان شهردار ساوه انتخاب شد. او سابقه شهرداری تفرش، فرمانداری آشتیان و شهرداری منطقه ۳ "
            "اراک را در کارنامه دارد.",
            {(NAME, "mayor", "ساوه", "start")}
            | former(("mayor", "تفرش"), ("county_governor", "آشتیان"), ("district_mayor", "منطقه ۳ اراک")),
        ),
        (  # several zones
            "رضا کاظمی چهار سال شهردار ساوه بود. مدیریت مناطق ۲، ۹ و ۱۰ شهرداری اصفهان هم در کارنامه او هست.",
            former(
                ("mayor", "ساوه"),
                ("district_mayor", "منطقه ۲ اصفهان"),
                ("district_mayor", "منطقه ۹ اصفهان"),
                ("district_mayor", "منطقه ۱۰ اصفهان"),
            ),
        ),
        (  # one head, several places
            "رضا کاظمی حدود ۱۵ سال شهردار شهرهای تفرش و آشتیان بود.",
            former(("mayor", "تفرش"), ("mayor", "آشتیان")),
        ),
        (
            "رضا کاظمی پیش از این استاندار خوزستان و کرمانشاه بوده است.",
            former(("governor_general", "خوزستان"), ("governor_general", "کرمانشاه")),
        ),
    ],
)
def test_everything_of_a_chain_was_held_before(text: str, facts: set[Fact]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        # others' careers
        "وزیر کشور، رضا کاظمی، از سوابق استانداران یزد، فارس و کرمان گزارش داد.",
        # clubs
        "رضا کاظمی سخن گفت. سرمربیگری تیم‌های شهرداری ماهشهر و شهرداری ساوه از سوابق اوست.",
        # an office of a body, where another post stood before it
        "رضا کاظمی سخن گفت. کارشناسی سیاسی استانداری تهران و کارشناسی عمران استانداری فارس از سوابق اوست.",
    ],
)
def test_what_is_no_chain_of_somebody_gives_no_former_office(text: str) -> None:
    assert not [fact for fact in told(text) if fact[3] == "former"]


@pytest.mark.parametrize("closes", ["هم هست", "به چشم می‌خورد"])
def test_whose_career_is_told_may_be_named_in_the_words_that_open_it(closes: str) -> None:
    text = f"در کارنامه رضا کاظمی شهرداری ساوه و فرمانداری تفرش {closes}."
    assert told(text) == former(("mayor", "ساوه"), ("county_governor", "تفرش"))
