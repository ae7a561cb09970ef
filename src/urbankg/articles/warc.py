"""Web archives: the Persian pages of WARC files and the Persian texts of WET files, plain or gzip; by fastwarc."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from urbankg.articles.encoding import decode
from urbankg.articles.formats import BadRecord, Format, Input, Record
from urbankg.articles.html import article_from_html
from urbankg.articles.language import other_language
from urbankg.articles.streams import GZIP_MARK, LARGEST, gunzipped_head, sought
from urbankg.articles.text import article_from_text
from urbankg.errors import ArticleError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_END = b"\r\n\r\n"
_ARABIC_LETTERS = re.compile(rb"(?:[\xd8-\xdb][\x80-\xbf]){2}")  # in UTF-8


def _read(given: Input) -> Iterator[Record]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream = sought(given.stream)
    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"))
    last: Record | None = None  # given when the next record shows that this one is whole
    number, start = 0, 0
    for record in _records(records, given.place):
        if isinstance(record, BadRecord):
            yield from (last,) if last is not None else ()
            yield record
            return
        number, start = number + 1, record.stream_pos
        place = f"{given.place}:{number}"
        try:
            found = _found(record, place)
        except (ArticleError, OSError, ValueError) as error:
            found = BadRecord(place, str(error))
        if last is not None:
            yield last
        last = found
    if not number:
        raise ArticleError("no record of a page or text in this archive")
    if not _is_whole(stream, start):
        yield BadRecord(f"{given.place}:{number}", "cut off: the archive ends inside this record")
    elif last is not None:
        yield last


def _records(records: Iterator[WarcRecord], place: str) -> Iterator[WarcRecord | BadRecord]:
    """The records of an archive; a bad one is the last, since nobody knows where the next would begin."""
    number = 0
    while True:
        try:
            record = next(records, None)
        except Exception as error:
            yield BadRecord(f"{place}:{number + 1}", f"damaged: not read from this record on ({error})")
            return
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # how fastwarc tells what it did not expect
                raise
            yield BadRecord(f"{place}:{number + 1}", "damaged: not read from this record on")
            return
        if record is None:
            return
        number += 1
        yield record


def _found(record: WarcRecord, place: str) -> Record | None:
    """What a record has; None where it has no page, such as a picture or a redirect."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    plain = record.headers.get("WARC-Type") == "conversion"
    if not plain and not _is_page(record):
        return None
    data = record.reader.read(LARGEST + 1)
    if not data.strip():
        return None
    if len(data) > LARGEST:
        raise ArticleError(f"too large for an article: at most {LARGEST:,} bytes are read")
    if not _may_be_persian(data):
        return BadRecord(place, "no Persian text in it", expected=True)
    if plain:
        article = article_from_text(decode(data), address, url=address or None, source=place)
    else:
        article = article_from_html(
            data, address, source=place, charset=record.http_charset, url=address or None
        )
    if reason := other_language(article.text):
        return BadRecord(place, reason, expected=True)
    return article


def _is_page(record: WarcRecord) -> bool:
    if record.is_http:
        headers = record.http_headers
        return headers is not None and headers.status_code == 200 and record.http_content_type in _PAGES
    return (record.headers.get("Content-Type") or "").split(";")[0].strip().lower() in _PAGES


def _may_be_persian(data: bytes) -> bool:
    """Whether bytes may hold Persian, before a page is taken apart: most of an archive of the web is not."""
    if _ARABIC_LETTERS.search(data):
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return True  # another encoding
    return False


def _is_whole(stream: BinaryIO, start: int) -> bool:
    """Whether the record that starts there ends as records do, and so nothing was cut off."""
    stream.seek(0)
    if stream.read(2) != GZIP_MARK:
        stream.seek(max(start, stream.seek(0, 2) - len(_END)))
        return stream.read() == _END
    stream.seek(start)
    if stream.read(2) != GZIP_MARK:  # all records packed as one
        start = 0
    stream.seek(start)
    unzip, tail = zlib.decompressobj(wbits=31), b""
    try:
        while not unzip.eof and (packed := unzip.unconsumed_tail or stream.read(65_536)):
            tail = (tail + unzip.decompress(packed, LARGEST))[-len(_END) :]
    except zlib.error:
        return False
    return unzip.eof and tail == _END


def _sniff(head: bytes, name: str) -> bool:
    return gunzipped_head(head).startswith(b"WARC/")


WARC = Format("WARC and WET", _sniff, _read, (".warc", ".wet"))
