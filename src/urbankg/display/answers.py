"""Answers of the store as rows of text: IRIs shortened, keys of offices, statuses and kinds by their names."""

from __future__ import annotations

import re
from urllib.parse import unquote

from urbankg.display.days import date_of_key, detail, with_days
from urbankg.display.labels import Lang, concept, end_state, heading, kind, number
from urbankg.graph.vocabulary import PREFIXES
from urbankg.questions.answers import Answer, Term, shortened

# Columns whose values are keys of schemes.
_CONCEPTS = (
    "role",
    "status",
    "value",
    "carries",
    "newRole",
    "oldRole",
    "otherRole",
    "came",
    "left",
    "rule",
    "conflict",
)
_WORDED = ("certainty", "agency", "first")  # columns whose values may be words with a heading of their own
_DATES = ("date", "otherDate")  # in the notation of the gold facts
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?: / \d{4}-\d\d-\d\d)?")
_INTEGER, _BOOLEAN = PREFIXES["xsd"] + "integer", PREFIXES["xsd"] + "boolean"


def plain_rows(answer: Answer) -> list[dict[str, str]]:
    """The rows with IRIs shortened; a variable that is not bound is left out."""
    return [
        {name: shortened(value.value) if _is_iri(value) else value.value for name, value in row.items()}
        for row in _bound(answer)
    ]


def shown_rows(answer: Answer, lang: Lang) -> list[dict[str, str]]:
    """The rows as people read them, in a language."""
    return [{name: shown_value(name, value, lang) for name, value in row.items()} for row in _bound(answer)]


def _bound(answer: Answer) -> list[dict[str, Term]]:
    return [
        {name: value for name, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]


def _is_iri(value: Term) -> bool:
    return not hasattr(value, "datatype") and value.value.startswith(("http://", "https://"))


def shown_value(column: str, value: Term, lang: Lang) -> str:
    """A value of a column as people read it, in a language."""
    if _is_iri(value):
        return shortened(value.value)
    if value.value.startswith(("http://", "https://")):
        return unquote(value.value)
    datatype = getattr(value, "datatype", None)
    is_integer = datatype is not None and datatype.value == _INTEGER
    if (is_integer or column == "value") and value.value.isdecimal():
        return number(int(value.value), lang)
    if column in _CONCEPTS:
        said = concept(value.value, lang)
        return heading(said, lang) if said == value.value else said
    if column in _DATES:
        return date_of_key(value.value, lang)
    if column == "detail":
        return detail(value.value, lang)
    if _DAYS.fullmatch(value.value):
        return with_days(value.value, lang)
    if column in _WORDED:
        return heading(value.value, lang)
    if column == "endState":
        return end_state(value.value, lang)
    if datatype is not None and datatype.value == _BOOLEAN:
        said = "acting" if column.endswith("Acting") else column
        return heading(said, lang) if value.value == "true" else ""
    if column == "kind":
        return kind(value.value, lang)
    return " ".join(value.value.split())
