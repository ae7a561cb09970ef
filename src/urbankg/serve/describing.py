"""What the endpoint and the store are, for programs: SPARQL service description, and VoID."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from urbankg.graph.compact import written
from urbankg.graph.rows import rows
from urbankg.release.counts import count
from urbankg.release.describing import Described, description
from urbankg.release.vocabulary import DESCRIBED_WITH
from urbankg.serve.caching import cached
from urbankg.serve.negotiation import HTML, RDF_FORMS, best
from urbankg.serve.own_address import address
from urbankg.serve.refusals import Refusal
from urbankg.serve.snapshot import Snapshot

_QUADS = "SELECT (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } }"
_SERVICE = Path(__file__).with_name("service.ttl")
_PREFIXES = {
    **DESCRIBED_WITH,
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
}
_FORMATS = {media: form for media, form in RDF_FORMS.values() if media != HTML}


def service(request: Request, media: str) -> Response:
    """The description of the endpoint that a request was made to."""
    told = list(ox.parse(_SERVICE.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=address(request)))
    return cached(request, written(told, _FORMATS[media], _PREFIXES), media)


async def void(request: Request) -> Response:
    """The description of the store: what is counted in it, its vocabularies, its endpoint."""
    media = best(request.headers.get("accept", ""), list(_FORMATS))
    if media is None:
        # A browser that takes pages only is shown the Turtle.
        if best(request.headers.get("accept", ""), [HTML]) is None:
            raise Refusal(406, f"the description is there in {', '.join(_FORMATS)}")
        media = next(iter(_FORMATS))
    counted: Counted = request.app.state.counted
    quads = await run_in_threadpool(counted.described, request.state.snapshot, address(request))
    return cached(request, written(quads, _FORMATS[media], _PREFIXES), media)


class Counted:
    """Descriptions of snapshots, each counted once: that takes seconds where a graph is large."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: tuple[Snapshot, str, list[ox.Quad]] | None = None

    def described(self, snapshot: Snapshot, endpoint: str) -> list[ox.Quad]:
        """The description of a snapshot that answers at an endpoint."""
        with self._lock:
            if self._kept is None or self._kept[:2] != (snapshot, endpoint):
                (quads,) = rows(snapshot.store, _QUADS)
                counts = count(snapshot.store, int(quads["n"]))
                told = list(description(Described(counts, endpoint=endpoint)))
                self._kept = snapshot, endpoint, told
            return self._kept[2]
