"""Exports: one graph, one file, and other programs read it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from urbankg.errors import UrbankgError
from urbankg.graph.as_rdflib import to_dataset, to_graph
from urbankg.graph.export import FORMATS, WITH_GRAPHS, format_of, serialize, write
from urbankg.graph.store import GraphStore

from .examples import CLAIMS, PEOPLE, article

ARTICLES = ((article(), CLAIMS), (article("two.txt"), (PEOPLE,)), (article("three.txt", agency=None), CLAIMS))
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


def filled(*, backwards: bool) -> list[ox.Quad]:
    store = GraphStore.in_memory()
    for one, claims in reversed(ARTICLES) if backwards else ARTICLES:
        store.ingest(one, reversed(claims) if backwards else claims)
    return list(store.quads())


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return filled(backwards=False)


@pytest.fixture(scope="module")
def few(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Only the articles' graphs: rdflib takes long over the reference data."""
    return [quad for quad in quads if "/graph/article/" in str(quad.graph_name)]


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_ingest_does_not_show(quads: list[ox.Quad], name: str) -> None:
    assert serialize(quads, name) == serialize(filled(backwards=True), name)


@pytest.mark.parametrize("name", FORMATS)
def test_another_process_writes_the_same_bytes(few: list[ox.Quad], name: str, tmp_path: Path) -> None:
    (tmp_path / "in.nq").write_bytes(serialize(few, "nquads"))
    code = (
        "import sys, pyoxigraph as ox; from urbankg.graph.export import serialize\n"
        "quads = ox.parse(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
        "sys.stdout.buffer.write(serialize(quads, sys.argv[2]))"
    )
    for _ in range(2):
        said = subprocess.run(
            [sys.executable, "-c", code, tmp_path / "in.nq", name], capture_output=True, check=True
        )
        assert said.stdout == serialize(few, name)


@pytest.mark.parametrize("name", FORMATS)
def test_rdflib_reads_the_same_graph(few: list[ox.Quad], name: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(data=serialize(few, name), format=RDFLIB[name])
    triples = {quad.triple for quad in few}
    merged = rdflib.Graph()
    merged += read.triples((None, None, None))
    assert len(merged) == len(triples)
    assert isomorphic(merged, to_graph(few))
    if name in WITH_GRAPHS:
        named = {graph for *_, graph in read.quads() if graph is not None}
        assert {str(g) for g in named} == {quad.graph_name.value for quad in few}  # type: ignore[union-attr]


def test_sorted_lines(few: list[ox.Quad]) -> None:
    lines = serialize(few, "nquads").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(few))


@pytest.mark.parametrize("program", ["rapper", "serdi"])
@pytest.mark.parametrize(("name", "argument"), [("turtle", "turtle"), ("ntriples", "ntriples")])
def test_other_programs_count_the_same_triples(
    quads: list[ox.Quad], program: str, name: str, argument: str, tmp_path: Path
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    file = tmp_path / "graph.rdf"
    file.write_bytes(serialize(quads, name))
    command = (
        ["rapper", "-q", "-i", argument, "-o", "ntriples"]
        if program == "rapper"
        else ["serdi", "-i", argument, "-o", "ntriples"]
    )
    read = subprocess.run([*command, str(file)], capture_output=True, check=True)
    assert len(set(read.stdout.splitlines())) == len({quad.triple for quad in quads})


def test_json_ld_is_short_and_has_its_context(few: list[ox.Quad]) -> None:
    document = json.loads(serialize(few, "jsonld"))
    assert document["@context"]
    ids = {node["@id"] for graph in document["@graph"] for node in graph["@graph"]}
    assert "city:qazvin" in ids


def test_a_file_appears_whole_or_not_at_all(few: list[ox.Quad], tmp_path: Path) -> None:
    write(few, tmp_path / "a.ttl", "turtle")
    assert (tmp_path / "a.ttl").read_bytes() == serialize(few, "turtle")
    (tmp_path / "taken").mkdir()
    with pytest.raises(UrbankgError, match="cannot be written"):
        write(few, tmp_path / "taken", "turtle")
    with pytest.raises(UrbankgError, match="cannot be written"):
        write(few, tmp_path / "no" / "a.ttl", "turtle")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.ttl", "taken"]


def test_formats_by_ending() -> None:
    assert format_of(Path("x.TTL")) == "turtle"
    assert format_of(Path("x.ttl"), "nquads") == "nquads"
    with pytest.raises(UrbankgError, match="turtle"):
        format_of(Path("x.docx"))
    with pytest.raises(UrbankgError, match="turtle"):
        format_of(Path("x.ttl"), "owl2")


def test_rdflib_graphs_and_datasets(few: list[ox.Quad]) -> None:
    assert len(to_graph(few)) == len({quad.triple for quad in few})
    assert len(list(to_dataset(few).quads())) == len(set(few))
