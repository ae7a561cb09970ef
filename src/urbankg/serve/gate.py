"""What every request passes: counted for its client, logged in a line, what goes wrong told in a line."""

from __future__ import annotations

import asyncio
import ipaddress
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from urbankg.serve.answer import Broken
from urbankg.serve.clients import Clients, client_of
from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits

_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_PATH_SHOWN = 120  # characters of a path in the log


class Gate:
    """The outermost of the app; ``refused`` gives what who asks too much is sent, ``log`` is given a line a request."""

    def __init__(
        self,
        app: ASGIApp,
        clients: Clients,
        limits: Limits,
        refused: Callable[[Request, Refusal], Response],
        log: Callable[[str], None],
    ) -> None:
        self._app = app
        self._refused = refused
        self._clients = clients
        self._limits = limits
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sending = _Sending(send, self._limits.taking)
        began = perf_counter()
        client = scope["client"][0] if scope.get("client") else ""
        try:
            await self._answer(scope, receive, sending, client_of(client))
        finally:
            took = round(1000 * (perf_counter() - began))
            self._log(log_line(scope, client, sending.status, sending.sent, took, sending.ended))

    async def _answer(self, scope: Scope, receive: Receive, sending: _Sending, client: str) -> None:
        try:
            self._clients.admit(client)
            await self._app(scope, receive, sending)
        except Refusal as refusal:
            await self._refused(Request(scope), refusal)(scope, receive, sending)
        except (ClientDisconnect, Broken, TimeoutError):
            pass  # the connection is closed before the answer is whole, which tells the client
        except Exception:  # one request must never stop the others
            self._log(f"error: {traceback.format_exc()}")


class _Sending:
    """The sending of a response: what of it went out, and not for longer than a client may take over a piece."""

    def __init__(self, send: Send, seconds: float) -> None:
        self._send = send
        self._seconds = seconds
        self.status = 0
        self.sent = 0
        self.ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message).update(_HEADERS)
        async with asyncio.timeout(self._seconds):
            await self._send(message)
        if message["type"] == "http.response.body":
            self.sent += len(message.get("body", b""))
            self.ended = not message.get("more_body", False)


def log_line(scope: Scope, client: str, status: int, sent: int, took: int, ended: bool) -> str:
    """A request in a line: when, whose network, what without its query, status, bytes, milliseconds."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    path = scope.get("raw_path", b"").decode("ascii", errors="backslashreplace")[:_PATH_SHOWN]
    broken = "" if ended else " broken off"
    method = scope["method"][:10]
    return f"{moment} {network(client)} {method} {ascii(path)[1:-1]} {status} {sent} B {took} ms{broken}"


def network(client: str) -> str:
    """The network of an address: whom a log need not tell apart.

    >>> network("192.0.2.7"), network("2001:db8:1:2::4")
    ('192.0.2.0', '2001:db8:1::')
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return "-"
    length = 24 if address.version == 4 else 48
    return str(
        ipaddress.ip_network((int(address) if address.version == 6 else client, length), strict=False)[0]
    )
