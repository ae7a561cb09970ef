"""The schemes of offices and statuses hold exactly what the annotation guidelines name."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import RDF

from urbankg.claims import STATUSES
from urbankg.files import PHRASES, rows
from urbankg.graph.vocabulary import BASE, office, thing

from .graphs import OFFICES_FILE, SHAPES_FILE, SKOS, UKG_NS, parsed

ROLES = [
    "president",
    "vice_president",
    "minister",
    "acting_minister",
    "deputy_minister",
    "governor_general",
    "acting_governor_general",
    "deputy_governor_general",
    "county_governor",
    "acting_county_governor",
    "deputy_county_governor",
    "district_governor",
    "mayor",
    "acting_mayor",
    "deputy_mayor",
    "district_mayor",
    "deputy_district_mayor",
    "council_chair",
    "council_vice_chair",
    "council_spokesperson",
    "council_secretary",
    "council_treasurer",
    "council_member",
    "committee_chair",
    "provincial_council_chair",
    "municipal_org_head",
    "municipal_director",
    "secretary_general",
    "assembly_chair",
    "mp",
    "speaker",
    "village_head",
]

GRAPH = parsed(OFFICES_FILE)
SCHEME = f"{BASE}id/scheme/"


def concepts(scheme: str) -> dict[str, rdflib.term.Node]:
    found = GRAPH.subjects(SKOS.inScheme, rdflib.URIRef(SCHEME + scheme))
    return {str(GRAPH.value(concept, SKOS.notation)): concept for concept in found}


def test_every_role_of_the_guidelines_is_an_office_and_no_other() -> None:
    assert {key: str(node) for key, node in concepts("offices").items()} == {
        r: office(r).value for r in ROLES
    }


_BY_CONTEXT = ("bare", "again", "superior")


def test_every_status_is_in_its_scheme_and_no_other() -> None:
    expected = {status: thing("status", status).value for status in STATUSES}
    assert {key: str(node) for key, node in concepts("statuses").items()} == expected


def test_the_reader_knows_no_role_that_the_scheme_lacks() -> None:
    # The role of a bare «رئیس» is said in a table of its own; that of «این سمت» and «معاون او» by the office before.
    read = {row["role"] for row in rows(PHRASES / "offices.csv") if row["over"] not in _BY_CONTEXT}
    read |= {row["role"] for row in rows(PHRASES / "bare_offices.csv")}
    assert read
    assert read <= set(ROLES)


@pytest.mark.parametrize("key", [*ROLES, *STATUSES])
def test_a_concept_is_named_and_defined_in_both_languages(key: str) -> None:
    concept = {**concepts("offices"), **concepts("statuses")}[key]
    assert (concept, RDF.type, UKG_NS["Status" if key in STATUSES else "Office"]) in GRAPH
    for said in (SKOS.prefLabel, SKOS.definition):
        texts = [text for text in GRAPH.objects(concept, said) if isinstance(text, rdflib.Literal)]
        assert sorted(str(text.language) for text in texts) == ["en", "fa"]


def test_broader_and_related_stay_in_the_scheme_and_tops_have_no_broader() -> None:
    offices = set(concepts("offices").values())
    for link in (SKOS.broader, SKOS.related):
        for narrow, broad in GRAPH.subject_objects(link):
            assert {narrow, broad} <= offices
            assert narrow != broad
    for concept in offices:
        top = (concept, SKOS.topConceptOf, None) in GRAPH
        assert top != ((concept, SKOS.broader, None) in GRAPH)


def test_the_shapes_list_the_same_roles_and_statuses() -> None:
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    shape = rdflib.Namespace(f"{BASE}shapes#")
    shapes = parsed(SHAPES_FILE)
    for name, scheme in (
        ("Claim-role", "offices"), ("Claim-carries-role", "offices"), ("Post-role", "offices"),
        ("Claim-status", "statuses"),
    ):  # fmt: skip
        listed = shapes.value(shape[name], sh["in"])
        assert listed is not None
        assert set(shapes.items(listed)) == set(concepts(scheme).values()), name
