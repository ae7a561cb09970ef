"""The web application: which path is answered by what."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from urbankg.pages.view import PageError
from urbankg.serve import describing, endpoint, pages
from urbankg.serve.gate import Gate
from urbankg.serve.refusals import Refusal
from urbankg.serve.served import Served
from urbankg.serve.telling import told, told_early

_ROUTES = (
    *(Route(f"/{name}", pages.static) for name in pages.FILES),
    Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
    Route("/en/sparql", endpoint.sparql, methods=["GET", "POST"]),
    Route("/.well-known/void", describing.void),
    Route("/dataset", pages.dataset),
    Route("/{path:path}", pages.page),
)
_TOLD = ("ETag", "Link", "Content-Location", "Retry-After")  # headers that pages of other sites may read
_KEPT = 86400  # seconds for which a browser need not ask again whether it may ask


def application(served: Served, log: Callable[[str], None]) -> ASGIApp:
    """The application of what is served; ``log`` is given a line a request."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
        expose_headers=_TOLD,
        max_age=_KEPT,
    )
    app = Starlette(
        routes=_ROUTES,
        middleware=[Middleware(_Reading, served=served), *([cors] if served.settings.cors else [])],
        exception_handlers={Refusal: told, PageError: told, HTTPException: told, Exception: told},
    )
    app.state.served = served
    app.state.counted = describing.Counted()
    return Gate(app, served.clients, served.settings.limits, told_early(served), log)


class _Reading:
    """Gives a request the state of the store that it is answered from, as ``state.snapshot``, until it is answered."""

    def __init__(self, app: ASGIApp, served: Served) -> None:
        self._app = app
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._served.reading() as snapshot:
            scope.setdefault("state", {})["snapshot"] = snapshot
            await self._app(scope, receive, send)
