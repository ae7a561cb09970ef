"""Statements as pages show them: what is said in pieces, the sentence with its marks, the article and its day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from urbankg.display.fields import named_fields
from urbankg.graph.vocabulary import ukg
from urbankg.pages.names import Names
from urbankg.pages.view import Asked
from urbankg.questions.contradictions import Said, said_by


def statements(asked: Asked, names: Names, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What some statements (IRIs of claims and records) say, by IRI; one that the store has not is left out."""
    return {said.statement: shown(said, asked, names) for said in said_by(asked.store, set(wanted))}


def shown(said: Said, asked: Asked, names: Names) -> dict[str, Any]:
    """A statement for the data of a page; ``article`` is None for a record of the reference data."""
    article = names.first(said.statement, ukg("statedIn"))
    return {
        "statement": said.statement,
        **said.fields,
        "says": named_fields(said.fields, asked.lang),
        "quote": said.quote,
        "marks": said.marks,
        "article": names.ref(article) if article else None,
        "source": said.source,
        "published": said.published,
        "confidence": said.confidence,
    }
