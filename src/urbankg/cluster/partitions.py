"""Sources cut into partitions, each read by one worker: what is in one, and the records that are read from it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from urbankg.articles import Options
from urbankg.articles.archives import ZIP
from urbankg.articles.delimited import CSV
from urbankg.articles.formats import Format, Input, Record
from urbankg.articles.jsonl import JSON_LINES
from urbankg.articles.registry import formats
from urbankg.articles.sources import Reading, Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_FORMATS = {each.name: each for each in (JSON_LINES, CSV, ZIP)}  # of which pieces can be read by themselves


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or what of it is read together: a stretch of its bytes, or some members of a zip.

    ``place`` and ``name`` are those of its `Source`, ``digest`` that of the bytes that are read. ``format`` names the
    format of a file that is read in pieces, empty for one that is read whole. ``start`` and ``stop`` are bytes;
    ``header`` is how many bytes before all rows each stretch needs, too, ``line`` how many lines stand before the
    stretch, those of the header not counted; ``encoding`` is that of the whole file. ``members`` are names.
    """

    place: str
    name: str
    path: str
    digest: str
    size: int
    format: str = ""
    start: int = 0
    stop: int = 0
    header: int = 0
    line: int = 0
    encoding: str | None = None
    members: tuple[str, ...] = ()

    def records(self, options: Options) -> Iterator[Record]:
        """What is read from it, as it is from the whole file."""
        path = Path(self.path)
        if not self.format:
            yield from Reading(options).articles(Source(self.place, self.name, path))
            return
        whole = _FORMATS[self.format]
        mine = Format(whole.name, lambda head, name: True, partial(self._read, whole))
        source = Source(self.place, self.name, path)
        if self.members:
            yield from Reading(options, (mine,)).articles(source)
            return
        with path.open("rb") as file:
            head = file.read(self.header)
            stream = io.BufferedReader(_Stretch(head, file, self.start, self.stop), 1 << 18)
            for record in Reading(options, (mine,)).articles(source, cast(io.BufferedReader, stream)):
                yield self._placed(record)

    def _read(self, whole: Format, given: Input) -> Iterator[Record]:
        yield from whole.read(
            replace(given, formats=formats(), charset=self.encoding, members=frozenset(self.members) or None)
        )

    def _placed(self, record: Record) -> Record:
        """A record with the line that it has in the whole file."""
        place, _, line = record.source.rpartition(":")
        if place != self.place or not line.isdigit():
            return record
        return replace(record, source=f"{place}:{int(line) + self.line}")


@dataclass(frozen=True, slots=True)
class Partition:
    """What one worker reads at a time; ``name`` is a digest of all that its part of the graph depends on."""

    name: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, pieces: Iterable[Piece], reader: str) -> Partition:
        """A partition of some pieces, that a ``reader`` (program, files and options) reads."""
        mine = tuple(pieces)
        said = repr((reader, [astuple(piece) for piece in mine]))
        return cls(hashlib.blake2b(said.encode(), digest_size=10).hexdigest(), mine)

    @property
    def size(self) -> int:
        """How many bytes are read."""
        return sum(piece.size for piece in self.pieces)

    @property
    def places(self) -> list[str]:
        """What it is made of, for messages."""
        return [_told(piece) for piece in self.pieces]

    def records(self, options: Options) -> Iterator[Record]:
        """Articles and bad records, one piece after another."""
        for piece in self.pieces:
            yield from piece.records(options)


def _told(piece: Piece) -> str:
    if piece.members:
        more = f" and {len(piece.members) - 1} more" if len(piece.members) > 1 else ""
        return f"{piece.place}!{piece.members[0]}{more}"
    return f"{piece.place} (bytes {piece.start:,} to {piece.stop:,})" if piece.format else piece.place


class _Stretch(io.RawIOBase):
    """A header, and then some bytes of a file."""

    def __init__(self, head: bytes, file: io.BufferedReader, start: int, stop: int) -> None:
        self._head, self._file, self._left = head, file, stop - start
        file.seek(start)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._file.read(min(len(view), self._left))
            self._left -= len(data)
        view[: len(data)] = data
        return len(data)
