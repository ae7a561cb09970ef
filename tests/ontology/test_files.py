"""Every parser reads the files, all the same number of triples; the context names what the graph has."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from urbankg.graph.jsonld import jsonld
from urbankg.graph.vocabulary import PREFIXES

from .graphs import CONTEXT_FILE, EXAMPLE_FILE, ONTOLOGY_FILE, OWL, TURTLE_FILES, UKG_NS, parsed

TOOLS = {
    "rapper": ["rapper", "-q", "-i", "turtle", "-o", "ntriples"],
    "serdi": ["serdi", "-i", "turtle", "-o", "ntriples"],
}


@pytest.mark.parametrize("path", TURTLE_FILES, ids=lambda p: p.name)
def test_oxigraph_reads_what_rdflib_reads(path: Path) -> None:
    assert len(set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))) == len(parsed(path)) > 100


@pytest.mark.parametrize("path", TURTLE_FILES, ids=lambda p: p.name)
@pytest.mark.parametrize("tool", TOOLS)
def test_other_tools_read_the_same(tool: str, path: Path) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([*TOOLS[tool], str(path)], capture_output=True, check=True)
    assert done.stderr == b""
    assert len(set(done.stdout.splitlines())) == len(parsed(path))


def context() -> dict[str, object]:
    whole: dict[str, dict[str, object]] = json.loads(CONTEXT_FILE.read_text(encoding="utf-8"))
    return whole["@context"]


def test_the_context_has_the_prefixes_of_the_vocabulary() -> None:
    prefixes = {k: v["@id"] for k, v in context().items() if isinstance(v, dict) and v.get("@prefix")}
    assert prefixes == PREFIXES


def test_the_context_has_a_term_for_every_property() -> None:
    named = {v["@id"] for k, v in context().items() if isinstance(v, dict) and k not in PREFIXES}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in parsed(ONTOLOGY_FILE).subjects(rdflib.RDF.type, kind):
            if term in UKG_NS:
                assert f"ukg:{str(term).removeprefix(str(UKG_NS))}" in named


def test_the_example_goes_through_json_ld_and_back() -> None:
    graph = parsed(EXAMPLE_FILE)
    written = json.loads(graph.serialize(format="json-ld", context=context(), auto_compact=False))
    body = json.dumps(written["@graph"])
    assert '"subjectLabel"' in body and "ukg:subjectLabel" not in body  # short names were used
    written["@context"] = context()
    back = rdflib.Graph().parse(data=json.dumps(written), format="json-ld")
    assert isomorphic(back, graph)


def test_json_ld_of_exports_goes_back_in_two_parsers() -> None:
    triples = list(ox.parse(path=str(EXAMPLE_FILE), format=ox.RdfFormat.TURTLE))
    document = "".join(jsonld(triples))
    assert '"subjectLabel"' in document
    again = {quad.triple for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD)}
    assert again == {quad.triple for quad in triples}
    assert isomorphic(rdflib.Graph().parse(data=document, format="json-ld"), parsed(EXAMPLE_FILE))
