"""The form for queries and its answers as pages: no script, nothing from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from urbankg.errors import QueryError
from urbankg.graph.vocabulary import BASE
from urbankg.questions.answers import shortened
from urbankg.questions.catalogue import catalogue, find
from urbankg.questions.parameters import fill
from urbankg.serve.answer import Answer
from urbankg.serve.caching import cached
from urbankg.serve.negotiation import ANSWER_FORMS, HTML
from urbankg.serve.protocol import Asked
from urbankg.serve.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as a page shows it: its text, where it leads, in which language it is; empty what is not known."""

    text: str = ""
    href: str = ""
    lang: str = ""


_TEMPLATES = Path(__file__).with_name("templates")
_FIRST = "claims-per-kind"  # the saved query that the form shows before one is chosen
_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
)


def rendered(template: str, **values: object) -> bytes:
    """A page of a template, all values in it escaped."""
    return _templates.get_template(template).render(**values).encode()


def iri_cell(iri: str, text: str = "") -> Cell:
    """An IRI by a text, else in short, and a link if it is an address; things of the graph are at home here."""
    text = text or shortened(iri)
    if iri.startswith(BASE):
        return Cell(text, "/" + iri.removeprefix(BASE))
    return Cell(text, iri if iri.startswith(("http://", "https://")) else "")


async def style(request: Request) -> Response:
    """The style sheet of the pages."""
    return cached(request, (_TEMPLATES / "style.css").read_bytes(), "text/css")


async def home(request: Request) -> Response:
    """The page at the root."""
    return query_page(request)


def query_page(request: Request) -> Response:
    """The form for a query, with the saved one that the request names in it."""
    name = request.query_params.get("saved", _FIRST)
    if name not in (question.name for question in catalogue()):
        raise Refusal(404, f"there is no saved query {name[:60]!r}; the page / lists those that there are")
    question, note = find(name), ""
    try:
        query = fill(question.saved, {})
    except QueryError as error:
        query, note = question.saved.sparql, str(error)
    return cached(request, _form(query, note=note, name=name), HTML)


def answer_page(asked: Asked, answer: Answer, most: int) -> Response:
    """An answer below its query, a table of ``most`` rows at most; a graph as text; one too large as a word on that."""
    if answer.rest is not None:
        page = _form(asked.query, note="The answer is too large for a page: choose another format.")
    elif "json" in answer.media_type:
        columns, rows = _table(json.loads(answer.body))
        note = f"{len(rows):,} rows" + (f", the first {most:,} of them here" if len(rows) > most else "")
        page = _form(asked.query, note=note, columns=columns, rows=rows[:most])
    else:
        page = _form(asked.query, text=answer.body.decode(errors="replace"))
    return HTMLResponse(page, headers={"vary": "Accept", "cache-control": "no-cache"})


def _form(query: str, **shown: object) -> bytes:
    empty = {"note": "", "name": "", "columns": [], "rows": [], "text": ""}
    told = {**empty, **shown, "query": query, "forms": ANSWER_FORMS, "questions": catalogue()}
    return rendered("query.html", **told)


def _table(found: Any) -> tuple[list[str], list[list[Cell]]]:
    """Columns and cells of a table in SPARQL's JSON; yes or no is a table of one cell."""
    if "boolean" in found:
        return ["answer"], [[Cell("yes" if found["boolean"] else "no")]]
    columns = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    return columns, [[_cell(row.get(column)) for column in columns] for row in bindings]


def _cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return Cell()
    if term["type"] == "uri":
        return iri_cell(term["value"])
    return Cell(str(term["value"]), lang=term.get("xml:lang", ""))
