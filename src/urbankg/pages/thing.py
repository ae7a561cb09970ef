"""The page of a thing that has none of its own kind: what is said of it, and what is said that points at it."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from urbankg.graph.vocabulary import TYPE
from urbankg.pages.lookup import told_of
from urbankg.pages.names import Names
from urbankg.pages.view import Asked, View
from urbankg.pages.words import Words

_SHOWN = 400  # triples on a page: some cities are spoken of in every article


def view(asked: Asked) -> View | None:
    """What the graph tells of an IRI, by subject and property."""
    thing = told_of(asked.store, asked.iri)
    if thing is None:
        return None
    names = Names(asked.store, asked.lang)
    ordered = sorted(thing.triples, key=lambda quad: (_text(quad.subject) != thing.iri, str(quad)))
    subjects: dict[str, dict[str, list[Any]]] = {}
    for quad in ordered[:_SHOWN]:
        section = subjects.setdefault(_text(quad.subject), {})
        section.setdefault(_text(quad.predicate), []).append(_value(quad.object, names))
    kinds = ", ".join(names.label(kind.value) for kind in names.objects(thing.iri, TYPE))
    return View(
        template="thing.html",
        title=names.label(thing.iri),
        description=kinds or Words(asked.lang)["thing_about"],
        data={
            "iri": thing.iri,
            "label": names.label(thing.iri),
            "subjects": [
                {
                    "subject": names.ref(subject),
                    "properties": [
                        {"property": names.ref(said), "values": values} for said, values in told.items()
                    ],
                }
                for subject, told in subjects.items()
            ],
            "more": thing.more or len(ordered) > _SHOWN,
        },
    )


def _value(value: object, names: Names) -> Any:
    if isinstance(value, ox.NamedNode):
        return names.ref(value.value)
    return value.value if isinstance(value, ox.Literal) else str(value)


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
