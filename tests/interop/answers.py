"""Answers as sets of rows of values, by which those of different programs can be compared term by term."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox

Value = tuple[str, object] | None
Rows = frozenset[tuple[Value, ...]]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TRUE = {"true": True, "1": True, "false": False, "0": False}
_NUMBERS = {
    _XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
}


def value(term: object) -> Value:
    """What a term says, however it is written: 0.90 is 0.9, "1" is true, "x"^^xsd:string is "x".

    >>> value(ox.Literal("1", datatype=ox.NamedNode(_XSD + "boolean")))
    ('boolean', True)
    >>> value(ox.Literal("قزوین", language="fa"))
    ('@fa', 'قزوین')
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return "iri", term.value
    if not isinstance(term, ox.Literal):
        raise ValueError(f"{term} stands for nothing that two programs could agree on")
    if term.language:
        return f"@{term.language.lower()}", term.value
    kind = term.datatype.value
    if kind in _NUMBERS:
        return "number", Decimal(term.value)
    if kind == _XSD + "boolean":
        return "boolean", _TRUE[term.value]
    return kind.removeprefix(_XSD), term.value


def of_query(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Rows:
    """The rows of a SELECT, or the triples of a CONSTRUCT."""
    if isinstance(found, ox.QueryTriples):
        return of_triples(found)
    assert isinstance(found, ox.QuerySolutions)
    return frozenset(tuple(map(value, row)) for row in found)


def of_triples(triples: Iterable[ox.Triple | ox.Quad]) -> Rows:
    """Triples as rows of three values."""
    return frozenset((value(t.subject), value(t.predicate), value(t.object)) for t in triples)


def of_text(printed: str) -> Rows:
    """What a program printed: JSON of query results, a table in CSV, or triples in Turtle."""
    if printed.lstrip().startswith("{"):
        said = json.loads(printed)
        plain = {"head": {"vars": said["head"]["vars"]}, "results": {"bindings": said["results"]["bindings"]}}
        for row in plain["results"]["bindings"]:
            for term in row.values():  # Virtuoso writes the kind of literal that SPARQL 1.1 dropped
                term["type"] = term["type"].removeprefix("typed-")
        found = ox.parse_query_results(json.dumps(plain).encode(), format=ox.QueryResultsFormat.JSON)
        return of_query(found)
    if printed.lstrip().startswith(("@", "<")) or "\n@prefix " in printed:
        return of_triples(ox.parse(printed.encode(), format=ox.RdfFormat.TURTLE))
    return of_table(printed)


def of_table(printed: str) -> Rows:
    """The rows of a CSV table, cells as texts, an empty one as none."""
    rows = list(csv.reader(io.StringIO(printed)))[1:]
    return frozenset(tuple(("text", cell) if cell else None for cell in row) for row in rows if row)


def texts_of_query(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Rows:
    """The rows of a SELECT as a table without types tells them."""
    assert isinstance(found, ox.QuerySolutions)
    return frozenset(tuple(term and ("text", term.value) for term in row) for row in found)


def loaded(written: str) -> ox.Store:
    """An engine with the triples or quads of a text, without their graphs."""
    store = ox.Store()
    quads = ox.parse(written.encode(), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    return store
