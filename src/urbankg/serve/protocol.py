"""Requests of the SPARQL 1.1 Protocol: what is asked, by GET, as a form, or as the body itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from urbankg.serve.negotiation import ANSWER_FORMS
from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_DATASET = ("default-graph-uri", "named-graph-uri")
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
_FIELDS = 5000  # parameters of a request, at most
_BYTES = "latin-1"  # each byte is a character of it
_BROKEN_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_DRAINED = 20_000_000  # bytes of a body too long that are read and dropped, so that its sender hears why

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the dataset that the request names, and the short name of the form wanted, empty for none."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str = ""

    def dataset(self) -> list[tuple[str, str | int | float | bool | None]]:
        """The dataset as parameters of a request."""
        return [
            *((_DATASET[0], graph) for graph in self.default_graphs),
            *((_DATASET[1], graph) for graph in self.named_graphs),
        ]


async def asked_by(request: Request, limits: Limits) -> Asked | None:
    """What a request asks; None if it asks nothing, by GET. Refusal tells which rule of the protocol it breaks."""
    url = _parameters(request.scope["query_string"], "the URL")
    if request.method != "POST":
        return _asked(url) if "query" in url or "update" in url else None
    media, charset = _content_type(request)
    if media == UPDATE:
        raise _read_only()
    if media not in (FORM, QUERY):
        raise Refusal(415, f"a query is sent as {FORM} or {QUERY}, not as {media or 'a body of no type'}")
    if charset not in ("", "utf-8", "us-ascii"):
        raise Refusal(415, f"a query is sent in UTF-8, not in {charset}")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refusal(415, "a query is sent as it is, not compressed")
    body = await _body(request, limits)
    if media == FORM:
        form = _parameters(body, "the form")
        if "query" not in form and "update" not in form:
            raise Refusal(400, "the form has no `query`")
        return _asked(form)
    if "query" in url:
        raise Refusal(400, "a query stands in the URL and another in the body; send one")
    return _asked({**url, "query": [_text(body, "the body")]})


def _asked(parameters: Parameters) -> Asked:
    if any(name in parameters for name in _UPDATES):
        raise _read_only()
    queries = parameters["query"]
    if len(queries) > 1:
        raise Refusal(400, f"{len(queries)} queries in one request; send one")
    if not queries[0].strip():
        raise Refusal.worded(400, "error_query_empty")
    form = (parameters.get("format") or [""])[-1]
    if form and form not in ANSWER_FORMS:
        raise Refusal(400, f"no format {form[:40]!r}; there are {', '.join(ANSWER_FORMS)}")
    default, named = (tuple(parameters.get(name, ())) for name in _DATASET)
    return Asked(queries[0], default, named, form)


def _read_only() -> Refusal:
    return Refusal(403, "this endpoint only reads: updates are refused")


def _content_type(request: Request) -> tuple[str, str]:
    """The media type of a body and its charset, in small letters; empty what is not told."""
    media, *parameters = (part.strip() for part in request.headers.get("content-type", "").split(";"))
    told = dict(parameter.partition("=")[::2] for parameter in parameters)
    charset = next((value for name, value in told.items() if name.strip().lower() == "charset"), "")
    return media.lower(), charset.strip(' "').lower()


def _parameters(encoded: bytes, where: str) -> Parameters:
    """The parameters of a URL or a form, in UTF-8; Refusal if they are not encoded rightly."""
    if _BROKEN_PERCENT.search(encoded):
        raise Refusal(400, f"{where} has a % that is no percent-encoding; write %25 for it")
    try:
        # Byte for byte, so that what is no UTF-8 is seen as such.
        text = encoded.decode(_BYTES)
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS, encoding=_BYTES)
    except ValueError:
        raise Refusal(400, f"{where} has more than {_FIELDS:,} parameters") from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(_text(name.encode(_BYTES), where), []).append(_text(value.encode(_BYTES), where))
    return found


def _text(encoded: bytes, where: str) -> str:
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        raise Refusal(400, f"{where} is not in UTF-8") from None


async def _body(request: Request, limits: Limits) -> bytes:
    """The body of a request; Refusal if it is too long or too slow."""
    body, length = bytearray(), 0
    try:
        async with asyncio.timeout(limits.body_time):
            async for piece in request.stream():
                length += len(piece)
                if length <= limits.body:
                    body += piece
                elif length > _DRAINED:
                    break
    except TimeoutError:
        closing = {"connection": "close"}
        line = f"the body has not come within {limits.body_time:g} s"
        raise Refusal(408, line, headers=closing) from None
    if length > limits.body:
        closing = {"connection": "close"} if length > _DRAINED else {}
        raise Refusal(413, f"the body has more than {limits.body:,} bytes; ask in parts", headers=closing)
    return bytes(body)
