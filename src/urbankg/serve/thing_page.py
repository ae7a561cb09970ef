"""What the graph tells of a thing, as a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, LABEL, term
from urbankg.questions.answers import shortened
from urbankg.serve.lookup import Thing
from urbankg.serve.negotiation import RDF_FORMS
from urbankg.serve.pages import Cell, iri_cell, rendered

_SHOWN = 2000  # triples on a page
_LANGUAGES = ("fa", "en")
_HEADLINE = term("schema:headline")

Sections = dict[str, dict[str, list[Cell]]]  # what is said by property, of each subject


def thing_page(store: GraphStore, thing: Thing) -> bytes:
    """The page of a thing: its labels, what is said of it, and what is said that points at it."""
    ordered = sorted(thing.triples, key=lambda quad: (_text(quad.subject) != thing.iri, str(quad)))
    names = _Names(store)
    sections: Sections = {}
    for quad in ordered[:_SHOWN]:
        section = sections.setdefault(_text(quad.subject), {})
        section.setdefault(_text(quad.predicate), []).append(names.cell(quad.object))
    return rendered(
        "thing.html",
        iri=thing.iri,
        title=names.label(thing.iri),
        local="/" + thing.iri.removeprefix(BASE),
        sections=[
            (names.iri(subject), [(names.iri(said), cells) for said, cells in said_of.items()])
            for subject, said_of in sections.items()
        ],
        endings={name: media for name, (media, _) in RDF_FORMS.items() if name != "html"},
        more=thing.more or len(ordered) > _SHOWN,
    )


class _Names:
    """Labels of what a page shows, each looked up once."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._kept: dict[str, str] = {}

    def label(self, iri: str) -> str:
        """The label in Persian and in English, of an article its headline; or the IRI in short."""
        if iri not in self._kept:
            names = (_of_languages(self._said(iri, by)) for by in (LABEL, _HEADLINE))
            self._kept[iri] = next(filter(None, names), shortened(iri))
        return self._kept[iri]

    def _said(self, iri: str, by: ox.NamedNode) -> Iterator[object]:
        found = self._store.database.quads_for_pattern(ox.NamedNode(iri), by, None, ox.DefaultGraph())
        return (quad.object for quad in found)

    def iri(self, iri: str) -> Cell:
        return iri_cell(iri, self.label(iri))

    def cell(self, term: object) -> Cell:
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        if isinstance(term, ox.Literal):
            return Cell(term.value, lang=term.language or "")
        return Cell(str(term))


def _of_languages(labels: Iterable[object]) -> str:
    found: dict[str, str] = {}
    for label in sorted(labels, key=str):
        if isinstance(label, ox.Literal):
            found.setdefault(label.language or "", label.value)
    told = [found[language] for language in _LANGUAGES if language in found] or list(found.values())[:1]
    return " · ".join(dict.fromkeys(told))


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
