"""Values as literals, in the one form in which a store keeps them; else no article would be the same again."""

from __future__ import annotations

import datetime as dt

from pyoxigraph import Literal

from urbankg.graph.vocabulary import term

_DATE, _DECIMAL, _BOOLEAN = term("xsd:date"), term("xsd:decimal"), term("xsd:boolean")
_INTEGER = term("xsd:integer")  # offsets too: Oxigraph keeps every subtype of integer so


def day(value: dt.date) -> Literal:
    """A day."""
    return Literal(value.isoformat(), datatype=_DATE)


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """A number to three digits, with no noughts at its end.

    >>> decimal(0.85).value
    '0.85'
    """
    return Literal(f"{value:.3f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def boolean(value: bool) -> Literal:
    """Yes or no."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)
