"""Whether a store's graph is sound: SHACL shapes, and the leveled SPARQL checks of ``queries/checks``.

A check is a SELECT in an ``.rq`` file whose header gives its level and its message; each row that it finds is
one finding, with the node in ``?node`` and what is peculiar to it in ``?detail``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import pyoxigraph as ox

from urbankg import files
from urbankg.errors import QueryError, UrbankgError
from urbankg.extras import needs
from urbankg.graph.rows import rows
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import ONTOLOGY_GRAPH, REFERENCE_GRAPH, RUNS_GRAPH
from urbankg.saved import read_saved

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = get_args(Level)
_SHACL_LEVELS: dict[str, Level] = {"Violation": "error", "Warning": "warning", "Info": "info"}
_SHACL = "http://www.w3.org/ns/shacl#"
_SHAPES = files.ONTOLOGY / "shapes.ttl"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that a check found: ``check`` is the name of its file, or ``shacl``; ``node`` an IRI.

    ``message_fa`` is the message in Persian, with the same days and figures in ASCII.
    """

    level: Level
    check: str
    node: str
    message: str
    message_fa: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check by SPARQL."""

    name: str
    level: Level
    summary: str
    summary_fa: str
    sparql: str


@cache
def checks() -> tuple[Check, ...]:
    """The checks of ``queries/checks``, by name.

    >>> all(check.level in LEVELS and check.summary for check in checks())
    True
    """
    return tuple(map(_read, sorted((files.QUERIES / "checks").glob("*.rq"))))


def _read(path: Path) -> Check:
    saved = read_saved(path)
    for level in LEVELS:
        if level == saved.line("level") and saved.line("summary"):
            return Check(saved.name, level, saved.line("summary"), saved.line("summary_fa"), saved.sparql)
    raise QueryError(f"{path.name}: its header needs `#+ level:` ({', '.join(LEVELS)}) and `#+ summary:`")


def run_checks(store: GraphStore) -> list[Finding]:
    """What the SPARQL checks find in a store, errors first."""
    found = []
    for check in checks():
        for row in rows(store, check.sparql):
            detail = row.get("detail", "")
            message = _with(check.summary, detail)
            message_fa = _with(check.summary_fa or check.summary, row.get("detailFa", detail))
            found.append(Finding(check.level, check.name, row["node"], message, message_fa))
    return _ordered(found)


def run_shapes(store: GraphStore, shapes: Path = _SHAPES) -> list[Finding]:
    """What the SHACL shapes find in articles and conclusions; UrbankgError if pySHACL is not installed.

    The reference and ontology graphs are there for what these point at, and are not checked themselves.
    """
    with needs("shacl", "a check by the SHACL shapes (--no-shapes leaves it out)"):
        import pyshacl
    import rdflib

    from urbankg.graph.as_rdflib import to_graph

    shapes_graph = rdflib.Graph().parse(shapes, format="turtle")
    _, report, _ = pyshacl.validate(to_graph(_to_validate(store)), shacl_graph=shapes_graph, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise UrbankgError(f"{shapes.name} could not be applied: {report}")
    sh = rdflib.Namespace(_SHACL)
    found = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        severity = str(report.value(result, sh.resultSeverity)).removeprefix(_SHACL)
        path = report.value(result, sh.resultPath)
        said = list(report.objects(result, sh.resultMessage))
        about = re.split("[#/]", str(path))[-1] if isinstance(path, rdflib.URIRef) else ""
        message, message_fa = (_with(about, text) if about else text for text in _in_both(said))
        node = str(report.value(result, sh.focusNode))
        found.append(Finding(_SHACL_LEVELS.get(severity, "error"), "shacl", node, message, message_fa))
    return _ordered(found)


def _with(message: str, detail: str) -> str:
    return f"{message}: {detail}" if detail else message


def _in_both(said: Iterable[Any]) -> tuple[str, str]:
    """Messages of a shape in English (or in no language) and in Persian; of one language alone for both."""
    said = list(said)
    persian, other = (
        "; ".join(sorted(str(text) for text in said if (text.language == "fa") is is_persian))
        for is_persian in (True, False)
    )
    return other or persian, persian or other


def _to_validate(store: GraphStore) -> Iterator[ox.Quad]:
    """The graphs of articles, conclusions and runs; of the others only what is said of the things they point at."""
    pointed_at: set[ox.NamedNode] = set()
    for _, quads in store.graphs((*store.article_graphs(), *store.conclusions_graphs(), RUNS_GRAPH)):
        for quad in quads:
            if isinstance(quad.object, ox.NamedNode):
                pointed_at.add(quad.object)
            yield quad
    for _, quads in store.graphs((REFERENCE_GRAPH, ONTOLOGY_GRAPH)):
        yield from (quad for quad in quads if quad.subject in pointed_at)


def _ordered(found: list[Finding]) -> list[Finding]:
    return sorted(set(found), key=lambda f: (LEVELS.index(f.level), f.check, f.node, f.message))
