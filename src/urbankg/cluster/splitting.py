"""Where sources can be cut: JSON lines and CSV between records, zips between members; other files are kept whole."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from urbankg.articles import Article, BadRecord, Options
from urbankg.articles.archives import ZIP
from urbankg.articles.delimited import CSV, delimiter
from urbankg.articles.encoding import encoding_of
from urbankg.articles.formats import fitting
from urbankg.articles.jsonl import JSON_LINES
from urbankg.articles.registry import formats
from urbankg.articles.sources import Reading, Source, sources_of
from urbankg.articles.streams import HEAD, LARGEST
from urbankg.cluster.partitions import Partition, Piece
from urbankg.errors import ArticleError
from urbankg.graph.manifest import digest_of

SIZE = 16_000_000  # bytes of a partition: some 4,000 articles, a few seconds of work
_MANY = 2000  # files of a partition, at most
_CHUNK = 1 << 20
_ONE_BYTE = ("utf-8", "utf-8-sig", "cp1256")  # encodings in which a byte of a line's end is nothing else


def partitions_of(
    paths: Iterable[Path | str], options: Options, reader: str, size: int = SIZE
) -> Iterator[Partition | BadRecord]:
    """The partitions of files, folders and globs, in order, each of about ``size`` bytes.

    Files that can be cut are; small ones are put together. ArticleError if a path does not exist, or is an address or
    standard input, which only one program can read.
    """
    waiting: list[Piece] = []
    for source in sources_of(paths):
        if isinstance(source, BadRecord):
            yield source
            continue
        if source.path is None:
            raise ArticleError(f"{source.place} cannot be spread over a cluster; save it to a file first")
        try:
            pieces = _pieces(source, source.path, options, size)
        except OSError as error:
            yield BadRecord(source.place, error.strerror or str(error))
            continue
        for piece in pieces:
            if waiting and (sum(p.size for p in waiting) + piece.size > size or len(waiting) == _MANY):
                yield Partition.of(waiting, reader)
                waiting = []
            waiting.append(piece)
    if waiting:
        yield Partition.of(waiting, reader)


def _pieces(source: Source, path: Path, options: Options, size: int) -> list[Piece]:
    whole = Piece(source.place, source.name, str(path.resolve()), "", path.stat().st_size)
    if whole.size > size:
        with path.open("rb") as file:
            head = file.read(HEAD)
            known = fitting(formats(), head, source.name)
            cut = _CUTTING.get(known.name) if known is not None else None
            if known is not None and cut is not None and _is_sound(source, options):
                pieces = list(cut(replace(whole, format=known.name), file, head, size))
                if len(pieces) > 1:
                    return pieces
    return [replace(whole, digest=digest_of(path).hex())]


def _is_sound(source: Source, options: Options) -> bool:
    """Whether a file's first record is read; what is guessed of its columns is told on the way."""
    first = next(iter(Reading(options).articles(source)), None)
    return isinstance(first, Article) or (first is not None and first.source != source.place)


def _lines(whole: Piece, file: BinaryIO, head: bytes, size: int) -> Iterator[Piece]:
    """Stretches of whole lines."""
    file.seek(0)
    start = line = 0
    while True:
        digest, lines, length, chunk = hashlib.blake2b(digest_size=20), 0, 0, b""
        while length < size and (chunk := file.read(min(_CHUNK, size - length))):
            digest.update(chunk)
            lines += chunk.count(b"\n")
            length += len(chunk)
        ended = not chunk or chunk.endswith(b"\n")
        while not ended and (rest := file.readline(_CHUNK)):
            digest.update(rest)
            length += len(rest)
            ended = rest.endswith(b"\n")
            lines += ended
        if not length:
            return
        stop = start + length
        yield replace(whole, start=start, stop=stop, size=length, line=line, digest=digest.hexdigest())
        start, line = stop, line + lines


def _rows(whole: Piece, file: BinaryIO, head: bytes, size: int) -> list[Piece]:
    """Stretches of whole rows under the header, which each of them needs; none if the file is not to be cut.

    The very parser that reads them tells where a row ends: a cell may have lines of its own.
    """
    encoding = encoding_of(head)
    if encoding not in _ONE_BYTE:
        return []
    file.seek(0)
    text = io.TextIOWrapper(file, "latin-1", newline="")
    try:
        return list(_rows_of(replace(whole, encoding=encoding), text, size))
    except (csv.Error, _TooLongError):
        return []
    finally:
        text.detach()


class _TooLongError(Exception):
    """A line that is longer than any that is read."""


def _rows_of(whole: Piece, text: io.TextIOWrapper, size: int) -> Iterator[Piece]:
    csv.field_size_limit(LARGEST)
    at, digest = 0, hashlib.blake2b(digest_size=20)

    def lines() -> Iterator[str]:
        nonlocal at
        while line := text.readline(LARGEST + 1):
            if len(line) > LARGEST:
                raise _TooLongError
            at += len(line)
            digest.update(line.encode("latin-1"))
            yield line

    pulled = lines()
    first = next(pulled, "")
    reader = csv.reader(chain([first], pulled), delimiter=delimiter(first))
    next(reader, None)
    titles = digest.copy()  # of the header, on which every row depends
    whole = replace(whole, header=at)
    start, line, header_lines = at, 0, reader.line_num

    def stretch() -> Piece:
        return replace(whole, start=start, stop=at, size=at - start, line=line, digest=digest.hexdigest())

    for _ in reader:
        if at - start >= size:
            yield stretch()
            start, line, digest = at, reader.line_num - header_lines, titles.copy()
    if at > start:
        yield stretch()


def _members(whole: Piece, file: BinaryIO, head: bytes, size: int) -> list[Piece]:
    """Members of a zip in their order, as many together as have about so many bytes once unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = sorted(archive.infolist(), key=lambda info: info.filename)
    except (zipfile.BadZipFile, ValueError, OSError):
        return []  # why it cannot be read is told by who reads it
    if len({member.filename for member in members}) < len(members):
        return []
    whole = replace(whole, digest=digest_of(Path(whole.path)).hex())
    pieces: list[Piece] = []
    names: list[str] = []
    total = 0
    for member in members:
        names.append(member.filename)
        total += member.file_size
        if total >= size or member is members[-1]:
            pieces.append(replace(whole, members=tuple(names), size=total))
            names, total = [], 0
    return pieces


_Cutting = Callable[[Piece, BinaryIO, bytes, int], Iterable[Piece]]
_CUTTING: dict[str, _Cutting] = {JSON_LINES.name: _lines, CSV.name: _rows, ZIP.name: _members}
