"""JSON lines: one article a line, under whatever keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from urbankg.articles.article import Article
from urbankg.articles.columns import Columns, article_of, guessed, is_usual, told
from urbankg.articles.encoding import decode
from urbankg.articles.formats import BadRecord, Format, Input, Record
from urbankg.articles.streams import LARGEST, lines
from urbankg.errors import ArticleError


def article_from_record(record: Mapping[str, Any], columns: Columns | None = None, *, source: str) -> Article:
    """An article from a mapping with a title or a text, and an id or a link.

    ``columns`` tells which key has which part; the others are guessed by the names of the keys.
    """
    given = columns or {}
    for part, name in given.items():
        if name not in record:
            raise ArticleError(f"no key {name!r} for the {part} (keys: {_keys(record)})")
    found = {**guessed(_filled(record)), **given}
    if "title" not in found and "text" not in found:
        raise ArticleError(f"not an article: it has neither a title nor a text (keys: {_keys(record)})")
    return article_of(record, found, source=source)


def _keys(record: Mapping[str, Any]) -> str:
    return ", ".join(map(str, record))[:300] or "none"


def _filled(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name, value in record.items() if value not in (None, "", []))


def _record(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(decode(line))
    except json.JSONDecodeError as error:
        raise ArticleError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ArticleError("not an article: JSON nested too deep") from None
    if not isinstance(record, Mapping):
        raise ArticleError("not an article: a line must be a JSON object with a title or a text")
    return record


def _read(given: Input) -> Iterator[Record]:
    columns, shown = given.options.columns, False
    for number, line in enumerate(lines(given.stream), 1):
        place = f"{given.place}:{number}"
        try:
            if line is None:
                raise ArticleError(f"too large for an article: at most {LARGEST:,} bytes a line are read")
            if not line.strip():
                continue
            record = _record(line)
            if not shown:
                shown = True
                guess = {**guessed(_filled(record)), **columns}
                if not is_usual(guess):
                    given.tell(told(given.place, guess, record))
            yield article_from_record(record, columns, source=place)
        except ArticleError as error:
            yield BadRecord(place, str(error))


def _sniff(head: bytes, name: str) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and start[1:].lstrip()[:1] in (b'"', b"}")


def _sniff_list(head: bytes, name: str) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"[") and start[1:].lstrip()[:1] == b"{"


def _refuse_list(given: Input) -> Iterator[Record]:
    raise ArticleError("one list of JSON; write one object a line: jq -c '.[]' FILE > FILE.jsonl")


JSON_LINES = Format("JSON lines", _sniff, _read, (".jsonl", ".ndjson", ".json"))
JSON_LIST = Format("a list in JSON", _sniff_list, _refuse_list)
