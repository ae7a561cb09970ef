"""What on a page is no part of the article: row by row of the table, and what looks like it and is."""

from __future__ import annotations

import pytest

from urbankg.articles.layout import lay_out
from urbankg.files import PHRASES, rows

ROWS = list(rows(PHRASES / "boilerplate.csv"))


def kinds(*lines: str) -> list[str]:
    return [part.kind for part in lay_out("a", "خبر روز", "", list(lines)).parts[1:]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_row_finds_its_example(row: dict[str, str]) -> None:
    told = kinds("شورای شهر دیروز تشکیل شد.", row["example"], "شهردار هم بود.")
    assert told == ["body", "boilerplate", "boilerplate" if row["where"] == "rest" else "body"]


@pytest.mark.parametrize("line", ["شهردار ساوه | مینا آذرنیا", "بودجه شهر > ۲۰۰ میلیارد تومان شد"])
def test_one_stroke_makes_no_menu(line: str) -> None:
    assert kinds(line) == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "با استناد به ماده ۷۱ قانون شوراها، مینا آذرنیا شهردار ساوه شد.",
        "مدیرمسئول هفته‌نامه ساوه گفت: چاپ کاغذی تمام می‌شود.",
        "اشتراک‌گذاری دوچرخه در ساوه آغاز شد.",
        "خانه «مشروطه» ساوه پس از سه سال باز شد.",
        "سفیر ایتالیا در دیدار با شهردار ساوه گفت به دنبال همکاری است.",
    ],
)
def test_a_paragraph_that_only_begins_like_a_footer_is_read(line: str) -> None:
    assert kinds(line) == ["body"]
