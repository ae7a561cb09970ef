"""The SPARQL endpoint: a request of the protocol, guarded, put to an engine, and its answer sent on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from urbankg.serve import describing, guards, query_page
from urbankg.serve.answer import Answer
from urbankg.serve.clients import client_of
from urbankg.serve.negotiation import ANSWER_FORMS, ANY, HTML, RDF_FORMS, accepted, best, wants_page
from urbankg.serve.own_address import address
from urbankg.serve.protocol import Asked, asked_by
from urbankg.serve.refusals import Refusal
from urbankg.serve.served import Served

_EXPECTED = re.compile(r"error at (\d+):(\d+): expected .*", re.DOTALL)
_HEADERS = {"cache-control": "no-cache", "vary": "Accept"}
_SHOWN = 300  # characters of what an engine complains


async def sparql(request: Request) -> Response:
    """Answer a query; without one, tell what this endpoint is: a page to people, a description to programs."""
    served: Served = request.app.state.served
    asked = await asked_by(request, served.settings.limits)
    if asked is None:
        return await _description(request)
    guards.check(asked.query, served.settings.limits)
    page = asked.form == "html" or (not asked.form and wants_page(request.headers.get("accept", "")))
    with ExitStack() as held:
        held.enter_context(served.clients.running(client_of(request.client.host if request.client else "")))
        put = replace(asked, query=f"BASE <{address(request)}>\n{asked.query}")
        answer = await served.pool.ask(put, _accept(asked, request, page))
        answer.on_close(held.pop_all().close)
    if answer.status != 200:
        await answer.close()
        # What an engine calls its own error, such as a function that it does not know, is the query's.
        raise _complaint(answer)
    if page:
        await answer.close()
        return await run_in_threadpool(
            query_page.answer_page, request, asked, answer, served.settings.limits.rows_shown
        )
    if answer.rest is None:
        await answer.close()
        return Response(answer.body, headers={**_HEADERS, "content-type": answer.media_type})
    return _Sent(answer, answer.rest)


def _accept(asked: Asked, request: Request, page: bool) -> str:
    """What an engine is told to answer in."""
    if page:
        return ANY
    if asked.form:
        return ANSWER_FORMS[asked.form]
    header = ", ".join(request.headers.getlist("accept"))
    if all(media == "*/*" for media, _ in accepted(header)):
        return ANY
    return header


def _complaint(answer: Answer) -> Refusal:
    """What an engine says is wrong, without its parser's list of all that it would have taken instead."""
    status = answer.status if answer.status < 500 else 400
    said = answer.body.decode(errors="replace").strip()
    if found := _EXPECTED.search(said):  # a line was put before the query
        return Refusal.worded(status, "error_sparql", line=int(found[1]) - 1, column=int(found[2]))
    return Refusal.worded(status, "error_query", said=said[:_SHOWN] or "no answer")


async def _description(request: Request) -> Response:
    header = request.headers.get("accept", "")
    offered = [media for media, _ in RDF_FORMS.values() if media != HTML]
    media = best(header, (*offered, HTML))
    if media is None:
        raise Refusal(406, f"without a query there is a page and a description in {', '.join(offered)}")
    if media == HTML:
        return query_page.query_page(request)
    return describing.service(request, media)


class _Sent(StreamingResponse):
    """An answer that is sent on as it comes, and closed whatever becomes of it."""

    def __init__(self, answer: Answer, rest: AsyncIterator[bytes]) -> None:
        headers = {**_HEADERS, "content-type": answer.media_type}
        super().__init__(_pieces(answer.body, rest), headers=headers)
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._answer.close()


async def _pieces(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece
