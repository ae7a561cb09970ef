"""JSON-LD with short names, as ``ontology/context.jsonld`` gives them; sorted, so that it never wavers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyoxigraph as ox

from urbankg.files import ONTOLOGY
from urbankg.graph.vocabulary import PREFIXES, TYPE

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_CONTEXT = ONTOLOGY / "context.jsonld"


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as one JSON-LD document: a node object a subject, inside a graph object for each named graph.

    >>> g = ox.NamedNode("https://w3id.org/urbankg/graph/runs")
    >>> city = ox.NamedNode("https://w3id.org/urbankg/id/city/qazvin")
    >>> one = ox.Quad(city, TYPE, ox.NamedNode("http://a/p"), g)
    >>> json.loads(jsonld([one]))["@graph"][0]["@graph"]
    [{'@id': 'city:qazvin', '@type': ['http://a/p']}]
    """
    graphs: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in set(quads):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        graphs[name][_id(quad.subject)].append(quad)
    names = _Names(context())
    document: list[dict[str, Any]] = []
    for name in sorted(graphs):
        nodes = [_node(subject, graphs[name][subject], names) for subject in sorted(graphs[name])]
        document.extend([{"@id": names.short(name), "@graph": nodes}] if name else nodes)
    whole = {"@context": names.context, "@graph": document}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


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

    def entry(self, predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> tuple[str, Any]:
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


def _node(subject: str, quads: list[ox.Quad], names: _Names) -> dict[str, Any]:
    types = sorted(names.short(_id(quad.object)) for quad in quads if quad.predicate == TYPE)
    values: dict[str, list[Any]] = defaultdict(list)
    for quad in sorted(quads, key=lambda q: (q.predicate.value, str(q.object))):
        if quad.predicate != TYPE:
            name, value = names.entry(quad.predicate.value, quad.object)  # type: ignore[arg-type]
            values[name].append(value)
    node: dict[str, Any] = {"@id": names.short(subject)}
    if types:
        node["@type"] = types
    for name in sorted(values):
        node[name] = values[name][0] if len(values[name]) == 1 else values[name]
    return node


def _id(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
