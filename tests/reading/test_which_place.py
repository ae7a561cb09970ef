"""Which of several places, or which council, an office is over that says none, in articles of several paragraphs."""

from __future__ import annotations

import pytest

from urbankg.articles.text import article_from_text
from urbankg.persian.fold import key
from urbankg.reading import read


def objects(text: str, person: str = "رضا ناصری") -> set[tuple[str | None, str]]:
    """Role and object of what an article, its title first, tells of somebody."""
    claims = read(article_from_text(text, "a"))
    return {(c.role, key(c.object or "")) for c in claims if c.kind == "office" and c.subject == person}


@pytest.mark.parametrize(
    ("text", "role", "place"),
    [
        # From a capital an agency reports of a town of its province, be that capital's name another town's, too.
        (
            "شهردار جدید انتخاب شد\nخرم‌آباد - اعضای شورای شهر الیگودرز با پنج رأی رضا ناصری را به عنوان شهردار انتخاب "
            "کردند.",
            "mayor",
            "الیگودرز",
        ),
        (
            "آب روستاها تأمین شد\nشهرکرد - ایرنا - فرماندار لردگان گفت: آب رسید.\nشهردار، رضا ناصری، هم کمک کرد.",
            "mayor",
            "لردگان",
        ),
        (
            "آب روستاها تأمین شد\nشهرکرد - ایرنا - شهردار گفت: آب رسید.\nشهردار، رضا ناصری، هم کمک کرد.",
            "mayor",
            "شهرکرد",
        ),
        (
            "مدرسه گشوده شد\nمشهد - مدرسه‌ای در فریمان گشوده شد.\nشهردار، رضا ناصری، هم زمین داد.",
            "mayor",
            "فریمان",
        ),
        (
            "مدرسه گشوده شد\nبه گزارش ایسنا از مشهد، فرماندار فریمان مدرسه‌ای گشود.\nشهردار، رضا ناصری، هم زمین داد.",
            "mayor",
            "فریمان",
        ),
        (
            "سفر شهردار\nبه گزارش ایسنا از مشهد، شهردار از پارک فریمان دیدن کرد.\nشهردار، رضا ناصری، آن را پسندید.",
            "mayor",
            "مشهد",
        ),
        # A county governor is of the county whose governor was named, not of the mayor's town.
        (
            "دیدار شهردار بوکان با فرماندار مهاباد\nشهردار بوکان با فرماندار مهاباد دیدار کرد.\n"
            "سعید کریمی، شهردار، سخن گفت.\nفرماندار، رضا ناصری، هم سخن گفت.",
            "county_governor",
            "مهاباد",
        ),
        # A council is the one that was named, though most is said of where its mayor comes from.
        (
            "شهردار اردکان به یزد رفت\nشورای شهر یزد، سعید کریمی شهردار اردکان را به عنوان شهردار یزد برگزید.\n"
            "رئیس شورای شهر، رضا ناصری، تبریک گفت.",
            "council_chair",
            "یزد",
        ),
        # Nor is it that of a guest.
        (
            "شهردار ساوه: پارک ساخته شد\nفرماندار زرندیه، سعید کریمی، هم بود.\nفرماندار، رضا ناصری، سخن گفت.",
            "county_governor",
            "ساوه",
        ),
        # A county that no town is called like has no mayor.
        (
            "معارفه شهردار برازجان\nدر دشتستان باران آمد. فرماندار دشتستان خوشحال است.\nشهردار، رضا ناصری، آمد.",
            "mayor",
            "برازجان",
        ),
        # What somebody holds does not tell what he takes up.
        (
            "سرپرست شهرداری قرچک منصوب شد\nفرماندار قرچک گفت: رضا ناصری، معاون شهردار ورامین، به عنوان سرپرست شهرداری "
            "منصوب شد.",
            "acting_mayor",
            "قرچک",
        ),
        (
            "شهردار قرچک انتخاب شد\nبا رأی شورای شهر قرچک، رضا ناصری معاون شهردار ورامین به عنوان شهردار انتخاب شد.",
            "mayor",
            "قرچک",
        ),
        (
            "سرپرست شهرداری ورامین منصوب شد\nرضا ناصری، معاون شهردار ورامین، به عنوان سرپرست شهرداری منصوب شد.",
            "acting_mayor",
            "ورامین",
        ),
        # Nor does what somebody leaves who goes to another town.
        (
            "معاون شهردار اراک شهردار ساوه شد\nسعید کریمی معاون شهردار اراک با رأی شورای شهر ساوه شهردار شد.\n"
            "سرپرست شهرداری، رضا ناصری، تبریک گفت.",
            "acting_mayor",
            "ساوه",
        ),
        (
            "سرپرست شهرداری نظرآباد معرفی شد\nشورای شهر نظرآباد رضا ناصری، مدیر بازرسی شهرداری کرج، را به عنوان سرپرست "
            "برگزید.",
            "acting_mayor",
            "نظرآباد",
        ),
        (
            "شهردار ساوه به تهران رفت\nشهردار ساوه به تهران رفت.\nمعاون شهردار، رضا ناصری، همراه او بود.",
            "deputy_mayor",
            "ساوه",
        ),
        # A deputy «امور مالی» is of the mayor of whom the text has most.
        (
            "دیدار شهردار اصفهان با کارکنان\nشهردار اصفهان با کارکنان دیدار کرد.\n"
            "معاون فرهنگی شهردار شیراز هم مهمان بود.\nمعاون مالی، رضا ناصری، گزارش داد.",
            "deputy_mayor",
            "اصفهان",
        ),
        # «شورا» is of a province, or the supreme one, if no other was spoken of.
        (
            "نشست شورای استان لرستان\nشورای اسلامی استان لرستان نشست.\nرئیس شورا، رضا ناصری، سخن گفت.",
            "provincial_council_chair",
            "لرستان",
        ),
        (
            "نشست شورای عالی استان‌ها\nشورای عالی استان‌ها نشست.\nرئیس شورا، رضا ناصری، سخن گفت.",
            "provincial_council_chair",
            "شورای عالی استان‌ها",
        ),
        (
            "شورای شهر ساوه نشست\nشورای شهر ساوه طرح شورای عالی استان‌ها را خواند.\nرئیس شورا، رضا ناصری، سخن گفت.",
            "council_chair",
            "ساوه",
        ),
    ],
)
def test_an_office_is_over_the_place_that_is_meant(text: str, role: str, place: str) -> None:
    assert (role, key(place)) in objects(text)
    assert not any(told == role and over != key(place) for told, over in objects(text))


@pytest.mark.parametrize(
    "text",
    [
        "شورای شهرستان بم رئیس گزید\nشورای اسلامی شهرستان بم نشست و رضا ناصری به عنوان رئیس شورا انتخاب شد.",
        "شورای شهرستان بم نشست\nشورای اسلامی شهرستان بم نشست.\nسخنگوی شورا، رضا ناصری، سخن گفت.",
        "معارفه فرماندار تنگستان\nفرماندار تنگستان معرفی شد.\nشهردار، رضا ناصری، هم آمد.",
        "معارفه فرماندار ساوه\nفرماندار ساوه معرفی شد.\nبخشدار، رضا ناصری، هم آمد.",
    ],
)
def test_an_office_over_none_that_is_named_is_not_told(text: str) -> None:
    assert objects(text) == set()


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        (
            "سرپرست سازمان اتوبوسرانی مشهد منصوب شد\nشهردار مشهد رضا ناصری را به عنوان سرپرست سازمان اتوبوسرانی منصوب "
            "کرد.\nناصری پیش از این رئیس سازمان پایانه‌ها بود.\nمدیرعامل سابق، سعید کریمی، بازنشسته شد.",
            "سعید کریمی",
            "سازمان اتوبوسرانی مشهد",
        ),
        (
            "آیین معارفه رئیس سازمان آتش‌نشانی کرمان برگزار شد\nدر این آیین رضا ناصری به عنوان رئیس سازمان معرفی شد.",
            "رضا ناصری",
            "سازمان آتش‌نشانی کرمان",
        ),
    ],
)
def test_a_head_is_of_the_organisation_that_is_spoken_of(text: str, person: str, body: str) -> None:
    assert objects(text, person) == {("municipal_org_head", key(body))}


@pytest.mark.parametrize("office", ["شهردار جدید ساوه", "سرپرست جدید شهرداری ساوه"])
def test_who_was_something_else_before_this_has_come(office: str) -> None:
    text = f"{office} معرفی شد\nرضا ناصری، {office}، پیش از این معاون شهردار اراک بود."
    claims = [c for c in read(article_from_text(text, "a")) if c.kind == "office"]
    assert {(c.object, c.status) for c in claims} == {("ساوه", "start"), ("اراک", "former")}


def test_the_office_that_somebody_leaves_for_another_is_not_taken_up() -> None:
    text = "فرماندار تفرش فرماندار ساوه شد\nبا حکم استاندار رضا ناصری فرماندار تفرش به عنوان فرماندار ساوه منصوب شد."
    claims = [c for c in read(article_from_text(text, "a")) if c.kind == "office"]
    assert {(c.object, c.status) for c in claims} == {("ساوه", "start"), ("تفرش", "incumbent")}


def test_who_says_who_stands_does_not_stand() -> None:
    text = (
        "نامزد شهرداری\nسعید کریمی رئیس شورای شهر ساوه افزود: سرپرست شهرداری، رضا ناصری، نامزد شهرداری است."
    )
    assert ("mayor", key("ساوه")) in objects(text)
    assert objects(text, "سعید کریمی") == {("council_chair", key("ساوه"))}
