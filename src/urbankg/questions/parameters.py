"""Parameters of saved queries: named by variables in grlc's way, checked by type, put in as a ``VALUES`` block.

``?_name`` is a text, ``?__name`` one that may be left out; a suffix tells another type: ``?_name_iri``,
``?_name_integer``, ``?_name_decimal``, ``?_name_xsd_date``. A value becomes a term, never a piece of SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from urbankg.errors import DateError, ParameterError, QueryError
from urbankg.graph.vocabulary import PREFIXES, term
from urbankg.persian.fold import tidy
from urbankg.saved import SavedQuery

Term = ox.NamedNode | ox.Literal

# Strings, IRIs and comments: what looks like a variable or a brace inside them is none.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' r"|'(?:[^'\\\n]|\\.)*'" r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*",
    re.DOTALL,
)  # fmt: skip
_VARIABLE = re.compile(r"[?$](_{1,2})([A-Za-z0-9]+)(?:_([A-Za-z0-9_]+))?")
_BODY = re.compile(r"\{")
_WHERE = re.compile(r"\bwhere\s*\{", re.IGNORECASE)
_BOUND = re.compile(r"\bbound\s*\(\s*\Z", re.IGNORECASE)
_BROKEN = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")  # no text has these
_SHOWN = 60  # characters of a value that is told of
_LARGEST = 2**63  # of whole numbers in the stores that people use, and of the digits before a decimal point


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: ``variable`` is its name in SPARQL, without the question mark."""

    name: str
    variable: str
    type: str
    required: bool
    default: str | None = None
    choices: tuple[str, ...] = ()
    help: str = ""

    def term(self, text: str) -> Term:
        """The RDF term of a value that a user gave; QueryError says what is wrong with it.

        >>> Parameter("n", "_n_integer", "integer", True).term("۱۲").value
        '12'
        """
        if _BROKEN.search(text):
            line = f"{self.name}: {_short(text)} has control characters or broken ones; give plain text"
            raise ParameterError(line, "text", self.name, _cut(text))
        if self.choices and text not in self.choices:
            line = f"{self.name}: there is no {_short(text)}; one of {', '.join(self.choices)}"
            raise ParameterError(line, "choice", self.name, _cut(text), self.choices)
        return _TERMS[self.type](self.name, text)


def _short(text: str) -> str:
    """A value as messages show it."""
    return repr(_cut(text))


def _cut(text: str) -> str:
    return text if len(text) < _SHOWN else f"{text[:_SHOWN]}…"


def _text(name: str, text: str) -> Term:
    return ox.Literal(tidy(text))


def _iri(name: str, text: str) -> Term:
    prefix, _, local = text.partition(":")
    if prefix in PREFIXES and not local.startswith("//"):
        text = PREFIXES[prefix] + local
    try:
        return ox.NamedNode(text)
    except ValueError:
        line = f"{name}: {_short(text)} is no IRI; give one such as https://w3id.org/urbankg/id/city/qazvin"
        raise ParameterError(line, "iri", name, _cut(text)) from None


def _integer(name: str, text: str) -> Term:
    try:
        number = int(text)
    except ValueError:
        number = _LARGEST
    if abs(number) >= _LARGEST:
        line = f"{name}: {_short(text)} is no whole number, or too large a one"
        raise ParameterError(line, "integer", name, _cut(text))
    return ox.Literal(str(number), datatype=term("xsd:integer"))


def _decimal(name: str, text: str) -> Term:
    try:
        number = Decimal(text.replace("٫", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= _LARGEST or number.adjusted() < -18:
        line = f"{name}: {_short(text)} is no number; give one such as 0.5"
        raise ParameterError(line, "decimal", name, _cut(text))
    return ox.Literal(format(number, "f"), datatype=term("xsd:decimal"))


def _date(name: str, text: str) -> Term:
    from urbankg.persian.dates import parse_date  # late: few questions ask for a day

    try:
        span = parse_date(text)
    except DateError as error:
        raise ParameterError(f"{name}: {error}", "date", name, _cut(text)) from None
    if span.earliest != span.latest:
        line = f"{name}: {_short(text)} is more than one day; give a day such as 1400-10-27 or 2022-01-17"
        raise ParameterError(line, "day", name, _cut(text))
    return ox.Literal(span.earliest.isoformat(), datatype=term("xsd:date"))


_TERMS: dict[str, Callable[[str, str], Term]] = {
    "": _text,
    "iri": _iri,
    "integer": _integer,
    "decimal": _decimal,
    "xsd_date": _date,
}


def parameters_of(query: SavedQuery) -> tuple[Parameter, ...]:
    """The parameters of a query, in the order in which its text first uses them.

    Their ``defaults``, ``help`` and ``enumerate`` stand in the header under the plain name.
    """
    defaults, helps, choices = (_entries(query, entry) for entry in ("defaults", "help", "enumerate"))
    found: dict[str, Parameter] = {}
    for match in _VARIABLE.finditer(without_opaque(query.sparql)):
        dashes, name, kind = match.group(1), match.group(2), match.group(3) or ""
        if kind not in _TERMS:
            known = ", ".join(filter(None, _TERMS))
            raise QueryError(f"{query.name}: {match.group()} ends in no known type ({known})")
        listed = choices.get(name, [])
        found.setdefault(
            name,
            Parameter(
                name=name,
                variable=match.group()[1:],
                type=kind,
                required=len(dashes) == 1,
                default=defaults.get(name),
                choices=tuple(listed if isinstance(listed, list) else [listed]),
                help=str(helps.get(name, "")),
            ),
        )
    return tuple(found.values())


def _entries(query: SavedQuery, entry: str) -> dict[str, Any]:
    """A list of one-entry mappings (``- name: value``) of the header as one mapping."""
    listed = query.header.get(entry) or []
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise QueryError(f"{query.name}: `{entry}` of its header is no list of `- name: value` lines")
    return {name: value for one in listed for name, value in one.items()}


def fill(query: SavedQuery, given: Mapping[str, str]) -> str:
    """The SPARQL of a query with values for its parameters: the given ones, else the defaults.

    QueryError if a value does not fit, one is missing, or there is no such parameter.
    """
    known = parameters_of(query)
    names = [p.name for p in known]
    for name in given:
        if name not in names:
            there = f"it has {', '.join(names)}" if names else "it has none"
            raise QueryError(f"{query.name} has no parameter {name!r}; {there}")
    values: dict[str, Term] = {}
    for parameter in known:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            values[parameter.variable] = parameter.term(text)
        elif parameter.required:
            hint = parameter.help or parameter.type.removeprefix("xsd_") or "a text"
            line = f"{query.name} needs a value for {parameter.name} ({hint}): --param {parameter.name}=…"
            raise ParameterError(line, "missing", parameter.name)
    return _with_values(query.sparql, values)


def _with_values(sparql: str, values: Mapping[str, Term]) -> str:
    """A query with a block of values where it begins. Sub-queries, which do not see that, have the values themselves
    in place of their names: a block in each is lost on some engines, where the names are not among what it gives.
    """
    if not values:
        return sparql
    plain = without_opaque(sparql)
    outermost = _opening(plain)
    names = " ".join(f"?{name}" for name in values)
    terms = " ".join(str(value) for value in values.values())
    block = f"\n  VALUES ({names}) {{ ({terms}) }}"
    used = re.compile(rf"[?$]({'|'.join(map(re.escape, values))})\b")
    edits = {outermost: (outermost, block)}
    for where in _WHERE.finditer(plain, outermost):
        start, end = where.end(), _closing(plain, where.end())
        for name in used.finditer(plain, start, end):
            if _BOUND.search(plain, start, name.start()):  # which takes a name, and no value
                edits[start] = (start, block)
            else:
                edits[name.start()] = (name.end(), str(values[name[1]]))
    for start in sorted(edits, reverse=True):
        end, text = edits[start]
        sparql = sparql[:start] + text + sparql[end:]
    return sparql


def _closing(plain: str, start: int) -> int:
    """Where a group ends that begins at an offset, after its brace."""
    open_braces, end = 1, start
    while open_braces and end < len(plain):
        open_braces += {"{": 1, "}": -1}.get(plain[end], 0)
        end += 1
    return end


def _opening(plain: str) -> int:
    """Where the outermost group pattern begins: after the brace of WHERE, past a template of CONSTRUCT."""
    found = _WHERE.search(plain) or _BODY.search(plain)
    if found is None:
        raise QueryError("a query with parameters needs a `WHERE { … }`")
    return found.end()


def without_opaque(sparql: str) -> str:
    """The query with strings, IRIs and comments turned into spaces, every offset kept."""
    return _OPAQUE.sub(lambda m: " " * len(m.group()), sparql)
