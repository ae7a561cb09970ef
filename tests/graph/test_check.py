"""The checks: silent on what the program makes, and each speaks up when its rule is broken."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from urbankg.claims import Claim
from urbankg.conclusions import conclude
from urbankg.errors import UrbankgError
from urbankg.graph.check import LEVELS, checks, run_checks, run_shapes
from urbankg.graph.store import GraphStore
from urbankg.persian.dates import parse_date

from .examples import CLAIMS, MAYOR, PEOPLE, article, damage

OTHER_MAYOR = dataclasses.replace(MAYOR, subject="بهرام نیک‌سرشت", status="incumbent", date=None)
LONG_AGO = "'1999-01-01'^^<http://www.w3.org/2001/XMLSchema#date>"
THIRD_MAYOR = dataclasses.replace(OTHER_MAYOR, subject="پریسا آذرنیا")
MEMBER = dataclasses.replace(
    MAYOR, kind="member", role=None, status=None, date=None, subject="اتحادیه نمونه", object="اتحادیه نمونه"
)


def found(*claims: Claim, update: str = "", published: bool = True) -> set[str]:
    store = GraphStore.in_memory()
    store.ingest(article() if published else article(published=None), claims)
    if update:
        damage(store, update)
    return {finding.check for finding in run_checks(store)} - {"role-not-in-scheme"}


def in_graphs(delete: str, insert: str = "", where: str = "") -> str:
    parts = {"DELETE": delete, "INSERT": insert, "WHERE": where or delete}
    return " ".join(f"{word} {{ GRAPH ?g {{ {pattern} }} }}" for word, pattern in parts.items())


# Each check, with claims (or a damage done to a sound graph) that break its rule and no other's.
CASES = [
    ("claim-without-evidence", CLAIMS, in_graphs("?c ukg:evidence ?e")),
    ("quote-does-not-fit-offsets", CLAIMS, in_graphs("?e oa:exact ?q", '?e oa:exact "؟"@fa')),
    ("quote-outside-article", CLAIMS, in_graphs("?a ukg:textLength ?n", "?a ukg:textLength 5")),
    ("dates-out-of-order", CLAIMS, in_graphs("?c ukg:latest ?d", f"?c ukg:latest {LONG_AGO}")),
    ("date-long-after-publication", (dataclasses.replace(MAYOR, date=parse_date("1401-11-01")),), ""),
    ("two-mayors-in-one-article", (OTHER_MAYOR, THIRD_MAYOR), ""),
    ("member-of-itself", (MEMBER,), ""),
    ("population-implausible", (dataclasses.replace(PEOPLE, value=3),), ""),
    ("object-not-linked", (dataclasses.replace(MAYOR, object="نمونه‌آباد"),), ""),
]  # fmt: skip


def test_a_sound_graph_passes() -> None:
    assert found(*CLAIMS) == set()
    assert found(dataclasses.replace(MAYOR, date=parse_date("1401-10-01"))) == set()


@pytest.mark.parametrize(("check", "claims", "damage"), CASES, ids=[case[0] for case in CASES])
def test_a_broken_rule_is_found(check: str, claims: tuple[Claim, ...], damage: str) -> None:
    assert found(*claims, update=damage) == {check}


def test_a_change_of_office_on_an_unknown_day() -> None:
    undated = dataclasses.replace(MAYOR, date=None)
    assert found(undated) == set()
    assert found(undated, published=False) == {"claim-without-date"}


def test_a_role_that_the_scheme_lacks() -> None:
    store = GraphStore.in_memory()
    store.ingest(article(), (MAYOR,))
    assert run_checks(store) == []
    damage(store, "DELETE WHERE { GRAPH graph:ontology { office:mayor skos:notation ?key } }")
    assert {(f.level, f.check) for f in run_checks(store)} == {("error", "role-not-in-scheme")}


# The same on what is concluded.
CONCLUDED = [
    ("conflict", (PEOPLE, dataclasses.replace(PEOPLE, value=520_000)), ""),
    ("conflict-likely-an-error", (PEOPLE, dataclasses.replace(PEOPLE, value=900_000)), ""),
    ("tenure-bounds-out-of-order", CLAIMS, in_graphs("?t ukg:certainFrom ?d", f"?t ukg:certainFrom {LONG_AGO}")),
    ("conclusion-without-statement", CLAIMS, in_graphs("?t ukg:beganBy ?c")),
]  # fmt: skip


@pytest.mark.parametrize(("check", "claims", "damaged"), CONCLUDED, ids=[case[0] for case in CONCLUDED])
def test_what_is_concluded_is_checked(check: str, claims: tuple[Claim, ...], damaged: str) -> None:
    store = GraphStore.in_memory()
    store.ingest(article(), claims)
    conclude(store)
    if damaged:
        assert run_checks(store) == []
        damage(store, damaged)
    assert {finding.check for finding in run_checks(store)} == {check}


def test_every_check_is_tried_here() -> None:
    tried = {case[0] for case in (*CASES, *CONCLUDED)} | {"claim-without-date", "role-not-in-scheme"}
    assert tried == {c.name for c in checks()}
    assert {c.level for c in checks()} == set(LEVELS)
    assert all(c.summary_fa for c in checks())


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ukg: <https://w3id.org/urbankg/ontology#> .
@prefix ex: <http://example.org/> .
ex:Claim a sh:NodeShape ; sh:targetClass ukg:Claim ;
  sh:property [ sh:path ukg:evidence ; sh:minCount 1 ; sh:message "say where" ] ;
  sh:property [ sh:path ukg:place ; sh:minCount 1 ; sh:severity sh:Info ; sh:message "say the place" ] ;
  sh:property [ sh:path ( ukg:post <http://www.w3.org/ns/org#postIn> ) ; sh:class ukg:Municipality ] .
"""


def test_shapes_are_applied(tmp_path: Path) -> None:
    pytest.importorskip("pyshacl")
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPES, encoding="utf-8")
    store = GraphStore.in_memory()
    store.ingest(article(), (MAYOR,))
    assert [(f.level, f.message) for f in run_shapes(store, shapes)] == [("info", "place: say the place")]
    damage(store, "DELETE WHERE { GRAPH ?g { ?c ukg:evidence ?e } }")
    assert [(f.level, f.message) for f in run_shapes(store, shapes)] == [
        ("error", "evidence: say where"),
        ("info", "place: say the place"),
    ]


def test_without_pyshacl_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(UrbankgError, match=re.escape("pip install 'urbankg[shacl]'")):
        run_shapes(GraphStore.in_memory())


def test_findings_have_a_message_in_both_languages(tmp_path: Path) -> None:
    store = GraphStore.in_memory()
    store.ingest(article(), (PEOPLE, dataclasses.replace(PEOPLE, value=900_000)))
    conclude(store)
    (finding,) = run_checks(store)
    assert finding.message.startswith(
        "Statements that contradict each other, one of which is very likely wrong: Two populations "
    )
    assert finding.message_fa.startswith(
        "گفته‌هایی که با هم نمی‌خوانند و به احتمال بسیار یکی نادرست است: دو جمعیت "
    )
    tables = [check for check in checks() if not check.summary_fa]
    assert not tables


def test_every_message_of_a_shape_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("pyshacl")
    store = GraphStore.in_memory()
    store.ingest(article(), (MAYOR,))
    damage(store, in_graphs("?c ukg:evidence ?e"))
    found = [f for f in run_shapes(store) if "at least one evidence" in f.message]
    assert found and all("دست کم یک مستند" in f.message_fa and "مستند" not in f.message for f in found)
    assert all("at least" not in f.message_fa for f in found)
