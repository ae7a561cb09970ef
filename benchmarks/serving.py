"""How many queries `urbankg serve` answers, how fast, and whether it loses any, beside Oxigraph's server alone.

    python benchmarks/serving.py [--store DIR] [--clients 50] [--seconds 60] [--engines 2]

Without --store, one of the samples in data/articles is made first. Each client asks one query after the other over one
connection: saved queries and looking-up of things, in turns. An answer is lost if it does not come, or is not what the
first one to that query was. The third run kills an engine every five seconds. Clients and servers share the processors
of this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from asked_store import asked_store

from urbankg.questions import find
from urbankg.questions.parameters import fill
from urbankg.serve.engine import program

SAVED = ("claims-per-kind", "assembly-members", "latest-changes", "council-members")
LOOKED_UP = ("qazvin", "tehran", "shiraz", "mashhad", "isfahan", "tabriz")
KILLING = 5.0  # seconds
_ADDRESS = re.compile(r"served at http://([^/\s]+)/ ")


def queries() -> list[str]:
    """What is asked: half of it saved queries, half of it small look-ups."""
    asked = [fill(find(name).saved, {}) for name in SAVED]
    city = "SELECT ?p ?o { <https://w3id.org/urbankg/id/city/%s> ?p ?o } ORDER BY ?p ?o"
    return asked + [city % name for name in LOOKED_UP]


class Client:
    """One connection; answers come whole or not at all."""

    def __init__(self, host: str, path: str) -> None:
        self._host, self._path = host, path
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, query: str) -> bytes:
        """The body of an answer; OSError or EOFError if there is none."""
        if self._streams is None:
            name, port = self._host.rsplit(":", 1)
            self._streams = await asyncio.open_connection(name, int(port))
        reader, writer = self._streams
        writer.write(
            f"GET {self._path}?query={quote(query)} HTTP/1.1\r\nHost: {self._host}\r\n"
            "Accept: application/sparql-results+json\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            await self.close()
            raise OSError(head.split(b"\r\n")[0].decode())
        if length := re.search(rb"content-length: (\d+)", head):
            return await reader.readexactly(int(length[1]))
        body = b""
        while size := int((await reader.readline()).split(b";")[0], 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
        return body

    async def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def load(host: str, path: str, clients: int, seconds: float, meanwhile: Callable[[], None]) -> None:
    """Ask with many clients for a time, and print what came of it."""
    asked = queries()
    first = Client(host, path)
    expected = [await first.ask(query) for query in asked]
    times: list[float] = []
    lost: list[str] = []
    until = time.perf_counter() + seconds

    async def one(seed: int) -> None:
        client, chosen = Client(host, path), random.Random(seed)
        while time.perf_counter() < until:
            number = chosen.randrange(len(asked))
            began = time.perf_counter()
            try:
                if await client.ask(asked[number]) != expected[number]:
                    lost.append("another answer")
            except (OSError, EOFError, ValueError) as error:
                lost.append(str(error) or type(error).__name__)
                await client.close()
            times.append(time.perf_counter() - began)
        await client.close()

    async def disturb() -> None:
        while True:
            await asyncio.sleep(KILLING)
            meanwhile()

    disturbing = asyncio.create_task(disturb())
    await asyncio.gather(*(one(seed) for seed in range(clients)))
    disturbing.cancel()
    await first.close()
    print(
        f"  {len(times):,} requests, {len(lost)} answers lost, {len(times) / seconds:,.0f} requests/s, "
        f"median {1000 * median(times):.1f} ms, 99th percentile {1000 * quantiles(times, n=100)[98]:.1f} ms"
    )
    for reason in sorted(set(lost)):
        print(f"    lost {lost.count(reason)}: {reason}")


@contextmanager
def plain(store: Path) -> Iterator[str]:
    """Oxigraph's server alone."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    words = [program(), "serve-read-only", "--location", str(store / "database"), "--bind", host]
    with ended(subprocess.Popen(words, stderr=subprocess.DEVNULL)):
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", int(host[10:]))):
                break
            time.sleep(0.05)
        yield host


@contextmanager
def served(store: Path, clients: int, engines: int) -> Iterator[tuple[str, int]]:
    """The command `serve`: its host and process."""
    words = [sys.executable, "-m", "urbankg", "serve", "--store", str(store), "--bind", "127.0.0.1:0"]
    words += ["--rate", "0", "--per-client", str(clients), "--engines", str(engines), "--quiet"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    with ended(process):
        assert process.stderr is not None
        for line in process.stderr:
            if found := _ADDRESS.search(line):
                yield found[1], process.pid
                return
        raise RuntimeError("it did not start")


@contextmanager
def ended(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> Iterator[None]:
    """A process that is ended at the end."""
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def kill_one(parent: int) -> None:
    """End an engine of a server the hard way."""
    listed = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False).stdout
    if engines := listed.split():
        os.kill(int(engines[0]), signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--engines", type=int, default=2)
    given = parser.parse_args()
    with asked_store(given.store) as store:
        print(f"{given.clients} clients for {given.seconds:g} s each, {os.cpu_count()} processors")
        print("oxigraph serve-read-only alone:")
        with plain(store) as host:
            asyncio.run(load(host, "/query", given.clients, given.seconds, lambda: None))
        print(f"urbankg serve, {given.engines} engines:")
        with served(store, given.clients, given.engines) as (host, _):
            asyncio.run(load(host, "/sparql", given.clients, given.seconds, lambda: None))
        print(f"urbankg serve, an engine killed every {KILLING:g} s:")
        with served(store, given.clients, given.engines) as (host, process):
            asyncio.run(load(host, "/sparql", given.clients, given.seconds, lambda: kill_one(process)))


if __name__ == "__main__":
    main()
