"""Graphs to files: every RDF format, sorted, so that one graph always gives the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from urbankg.errors import StoreError, UrbankgError
from urbankg.graph.compression import compressing, without_ending
from urbankg.graph.jsonld import jsonld
from urbankg.graph.ordering import parsed, parsed_triples, sorted_lines
from urbankg.graph.vocabulary import PREFIXES
from urbankg.whole_file import whole_file

# Formats by name; those in `WITH_GRAPHS` keep the named graphs.
FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
EXTENSIONS = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads",
    ".jsonld": "jsonld", ".json": "jsonld", ".rdf": "rdfxml", ".owl": "rdfxml", ".xml": "rdfxml",
}  # fmt: skip
WITH_GRAPHS = ("trig", "nquads", "jsonld")


def format_of(path: Path, name: str | None = None) -> str:
    """The format to write: the one named, else by the file's ending. UrbankgError names what there is."""
    if name is not None:
        if name not in FORMATS:
            raise UrbankgError(f"no such format: {name}; there are {', '.join(FORMATS)}")
        return name
    ending = without_ending(path).suffix
    if ending.lower() not in EXTENSIONS:
        raise UrbankgError(
            f"no RDF format ends in {ending or 'nothing'}: {path}; give --format ({', '.join(FORMATS)})"
        )
    return EXTENSIONS[ending.lower()]


def serialize(quads: Iterable[ox.Quad], format_name: str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Quads as the bytes of a file: sorted, each once, with the project's prefixes or others.

    A format without named graphs gets the triples of all graphs together.
    """
    stream = io.BytesIO()
    write_to(quads, stream, format_name, prefixes)
    return stream.getvalue()


def write_to(
    quads: Iterable[ox.Quad], stream: BinaryIO, format_name: str, prefixes: Mapping[str, str] = PREFIXES
) -> None:
    """Write quads to an open stream as `serialize` does, in memory that does not grow with their number."""
    if format_name == "nquads":
        stream.writelines(sorted_lines(quads))
    elif format_name == "ntriples":
        stream.writelines(sorted_lines(quads, "triples"))
    elif format_name in WITH_GRAPHS:
        write_ordered(parsed(sorted_lines(quads, "graphs")), stream, format_name, prefixes)
    else:
        write_ordered(parsed_triples(sorted_lines(quads, "triples")), stream, format_name, prefixes)


def write_ordered(
    ordered: Iterable[ox.Quad] | Iterable[ox.Triple],
    stream: BinaryIO,
    format_name: str,
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Write what stands in order already: quads by their graph, or triples."""
    if format_name == "jsonld":
        stream.writelines(piece.encode() for piece in jsonld(ordered))
        return
    headed = _SortedHead(stream, _HEADS[format_name]) if format_name in _HEADS else None
    # A serialiser asks for nothing of a file but to write and flush.
    out = cast("BinaryIO", headed) if headed else stream
    ox.serialize(ordered, out, FORMATS[format_name], prefixes=dict(prefixes))
    if headed:
        headed.end()


class _SortedHead:
    """What a serialiser writes, with the prefixes at its head in order: they change from run to run.

    The pattern matches the head, and where its groups stand in it, what is put in order: pieces parted by their end.
    """

    def __init__(self, stream: BinaryIO, pattern: re.Pattern[bytes]) -> None:
        self._stream = stream
        self._pattern = pattern
        self._head: bytes | None = b""

    def write(self, data: bytes) -> int:
        if self._head is None:
            self._stream.write(data)
        else:
            self._head += data
            if found := self._pattern.match(self._head):
                names = b"".join(sorted(re.findall(rb"@prefix [^\n]*\n| xmlns:[^ >]*", found[2])))
                self._stream.write(found[1] + names + self._head[found.end() :])
                self._head = None
        return len(data)

    def flush(self) -> None:
        self._stream.flush()

    def end(self) -> None:
        """Write what had no head, such as nothing."""
        if self._head:
            self._stream.write(self._head)


_PREFIX_LINES = re.compile(rb"()((?:@prefix [^\n]*\n)+)(?=[^@])")
_HEADS = {
    "turtle": _PREFIX_LINES,
    "trig": _PREFIX_LINES,
    "rdfxml": re.compile(rb"([^>]*>\s*<rdf:RDF)((?: xmlns:[^ >]*)+)(?=>)"),
}


def write(quads: Iterable[ox.Quad], path: Path, format_name: str) -> int:
    """Write quads to a file, whole or not at all, compressed if its ending says so; gives the number of bytes."""
    try:
        with whole_file(path) as file, compressing(file, path.suffix) as stream:
            write_to(quads, stream, format_name)
        return path.stat().st_size
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror or error}; choose another file"
        ) from None
