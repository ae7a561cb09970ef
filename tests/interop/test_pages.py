"""docs/tools has a page for each tool, linked from its index, and no command that is not run."""

from __future__ import annotations

import re

import pytest

from .pages import FOLDER, blocks
from .tool import Tool, tools

UNTESTED = {"protege", "graphdb", "neo4j"}


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.page)
def test_every_command_of_a_page_is_one_that_the_tests_run(tool: Tool) -> None:
    parts = [block.part for block in blocks(tool.page)]
    assert len(parts) >= 3
    assert parts.count("count") == 1
    assert {"ask", "write"} & set(parts)


def test_the_index_names_every_page() -> None:
    pages = {path.stem for path in FOLDER.glob("*.md")} - {"README"}
    assert pages == {tool.page for tool in tools()} | UNTESTED
    linked = re.findall(r"\]\(([\w-]+)\.md\)", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert pages <= set(linked)


@pytest.mark.parametrize("page", sorted(UNTESTED))
def test_what_is_not_tried_says_so(page: str) -> None:
    assert "**Not tried here.**" in (FOLDER / f"{page}.md").read_text(encoding="utf-8")
