"""What who is refused is sent: a page to people, with what is near to what they asked for; a line to programs."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from urbankg.pages.missing import TOO_LARGE, missing
from urbankg.pages.render import html
from urbankg.pages.view import PageError
from urbankg.pages.words import Words
from urbankg.serve.negotiation import wants_page
from urbankg.serve.pages import asked_by, in_language
from urbankg.serve.refusals import Refusal

_LINES = {404: "there is nothing at {1}", 405: "{0} is not for {1}: this server only reads"}
_PAGES = (400, 404, TOO_LARGE, 503)  # what people come to by an address; the rest is said to programs


async def told(request: Request, error: Exception) -> Response:
    """The response to an error of a request, whichever it is."""
    refusal = _refusal(request, error)
    plain = refusal.response()
    if refusal.status in _PAGES and wants_page(request.headers.get("accept", "")):
        body = await run_in_threadpool(_page, request, refusal, error)
        return HTMLResponse(
            body, refusal.status, {**refusal.headers, "cache-control": "no-store", "vary": "Accept"}
        )
    return plain


def _refusal(request: Request, error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, PageError):
        return Refusal(error.status, error.line(Words("en")))
    if isinstance(error, HTTPException):
        said = _LINES.get(error.status_code)
        line = said.format(request.method, request.url.path[:100]) if said else error.detail
        return Refusal(error.status_code, line, headers=error.headers)
    return Refusal(500, "something went wrong here; the log of the server tells what")


def _page(request: Request, refusal: Refusal, error: Exception) -> bytes:
    lang, path = in_language(request.scope["path"])
    asked = asked_by(request, path, lang)
    line = error.line(Words(lang)) if isinstance(error, PageError) else str(refusal)
    return html(missing(asked, refusal.status, line), asked)
