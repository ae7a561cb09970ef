"""JSON-LD with short names, as ``ontology/context.jsonld`` gives them; sorted, so that it never wavers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from urbankg.files import ONTOLOGY
from urbankg.graph.vocabulary import PREFIXES, TYPE

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_CONTEXT = ONTOLOGY / "context.jsonld"


def jsonld(ordered: Iterable[ox.Quad | ox.Triple]) -> Iterator[str]:
    """The pieces of one JSON-LD document: a node object a subject, inside a graph object for each named graph.

    What is given stands in order, by graph and subject; triples are of no graph.

    >>> g = ox.NamedNode("https://w3id.org/urbankg/graph/runs")
    >>> city = ox.NamedNode("https://w3id.org/urbankg/id/city/qazvin")
    >>> one = ox.Quad(city, TYPE, ox.NamedNode("http://a/p"), g)
    >>> json.loads("".join(jsonld([one])))["@graph"][0]["@graph"]
    [{'@id': 'city:qazvin', '@type': ['http://a/p']}]
    """
    names = _Names(context())
    yield f'{{\n "@context": {_indented(names.context, 1)},\n "@graph": ['
    between = ""
    for graph, said in groupby(ordered, key=_graph):
        if graph:
            yield f'{between}\n  {{\n   "@id": {_dumped(names.short(graph))},\n   "@graph": ['
            between = ""
        for subject, statements in groupby(said, key=_subject):
            depth = 4 if graph else 2
            node = _node(subject, list(statements), names)
            yield f"{between}\n{' ' * depth}{_indented(node, depth)}"
            between = ","
        if graph:
            yield "\n   ]\n  }"
    yield "\n ]\n}\n"


def _graph(statement: ox.Quad | ox.Triple) -> str:
    graph = statement.graph_name if isinstance(statement, ox.Quad) else None
    return graph.value if isinstance(graph, ox.NamedNode) else ""


def _subject(statement: ox.Quad | ox.Triple) -> str:
    return _id(statement.subject)


def _indented(node: dict[str, Any], depth: int) -> str:
    """An object as JSON with a line an entry, and a line a value where an entry has several."""
    pad = " " * (depth + 1)
    lines = []
    for key, value in node.items():
        if isinstance(value, list) and len(value) > 1:
            values = f",\n{pad} ".join(map(_dumped, value))
            lines.append(f"{pad}{_dumped(key)}: [\n{pad} {values}\n{pad}]")
        else:
            lines.append(f"{pad}{_dumped(key)}: {_dumped(value)}")
    return "{\n" + ",\n".join(lines) + "\n" + pad[1:] + "}"


_dumped = json.JSONEncoder(ensure_ascii=False).encode


@cache
def context() -> dict[str, Any]:
    """The context of exports: the vocabulary's prefixes, and the terms of ``ontology/context.jsonld``."""
    prefixes = {p: {"@id": iri, "@prefix": True} for p, iri in PREFIXES.items()}
    terms = json.loads(_CONTEXT.read_text(encoding="utf-8"))["@context"] if _CONTEXT.exists() else {}
    return {"@version": 1.1, **terms, **prefixes}


class _Names:
    """The short names of IRIs."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.context = names
        self._prefixes = {iri: prefix for prefix, iri in PREFIXES.items()}
        self._known: dict[str, str] = {}
        self._terms: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for name, meaning in sorted(names.items()):
            if name in PREFIXES or name.startswith("@"):
                continue
            entry = meaning if isinstance(meaning, dict) else {"@id": meaning}
            if set(entry) <= {"@id", "@type", "@language"} and not str(entry.get("@id", "@")).startswith("@"):
                kind = entry.get("@type")
                coerced = self.full(kind) if kind and not kind.startswith("@") else kind
                self._terms[self.full(entry["@id"])].append((name, coerced, entry.get("@language")))

    @staticmethod
    def full(short: str) -> str:
        """The IRI that a short name of the context means."""
        prefix, colon, local = short.partition(":")
        return PREFIXES[prefix] + local if colon and prefix in PREFIXES else short

    def short(self, iri: str) -> str:
        """An IRI with its prefix, if it has one."""
        if iri not in self._known:
            end = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._prefixes.get(iri[:end])
            self._known[iri] = f"{prefix}:{iri[end:]}" if prefix and end < len(iri) else iri
        return self._known[iri]

    def entry(
        self, predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    ) -> tuple[str, Any]:
        """The key and the value of a statement: by a term of the context that fits it, else written out."""
        terms = self._terms.get(predicate, ())
        if not isinstance(value, ox.Literal):
            node = self.short(_id(value))
            for name, kind, _ in terms:
                if kind == "@id":
                    return name, node
            return self.short(predicate), {"@id": node}
        for name, kind, language in terms:
            plain = (
                kind is None
                and language is None
                and value.language is None
                and value.datatype.value == _STRING
            )
            if (
                plain
                or (kind == value.datatype.value and not value.language)
                or (language and language == value.language)
            ):
                return name, value.value
        if value.language:
            return self.short(predicate), {"@language": value.language, "@value": value.value}
        if value.datatype.value == _STRING:
            return self.short(predicate), {"@value": value.value}
        return self.short(predicate), {"@type": self.short(value.datatype.value), "@value": value.value}


def _node(subject: str, quads: list[ox.Quad | ox.Triple], names: _Names) -> dict[str, Any]:
    types = sorted(names.short(_id(quad.object)) for quad in quads if quad.predicate == TYPE)
    values: dict[str, list[Any]] = defaultdict(list)
    for quad in sorted(quads, key=lambda q: (q.predicate.value, str(q.object))):
        if quad.predicate != TYPE:
            name, value = names.entry(quad.predicate.value, quad.object)
            values[name].append(value)
    node: dict[str, Any] = {"@id": names.short(subject)}
    if types:
        node["@type"] = types
    for name in sorted(values):
        node[name] = values[name][0] if len(values[name]) == 1 else values[name]
    return node


def _id(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
