"""Plain sentences of meetings and sessions, put together of parts: who met whom, who spoke where."""

from itertools import product

import pytest
from tests.reading.told import assert_told

FIRST = [("هوشنگ رستمی", "شهردار ساوه"), ("بهرام نوروزی‌نژاد", "نماینده ساوه در مجلس")]
SECOND = [
    ("علی احمدی‌پور", "فرماندار ساوه"),
    ("یوهان اشمیت", "سفیر آلمان در ایران"),
    ("سعید طاهری", "مدیرعامل شرکت گاز مرکزی"),
]
MET = [
    "{a} {first} دیروز با {b} {second} دیدار کرد.",
    "{first} {a} با {second} {b} دیدار کرد.",
    "{a} {first} میزبان {b} {second} بود.",
    "{b} {second} مهمان {a} {first} بود.",
    "{a} {first} دیداری با {b} {second} داشت.",
    "{a} {first} مذاکراتی با {b} {second} داشت.",
]
AGENCIES = ["", "به گزارش خبرنگار ایرنا، ", "به گزارش ایسنا، ", "به نقل از مهر، "]
SPOKE = [
    "جلسه شورای شهر بم دیروز برگزار شد. {agency}علی رضایی، رئیس شورای شهر بم، در این جلسه گفت: آب نداریم.",
    "{agency}علی رضایی، رئیس شورای شهر بم، در جلسه علنی دیروز گفت: آب نداریم.",
    "جلسه شورای شهر بم دیروز برگزار شد. {agency}علی رضایی، رئیس شورای شهر بم، گزارشی از آب ارائه کرد.",
]
NOTHING = [
    # others than who was named before meet somebody
    "هوشنگ رستمی، شهردار ساوه، از نمایشگاه دیدن کرد. جمعی از بازدیدکنندگان با پرویز دانش، فرماندار ساوه، گفت‌وگو کردند.",
    "هوشنگ رستمی، شهردار ساوه، از ساخت پل خبر داد. گروهی از کسبه با پرویز دانش، فرماندار ساوه، دیدار کردند.",
    "هوشنگ رستمی، شهردار ساوه، گفت: صبور باشید. در ادامه خبرنگار ما با پرویز دانش، فرماندار ساوه، گفت‌وگو کرد.",
    "هوشنگ رستمی، شهردار ساوه، گفت: صبور باشید. پیمانکار پل در جلسه با پرویز دانش، فرماندار ساوه، قول داد.",
    "جلسه شورای شهر بم به ریاست علی رضایی، رئیس شورای شهر بم، هفته آینده برگزار می‌شود.",
    "جلسه شورای شهر بم دیروز بود. علی رضایی، رئیس شورای شهر بم، در گفت‌وگو با ایسنا در این جلسه گفت آب نداریم.",
    "کارگروهی به ریاست علی رضایی، نماینده بم، در کمیسیون آموزش مجلس تشکیل شده است.",
    "ستادی به ریاست علی رضایی، فرماندار بم، دیروز در شورای تأمین شهرستان بم تشکیل شد.",
    "نماینده بم، علی رضایی، در جلسه معارفه بخشدار گفت آب نداریم.",
    "شورای ششم شهر بم در دومین جلسه خود علی رضایی را با اکثریت آرا رئیس خود کرد.",
    "علی رضایی، نماینده بم در مجلس شورای اسلامی، در نطق میان‌دستور خود گفت آب نداریم.",
    "علی رضایی، سخنگوی شورای شهر بم، از تصویب بودجه در جلسه امروز شورا خبر داد.",
    "علی رضایی، عضو شورای شهر بم، می‌گوید متن را نخوانده است؛ باید در جلسه رسمی مطرح و تصویب شود.",
    "در جلسه‌ای با حضور مدیران، حسن کمالی به عنوان فرماندار بم معرفی شد. در این جلسه از کارکنان تقدیر شد. علی رضایی، "
    "رئیس شورای شهر بم، در این نشست گفت آب نداریم.",
]


@pytest.mark.parametrize(("form", "one", "other"), product(MET, FIRST, SECOND))
def test_met(form: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    (a, first), (b, second) = one, other
    parties = (b, a) if form.startswith("{b}") else (a, b)
    text = form.format(a=a, first=first, b=b, second=second)
    assert_told("meeting", text, [{"subject": parties[0], "object": parties[1]}])


@pytest.mark.parametrize(("form", "agency"), product(SPOKE, AGENCIES))
def test_spoke(form: str, agency: str) -> None:
    assert_told("meeting", form.format(agency=agency), [{"subject": "علی رضایی", "object": "شورای شهر بم"}])


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_told("meeting", text, [])


def test_council_of_a_province() -> None:
    text = "علی رضایی، استاندار کرمان، در جلسه دیروز شورای اسلامی استان کرمان گفت آب نداریم."
    assert_told("meeting", text, [{"subject": "علی رضایی", "object": "شورای استان کرمان"}])


DAYS = {
    "روز گذشته": "2021-05-10",
    "شب گذشته": "2021-05-10",
    "امروز": "2021-05-11",
    "روز شنبه ۱۸ اردیبهشت": "2021-05-08",
}
WHEN = [
    "علی رضایی، رئیس شورای شهر بم، در جلسه {day} شورای شهر بم گفت: آب نداریم.",
    "اعضای شورای شهر بم که {day} گرد هم آمده بودند، رأی دادند. علی رضایی، رئیس شورا، که ریاست جلسه را بر "
    "عهده داشت گفت: آب نداریم.",
]
WHEN_MET = [
    "علی رضایی، رئیس شورای شهر بم، در دیدار {day} با حسن کمالی فرماندار بم گفت: آب نداریم.",
    "علی رضایی، رئیس شورای شهر بم، که {day} به تهران سفر کرده بود، با حسن کمالی وزیر نیرو دیدار کرد.",
]


@pytest.mark.parametrize(("form", "day"), product(WHEN, DAYS))
def test_day_of_a_session(form: str, day: str) -> None:
    told = {"subject": "علی رضایی", "object": "شورای شهر بم", "date": DAYS[day]}
    assert_told("meeting", form.format(day=day), [told])


@pytest.mark.parametrize(("form", "day"), product(WHEN_MET, DAYS))
def test_day_of_a_meeting(form: str, day: str) -> None:
    told = {"subject": "علی رضایی", "object": "حسن کمالی", "date": DAYS[day]}
    assert_told("meeting", form.format(day=day), [told])


def test_no_day_of_another_event() -> None:
    text = "علی رضایی، شهردار بم، که یکشنبه برگزیده شده بود، با حسن کمالی وزیر نیرو دیدار کرد."
    assert_told("meeting", text, [{"subject": "علی رضایی", "object": "حسن کمالی", "date": ""}])


@pytest.mark.parametrize("opening", ["علی رضایی (رئیس)", "رئیس شورا، علی رضایی", "علی رضایی، رئیس شورا"])
def test_minutes(opening: str) -> None:
    text = f"جلسه ۴۲ شورای شهر بم دیروز برگزار شد.\n{opening}: آب نداریم.\nمینا آذرنیا (منشی) نامه را خواند."
    assert_told("meeting", text, [{"subject": "علی رضایی", "object": "شورای شهر بم"}])
