"""The command `serve` as a process of its own, for tests."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"  # what one accepts
_STARTING, _STOPPING = 60.0, 30.0  # seconds
_ADDRESS = re.compile(r"served at (http://\S+)/ ")


@dataclass(frozen=True, slots=True)
class Running:
    """A server: its address without a slash at its end, its process, what it says."""

    base: str
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str, **headers: str) -> httpx.Response:
        """What a path answers."""
        return httpx.get(self.base + path, headers=_named(headers), timeout=60)

    def ask(self, query: str, **headers: str) -> httpx.Response:
        """What a query is answered, by GET."""
        return httpx.get(f"{self.base}/sparql", params={"query": query}, headers=_named(headers), timeout=60)

    def said(self) -> str:
        """All that it has said on standard error."""
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, words: str) -> None:
        """Wait until it says some words."""
        until = time.monotonic() + _STARTING
        while words not in self.said():
            assert time.monotonic() < until, f"it never said {words!r}:\n{self.said()[-2000:]}"
            time.sleep(0.1)

    def engines(self) -> list[int]:
        """The process ids of its engines."""
        return [child for child in children(self.process.pid) if b"oxigraph" in _command(child)]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End it by a signal; gives its exit code."""
        self.process.send_signal(number)
        return self.process.wait(_STOPPING)


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:  # gone meanwhile
        return b""


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def children(parent: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, ppid = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:  # gone meanwhile
            continue
        if int(ppid) == parent and state != "Z":
            found.append(int(path.parent.name))
    return sorted(found)


@contextmanager
def serving(store: Path, *options: str, log: Path) -> Iterator[Running]:
    """Serve a store on a free port of loopback."""
    words = [
        sys.executable,
        "-m",
        "urbankg",
        "serve",
        "--store",
        str(store),
        "--bind",
        "127.0.0.1:0",
        *options,
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(
            words, stdout=output, stderr=output, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
    try:
        until = time.monotonic() + _STARTING
        while not (found := _ADDRESS.search(log.read_text(encoding="utf-8"))):
            assert process.poll() is None and time.monotonic() < until, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield Running(found[1], process, log)
    finally:
        process.terminate()
        try:
            process.wait(_STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
