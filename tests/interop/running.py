"""Runs blocks of pages in a folder: shell and JavaScript in a process each, Python of a page in one process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .pages import Block

_LONGEST = 900  # seconds that a block may take
# The Python blocks of a page go on from one another, as they would in an interpreter.
_SESSION = """
import contextlib, io, json, sys
names, printed = {"__name__": "__main__"}, []
for block in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(compile(block, "<block>", "exec"), names)
    printed.append(output.getvalue())
json.dump(printed, sys.stdout)
"""
_STARTS = {"sh": ["bash", "-e", "-c"], "js": ["node", "--input-type=module", "-e"]}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a block printed; ``code`` is 0 if it ended well."""

    block: Block
    printed: str
    errors: str
    code: int


def run(blocks: Sequence[Block], folder: Path) -> Iterator[Ran]:
    """Run blocks in a folder, one after the other."""
    for in_python, some in groupby(blocks, lambda block: block.language == "python"):
        if in_python:
            yield from _session(list(some), folder)
        else:
            for block in some:
                done = _started([*_STARTS[block.language], block.text], folder)
                yield Ran(block, done.stdout, done.stderr, done.returncode)


def _session(blocks: list[Block], folder: Path) -> Iterator[Ran]:
    done = _started([sys.executable, "-c", _SESSION], folder, json.dumps([block.text for block in blocks]))
    printed = json.loads(done.stdout) if done.returncode == 0 else [""] * len(blocks)
    for block, output in zip(blocks, printed, strict=True):
        yield Ran(block, output, done.stderr, done.returncode)


def _started(command: list[str], folder: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(
        (str(Path(sys.executable).parent), "node_modules/.bin", os.environ.get("PATH", ""))
    )
    kept = {name: value for name, value in os.environ.items() if name != "URBANKG_STORE"}
    try:
        return subprocess.run(
            command, cwd=folder, env={**kept, "PATH": path, "PYTHONUTF8": "1", "NO_COLOR": "1"}, input=given or "",
            capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=_LONGEST,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", f"it did not end within {_LONGEST} s")
