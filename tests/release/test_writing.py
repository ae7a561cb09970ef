"""A release: same graph, same bytes; every file read back by other programs; whole or not at all."""

from __future__ import annotations

import csv
import difflib
import gzip
import hashlib
import io
import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import zstandard

from urbankg.errors import StoreError
from urbankg.files import QUERIES
from urbankg.graph import export
from urbankg.graph.ordering import sorted_lines
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import article_graph
from urbankg.release import Release, write_release
from urbankg.release.tables import tables

from .making import content, fill, small_store, store_at

FLAT = ("graph.ttl", "graph.jsonld")
NAMED = ("graph.trig", "graph.nq")
RDFLIB = {".ttl": "turtle", ".jsonld": "json-ld", ".trig": "trig", ".nq": "nquads"}


def test_the_order_of_ingest_does_not_show(release: Release, tmp_path: Path) -> None:
    with GraphStore.open(store_at(tmp_path / "other", backwards=True), read_only=True) as store:
        write_release(store, tmp_path / "again")
    assert content(tmp_path / "again") == content(release.folder)


def test_it_has_the_files_that_exports_have(store: Path, release: Release) -> None:
    with GraphStore.open(store, read_only=True) as opened:
        quads = list(opened.quads())
    for name, format_name in (("graph.trig", "trig"), ("graph.nq", "nquads"), ("graph.ttl", "turtle")):
        assert (release.folder / name).read_bytes() == export.serialize(quads, format_name)


@pytest.mark.parametrize("name", [*FLAT, *NAMED, "ontology.ttl", "shapes.ttl", "void.ttl"])
def test_pyoxigraph_reads_every_file(release: Release, name: str) -> None:
    read = {(q.triple, q.graph_name) for q in map(_quad, ox.parse(path=str(release.folder / name)))}
    if name in NAMED:
        assert len(read) == release.quads
    assert len({triple for triple, _ in read}) == release.triples if name in (*FLAT, *NAMED) else read


def _quad(parsed: ox.Quad | ox.Triple) -> ox.Quad:
    return parsed if isinstance(parsed, ox.Quad) else ox.Quad(parsed.subject, parsed.predicate, parsed.object)


@pytest.mark.parametrize("name", [*FLAT, *NAMED, "ontology.ttl", "shapes.ttl", "void.ttl"])
def test_rdflib_reads_every_file(small: Release, name: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(small.folder / name, format=RDFLIB[Path(name).suffix])
    triples = set(read.triples((None, None, None)))
    if name in (*FLAT, *NAMED):
        assert len(triples) == small.triples
    else:
        assert len(triples) == len({_quad(q).triple for q in ox.parse(path=str(small.folder / name))})
    if name in NAMED:
        assert len(set(read.quads((None, None, None, None)))) == small.quads


@pytest.mark.parametrize("command", [["rapper", "-q", "-i", "{}", "-o", "ntriples"], ["serdi", "-i", "{}"]])
@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq", "ontology.ttl", "void.ttl"])
def test_other_programs_read_as_many(release: Release, command: list[str], name: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    syntax = "nquads" if name.endswith(".nq") else "turtle"
    words = [word.format(syntax) for word in command] + (["-o", "nquads"] if command[0] == "serdi" else [])
    said = subprocess.run([*words, str(release.folder / name)], capture_output=True, check=True)
    known = {_quad(q) for q in ox.parse(path=str(release.folder / name))}
    if command[0] == "rapper":
        known = {ox.Quad(q.subject, q.predicate, q.object) for q in known}
    assert len(set(said.stdout.splitlines())) == len(known)


def test_evidence_is_in_the_flat_files(release: Release) -> None:
    store = ox.Store()
    store.bulk_load(path=str(release.folder / "graph.ttl"))
    found = store.query("""
        PREFIX ukg: <https://w3id.org/urbankg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?id ?quote {
          ?tenure a ukg:Tenure ; ukg:beganBy ?claim . ?claim ukg:evidence/oa:exact ?quote ;
            ukg:statedIn/<http://purl.org/dc/terms/identifier> ?id }""")
    assert {row["id"].value for row in found} == {"one.txt", "two.txt"}


def test_the_hash_is_that_of_canonical_n_quads(small: Release) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    data = (small.folder / "graph.nq").read_text(encoding="utf-8")
    options = {
        "algorithm": "URDNA2015",
        "inputFormat": "application/n-quads",
        "format": "application/n-quads",
    }
    canonical = jsonld.normalize(data, options)
    assert hashlib.sha256(canonical.encode()).hexdigest() == small.canonical
    dataset = ox.Dataset(ox.parse(data.encode(), ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert b"".join(sorted_lines(dataset)).decode() == canonical
    assert "_:" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", data)


def test_characters_are_escaped_as_the_canonical_form_wants() -> None:
    node = ox.NamedNode("http://a/b")
    value = '\t\n\r\b\f\0\x0b\x7f"\\\x80\u200cی'
    (line,) = sorted_lines([ox.Quad(node, node, ox.Literal(value), node)])
    escaped = r"\t\n\r\b\f\u0000\u000B\u007F\"\\" + "\x80\u200cی"
    assert line.decode() == f'<http://a/b> <http://a/b> "{escaped}" <http://a/b> .\n'


def test_a_changed_fact_is_a_short_diff(small: Release, tmp_path: Path) -> None:
    store = small_store()
    graph = article_graph("one-" + hashlib.sha256(b"one.txt").hexdigest()[:12])
    old = next(q for q in store.graph(graph) if q.predicate.value.endswith("headline"))
    kept = store.graph(graph) - {old}
    store.replace({graph: kept | {ox.Quad(old.subject, old.predicate, ox.Literal("عنوان دیگر"), graph)}})
    write_release(store, tmp_path / "new")
    for name in (*FLAT, *NAMED, "tables/articles.csv"):
        lines = [(folder / name).read_text().splitlines() for folder in (small.folder, tmp_path / "new")]
        changed = [line for line in difflib.unified_diff(*lines, n=0) if line[0] in "+-"]
        assert len(changed) == 4, (name, changed)  # the two lines of the head, one out, one in


def test_tables_have_a_row_a_thing_in_a_fixed_order(release: Release) -> None:
    for table in tables():
        text = (release.folder / "tables" / f"{table.name}.csv").read_text(encoding="utf-8")
        rows = list(csv.reader(io.StringIO(text)))
        assert len(set(map(tuple, rows))) == len(rows), table.name
        assert table.line("summary") and table.line("summary_fa") and table.line("description")
        columns = set(re.findall(r"\?(\w+)", re.search(r"ORDER BY(.*)", table.sparql, re.DOTALL)[1]))  # type: ignore[index]
        grouped = re.search(r"GROUP BY ([^\n]*)", table.sparql)
        wanted = set(re.findall(r"\?(\w+)", grouped[1])) if grouped else set(rows[0])
        assert columns == wanted, table.name
    assert {path.stem for path in (QUERIES / "tables").glob("*.rq")} == {t.name for t in tables()}
    facts = list(csv.DictReader((release.folder / "tables" / "facts.csv").open(encoding="utf-8")))
    assert {row["subjectLabel"] for row in facts if row["role"] == "mayor" and row["kind"] == "office"} == {
        "پریسا آذرنیا"
    }


@pytest.mark.parametrize(
    ("ending", "unpack"),
    [
        (".gz", gzip.decompress),
        (".zst", lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data)),
    ],
)
def test_compressed(small: Release, tmp_path: Path, ending: str, unpack) -> None:  # type: ignore[no-untyped-def]
    store = small_store()
    first = write_release(store, tmp_path / "a", compression=ending)
    write_release(store, tmp_path / "b", compression=ending)
    packed, plain = content(tmp_path / "a"), content(small.folder)
    assert packed == content(tmp_path / "b")
    assert first.canonical == small.canonical
    of_data = [name for name in plain if name.startswith(("graph.", "tables/"))]
    assert len(of_data) == 4 + len(tables())
    for name in of_data:
        assert name not in packed and unpack(packed[name + ending]) == plain[name]


def test_an_older_release_gives_way_and_nothing_else_does(small: Release, tmp_path: Path) -> None:
    folder = tmp_path / "r"
    store = small_store()
    write_release(store, folder, compression=".gz")
    write_release(store, folder)
    assert content(folder) == content(small.folder)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match="not empty and no release"):
        write_release(store, tmp_path / "mine")
    with pytest.raises(StoreError, match="is a file"):
        write_release(store, tmp_path / "mine" / "letter.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "r"]


def test_a_release_that_fails_leaves_the_older_one(
    small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = small_store()
    write_release(store, tmp_path / "r")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("urbankg.release.writing.write_sums", full)
    with pytest.raises(StoreError, match="cannot be written: No space left on device"):
        write_release(store, tmp_path / "r")
    assert content(tmp_path / "r") == content(small.folder)
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_large_graphs_are_sorted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    store = fill(GraphStore.in_memory())
    quads = list(store.quads())
    whole = {name: export.serialize(quads, name) for name in ("nquads", "trig", "turtle", "jsonld")}
    monkeypatch.setattr("urbankg.graph.ordering.AT_ONCE", 5_000)
    assert {name: export.serialize(reversed(quads), name) for name in whole} == whole
