"""The pages of docs/tools: their fenced blocks are the commands that the tests run.

A block's language stands after its fence (``sh``, ``js``, ``python``) and then its part in the test:

- ``count`` prints how much the tool holds, as the last number of its output.
- ``ask`` asks one saved query; the tests put other queries in its place. ``construct`` does so for those that
  give a graph, where the tool wants another command for them. Both print the answer.
- ``write`` is for tools without SPARQL: it prints all that the tool read, as N-Triples or N-Quads.
- the name of a saved query: prints the answer to it.
- anything else has to end well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "tools"
_FENCED = re.compile(r"^```(?P<language>\w+) (?P<part>[\w-]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCES = re.compile(r"^```\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A command of a page: its language, its part in the test, its text."""

    language: str
    part: str
    text: str


def blocks(page: str) -> list[Block]:
    """The blocks of a page of docs/tools, by the page's name without its ending, in order."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    found = [Block(**match.groupdict()) for match in _FENCED.finditer(text)]
    if len(found) != len(_FENCES.findall(text)):
        raise ValueError(f"docs/tools/{page}.md: a block has no part in the test (```sh count)")
    return found
