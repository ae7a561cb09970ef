"""Who leaves the office that another takes, or takes the one that another leaves: row by row, and where nobody does."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

from urbankg.files import PHRASES, rows

MINA = "مینا آذرنیا"
STATUS = {"leaving": "end", "taking": "start", "preceding": "former"}
ROWS = list(rows(PHRASES / "successions.csv"))


def told_of_mina(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """Role, object and status of what a text tells of Mina."""
    return {(c.role, c.object, c.status) for c in claims("office", text) if c.subject == MINA}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['event']}: {row['form']}")
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    assert told_of_mina(f"{row['example']}.") == {("mayor", "ساوه", STATUS[row["event"]])}


@pytest.mark.parametrize(
    "text",
    [
        "بهرام رادمنش به عنوان شهردار ساوه معرفی شد. وی با مینا آذرنیا دیدار کرد.",
        "بهرام رادمنش شهردار ساوه شد. رضا ناصری جانشین مینا آذرنیا در تیم فوتبال است.",
        "بهرام رادمنش شهردار ساوه و رضا ناصری فرماندار ساوه شد. از زحمات مینا آذرنیا قدردانی شد.",
        "احتمال دارد با استعفای مینا آذرنیا، بهرام رادمنش شهردار ساوه شود.",
        "بهرام رادمنش، شهردار ساوه، از زحمات مینا آذرنیا قدردانی کرد.",
        "بهرام رادمنش، شهردار ساوه، از کارها گفت. جانشین او، مینا آذرنیا، در جلسه بود.",
        "بهرام رادمنش از شهرداری ساوه رفت. به جای او مینا آذرنیا در تیم فوتبال بازی می‌کند.",
        "بهرام رادمنش از شهرداری ساوه رفت. شاید جانشین او مینا آذرنیا باشد.",
    ],
)
def test_who_is_no_predecessor(text: str) -> None:
    assert told_of_mina(text) == set()


def test_what_the_text_calls_somebody_counts_more() -> None:
    text = "بهرام رادمنش شهردار ساوه شد. در این مراسم از زحمات مینا آذرنیا، فرماندار پیشین اراک، قدردانی شد."
    assert told_of_mina(text) == {("county_governor", "اراک", "former")}
