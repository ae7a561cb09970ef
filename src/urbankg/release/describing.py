"""The description of a graph, as ``void.ttl`` of a release has it: VoID and DCAT, with no blank nodes and no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from urbankg.graph.literals import integer
from urbankg.graph.vocabulary import BASE, TYPE, namespace_of, term
from urbankg.questions.answers import shortened
from urbankg.release.counts import Counts
from urbankg.release.executables import executables
from urbankg.release.texts import Text, texts
from urbankg.release.vocabulary import DATASET, described_term

DESCRIPTION = "void.ttl"
FILES = f"{BASE}release/"  # of a release whose address is not known

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_COMPRESSED = {".gz": "application/gzip", ".zst": "application/zstd"}
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_PROTOCOL = NamedNode("https://www.w3.org/TR/sparql11-protocol/")
_CANONICAL = NamedNode("https://www.w3.org/TR/rdf-canon/")


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of a release as its description has it.

    ``compression`` is the ending that tells of it, or empty; ``syntax`` is the IRI of an RDF syntax in which the file
    has the whole graph, or empty.
    """

    name: str
    media_type: str
    title: Text
    size: int
    sha256: str
    compression: str = ""
    syntax: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it tells people of the graph rather than holding a part of it."""
        return self.media_type == "text/markdown"


@dataclass(frozen=True, slots=True)
class Described:
    """What a description is made from.

    ``canonical`` is the hash of the graph, ``issued`` the day of publication, ``url`` where the files will be and
    ``endpoint`` where the graph answers SPARQL: empty what is not known. A graph that is only served has no files.
    """

    counts: Counts
    files: Sequence[Distribution] = ()
    canonical: str = ""
    issued: str = ""
    url: str = ""
    endpoint: str = ""


def description(of: Described) -> Iterator[Quad]:
    """The quads of a graph's description, all of the default graph, the saved queries among them."""
    yield from _dataset(of)
    if of.canonical:
        yield from _checksum(f"{DATASET}#rdfc-1.0", of.canonical, DATASET)
        canonical = NamedNode(f"{DATASET}#rdfc-1.0")
        yield Quad(canonical, term("rdfs:label"), Literal("RDFC-1.0, SHA-256", language="en"))
        yield Quad(canonical, term("dcterms:conformsTo"), _CANONICAL)
    yield from _partitions(of.counts)
    if of.files:
        about = NamedNode(f"{of.url or FILES}{DESCRIPTION}")
        yield Quad(about, TYPE, described_term("void:DatasetDescription"))
        yield Quad(about, term("foaf:primaryTopic"), NamedNode(DATASET))
    for file in of.files:
        yield from _file(file, of.url)
    if of.endpoint:
        yield from _service(of.endpoint)
    yield from executables(of.endpoint)


def _dataset(of: Described) -> Iterator[Quad]:
    node, said, counts = NamedNode(DATASET), texts(), of.counts
    publisher = NamedNode(said["publisher_iri"].en)
    yield Quad(node, TYPE, described_term("void:Dataset"))
    yield Quad(node, TYPE, described_term("dcat:Dataset"))
    yield from _both(node, "dcterms:title", said["title"])
    yield from _both(node, "dcterms:description", said["description"])
    for language in ("en", "fa"):
        for word in said["keywords"].in_(language).split("|"):
            yield Quad(node, described_term("dcat:keyword"), Literal(word, language=language))
    yield Quad(node, term("dcterms:license"), NamedNode(said["licence_iri"].en))
    rights = NamedNode(f"{DATASET}#rights")
    yield Quad(node, term("dcterms:rights"), rights)
    yield Quad(rights, TYPE, term("dcterms:RightsStatement"))
    yield from _both(rights, "rdfs:label", said["credit"])
    for role in ("creator", "publisher"):
        yield Quad(node, term(f"dcterms:{role}"), publisher)
    yield Quad(publisher, TYPE, term("foaf:Agent"))
    yield from _both(publisher, "foaf:name", said["publisher"])
    for language in ("en", "fa"):
        yield Quad(node, term("dcterms:language"), NamedNode(_LANGUAGES + language))
    yield Quad(node, term("dcterms:spatial"), NamedNode(said["country_iri"].en))
    yield Quad(node, described_term("dcat:theme"), NamedNode(said["theme_iri"].en))
    yield Quad(node, term("dcterms:conformsTo"), NamedNode(f"{BASE}ontology"))
    for name, day in (("issued", of.issued), ("modified", counts.last_day)):
        if day:
            yield Quad(node, term(f"dcterms:{name}"), _day(day))
    if counts.first_day:
        period = NamedNode(f"{DATASET}#period")
        yield Quad(node, term("dcterms:temporal"), period)
        yield Quad(period, TYPE, term("dcterms:PeriodOfTime"))
        yield Quad(period, described_term("dcat:startDate"), _day(counts.first_day))
        yield Quad(period, described_term("dcat:endDate"), _day(counts.last_day))
    yield Quad(node, described_term("void:uriSpace"), Literal(f"{BASE}id/"))
    for name, number in (
        ("triples", counts.triples),
        ("entities", counts.entities),
        ("distinctSubjects", counts.subjects),
        ("distinctObjects", counts.objects),
        ("classes", len(counts.classes)),
        ("properties", len(counts.properties)),
    ):
        yield Quad(node, described_term(f"void:{name}"), integer(number))
    for namespace in sorted({namespace_of(iri) for iri in (*counts.classes, *counts.properties)}):
        yield Quad(node, described_term("void:vocabulary"), NamedNode(namespace))
    for example in counts.examples:
        yield Quad(node, described_term("void:exampleResource"), NamedNode(example))
    for run in counts.runs:
        yield Quad(node, term("prov:wasGeneratedBy"), NamedNode(run))
    for file in of.files:
        if file.syntax:
            yield Quad(node, described_term("void:feature"), NamedNode(file.syntax))
    if of.url:
        yield Quad(node, described_term("dcat:landingPage"), NamedNode(of.url))


def _partitions(counts: Counts) -> Iterator[Quad]:
    for kind, iris, number in (
        ("class", counts.classes, "entities"),
        ("property", counts.properties, "triples"),
    ):
        for iri, found in iris.items():
            part = NamedNode(f"{DATASET}#{kind}-{shortened(iri).replace(':', '-')}")
            yield Quad(NamedNode(DATASET), described_term(f"void:{kind}Partition"), part)
            yield Quad(part, TYPE, described_term("void:Dataset"))
            yield Quad(part, described_term(f"void:{kind}"), NamedNode(iri))
            yield Quad(part, described_term(f"void:{number}"), integer(found))


def _file(file: Distribution, url: str) -> Iterator[Quad]:
    iri = f"{url or FILES}{file.name}"
    node, dataset = NamedNode(iri), NamedNode(DATASET)
    yield Quad(dataset, described_term("foaf:page" if file.is_page else "dcat:distribution"), node)
    yield Quad(node, TYPE, described_term("foaf:Document" if file.is_page else "dcat:Distribution"))
    yield Quad(node, term("dcterms:identifier"), Literal(file.name))
    yield from _both(node, "dcterms:title", file.title)
    yield Quad(node, term("dcterms:license"), NamedNode(texts()["licence_iri"].en))
    yield Quad(node, described_term("dcat:mediaType"), NamedNode(_MEDIA_TYPES + file.media_type))
    if file.compression:
        packed = _MEDIA_TYPES + _COMPRESSED[file.compression]
        yield Quad(node, described_term("dcat:compressFormat"), NamedNode(packed))
    yield Quad(
        node,
        described_term("dcat:byteSize"),
        Literal(str(file.size), datatype=term("xsd:nonNegativeInteger")),
    )
    yield from _checksum(f"{iri}#sha256", file.sha256, iri)
    if url and not file.is_page:
        yield Quad(node, described_term("dcat:downloadURL"), node)
        # The profile of Europe's portals asks for it.
        yield Quad(node, described_term("dcat:accessURL"), node)
        if file.syntax:
            yield Quad(dataset, described_term("void:dataDump"), node)


def _service(endpoint: str) -> Iterator[Quad]:
    node, dataset = NamedNode(endpoint), NamedNode(DATASET)
    yield Quad(dataset, described_term("void:sparqlEndpoint"), node)
    yield Quad(node, TYPE, described_term("dcat:DataService"))
    yield from _both(node, "dcterms:title", texts()["service"])
    yield Quad(node, described_term("dcat:endpointURL"), node)
    yield Quad(node, described_term("dcat:servesDataset"), dataset)
    yield Quad(node, term("dcterms:conformsTo"), _PROTOCOL)


def _checksum(iri: str, digest: str, of: str) -> Iterator[Quad]:
    node = NamedNode(iri)
    yield Quad(NamedNode(of), described_term("spdx:checksum"), node)
    yield Quad(node, TYPE, described_term("spdx:Checksum"))
    yield Quad(node, described_term("spdx:algorithm"), described_term("spdx:checksumAlgorithm_sha256"))
    yield Quad(node, described_term("spdx:checksumValue"), Literal(digest, datatype=term("xsd:hexBinary")))


def _both(node: NamedNode, name: str, text: Text) -> Iterator[Quad]:
    yield Quad(node, described_term(name), Literal(text.en, language="en"))
    yield Quad(node, described_term(name), Literal(text.fa, language="fa"))


def _day(day: str) -> Literal:
    return Literal(day, datatype=term("xsd:date"))
