"""Every role and status that a claim can have is a concept with a key and names."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from urbankg.claims import STATUSES
from urbankg.graph.vocabulary import BASE, office

from .graphs import Ukg, schemes, words

# The keys of the annotation guidelines.
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
SCHEMES = {
    URIRef(BASE + "id/scheme/offices"): (Ukg.Office, ROLES),
    URIRef(BASE + "id/scheme/statuses"): (Ukg.Status, STATUSES),
}
CONCEPTS = [
    *((URIRef(office(role).value), role, Ukg.Office, URIRef(BASE + "id/scheme/offices")) for role in ROLES),
    *((URIRef(f"{BASE}id/status/{s}"), s, Ukg.Status, URIRef(BASE + "id/scheme/statuses")) for s in STATUSES),
]


@pytest.mark.parametrize(("node", "notation", "kind", "scheme"), CONCEPTS, ids=[c[1] for c in CONCEPTS])
def test_a_key_is_a_concept_of_its_scheme(node: URIRef, notation: str, kind: URIRef, scheme: URIRef) -> None:
    graph = schemes()
    assert {SKOS.Concept, kind} <= set(graph.objects(node, RDF.type))
    assert list(graph.objects(node, SKOS.notation)) == [Literal(notation)]
    assert list(graph.objects(node, SKOS.inScheme)) == [scheme]
    for predicate in (SKOS.prefLabel, SKOS.definition):
        said = Counter(language for language, _ in words(graph, node, predicate))
        assert said == {"fa": 1, "en": 1}, "SKOS allows one preferred label a language"
    assert re.search("[آ-ی]", dict(words(graph, node, SKOS.prefLabel))["fa"])


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.rsplit("/", 1)[1])
def test_a_scheme_has_these_concepts_and_no_others(scheme: URIRef) -> None:
    kind, keys = SCHEMES[scheme]
    graph = schemes()
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert {str(graph.value(node, SKOS.notation)) for node in graph.subjects(SKOS.inScheme, scheme)} == set(
        keys
    )
    assert set(graph.subjects(RDF.type, kind)) == set(graph.subjects(SKOS.inScheme, scheme))


def test_top_concepts_are_those_with_nothing_broader() -> None:
    graph = schemes()
    for node in graph.subjects(RDF.type, SKOS.Concept):
        has_top = (node, SKOS.topConceptOf, None) in graph
        assert has_top != ((node, SKOS.broader, None) in graph), node


def test_what_is_broader_or_related_is_in_the_same_scheme() -> None:
    graph = schemes()
    for predicate in (SKOS.broader, SKOS.related):
        for one, other in graph.subject_objects(predicate):
            assert graph.value(one, SKOS.inScheme) == graph.value(other, SKOS.inScheme)
            assert one != other


def test_a_concept_is_not_broader_than_itself_in_a_circle() -> None:
    graph = schemes()
    for node in graph.subjects(SKOS.broader, None):
        above = [
            n
            for first in graph.objects(node, SKOS.broader)
            for n in graph.transitive_objects(first, SKOS.broader)
        ]
        assert node not in above


def test_labels_of_one_scheme_differ() -> None:
    graph = schemes()
    for scheme in SCHEMES:
        labels = Counter(
            label
            for node in graph.subjects(SKOS.inScheme, scheme)
            for label in graph.objects(node, SKOS.prefLabel)
        )
        assert max(labels.values()) == 1


def test_no_label_is_preferred_and_alternative_at_once() -> None:
    graph = schemes()
    for node in graph.subjects(RDF.type, SKOS.Concept):
        assert not set(graph.objects(node, SKOS.prefLabel)) & set(graph.objects(node, SKOS.altLabel))
