"""Zip, tar and gzip of anything that is read: nothing is written to the disk, and no bomb unpacks."""

from __future__ import annotations

import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from urbankg.articles.formats import BadRecord, Format, Input, Record, fitting
from urbankg.articles.streams import (
    GZIP_MARK,
    Budget,
    counted,
    gunzipped,
    size_of,
    sought,
    with_head,
)
from urbankg.errors import ArticleError

_LARGEST_HEADER = 1_000_000  # bytes of what tar says of one member
_LEADS_OUT = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_DRIVEL = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/]*$)")  # what systems put beside what people packed
_DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError)


def _gzip(given: Input) -> Iterator[Record]:
    stream, budget = gunzipped(given.stream, given.budget)
    name = re.sub(r"\.(?:gz|gzip)$", "", re.sub(r"\.tgz$", ".tar", given.name))
    head, stream = with_head(stream)
    if head.startswith(GZIP_MARK):
        raise ArticleError("packed twice with gzip; unpack it first")
    yield from replace(given, stream=stream, name=name, budget=budget).articles()


def _zip(given: Input) -> Iterator[Record]:
    file = sought(given.stream)
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise ArticleError(f"damaged or cut off: not a zip that can be read ({error})") from None
    budget = given.budget or Budget(packed=size_of(file))
    with archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            if member.is_dir() or (given.members is not None and member.filename not in given.members):
                continue
            try:
                with archive.open(member) as stream:
                    yield from _member(given, cast(BinaryIO, stream), member.filename, budget)
            except (*_DAMAGED, NotImplementedError, RuntimeError) as error:  # encrypted, packed in new ways
                yield BadRecord(f"{given.place}!{member.filename}", f"cannot be unpacked ({error})")


def _tar(given: Input) -> Iterator[Record]:
    budget = given.budget or Budget(packed=1 << 62)  # nothing is packed: what comes out is what went in
    try:
        with tarfile.open(fileobj=given.stream, mode="r|", tarinfo=_Member) as archive:
            for member in archive:
                if not member.isreg():
                    continue
                stream = archive.extractfile(member)
                if stream is not None:
                    yield from _member(given, cast(BinaryIO, stream), member.name, budget)
    except _DAMAGED as error:
        raise ArticleError(f"damaged or cut off: not a tar that can be read to its end ({error})") from None


class _Member(tarfile.TarInfo):
    """What tar says of a member; `tarfile` would read headers of any size into memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Member:
        """A member by its header block; ReadError if its further headers are too large."""
        info = super().frombuf(buf, encoding, errors)
        if info.type in _HEADERS and info.size > _LARGEST_HEADER:
            raise tarfile.ReadError(f"a header of {info.size:,} bytes")
        return info


_HEADERS = (
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
)  # fmt: skip


def _member(given: Input, stream: BinaryIO, name: str, budget: Budget) -> Iterator[Record]:
    """The articles of a member, if it is of a known format; what goes wrong in it is told with its name."""
    place = f"{given.place}!{name}"
    if _LEADS_OUT.search(name):
        yield BadRecord(place, "not read: its name leads out of the archive")
        return
    if _DRIVEL.search(name):
        return
    try:
        head, stream = with_head(counted(stream, budget))
        if head and fitting(given.formats, head, name) is not None:
            yield from given.member(stream, name, budget).articles()
    except ArticleError as error:
        yield BadRecord(place, str(error))


def _is_zip(head: bytes, name: str) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_tar(head: bytes, name: str) -> bool:
    return head[257:262] == b"ustar"


def _is_gzip(head: bytes, name: str) -> bool:
    return head.startswith(GZIP_MARK)


ZIP = Format("zip", _is_zip, _zip, (".zip",))
TAR = Format("tar", _is_tar, _tar, (".tar",))
GZIP = Format("gzip", _is_gzip, _gzip, (".gz", ".tgz"))
