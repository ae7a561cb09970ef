"""JSON lines: one article a line, under the keys that data sets and scrapers use."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from urbankg.articles.article import Article
from urbankg.articles.layout import lay_out
from urbankg.errors import ArticleError, DateError
from urbankg.persian.dates import parse_date

TITLES = ("title", "headline", "titr")
LEADS = ("abstract", "lead", "summary", "description")
BODIES = ("paragraphs", "text", "body", "content")
LINKS = ("link", "url")
DATES = ("published", "date", "published_at", "datePublished")


def article_from_json(line: str, *, source: str) -> Article:
    """An article from one line of JSON; ArticleError if the line is none."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ArticleError(f"not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(record, Mapping):
        raise ArticleError("not an article: a line must be a JSON object with a title or a text")
    return article_from_record(record, source=source)


def article_from_record(record: Mapping[str, Any], *, source: str) -> Article:
    """An article from a mapping with a title or a text, and an id or a link."""
    title, lead = _text(record, TITLES), _text(record, LEADS)
    lines = _lines(record)
    if not title and not lines:
        raise ArticleError(
            "not an article: it has neither a title nor a text "
            f"(keys: {', '.join(map(str, record)) or 'none'})"
        )
    url = _text(record, LINKS) or None
    article_id = url or _text(record, ("id", "_id", "article"))
    if not article_id:
        raise ArticleError("an article needs an id or a link, by which it is known")
    return lay_out(article_id, title, lead, lines, url=url, published=_date(record), source=source)


def _text(record: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(record[k]).strip() for k in keys if record.get(k) not in (None, "", [])), "")


def _lines(record: Mapping[str, Any]) -> list[str]:
    for name in BODIES:
        body = record.get(name)
        if isinstance(body, str) and body.strip():
            return body.replace("\r\n", "\n").split("\n")
        if isinstance(body, list) and body:
            return [line for piece in body for line in str(piece).split("\n")]
    return []


def _date(record: Mapping[str, Any]) -> dt.date | None:
    for name in DATES:
        value = record.get(name)
        if isinstance(value, str) and value:
            try:
                span = parse_date(value[:10])
            except DateError:
                continue
            return span.earliest if span.precision == "day" else None
    return None
