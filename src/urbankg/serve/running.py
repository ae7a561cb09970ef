"""Starting the server, and stopping it without leaving anything behind."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import signal
import socket
from collections.abc import Callable, Iterator

import uvicorn

from urbankg.errors import ServeError, StoreError
from urbankg.graph.signature import signature
from urbankg.serve.app import application
from urbankg.serve.connections import guarded
from urbankg.serve.engine import program
from urbankg.serve.served import Served
from urbankg.serve.settings import Settings
from urbankg.serve.snapshot import Place

_PATIENCE = 5  # seconds that answers in hand are given when the server is told to stop
_HEAD = 65_536  # bytes of a request's head, its URL in it
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def serve(settings: Settings, tell: Callable[[str], None], log: Callable[[str], None]) -> None:
    """Publish a store until an interrupt; ``tell`` is given what happens, ``log`` a line a request.

    StoreError if there is no store, ServeError if the address is taken or Oxigraph's server is missing.
    """
    store = settings.store
    if isinstance(store, str):
        raise StoreError(
            f"{store} answers SPARQL already; `serve` publishes a store in a directory of this machine"
        )
    program()
    signature(store)
    with contextlib.closing(_bound(settings.bind)) as listening:
        place = Place(store, tell)
        try:
            asyncio.run(_serve(settings, place, listening, tell, log))
        finally:
            place.close()


async def _serve(
    settings: Settings,
    place: Place,
    listening: socket.socket,
    tell: Callable[[str], None],
    log: Callable[[str], None],
) -> None:
    served = Served(settings, place, tell)
    server = _Server(_config(settings, served, log))
    for number in _SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, server.handle_exit, number, None)
    try:
        await served.open()
        if not server.should_exit:
            for line in _announced(settings, listening):
                tell(line)
            await server.serve(sockets=[listening])
    finally:
        await served.close()
    tell("stopped")


class _Server(uvicorn.Server):
    """A server that leaves signals to who started it: after one, this process ends as usual."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _config(settings: Settings, served: Served, log: Callable[[str], None]) -> uvicorn.Config:
    return uvicorn.Config(
        application(served, log),
        http=guarded(settings),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        timeout_keep_alive=round(settings.limits.head),
        timeout_graceful_shutdown=_PATIENCE,
        h11_max_incomplete_event_size=_HEAD,
    )


def _bound(bind: str) -> socket.socket:
    """A socket at an address ``HOST:PORT``; ServeError if it is none, or not to be had."""
    host, port = _address(bind)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        made = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise ServeError(f"{host} is no address of this machine: {error}; choose another --bind") from None
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(1024)
    except OSError as error:
        made.close()
        why = {errno.EADDRINUSE: "is in use", errno.EACCES: "may not be used by this account"}
        said = why.get(error.errno or 0, f"cannot be used ({error.strerror})")
        raise ServeError(f"port {port} of {host} {said}; choose another, such as --bind {host}:0") from None
    made.setblocking(False)
    return made


def _address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise ServeError(
            f"{bind!r} is no address; give --bind HOST:PORT, such as 127.0.0.1:7878 or [::1]:7878"
        )
    return host.strip("[]"), int(port)


def _announced(settings: Settings, listening: socket.socket) -> Iterator[str]:
    """What is told when the server is ready: its address, and a word of caution if others can reach it."""
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    yield f"{settings.store} is served at http://{shown}:{port}/ (SPARQL at /sparql); Ctrl-C stops it"
    if not ipaddress.ip_address(host).is_loopback:
        yield f"caution: {host} is not loopback: whoever can reach this machine can read this store"
