"""Ask the questions of docs/cookbook.md of the graph of the sample articles, and write the answers into the page.

    python tools/cookbook_page.py

Every fenced block of SPARQL is followed by a table, which is its answer; the rest of the page is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import urbankg
from urbankg.files import SAMPLES
from urbankg.graph.store import GraphStore
from urbankg.questions.answers import shortened

PAGE = Path(__file__).parents[1] / "docs" / "cookbook.md"
_RECIPE = re.compile(
    r"^```sparql\n(?P<sparql>.*?)^```\n\n(?P<table>(?:^\|[^\n]*\n)*)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Recipe:
    """A question of the page, and the table of its answer that stands there."""

    sparql: str
    table: str


def recipes(text: str) -> Iterator[Recipe]:
    """The questions of a page."""
    for found in _RECIPE.finditer(text):
        yield Recipe(found["sparql"], found["table"])


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """An answer of any engine as a table: what is not bound is empty, IRIs have their prefixes."""
    names = list(columns)
    lines = [names, ["---"] * len(names), *([_cell(term) for term in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(term: object) -> str:
    if term is None:
        return ""
    text = term if isinstance(term, str) else str(getattr(term, "value", term))
    return shortened(text).replace("|", "\\|").replace("\n", " ")


def rewritten(text: str, store: GraphStore) -> str:
    """A page with the answers of a store."""

    def answered(found: re.Match[str]) -> str:
        answer = urbankg.ask(store, found["sparql"])
        return f"```sparql\n{found['sparql']}```\n\n{table(answer.columns, answer.rows)}"

    return _RECIPE.sub(answered, text)


if __name__ == "__main__":
    with urbankg.open_store() as samples:
        urbankg.ingest(samples, [SAMPLES])
        PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), samples), encoding="utf-8")
