"""One engine: Oxigraph's own server, read-only, as a process that can be killed, and what is asked of it."""

from __future__ import annotations

import asyncio
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import IO

import httpx

from urbankg.errors import ServeError
from urbankg.serve.protocol import Asked
from urbankg.serve.settings import Limits

HOST = "127.0.0.1"

_STARTS, _STARTING = 5, 60.0  # tries, as its port may be taken meanwhile; seconds for each
_LOOK = 0.02  # seconds
_STACK = 256 << 20  # bytes of address for each thread: what is nested needs stack, and an overflow kills
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None  # found before a child needs it


class Engine:
    """A running engine over a database.

    ``running`` are the requests that it has in hand; one that is ``retired`` gets no more.
    """

    def __init__(self, database: Path, process: subprocess.Popen[bytes], client: httpx.AsyncClient) -> None:
        self.database = database
        self.process = process
        self.running = 0
        self.retired = False
        self._client = client

    @classmethod
    async def start(cls, database: Path, limits: Limits) -> Engine:
        """Start an engine on a database that nobody writes to; ServeError if it does not come to answer."""
        said = "it does not answer"
        for _ in range(_STARTS):
            port = _free_port()
            complaints = tempfile.TemporaryFile()  # noqa: SIM115 (the engine has it as long as it lives)
            process = _spawn(database, port, limits, complaints)
            until = monotonic() + _STARTING
            while process.poll() is None and monotonic() < until:
                if await _listens(port):
                    return cls(database, process, _client(port, limits))
                await asyncio.sleep(_LOOK)
            process.kill()
            process.wait()
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip()[-300:] or said
            complaints.close()
        raise ServeError(f"Oxigraph's server does not start on {database}: {said}")

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self.process.poll() is None

    def memory_mb(self) -> int:
        """Megabytes of memory that it holds; 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20

    async def ask(self, asked: Asked, accept: str) -> httpx.Response:
        """Put a query; the answer's head has come, its body is to be read and the answer to be closed."""
        request = self._client.build_request(
            "POST",
            "/query",
            params=asked.dataset(),
            content=asked.query.encode(),
            headers={"content-type": "application/sparql-query", "accept": accept},
        )
        return await self._client.send(request, stream=True)

    async def died(self) -> bool:
        """Whether the process has ended, or does so in a moment, as after a connection that broke."""
        for _ in range(50):
            if not self.alive:
                return True
            await asyncio.sleep(_LOOK)
        return False

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()

    async def close(self) -> None:
        """End it, and wait until it is gone."""
        self.kill()
        await asyncio.to_thread(self.process.wait)
        await self._client.aclose()


def program() -> str:
    """Where Oxigraph's server is; ServeError tells how to install it."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        raise ServeError("Oxigraph's server is not installed; get it with: pip install 'urbankg[serve]'")
    return found


def _client(port: int, limits: Limits) -> httpx.AsyncClient:
    # No proxy of the environment stands between this process and its child.
    return httpx.AsyncClient(
        base_url=f"http://{HOST}:{port}",
        timeout=None,  # `pool` counts the time
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=limits.at_once),
        trust_env=False,
    )


def _spawn(database: Path, port: int, limits: Limits, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    words = [program(), "serve-read-only", "--location", str(database), "--bind", f"{HOST}:{port}"]
    return subprocess.Popen(
        [*words, "--timeout-s", str(max(1, round(limits.timeout)))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=complaints,
        env={**os.environ, "RUST_MIN_STACK": str(_STACK)},
        start_new_session=True,  # an interrupt at the terminal is for the parent, which ends its engines itself
        preexec_fn=_die_with_parent if _PRCTL else None,
    )


def _die_with_parent() -> None:
    if _PRCTL:
        _PRCTL(_DIE_WITH_PARENT, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(HOST, port)
    except OSError:
        return False
    writer.close()
    return True
