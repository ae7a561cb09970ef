"""The page in the place of one that cannot be shown: why, and what is near to what was asked for."""

from __future__ import annotations

from urbankg.pages.names import Ref
from urbankg.pages.view import Asked, View
from urbankg.pages.words import Words
from urbankg.search import label, nearest
from urbankg.search.making import making

TOO_LARGE = 422  # the status of a question that is well asked and has more of an answer than a page may have
TOO_MANY = 429  # the status of a client that asks more than it may
_TITLED = (400, 404, TOO_LARGE, TOO_MANY)  # statuses with a title of their own
_QUESTION, _ENDPOINT = "/questions/", "/sparql"
_NEAR = 8  # names that are shown, at most
_PATIENCE = 0.5  # seconds that the index is waited for


def missing(asked: Asked, status: int, line: str) -> View:
    """The page of an error; ``line`` says what is wrong and what to do."""
    words = Words(asked.lang)
    is_query = status == 400 and asked.path == _ENDPOINT  # which is what is wrong, not the address
    title = words[f"error_{status}" if status in _TITLED and not is_query else "error_other"]
    question = asked.path.removeprefix(_QUESTION) if asked.path.startswith(_QUESTION) else ""
    data = {
        "line": line,
        "near": near(asked) if status == 404 else [],
        "question": question if status != 404 else "",
    }
    return View("error.html", title, line, data)


def near(asked: Asked) -> list[Ref]:
    """The things whose names are most like what the path names; none where no index of names is there."""
    index = asked.once.of(making).index(_PATIENCE) if asked.links.live else None
    named = asked.path.strip("/").removeprefix("id/")
    return (
        [{"iri": one.iri, "label": label(one, asked.lang)} for one in nearest(index, named, _NEAR)]
        if index
        else []
    )
