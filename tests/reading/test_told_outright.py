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
        (
            "وزیر احکام انتصاب رضا ناصری شهردار اراک، مینا آذرنیا شهردار ساوه و دکتر بهرام رادمنش شهردار تفرش را داد.",
            {
                ("رضا ناصری", "mayor", "اراک", "start"),
                ("مینا آذرنیا", "mayor", "ساوه", "start"),
                ("بهرام رادمنش", "mayor", "تفرش", "start"),
            },
        ),
        ("رضا ناصری، برادر شهردار ساوه، بازداشت شد.", set()),
        ("رضا ناصری کارمند شهرداری ساوه است.", set()),
        (
            "رضا ناصری نماینده ادوار مجلس گفت: آب ساوه کم است.",
            {("رضا ناصری", "mp", None, "former")},
        ),
        (
            "مینا آذرنیا، شهردار مستعفی ساوه، گفت: می‌روم.",
            {("مینا آذرنیا", "mayor", "ساوه", "end")},
        ),
        (
            "مینا آذرنیا، معاون پیشین وزیر کشور، به ساوه آمد.",
            {("مینا آذرنیا", "deputy_minister", "وزارت کشور", "former")},
        ),
        (
            "شهردار ساوه استعفا داد و مینا آذرنیا به عنوان سرپرست انتخاب شد.",
            {("مینا آذرنیا", "acting_mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا مدیرعامل سابق سازمان پسماند شهرداری ساوه بازداشت شد.",
            {("مینا آذرنیا", "municipal_org_head", "سازمان پسماند ساوه", "former")},
        ),
        (
            "سخنران پایانی شهردار ساوه مینا آذرنیا بود.",
            {("مینا آذرنیا", "mayor", "ساوه", "incumbent")},
        ),
        (
            "در دوره شهرداری مینا آذرنیا سه پل ساخته شد. مینا آذرنیا، شهردار ساوه، گفت: کار ادامه دارد.",
            {("مینا آذرنیا", "mayor", "ساوه", "incumbent")},
        ),
        (
            "همچنین ناصری رئیس شورای شهر ساوه از پایان کار خبر داد.",
            {("ناصری", "council_chair", "ساوه", "incumbent")},
        ),
        (
            "در این خصوص مکاتباتی با ناصری وزیر نیرو داشته‌ایم تا آب ساوه تأمین شود.",
            {("ناصری", "minister", "وزارت نیرو", "incumbent")},
        ),
        (
            "شهردار ساوه، مهندس ناصری، گفت: پل باز شد.",
            {("ناصری", "mayor", "ساوه", "incumbent")},
        ),
        (
            "رئیس محترم شورای اسلامی شهر ساوه سرکار خانم آذرنیا آمد.",
            {("آذرنیا", "council_chair", "ساوه", "incumbent")},
        ),
        (
            "بر اساس حکم وزیر کشور رضا ناصری به عنوان فرماندار ساوه منصوب شد.",
            {("رضا ناصری", "county_governor", "ساوه", "start")},
        ),
        (
            "معاون استاندار مرکزی، علی کریمی، فرماندار ساوه، رضا ناصری، و شهردار ساوه، مینا آذرنیا، حضور داشتند.",
            {
                ("علی کریمی", "deputy_governor_general", "مرکزی", "incumbent"),
                ("رضا ناصری", "county_governor", "ساوه", "incumbent"),
                ("مینا آذرنیا", "mayor", "ساوه", "incumbent"),
            },
        ),
        (
            "مینا آذرنیا و رضا ناصری، نمایندگان ساوه در مجلس شورای اسلامی، به شهر آمدند.",
            {("مینا آذرنیا", "mp", "ساوه", "incumbent"), ("رضا ناصری", "mp", "ساوه", "incumbent")},
        ),
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
            {
                ("مینا آذرنیا", "acting_mayor", "ساوه", "start"),
                ("مینا آذرنیا", "deputy_mayor", "ساوه", "incumbent"),
            },
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


def test_in_whose_words_is_told_by_a_surname_too() -> None:
    text = "شهردار ساوه در این جلسه از تقسیم مالیات گله کرد. به اعتقاد خانم {} سهم این شهر گم شده است."
    assert told(text.format("آذرنیا")) == {("آذرنیا", "mayor", "ساوه", "incumbent")}
    assert told(text.format("همسایه")) == set()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری فرماندار ساوه و شهردار حضور داشتند.",
            {("رضا ناصری", "county_governor", "ساوه", "incumbent")},
        ),
        (
            "با حضور مینا آذرنیا استاندار مرکزی و فرماندار، این پل باز شد.",
            {("مینا آذرنیا", "governor_general", "مرکزی", "incumbent")},
        ),
        (
            "رضا ناصری معاون استاندار و فرماندار ساوه حضور داشت.",
            {
                ("رضا ناصری", "deputy_governor_general", "مرکزی", "incumbent"),
                ("رضا ناصری", "county_governor", "ساوه", "incumbent"),
            },
        ),
    ],
)
def test_a_bare_title_joined_to_one_with_its_place_is_somebody_elses(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا دیروز در نشست شورای شهر به ریاست رضا ناصری به عنوان شهردار ساوه انتخاب شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا شنبه‌شب در مراسمی با حضور رضا ناصری به عنوان بخشدار نوبران معارفه شد.",
            {("مینا آذرنیا", "district_governor", "نوبران", "start")},
        ),
        (
            "مینا آذرنیا با حکم رضا ناصری، استاندار مرکزی، به عنوان فرماندار تفرش منصوب شد.",
            {
                ("مینا آذرنیا", "county_governor", "تفرش", "start"),
                ("رضا ناصری", "governor_general", "مرکزی", "incumbent"),
            },
        ),
        (
            "رضا ناصری شهردار ساوه کناره گرفت و مینا آذرنیا معاون ناصری به عنوان سرپرست شهرداری ساوه معرفی شد.",
            {("رضا ناصری", "mayor", "ساوه", "end"), ("مینا آذرنیا", "acting_mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا به فرمان احمدشاه شهردار ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا، معلم بازنشسته، با دستور رضا ناصری شهردار ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (  # a deputy of the office, not of a person
            "رضا ناصری، معاون شهردار ساوه، به عنوان سرپرست شهرداری ساوه منصوب شد.",
            {
                ("رضا ناصری", "deputy_mayor", "ساوه", "incumbent"),
                ("رضا ناصری", "acting_mayor", "ساوه", "start"),
            },
        ),
        (
            "در آیینی به میزبانی رضا ناصری، مینا آذرنیا به عنوان شهردار ساوه معرفی شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (  # who leaves is not who comes, even if nobody else is named
            "با رفتن رضا ناصری از فرمانداری تفرش، معاون سیاسی به عنوان سرپرست فرمانداری تفرش معرفی شد.",
            {("رضا ناصری", "county_governor", "تفرش", "end")},
        ),
        (
            "در پی بازنشستگی رضا ناصری، مینا آذرنیا به عنوان فرماندار تفرش منصوب شد.",
            {
                ("رضا ناصری", "county_governor", "تفرش", "end"),
                ("مینا آذرنیا", "county_governor", "تفرش", "start"),
            },
        ),
        (
            "مینا آذرنیا پس از برکناری رضا ناصری سرپرست شهرداری ساوه شد.",
            {("رضا ناصری", "mayor", "ساوه", "end"), ("مینا آذرنیا", "acting_mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا جانشین رضا ناصری، شهردار مستعفی ساوه، شد.",
            {("رضا ناصری", "mayor", "ساوه", "end"), ("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (  # nor is who was beaten
            "مینا آذرنیا در رقابت با رضا ناصری به ریاست شورای شهر ساوه رسید.",
            {("مینا آذرنیا", "council_chair", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا با اختلاف دو رأی نسبت به رضا ناصری شهردار ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا با کنار زدن رضا ناصری به عنوان سخنگوی شورای شهر ساوه انتخاب شد.",
            {("مینا آذرنیا", "council_spokesperson", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا به عنوان شهردار ساوه معرفی شد. استعفای رضا ناصری به عنوان شهردار ساوه پذیرفته شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start"), ("رضا ناصری", "mayor", "ساوه", "end")},
        ),
    ],
)
def test_who_stands_by_is_not_who_was_made_something(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا عضو شورای شهر ساوه در نشستی پیگیر برنامه‌های شهردار شد.",
            {("مینا آذرنیا", "council_member", "ساوه", "incumbent")},
        ),
        (
            "نماینده مردم از مینا آذرنیا بخشدار نوبران خواستار حضور فرماندار شد.",
            {("مینا آذرنیا", "district_governor", "نوبران", "incumbent")},
        ),
        (
            "مینا آذرنیا پیگیر کار آب است و شهردار ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا پس از سال‌ها خدمت شهردار ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
    ],
)
def test_became_may_be_said_of_something_else(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا، استاندار مرکزی، در آیین تودیع رضا ناصری و معارفه علی صادقی به عنوان فرمانداران سابق و جدید "
            "تفرش گفت: کار سخت است.",
            {
                ("مینا آذرنیا", "governor_general", "مرکزی", "incumbent"),
                ("رضا ناصری", "county_governor", "تفرش", "end"),
                ("علی صادقی", "county_governor", "تفرش", "start"),
            },
        ),
        (
            "رئیس شورای شهر ساوه از موافقت شورا با استعفای رضا ناصری شهردار این شهر خبر داد.",
            {("رضا ناصری", "mayor", "ساوه", "end")},
        ),
        (
            "مراسم تودیع و معارفه شهردار ساوه با تقدیر از رضا ناصری و معرفی مینا آذرنیا برگزار شد.",
            {("رضا ناصری", "mayor", "ساوه", "end"), ("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "آیین معارفه فرماندار جدید تفرش با تجلیل از رضا ناصری و معارفه مینا آذرنیا انجام شد.",
            {
                ("رضا ناصری", "county_governor", "تفرش", "end"),
                ("مینا آذرنیا", "county_governor", "تفرش", "start"),
            },
        ),
    ],
)
def test_who_speaks_of_a_change_does_not_change(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری، رئیس شورای شهر ساوه، اعلام کرد: از ۹ رأی، ۷ رأی به نام مینا آذرنیا بود. به این ترتیب او شهردار "
            "ساوه شد.",
            {("رضا ناصری", "council_chair", "ساوه", "incumbent"), ("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا پنج رأی و رضا ناصری سه رأی آورد. به این ترتیب وی شهردار ساوه شد.",
            {("مینا آذرنیا", "mayor", "ساوه", "start")},
        ),
    ],
)
def test_a_pronoun_that_sums_up_is_who_was_told_of(text: str, facts: Told) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری فرماندار ساوه استعفای شهردار ساوه را تکذیب کرد. به گزارش مهر، مینا آذرنیا در مورد استعفای "
            "شهردار گفته بود: شهردار ساوه استعفا داده است.",
            {("رضا ناصری", "county_governor", "ساوه", "incumbent")},
        ),
        (
            "معاون وزیر کشور خبر استعفای استاندار مرکزی را رد کرد. مینا آذرنیا گفته بود استاندار مرکزی کنار رفته است.",
            set(),
        ),
        (
            "مینا آذرنیا، شهردار ساوه، گفته بود فرماندار ساوه استعفا داده است.",
            {("مینا آذرنیا", "mayor", "ساوه", "incumbent")},
        ),
    ],
)
def test_who_tells_of_a_resignation_does_not_resign(text: str, facts: Told) -> None:
    assert told(text) == facts


def test_by_whose_decree_a_headline_tells_is_who_makes_it() -> None:
    text = "با حکم {}؛\nوزیر کشور طی حکمی رضا ناصری را به عنوان استاندار مرکزی منصوب کرد."
    appointed = ("رضا ناصری", "governor_general", "مرکزی", "start")
    assert told(text.format("آذرنیا")) == {appointed, ("آذرنیا", "minister", "وزارت کشور", "incumbent")}
    assert told(text.format("تازه")) == {appointed}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (  # the one addressed at its head
            "جناب آقای دکتر بهنام صادقی\nسلام علیکم\nبه موجب رأی اعضای شورا جنابعالی به عنوان سرپرست شهرداری تفرش "
            "تعیین و معرفی می‌شوید.\nرضا کاظمی\nرئیس شورای اسلامی شهر تفرش",
            {
                ("بهنام صادقی", "acting_mayor", "تفرش", "start"),
                ("رضا کاظمی", "council_chair", "تفرش", "incumbent"),
            },
        ),
        (
            "سرکار خانم لیلا رفیعی\nنظر به تجارب ارزنده سرکارعالی، به موجب این حکم به سمت «مدیرعامل سازمان آتش‌نشانی "
            "شهرداری تفرش» منصوب می‌شوید.",
            {("لیلا رفیعی", "municipal_org_head", "سازمان آتش‌نشانی تفرش", "start")},
        ),
        (  # who is only named in it comes into nothing
            "در متن حکم آمده است: «جناب آقای بهنام صادقی، با عنایت به استعفای آقای رضا کاظمی، جنابعالی را به سمت "
            "سرپرست فرمانداری خفر منصوب می‌کنم».",
            {("بهنام صادقی", "acting_county_governor", "خفر", "start")},
        ),
        ("شهردار خطاب به او گفت: جنابعالی به عنوان رئیس شورای شهر تفرش باید پاسخ دهید.", set()),
    ],
)
def test_a_decree_is_of_the_one_that_it_addresses(text: str, facts: Told) -> None:
    """The sentences."""
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "رضا ناصری به سمت «شهردار اراک» منصوب شد.",
        "رضا ناصری به عنوان «شهردار اراک» انتخاب شد.",
        "حکم شهردار اراک، رضا ناصری، دیروز ابلاغ شد.",
    ],
)
def test_marks_around_an_office_change_nothing(text: str) -> None:
    """The sentences."""
    assert told(text) == {("رضا ناصری", "mayor", "اراک", "start")}


@pytest.mark.parametrize("votes", ["با ۷ رأی", "با کسب هفت رأی از ۱۱ رأی مأخوذه"])
@pytest.mark.parametrize(
    ("office", "role"), [("نواب رئیس", "council_vice_chair"), ("منشی", "council_secretary")]
)
def test_several_are_chosen_each_by_votes(votes: str, office: str, role: str) -> None:
    """Two vice-chairs, two secretaries."""
    text = f"محمد سهیلی {votes} و همچنین برزو دبیریان {votes} به عنوان {office} شورای شهر تفرش انتخاب شدند."
    assert told(text) == {
        ("محمد سهیلی", role, "تفرش", "start"),
        ("برزو دبیریان", role, "تفرش", "start"),
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا به سمت معاون استاندار مرکزی و فرماندار ویژه ساوه منصوب شد.",
            {("deputy_governor_general", "start"), ("county_governor", "start")},
        ),
        (
            "وزیر کشور مینا آذرنیا را به عنوان معاون استاندار و فرماندار ویژه ساوه منصوب کرد.",
            {("deputy_governor_general", "start"), ("county_governor", "start")},
        ),
        (
            "مینا آذرنیا به عنوان معاون شهردار و رئیس سازمان آتش‌نشانی ساوه معرفی شد.",
            {("deputy_mayor", "start"), ("municipal_org_head", "start")},
        ),
        ("مینا آذرنیا به عنوان شهردار ساوه و رضا ناصری به عنوان معاون او منصوب شد.", {("mayor", "start")}),
        # two persons, each of whom gets one
        (
            "رضا ناصری و مینا آذرنیا به عنوان رئیس و سخنگوی شورای شهر ساوه انتخاب شدند.",
            {("council_spokesperson", "start")},
        ),
    ],
)
def test_who_is_made_two_things_at_once(text: str, facts: set[tuple[str, str]]) -> None:
    told = {(c.role, c.status) for c in claims("office", text) if c.subject == "مینا آذرنیا"}
    assert told == facts


def test_who_chairs_an_assembly_of_mayors_is_a_mayor_besides() -> None:
    text = "مجمع شهرداران استان مرکزی نشست داشت. رئیس مجمع، مهندس مینا آذرنیا شهردار ساوه، از آن گفت."
    held = {(c.role, c.subject) for c in claims("office", text)}
    assert held == {("assembly_chair", "مینا آذرنیا"), ("mayor", "مینا آذرنیا")}


def test_who_chairs_an_assembly_may_be_another_than_the_mayor_named_next() -> None:
    text = "در نشست مجمع شهرداران استان مرکزی رئیس مجمع، شهردار ساوه و مینا آذرنیا آمدند."
    assert not claims("office", text)


def test_a_name_in_brackets_right_behind_an_office_is_that_of_its_holder_and_no_other() -> None:
    text = "با حضور فرماندار ساوه، رضا ناصری، شهردار ساوه (خانم مینا آذرنیا) از بازار پرده‌برداری کرد."
    assert told(text) == {("مینا آذرنیا", "mayor", "ساوه", "incumbent")}
    assert told("شهردار سابق ساوه (مینا آذرنیا) آمد.") == {("مینا آذرنیا", "mayor", "ساوه", "former")}


def test_a_word_as_it_is_spoken_and_a_verb_are_no_part_of_what_an_office_is_over() -> None:
    assert told("شهردار عزیزمون آقای رضا ناصری به پارک آمد. مردم ساوه شادند.") == {
        ("رضا ناصری", "mayor", "ساوه", "incumbent")
    }
    text = "شورای شهر ساوه نشست و نامه سازمان فرهنگی شهرداری قرائت شد. رضا ناصری مدیرعامل این سازمان آمد."
    assert told(text) == {("رضا ناصری", "municipal_org_head", "سازمان فرهنگی ساوه", "incumbent")}
