"""What a release says of itself: void.ttl, READMEs, checksums."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import REFERENCE_GRAPH
from urbankg.questions import catalogue
from urbankg.release import Release, write_release
from urbankg.release.counts import count
from urbankg.release.describing import Described, description
from urbankg.release.vocabulary import DATASET, DESCRIBED_WITH

from .making import small_store

Rows = list[dict[str, str]]


def ask(folder: Path, sparql: str) -> Rows:
    store = ox.Store()
    store.bulk_load(path=str(folder / "void.ttl"))
    found = store.query(sparql.replace("<D>", f"<{DATASET}>"), prefixes=DESCRIBED_WITH)
    names = [variable.value for variable in found.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in found]


def test_every_file_is_a_distribution_with_its_size_and_checksum(release: Release) -> None:
    rows = ask(
        release.folder,
        """SELECT ?name ?type ?size ?sum { <D> dcat:distribution|foaf:page ?file . ?file dcterms:identifier ?name ;
        dcat:mediaType ?type ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum ;
        dcterms:title ?en, ?fa FILTER(LANG(?en) = "en" && LANG(?fa) = "fa") }""",
    )
    files = {p.relative_to(release.folder).as_posix() for p in release.folder.rglob("*") if p.is_file()}
    described = {row["name"] for row in rows}
    assert files - described == {"void.ttl", "SHA256SUMS"}  # they cannot hold their own checksum
    assert len(rows) == len(described)
    for row in rows:
        data = (release.folder / row["name"]).read_bytes()
        assert (int(row["size"]), row["sum"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert row["type"].startswith("https://www.iana.org/assignments/media-types/")


def test_title_licence_publisher_and_days(release: Release) -> None:
    (row,) = ask(
        release.folder,
        """SELECT * { ?page a void:DatasetDescription ; foaf:primaryTopic <D> .
        <D> a void:Dataset, dcat:Dataset ; dcterms:title ?title, ?titleFa ; dcterms:license ?licence ;
        dcterms:description ?told, ?toldFa ; dcterms:publisher/foaf:name ?publisher ; dcterms:issued ?issued ;
        dcterms:modified ?modified ; dcterms:temporal/dcat:endDate ?last ; dcterms:rights/rdfs:label ?credit ;
        dcterms:spatial ?country ; dcat:theme ?theme ; dcterms:conformsTo <https://w3id.org/urbankg/ontology>
        FILTER(LANG(?title) = "en" && LANG(?titleFa) = "fa" && LANG(?told) = "en" && LANG(?toldFa) = "fa"
          && LANG(?publisher) = "fa" && LANG(?credit) = "en") }""",
    )
    assert row["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {row["issued"], row["modified"], row["last"]} == {"2022-01-17"}


def test_counts_are_those_of_the_graph(release: Release) -> None:
    store = ox.Store()
    store.bulk_load(path=str(release.folder / "graph.ttl"))
    for sparql, counted in (
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "void:triples"),
        ("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }", "void:distinctSubjects"),
        ("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }", "void:distinctObjects"),
        ("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }", "void:properties"),
        ("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }", "void:classes"),
    ):
        (found,) = store.query(sparql)
        assert ask(release.folder, f"SELECT ?n {{ <D> {counted} ?n }}") == [{"n": found["n"].value}]
    parts = "SELECT ?what ?n { <D> void:%sPartition ?part . ?part void:%s ?what ; void:%s ?n }"
    by_property = ask(release.folder, parts % ("property", "property", "triples"))
    assert sum(int(row["n"]) for row in by_property) == release.triples
    by_class = {
        row["what"]: int(row["n"]) for row in ask(release.folder, parts % ("class", "class", "entities"))
    }
    for name in ("Article", "Claim", "City", "Tenure"):
        (found,) = store.query(f"SELECT (COUNT(*) AS ?n) {{ ?s a <{DESCRIBED_WITH['ukg']}{name}> }}")
        assert by_class[DESCRIBED_WITH["ukg"] + name] == int(found["n"].value) > 0


def test_the_syntaxes_of_the_graph(release: Release) -> None:
    rows = ask(release.folder, "SELECT ?x { <D> void:feature ?x }")
    assert {row["x"].rpartition("/")[2] for row in rows} == {"TriG", "N-Quads", "Turtle", "JSON-LD"}


def test_what_is_only_served_has_no_files_and_no_hash() -> None:
    """A server describes a store that is not released."""
    store = small_store()
    described = Described(count(store, 0), endpoint="https://data.example/sparql")
    terms = {quad.predicate.value for quad in description(described)}
    assert DESCRIBED_WITH["void"] + "sparqlEndpoint" in terms
    assert not terms & {DESCRIBED_WITH["dcat"] + "distribution", DESCRIBED_WITH["spdx"] + "checksumValue"}


def test_examples_and_vocabularies(release: Release) -> None:
    store = ox.Store()
    store.bulk_load(path=str(release.folder / "graph.ttl"))
    examples = ask(release.folder, "SELECT ?x { <D> void:exampleResource ?x }")
    assert len(examples) >= 8
    for row in examples:
        assert any(store.quads_for_pattern(ox.NamedNode(row["x"]), None, None))
    vocabularies = {row["v"] for row in ask(release.folder, "SELECT ?v { <D> void:vocabulary ?v }")}
    assert {DESCRIBED_WITH[name] for name in ("ukg", "org", "prov", "skos", "oa", "schema")} <= vocabularies


def test_the_canonical_hash_is_in_it(release: Release) -> None:
    (row,) = ask(
        release.folder,
        "SELECT ?sum { <D> spdx:checksum ?c . ?c dcterms:conformsTo ?how ; spdx:checksumValue ?sum }",
    )
    assert (
        row["sum"]
        == release.canonical
        == hashlib.sha256((release.folder / "graph.nq").read_bytes()).hexdigest()
    )
    for name in ("README.md", "README.fa.md"):
        assert release.canonical in (release.folder / name).read_text(encoding="utf-8")


def test_no_blank_nodes_and_no_clock(release: Release) -> None:
    quads = ox.parse(path=str(release.folder / "void.ttl"))
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
    for path in release.folder.iterdir():
        if path.suffix in (".md", ".ttl", ".json") and path.name != "graph.ttl":
            assert dt.date.today().isoformat() not in path.read_text(encoding="utf-8"), path.name


def test_issued_and_the_address_are_what_is_given(tmp_path: Path) -> None:
    made = write_release(
        small_store(),
        tmp_path / "r",
        issued=dt.date(2022, 2, 1),
        compression=".gz",
        url="https://data.example/urbankg",
        endpoint="https://data.example/sparql",
    )
    (row,) = ask(made.folder, "SELECT ?i ?m { <D> dcterms:issued ?i ; dcterms:modified ?m }")
    assert row == {"i": "2022-02-01", "m": "2022-01-17"}
    dumps = ask(
        made.folder,
        """SELECT ?d ?z { <D> void:dataDump ?d . ?d a dcat:Distribution ; dcat:downloadURL ?d ; dcat:accessURL ?d ;
        dcat:compressFormat ?z }""",
    )
    assert {row["d"] for row in dumps} == {
        f"https://data.example/urbankg/graph.{name}.gz" for name in ("trig", "nq", "ttl", "jsonld")
    }
    (row,) = ask(
        made.folder,
        """SELECT ?page (COUNT(?query) AS ?queries) { <D> dcat:landingPage ?page ; void:sparqlEndpoint ?service .
        ?service a dcat:DataService ; dcat:endpointURL ?service ; dcat:servesDataset <D> ; dcterms:title ?title .
        ?query schema:target ?service FILTER(LANG(?title) = "fa") } GROUP BY ?page""",
    )
    assert row == {"page": "https://data.example/urbankg/", "queries": str(len(catalogue()))}


def test_a_graph_without_articles_has_no_days(tmp_path: Path) -> None:
    store = GraphStore.in_memory()
    store.replace({REFERENCE_GRAPH: set()})
    made = write_release(store, tmp_path / "r")
    assert ask(made.folder, "SELECT ?i { <D> dcterms:issued|dcterms:modified|dcterms:temporal ?i }") == []
    assert "unknown" in (made.folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.fa.md"])
def test_readmes_name_every_file_and_leave_no_gap(release: Release, name: str) -> None:
    text = (release.folder / name).read_text(encoding="utf-8")
    assert "$" not in text
    named = set(re.findall(r"(?:graph|ontology|shapes|tables)[\w./]+\w", text))
    files = {p.relative_to(release.folder).as_posix() for p in release.folder.rglob("*") if p.is_file()}
    assert named <= files and {f for f in files if f.startswith("tables/")} <= named


def test_sha256sum_checks_it(release: Release) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release.folder, check=True)
