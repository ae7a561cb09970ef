"""The schemes hold exactly the keys that the annotation guidelines and the program use."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import RDF

from urbankg.claims import MANNERS, STATUSES
from urbankg.files import PHRASES, rows
from urbankg.graph.vocabulary import BASE, office, thing
from urbankg.timeline.conflicts import CONFLICT_KINDS
from urbankg.timeline.posts import SINGLE

from .graphs import SCHEME_FILES, SHAPES_FILE, SKOS, UKG_NS, parsed

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

# Rules of identity, as links name them.
IDENTITY_RULES = [
    "decision",
    "reference_id",
    "same_post",
    "spelling",
    "shorter_name",
    "same_article",
    "same_place",
    "uncommon_name",
    "only_bearer",
]

GRAPH = rdflib.Graph()
for file in SCHEME_FILES:
    GRAPH += parsed(file)
SCHEME = f"{BASE}id/scheme/"


def concepts(scheme: str) -> dict[str, rdflib.term.Node]:
    found = GRAPH.subjects(SKOS.inScheme, rdflib.URIRef(SCHEME + scheme))
    return {str(GRAPH.value(concept, SKOS.notation)): concept for concept in found}


def test_every_role_of_the_guidelines_is_an_office_and_no_other() -> None:
    assert {key: str(node) for key, node in concepts("offices").items()} == {
        r: office(r).value for r in ROLES
    }


_BY_CONTEXT = ("bare", "again", "superior", "counterpart")


# Each scheme beside offices: the class path of its concepts, their class, and the keys in the program.
SCHEMES = {
    "statuses": ("status", "Status", STATUSES),
    "manners": ("manner", "Manner", MANNERS),
    "conflict-kinds": ("conflict-kind", "ConflictKind", CONFLICT_KINDS),
    "identity-rules": ("identity-rule", "IdentityRule", IDENTITY_RULES),
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_has_the_keys_of_the_program_and_no_other(scheme: str) -> None:
    path, kind, keys = SCHEMES[scheme]
    expected = {key: thing(path, key.replace("_", "-")).value for key in keys}
    assert {key: str(node) for key, node in concepts(scheme).items()} == expected
    for concept in concepts(scheme).values():
        assert (concept, RDF.type, UKG_NS[kind]) in GRAPH
        assert (concept, SKOS.topConceptOf, rdflib.URIRef(SCHEME + scheme)) in GRAPH


def test_offices_of_one_seat_are_those_whose_holders_bound_each_other() -> None:
    marked = {str(GRAPH.value(node, SKOS.notation)) for node in GRAPH.subjects(UKG_NS.singleSeat, None)}
    assert marked == SINGLE
    assert set(GRAPH.objects(None, UKG_NS.singleSeat)) == {rdflib.Literal(True)}


def test_the_reader_knows_no_role_that_the_scheme_lacks() -> None:
    # The role of a bare «رئیس» is said in a table of its own; that of «این سمت» and «معاون او» by the office before.
    read = {row["role"] for row in rows(PHRASES / "offices.csv") if row["over"] not in _BY_CONTEXT}
    read |= {row["role"] for row in rows(PHRASES / "bare_offices.csv")}
    assert read
    assert read - {"other"} <= set(ROLES)  # «other»: an office that no claim is made of


@pytest.mark.parametrize("scheme", ["offices", *SCHEMES])
def test_a_concept_is_named_and_defined_in_both_languages(scheme: str) -> None:
    assert concepts(scheme)
    for concept in concepts(scheme).values():
        for said in (SKOS.prefLabel, SKOS.definition):
            texts = [text for text in GRAPH.objects(concept, said) if isinstance(text, rdflib.Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "fa"], concept


def test_every_office_is_one() -> None:
    assert set(GRAPH.subjects(RDF.type, UKG_NS.Office)) == set(concepts("offices").values())


def test_broader_and_related_stay_in_the_scheme_and_tops_have_no_broader() -> None:
    offices = set(concepts("offices").values())
    known = offices.union(*(concepts(scheme).values() for scheme in SCHEMES))
    for link in (SKOS.broader, SKOS.related):
        for narrow, broad in GRAPH.subject_objects(link):
            assert {narrow, broad} <= (offices if link == SKOS.broader else known)
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
        ("Claim-status", "statuses"), ("Claim-manner", "manners"), ("Tenure-how-began", "manners"),
        ("Tenure-how-ended", "manners"), ("Conflict-kind", "conflict-kinds"), ("IdentityLink-rule", "identity-rules"),
    ):  # fmt: skip
        listed = shapes.value(shape[name], sh["in"])
        assert listed is not None
        assert set(shapes.items(listed)) == set(concepts(scheme).values()), name
