"""How somebody came into an office or left it, row by row of the table and in whole sentences."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import RDF, SKOS

from urbankg.articles import article_from_text
from urbankg.claims import MANNERS, Claim, Manner, Status
from urbankg.files import ONTOLOGY, PHRASES, rows
from urbankg.graph.vocabulary import BASE
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document
from urbankg.reading.evidence import evidence
from urbankg.reading.settling.manners import with_manners
from urbankg.reading.wordings import compile_form

ROWS = list(rows(PHRASES / "manners.csv"))
ROLES = {"": "mayor", "elective": "mayor", "minister": "minister", "appointed": "county_governor"}
MINA = "مینا آذرنیا"


def manners(text: str, status: Status, *names: str, role: str = "mayor") -> list[Manner | None]:
    """The manners of claims on each person named in a sentence."""
    document = Document.of(article_from_text(f"خبر روز\n{text}.", "a"))
    claims = []
    for name in names:
        start = document.text.index(Folded.of(name).text)
        found = evidence(document, "office", (start, start + len(name)))
        claims.append(Claim("office", name, found, role=role, object="ساوه", status=status))
    return [claim.manner for claim in with_manners(document, claims)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['manner']}: {row['form']}")
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    text = Folded.of(row["example"]).text
    found = compile_form(row["form"]).search(text)
    assert found is not None and Folded.of(row["stem"]).text in found.group()
    for group in row["offices"].split("|"):
        for status in (row["status"],) if row["status"] else ("start", "end"):
            told = manners(row["example"], status, MINA, role=ROLES[group])  # type: ignore[arg-type]
            assert told == [None if row["weight"] == "deny" else row["manner"]]


def test_the_table_names_every_manner() -> None:
    assert {row["manner"] for row in ROWS if row["weight"] != "deny"} == set(MANNERS)


@pytest.mark.parametrize(
    ("text", "status", "names", "told"),
    [
        ("مینا آذرنیا استعفا داد و بهرام رادمنش برکنار شد", "end", (MINA, "بهرام رادمنش"), ["resigned", "dismissed"]),
        ("با استعفای مینا آذرنیا، بهرام رادمنش را هم برکنار کردند", "end", (MINA,), ["resigned"]),
        (
            "پس از استعفای بهرام رادمنش، شورا مینا آذرنیا را به شهرداری ساوه برگزید",
            "start", (MINA,), ["elected"],
        ),
        ("مینا آذرنیا با حکم استاندار به عنوان شهردار ساوه منصوب شد", "start", (MINA,), ["appointed"]),
        ("مینا آذرنیا با حکم استاندار شهردار ساوه شد", "start", (MINA,), ["confirmed"]),
        (
            "بهرام رادمنش دوباره رئیس، مینا آذرنیا نایب‌رئیس شورا شد",
            "start", ("بهرام رادمنش", MINA), ["re_elected", None],
        ),
        ("بهرام رادمنش رئیس و مینا آذرنیا منشی شورا انتخاب شدند", "start", ("بهرام رادمنش", MINA), ["elected"] * 2),
        ("ساوه: مینا آذرنیا شهردار شد؛ اراک: بهرام رادمنش با پنج رأی ماند", "start", (MINA,), [None]),
        ("مینا آذرنیا که استعفایش را نپذیرفته بودند از شهرداری ساوه رفت", "end", (MINA,), [None]),
        ("استعفای مینا آذرنیا هنوز پذیرفته نشده است", "end", (MINA,), [None]),
        ("مینا آذرنیا شهردار ساوه شد", "start", (MINA,), [None]),
    ],
)  # fmt: skip
def test_who_did_what(text: str, status: Status, names: tuple[str, ...], told: list[Manner | None]) -> None:
    assert manners(text, status, *names) == told


def test_only_starts_and_ends_have_a_manner() -> None:
    assert manners("مینا آذرنیا، شهردار ساوه، از استعفا گفت", "incumbent", MINA) == [None]
    assert manners("مینا آذرنیا، شهردار ساوه، از استعفا گفت", "former", MINA) == [None]


def test_the_scheme_defines_every_manner_in_both_languages() -> None:
    graph = rdflib.Graph().parse(ONTOLOGY / "manners.ttl")
    concepts = {str(graph.value(c, SKOS.notation)): c for c in graph.subjects(RDF.type, SKOS.Concept)}
    assert set(concepts) == set(MANNERS)
    for key, concept in concepts.items():
        assert str(concept) == f"{BASE}id/manner/{key.replace('_', '-')}"
        for said in (SKOS.prefLabel, SKOS.definition):
            texts = [text for text in graph.objects(concept, said) if isinstance(text, rdflib.Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "fa"]
