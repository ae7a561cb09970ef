"""Saved questions of pages, put to the engines: as clients' queries they end with the time that a query has."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.from_thread
import pyoxigraph as ox
from starlette.requests import Request

from urbankg.pages.answers import Asking
from urbankg.pages.missing import TOO_LARGE
from urbankg.pages.view import PageError
from urbankg.questions import Answer, Question
from urbankg.questions.parameters import fill
from urbankg.serve.answer import Answer as Sent
from urbankg.serve.clients import client_of
from urbankg.serve.protocol import Asked
from urbankg.serve.refusals import Refusal
from urbankg.serve.served import Served

_ACCEPT = "application/sparql-results+json, application/n-triples"
_MOST = 16 << 20  # bytes of an answer of which a page is made
_SAID = 200  # characters of what an engine complains


def asking(request: Request) -> Asking:
    """Who answers the questions of a page that a request is for; to be called in a thread of the server's.

    What it gives raises QueryError for values that do not fit, Refusal where the engines give no answer, and PageError
    for one that is too large for a page.
    """

    def ask(question: Question, given: Mapping[str, str]) -> Answer:
        return anyio.from_thread.run(_ask, request, fill(question.saved, given))

    return ask


async def _ask(request: Request, sparql: str) -> Answer:
    served: Served = request.app.state.served
    with served.clients.running(client_of(request.client.host if request.client else "")):
        answer = await served.pool.ask(Asked(sparql), _ACCEPT)
        try:
            body = await _whole(answer)
        finally:
            await answer.close()
    if answer.status != 200:
        raise Refusal(answer.status, body.decode(errors="replace")[:_SAID])
    return _read(body, answer.media_type)


async def _whole(answer: Sent) -> bytes:
    body = bytearray(answer.body)
    if answer.rest is not None:
        async for piece in answer.rest:
            body += piece
            if len(body) > _MOST:
                raise PageError(TOO_LARGE, "error_too_large", most=str(_MOST >> 20))
    return bytes(body)


def _read(body: bytes, media: str) -> Answer:
    """An engine's answer as a store in this process would give it."""
    if "json" not in media:
        return Answer(triples=tuple(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)))
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(found)),),), boolean=bool(found))
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, tuple(tuple(row) for row in found))
