"""Words that pages run together: which are parted, and which are one word after all."""

import time

import pytest

from urbankg.files import PHRASES, rows
from urbankg.lexicon.names import cities, given_names, surnames
from urbankg.persian.run_together import parted

ROWS = list(rows(PHRASES / "run_together.csv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['list']}: {row['word']}")
def test_a_row_parts_its_example(row: dict[str, str]) -> None:
    assert parted(row["example"]) == row["told"].replace("⏎", "\n")


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("نائین: رئیس شورایشهر", "نائین: رئیس شورای شهر"),  # words of the phrase tables
        ("وی خاطرنشانکرد:", "وی خاطرنشان کرد:"),
        ("«بهعنوان شهردار»", "«به عنوان شهردار»"),
        ("رئیسجمهور", "رئیس‌جمهور"),
        ("نماينده شهرستانهاي گناوه و ديلم", "نماينده شهرستان‌هاي گناوه و ديلم"),  # letters stay as they are
        ("معاون فرمانداراردکان", "معاون فرماندار اردکان"),
        ("ابراهیم وشهردار نائین", "ابراهیم و شهردار نائین"),
    ],
)
def test_two_words_written_as_one_are_parted(text: str, apart: str) -> None:
    assert parted(text) == apart


@pytest.mark.parametrize(
    "text",
    [
        "وحید وارد شهرکرد شد و به شهریار و شهرضا رفت",
        "استانداران، شهرداران و فرمانداران",
        "استاندارد سهم درآمد و برآورد در میلیارد",
        "هدایت‌الله و ولایت‌الله",
        "میلاد از میبد و میمند تا میدان",
        "کسی که سالهاست",
        "می‌شود، شهرستان‌های، به‌عنوان",
        "  دو  فاصله ",
        "",
    ],
)
def test_what_is_one_word_stays_one(text: str) -> None:
    assert parted(text) == text


def test_no_name_is_parted() -> None:
    names = given_names() | surnames() | cities()
    assert [name for name in names if parted(name) != name] == []


def test_words_that_were_met_cost_next_to_nothing() -> None:
    text = "شهردار نائین در جلسه شورای شهر گفت که بودجه امسال خرج می‌شود. " * 200
    parted(text)
    start = time.process_time()
    parted(text)
    assert time.process_time() - start < 0.02
