"""What a query may be, told from its text before an engine sees it.

Oxigraph sends requests to other hosts for SERVICE, and that cannot be switched off: so the word must not stand where
it could be a keyword. Its parser knows no words, only what may come next: ``trueSERVICE<…>`` is the value true and a
SERVICE, and ``?a<?b#>`` is a comparison and a comment, not an IRI. So the text is read in every way in which its
strings, IRIs and comments can be told from the rest, and none of these ways may have the keyword.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits

_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"' r"|'(?:[^'\\\n\r]|\\.)*'",
    re.DOTALL,
)  # fmt: skip
_LONG = ('"""', "'''")
_IN_IRI = r'(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>'
_IRI = re.compile("<" + _IN_IRI)
# One that can be nothing else: as a comparison with a prefixed name, its two slashes would be an error.
_ABSOLUTE = re.compile("<[A-Za-z][A-Za-z0-9+.-]*://" + _IN_IRI)
_LINE_END = re.compile(r"[\n\r]")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_NOTABLE = re.compile(r"[\"'#<]|service", re.IGNORECASE)
_KEYWORD = re.compile("service", re.IGNORECASE)
# What before the word makes it a part of a variable or of a local name, which end only where no letter follows (but
# Oxigraph ends a local name at its second dot); or a slash, after which no keyword can come.
_PART = re.compile(r"(?:[?$]\w*|:[\w:][\w\-:]*|:|/)\Z")
_FAR = 200  # characters before the word that are looked at, at most
_OPAQUE = re.compile("<<|[\"'#<]")
_BRACKET = re.compile(r"[(\[{]|[)\]}]|<<|>>")
_CLOSING = (")", "]", "}", ">>")


def check(query: str, limits: Limits) -> None:
    """Refusal says in one line why a query is not let through: its length, its nesting, or SERVICE."""
    if len(query) > limits.query_length:
        raise Refusal.worded(400, "error_length", length=len(query), most=limits.query_length)
    if nesting(query) > limits.nesting:
        raise Refusal.worded(400, "error_nesting", most=limits.nesting)
    if asks_other_hosts(query):
        raise Refusal.worded(400, "error_service")


def asks_other_hosts(query: str) -> bool:
    """Whether an engine could take a part of a query for a SERVICE.

    >>> asks_other_hosts("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> asks_other_hosts("SELECT ?service { ?service ?p 'a service' } # no service")
    False
    """
    return any(_has_keyword(text) for text in dict.fromkeys((query, _unescaped(query))))


def _unescaped(query: str) -> str:
    """A query with its escaped code points as they are meant."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else match[0]

    return _ESCAPE.sub(character, query)


def _has_keyword(query: str) -> bool:
    if not _KEYWORD.search(query):
        return False
    text, waiting, seen = _Text(query), [0], set()
    while waiting:
        at = waiting.pop()
        while (found := _NOTABLE.search(query, at)) and found.start() not in seen:
            start = found.start()
            seen.add(start)
            if len(found[0]) > 1:
                if not _PART.search(query, max(0, start - _FAR), start):
                    return True
                at = found.end()
                continue
            at, *others = text.ends(start)
            waiting += others
    return False


class _Text:
    """A query with the ends of its lines, and where in it what begins somewhere may end."""

    def __init__(self, query: str) -> None:
        self.query = query
        self._lines = [found.start() for found in _LINE_END.finditer(query)] + [len(query)]

    def ends(self, start: int) -> Iterator[int]:
        """Where what begins with a quote, a hash or an angle may end: once for every way to read it."""
        first, query = self.query[start], self.query
        if start and query[start - 1] == "\\":
            yield start + 1  # escaped in a local name, it is a part of that
        if first == "#":
            yield self._lines[bisect_left(self._lines, start)]
            return
        found = (_IRI if first == "<" else _STRING).match(query, start)
        if found:
            yield found.end()
        if not found or (first == "<" and not _ABSOLUTE.match(query, start)):
            yield start + 1
        elif found[0].startswith(_LONG) and "\\" in found[0]:
            yield start + 2  # if what is escaped in it is wrong, it is an empty string and another one


def nesting(query: str) -> int:
    """How many brackets are open at a time, at most, outside of strings, IRIs and comments.

    >>> nesting("SELECT * { ?s ?p '((((' FILTER(?o > (1)) }")
    3
    """
    deepest = depth = 0
    for found in _BRACKET.finditer(_plain(query)):
        depth += -1 if found[0] in _CLOSING else 1
        deepest = max(deepest, depth)
    return deepest


def _plain(query: str) -> str:
    """A query without its strings, IRIs and comments, each taken as the longest that it may be."""
    text, kept, at = _Text(query), [], 0
    while found := _OPAQUE.search(query, at):
        kept.append(query[at : found.start()])
        quoted = found[0] == "<<"
        kept.append("<<" if quoted else " ")
        at = found.end() if quoted else next(text.ends(found.start()))
    return "".join([*kept, query[at:]])
