"""Quads as the lines of canonical N-Quads, sorted and each once, in memory that does not grow with their number.

What does not fit into `AT_ONCE` lines is sorted in parts that lie in temporary files until they are merged.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Literal, TypeVar

import pyoxigraph as ox

Order = Literal["quads", "triples", "graphs"]
AT_ONCE = 100_000  # lines that are sorted in memory

_PARSED = 20_000  # lines that are parsed at a time
_T = TypeVar("_T")


def sorted_lines(quads: Iterable[ox.Quad], order: Order = "quads") -> Iterator[bytes]:
    """The sorted lines of some quads, each once, by code points as RDFC-1.0 wants it.

    ``triples`` leaves the graphs out, so that what several say comes once. ``graphs`` sorts by graph first.

    >>> one, two = ox.NamedNode("http://a/1"), ox.NamedNode("http://a/2")
    >>> list(sorted_lines([ox.Quad(two, one, one), ox.Quad(one, one, one, two), ox.Quad(one, one, one)], "triples"))
    [b'<http://a/1> <http://a/1> <http://a/1> .\\n', b'<http://a/2> <http://a/1> <http://a/1> .\\n']
    """
    with ExitStack() as files:
        parts: list[Iterable[bytes]] = []
        for chunk in chunks(quads, AT_ONCE):
            lines = sorted(_lines(chunk, order))
            if not parts and len(chunk) < AT_ONCE:
                parts.append(lines)
                break
            part = files.enter_context(tempfile.TemporaryFile())
            part.writelines(lines)
            part.seek(0)
            parts.append(part)
        last = b""
        for line in heapq.merge(*parts):
            if line != last:
                yield line.partition(b"\t")[2] if order == "graphs" else line
            last = line


def _lines(quads: list[ox.Quad], order: Order) -> Iterable[bytes]:
    if order == "triples":
        return (ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(
            True
        )
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(True)
    if order == "quads":
        return lines
    return [f"{quad.graph_name}\t".encode() + line for quad, line in zip(quads, lines, strict=True)]


def parsed(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """The quads of N-Quads' lines, in their order."""
    for chunk in chunks(lines, _PARSED):
        yield from ox.parse(b"".join(chunk), ox.RdfFormat.N_QUADS)


def parsed_triples(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    """The triples of sorted N-Quads' lines, in their order; those of several graphs, which are neighbours, once."""
    last = None
    for quad in parsed(lines):
        triple = quad.triple
        if triple != last:
            yield triple
        last = triple


def chunks(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Items in lists of a size, the last of which may be shorter."""
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk
