"""Saved questions of pages, put to the engines: as clients' queries they end with the time that a query has."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

import pyoxigraph as ox
from anyio import from_thread
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
    """Who answers the questions of a page that a request is for; to be asked in a thread of the server's.

    Asking raises QueryError for values that do not fit. The answer comes though the request ends before it, or Refusal
    where the engines give none, PageError for one that is too large for a page.
    """

    served: Served = request.app.state.served
    client = client_of(request.client.host if request.client else "")

    def ask(question: Question, given: Mapping[str, str]) -> Future[Answer]:
        coming = _ask(served, client, fill(question.saved, given))
        return asyncio.run_coroutine_threadsafe(coming, from_thread.run_sync(asyncio.get_running_loop))

    return Asking(ask, partial(served.clients.waiting, client))


async def _ask(served: Served, client: str, sparql: str) -> Answer:
    with served.clients.running(client):
        answer = await served.pool.ask(Asked(sparql), _ACCEPT)
        try:
            body = await _whole(answer)
        finally:
            await answer.close()
    if answer.status != 200:
        raise Refusal.worded(answer.status, "error_query", said=body.decode(errors="replace")[:_SAID])
    # Not in a thread of those that make pages: all of them may be waiting for just this.
    return await asyncio.to_thread(_read, body, answer.media_type)


async def _whole(answer: Sent) -> bytes:
    body = bytearray(answer.body)
    if answer.rest is not None:
        async for piece in answer.rest:
            body += piece
            if len(body) > _MOST:
                raise PageError(TOO_LARGE, "error_too_large", most=_MOST >> 20)
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
