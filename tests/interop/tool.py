"""The tools: which there are, whether they are here, and what came of running their pages."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from tests.servers import virtuoso

from . import answers
from .answers import Rows
from .pages import Block, blocks
from .place import NODE_MODULES, Place, jars, questions, read_table
from .running import Ran, run

_NUMBER = re.compile(r"\d[\d.]*\d|\d")
_WHOLE = re.compile(r"\d+")
_TABLE = re.compile(r"release/tables/\w+\.csv")
_QUERY = re.compile(r"queries/[\w-]+\.rq")


@dataclass(frozen=True, slots=True)
class Tool:
    """A row of tools.csv: ``page`` names its page and its tests, ``holds`` says what it counts."""

    name: str
    page: str
    kind: str
    holds: str
    version: str
    needs: str
    install: str

    def missing(self) -> str:
        """Why it cannot be run here, with what to do; empty if it can."""
        if self._installed() and all(map(shutil.which, self.needs.split())):
            return ""
        return f"no {self.name} here: {self.install}"

    def _installed(self) -> bool:
        how, _, what = self.version.partition(":")
        if how == "pip":
            return any(d.name == what for d in importlib.metadata.distributions(name=what))
        if how == "npm":
            return (NODE_MODULES / what / "package.json").is_file()
        if how == "jar":
            return any(jars(what))
        return shutil.which(what.split()[0]) is not None

    def installed_version(self) -> str:
        """The version that is installed."""
        how, _, what = self.version.partition(":")
        if how == "pip":
            return importlib.metadata.version(what)
        if how == "npm":
            return str(json.loads((NODE_MODULES / what / "package.json").read_bytes())["version"])
        if how == "jar":
            return _number(next(jars(what)).stem)
        done = subprocess.run(what.split(), capture_output=True, text=True, errors="replace", check=False)
        return _number(done.stdout + done.stderr)


@cache
def tools() -> tuple[Tool, ...]:
    """Every tool, in the order of tools.csv."""
    return tuple(Tool(**row) for row in read_table("tools"))


@dataclass
class Outcome:
    """What came of a tool's page: how much it holds, how it answered, which blocks failed and why."""

    tool: Tool
    held: int | None = None
    right: list[str] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)  # what was asked or run, and what is wrong with it
    output: dict[str, str] = field(default_factory=dict)  # what blocks of other parts printed

    def ok(self, place: Place) -> bool:
        """Whether it holds all that there is and answers as pyoxigraph does."""
        return self.held == place.held[self.tool.holds] and not self.wrong


def try_out(tool: Tool, place: Place) -> Outcome:
    """Run all blocks of a tool's page over a release and compare what they print."""
    room = place.room(tool.page)
    outcome = Outcome(tool)
    with ExitStack() as servers:
        renamed: dict[str, str] = {}
        if tool.page == "virtuoso":
            server = servers.enter_context(virtuoso(room / "database", reads=[room]))
            renamed = {"localhost:1111": server.sql, "http://localhost:8890/sparql": server.query}
        for asked, ran in zip(*_planned(tool, renamed, room), strict=True):
            _take(outcome, place, asked, ran)
    return outcome


def _planned(tool: Tool, renamed: Mapping[str, str], room: Path) -> tuple[list[str], list[Ran]]:
    """What is asked by each block, and what comes of running it."""
    asked: list[str] = []
    wanted: list[Block] = []
    page = blocks(tool.page)
    for block in page:
        for old, new in renamed.items():
            block = replace(block, text=block.text.replace(old, new))
        for name in _names(tool, block, {other.part for other in page}):
            asked.append(name)
            wanted.append(block if name == block.part else _asking(name, block))
    return asked, list(run(wanted, room))


def _names(tool: Tool, block: Block, parts: set[str]) -> list[str]:
    """What to put in the place of the query that a block asks; its part if it is run as it stands."""
    if block.part not in ("ask", "construct"):
        return [block.part]
    if tool.holds == "rows":
        return [row["name"] for row in read_table("tables")]
    both = "construct" not in parts
    return [q.name for q in questions() if both or q.builds == (block.part == "construct")]


def _asking(name: str, block: Block) -> Block:
    """A block with another question, or table, in the place of the one that the page has."""
    text = _QUERY.sub(f"filled/{name}.rq", _TABLE.sub(f"release/tables/{name}.csv", block.text))
    return replace(block, text=text)


def _take(outcome: Outcome, place: Place, asked: str, ran: Ran) -> None:
    """Note what a block's output says."""
    part = ran.block.part
    try:
        if ran.code != 0:
            raise ValueError(f"it ended with {ran.code}: {(ran.errors or ran.printed)[-600:]}")
        if part == "count":
            outcome.held = int((_WHOLE.findall(ran.printed) or _WHOLE.findall(ran.errors))[-1])
        elif part == "write":
            for name, rows in _asked_of(ran.printed, place).items():
                _compare(outcome, name, rows, place.expected[name])
        elif outcome.tool.holds == "rows" and part == "ask":
            _compare(outcome, asked, answers.of_table(ran.printed), place.expected_tables[asked])
        elif asked in place.expected:
            _compare(outcome, asked, answers.of_text(ran.printed), place.expected[asked])
        else:
            outcome.output[part] = ran.printed
    except (ValueError, SyntaxError, IndexError, KeyError) as error:
        outcome.wrong[asked] = f"{error}"


def _asked_of(written: str, place: Place) -> dict[str, Rows]:
    """What the questions find in the triples or quads that a tool wrote."""
    database = answers.loaded(written)
    return {q.name: answers.of_query(database.query(q.sparql)) for q in questions()}


def _compare(outcome: Outcome, name: str, rows: Rows, expected: Rows) -> None:
    if rows == expected:
        outcome.right.append(name)
        return
    differing = {"too many": rows - expected, "missing": expected - rows}
    outcome.wrong[name] = "; ".join(
        f"{len(some)} {which}, such as {next(iter(some))}" for which, some in differing.items() if some
    )


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0] if found else "?"
