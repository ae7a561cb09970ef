"""Things, named graphs and the ontology under the paths of their IRIs, in the form that is wanted."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE
from urbankg.questions.answers import shortened
from urbankg.serve.caching import cached
from urbankg.serve.lookup import Thing, told_of
from urbankg.serve.negotiation import RDF_FORMS, best
from urbankg.serve.rdf import written
from urbankg.serve.refusals import Refusal
from urbankg.serve.served import Served
from urbankg.serve.thing_page import thing_page


async def thing(request: Request) -> Response:
    """Answer with what is known of the thing that has the path of this request."""
    served: Served = request.app.state.served
    return await run_in_threadpool(_answer, request, served.snapshot.store)


async def dataset(request: Request) -> Response:
    """The dataset's IRI leads to its description."""
    return RedirectResponse("/.well-known/void", 303)


def _answer(request: Request, store: GraphStore) -> Response:
    path = request.scope["path"].lstrip("/")
    found, ending = _found(store, path)
    if found is None:
        raise Refusal(404, f"there is no {shortened(BASE + path)[:200]} in this store")
    if not ending:
        wanted = best(request.headers.get("accept", ""), [media for media, _ in RDF_FORMS.values()])
        if wanted is None:
            raise Refusal(406, f"a thing is told of in {', '.join(media for media, _ in RDF_FORMS.values())}")
        ending = next(name for name, (media, _) in RDF_FORMS.items() if media == wanted)
    media, form = RDF_FORMS[ending]
    body = written(found.triples, form) if form else thing_page(store, found)
    address = "/" + found.iri.removeprefix(BASE)
    others = [
        f'<{address}.{name}>; rel="alternate"; type="{other}"' for name, (other, _) in RDF_FORMS.items()
    ]
    return cached(
        request, body, media, {"content-location": f"{address}.{ending}", "link": ", ".join(others)}
    )


def _found(store: GraphStore, path: str) -> tuple[Thing | None, str]:
    """The thing under a path, and the ending that names a form; an IRI that ends so itself comes first."""
    if told := told_of(store, BASE + path):
        return told, ""
    stem, _, ending = path.rpartition(".")
    if stem and ending in RDF_FORMS:
        return told_of(store, BASE + stem), ending
    return None, ""
