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
    "جلسه شورای شهر بم به ریاست علی رضایی، رئیس شورای شهر بم، هفته آینده برگزار می‌شود.",
    "جلسه شورای شهر بم دیروز بود. علی رضایی، رئیس شورای شهر بم، در گفت‌وگو با ایسنا در این جلسه گفت آب نداریم.",
    "نماینده بم، علی رضایی، در جلسه معارفه بخشدار گفت آب نداریم.",
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
