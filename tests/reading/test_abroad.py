"""Officials of other countries hold no office of Iran, wherever in the article their country stands."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.files import PHRASES, rows
from urbankg.lexicon.names import borne_in_iran
from urbankg.reading import read

ROWS = [row for row in rows(PHRASES / "abroad.csv") if row["kind"] not in ("home", "body")]
MINA = "مینا آذرنیا"


def officials(text: str, title: str = "خبر روز") -> set[str]:
    """Who holds a national office, or one of a body, by an article."""
    return {c.subject for c in read(article_from_text(f"{title}\n\n{text}", "a")) if c.kind == "office"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_who_is_called_an_official_of_another_country_is_none_here(row: dict[str, str]) -> None:
    later = f" {MINA}، وزیر امور خارجه، از این سفر گفت."
    assert officials(f"دیروز هیئتی به ساوه آمد.{later}") == {MINA}
    assert officials(f"{row['example']}.{later}") == set()


@pytest.mark.parametrize(
    "country", ["موریتانی", "کوزوو", "زامبیا", "لتونی", "بنین", "بورکینافاسو", "گینه بیسائو"]
)
def test_a_minister_of_any_country_is_none_here(country: str) -> None:
    assert officials(f"«{MINA}» وزیر دفاع {country} به تهران آمد.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "مینا آذرنیا، وزیر امور خارجه، در سفر به فرانسه با سفیر ایران در فرانسه دیدار کرد.",
        "وزیر نیروی عراق، علی فاضل، با مینا آذرنیا وزیر نیرو دیدار کرد.",
        "در این نشست سفیر فرانسه با مینا آذرنیا همتای ایرانی خود، وزیر امور خارجه، دیدار کرد.",
        "مینا آذرنیا وزیر نیرو برای گفت‌وگو با رئیس‌جمهور عراق به بغداد رفت.",
    ],
)
def test_ministers_of_iran_meet_foreign_ones(text: str) -> None:
    assert MINA in officials(text)


@pytest.mark.parametrize(
    "text",
    [
        "رئیس‌جمهور هریسون گفت: آمریکا به توافق برمی‌گردد.",
        "کاظم الحسناوی، رئیس مجلس، در بغداد گفت: عراق رأی می‌دهد.",
        "پراناب شارما رئیس جمهور، راجش منون نخست وزیر و آنیل کومار وزیر نفت هند این طرح را تأیید کردند.",
        "کارلوس مندوزا، دبیرکل سازمان ملل، خواستار آتش‌بس شد.",
        "احمد نبیل، دبیرکل اتحادیه عرب، خواستار آتش‌بس شد.",
    ],
)
def test_names_and_bodies_that_are_not_of_iran(text: str) -> None:
    assert officials(text) == set()


@pytest.mark.parametrize(
    ("name", "borne"),
    [
        ("داود مهرپرور", True), ("رضا الهی", True), ("مسعود شیخ الاسلامی", True),
        ("سرگئی ایوانف", False), ("کاظم الحسناوی", False), ("هریسون", False),
    ],
)  # fmt: skip
def test_names_show_where_they_are_borne(name: str, borne: bool) -> None:
    assert borne_in_iran(name) is borne


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("در پاریس هم معاون شهردار، مینا آذرنیا، از جریمه یک شرکت خبر داد.", set()),
        ("نامه‌ای از قونیه رسید و شهردار آن شهر، مینا آذرنیا، در آن از مهمان‌نوازی اهالی تشکر کرد.", set()),
        ("باتومی - مینا آذرنیا، شهردار، از برگزاری جشنواره خبر داد.", set()),
        ("نامه‌ای از نراق رسید و شهردار آن شهر، مینا آذرنیا، در آن از مهمان‌نوازی اهالی تشکر کرد.", {MINA}),
        ("در پاریس جشنواره‌ای برپاست. در نراق هم شهردار، مینا آذرنیا، از جشنواره خبر داد.", {MINA}),
    ],
)
def test_a_bare_mayor_of_a_town_abroad_is_not_the_one_of_here(text: str, holders: set[str]) -> None:
    assert officials(text, "خواهرخواندگی به سود ساوه است") == holders


@pytest.mark.parametrize(
    "office",
    [
        "استاندار میسان عراق",
        "استاندار ناخوان عراق",  # a province of no gazetteer
        "استاندار استان ناخوان کشور عراق",
        "شهردار پایتخت سوریه",
        "فرماندار پنجوین",
    ],
)
def test_who_governs_abroad_governs_nothing_here(office: str) -> None:
    text = f"بهرام رادمنش، استاندار خوزستان، در تهران با {MINA}، {office}، دیدار کرد."
    assert officials(text) == {"بهرام رادمنش"}


def test_the_mayor_of_the_capital_is_that_of_ours() -> None:
    assert officials(f"{MINA}، شهردار پایتخت، گفت: کار می‌کنیم.") == {MINA}


@pytest.mark.parametrize(
    "office",
    ["رئیس کمیسیون امنیت پارلمان عراق", "رئیس کمیته روابط خارجی دومای روسیه", "نایب‌رئیس پارلمان عراق"],
)
def test_who_sits_in_a_parliament_abroad_sits_in_none_here(office: str) -> None:
    assert officials(f"{MINA} {office} به تهران آمد. بهرام رادمنش نماینده ساوه در مجلس نیز آمد.") == {
        "بهرام رادمنش"
    }
