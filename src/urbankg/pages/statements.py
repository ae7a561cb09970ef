"""Statements as pages show them: what is said in pieces, the sentence with its marks, the article and its day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from urbankg.display.fields import named_fields
from urbankg.graph.vocabulary import ukg
from urbankg.pages.names import Names, Ref
from urbankg.pages.view import Asked
from urbankg.questions.contradictions import Said, said_by

# The properties by which a field of a statement is a thing, the best first.
_NAMED = {"subject": (ukg("holder"), ukg("subject")), "object": (ukg("post"), ukg("object"))}


def statements(asked: Asked, names: Names, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What some statements (IRIs of claims and records) say, by IRI; one that the store has not is left out."""
    return {said.statement: shown(said, asked, names) for said in said_by(asked.store, set(wanted))}


def shown(said: Said, asked: Asked, names: Names) -> dict[str, Any]:
    """A statement for the data of a page; ``article`` is None for a record of the reference data.

    ``says`` has what it says in pieces: texts, and things where it names one.
    """
    article = names.first(said.statement, ukg("statedIn"))
    return {
        "statement": said.statement,
        **said.fields,
        "says": _linked(said, asked, names),
        "quote": said.quote,
        "marks": said.marks,
        "article": names.ref(article) if article else None,
        "source": said.source,
        "published": said.published,
        "confidence": said.confidence,
    }


def _called(iri: str, said: str, names: Names) -> str:
    """What a statement calls a thing; on English pages its English name, of a post that of its place or body."""
    role, over = names.post(iri)
    return names.own(over if role and over else iri, said)


def _linked(said: Said, asked: Asked, names: Names) -> list[str | Ref]:
    """The pieces of a statement, the ones that name its subject and object as things; of a record also the post."""
    iris = {
        said.fields.get(field, ""): next(filter(None, (names.first(said.statement, p) for p in by)), "")
        for field, by in _NAMED.items()
    }
    pieces: list[str | Ref] = [
        names.ref(iris[piece], _called(iris[piece], piece, names)) if iris.get(piece) else piece
        for piece in named_fields(said.fields, asked.lang)
    ]
    if not said.quote and (post := names.first(said.statement, ukg("post"))):
        pieces[0] = names.ref(post)
    return pieces
