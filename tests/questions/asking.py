"""Saved questions asked in rdflib."""

from __future__ import annotations

from collections.abc import Mapping

import rdflib

from urbankg.questions import find
from urbankg.questions.parameters import fill


def rdflib_rows(graph: rdflib.Graph, name: str, values: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of a saved question, each the texts of what is bound in it."""
    found = graph.query(fill(find(name).saved, dict(values)))
    names = [str(variable) for variable in found.vars or ()]
    return [
        {n: str(v) for n, v in zip(names, row, strict=True) if v is not None}  # type: ignore[arg-type]
        for row in found
    ]
