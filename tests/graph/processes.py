"""Processes of their own that use a store, as other programs do."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

from urbankg.graph.store import GraphStore

ROOT = Path(__file__).parents[2]


def run(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, **options,  # type: ignore[call-overload]
    )  # fmt: skip


def opened_unprivileged(path: Path, *, read_only: bool = False) -> str:
    """What opening says in a process that may not write everywhere, as root may."""
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            GraphStore.open(path, read_only=read_only)
            said = "opened"
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(theirs, said.encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said
