"""Who is only called by an office, where no word tells of a change, did not just come."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

CALLED = [
    "این مدیران در نشست سخن گفتند:\n- مینا آذرنیا، فرماندار ساوه\n- بهرام رادمنش، فرماندار تفرش",
    "دو نفر زنگ زدند: مینا آذرنیا فرماندار ساوه و بهرام رادمنش فرماندار تفرش.",
    "با آقای بهرام رادمنش رئیس شورا هفته‌ای دو نوبت جلسه داریم.",
]


def statuses(text: str) -> set[str | None]:
    return {claim.status for claim in claims("office", text)}


@pytest.mark.parametrize("text", CALLED)
def test_who_is_called_by_an_office_holds_it(text: str) -> None:
    assert "start" not in statuses(text)


def test_who_is_called_by_an_office_under_the_news_of_a_decree_takes_it() -> None:
    text = "استاندار این افراد را منصوب کرد:\n- مینا آذرنیا، فرماندار ساوه\n- بهرام رادمنش، فرماندار تفرش"
    assert statuses(text) == {"start"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("برای عضویت در هیئت‌مدیره سازمان همیاری استان، مینا آذرنیا شهردار ساوه انتخاب شد.", "incumbent"),
        (
            "مینا آذرنیا ریاست سازمان تاکسیرانی شهرداری ساوه به عضویت اتحادیه تاکسیرانی‌های کشور درآمد.",
            "incumbent",
        ),
        ("مینا آذرنیا به ریاست سازمان تاکسیرانی شهرداری ساوه رسید.", "start"),
        ("با رأی شورا، مینا آذرنیا شهردار ساوه شد.", "start"),
    ],
)
def test_who_is_chosen_for_something_else_has_the_office_of_the_title(text: str, status: str) -> None:
    assert statuses(text) == {status}
