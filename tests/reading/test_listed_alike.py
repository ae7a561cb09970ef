"""Lists of persons with their offices: what is said of one, or above the list, is said of each."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

MADE = {"مینا آذرنیا": "start", "بهرام رادمنش": "start", "پریسا کاوه‌نژاد": "start"}


def told(text: str) -> dict[str, str | None]:
    return {claim.subject: claim.status for claim in claims("office", text)}


@pytest.mark.parametrize(
    "text",
    [
        "استاندار مرکزی این افراد را منصوب کرد:\n- مینا آذرنیا، فرماندار ساوه\n- بهرام رادمنش، فرماندار تفرش\n"
        "- پریسا کاوه‌نژاد، بخشدار نوبران",
        "در آیین معارفه، احکام زیر خوانده شد:\n1. مینا آذرنیا، فرماندار ساوه\n2. دکتر بهرام رادمنش، فرماندار تفرش\n"
        "3. پریسا کاوه‌نژاد، بخشدار نوبران",
        "مجلس رأی داد و مینا آذرنیا وزیر نیرو با ۲۰۹ رأی موافق، بهرام رادمنش وزیر نفت با ۱۸۸ رأی موافق و "
        "پریسا کاوه‌نژاد وزیر کشور با ۱۷۹ رأی موافق انتخاب شدند.",
    ],
)
def test_all_in_a_list_take_their_offices(text: str) -> None:
    assert told(text) == MADE


@pytest.mark.parametrize(
    "text",
    [
        "سه فرماندار استان مرکزی از کار خود کنار رفته‌اند: مینا آذرنیا فرماندار ساوه، بهرام رادمنش فرماندار تفرش و "
        "پریسا کاوه‌نژاد فرماندار محلات.",
        "سه شهردار استان مرکزی استعفا دادند:\n- مینا آذرنیا، شهردار ساوه\n- بهرام رادمنش، شهردار تفرش\n"
        "- پریسا کاوه‌نژاد، شهردار محلات",
    ],
)
def test_all_in_a_list_leave_their_offices(text: str) -> None:
    assert told(text) == dict.fromkeys(MADE, "end")


@pytest.mark.parametrize(
    "text",
    [
        "یادآوری: مینا آذرنیا فرماندار ساوه، بهرام رادمنش فرماندار تفرش و پریسا کاوه‌نژاد بخشدار نوبران هستند.",
    ],
)
def test_all_in_a_list_hold_their_offices(text: str) -> None:
    assert told(text) == dict.fromkeys(MADE, "incumbent")


def test_who_is_called_the_new_holder_is_no_former_one() -> None:
    text = (
        "شورا دیشب مینا آذرنیا را با پنج رأی انتخاب کرد. آذرنیا، شهردار تازه ساوه، از شنبه کار را آغاز می‌کند."
    )
    assert "former" not in told(text).values()


@pytest.mark.parametrize(
    "above",
    ["فهرست وزیران پیشنهادی به این شرح است:", "در این نامه نام‌های زیر به عنوان وزرای پیشنهادی معرفی شدند:"],
)
@pytest.mark.parametrize(
    "lines",
    [
        "مینا آذرنیا: وزیر امور خارجه\nبهرام رادمنش: وزیر کشور\nپریسا کاوه‌نژاد: وزیر نیرو",
        "۱- مینا آذرنیا؛ وزارت نفت\n۲- بهرام رادمنش؛ وزارت کشور\n۳- پریسا کاوه‌نژاد؛ وزارت نیرو",
    ],
)
def test_all_in_a_list_of_those_proposed_only_stand(above: str, lines: str) -> None:
    assert told(f"{above}\n{lines}") == dict.fromkeys(MADE, "candidate")


def test_all_in_a_list_that_was_trusted_take_their_offices() -> None:
    text = "وزیران پیشنهادی با این آرا رأی اعتماد گرفتند:\nمینا آذرنیا: وزیر نیرو\nبهرام رادمنش: وزیر کشور"
    assert set(told(text).values()) == {"start"}


def test_two_proposed_ministers_called_so_behind_their_names_only_stand() -> None:
    text = "مینا آذرنیا و بهرام رادمنش، وزیران پیشنهادی کشور و نیرو، در نشست حاضر شدند."
    assert set(told(text).values()) == {"candidate"}
