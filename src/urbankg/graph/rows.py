"""SELECT queries of the program's own as rows of text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from urbankg.graph.ordering import chunks
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, PREFIXES

MANY = 2000  # values that one query is given; with more, engines plan badly

_USED = ("ukg", "org", "opengov", "oa", "prov", "schema", "dcterms", "skos", "rdfs", "xsd")
_PREFIXES = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in _USED)


def rows(store: GraphStore, sparql: str) -> Iterator[dict[str, str]]:
    """The rows of a SELECT, each the texts of what is bound in it; prefixes are put before it."""
    found = store.query(_PREFIXES + sparql)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: value.value for name, value in zip(names, row, strict=True) if value is not None}


def rows_for(
    store: GraphStore, sparql: str, variable: str, terms: Iterable[str] | None
) -> Iterator[dict[str, str]]:
    """The rows of a SELECT for which a variable is one of some terms (in SPARQL's notation); all, if None.

    ``sparql`` has ``%s`` where the values go.
    """
    if terms is None:
        yield from rows(store, sparql % "")
        return
    for chunk in chunks(terms, MANY):
        yield from rows(store, sparql % f"VALUES ?{variable} {{ {' '.join(chunk)} }}")


def texts(words: Iterable[str]) -> list[str]:
    """Texts as terms for `rows_for`, sorted.

    >>> texts(["b", "a"])
    ['"a"', '"b"']
    """
    return [str(Literal(word)) for word in sorted(words)]


def day(text: str | None) -> dt.date | None:
    """The day that a row has, None if it has none."""
    return dt.date.fromisoformat(text) if text else None


def tail(iri: str) -> str:
    """The slug of a thing's IRI.

    >>> tail("https://w3id.org/urbankg/id/city/qazvin")
    'qazvin'
    """
    return iri.rsplit("/", 1)[-1]


def key_of(concept: str) -> str:
    """The key of the program that a concept has, by its IRI.

    >>> key_of("https://w3id.org/urbankg/id/manner/term-over")
    'term_over'
    """
    return tail(concept).replace("-", "_")


def path_and_slug(iri: str) -> str:
    """The class path and slug of a thing's IRI.

    >>> path_and_slug("https://w3id.org/urbankg/id/city/qazvin")
    'city/qazvin'
    """
    return iri.removeprefix(f"{BASE}id/")
