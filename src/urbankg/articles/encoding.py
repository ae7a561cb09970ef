"""Bytes to text: the encodings in which Persian pages and files are found."""

from __future__ import annotations

import codecs
import re

from urbankg.errors import ArticleError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PERSIAN = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
# Windows-1256 has no ی and ک of its own: Persian typists used the Arabic letters, and پ چ ژ گ stand where they do.
_ARABIC_CODE_PAGE = "cp1256"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes: UTF-8, UTF-16 with or without a mark, else Windows-1256.

    ``declared`` is tried first. Raises ArticleError for binary data.

    >>> decode("شهردار گرگان".encode("cp1256"))
    'شهردار گرگان'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data, name) or _refuse()
    if wide := _unmarked_utf16(data):
        return data[: len(data) // 2 * 2].decode(wide)
    if b"\x00" in data[:4096]:
        _refuse()
    for name in filter(None, (declared, "utf-8")):
        if (text := _strictly(data, name)) is not None:
            return text
    text = data.decode(_ARABIC_CODE_PAGE, errors="replace")
    if text.count("\ufffd") > len(text) // 50 or not _PERSIAN.search(text):
        lenient = data.decode("utf-8", errors="replace")
        if _PERSIAN.search(lenient) and lenient.count("\ufffd") <= len(lenient) // 50:
            return lenient
        _refuse()
    return text


def encoding_of(head: bytes) -> str:
    """The encoding of a text by its first bytes, which may end inside a character; ArticleError as `decode`."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if wide := _unmarked_utf16(head):
        return wide
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    if text.count("\ufffd") <= len(text) // 50 and "\x00" not in text:  # a bad record spoils no others
        return "utf-8"
    decode(head)
    return _ARABIC_CODE_PAGE


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """The UTF-16 that data without a mark is in: in Persian text half of the bytes are 0x06, 0x20 or 0."""
    for name, high in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        others = high.translate(None, b"\x00\x06\x20")
        if len(high) > 8 and len(others) < 0.1 * len(high) and 6 in high:
            return name if _strictly(data[: len(data) // 2 * 2], name) is not None else None
    return None


def _refuse() -> str:
    raise ArticleError(
        "not a text: its bytes are in no encoding that urbankg reads (UTF-8, UTF-16, Windows-1256)"
    )
