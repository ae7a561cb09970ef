"""Every term is named and defined in two languages, and is where the program's quads say it is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, BNode, Literal, Namespace, URIRef

import urbankg.graph
from urbankg import files
from urbankg.graph.vocabulary import CLAIM_CLASSES, PREFIXES, THING_CLASSES, UKG

from .graphs import PROPERTY_TYPES, Ukg, ontology, own, properties, short, words

VANN = Namespace(PREFIXES["vann"])
HEADER = URIRef(UKG.removesuffix("#"))
PERSIAN = re.compile(r"[آ-ی]")
ARABIC_ONLY = re.compile("[يكة٠-٩]")
TERMS = [*own(OWL.Class), *properties()]
# What the issue names, whether or not a module of the program writes it yet.
ASKED_FOR = [
    "Municipality",
    "City",
    "County",
    "Province",
    "District",
    "CityCouncil",
    "Ministry",
    "Governorate",
    "Assembly",
    "MunicipalOrganisation",
    "NewsAgency",
    "Person",
    "Post",
    "Office",
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
    "Body",
    "Place",
    "earliestStart",
    "latestStart",
    "earliestEnd",
    "latestEnd",
    "beganBy",
    "endedBy",
    "predecessor",
    "successor",
    "populationYear",
]


def _written(folder: Path, pattern: str, ending: str) -> set[str]:
    """The names that match a pattern in the files of a folder."""
    found: set[str] = set()
    for path in folder.rglob(f"*.{ending}"):
        found.update(re.findall(pattern, path.read_text(encoding="utf-8")))
    return found


def _of_program() -> set[str]:
    package = Path(urbankg.graph.__file__).parent
    named = _written(package, r'\bukg\("(\w+)"\)', "py") | _written(package, r'"ukg:(\w+)"', "py")
    built = _written(package, r'\bukg\(f"(earliest|latest)\{name\}"\)', "py")
    return named | {bound + end for bound in built for end in ("Start", "End")}


def test_there_are_terms_to_test() -> None:
    assert len(own(OWL.Class)) > 50
    assert len(properties()) > 40


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_a_term_has_one_label_and_one_definition_in_each_language(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        said = list(words(ontology(), term, predicate))
        assert Counter(language for language, _ in said) == {"fa": 1, "en": 1}
        persian = dict(said)["fa"]
        assert PERSIAN.search(persian)
        assert not ARABIC_ONLY.search(persian), "letters or digits of Arabic in Persian text"
        assert not PERSIAN.search(dict(said)["en"])


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_a_definition_is_a_sentence_and_not_the_label_again(term: URIRef) -> None:
    labels = dict(words(ontology(), term, RDFS.label))
    for language, definition in words(ontology(), term, SKOS.definition):
        assert definition.endswith(".")
        assert definition.rstrip(".") != labels[language]


def test_no_two_classes_have_one_label() -> None:
    for language in ("fa", "en"):
        labels = Counter(dict(words(ontology(), term, RDFS.label))[language] for term in own(OWL.Class))
        assert not [label for label, times in labels.items() if times > 1]


@pytest.mark.parametrize("term", properties(), ids=short)
def test_a_property_has_a_kind_a_domain_and_a_range(term: URIRef) -> None:
    graph = ontology()
    kinds = [kind for kind in PROPERTY_TYPES if (term, RDF.type, kind) in graph]
    assert len(kinds) == 1
    domains, ranges = list(graph.objects(term, RDFS.domain)), list(graph.objects(term, RDFS.range))
    assert len(domains) == len(ranges) == 1
    assert (domains[0], RDF.type, OWL.Class) in graph
    is_class = (ranges[0], RDF.type, OWL.Class) in graph
    assert is_class == (kinds[0] == OWL.ObjectProperty)


def test_what_the_program_writes_is_declared() -> None:
    written = _of_program() | {
        short(URIRef(c.value)) for c in (*CLAIM_CLASSES.values(), *THING_CLASSES.values())
    }
    assert {"statedIn", "textDigest", "OfficeClaim", "Unlinked", "latestEnd"} <= written
    assert written <= set(map(short, TERMS))


def test_what_the_queries_ask_for_is_declared() -> None:
    asked = _written(files.QUERIES, r"\bukg:(\w+)", "rq")
    assert asked
    assert asked <= set(map(short, TERMS))


@pytest.mark.parametrize("name", ASKED_FOR)
def test_what_the_issue_asks_for_is_declared(name: str) -> None:
    assert Ukg[name] in TERMS


def test_every_class_stands_under_a_standard_one() -> None:
    graph = ontology()
    for term in own(OWL.Class):
        above = set(graph.transitive_objects(term, RDFS.subClassOf)) - {term}
        near = set(graph.objects(term, SKOS.closeMatch))
        assert any(not str(other).startswith(UKG) for other in above | near), short(term)


def test_no_own_term_is_spoken_of_without_being_declared() -> None:
    spoken_of = {
        node for triple in ontology() for node in triple if isinstance(node, URIRef) and node.startswith(UKG)
    }
    assert spoken_of == set(TERMS)


def test_terms_of_others_are_declared() -> None:
    """Else the file is not OWL 2 DL, and a reasoner must guess whether a term is a class or a property."""
    graph = ontology()
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith):
        for other in graph.objects(None, predicate):
            if not str(other).startswith((str(XSD), str(RDF), str(RDFS))):
                assert (other, RDF.type, OWL.Class) in graph, other
    for other in graph.objects(None, RDFS.subPropertyOf):
        assert any((other, RDF.type, kind) in graph for kind in PROPERTY_TYPES), other


def test_there_is_no_blank_node() -> None:
    assert not [node for triple in ontology() for node in triple if isinstance(node, BNode)]


def test_the_header() -> None:
    graph = ontology()
    assert (HEADER, RDF.type, OWL.Ontology) in graph
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert {language for language, _ in words(graph, HEADER, predicate)} == {"fa", "en"}
    assert graph.value(HEADER, OWL.versionInfo)
    assert graph.value(HEADER, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(HEADER, VANN.preferredNamespacePrefix) == Literal("ukg")
    assert graph.value(HEADER, VANN.preferredNamespaceUri) == Literal(UKG)
