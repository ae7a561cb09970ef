"""What people have: files and folders of texts, pages and JSON lines, or standard input, as a stream of articles."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from urbankg.articles.article import Article
from urbankg.articles.encoding import decode
from urbankg.articles.html import article_from_html
from urbankg.articles.jsonl import article_from_json
from urbankg.articles.text import article_from_text
from urbankg.errors import ArticleError

LARGEST = (
    5_000_000  # bytes of one text or page, or of one line: longer than any article, and read in a second
)
STDIN = "-"
_PERSIAN = re.compile("[\u0620-\u06d3]{2}")


@dataclass(frozen=True, slots=True)
class BadRecord:
    """An input that gave no article: where it stands, and why in one line."""

    source: str
    reason: str


Reader = Callable[[Path | None, str, str], Iterator[Article | BadRecord]]


def read_articles(paths: Iterable[Path | str]) -> Iterator[Article | BadRecord]:
    """The articles of files, folders (searched through, in order of their names) and ``-`` for standard input.

    An article's id is its link, else the id that its record gives, else its file's name (in a folder: its path
    there). Whatever cannot be read comes as a `BadRecord` in its place, and so does a second, different text
    under an id that this call has already given. ArticleError if a path does not exist, before anything is read.
    """
    wanted = [Path(p) if str(p) != STDIN else None for p in paths]
    for path in wanted:
        if path is not None and not path.exists():
            raise ArticleError(
                f"no such file or folder: {path}; give a .txt, .html or .jsonl file, a folder, or -"
            )
    seen: dict[str, str] = {}
    for path in wanted:
        for found in _read(path):
            if isinstance(found, Article):
                digest = hashlib.sha256(found.text.encode()).hexdigest()
                if not _PERSIAN.search(found.text):
                    found = BadRecord(found.source, "no Persian text in it")
                elif seen.setdefault(found.id, digest) != digest:
                    found = BadRecord(
                        found.source, f"another article with the id {found.id!r} was read before it"
                    )
            yield found


def _read(path: Path | None) -> Iterator[Article | BadRecord]:
    if path is None:
        yield from _of_stdin()
    elif path.is_dir():
        files = sorted(f for f in path.rglob("*") if f.suffix.lower() in FORMATS and f.is_file())
        if not files:
            yield BadRecord(str(path), f"no file of a known format in this folder ({', '.join(FORMATS)})")
        for file in files:
            yield from _of_file(file, file.relative_to(path).as_posix())
    else:
        yield from _of_file(path, path.name)


def _of_file(path: Path, article_id: str) -> Iterator[Article | BadRecord]:
    reader = FORMATS.get(path.suffix.lower())
    try:
        if reader is None:
            reader = _sniffed(path)
        yield from reader(path, article_id, str(path))
    except (ArticleError, OSError) as error:
        yield BadRecord(str(path), getattr(error, "strerror", None) or str(error))


def _sniffed(path: Path) -> Reader:
    """The reader of a file whose name tells nothing, by its first bytes."""
    with path.open("rb") as file:
        return _reader_of(file.read(512))


def _reader_of(head: bytes) -> Reader:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return _json_lines
    return _page if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) else _plain_text


def _bytes(path: Path | None, source: str) -> bytes:
    if path is None:
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        if path.stat().st_size > LARGEST:
            raise ArticleError(
                f"too large for an article: {path.stat().st_size:,} bytes, at most {LARGEST:,} are read"
            )
        data = path.read_bytes()
    if len(data) > LARGEST:
        raise ArticleError(f"too large for an article: at most {LARGEST:,} bytes are read")
    if not data.strip():
        raise ArticleError("empty")
    return data


def _plain_text(path: Path | None, article_id: str, source: str) -> Iterator[Article | BadRecord]:
    yield article_from_text(decode(_bytes(path, source)), article_id, source=source)


def _page(path: Path | None, article_id: str, source: str) -> Iterator[Article | BadRecord]:
    yield article_from_html(_bytes(path, source), article_id, source=source)


def _json_lines(path: Path | None, article_id: str, source: str) -> Iterator[Article | BadRecord]:
    if path is None:
        yield from _lines(sys.stdin.buffer, source)
        return
    if path.stat().st_size == 0:
        raise ArticleError("empty")
    with path.open("rb") as file:
        yield from _lines(file, source)


def _lines(file: Iterable[bytes], source: str) -> Iterator[Article | BadRecord]:
    for number, line in enumerate(file, 1):
        place = f"{source}:{number}"
        if not line.strip():
            continue
        try:
            if len(line) > LARGEST:
                raise ArticleError(f"too large for an article: at most {LARGEST:,} bytes a line are read")
            yield article_from_json(decode(line), source=place)
        except ArticleError as error:
            yield BadRecord(place, str(error))


def _of_stdin() -> Iterator[Article | BadRecord]:
    peek = getattr(sys.stdin.buffer, "peek", None)
    reader = _reader_of(peek(512)[:512]) if peek is not None else _plain_text
    try:
        yield from reader(None, "stdin", "standard input")
    except ArticleError as error:
        yield BadRecord("standard input", str(error))


# The formats by the ending of a file's name; a new format is one entry more.
FORMATS: dict[str, Reader] = {
    ".txt": _plain_text,
    ".html": _page,
    ".htm": _page,
    ".jsonl": _json_lines,
}
