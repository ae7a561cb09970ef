"""HTTP with a SPARQL server: questions, updates, whole graphs; and what went wrong, in one line with the way out."""

from __future__ import annotations

import base64
import re
import ssl
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import urllib3
from urllib3 import exceptions as broken
from urllib3.util import Retry, Timeout

from urbankg.errors import StoreError
from urbankg.graph.remote.layouts import Settings, layout_of
from urbankg.version import __version__

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
FORM = "application/x-www-form-urlencoded"  # which Virtuoso answers; a query as such it leaves unanswered

_TIMES = Timeout(connect=10.0, read=600.0)  # seconds
_OBJECT = re.compile(r"^\w+\(host=.*?\): ")
_ASIDE = re.compile(r" ?\((?:_ssl\.c:\d+|read timeout=[\d.]+)\)")  # what tells a user nothing
_BUSY = (429, 503)  # the server did nothing with the request
# What only reads is asked again whatever happens; an update only where the server has not taken it up.
_ASKING = Retry(
    total=4,
    redirect=0,
    other=0,  # a certificate, say
    status_forcelist=(*_BUSY, 502, 504),
    allowed_methods=None,
    backoff_factor=0.2,
    raise_on_status=False,
)
_WRITING = _ASKING.new(read=0, status_forcelist=_BUSY)


class RefusedError(Exception):
    """A query or an update that the server does not take, with what it says."""


class Endpoint:
    """A server that answers SPARQL at an address, ``layout.query``."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.address = address
        self._server = urlsplit(address).netloc
        headers = {"User-Agent": f"urbankg/{__version__}"}
        if settings.token:
            headers["Authorization"] = f"Bearer {settings.token}"
        elif settings.user:
            pair = base64.b64encode(f"{settings.user}:{settings.password}".encode()).decode()
            headers["Authorization"] = f"Basic {pair}"
        self._named = bool(settings.user or settings.token)
        if settings.certificates and not _holds_certificates(settings.certificates):
            raise StoreError(f"URBANKG_STORE_CA names no file of certificates: {settings.certificates}")
        self._pool = urllib3.PoolManager(
            headers=headers, timeout=_TIMES, ca_certs=settings.certificates or None
        )
        self.layout = layout_of(address, "", settings)
        try:
            answer = self._sent(self.layout.query, _ASKING, urlencode({"query": "ASK {}"}), JSON)
        except RefusedError as error:
            raise self._no_endpoint(str(error)) from None
        if not _is(answer, JSON):
            raise self._no_endpoint(f"it answers with {answer.headers.get('Content-Type', 'nothing')}")
        self.layout = layout_of(address, answer.headers.get("Server", ""), settings)

    def ask(self, sparql: str, accept: str, default_graph: str = "") -> bytes:
        """The answer to a query, in a format; RefusedError if the server does not take it."""
        fields = {"query": sparql, **({"default-graph-uri": default_graph} if default_graph else {})}
        answer = self._sent(self.layout.query, _ASKING, urlencode(fields), accept)
        if "X-SPARQL-MaxRows" in answer.headers:
            raise StoreError(
                f"{self.address} cuts answers off at {answer.headers['X-SPARQL-MaxRows']} rows; raise ResultSetMaxRows "
                "in the settings of the server"
            )
        if not _is(answer, accept):
            raise self._no_endpoint(f"it answers with {answer.headers.get('Content-Type', 'nothing')}")
        return answer.data

    def update(self, sparql: str) -> None:
        """Have a change made. StoreError tells that it may have been made or not; made twice it does no harm."""
        try:
            self._sent(self.layout.update, _WRITING, urlencode({"update": sparql}), "*/*")
        except RefusedError as error:
            raise StoreError(f"{self.layout.update} does not take an update: {error}") from None

    def graph(self, name: str) -> bytes | None:
        """A whole graph as N-Triples by the Graph Store Protocol; None if the server has none or does not give it."""
        if not self.layout.graphs:
            return None
        address = f"{self.layout.graphs}?{urlencode({'graph': name}, quote_via=quote)}"
        answer = self._request("GET", address, _ASKING, headers={"Accept": N_TRIPLES})
        return answer.data if answer.status == 200 and _is(answer, N_TRIPLES) else None

    def add(self, name: str | None, triples: bytes) -> None:
        """Add N-Triples to a graph (None: the default one) by the Graph Store Protocol, which takes much at a time."""
        graph = "default" if name is None else urlencode({"graph": name}, quote_via=quote)
        try:
            self._sent(f"{self.layout.graphs}?{graph}", _WRITING, triples, "*/*", N_TRIPLES)
        except RefusedError as error:
            raise StoreError(f"{self.layout.graphs} does not take a graph: {error}") from None

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.clear()

    def _sent(
        self, address: str, retry: Retry, body: str | bytes, accept: str, kind: str = FORM
    ) -> urllib3.BaseHTTPResponse:
        headers = {"Accept": accept, "Content-Type": kind}
        answer = self._request("POST", address, retry, headers=headers, body=body)
        if answer.status in (200, 201, 204):
            if accept != "*/*" and _is_torn(answer):
                raise StoreError(
                    f"the connection to {self._server} broke off in the middle of an answer; try again"
                )
            return answer
        said = _first_line(answer)
        if answer.status == 401:
            raise StoreError(
                f"{address} refuses {'this user or token' if self._named else 'who does not say a name'} "
                "(HTTP 401); set URBANKG_STORE_USER and URBANKG_STORE_PASSWORD, or URBANKG_STORE_TOKEN"
            )
        if answer.status == 403:  # a name may help or not: some servers let nobody write
            raise StoreError(
                f"{address} forbids it{' to this user or token' if self._named else ''} ({said}); if another user "
                "may, set URBANKG_STORE_USER and URBANKG_STORE_PASSWORD, or URBANKG_STORE_TOKEN"
            )
        if 300 <= answer.status < 400:
            raise StoreError(
                f"{address} has moved to {answer.headers.get('Location', 'nowhere')}; give that address"
            )
        if answer.status in (404, 405, 406, 410, 415, 501):
            raise self._no_endpoint(f"HTTP {answer.status}", address)
        if answer.status in (*_BUSY, 502, 504):
            raise StoreError(f"{address} is too busy or down (HTTP {answer.status}): {said}; try again later")
        raise RefusedError(said)

    def _request(self, method: str, address: str, retry: Retry, **request: Any) -> urllib3.BaseHTTPResponse:
        headers = {**self._pool.headers, **request.pop("headers")}
        try:
            return self._pool.request(
                method, address, retries=retry, redirect=False, headers=headers, **request
            )
        except broken.HTTPError as error:
            raise self._explained(error, retry is _WRITING) from None
        except ValueError:  # of a header, which may hold a secret and is not repeated
            raise StoreError(
                f"{address} cannot be asked: a header cannot hold the token; look at URBANKG_STORE_TOKEN"
            ) from None

    def _explained(self, error: broken.HTTPError, writing: bool) -> StoreError:
        reason = error.reason if isinstance(error, broken.MaxRetryError) and error.reason else error
        if isinstance(reason, broken.SSLError):
            if "WRONG_VERSION_NUMBER" in str(reason):
                return StoreError(f"{self._server} does not speak TLS; write http:// for https://")
            return StoreError(
                f"{self._server} cannot be trusted: {_why(reason)}; if the certificate is its own, name the "
                "file of who signed it in URBANKG_STORE_CA"
            )
        if isinstance(reason, broken.NameResolutionError):
            return StoreError(f"there is no server {self._server}; look at the address of --store")
        if isinstance(reason, broken.ConnectTimeoutError | broken.NewConnectionError):
            return StoreError(f"nobody answers at {self._server}: {_why(reason)}; is the server running?")
        if writing:
            return StoreError(
                f"the connection to {self._server} broke off in the middle of writing ({_why(reason)}); each "
                "article is there whole or not at all: run it again to go on"
            )
        return StoreError(f"the connection to {self._server} broke off ({_why(reason)}); try again")

    def _no_endpoint(self, why: str, address: str = "") -> StoreError:
        return StoreError(
            f"{address or self.address} is no SPARQL endpoint ({why}); give the address that takes questions, "
            "such as https://graphs.example/sparql or http://localhost:7878/query"
        )


def _is(answer: urllib3.BaseHTTPResponse, accept: str) -> bool:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() in (
        accept,
        "text/ntriples",
    )


def _is_torn(answer: urllib3.BaseHTTPResponse) -> bool:
    """Whether an answer broke off among its headers, which HTTP clients take for their end."""
    length_told = "Content-Length" in answer.headers or "Transfer-Encoding" in answer.headers
    return "Content-Type" not in answer.headers or not (length_told or answer.data)


def _first_line(answer: urllib3.BaseHTTPResponse) -> str:
    said = answer.data.decode("utf-8", errors="replace").strip().splitlines()
    return (said[0] if said else f"HTTP {answer.status}")[:300]


def _why(error: BaseException) -> str:
    """The innermost reason, without the names of objects."""
    said = _OBJECT.sub("", str(error.args[-1] if error.args else error))
    return _ASIDE.sub("", said.rpartition(">: ")[2]).rstrip(". ") or type(error).__name__


def _holds_certificates(file: str) -> bool:
    try:
        ssl.create_default_context(cafile=file)
    except (OSError, ValueError):  # no such file, or something else in it
        return False
    return True
