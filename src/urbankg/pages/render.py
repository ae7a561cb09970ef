"""A view as what is sent or written: a page of HTML, JSON, a table of CSV, RDF."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
import pyoxigraph as ox
from markupsafe import Markup

from urbankg.display.labels import Lang, concept, end_state, heading, kind
from urbankg.graph import compact
from urbankg.pages import filters
from urbankg.pages.catalogue import PAGES, RDF, Page
from urbankg.pages.lookup import is_iri, told_of
from urbankg.pages.view import Asked, PageError, Table, View
from urbankg.pages.words import Words

HTML = "text/html"
MEDIA: Mapping[str, str] = {  # of a form, by the ending of its address
    "html": HTML,
    "json": "application/json",
    "csv": "text/csv",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "atom": "application/atom+xml",
    "geojson": "application/geo+json",
    "xml": "application/opensearchdescription+xml",
}
_RDF_FORMATS = {"ttl": "turtle", "jsonld": "jsonld", "nt": "ntriples", "rdf": "rdfxml"}
_USUAL = ("html", "json", "csv", *RDF)
STATIC = Path(__file__).with_name("static")
_OTHER: Mapping[Lang, Lang] = {"fa": "en", "en": "fa"}
_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    auto_reload=False,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters.update(filters.FILTERS)


@dataclass(frozen=True, slots=True)
class Written:
    """A page in one form, and the addresses of all forms that it is there in, by their endings."""

    body: bytes
    there: Mapping[str, str]


def written(page: Page, asked: Asked, ending: str) -> Written | None:
    """A page in a form, by its ending; None if there is no such thing, PageError (404) if no such form."""
    if page.is_of_things and not is_iri(asked.iri):
        return None
    if page.is_of_things and ending in RDF:
        told = told_of(asked.store, asked.iri)
        return Written(as_rdf(told.triples, ending), addresses(page, asked, page.endings)) if told else None
    view = page.view(asked)
    if view is None:
        return None
    there = addresses(page, asked, endings_of(page, view))
    if ending not in there:
        raise PageError(404, "error_form", given=ending)
    return Written(in_form(view, asked, ending, there), there)


def endings_of(page: Page, view: View) -> tuple[str, ...]:
    """The endings of the forms in which a page is there, by what it shows."""
    return tuple(e for e in page.endings if _has(page, view, e))


def _has(page: Page, view: View, ending: str) -> bool:
    if ending == "csv":
        return view.table is not None
    if ending not in _USUAL:
        return ending in view.others
    return ending not in RDF or page.is_of_things or view.quads is not None


def addresses(page: Page, asked: Asked, endings: Iterable[str]) -> dict[str, str]:
    """The addresses of forms of a page, by their endings; of what has a long table whole, without the page's number."""
    whole = {name: value for name, value in asked.params.items() if name != "page"}
    return {
        e: asked.links.page(asked.path, asked.lang, asked.params if e in page.pieced else whole, e)
        for e in endings
    }


def in_form(view: View, asked: Asked, ending: str, there: Mapping[str, str]) -> bytes:
    """A view in a form that it is there in; ``there`` are the addresses of the forms that its page leads to."""
    if ending == "html":
        return html(view, asked, there)
    if ending == "json":
        return json.dumps(view.data, ensure_ascii=False, default=_as_json).encode()
    if ending == "csv" and view.table:
        return _csv(view.table)
    if ending in view.others:
        return view.others[ending]()
    return as_rdf(list(view.quads()) if view.quads else [], ending)


def as_rdf(quads: Collection[ox.Quad], ending: str) -> bytes:
    """Quads in a form of RDF, by its ending."""
    return compact.written(quads, _RDF_FORMATS[ending])


def html(view: View, asked: Asked, there: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The page of a view; ``there`` are the addresses of all forms in which it is there, by their endings."""
    lang, links = asked.lang, asked.links
    other = _OTHER[lang]

    def url(path: str, **params: str) -> str:
        """The address of a page in the language of this one."""
        return links.page(path, lang, params)

    def here(**changes: object) -> str:
        """The address of this page in another state."""
        state = {**asked.params, **{name: str(value) for name, value in changes.items()}}
        return links.page(asked.path, lang, {name: value for name, value in state.items() if value})

    def twin(path: str, ending: str) -> str:
        """The address of another form of a page, in the language of this one."""
        return links.page(path, lang, ending=ending)

    twins = [(ending, MEDIA[ending], address) for ending, address in there.items() if ending != "html"]
    shown = {
        "view": view,
        "data": view.data,
        "shown": view.shown,
        "pictures": {name: Markup(drawn) for name, drawn in view.pictures.items()},
        "asked": asked,
        "lang": lang,
        "t": Words(lang),
        "url": url,
        "here": here,
        "twin": twin,
        "live": links.live,
        "file": links.file,
        "heading": lambda name: heading(name, lang),
        "concept": lambda key: concept(key, lang),
        "kind": lambda key: kind(key, lang),
        "end_state": lambda key: end_state(key, lang),
        "twins": twins,
        "canonical": links.absolute(links.page(view.same_as or asked.path, lang, asked.params)),
        "in_other": links.page(asked.path, other, asked.params),
        "other": other,
        "menu": [*((page.pattern, page.menu) for page in PAGES if page.menu), ("/sparql", "sparql")],
        "jsonld": _data_block(view.jsonld) if view.jsonld else "",
    }
    return _templates.get_template(view.template).render(**shown).encode()


def _data_block(described: Mapping[str, Any]) -> Markup:
    """JSON that no HTML parser takes for its own: what ends an element or begins a comment is escaped."""
    text = json.dumps({"@context": "https://schema.org", **described}, ensure_ascii=False, default=_as_json)
    return Markup(text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}))


def _as_json(value: object) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is no data of a page")


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, Mapping):  # a thing: its name is what a table is read for
        return value["label"]
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value
