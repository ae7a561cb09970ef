"""The saved questions: a list of all, and of each a form with its answer as a table, a chart and a graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from urbankg.display.answers import shown_value
from urbankg.display.bars_svg import bars_svg
from urbankg.display.labels import Lang, concept, heading
from urbankg.errors import ParameterError, QueryError
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, PREFIXES
from urbankg.pages.answers import Answers
from urbankg.pages.country import Country, country
from urbankg.pages.names import Names
from urbankg.pages.tables import order_key, paged, unmarked
from urbankg.pages.view import Asked, PageError, Table, View
from urbankg.pages.words import Words
from urbankg.persian.fold import key
from urbankg.questions import Answer, Question, catalogue
from urbankg.questions.parameters import Parameter, fill

_SIZE = 50  # rows on a page
_PATIENCE = 0.15  # seconds that a page waits for an answer: a page is to be there within 0.2
_LONGEST = 20_000  # characters of a graph on a page
_SPACE = " · "
_CHART = "chart"  # the entry of a header that names the column of counts
_HINTED = 400  # places that a field suggests
_WEB = ("http://", "https://")
_PLACES = ("place", "city")  # parameters that are a place
_XSD = PREFIXES["xsd"]
Value = str | int | float | bool | dt.date | dict[str, str] | None
_TYPES: dict[str, Any] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": lambda text: float(Decimal(text)),
    f"{_XSD}double": float,
    f"{_XSD}date": dt.date.fromisoformat,
    f"{_XSD}boolean": lambda text: text == "true",
}


def listing(asked: Asked) -> View:
    """All saved questions by what they are about; ``tag`` of the URL leaves only some."""
    words = Words(asked.lang)
    tags = sorted({tag for question in catalogue() for tag in question.tags})
    tag = asked.choice("tag", tags)
    found = [question for question in catalogue() if not tag or tag in question.tags]
    return View(
        template="questions.html",
        title=words["questions"],
        description=words["questions_about"],
        data={
            "tag": tag,
            "tags": [{"key": one, "label": words[f"tag_{one}"]} for one in tags],
            "questions": [
                {
                    "name": question.name,
                    "summary": question.summary(asked.lang),
                    "parameters": [parameter.name for parameter in question.parameters],
                    "tags": list(question.tags),
                }
                for question in found
            ],
        },
        table=Table(("question", "name"), tuple((q.summary(asked.lang), q.name) for q in found)),
    )


def view(asked: Asked) -> View | None:
    """A question with its answer; the parameters stand in the URL under their names.

    ``find`` leaves rows with a text, ``sort`` orders by a column, ``-column`` the other way round. Where the answer
    takes long and is not waited for, the page says so, and has it when it is asked for again.
    """
    question = next((one for one in catalogue() if one.name == asked.named["name"]), None)
    if question is None:
        return None
    given = {p.name: value for p in question.parameters if (value := asked.text(p.name))}
    try:
        answers, patience = asked.once.of(Answers), None if asked.patient else _PATIENCE
        answer = answers.of(question, given, asked.asking, patience)
        sparql = fill(question.saved, given)
    except ParameterError as error:
        said = {"parameter": error.name, "given": error.given, "choices": ", ".join(error.choices)}
        raise PageError(400, f"error_value_{error.why}", **said) from None
    except QueryError as error:
        raise PageError(400, "error_question", given=str(error)) from None
    title = question.summary(asked.lang)
    form = {
        "name": question.name,
        "summary": title,
        "description": question.description,
        "parameters": [_field(p, asked, given) for p in question.parameters],
        "sparql": sparql,
    }
    description = list(_pieces(question.description))
    if answer is None:
        empty = {"columns": [], "sort": asked.text("sort"), "find": asked.text("find")}
        coming = {"coming": True, "description": description}
        return View("question.html", title, title, {**form, **empty}, shown=coming)
    things = Names(asked.store, asked.lang)
    find, sort = asked.text("find"), asked.choice("sort", _sorts(answer))
    rows = _arranged([_Row(row, answer, things) for row in answer.rows], find, sort, answer.columns)
    shown, pages = paged(rows, asked, _SIZE)
    return View(
        template="question.html",
        title=title,
        description=title,
        data={
            **form,
            "columns": [{"key": column, "label": heading(column, asked.lang)} for column in answer.columns],
            "rows": [row.values for row in rows],
            "pages": pages,
            "find": find,
            "sort": sort,
            "triples": len(answer.quads),
        },
        table=Table(answer.columns, tuple(tuple(row.values) for row in rows)) if answer.columns else None,
        quads=(lambda: answer.quads) if answer.triples is not None else None,
        shown={
            "rows": [row.cells(asked) for row in shown],
            "coming": False,
            "description": description,
            "triples": answer.serialize("turtle").decode()[:_LONGEST] if answer.triples else "",
        },
        pictures=_chart(question, answer, shown, asked),
    )


def _pieces(description: str) -> Iterator[str | dict[str, str]]:
    """A description with the questions that it names, each between backquotes, as things."""
    known = {question.name for question in catalogue()}
    for piece in description.split("`"):
        yield {"iri": f"{BASE}questions/{piece}", "label": piece} if piece in known else piece


def _sorts(answer: Answer) -> list[str]:
    return [*answer.columns, *(f"-{column}" for column in answer.columns)]


def names(store: GraphStore) -> list[str]:
    """The names of the saved questions, which are the same for every store."""
    return [question.name for question in catalogue()]


class _Row:
    """A row of an answer: its values for data, its cells for people."""

    def __init__(self, terms: Sequence[Any], answer: Answer, things: Names) -> None:
        self._terms = dict(zip(answer.columns, terms, strict=True))
        self._things = things
        self.values: list[Value] = [_value(term, things) for term in terms]

    def cells(self, asked: Asked) -> list[Any]:
        """What a table shows: things as they are, values as people read them, names in the page's language."""
        return [
            value if isinstance(value, dict) else self._cell(column, term, asked) if term is not None else ""
            for (column, term), value in zip(self._terms.items(), self.values, strict=True)
        ]

    def _cell(self, column: str, term: Any, asked: Asked) -> str | dict[str, str]:
        """A value as people read it; the address of an article is a link."""
        text = shown_value(column, term, asked.lang)
        return (
            {"iri": term.value, "label": text} if term.value.startswith(_WEB) else self._things.called(text)
        )

    def named(self, place: int) -> Value:
        """The value of a column with its name in the page's language, by which rows are sorted."""
        value = self.values[place]
        return self._things.called(value) if isinstance(value, str) else value

    def text(self) -> str:
        """All that a reader may look for in it, folded: what the graph says, and what the page shows for it."""
        said = [
            value["label"] if isinstance(value, dict) else value for value in self.values if value is not None
        ]
        shown = [self._things.called(text) for text in said if isinstance(text, str)]
        return " ".join(key(unmarked(str(text))) for text in dict.fromkeys((*said, *shown)))


def _value(term: Any, things: Names) -> Value:
    if term is None or isinstance(term, ox.BlankNode):
        return None
    if isinstance(term, ox.NamedNode):
        return things.ref(term.value)
    value: Value = _TYPES.get(term.datatype.value, str)(term.value)
    return value


def _arranged(rows: list[_Row], find: str, sort: str, columns: Sequence[str]) -> list[_Row]:
    wanted = [key(unmarked(word)) for word in find.split()]
    kept = [row for row in rows if not wanted or all(word in row.text() for word in wanted)]
    if not sort:
        return kept
    place = columns.index(sort.removeprefix("-"))
    known = [row for row in kept if row.values[place] not in (None, "")]
    known.sort(key=lambda row: order_key(row.named(place)), reverse=sort.startswith("-"))
    return known + [row for row in kept if row.values[place] in (None, "")]


def _field(parameter: Parameter, asked: Asked, given: dict[str, str]) -> dict[str, Any]:
    """A parameter as a field of the form."""
    return {
        "name": parameter.name,
        "label": heading(parameter.name, asked.lang),
        "help": parameter.help,
        "type": parameter.type,
        "required": parameter.required and parameter.default is None,
        "value": given.get(parameter.name, parameter.default or ""),
        "choices": [{"key": choice, "label": concept(choice, asked.lang)} for choice in parameter.choices],
        "hints": known_places(asked.once.of(country), asked.lang) if parameter.name in _PLACES else [],
    }


def known_places(told: Country, lang: Lang) -> list[dict[str, str]]:
    """The cities of which most articles tell, for a field to suggest: what it takes, and what that is in a language."""
    cities = told.cities.values()
    most = sorted((c for c in cities if c.sources or c.mayor), key=lambda c: (-c.sources, c.place.fa))
    return [{"value": one.place.fa, "label": one.place.name(lang)} for one in most[:_HINTED]]


def _chart(question: Question, answer: Answer, rows: Sequence[_Row], asked: Asked) -> dict[str, str]:
    """A picture of the rows of a page: bars for the column that the question's header names, by those before it."""
    column = question.saved.line(_CHART)
    if column not in answer.columns or len(rows) < 2:
        return {}
    at = answer.columns.index(column)
    bars = [
        (_SPACE.join(filter(None, map(_label, row.cells(asked)[:at]))), count)
        for row in rows
        if isinstance(count := row.values[at], int)
    ]
    return {"chart": bars_svg(heading(column, asked.lang), bars, asked.lang)} if bars else {}


def _label(cell: Any) -> str:
    return str(cell["label"] if isinstance(cell, dict) else cell or "")
