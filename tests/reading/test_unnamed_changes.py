"""A change of office told without a name is that of who is named next, where nothing speaks against it."""

from __future__ import annotations

import pytest
from tests.reading.told import claims


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("شهردار ساوه استعفا داد. مینا آذرنیا در متن استعفای خود به کمبود بودجه اشاره کرده است.", "end"),
        ("شهردار ساوه از سمت خود کناره‌گیری کرد. مینا آذرنیا، شهردار ساوه، از کمبود بودجه گله داشت.", "end"),
        ("شهردار ساوه برکنار شد. مینا آذرنیا امروز در نشست شورای شهر ساوه استیضاح شد.", "end"),
        ("شهردار ساوه پاسخ داد. مینا آذرنیا امروز در نشست شورای شهر ساوه استیضاح شد.", "incumbent"),
        ("شهردار ساوه استعفا نداد. مینا آذرنیا، شهردار ساوه، از کمبود بودجه گله داشت.", "incumbent"),
        ("شاید شهردار ساوه استعفا داد. مینا آذرنیا، شهردار ساوه، از کمبود بودجه گله داشت.", "incumbent"),
        ("شهردار سابق ساوه برکنار شد. مینا آذرنیا، شهردار ساوه، از کمبود بودجه گله داشت.", "incumbent"),
    ],
)
def test_the_holder_who_is_named_next_is_who_left(text: str, status: str) -> None:
    assert [(c.subject, c.object, c.status) for c in claims("office", text)] == [
        ("مینا آذرنیا", "ساوه", status)
    ]


def test_who_replaces_whom_in_an_office_that_changes() -> None:
    text = "با حکم وزیر کشور فرماندار ساوه تغییر کرد. بر اساس این حکم، مینا آذرنیا جایگزین رضا ناصری شد."
    assert {(c.subject, c.role, c.object, c.status) for c in claims("office", text)} == {
        ("مینا آذرنیا", "county_governor", "ساوه", "start"),
        ("رضا ناصری", "county_governor", "ساوه", "end"),
    }


def test_who_replaces_whom_elsewhere_changes_nothing() -> None:
    text = "فرماندار ساوه تغییر کرد. در تیم فوتبال، مینا آذرنیا جایگزین رضا ناصری در دروازه شد."
    assert not {c.status for c in claims("office", text)} & {"start", "end"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("در آیین معارفه فرماندار ساوه، مینا آذرنیا فرماندار ساوه گفت: آمده‌ام که کار کنم.", "start"),
        (
            "جلسه تودیع و معارفه سرپرست شهرداری ساوه برگزار شد. مینا آذرنیا سرپرست شهرداری ساوه گفت: کار می‌کنم.",
            "start",
        ),
        ("در آیین معارفه شهردار تفرش، مینا آذرنیا شهردار ساوه گفت: آمده‌ام.", "incumbent"),
        ("در نشست شهردار ساوه، مینا آذرنیا شهردار ساوه گفت: آمده‌ام.", "incumbent"),
        ("شهردار شهر جدید ساوه به عضویت کانون انتخاب شد. مینا آذرنیا شهردار ساوه خرسند است.", "incumbent"),
    ],
)
def test_whose_coming_a_ceremony_is(text: str, status: str) -> None:
    assert {c.status for c in claims("office", text) if c.subject == "مینا آذرنیا"} == {status}
