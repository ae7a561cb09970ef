"""What who is refused is sent: a page to people, with what is near to what they asked for; a line to programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from urbankg.display.labels import Lang
from urbankg.pages.missing import TOO_LARGE, TOO_MANY, missing
from urbankg.pages.render import html
from urbankg.pages.view import Asked, PageError
from urbankg.pages.words import Words
from urbankg.serve.negotiation import wants_page
from urbankg.serve.pages import asked_by, in_language
from urbankg.serve.refusals import Refusal
from urbankg.serve.served import Served

_LINES = {404: "there is nothing at {1}", 405: "{0} is not for {1}: this server only reads"}
_PAGES = (
    400,
    404,
    TOO_LARGE,
    TOO_MANY,
    503,
)  # what people come to by an address; the rest is said to programs
_KEPT = 64  # pages of refusals that are kept: one a language and line


async def told(request: Request, error: Exception) -> Response:
    """The response to an error of a request, whichever it is."""
    refusal = _refusal(request, error)
    if refusal.status in _PAGES and wants_page(request.headers.get("accept", "")):
        return _as_page(await run_in_threadpool(_page, request, refusal, error), refusal)
    return refusal.response()


def told_early(served: Served) -> Callable[[Request, Refusal], Response]:
    """A function that gives what who asks too much is sent, as `told` does.

    It costs next to nothing, as it must: a page is made once for a language and a line, for any address.
    """

    @lru_cache(_KEPT)
    def page(lang: Lang, status: int, line: str) -> bytes:
        asked = Asked(served.snapshot.store, served.snapshot.once, "/", lang)
        return html(missing(asked, status, line), asked)

    def response(request: Request, refusal: Refusal) -> Response:
        if not wants_page(request.headers.get("accept", "")):
            return refusal.response()
        lang, _ = in_language(request.scope["path"])
        return _as_page(page(lang, refusal.status, refusal.line(Words(lang))), refusal)

    return response


def _as_page(body: bytes, refusal: Refusal) -> Response:
    headers = {**refusal.headers, "cache-control": "no-store", "vary": "Accept"}
    return HTMLResponse(body, refusal.status, headers)


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
    line = (error if isinstance(error, PageError) else refusal).line(Words(lang))
    return html(missing(asked, refusal.status, line), asked)
