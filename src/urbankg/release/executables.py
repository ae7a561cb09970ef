"""The saved queries as SHACL's SPARQL executables, which editors read from the description of a graph.

The convention is that of the examples of the SIB's endpoints: a node a query, with its words, its text, and the
endpoint that it is meant for (``schema:target``). Parameters have their default values filled in, so that each runs as
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from urbankg.graph.vocabulary import TYPE, term
from urbankg.questions.catalogue import Question, catalogue
from urbankg.questions.parameters import fill, without_opaque
from urbankg.release.vocabulary import DATASET, described_term

_PREFIXES = NamedNode(f"{DATASET}#prefixes")
_HEADER = re.compile(r"^#\+.*\n", re.MULTILINE)
_DECLARED = re.compile(r"^PREFIX\s+([\w-]+):\s*<([^>]+)>", re.MULTILINE)
_FORM = re.compile(r"\b(?:SELECT|CONSTRUCT|ASK|DESCRIBE)\b")


def executables(endpoint: str = "") -> Iterator[Quad]:
    """The quads of all saved queries, meant for an endpoint if one is known; all of the default graph."""
    declared: dict[str, str] = {}
    for question in catalogue():
        sparql = runnable(question)
        declared.update(_DECLARED.findall(sparql))
        yield from _executable(question, sparql, endpoint)
    yield Quad(_PREFIXES, TYPE, term("owl:Ontology"))  # what sh:prefixes points to, in SHACL
    for prefix, namespace in sorted(declared.items()):
        node = NamedNode(f"{DATASET}#prefix-{prefix}")
        yield Quad(_PREFIXES, described_term("sh:declare"), node)
        yield Quad(node, described_term("sh:prefix"), Literal(prefix))
        yield Quad(node, described_term("sh:namespace"), Literal(namespace, datatype=term("xsd:anyURI")))


def runnable(question: Question) -> str:
    """The SPARQL of a saved query, without its header, with the defaults of its parameters."""
    return _HEADER.sub("", fill(question.saved, {})).strip() + "\n"


def _executable(question: Question, sparql: str, endpoint: str) -> Iterator[Quad]:
    node = NamedNode(f"{DATASET}#query-{question.name}")
    form = _form(sparql)
    yield Quad(node, TYPE, described_term("sh:SPARQLExecutable"))
    yield Quad(node, TYPE, described_term(f"sh:SPARQL{form.capitalize()}Executable"))
    for language in ("en", "fa"):
        yield Quad(node, term("rdfs:label"), Literal(question.summary(language), language=language))
    told = f"{question.summary('en')}. {' '.join(question.description.split())}".strip()
    yield Quad(node, term("rdfs:comment"), Literal(told, language="en"))  # editors show nothing else
    for tag in question.tags:
        yield Quad(node, term("schema:keywords"), Literal(tag))
    yield Quad(node, described_term("sh:prefixes"), _PREFIXES)
    yield Quad(node, described_term(f"sh:{form.lower()}"), Literal(sparql))
    if endpoint:
        yield Quad(node, term("schema:target"), NamedNode(endpoint))


def _form(sparql: str) -> str:
    found = _FORM.search(without_opaque(sparql))
    assert found is not None  # tests run every saved query
    return found.group()
