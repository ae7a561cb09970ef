"""The saved queries of a description, as an editor finds them there: they run, and answer what the saved ones do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
import rdflib
from tests.questions.examples import filled

from urbankg.graph.as_rdflib import to_graph
from urbankg.graph.store import GraphStore
from urbankg.questions import ask, catalogue
from urbankg.release import Release
from urbankg.release.executables import executables
from urbankg.release.vocabulary import DATASET, DESCRIBED_WITH

# What the SIB's editor asks an endpoint or its description.
EXAMPLES = """SELECT ?node ?comment ?sparql {
  ?node a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?sparql }"""
NAMES = [question.name for question in catalogue()]


@pytest.fixture(scope="module")
def described(release: Release) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(release.folder / "void.ttl"))
    return store


@pytest.fixture(scope="module")
def queries(described: ox.Store) -> dict[str, str]:
    found = described.query(EXAMPLES, prefixes=DESCRIBED_WITH)
    return {row["node"].value.removeprefix(f"{DATASET}#query-"): row["sparql"].value for row in found}


@pytest.fixture(scope="module")
def asked() -> GraphStore:
    return filled()


@pytest.fixture(scope="module")
def graph(asked: GraphStore) -> rdflib.Graph:
    return to_graph(asked.quads())


def test_every_saved_query_is_there(queries: dict[str, str]) -> None:
    assert sorted(queries) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_answers_as_the_saved_query_does(
    name: str, queries: dict[str, str], asked: GraphStore, graph: rdflib.Graph
) -> None:
    saved, here, there = ask(asked, name), asked.query(queries[name]), graph.query(queries[name])
    if saved.triples is not None:
        assert there.graph is not None and saved.triples
        assert set(here) == set(saved.triples)
        assert set(there.graph) == set(to_graph(saved.quads))
        return
    assert saved.rows and [tuple(row) for row in here] == list(saved.rows)
    assert Counter(map(plain, there)) == Counter(map(plain, saved.rows))


def plain(row: Iterable[object]) -> tuple[str, ...]:
    """The texts of a row of either engine, which write whole decimals in two ways."""
    texts = (term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term) for term in row)
    return tuple(text.removesuffix(".0") for text in texts)


def test_words_in_both_languages_and_no_header(described: ox.Store, queries: dict[str, str]) -> None:
    labels = described.query(
        """SELECT ?node { ?node a sh:SPARQLExecutable ; rdfs:label ?en, ?fa ; schema:keywords ?word
        FILTER(LANG(?en) = "en" && LANG(?fa) = "fa") }""",
        prefixes=DESCRIBED_WITH,
    )
    assert len({row["node"] for row in labels}) == len(NAMES)
    assert not any("#+" in sparql for sparql in queries.values())
    kinds = described.query(
        "SELECT ?k (COUNT(*) AS ?n) { ?node a sh:SPARQLExecutable, ?k } GROUP BY ?k", prefixes=DESCRIBED_WITH
    )
    counts = {row["k"].value.partition("#")[2]: int(row["n"].value) for row in kinds}
    assert counts.pop("SPARQLExecutable") == len(NAMES)
    assert sum(counts.values()) == len(NAMES)
    assert set(counts) == {f"SPARQL{form}Executable" for form in ("Select", "Construct", "Describe")}


def test_the_declared_prefixes_are_enough(described: ox.Store, queries: dict[str, str]) -> None:
    """As a SHACL engine takes them: the text without its own prefixes, with those of sh:prefixes."""
    found = described.query(
        """SELECT ?prefix ?namespace { ?node a sh:SPARQLExecutable ; sh:prefixes/sh:declare ?one .
        ?one sh:prefix ?prefix ; sh:namespace ?namespace }""",
        prefixes=DESCRIBED_WITH,
    )
    declared = {row["prefix"].value: row["namespace"].value for row in found}
    empty = ox.Store()
    for sparql in queries.values():
        lines = (line for line in sparql.splitlines() if not line.startswith("PREFIX"))
        empty.query("\n".join(lines), prefixes=declared)


def test_an_endpoint_is_their_target(described: ox.Store) -> None:
    target = f"<{DESCRIBED_WITH['schema']}target>"
    assert not list(described.query(f"SELECT * {{ ?query {target} ?endpoint }}"))
    served = ox.Store()
    served.extend(executables("https://data.example/sparql"))
    (row,) = served.query(f"SELECT ?e (COUNT(?query) AS ?n) {{ ?query {target} ?e }} GROUP BY ?e")
    assert (row["e"].value, row["n"].value) == ("https://data.example/sparql", str(len(NAMES)))
