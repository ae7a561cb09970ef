"""Who leaves by the sentence is no sitting holder: row by row of the table, and where it is not so."""

from __future__ import annotations

import datetime as dt

import pytest

from urbankg.articles import article_from_text
from urbankg.claims import Claim, Status
from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded
from urbankg.reading.evidence import evidence
from urbankg.reading.leaving import settled
from urbankg.reading.scene import Scene

ROWS = list(rows(PHRASES / "leaving.csv"))
MINA = "مینا آذرنیا"


def claim_of(text: str, status: Status = "incumbent") -> Claim:
    """A claim on Mina and the office named in a sentence, as it is settled."""
    scene = Scene(article_from_text(f"خبر روز\nدوشنبه ۵ مهر ۱۴۰۰\n{text}.", "a"))
    words = scene.document.text
    name = words.index(Folded.of(MINA).text)
    office = max(words.find(word) for word in ("شهردار ساوه", "فرماندار ساوه"))
    marks = (name, name + len(MINA)), (office, office + len("شهردار ساوه"))
    found = evidence(scene.document, "office", *marks)
    (claim,) = settled(scene, [Claim("office", MINA, found, role="mayor", object="ساوه", status=status)])
    return claim


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['side']}: {row['form']}")
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    expected = "incumbent" if row["side"] == "barrier" else "end"
    assert claim_of(row["example"]).status == expected


@pytest.mark.parametrize(
    "text",
    [
        "استعفای مینا آذرنیا، شهردار ساوه، پذیرفته نشد",
        "مینا آذرنیا، شهردار ساوه، درگذشت بهرام رادمنش را تسلیت گفت",
        "مینا آذرنیا، شهردار ساوه، در آیین تودیع بهرام رادمنش سخن گفت",
        "مینا آذرنیا، شهردار ساوه، گفت: معاونم استعفا داد",
        "قرار است آیین تودیع مینا آذرنیا، شهردار ساوه، برگزار شود",
        "مینا آذرنیا، شهردار ساوه، استعفا نداد",
    ],
)
def test_who_stays(text: str) -> None:
    assert claim_of(text).status == "incumbent"


def test_the_day_of_leaving_is_that_of_the_sentence() -> None:
    claim = claim_of("آیین تودیع مینا آذرنیا، شهردار ساوه، روز ۴ مهر ۱۴۰۰ برگزار شد")
    assert claim.date is not None and claim.date.earliest == dt.date(2021, 9, 26)


def test_who_comes_leaves_only_by_words_before_the_name() -> None:
    told = "دوره مسئولیت مینا آذرنیا به عنوان شهردار ساوه پایان یافت"
    assert claim_of(told, "start").status == "end"
    assert claim_of("مینا آذرنیا، شهردار ساوه، دیروز بازنشسته شد", "start").status == "start"
    assert claim_of("آیین تودیع مینا آذرنیا، شهردار ساوه، برگزار شد", "former").status == "former"
