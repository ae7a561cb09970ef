"""Streams of bytes that nobody vouches for: looked at, bounded, counted, unpacked without trusting what they say."""

from __future__ import annotations

import io
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from urbankg.errors import ArticleError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 8192  # bytes by which formats are told apart
LARGEST = 5_000_000  # bytes of one text, page, line or record: longer than any article, and read in a second
_CHUNK = 65_536
IN_MEMORY = 8_000_000  # bytes that are kept in memory where a stream must be sought in; more go to a file
GZIP_MARK = b"\x1f\x8b"  # with which what it packed begins
# Persian text packs to a seventh, pages of one template to a fortieth; a bomb to a thousandth.
_MOST_UNPACKED = 200  # bytes out of one
_FREE = 20_000_000  # bytes that may come out of anything


@dataclass(slots=True)
class Budget:
    """How much may come out of what is packed, all members and layers together: bounds every bomb.

    ``packed`` is how many bytes went in, ``unpacked`` how many came out.
    """

    packed: int = 0
    unpacked: int = 0

    def spend(self, unpacked: int) -> None:
        """Count bytes that came out; ArticleError if they are too many for those that went in."""
        self.unpacked += unpacked
        if self.unpacked > _FREE + _MOST_UNPACKED * self.packed:
            raise ArticleError(
                f"unpacks to more than {_MOST_UNPACKED} times its size, as a bomb does; the rest is not read"
            )


class _Raw(io.RawIOBase):
    """A readable stream whose `pull` gives the next bytes, at most so many; none at the end."""

    def readable(self) -> bool:
        return True

    def pull(self, size: int) -> bytes:
        raise NotImplementedError

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self.pull(len(view))
        view[: len(data)] = data
        return len(data)


class _Prefixed(_Raw):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def pull(self, size: int) -> bytes:
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
            return data
        return self._rest.read(size)


class _Gunzipped(_Raw):
    """What gzip has packed, in however many members, as it comes."""

    def __init__(self, packed: BinaryIO, budget: Budget, *, counted: bool) -> None:
        self._packed, self._budget, self._counted = packed, budget, counted
        self._unzip = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._began = False

    def pull(self, size: int) -> bytes:
        while True:
            if self._unzip.eof:  # another member may follow; what is none is padding
                self._waiting = self._unzip.unused_data
                if not self._waiting and not self._fill(began=False):
                    return b""
                if not GZIP_MARK.startswith(self._waiting[:2]):
                    return b""
                self._unzip = zlib.decompressobj(wbits=31)
            elif not self._waiting and not self._fill(began=self._began):
                return b""
            try:
                data = self._unzip.decompress(self._waiting, size)
            except zlib.error as error:
                raise ArticleError(
                    f"damaged: what is packed with gzip cannot be unpacked ({error})"
                ) from None
            self._began = True
            self._waiting = self._unzip.unconsumed_tail
            if data:
                self._budget.spend(len(data))
                return data

    def _fill(self, *, began: bool) -> bool:
        self._waiting = self._packed.read(_CHUNK)
        if self._counted:
            self._budget.packed += len(self._waiting)
        if not self._waiting and began:
            raise ArticleError("cut off: what is packed with gzip has no end")
        return bool(self._waiting)


class _Counted(_Raw):
    def __init__(self, member: BinaryIO, budget: Budget) -> None:
        self._member, self._budget = member, budget

    def pull(self, size: int) -> bytes:
        data = self._member.read(size)
        self._budget.spend(len(data))
        return data


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return io.BufferedReader(raw, _CHUNK)


def counted(member: BinaryIO, budget: Budget) -> BinaryIO:
    """What comes out of a member of an archive, counted against the archive's budget."""
    return _buffered(_Counted(member, budget))


def with_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the stream from its start."""
    if stream.seekable():
        at = stream.tell()
        head = stream.read(HEAD)
        stream.seek(at)
        return head, stream
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head, _buffered(_Prefixed(head, stream))


def gunzipped(stream: BinaryIO, budget: Budget | None) -> tuple[BinaryIO, Budget]:
    """A stream of gzip unpacked, with the budget of what it lies in, or one of its own."""
    mine = budget or Budget()
    return _buffered(_Gunzipped(stream, mine, counted=budget is None)), mine


def gunzipped_head(head: bytes) -> bytes:
    """What the first bytes are once unpacked, if gzip packed them; else as they are."""
    if not head.startswith(GZIP_MARK):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def whole(stream: BinaryIO, largest: int = LARGEST) -> bytes:
    """All bytes of a stream; ArticleError if they are none, or too many for an article."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise ArticleError(f"too large for an article: at most {largest:,} bytes are read")
    if not data.strip():
        raise ArticleError("empty")
    return data


def lines(stream: BinaryIO, largest: int = LARGEST) -> Iterator[bytes | None]:
    """The lines of a stream; None in the place of one that is too large, of which nothing is kept."""
    while line := stream.readline(largest + 1):
        if len(line) <= largest or (len(line) == largest + 1 and line.endswith(b"\n")):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def sought(stream: BinaryIO) -> BinaryIO:
    """A stream that can be sought in, from its start: itself, or a copy that goes when it is closed."""
    if stream.seekable():
        return stream
    import tempfile  # late: it is slow to import, and most streams need none

    copy = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - handed on
    shutil.copyfileobj(stream, copy, _CHUNK)
    copy.seek(0)
    return cast(BinaryIO, copy)


def size_of(stream: BinaryIO) -> int:
    """How many bytes a stream that can be sought in has."""
    at = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(at)
    return size
