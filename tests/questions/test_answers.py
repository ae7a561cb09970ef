"""Answers: in every format the same rows or triples; nothing that would change the store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib

from urbankg.errors import QueryError
from urbankg.graph.export import FORMATS
from urbankg.graph.store import GraphStore
from urbankg.questions import ask

TRICKY = """SELECT ?a ?b ?c WHERE {
  VALUES (?a ?b ?c) {
    (<http://a/b> "x, \\"y\\"\\nz"@fa 3)
    ("قزوین‌‌" UNDEF "2022-01-17"^^<http://www.w3.org/2001/XMLSchema#date>)
  }
}"""
SPARQL_JSON = {"type": "literal", "value": 'x, "y"\nz', "xml:lang": "fa"}


def test_rows_as_json(store: GraphStore) -> None:
    found = json.loads(ask(store, TRICKY).serialize("json"))
    assert found["head"]["vars"] == ["a", "b", "c"]
    first, second = found["results"]["bindings"]
    assert first["a"] == {"type": "uri", "value": "http://a/b"} and first["b"] == SPARQL_JSON
    assert "b" not in second and second["c"]["datatype"].endswith("#date")


def test_rows_as_csv_tsv_and_xml(store: GraphStore) -> None:
    answer = ask(store, TRICKY)
    rows = list(csv.reader(io.StringIO(answer.serialize("csv").decode())))
    assert rows == [["a", "b", "c"], ["http://a/b", 'x, "y"\nz', "3"], ["قزوین‌‌", "", "2022-01-17"]]
    lines = answer.serialize("tsv").decode().splitlines()
    assert lines[0] == "?a\t?b\t?c" and lines[1].startswith('<http://a/b>\t"x, \\"y\\"\\nz"@fa\t3')
    root = ET.fromstring(answer.serialize("xml"))
    assert len(root.findall(".//{*}result")) == 2


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_rdflib_reads_the_rows(store: GraphStore, name: str) -> None:
    answer = ask(store, "facts")
    read = rdflib.query.Result.parse(io.BytesIO(answer.serialize(name)), format=name)
    assert len(read) == len(answer.rows)
    assert [str(v) for v in read.vars or ()] == list(answer.columns)


@pytest.mark.parametrize("name", FORMATS)
def test_triples_in_every_format(store: GraphStore, name: str) -> None:
    answer = ask(store, "person-graph", {"name": "آذرنیا"})
    assert answer.triples
    data = answer.serialize(name)
    parser = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}.get(name, name)
    read = rdflib.Dataset(default_union=True)
    read.parse(data=data, format=parser)
    assert len(set(read.triples((None, None, None)))) == len(set(answer.triples))
    assert len(answer.to_rdflib()) == len(set(answer.triples))


def test_yes_and_no(store: GraphStore) -> None:
    yes = ask(store, "ASK { ?s ?p ?o }")
    assert (yes.boolean, yes.texts()) == (True, [{"answer": "true"}])
    assert json.loads(yes.serialize("json"))["boolean"] is True
    assert yes.serialize("csv") == b"answer\ntrue\n"
    assert b"<boolean>true</boolean>" in yes.serialize("xml")
    assert ask(store, "ASK { ?s ?s ?s }").to_rdflib().askAnswer is False


def test_a_format_that_does_not_fit_names_what_does(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="csv, tsv, json, xml"):
        ask(store, "facts").serialize("turtle")
    with pytest.raises(QueryError, match="turtle"):
        ask(store, "mayor-edges").serialize("csv")


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <http://a/>\n# a remark {\nDELETE WHERE { ?s ?p ?o }",
        "BASE <http://a/> CLEAR ALL # {",
        "WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "drop all # {}",
        "LOAD <http://a/> # {}",
    ],
)
def test_updates_are_refused(store: GraphStore, sparql: str) -> None:
    before = len(store.database.raw)
    with pytest.raises(QueryError, match="update"):
        ask(store, sparql)
    assert len(store.database.raw) == before


@pytest.mark.parametrize(
    "sparql", ["SELECT * { ?s ?p }", "SELECT ?a ?a2 { {", "nonsense {}", "SELECT * { ?s a:b ?o }"]
)
def test_wrong_sparql_is_told_in_one_line(store: GraphStore, sparql: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, sparql)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def test_a_file_of_ones_own(store: GraphStore, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("#+ summary: Mine\nSELECT * { VALUES ?x { ?_n } }".replace("?_n", "1"), encoding="utf-8")
    assert ask(store, str(file)).texts() == [{"x": "1"}]
    file.write_bytes("#+ summary: مال من".encode("utf-16"))
    with pytest.raises(QueryError, match="UTF-8"):
        ask(store, str(file))
    with pytest.raises(QueryError, match="cannot be read"):
        ask(store, str(tmp_path / "none.rq"))


def test_terms_of_rows_are_those_of_the_store(store: GraphStore) -> None:
    answer = ask(store, "SELECT ?s { ?s a <https://w3id.org/urbankg/ontology#Article> } ORDER BY ?s")
    assert all(isinstance(row[0], ox.NamedNode) for row in answer.rows)
