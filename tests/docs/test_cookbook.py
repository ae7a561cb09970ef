"""Every question of the cookbook runs, and its answer in two engines is the one that stands there."""

from __future__ import annotations

import pytest
import rdflib

import urbankg
from urbankg.graph.store import GraphStore

from .tools import text_of, tool

COOKBOOK = tool("cookbook_page")
RECIPES = list(COOKBOOK.recipes(text_of("docs/cookbook.md")))
QUESTIONS = [line[3:] for line in text_of("docs/cookbook.md").splitlines() if line.startswith("## ")]


@pytest.fixture(scope="module")
def flat(samples: GraphStore) -> rdflib.Graph:
    return urbankg.to_graph(samples)


@pytest.fixture(scope="module")
def named(samples: GraphStore) -> rdflib.Dataset:
    return urbankg.to_dataset(samples)


def test_every_question_has_its_query() -> None:
    assert len(RECIPES) == len(QUESTIONS) == 10
    assert all(recipe.table.count("\n") > 2 for recipe in RECIPES)  # and an answer


@pytest.mark.parametrize("number", range(len(RECIPES)), ids=QUESTIONS)
def test_oxigraph_answers_as_the_page_has_it(number: int, samples: GraphStore) -> None:
    recipe = RECIPES[number]
    answer = urbankg.ask(samples, recipe.sparql)
    assert COOKBOOK.table(answer.columns, answer.rows) == recipe.table, "make docs"


@pytest.mark.parametrize("number", range(len(RECIPES)), ids=QUESTIONS)
def test_rdflib_answers_the_same(number: int, flat: rdflib.Graph, named: rdflib.Dataset) -> None:
    recipe = RECIPES[number]
    found = (named if "GRAPH" in recipe.sparql else flat).query(recipe.sparql)
    rows = [[None if term is None else str(term) for term in row] for row in found]  # type: ignore[union-attr]
    assert COOKBOOK.table(map(str, found.vars or ()), rows) == recipe.table
