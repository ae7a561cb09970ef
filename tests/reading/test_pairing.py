"""Who goes with which office: in two sentences, between commas, below a letter, as one of many, and who otherwise."""

from __future__ import annotations

import pytest
from tests.reading.told import PUBLISHED, claims

from urbankg.articles.text import article_from_text
from urbankg.reading import read

Told = set[tuple[str, str | None, str | None, str | None]]


def told(text: str) -> Told:
    """Subject, role, object and status of the offices that a text tells; its first line is the title, if it has two."""
    if "\n" not in text:
        return {(c.subject, c.role, c.object, c.status) for c in claims("office", text)}
    found = read(article_from_text(text, "a", published=PUBLISHED))
    return {(c.subject, c.role, c.object, c.status) for c in found if c.kind == "office"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رئیس شورای شهر ساوه از تأخیر در صدور حکم گلایه دارد. به باور علی رضایی، این تأخیر به زیان شهر است.",
            {("علی رضایی", "council_chair", "ساوه", "incumbent")},
        ),
        (
            "شهردار اراک با بازاریان دیدار کرد.\nدر این دیدار رضا ناصری گفت: بازار بهسازی می‌شود.",
            {("رضا ناصری", "mayor", "اراک", "incumbent")},
        ),
        (
            "سپس نوبت به شهردار اراک رسید. رضا ناصری از مردم قدردانی کرد.",
            {("رضا ناصری", "mayor", "اراک", "incumbent")},
        ),
        (
            "فرماندار ساوه هم به روستا رفت. او، مینا آذرنیا، گفت: آب کم است.",
            {("مینا آذرنیا", "county_governor", "ساوه", "incumbent")},
        ),
        (
            "علی رضایی معاون وزیر نیرو، روز گذشته با فرماندار ساوه دیدار کرد. در این دیدار خانم مینا آذرنیا از آب گفت.",
            {
                ("علی رضایی", "deputy_minister", "وزارت نیرو", "incumbent"),
                ("مینا آذرنیا", "county_governor", "ساوه", "incumbent"),
            },
        ),
        (
            "یک روز معاون عمرانی شهردار ساوه به مدرسه آمد. این معاون، مینا آذرنیا، بخاری فرستاد.",
            {("مینا آذرنیا", "deputy_mayor", "ساوه", "incumbent")},
        ),
        ("باران می‌بارید و نامه به دفتر رئیس مجلس رسید. مینا آذرنیا دوربینش را برداشت.", set()),
    ],
)
def test_who_is_named_a_sentence_later_holds_the_office(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "سخنگوی شورای شهر ساوه گفت: استعفای رضا ناصری شهردار ساوه بررسی شد. مینا آذرنیا افزود: او می‌ماند.",
            {
                ("مینا آذرنیا", "council_spokesperson", "ساوه", "incumbent"),
                ("رضا ناصری", "mayor", "ساوه", "incumbent"),
            },
        ),
        (
            "مینا آذرنیا درباره جاده گفت: علی رضایی پیمانکار خوبی است. نماینده مردم ساوه در مجلس ادامه داد: جاده "
            "تا پاییز تمام می‌شود.",
            {("مینا آذرنیا", "mp", "ساوه", "incumbent")},
        ),
    ],
)
def test_who_speaks_on_is_one(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "شهردار ساوه به سفر رفته است. احمد شیخی، کاسب بازار، می‌گوید خیابان خراب است.",
        "شهردار ساوه گفت: برف‌روبی ادامه دارد. رئیس اداره هواشناسی، رضا ناصری، از بارش خبر داد.",
    ],
)
def test_who_is_introduced_as_something_else_does_not_hold_the_office(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "معاون شهردار و رئیس سازمان فرهنگی شهرداری اراک، مینا آذرنیا، سخن گفت.",
            {
                ("مینا آذرنیا", "deputy_mayor", "اراک", "incumbent"),
                ("مینا آذرنیا", "municipal_org_head", "سازمان فرهنگی اراک", "incumbent"),
            },
        ),
        (
            "معاون وزیر کشور و رئیس سازمان شهرداری‌ها و دهیاری‌های کشور، مهندس علی رضایی، پیام داد.",
            {
                ("علی رضایی", "deputy_minister", "وزارت کشور", "incumbent"),
                ("علی رضایی", "municipal_org_head", "سازمان شهرداری‌ها و دهیاری‌های کشور", "incumbent"),
            },
        ),
    ],
)
def test_two_offices_before_a_name_are_both_held(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "با حکم شهردار ساوه سه مدیر منصوب شدند. رضا ناصری در این احکام بر نظم تأکید کرده است.",
            {("رضا ناصری", "mayor", "ساوه", "incumbent")},
        ),
        (
            "شهرداران دو شهر گزارش دادند؛ مینا آذرنیا از ساوه و رضا ناصری از دلیجان.",
            {("مینا آذرنیا", "mayor", "ساوه", "incumbent"), ("رضا ناصری", "mayor", "دلیجان", "incumbent")},
        ),
        (
            "شورای شهر ساوه معاون عمرانی شهرداری، مینا آذرنیا، را سرپرست کرد.",
            {
                ("مینا آذرنیا", "deputy_mayor", "ساوه", "incumbent"),
                ("مینا آذرنیا", "acting_mayor", "ساوه", "start"),
            },
        ),
        (
            "رئیس کمیسیون عمران شورای شهر ساوه یعنی مینا آذرنیا هم گلایه کرد.",
            {("مینا آذرنیا", "committee_chair", "ساوه", "incumbent")},
        ),
        ("مینا آذرنیا به نمایندگی از کارکنان شهرداری ساوه سخن گفت.", set()),
        (  # a committee is of parliament where no council is named, and a name beside it is that of who sits in it
            "مجلس نشست. مینا آذرنیا، عضو هیئت رئیسه کمیسیون عمران، گفت: بودجه کم است.",
            {("مینا آذرنیا", "mp", None, "incumbent")},
        ),
        ("مینا آذرنیا، عضو کمیسیون عمران اتاق اراک، گفت: بودجه کم است.", set()),
        ("در حوزه ساوه مینا آذرنیا به مجلس راه نیافت.", set()),
        (  # whose deputy «او» makes of somebody; nobody's of a deputy alone
            "رئیس‌جمهور نیامد و معاون پارلمانی او، مینا آذرنیا، از لایحه دفاع کرد.",
            {("مینا آذرنیا", "vice_president", None, "incumbent")},
        ),
        ("رئیس‌جمهور نیامد و معاون پارلمانی، مینا آذرنیا، از لایحه دفاع کرد.", set()),
        (
            "مینا آذرنیا معاون هماهنگی امور اقتصادی و توسعه منطقه‌ای وزیر کشور شد.",
            {("مینا آذرنیا", "deputy_minister", "وزارت کشور", "start")},
        ),
        (
            "وزیر کار، تعاون و رفاه اجتماعی، مینا آذرنیا، به اراک رفت.",
            {("مینا آذرنیا", "minister", "وزارت تعاون، کار و رفاه اجتماعی", "incumbent")},
        ),
        (
            "مدیر منطقه یک شهرداری اراک، زهرا کریمی، از پارک بازدید کرد.",
            {("زهرا کریمی", "district_mayor", "منطقه ۱ اراک", "incumbent")},
        ),
        (
            "فرماندار ویژه ساوه علی رضایی در این نشست گفت: آب کم است.",
            {("علی رضایی", "county_governor", "ساوه", "incumbent")},
        ),
        (
            "معاونان شهردار ساوه، علی رضایی و مینا آذرنیا، نیز در جلسه بودند.",
            {
                ("علی رضایی", "deputy_mayor", "ساوه", "incumbent"),
                ("مینا آذرنیا", "deputy_mayor", "ساوه", "incumbent"),
            },
        ),
    ],
)
def test_told(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "یکی از اعضای شورای شهر ساوه به نام رضا ناصری گفت: بودجه کم است.",
            {("رضا ناصری", "council_member", "ساوه", "incumbent")},
        ),
        (
            "رضا ناصری، طراح استیضاح و از اعضای شورای شهر ساوه، گفت: بودجه کم است.",
            {("رضا ناصری", "council_member", "ساوه", "incumbent")},
        ),
        (
            "جلسه شورای شهر ساوه برگزار شد. یکی از اعضا، مینا آذرنیا، در جلسه نبود.",
            {("مینا آذرنیا", "council_member", "ساوه", "incumbent")},
        ),
        (
            "روستای علی‌آباد ساوه پارک ندارد. زهرا کریمی دهیار روستا می‌گوید زمین آماده است.",
            {("زهرا کریمی", "village_head", "علی‌آباد", "incumbent")},
        ),
        ("یکی از اعضای شورای شهر ساوه از فرماندار خواست رضا ناصری را برکنار کند.", set()),
        (
            "شهرداری ساوه را مینا آذرنیا اداره می‌کند.",
            {("مینا آذرنیا", "mayor", "ساوه", "incumbent")},
        ),
        (
            "شهرداری ساوه هشت منطقه دارد. منطقه ۵ را مینا آذرنیا اداره می‌کند.",
            {("مینا آذرنیا", "district_mayor", "منطقه ۵ ساوه", "incumbent")},
        ),
        ("شهرداری ساوه هشت منطقه دارد. منطقه ۵ را مینا آذرنیا نقاشی می‌کند.", set()),
        (
            "رضا ناصری، مینا آذرنیا و زهرا کریمی آمدند. اولی شهردار ساوه است.",
            set(),
        ),
        (
            "شهردار ساوه نیمکت را قول داده بود. نیمکت را معاون خدمات شهری، خانم مینا آذرنیا، خودش آورد.",
            {("مینا آذرنیا", "deputy_mayor", "ساوه", "incumbent")},
        ),
        (
            "فرماندار ساوه، مینا آذرنیا، با معاونانش، رضا ناصری و زهرا کریمی، به روستا رفت.",
            {
                ("مینا آذرنیا", "county_governor", "ساوه", "incumbent"),
                ("رضا ناصری", "deputy_county_governor", "ساوه", "incumbent"),
                ("زهرا کریمی", "deputy_county_governor", "ساوه", "incumbent"),
            },
        ),
    ],
)
def test_one_of_many_and_who_runs_it(text: str, facts: Told) -> None:
    assert told(text) == facts


def test_who_signs_a_letter_holds_the_office_below_the_name() -> None:
    text = "پیام تسلیت\nدرگذشت پدر گرامیتان را تسلیت می‌گویم.\nدکتر رضا ناصری\nفرماندار شهرستان ساوه"
    assert told(text) == {("رضا ناصری", "county_governor", "ساوه", "incumbent")}


@pytest.mark.parametrize(
    "lead",
    [
        "معاون استاندار و فرماندار ویژه ساوه:\nچهره شهر باید زیبا باشد\n",
        "معاون استاندار و فرماندار ویژه ساوه گفت: چهره شهر باید زیبا باشد. ",
    ],
)
def test_two_titles_that_speak_are_those_of_who_is_named_later(lead: str) -> None:
    text = f"خبر روز\n{lead}مینا آذرنیا در جلسه ستاد خدمات سفر اظهار داشت: کار آغاز شد."
    assert told(text) == {
        ("مینا آذرنیا", "deputy_governor_general", "مرکزی", "incumbent"),
        ("مینا آذرنیا", "county_governor", "ساوه", "incumbent"),
    }


def test_two_titles_of_which_they_do_something_are_not_both_of_who_is_named_later() -> None:
    text = "معاون استاندار و فرماندار ساوه به کارخانه رفتند. مینا آذرنیا گفت: کار آغاز شد."
    assert len(told(text)) < 2


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری شهردار ساوه شد و مینا آذرنیا به تفرش رفت.",
            {("رضا ناصری", "mayor", "ساوه", "start")},
        ),
        (
            "رضا ناصری استاندار مرکزی شد، مینا آذرنیا به یزد و بهرام رادمنش به سمنان رفت.",
            {
                ("رضا ناصری", "governor_general", "مرکزی", "start"),
                ("مینا آذرنیا", "governor_general", "یزد", "start"),
                ("بهرام رادمنش", "governor_general", "سمنان", "start"),
            },
        ),
    ],
)
def test_who_goes_to_a_town_takes_no_office_there_unless_a_list_says_so(text: str, facts: Told) -> None:
    assert told(text) == facts
