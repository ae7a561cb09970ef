"""gzip and Zstandard by the ending of a file's name, always with the same bytes for the same content."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from urbankg.errors import UrbankgError
from urbankg.extras import needs

ENDINGS = (".gz", ".zst")
_LEVELS = {".gz": 6, ".zst": 9}
_CHUNK = 1 << 20


def without_ending(path: Path) -> Path:
    """A path without the ending of its compression.

    >>> str(without_ending(Path("a/graph.nq.zst")))
    'a/graph.nq'
    """
    return path.with_suffix("") if path.suffix.lower() in ENDINGS else path


@contextmanager
def compressing(file: BinaryIO, ending: str) -> Iterator[BinaryIO]:
    """A stream that writes into a file what it is given, compressed as an ending says; as it is for any other."""
    ending = ending.lower()
    if ending == ".gz":  # neither name nor time in its head
        with gzip.GzipFile("", "wb", _LEVELS[ending], file, mtime=0) as packed, _buffered(packed) as buffered:
            yield buffered
    elif ending == ".zst":
        compressor = _zstandard().ZstdCompressor(_LEVELS[ending])
        with compressor.stream_writer(file, closefd=False) as packed, _buffered(packed) as buffered:
            yield buffered
    else:
        yield file


@contextmanager
def created(path: Path) -> Iterator[BinaryIO]:
    """A file to write, compressed by its ending."""
    with path.open("wb") as file, compressing(file, path.suffix) as stream:
        yield stream


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read, decompressed by its ending. UrbankgError, at any read, if it is not so compressed."""
    ending = path.suffix.lower()
    damage: tuple[type[Exception], ...] = (EOFError, gzip.BadGzipFile, zlib.error)
    with path.open("rb") as file:
        unpacked: Any = file
        if ending == ".gz":
            unpacked = gzip.GzipFile(fileobj=file)
        elif ending == ".zst":
            zstandard = _zstandard()
            damage = (*damage, zstandard.ZstdError)
            unpacked = zstandard.ZstdDecompressor().stream_reader(file, closefd=False)
        try:
            yield file if unpacked is file else io.BufferedReader(unpacked, _CHUNK)
        except damage as error:
            raise UrbankgError(f"{path} is damaged: {error}; get it anew") from None


@contextmanager
def _buffered(packed: Any) -> Iterator[BinaryIO]:
    """A compressor that is not called for every line; it stays open."""
    buffered = io.BufferedWriter(packed, _CHUNK)
    yield buffered
    buffered.flush()
    buffered.detach()


def _zstandard() -> Any:
    with needs("zstd", "a file ending in .zst (.gz does not)"):
        import zstandard
    return zstandard
