"""Each tool holds what the release does and answers five saved queries as pyoxigraph does, by its page's commands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from .pages import blocks
from .place import Place, questions
from .running import run
from .tool import Tool, tools, try_out

CONFORMS = re.compile(r"Conforms:\s*(true|false)", re.IGNORECASE)
VALIDATORS = [tool for tool in tools() if tool.kind == "validator"]


def skip_if_missing(tool: Tool) -> None:
    if why := tool.missing():
        pytest.skip(why)


def test_the_questions_have_answers(place: Place) -> None:
    assert all(place.expected.values()) and len(place.expected) == 5
    assert all(place.expected_tables.values()) and len(place.expected_tables) == 5
    assert any(question.builds for question in questions())


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.page)
def test_tool(tool: Tool, place: Place) -> None:
    skip_if_missing(tool)
    outcome = try_out(tool, place)
    assert outcome.wrong == {}
    assert outcome.held == place.held[tool.holds]
    assert len(set(outcome.right)) == 5
    if tool.kind == "validator":
        assert verdict(outcome.output["validate"]) is True
    if tool.kind == "reasoner":
        assert outcome.output["reason"].strip() == "[]"  # no class that can have no member


@pytest.mark.parametrize("tool", VALIDATORS, ids=lambda tool: tool.page)
def test_a_broken_graph_is_found(tool: Tool, place: Place, room: Path) -> None:
    skip_if_missing(tool)
    sound = (place.release / "graph.ttl").read_text(encoding="utf-8")
    broken, planted = re.subn(r"\tukg:statedIn [^;.]+;\n", "", sound, count=1)
    assert planted == 1
    (room / "broken.ttl").write_text(broken, encoding="utf-8")
    page = [replace(b, text=b.text.replace("release/graph.ttl", "broken.ttl")) for b in blocks(tool.page)]
    ran = next(ran for ran in run(page, room) if ran.block.part == "validate")
    assert verdict(ran.printed) is False, ran.errors
    assert "statedIn" in ran.printed


def verdict(printed: str) -> bool:
    found = CONFORMS.search(printed)
    assert found is not None, printed
    return found[1].lower() == "true"
