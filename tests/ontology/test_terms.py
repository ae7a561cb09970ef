"""Every term of the ontology says what it means, in both languages, and what it is for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, RDFS

from urbankg.claims import KINDS
from urbankg.files import QUERIES
from urbankg.graph import vocabulary
from urbankg.graph.fixed import ontology_quads

from .graphs import EXAMPLE_FILE, ONTOLOGY_FILE, OWL, SKOS, UKG_NS, parsed

GRAPH = parsed(ONTOLOGY_FILE)


def own(kind: rdflib.URIRef) -> list[rdflib.URIRef]:
    found = GRAPH.subjects(RDF.type, kind)
    return sorted(term for term in found if isinstance(term, rdflib.URIRef) and term in UKG_NS)


CLASSES = own(OWL.Class)
OBJECT_PROPERTIES = own(OWL.ObjectProperty)
DATA_PROPERTIES = own(OWL.DatatypeProperty)
PROPERTIES = OBJECT_PROPERTIES + DATA_PROPERTIES

# What issue and design ask for by name.
WANTED = [
    "Municipality",
    "City",
    "County",
    "Province",
    "District",
    "Village",
    "MunicipalDistrict",
    "CityCouncil",
    "ProvincialCouncil",
    "Ministry",
    "Governorate",
    "CountyGovernorate",
    "DistrictGovernorate",
    "VillageOffice",
    "Assembly",
    "MunicipalOrganisation",
    "MunicipalUnit",
    "Parliament",
    "Government",
    "NewsAgency",
    "Person",
    "Post",
    "Office",
    "Status",
    "Tenure",
    "BodyMembership",
    "Founding",
    "Seat",
    "ExOfficioLink",
    "PopulationFigure",
    "Meeting",
    "Budget",
    "Agreement",
    "Claim",
    "Evidence",
    "Article",
    "ExtractionRun",
    "Unlinked",
    "earliestStart",
    "latestStart",
    "earliestEnd",
    "latestEnd",
    "beganBy",
    "endedBy",
    "predecessor",
    "successor",
    "post",
]


def test_there_is_what_was_asked_for() -> None:
    assert set(WANTED) <= {str(term).removeprefix(str(UKG_NS)) for term in CLASSES + PROPERTIES}


@pytest.mark.parametrize("term", CLASSES + PROPERTIES)
def test_a_term_has_a_label_and_a_definition_in_both_languages(term: rdflib.URIRef) -> None:
    for said in (RDFS.label, SKOS.definition):
        texts = list(GRAPH.objects(term, said))
        assert sorted(str(t.language) for t in texts if isinstance(t, rdflib.Literal)) == ["en", "fa"], said
        for text in texts:
            persian = bool(re.search("[آ-ی]", text))
            assert persian == (isinstance(text, rdflib.Literal) and text.language == "fa"), text


@pytest.mark.parametrize("term", PROPERTIES)
def test_a_property_has_one_domain_and_one_range(term: rdflib.URIRef) -> None:
    (domain,) = GRAPH.objects(term, RDFS.domain)
    (range_,) = GRAPH.objects(term, RDFS.range)
    assert domain in CLASSES
    assert (range_ in CLASSES) == (term in OBJECT_PROPERTIES)


@pytest.mark.parametrize("term", CLASSES)
def test_a_class_has_a_parent_or_is_where_others_begin(term: rdflib.URIRef) -> None:
    assert list(GRAPH.objects(term, RDFS.subClassOf)) or term == UKG_NS.Unlinked


def test_definitions_differ() -> None:
    definitions = [text for term in CLASSES + PROPERTIES for text in GRAPH.objects(term, SKOS.definition)]
    assert len(set(definitions)) == len(definitions)


def test_no_term_is_two_kinds_of_thing() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for term in set(GRAPH.subjects(RDF.type, None)):
        assert sum((term, RDF.type, kind) in GRAPH for kind in kinds) <= 1, term


def test_terms_of_others_are_declared() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {term for kind in kinds for term in GRAPH.subjects(RDF.type, kind)}
    builtin = (str(RDF), str(RDFS), str(OWL))
    used = {predicate for graph in (GRAPH, parsed(EXAMPLE_FILE)) for predicate in graph.predicates()}
    used |= set(GRAPH.objects(None, RDFS.subClassOf)) | set(GRAPH.objects(None, RDFS.subPropertyOf))
    used |= set(parsed(EXAMPLE_FILE).objects(None, RDF.type))
    assert {term for term in used if not str(term).startswith(builtin)} <= declared


def test_every_class_path_and_kind_has_a_class_of_the_ontology() -> None:
    named = {*vocabulary.THING_CLASSES.values(), *vocabulary.CLAIM_CLASSES.values()}
    assert {node.value for node in named} <= {str(term) for term in CLASSES}
    assert set(vocabulary.CLAIM_CLASSES) == set(KINDS)


def _names_in(folder: Path, pattern: str, suffix: str) -> set[str]:
    return {
        name
        for path in folder.rglob(suffix)
        for name in re.findall(pattern, path.read_text(encoding="utf-8"))
    }


def test_program_and_queries_use_no_term_that_the_ontology_lacks() -> None:
    package = Path(vocabulary.__file__).parents[1]
    names = _names_in(package, r'\bukg\("(\w+)"\)', "*.py") | _names_in(package, r"\bukg:(\w+)", "*.py")
    names |= _names_in(QUERIES, r"\bukg:(\w+)", "*.rq")
    assert len(names) > 40
    assert names <= {str(term).removeprefix(str(UKG_NS)) for term in CLASSES + PROPERTIES}


def test_the_example_has_something_of_every_class() -> None:
    example = parsed(EXAMPLE_FILE)
    used = set(example.objects(None, RDF.type))
    general = {
        UKG_NS[n]
        for n in ("Entity", "Place", "Statement", "Holding", "Fact", "Office", "Status", "NamedGraph")
    }
    assert set(CLASSES) - general <= used
    assert set(PROPERTIES) <= set(example.predicates())


def test_the_ontology_has_no_blank_node_and_its_header() -> None:
    assert len(list(ontology_quads())) > 1000  # it refuses blank nodes
    (header,) = GRAPH.subjects(RDF.type, OWL.Ontology)
    vann = rdflib.Namespace("http://purl.org/vocab/vann/")
    assert str(GRAPH.value(header, vann.preferredNamespacePrefix)) == "ukg"
    assert str(GRAPH.value(header, vann.preferredNamespaceUri)) == str(UKG_NS)
    licence = GRAPH.value(header, rdflib.DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"
