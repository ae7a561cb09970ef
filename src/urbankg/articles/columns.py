"""Articles from records: which column or key has which part, given or guessed by its name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any

from urbankg.articles.article import Article
from urbankg.articles.html import has_tags, text_of_fragment
from urbankg.articles.layout import lay_out
from urbankg.articles.metadata import agencies
from urbankg.errors import ArticleError, DateError
from urbankg.files import PHRASES, rows, several
from urbankg.persian.dates import parse_date
from urbankg.persian.fold import key

Columns = Mapping[str, str]
"""The name of a column or key by the part of an article that it has: ``title``, ``text`` …"""


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The names under which each part is known, as `_plain` has them."""
    found = rows(PHRASES / "columns.csv")
    return {r["part"]: tuple(map(_plain, (*several(r["usual"]), *several(r["names"])))) for r in found}


@cache
def _usual() -> frozenset[tuple[str, str]]:
    return frozenset((r["part"], name) for r in rows(PHRASES / "columns.csv") for name in several(r["usual"]))


def is_usual(columns: Columns) -> bool:
    """Whether every column has the very name that is documented for its part."""
    return _usual() >= set(columns.items())


def parts() -> tuple[str, ...]:
    """The parts of an article that a column can have."""
    return tuple(_names())


def _plain(name: str) -> str:
    return "".join(c for c in key(name).lower() if c.isalnum())


def columns_of(names: Collection[str], given: Columns) -> dict[str, str]:
    """The columns of the parts that are there: as given, else guessed.

    ArticleError if one that was given is not there, or nothing has a title or text, or an id or link.

    >>> columns_of(["Headline", "متن خبر", "link", "views"], {})
    {'title': 'Headline', 'text': 'متن خبر', 'url': 'link'}
    """
    for part, name in given.items():
        if name not in names:
            raise ArticleError(f"no column {name!r} for the {part}; {_there(names)}")
    found = {**guessed(tuple(names)), **given}
    if "title" not in found and "text" not in found:
        raise ArticleError(f"no column with a title or a text; {_there(names)}")
    if "url" not in found and "id" not in found:
        line = f"no column with an id or a link, by which articles are known; {_there(names)}"
        title = found.get("title")
        raise ArticleError(line + (f"; id={title} does where no two are alike" if title else ""))
    return {part: found[part] for part in parts() if part in found}


def _there(names: Collection[str]) -> str:
    listed = ", ".join(map(str, names)) or "none"
    return f"there are: {listed[:300]}; tell with --map title=NAME,text=NAME,id=NAME which has what"


@lru_cache(1000)
def guessed(names: tuple[str, ...]) -> dict[str, str]:
    """The column that each part is in, as far as the names of columns tell."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    found = {}
    for part, known in _names().items():
        if there := next((k for k in known if k in plain), None):
            found[part] = plain[there]
    return found


def told(place: str, columns: Columns, names: Collection[str]) -> str:
    """A line that says which columns are read as what, and which are not read."""
    read = ", ".join(f"{part}={name}" for part, name in columns.items())
    others = [name for name in names if name not in columns.values()]
    left = f"; not read: {', '.join(others)}" if others else ""
    return f"{place}: read as {read}{left} (change with --map)"


def article_of(record: Mapping[str, Any], columns: Columns, *, source: str) -> Article:
    """An article from a record, whose parts are in the columns; ArticleError if what it needs is empty."""
    title, lead = _text(record, columns.get("title")), _text(record, columns.get("lead"))
    lines = _lines(record.get(columns["text"])) if "text" in columns else []
    if not title and not lines:
        raise ArticleError("not an article: it has neither a title nor a text")
    url = _text(record, columns.get("url")) or None
    article_id = url or _text(record, columns.get("id"))
    if not article_id:
        raise ArticleError("an article needs an id or a link, by which it is known")
    agency = _text(record, columns.get("agency"))
    return lay_out(
        article_id,
        title,
        lead,
        lines,
        url=url,
        published=_day(record.get(columns.get("published", ""))),
        agency=agencies().get(key(agency), agency) or None,
        source=source,
    )


def _text(record: Mapping[str, Any], column: str | None) -> str:
    value = record.get(column) if column is not None else None
    if value is None or value == []:
        return ""
    text = str(value).strip()
    return " ".join(text_of_fragment(text).split()) if has_tags(text) else text


def _lines(body: object) -> list[str]:
    if isinstance(body, str) and body.strip():
        text = text_of_fragment(body) if has_tags(body) else body
        return text.replace("\r\n", "\n").split("\n")
    if isinstance(body, list | tuple):
        return [line for piece in body for line in str(piece).split("\n")]
    return []


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not value:
        return None
    try:
        span = parse_date(value.strip()[:10])
    except DateError:
        return None
    return span.earliest if span.precision == "day" else None
