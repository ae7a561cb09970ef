"""The page of contradictions: both sides with their sentences, by kind and by what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from urbankg.display.contradictions import headline
from urbankg.display.labels import FSI, PDI, concept
from urbankg.pages.names import Names
from urbankg.pages.statements import shown
from urbankg.pages.tables import paged
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words
from urbankg.questions.contradictions import Contradiction, Said, as_annotations, conflicts, with_sides
from urbankg.timeline.conflicts import CONFLICT_KINDS

_SIZE = 10  # conflicts on a page
_SAYING = 3  # statements of a side
_UNISOLATED = {ord(FSI): None, ord(PDI): None}


def view(asked: Asked) -> View:
    """All conflicts, the likeliest errors first; ``kind`` and ``about`` (an IRI) of the URL leave only some."""
    kind, about = asked.choice("kind", CONFLICT_KINDS), asked.text("about")
    every = asked.once.of(conflicts)
    about_it = [one for one in every if not about or one.about == about]
    chosen = [one for one in about_it if not kind or one.kind == kind]
    some, pages = paged(chosen, asked, _SIZE)
    found = with_sides(asked.store, some)
    names, words, lang = Names(asked.store, asked.lang), Words(asked.lang), asked.lang
    counts = Counter(one.kind for one in about_it)
    return View(
        template="conflicts.html",
        title=words["conflicts"],
        description=words["conflicts_about"],
        data={
            "kind": kind,
            "about": names.ref(about) if about_it and about else None,
            "kinds": [
                {"key": key, "label": concept(key, lang), "conflicts": counts[key]}
                for key in CONFLICT_KINDS
                if counts[key]
            ],
            "conflicts": [_shown(one, asked, names) for one in found],
            "pages": pages,
        },
        table=Table(
            ("kind", "about", "detail", "likelihood", "conflict"),
            tuple((one.kind, names.ref(one.about), one.detail, one.likelihood, one.iri) for one in chosen),
        ),
        quads=lambda: as_annotations(asked.store, with_sides(asked.store, chosen)),
    )


def _shown(one: Contradiction, asked: Asked, names: Names) -> dict[str, Any]:
    return {
        "iri": one.iri,
        "kind": one.kind,
        "about": names.ref(one.about),
        "line": headline(one, asked.lang, names.label(one.about)).translate(_UNISOLATED),
        "detail": one.detail,
        "likelihood": one.likelihood,
        "sides": [_side(side, asked, names) for side in one.sides],
    }


def _side(said: Iterable[Said], asked: Asked, names: Names) -> dict[str, Any]:
    every = list(said)
    return {
        "said": [shown(one, asked, names) for one in every[:_SAYING]],
        "more": max(0, len(every) - _SAYING),
    }
