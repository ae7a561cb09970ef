"""Asking a store, and the answer as rows, text in a format of SPARQL results or RDF, or objects of rdflib."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from urbankg.errors import QueryError
from urbankg.graph import export
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import PREFIXES
from urbankg.questions.catalogue import Question, find
from urbankg.questions.parameters import fill, without_opaque

if TYPE_CHECKING:
    import rdflib
    import rdflib.query

Term = ox.NamedNode | ox.Literal | ox.BlankNode
ROW_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_UPDATE = re.compile(
    r"\s*(?:(?:prefix\s+\S*|base)\s*)*(insert|delete|load|clear|drop|create|add|move|copy|with)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """What a store answers: ``rows`` under ``columns`` of a SELECT or ASK, or ``triples`` of a CONSTRUCT or DESCRIBE.

    Rows hold terms of pyoxigraph, or None where a variable is not bound.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    triples: tuple[ox.Triple, ...] | None = None
    boolean: bool | None = None

    def texts(self) -> list[dict[str, str]]:
        """The rows as dictionaries of plain text; a variable that is not bound is left out."""
        return [
            {name: value.value for name, value in zip(self.columns, row, strict=True) if value is not None}
            for row in self.rows
        ]

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """The triples of a CONSTRUCT or DESCRIBE as quads of the default graph."""
        return [ox.Quad(t.subject, t.predicate, t.object) for t in self.triples or ()]

    def serialize(self, format_name: str) -> bytes:
        """The answer in a format: csv, tsv, json or xml of rows, any RDF format of triples."""
        if self.triples is not None:
            if format_name not in export.FORMATS:
                raise QueryError(
                    f"the answer is RDF: {format_name} does not fit; {', '.join(export.FORMATS)} do"
                )
            return export.serialize(self.quads, format_name)
        if format_name not in ROW_FORMATS:
            raise QueryError(
                f"the answer is a table: {format_name} does not fit; {', '.join(ROW_FORMATS)} do"
            )
        if self.boolean is not None and format_name in ("csv", "tsv"):  # SPARQL has no such form of it
            return f"answer\n{str(self.boolean).lower()}\n".encode()
        if format_name == "json":
            return self._json()
        parsed = ox.parse_query_results(self._json(), format=ox.QueryResultsFormat.JSON)
        return parsed.serialize(format=ROW_FORMATS[format_name]) or b""

    def _json(self) -> bytes:
        """The rows in the W3C's JSON format of query results."""
        if self.boolean is not None:
            return json.dumps({"head": {}, "boolean": self.boolean}).encode()
        bindings = [
            {
                name: _as_json(value)
                for name, value in zip(self.columns, row, strict=True)
                if value is not None
            }
            for row in self.rows
        ]
        whole = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(whole, ensure_ascii=False).encode()

    def to_rdflib(self) -> rdflib.Graph | rdflib.query.Result:
        """The answer as rdflib has it: a Graph of triples, else a Result of rows or of yes and no."""
        if self.triples is not None:
            from urbankg.graph.as_rdflib import to_graph

            return to_graph(self.quads)
        import rdflib.query

        return rdflib.query.Result.parse(io.BytesIO(self._json()), format="json")


def _as_json(value: Term) -> dict[str, str]:
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    if value.language:
        return {"type": "literal", "value": value.value, "xml:lang": value.language}
    if value.datatype.value == PREFIXES["xsd"] + "string":
        return {"type": "literal", "value": value.value}
    return {"type": "literal", "value": value.value, "datatype": value.datatype.value}


def ask(store: GraphStore, question: Question | str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Put a question to a store: a saved query, its name, or SPARQL, with values for its parameters.

    QueryError if there is no such query, a value does not fit, or the SPARQL is wrong or would change the store.

    >>> store = GraphStore.in_memory()
    >>> ask(store, "SELECT ?n { BIND(1 AS ?n) }").texts()
    [{'n': '1'}]
    """
    if isinstance(question, str):
        question = find(question)
    sparql = fill(question.saved, parameters or {})
    if update := _UPDATE.match(without_opaque(question.saved.sparql)):
        raise QueryError(
            f"{question.name} is an update ({update.group(1).upper()}); a query only reads: SELECT, ASK, "
            "CONSTRUCT or DESCRIBE"
        )
    try:
        found = store.query(sparql)
        if isinstance(found, ox.QueryBoolean):
            return Answer(("answer",), ((ox.Literal(bool(found)),),), boolean=bool(found))
        if isinstance(found, ox.QueryTriples):
            return Answer(triples=tuple(found))
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, tuple(tuple(row) for row in found))
    except SyntaxError as error:
        raise QueryError(f"{question.name} is no SPARQL query: {_one_line(error)}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"{question.name} could not be answered: {_one_line(error)}") from None


def _one_line(error: Exception) -> str:
    """What went wrong without the parser's list of everything that it would have taken instead."""
    said = " ".join(str(getattr(error, "msg", None) or error).split())
    return re.sub(r"error at (\d+):(\d+): expected .*", r"it goes wrong at line \1, column \2", said)


def shortened(iri: str) -> str:
    """An IRI with the project's prefix, as tables show it.

    >>> shortened("https://w3id.org/urbankg/id/city/qazvin")
    'city:qazvin'
    """
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    for prefix, namespace in PREFIXES.items():
        if iri[:end] == namespace and end < len(iri):
            return f"{prefix}:{iri[end:]}"
    return iri
