"""Pages and things at their addresses, in the language and the form that is wanted; see `urbankg.pages`."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from urbankg.display.labels import Lang
from urbankg.graph.vocabulary import BASE
from urbankg.pages.catalogue import RDF, Page, find
from urbankg.pages.links import ENGLISH, INDEX, Links
from urbankg.pages.lookup import told_of
from urbankg.pages.render import MEDIA, STATIC, written
from urbankg.pages.view import Asked, PageError
from urbankg.questions.answers import shortened
from urbankg.serve.asking import asking
from urbankg.serve.caching import cached
from urbankg.serve.negotiation import best
from urbankg.serve.own_address import address
from urbankg.serve.refusals import Refusal
from urbankg.serve.served import Served
from urbankg.serve.snapshot import Snapshot

# Of the query of a URL, which is written into every link to another state: characters of a name and of a value, and
# how many there may be.
_NAME, _LONGEST, _MOST = 50, 500, 20
_MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FILES = {file.name: _MEDIA[file.suffix] for file in STATIC.iterdir()}


async def page(request: Request) -> Response:
    """Answer with the page of a path, or with one of its other forms."""
    return await run_in_threadpool(_answer, request)


async def static(request: Request) -> Response:
    """One of the `FILES` that all pages share."""
    name = request.url.path.lstrip("/")
    return cached(request, (STATIC / name).read_bytes(), FILES[name])


async def dataset(request: Request) -> Response:
    """The dataset's IRI leads to its description."""
    return RedirectResponse("/.well-known/void", 303)


def asked_by(request: Request, path: str, lang: Lang) -> Asked:
    """What a request asks the pages for."""
    served: Served = request.app.state.served
    snapshot: Snapshot = request.state.snapshot
    return Asked(
        store=snapshot.store,
        once=snapshot.once,
        path=path,
        lang=lang,
        params={
            name: value[:_LONGEST]
            for name, value in islice(request.query_params.items(), _MOST)
            if len(name) <= _NAME
        },
        links=Links(address(request, "")),
        surroundings=served.settings.surroundings,
        asking=asking(request),
    )


def in_language(path: str) -> tuple[Lang, str]:
    """The language of an address, and its path without that.

    >>> in_language("/en/id/city/qazvin"), in_language("/en"), in_language("/english")
    (('en', '/id/city/qazvin'), ('en', '/'), ('fa', '/english'))
    """
    if path == ENGLISH or path.startswith(f"{ENGLISH}/"):
        return "en", path[len(ENGLISH) :] or "/"
    return "fa", path


def _answer(request: Request) -> Response:
    lang, path = in_language(request.scope["path"])
    asked = asked_by(request, path, lang)
    folder = path.rstrip("/")  # such as of a site, whose pages are folders
    if folder and folder != path and _find(folder) and not told_of(asked.store, asked.iri):
        return RedirectResponse(asked.links.page(folder, lang, asked.params), 308)
    kind, asked, ending = _found(asked)
    if not ending:
        graphs_first = sorted(
            kind.endings[1:], key=lambda e: e not in RDF
        )  # who says JSON is given JSON-LD of a thing
        offered = {MEDIA[e]: e for e in ("html", *graphs_first)}
        wanted = best(request.headers.get("accept", ""), list(offered))
        if wanted is None:
            raise Refusal(406, f"it is there as {', '.join(offered)}")
        ending = offered[wanted]
    found = written(kind, replace(asked, patient=ending != "html"), ending)
    if found is None:
        raise _nothing(asked.path)
    headers = {
        "content-location": found.there.get(ending, ""),
        "link": ", ".join(f'<{url}>; rel="alternate"; type="{MEDIA[e]}"' for e, url in found.there.items()),
    }
    return cached(request, found.body, MEDIA[ending], headers)


def _found(asked: Asked) -> tuple[Page, Asked, str]:
    """The kind of page of a path, and the ending that names a form; an IRI that ends so itself comes first."""
    stem, _, ending = asked.path.rpartition(".")
    if stem and ending in MEDIA and not told_of(asked.store, asked.iri):
        stem = stem.removesuffix(INDEX) or "/"
        if (found := _find(stem)) and ending in found[0].endings:
            return found[0], replace(asked, path=stem, named=found[1]), ending
        raise _nothing(asked.path)
    if found := _find(asked.path):
        return found[0], replace(asked, named=found[1]), ""
    raise _nothing(asked.path)


def _find(path: str) -> tuple[Page, dict[str, str]] | None:
    found = find(path)
    return found if found and found[0].only != "site" else None


def _nothing(path: str) -> PageError:
    given = path[:100]
    if path.startswith(("/id/", "/graph/", "/ontology")):
        given = shortened(BASE + path[1:])[:200]
    return PageError(404, "error_nothing", given=given)
