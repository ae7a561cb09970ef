"""The vocabulary as named constants: prefixes, classes, properties, graphs, and how IRIs of things are made."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

BASE = "https://w3id.org/urbankg/"
UKG = BASE + "ontology#"

# The kinds of things that have IRIs of their own: one class path each, and in Turtle one prefix each.
CLASS_PATHS = (
    "province", "county", "district", "city", "village", "zone", "foreign",
    "municipality", "council", "provincial-council", "ministry", "governorate", "county-governorate",
    "district-governorate", "village-office", "assembly", "organisation", "unit", "parliament", "government", "agency",
    "body", "post", "office", "status", "manner", "scheme", "person", "figure", "geometry", "record",
    "article", "claim", "evidence", "run",
    "appearance", "link", "identity-rule", "tenure", "vacancy", "conflict", "conflict-kind",
)  # fmt: skip

PREFIXES: dict[str, str] = {
    "ukg": UKG,
    "graph": BASE + "graph/",
    **{path.replace("-", "_"): f"{BASE}id/{path}/" for path in CLASS_PATHS},
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CONCLUSIONS = BASE + "graph/conclusions/"  # how the graphs of conclusions begin
REFERENCE_GRAPH = NamedNode(BASE + "graph/reference")
ONTOLOGY_GRAPH = NamedNode(BASE + "graph/ontology")
RUNS_GRAPH = NamedNode(BASE + "graph/runs")
STALE_GRAPH = NamedNode(BASE + "graph/stale")  # what conclusions are to be drawn anew for; never exported
DECIDED_GRAPH = NamedNode(CONCLUSIONS + "decided/posts")  # posts that people decided to be other ones


@cache
def ukg(name: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(UKG + name)


@cache
def term(short: str) -> NamedNode:
    """A term by its short name.

    >>> term("rdfs:label").value
    'http://www.w3.org/2000/01/rdf-schema#label'
    """
    prefix, _, local = short.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def thing(path: str, slug: str) -> NamedNode:
    """The IRI of a thing.

    >>> thing("city", "qazvin").value
    'https://w3id.org/urbankg/id/city/qazvin'
    """
    return NamedNode(f"{BASE}id/{path}/{slug}")


def namespace_of(iri: str) -> str:
    """The part of an IRI that those of its vocabulary or kind have in common.

    >>> namespace_of("https://w3id.org/urbankg/ontology#Claim")
    'https://w3id.org/urbankg/ontology#'
    """
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


@cache
def concept(scheme: str, key: str) -> NamedNode:
    """The concept of a key of the program, such as a ``manner``: its IRI writes hyphens for underscores.

    >>> concept("manner", "term_over").value
    'https://w3id.org/urbankg/id/manner/term-over'
    """
    return thing(scheme, key.replace("_", "-"))


def office(role: str) -> NamedNode:
    """The concept of a role key."""
    return concept("office", role)


def article_graph(slug: str) -> NamedNode:
    """The named graph of an article."""
    return NamedNode(f"{BASE}graph/article/{slug}")


def conclusions_graph(subject: str, slug: str) -> NamedNode:
    """The named graph of what is concluded on a subject: of a ``name``, ``post`` or ``thing``, or ``edges``."""
    return NamedNode(f"{CONCLUSIONS}{subject}/{slug}")


TYPE = term("rdf:type")
LABEL = term("rdfs:label")

# The class of a claim by its kind.
CLAIM_CLASSES = {
    "office": ukg("OfficeClaim"),
    "member": ukg("MembershipClaim"),
    "founded": ukg("FoundingClaim"),
    "seat": ukg("SeatClaim"),
    "ex_officio": ukg("ExOfficioClaim"),
    "population": ukg("PopulationClaim"),
    "meeting": ukg("MeetingClaim"),
    "budget": ukg("BudgetClaim"),
    "agreement": ukg("AgreementClaim"),
}

# The class of a thing by the path of its IRI.
THING_CLASSES = {
    "province": ukg("Province"),
    "county": ukg("County"),
    "district": ukg("District"),
    "city": ukg("City"),
    "village": ukg("Village"),
    "zone": ukg("MunicipalDistrict"),
    "foreign": ukg("Place"),
    "municipality": ukg("Municipality"),
    "council": ukg("CityCouncil"),
    "provincial-council": ukg("ProvincialCouncil"),
    "ministry": ukg("Ministry"),
    "governorate": ukg("Governorate"),
    "county-governorate": ukg("CountyGovernorate"),
    "district-governorate": ukg("DistrictGovernorate"),
    "village-office": ukg("VillageOffice"),
    "assembly": ukg("Assembly"),
    "organisation": ukg("MunicipalOrganisation"),
    "unit": ukg("MunicipalUnit"),
    "parliament": ukg("Parliament"),
    "government": ukg("Government"),
    "agency": ukg("NewsAgency"),
    "body": ukg("Body"),
    "person": ukg("Person"),
    "post": ukg("Post"),
}
