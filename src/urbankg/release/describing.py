"""The description of a release, ``void.ttl``: VoID and DCAT, with no blank nodes and no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from urbankg.graph.literals import integer
from urbankg.graph.vocabulary import BASE, PREFIXES, TYPE, term
from urbankg.questions.answers import shortened
from urbankg.release.counts import Counts
from urbankg.release.texts import Text, texts

DATASET = f"{BASE}dataset"
FILES = f"{BASE}release/"  # of a release whose address is not known
DESCRIBED_WITH = {
    **PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_COMPRESSED = {".gz": "application/gzip", ".zst": "application/zstd"}
_PERSIAN = NamedNode("http://id.loc.gov/vocabulary/iso639-1/fa")
_CANONICAL = NamedNode("https://www.w3.org/TR/rdf-canon/")


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of a release as its description has it; ``compression`` is the ending that tells of it, or empty."""

    name: str
    media_type: str
    title: Text
    size: int
    sha256: str
    compression: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """What a description is made from; ``url`` is where the files will be, if that is known."""

    counts: Counts
    files: Sequence[Distribution]
    canonical: str
    issued: str
    url: str = ""


def description(of: Described) -> Iterator[Quad]:
    """The quads of a release's description, all of the default graph."""
    yield from _dataset(of)
    yield from _checksum(f"{DATASET}#rdfc-1.0", of.canonical, DATASET)
    canonical = NamedNode(f"{DATASET}#rdfc-1.0")
    yield Quad(canonical, term("rdfs:label"), Literal("RDFC-1.0, SHA-256", language="en"))
    yield Quad(canonical, term("dcterms:conformsTo"), _CANONICAL)
    yield from _partitions(of.counts)
    for file in of.files:
        yield from _distribution(file, of.url)


def _dataset(of: Described) -> Iterator[Quad]:
    node, said, counts = NamedNode(DATASET), texts(), of.counts
    publisher = NamedNode(said["publisher_iri"].en)
    yield Quad(node, TYPE, _term("void:Dataset"))
    yield Quad(node, TYPE, _term("dcat:Dataset"))
    yield from _both(node, "dcterms:title", said["title"])
    yield from _both(node, "dcterms:description", said["description"])
    for language in ("en", "fa"):
        for word in said["keywords"].in_(language).split("|"):
            yield Quad(node, _term("dcat:keyword"), Literal(word, language=language))
    yield Quad(node, term("dcterms:license"), NamedNode(said["licence_iri"].en))
    yield from _both(node, "dcterms:rights", said["credit"])
    yield Quad(node, term("dcterms:publisher"), publisher)
    yield Quad(publisher, TYPE, term("foaf:Agent"))
    yield from _both(publisher, "foaf:name", said["publisher"])
    yield Quad(node, term("dcterms:language"), _PERSIAN)
    for name, day in (("issued", of.issued), ("modified", counts.last_day)):
        if day:
            yield Quad(node, term(f"dcterms:{name}"), _day(day))
    if counts.first_day:
        period = NamedNode(f"{DATASET}#period")
        yield Quad(node, term("dcterms:temporal"), period)
        yield Quad(period, TYPE, term("dcterms:PeriodOfTime"))
        yield Quad(period, _term("dcat:startDate"), _day(counts.first_day))
        yield Quad(period, _term("dcat:endDate"), _day(counts.last_day))
    yield Quad(node, _term("void:uriSpace"), Literal(f"{BASE}id/"))
    for name, number in (
        ("triples", counts.triples),
        ("entities", counts.entities),
        ("distinctSubjects", counts.subjects),
        ("distinctObjects", counts.objects),
        ("classes", len(counts.classes)),
        ("properties", len(counts.properties)),
    ):
        yield Quad(node, _term(f"void:{name}"), integer(number))
    for namespace in sorted({_namespace(iri) for iri in (*counts.classes, *counts.properties)}):
        yield Quad(node, _term("void:vocabulary"), NamedNode(namespace))
    for example in counts.examples:
        yield Quad(node, _term("void:exampleResource"), NamedNode(example))
    for run in counts.runs:
        yield Quad(node, term("prov:wasGeneratedBy"), NamedNode(run))


def _partitions(counts: Counts) -> Iterator[Quad]:
    for kind, iris, number in (
        ("class", counts.classes, "entities"),
        ("property", counts.properties, "triples"),
    ):
        for iri, found in iris.items():
            part = NamedNode(f"{DATASET}#{kind}-{shortened(iri).replace(':', '-')}")
            yield Quad(NamedNode(DATASET), _term(f"void:{kind}Partition"), part)
            yield Quad(part, TYPE, _term("void:Dataset"))
            yield Quad(part, _term(f"void:{kind}"), NamedNode(iri))
            yield Quad(part, _term(f"void:{number}"), integer(found))


def _distribution(file: Distribution, url: str) -> Iterator[Quad]:
    iri = f"{url or FILES}{file.name}"
    node = NamedNode(iri)
    yield Quad(NamedNode(DATASET), _term("dcat:distribution"), node)
    yield Quad(node, TYPE, _term("dcat:Distribution"))
    yield Quad(node, term("dcterms:identifier"), Literal(file.name))
    yield from _both(node, "dcterms:title", file.title)
    yield Quad(node, term("dcterms:license"), NamedNode(texts()["licence_iri"].en))
    yield Quad(node, _term("dcat:mediaType"), NamedNode(_MEDIA_TYPES + file.media_type))
    if file.compression:
        packed = _MEDIA_TYPES + _COMPRESSED[file.compression]
        yield Quad(node, _term("dcat:compressFormat"), NamedNode(packed))
    yield Quad(node, _term("dcat:byteSize"), Literal(str(file.size), datatype=term("xsd:nonNegativeInteger")))
    yield from _checksum(f"{iri}#sha256", file.sha256, iri)
    if url:
        yield Quad(node, _term("dcat:downloadURL"), node)
        if file.name.startswith("graph."):
            yield Quad(NamedNode(DATASET), _term("void:dataDump"), node)


def _checksum(iri: str, digest: str, of: str) -> Iterator[Quad]:
    node = NamedNode(iri)
    yield Quad(NamedNode(of), _term("spdx:checksum"), node)
    yield Quad(node, TYPE, _term("spdx:Checksum"))
    yield Quad(node, _term("spdx:algorithm"), _term("spdx:checksumAlgorithm_sha256"))
    yield Quad(node, _term("spdx:checksumValue"), Literal(digest, datatype=term("xsd:hexBinary")))


def _both(node: NamedNode, name: str, text: Text) -> Iterator[Quad]:
    yield Quad(node, _term(name), Literal(text.en, language="en"))
    yield Quad(node, _term(name), Literal(text.fa, language="fa"))


def _term(short: str) -> NamedNode:
    prefix, _, local = short.partition(":")
    return NamedNode(DESCRIBED_WITH[prefix] + local)


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _day(day: str) -> Literal:
    return Literal(day, datatype=term("xsd:date"))
