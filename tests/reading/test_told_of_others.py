"""What stands near a name and an office and makes no holder, or no change: as the newswire says it every day."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

REZA = "رضا ناصری"


def offices(text: str) -> set[tuple[str | None, str | None]]:
    """Role and status of what a text tells of Reza."""
    return {(c.role, c.status) for c in claims("office", text) if c.subject == REZA}


@pytest.mark.parametrize(
    "text",
    [
        "شهردار ساوه گفت: آسفالت معابر آغاز شد. رضا ناصری یکی از شهروندان گفت: کوچه ما خاکی است.",
        "استاندار مرکزی گفت: راه‌ها باز است. رضا ناصری نماینده ولی‌فقیه در استان گفت: مردم صبورند.",
        "رضا ناصری به عنوان سرپرست اداره کل نوسازی مدارس استان مرکزی منصوب شد.",
        "رضا ناصری معاون معماری و شهرسازی اداره کل راه و شهرسازی استان مرکزی گفت: کار مانده است.",
        "نماینده استاندار مرکزی، رضا ناصری، در جلسه گفت: کار مانده است.",
        "مسئول دفتر فرماندار ساوه، رضا ناصری، درگذشت.",
        "به گفته رضا ناصری، شهردار ساوه قول داده است تا پایان ماه، خیابان آسفالت شود.",
        "رضا ناصری، راننده اتوبوس، پس از سی سال کار از شهرداری ساوه بازنشسته شد.",
        "به گزارش روابط عمومی فرمانداری ساوه، رئیس اداره راهداری تودیع و رضا ناصری به عنوان سرپرست معرفی شد.",
        "لوح تقدیر شهرداری ساوه به رضا ناصری، آتش‌نشان فداکار، اعطا شد.",
        "رضا ناصری، مدیرکل میراث فرهنگی، درخواست شهرداری ساوه را پذیرفت.",
        "رضا ناصری از شهرداری ساوه به مرحله نهایی جشنواره قرآن راه یافت.",
        "رضا ناصری به عنوان سرپرست منطقه ۳ عملیات انتقال گاز منصوب شد.",
        "گفته می‌شود رضا ناصری به عنوان شهردار ساوه انتخاب شده است.",
    ],
)
def test_who_is_only_named_near_an_office_holds_none(text: str) -> None:
    assert offices(text) == set()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("با حضور رضا ناصری استاندار مرکزی و شهردار ساوه پل افتتاح شد.", "governor_general"),
        ("رئیس شورای شهر و شهردار ساوه، رضا ناصری، آمدند.", "mayor"),
        (
            "رضا ناصری، عضو شورای شهر ساوه، با بیان اینکه تنها ۲۰ میلیارد تومان به شهرداری رسیده است، خواستار "
            "شفافیت شد.",
            "council_member",
        ),
        ("به گفته رضا ناصری، شهردار ساوه که دیروز آمد، خیابان آسفالت می‌شود.", "mayor"),
        ("رضا ناصری شهردار ساوه قبل از ظهر امروز از پل بازدید کرد.", "mayor"),
        ("رضا ناصری، شهردار ارجمند ساوه، حضور داشت.", "mayor"),
    ],
)
def test_who_holds_one_office_holds_no_other_beside_it(text: str, role: str) -> None:
    assert offices(text) == {(role, "incumbent")}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("به گفته رضا ناصری، فرماندار ساوه، پیکر این شهید فردا در گلزار تشییع می‌شود.", "county_governor"),
        ("به گفته رضا ناصری، رئیس شورای شهر ساوه، شهردار این شهر امروز استعفا داد.", "council_chair"),
        ("با پیگیری رضا ناصری، نماینده ساوه، گمرک به شهرک صنعتی منتقل شد.", "mp"),
        (
            "رضا ناصری، فرماندار ساوه، با بیان اینکه در این تصادف سه نفر جان باختند، خواستار احتیاط شد.",
            "county_governor",
        ),
        ("رضا ناصری، عضو شورای شهر ساوه، به نشانه اعتراض جلسه شورای شهر را ترک کرد.", "council_member"),
        ("رضا ناصری، شهردار ساوه، در اعتراض صحن شورا را ترک کرد.", "mayor"),
        ("رضا ناصری، شهردار ساوه، شامگاه دفتر خود را ترک کرد.", "mayor"),
        ("شهردار ساوه، رضا ناصری، به یکی از بیمارستان‌های تهران منتقل شد.", "mayor"),
        ("رضا ناصری، شهردار ساوه، پس از سکته به تهران منتقل شد.", "mayor"),
        ("رضا ناصری، شهردار ساوه، با پیکر شهید گمنام وداع کرد.", "mayor"),
        ("رضا ناصری، شهردار ساوه، با زائران خداحافظی کرد.", "mayor"),
    ],
)
def test_what_becomes_of_others_or_for_an_hour_ends_no_office(text: str, role: str) -> None:
    assert offices(text) == {(role, "incumbent")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "شورای شهر ساوه شهردار جدید را انتخاب کرد. رضا ناصری، مدیرکل پیشین راه و شهرسازی، با پنج رأی برگزیده "
            "شد.",
            {("mayor", "start")},
        ),
        (
            "رضا ناصری، معاون عمرانی شهرداری ساوه، با حفظ سمت سرپرست شهرداری شد.",
            {("deputy_mayor", "incumbent"), ("acting_mayor", "start")},
        ),
        (
            "رضا ناصری معاون استاندار مرکزی و فرماندار ساوه گفت هوا سرد است.",
            {
                ("deputy_governor_general", "incumbent"),
                ("county_governor", "incumbent"),
            },
        ),
    ],
)
def test_who_was_something_else_or_stays_it_may_come(text: str, told: set[tuple[str, str]]) -> None:
    assert offices(text) == told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("رضا ناصری استاندار مرکزی، مینا آذرنیا را به عنوان فرماندار ساوه منصوب کرد.", "governor_general"),
        ("رضا ناصری وزیر کشور، مینا آذرنیا را به سمت استاندار مرکزی معرفی کرد.", "minister"),
        ("به پیشنهاد رضا ناصری رئیس شورای شهر ساوه، مینا آذرنیا سرپرست شهرداری شد.", "council_chair"),
        ("رضا ناصری شهردار ساوه گفت: کار ادامه دارد.\nمینا آذرنیا فرماندار تفرش شد.", "mayor"),
    ],
)
def test_who_appoints_proposes_or_speaks_beside_who_comes_has_long_come(text: str, role: str) -> None:
    assert offices(text) == {(role, "incumbent")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "بهرام رادمنش استاندار مرکزی رضا ناصری را به عنوان فرماندار ساوه منصوب کرد.\nوی پیش از این شهردار "
            "تفرش بوده است.",
            {("county_governor", "start"), ("mayor", "former")},
        ),
        ("مهدی میرناصری شهردار ساوه آمد. آقای ناصری فرماندار ساوه نیامد.", set()),
        ("شهردار مهران رضا ناصری گفت آب نیست.", {("mayor", "incumbent")}),
        ("در ۱۲ بهمن رضا ناصری، شهردار ساوه، استعفا کرد.", {("mayor", "end")}),
        ("پدر رضا ناصری، شهردار ساوه، درگذشت.", {("mayor", "incumbent")}),
    ],
)
def test_whose_name_and_whose_career_it_is(text: str, told: set[tuple[str, str]]) -> None:
    assert offices(text) == told


def test_whom_a_holder_met_is_not_the_holder_but_who_speaks_is() -> None:
    met = "شهردار ساوه از قهرمان کشتی شهر تقدیر کرد."
    assert offices(f"{met} رضا ناصری مدال طلا گرفته است.") == set()
    assert offices(f"{met} رضا ناصری در این آیین گفت: سالن ساخته می‌شود.") == {("mayor", "incumbent")}


@pytest.mark.parametrize(
    "text",
    [
        "شورای شهر ساوه رضا ناصری شهردار را عزل کرد و مینا آذرنیا سرپرست شهرداری شد.",
        "شورای شهر ساوه رضا ناصری شهردار این شهر را برکنار کرد و مینا آذرنیا را به عنوان سرپرست گمارد.",
    ],
)
def test_who_is_dismissed_where_another_comes_has_left(text: str) -> None:
    assert offices(text) == {("mayor", "end")}


def told_of_all(role: str, text: str) -> dict[str, str | None]:
    """How each holds an office of a role, by what a text tells."""
    return {c.subject: c.status for c in claims("office", text) if c.role == role}


@pytest.mark.parametrize(
    "text",
    [
        "سه عضو شورای شهر ساوه استیضاح شهردار را کلید زدند. رضا ناصری، علی کمالی و لیلا رادمنش طرح استیضاح بهرام "
        "آذرنیا را امضا کردند.",
        "پنج عضو شورای شهر ساوه خواستار برکناری رئیس شورا شدند. رضا ناصری، علی کمالی، بهرام آذرنیا و لیلا رادمنش "
        "نامه را امضا کرده‌اند.",
        "جلسه شورای شهر ساوه با غیبت چهار عضو به حد نصاب نرسید. رضا ناصری، علی کمالی و لیلا رادمنش در این جلسه حاضر "
        "نشدند.",
        "شهردار ساوه با رأی پنج عضو از هفت عضو شورا کنار گذاشته شد. رضا ناصری، عضو شورا که به استیضاح رأی مخالف داد، "
        "گفت: این تصمیم عجولانه بود.",
    ],
)
def test_members_who_vote_on_others_stay(text: str) -> None:
    told = told_of_all("council_member", text)
    assert REZA in told
    assert set(told.values()) == {"incumbent"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "علی کمالی در پی اختلاف با رئیس شورای شهر ساوه، رضا ناصری، استعفا داده بود.",
            "council_chair",
        ),
        (
            "رئیس شورای شهر ساوه با انتقاد از عملکرد شهردار استعفا داد. رضا ناصری شهردار ساوه گفت: استعفا حق اوست.",
            "mayor",
        ),
    ],
)
def test_over_whom_another_leaves_stays(text: str, role: str) -> None:
    assert offices(text) == {(role, "incumbent")}


@pytest.mark.parametrize(
    "text",
    [
        "شورای شهر ساوه ستادی نوروزی دارد. رئیس این ستاد، رضا ناصری، گفت: برنامه‌ها آماده است.",
        "کمیته املاک شورای شهر ساوه با عضویت علی کمالی، رضا ناصری و لیلا رادمنش تشکیل شد.",
        "فرماندار ساوه گفت: رضا ناصری و علی کمالی بیشترین رأی را آوردند. بهرام آذرنیا افزود: شمارش پایان یافت.",
        "انتخابات شورای شهر ساوه برگزار شد. رضا ناصری و علی کمالی اعضای علی‌البدل شورا هستند.",
        "هیئت رئیسه شورای بخش مرکزی ساوه انتخاب شد. علی کمالی به عنوان رئیس و رضا ناصری به عنوان منشی انتخاب شدند.",
        "سخنگوی شورای شهر ساوه گفت: رضا ناصری نامزد شهرداری بود اما رأی نیاورد.",
    ],
)
def test_who_is_listed_with_a_council_is_not_always_of_it(text: str) -> None:
    assert offices(text) == set()


def test_who_leaves_the_board_stays_in_the_council() -> None:
    text = "رضا ناصری از هیئت رئیسه شورای شهر ساوه کناره گرفت. وی منشی شورا بود و همچنان عضو شورا می‌ماند."
    assert ("council_member", "end") not in offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "شهردار ساوه به زودی انتخاب می‌شود. نامزدها، رضا ناصری، علی کمالی و لیلا رادمنش، برنامه‌های خود را دادند.",
        "رأی‌گیری برای انتخاب شهردار ساوه به نتیجه نرسید. دو نامزد، رضا ناصری و علی کمالی، هر کدام سه رأی آوردند.",
    ],
)
def test_candidates_stand_for_what_is_to_be_chosen(text: str) -> None:
    assert offices(text) == {("mayor", "candidate")}


@pytest.mark.parametrize(
    "text",
    [
        "در کمیسیون عمران شورای شهر ساوه علی کمالی رئیس و رضا ناصری نایب‌رئیس شدند.",
        "سرپرست شهرداری ساوه در جلسه شورای شهر سخن گفت. علی کمالی که پس از عزل رضا ناصری به این سمت منصوب شده است، "
        "گفت: حقوق‌ها پرداخت شد.",
    ],
)
def test_what_a_committee_or_a_session_of_a_council_gives_is_no_seat_in_it(text: str) -> None:
    assert not {role for role, _ in offices(text)} & {"council_vice_chair", "council_member"}
