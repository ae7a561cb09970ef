"""RSS and Atom: one article an item, or with ``--follow`` the page behind it; needs feedparser (``urbankg[feeds]``)."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from urbankg.articles.article import Article
from urbankg.articles.formats import BadRecord, Format, Input, Record
from urbankg.articles.html import article_from_html, has_tags, text_of_fragment
from urbankg.articles.layout import lay_out
from urbankg.articles.metadata import agencies
from urbankg.articles.streams import LARGEST, whole
from urbankg.errors import ArticleError
from urbankg.extras import needs
from urbankg.persian.fold import key

_LARGEST = 50_000_000  # bytes of a feed: some portals put all their items of a year into one
_IRAN = dt.timezone(dt.timedelta(hours=3, minutes=30))
_FIRST_ELEMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)


def _read(given: Input) -> Iterator[Record]:
    with needs("feeds", "a feed", ArticleError):
        import feedparser
    # A stream, since of a text that is none feedparser would think that it is an address.
    data = io.BytesIO(whole(given.stream, _LARGEST))
    served = {"content-type": f"application/xml; charset={given.charset}"} if given.charset else {}
    found = feedparser.parse(data, response_headers=served, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and found.bozo:
        said = " ".join(str(found.get("bozo_exception", "")).split())
        raise ArticleError(f"a feed that cannot be read: {said[:200]}")
    agency = agencies().get(key(str(found.feed.get("title", ""))))
    for number, entry in enumerate(found.entries, 1):
        place = f"{given.place}:{number}"
        try:
            if given.options.follow:
                yield from _page_behind(entry, given)
            else:
                yield _article(entry, agency, place)
        except ArticleError as error:
            yield BadRecord(place, str(error))


def _article(entry: Mapping[str, Any], agency: str | None, place: str) -> Article:
    title, lead = _text(entry.get("title")), _text(entry.get("summary"))
    body = next((_text(part.get("value")) for part in entry.get("content", ()) if part.get("value")), "")
    if not title and not lead and not body:
        raise ArticleError("not an article: the item has neither a title nor a text")
    link = str(entry.get("link") or "")
    article_id = link or str(entry.get("id") or "")
    if not article_id:
        raise ArticleError("an article needs an id or a link, by which it is known")
    lines = body.split("\n") if body else []
    if lead and (not lines or "\n" in lead):  # the item's own text, under the name of a summary
        lines, lead = lines or lead.split("\n"), ""
    return lay_out(
        article_id, title, lead, lines, url=link or None, published=_day(entry), agency=agency, source=place
    )


def _text(value: object) -> str:
    text = str(value or "").strip()
    return text_of_fragment(text) if has_tags(text) else text


def _day(entry: Mapping[str, Any]) -> dt.date | None:
    """The day on which an item came out, in Iran."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not moment:
        return None
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(moment), _IRAN).date()
    except (ValueError, OverflowError, OSError):
        return None


def _page_behind(entry: Mapping[str, Any], given: Input) -> Iterator[Record]:
    link = str(entry.get("link") or "")
    if not link:
        raise ArticleError("the item has no link to follow")
    try:
        got = given.fetch(link, largest=LARGEST)
        with closing(got.stream):
            yield article_from_html(whole(got.stream), link, source=link, charset=got.charset, url=got.url)
    except ArticleError as error:
        yield BadRecord(link, str(error))


def _sniff(head: bytes, name: str) -> bool:
    return _FIRST_ELEMENT.match(head) is not None


FEED = Format("RSS and Atom", _sniff, _read, (".rss", ".atom"))
