"""Commands on saved questions: queries, query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.concluding import concluded_store
from urbankg.cli.options import examples, json_option, lang_option, only_json, store_option
from urbankg.errors import QueryError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang
    from urbankg.questions import Answer, Question

_ROW_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown")


@click.command()
@click.argument("word", required=False)
@store_option
@lang_option
@json_option
@examples("urbankg queries", "urbankg queries mayors", "urbankg queries --lang fa")
def queries(word: str | None, store_path: Path | str, lang: Lang, as_json: bool) -> None:
    """List the saved questions with their parameters.

    All of them, or those about a WORD. They are the same for every store: --store is taken, as elsewhere, and not
    opened.
    """
    from urbankg.cli.output import print_json, print_table
    from urbankg.questions import catalogue

    found = [q for q in catalogue() if word is None or _is_about(q, word)]
    if not found:
        raise QueryError(f"no saved question is about {word!r}; `urbankg queries` lists all")
    if as_json:
        print_json([_as_json(question) for question in found])
        return
    rows = [
        {
            "name": question.name,
            "question": question.summary(lang),
            "parameters": "  ".join(f"{p.name}={p.default or '…'}" for p in question.parameters),
        }
        for question in found
    ]
    print_table(("name", "question", "parameters"), rows, lang, styles={"name": "cyan", "parameters": "dim"})


def _is_about(question: Question, word: str) -> bool:
    texts = (question.name, question.summary("en"), question.summary("fa"), *question.tags)
    return any(word.lower() in text.lower() for text in texts)


def _as_json(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "summary": question.summary("en"),
        "summary_fa": question.summary("fa"),
        "description": question.description,
        "tags": list(question.tags),
        "parameters": [
            {
                "name": p.name,
                "type": p.type or "text",
                "required": p.required,
                "default": p.default,
                "choices": list(p.choices),
                "help": p.help,
            }
            for p in question.parameters
        ],
    }


def _names_like(context: click.Context, parameter: click.Parameter, start: str) -> list[str]:
    from urbankg.questions import catalogue

    return [question.name for question in catalogue() if question.name.startswith(start)]


@click.command()
@click.argument("question", shell_complete=_names_like)
@click.option(
    "--param", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a parameter."
)
@click.option(
    "--format",
    "-f",
    "format_name",
    metavar="FORMAT",
    help="table, csv, tsv, json, xml or markdown; for CONSTRUCT and DESCRIBE turtle, trig, ntriples, nquads, "
    "jsonld or rdfxml. [default: table, turtle]",
)
@store_option
@lang_option
@json_option
@examples(
    "urbankg query mayors-now",
    "urbankg query holders-of-post -p place=قزوین -p role=mayor --format csv",
    "urbankg query my-question.rq --format json",
    "urbankg query person-graph -p name=زاکانی --format jsonld",
    "echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | urbankg query -",
)
def query(
    question: str,
    parameters: tuple[str, ...],
    format_name: str | None,
    store_path: Path | str,
    lang: Lang,
    as_json: bool,
) -> None:
    """Ask a saved question, or one in SPARQL.

    QUESTION is the name of a saved one, a file of SPARQL, or - for SPARQL from standard input. A query only
    reads; updates are refused. Saved questions and their parameters: `urbankg queries`.
    """
    from urbankg.questions import ask, find

    only_json(as_json, format_name)
    asked = find(_from_stdin() if question == "-" else question)
    with concluded_store(store_path) as store:
        answer = ask(store, asked, _given(parameters))
    _print_answer(answer, "json" if as_json else format_name, lang)


def _from_stdin() -> str:
    try:
        sparql = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise QueryError("standard input is no UTF-8 text; save the query as UTF-8") from None
    if "{" not in sparql:
        raise QueryError("standard input has no SPARQL; write a query such as SELECT * { ?s ?p ?o } LIMIT 9")
    return sparql


def _given(parameters: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for text in parameters:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
        given[name.strip()] = value
    return given


def _print_answer(answer: Answer, format_name: str | None, lang: Lang) -> None:
    from urbankg.cli import output
    from urbankg.display.answers import plain_rows, shown_rows

    if answer.triples == ():
        output.talk("No triples: nothing in the store answers this.")
    elif answer.triples is not None:
        output.write_data(answer.serialize("turtle" if format_name in (None, "table") else format_name))
    elif format_name in (None, "table"):
        if not answer.rows:
            output.talk("No rows: nothing in the store answers this.")
            return
        output.print_table(answer.columns, shown_rows(answer, lang), lang)
        if answer.boolean is None and sys.stdout.isatty():
            output.talk(output.counted(len(answer.rows), "row"), style="dim")
    elif format_name == "markdown":
        output.write_data(output.markdown(answer.columns, plain_rows(answer)))
    elif format_name in _ROW_FORMATS:
        output.write_data(answer.serialize(format_name))
    else:
        raise QueryError(
            f"the answer is a table: {format_name} does not fit; one of {', '.join(_ROW_FORMATS)} does"
        )
