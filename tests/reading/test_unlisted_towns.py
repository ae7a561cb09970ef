"""Towns and counties that no list has are named as the article writes them, and never those of the dateline."""

from __future__ import annotations

import pytest
from tests.reading.told import assert_told

WHO = "پیمان رضایی"


@pytest.mark.parametrize(
    ("text", "role", "label", "status"),
    [
        (f"به گزارش ایرنا از اراک، {WHO} به عنوان شهردار مهرآباد منصوب شد.", "mayor", "مهرآباد", "start"),
        (f"اراک - ایرنا - {WHO}، شهردار ولی‌آباد، گفت: کار خوب است.", "mayor", "ولی‌آباد", "incumbent"),
        (f"اراک - ایرنا - {WHO} شهردار گل‌دره گفت: کار خوب است.", "mayor", "گل‌دره", "incumbent"),
        (f"به گزارش ایسنا از گرگان، شورا {WHO} را به عنوان شهردار نوده برگزید.", "mayor", "نوده", "start"),
        (f"اراک - {WHO}، رئیس شورای شهر مهرآباد، گفت: خوب است.", "council_chair", "مهرآباد", "incumbent"),
        (
            f"ایرنا از گرگان، {WHO}، فرماندار مهرآباد، گفت: خوب است.",
            "county_governor",
            "مهرآباد",
            "incumbent",
        ),
    ],
)
def test_a_town_on_no_list_is_named_as_it_is_written(text: str, role: str, label: str, status: str) -> None:
    assert_told("office", text, [{"subject": WHO, "role": role, "object": label, "status": status}])


@pytest.mark.parametrize(
    "text",
    [
        f"کرج - ایسنا - {WHO} به عنوان شهردار برگزیده شد.",
        f"کرج - ایسنا - {WHO} به عنوان شهردار منتخب معرفی شد.",
        f"کرج - ایسنا - {WHO}، شهردار، گفت: کار خوب است. شهردار رضایی از بودجه هم گفت.",
    ],
)
def test_other_words_after_mayor_are_no_town(text: str) -> None:
    assert_told("office", text, [{"subject": WHO, "role": "mayor", "object": "کرج"}])


def test_a_bare_mayor_is_of_the_town_that_the_same_person_is_said_to_be_mayor_of() -> None:
    text = f"اراک - ایرنا - شهردار {WHO} آمد. {WHO}، شهردار مهرآباد، گفت: کار خوب است."
    assert_told("office", text, [{"subject": WHO, "role": "mayor", "object": "مهرآباد"}])


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        (f"دهیار کوئیک حسن، {WHO}، گفت: برف آمد.", "village_head", "کوئیک حسن"),
        (f"دهیار روستای عامری، {WHO}، گفت: برف آمد.", "village_head", "عامری"),
        (f"بخشدار زز و ماهرو آمد. {WHO}، بخشدار، گفت: برف آمد.", "district_governor", "زز و ماهرو"),
        (f"بخشدار نوبران و شهردار ساوه آمدند. {WHO}، بخشدار، گفت: برف آمد.", "district_governor", "نوبران"),
    ],
)
def test_a_village_or_district_is_told_by_the_name_behind_it(text: str, role: str, label: str) -> None:
    assert_told("office", text, [{"subject": WHO, "role": role, "object": label}])


def test_a_surname_or_an_adjective_before_a_name_is_no_village() -> None:
    text = f"دهیار مزرعه‌نو آمد. دهیار جوان، {WHO}، گفت: برف آمد."
    assert_told("office", text, [{"subject": WHO, "role": "village_head", "object": "مزرعه‌نو"}])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            f"مردم این گوشه از محلات آمدند. شهرداری مهرچم کوچک است. نخستین شهردارش، {WHO}، گفت: خوب است.",
            "مهرچم",
        ),
        (f"شهرداری مهرچم کوچک است. {WHO} از محلات آمد و شهردار شد.", "مهرچم"),
        (f"شهرداری مهرچم کوچک است. مردم به محلات رفتند. شهردار این شهر، {WHO}، گفت: خوب است.", "محلات"),
    ],
)
def test_who_is_mayor_after_a_town_on_no_list(text: str, label: str) -> None:
    assert_told("office", text, [{"subject": WHO, "role": "mayor", "object": label}])
