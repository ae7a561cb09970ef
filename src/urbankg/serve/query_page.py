"""The form for queries and its answers as pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from urbankg.errors import QueryError
from urbankg.pages.names import Ref
from urbankg.pages.render import HTML, html
from urbankg.pages.view import View
from urbankg.pages.words import Words
from urbankg.questions.answers import shortened
from urbankg.questions.catalogue import catalogue, find
from urbankg.questions.parameters import fill
from urbankg.serve.answer import Answer
from urbankg.serve.caching import cached
from urbankg.serve.negotiation import ANSWER_FORMS
from urbankg.serve.own_address import ENDPOINT
from urbankg.serve.pages import asked_by, in_language
from urbankg.serve.protocol import Asked
from urbankg.serve.refusals import Refusal

_FIRST = "claims-per-kind"  # the saved query that the form shows before one is chosen


def query_page(request: Request) -> Response:
    """The form for a query, with the saved one that the request names in it."""
    name = request.query_params.get("saved", _FIRST)
    if name not in (question.name for question in catalogue()):
        raise Refusal.worded(404, "error_saved", given=name[:60])
    question, note = find(name), ""
    try:
        query = fill(question.saved, {})
    except QueryError as error:
        query, note = question.saved.sparql, str(error)
    return cached(request, _form(request, query, note=note, name=name), HTML)


def answer_page(request: Request, asked: Asked, answer: Answer, most: int) -> Response:
    """An answer below its query, a table of ``most`` rows at most; a graph as text; one too large as a word on that."""
    words = Words(in_language(request.scope["path"])[0])
    if answer.rest is not None:
        page = _form(request, asked.query, note=words["sparql_too_large"])
    elif "json" in answer.media_type:
        columns, rows = _table(json.loads(answer.body), words)
        note = words.line("rows_found", number=len(rows))
        if len(rows) > most:
            note = words.line("rows_cut", number=len(rows), first=most)
        page = _form(request, asked.query, note=note, columns=columns, rows=rows[:most])
    else:
        page = _form(request, asked.query, text=answer.body.decode(errors="replace"))
    return HTMLResponse(page, headers={"vary": "Accept", "cache-control": "no-cache"})


def _form(request: Request, query: str, **shown: object) -> bytes:
    lang, _ = in_language(request.scope["path"])
    asked = asked_by(request, ENDPOINT, lang)
    given = request.query_params  # of which a long query is cut short for links, and then another one
    asked = replace(
        asked, params={name: value for name, value in asked.params.items() if value == given[name]}
    )
    empty = {"note": "", "name": "", "columns": [], "rows": [], "text": ""}
    questions = [{"name": question.name, "summary": question.summary(lang)} for question in catalogue()]
    data = {**empty, **shown, "query": query, "forms": list(ANSWER_FORMS), "questions": questions}
    return html(View("query.html", "SPARQL", Words(lang)["sparql_about"], data), asked)


def _table(found: Any, words: Words) -> tuple[list[str], list[list[str | Ref]]]:
    """Columns and cells of a table in SPARQL's JSON; yes or no is a table of one cell."""
    if "boolean" in found:
        return ["answer"], [[words["yes" if found["boolean"] else "no"]]]
    columns = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    return columns, [[_cell(row.get(column)) for column in columns] for row in bindings]


def _cell(term: Mapping[str, str] | None) -> str | Ref:
    """A term: an IRI by its short form, any other by its text; nothing where it is not bound."""
    if term is None:
        return ""
    if term["type"] == "uri":
        return {"iri": term["value"], "label": shortened(term["value"])}
    return str(term["value"])
