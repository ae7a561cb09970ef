"""Literals that a server gives back in other forms than it got them, in our forms again (`urbankg.graph.literals`).

Virtuoso keeps points in 32 bits under a datatype of its own, truth as 0 and 1, and long whole numbers as decimals.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pyoxigraph as ox

from urbankg.graph.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]
_WKT = PREFIXES["geo"] + "wktLiteral"
_VIRTUOSO_POINT = "http://www.openlinksw.com/schemas/virtrdf#Geometry"
_NUMBER = re.compile(r"-?\d+(?:\.\d*)?(?:e[+-]?\d+)?", re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?\d+")
_LONG = 2**31
_PLACES = 5  # of a coordinate after its point in the reference data: a metre


def ours(value: str, datatype: str) -> tuple[str, str]:
    """The value and datatype of a literal as it was written.

    >>> ours("POINT(51.074230194092 29.358619689941)", _VIRTUOSO_POINT)[0]
    'POINT(51.07423 29.35862)'
    >>> ours("50370000000000", _XSD + "decimal")[1].rpartition("#")[2]
    'integer'
    """
    if datatype == _VIRTUOSO_POINT:
        return _NUMBER.sub(lambda found: f"{float(found[0]):.{_PLACES}f}", value), _WKT
    if datatype == _XSD + "boolean":
        return {"0": "false", "1": "true"}.get(value, value), datatype
    if datatype == _XSD + "decimal" and _WHOLE.fullmatch(value) and abs(int(value)) >= _LONG:
        return value, _XSD + "integer"
    return value, datatype


def our_triple(triple: ox.Triple) -> ox.Triple:
    """A triple with its literal as it was written."""
    kept = triple.object
    if not isinstance(kept, ox.Literal) or kept.language or kept.datatype.value == _XSD + "string":
        return triple
    value, datatype = ours(kept.value, kept.datatype.value)
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(value, datatype=ox.NamedNode(datatype)))


def our_results(answer: bytes) -> bytes:
    """Results of a query in JSON with their literals as they were written."""
    said: dict[str, Any] = json.loads(answer)
    for row in said.get("results", {}).get("bindings", ()):
        for term in row.values():
            if "datatype" in term:
                term["value"], term["datatype"] = ours(term["value"], term["datatype"])
    return json.dumps(said, ensure_ascii=False).encode()
