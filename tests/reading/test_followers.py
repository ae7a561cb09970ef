"""Who followed whom in an office that the article gives to one of the two: row by row, and where nobody did."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

from urbankg.files import PHRASES, rows

MINA = "مینا آذرنیا"
ROWS = list(rows(PHRASES / "followers.csv"))


def told_of_mina(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """Role, object and status of what a text tells of Mina."""
    return {(c.role, c.object, c.status) for c in claims("office", text) if c.subject == MINA}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    ((_, _, status),) = told_of_mina(row["example"])
    assert status == row["told"]


def test_one_follows_another_in_turn() -> None:
    text = (
        "بهرام رادمنش تا سال ۹۰ شهردار ساوه بود. بعد از او نوبت به رضا ناصری رسید که پنج سال کار کرد. "
        "حالا نوبت مینا آذرنیا است."
    )
    assert told_of_mina(text) == {("mayor", "ساوه", "incumbent")}


@pytest.mark.parametrize(
    "text",
    [
        "بهرام رادمنش، فرماندار ساوه، گفت رضا ناصری مدیر آب شده است. ناصری جایگزین مینا آذرنیا شد.",
        "بهرام رادمنش شهردار ساوه شد. شاید او روزی جانشین مینا آذرنیا شود.",
        "بهرام رادمنش تا سال ۹۰ شهردار ساوه بود. پس از او مینا آذرنیا سخن گفت.",
        "بهرام رادمنش تا سال ۹۰ شهردار ساوه بود. بعد مینا آذرنیا آمد، شاعر شهر، و شعر خواند.",
    ],
)
def test_who_follows_nobody(text: str) -> None:
    assert told_of_mina(text) == set()


def test_the_office_in_which_one_follows_the_other_may_be_another() -> None:
    text = "بهرام رادمنش که شهردار ساوه شد در شورای شهر اراک جانشین مینا آذرنیا بود."
    assert ("mayor", "ساوه", "end") not in told_of_mina(text)


def test_another_clause_behind_a_wording_unmakes_nothing_of_it() -> None:
    text = "بهرام رادمنش، شهردار ساوه، که از مرداد به جای مینا آذرنیا نشسته است، مهندس نیست."
    assert told_of_mina(text) == {("mayor", "ساوه", "former")}


def test_votes_of_councillors_name_no_office_in_which_one_follows_the_other() -> None:
    text = "بهرام رادمنش شهردار ساوه است. او با رأی نه نفر از اعضای شورا جایگزین مینا آذرنیا شد."
    assert told_of_mina(text) == {("mayor", "ساوه", "former")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "رضا ناصری از ۷۲ تا ۸۰ شهردار ساوه بود. جانشینش، بهرام رادمنش، حالا معاون شهردار اراک است.",
            {"mayor"},
        ),
        (
            "رضا ناصری دیروز از ساوه رفت. جانشینش بهرام رادمنش است که تا هفته پیش معاون فرماندار اراک بود.",
            set(),
        ),
    ],
)
def test_who_left_had_not_what_the_other_has_elsewhere(text: str, told: set[str]) -> None:
    roles = {c.role for c in claims("office", text) if c.subject == "رضا ناصری"}
    assert roles == told
