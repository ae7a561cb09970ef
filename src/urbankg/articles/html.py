"""Saved pages: the main text by resiliparse, the rest from JSON-LD, OpenGraph and the page's own date line."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from urbankg.articles.article import Article
from urbankg.articles.encoding import decode
from urbankg.articles.formats import Format, Input, Record
from urbankg.articles.layout import lay_out
from urbankg.articles.metadata import agencies
from urbankg.articles.streams import whole
from urbankg.errors import ArticleError
from urbankg.persian.fold import key

_CHARSET = re.compile(rb"""charset=["']?([\w-]+)""", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s+[|«»\-–—]\s+[^|«»\-–—]{2,40}$")
_TAGS = re.compile(r"<(?:p|br|div|span|a|b|strong|em|h[1-6]|ul|li|table|img)\b[^<>]*>", re.IGNORECASE)
_LIST = re.compile(
    r"<(ul|ol)\b[^<>]*>(?:(?!<a\b|</?(?:ul|ol)\b).)*</\1>", re.DOTALL | re.IGNORECASE
)  # without links: those are menus
_LIST_TAG = re.compile(r"<(/?)(?:ul|ol|li)\b[^<>]*>", re.IGNORECASE)
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEWS_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting")


def article_from_html(
    data: bytes, article_id: str, *, source: str, charset: str | None = None, url: str | None = None
) -> Article:
    """An article from the bytes of a page, however broken its tags; its canonical link becomes its id.

    ``charset`` is the encoding as a server told it, which overrules the one that the page declares; ``url`` the
    address that it came from.
    """
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    declared = _CHARSET.search(data[:2048])
    page = decode(data, charset or (declared.group(1).decode("ascii", "ignore") if declared else None))
    tree = HTMLTree.parse(_with_lists(page))
    if tree.body is None:
        raise ArticleError("not a page: it has no text")
    about = next((d for d in _json_ld(tree) if _is_news(d.get("@type"))), {})
    title = _text(about.get("headline")) or _meta(tree, "og:title") or _SITE_NAME.sub("", tree.title or "")
    lead = _meta(tree, "og:description") or _meta(tree, "description") or _text(about.get("description"))
    lines = extract_plain_text(
        tree, main_content=True, list_bullets=False, alt_texts=False, links=False
    ).split("\n")
    lines = [line for line in map(str.strip, lines) if line]
    if lead and not any(key(line) == key(lead) for line in lines):
        lead = ""  # a description that the page does not show is not the article's text
    url = _link(tree) or _address(about.get("url")) or _address(about.get("mainEntityOfPage")) or url
    return lay_out(
        url or article_id,
        title.strip() or (lines[0] if lines else ""),
        lead,
        lines,
        url=url or None,
        published=_published(tree, about),
        agency=_agency(tree, about),
        source=source,
    )


def _with_lists(page: str) -> str:
    """A page whose article has paragraphs in the place of lists, which resiliparse leaves out of the main text."""
    start, end = page.find("<article"), page.rfind("</article>")
    if not 0 <= start < end:
        start, end = 0, len(page)
    article = _LIST.sub(lambda found: _LIST_TAG.sub(r"<\1p>", found.group()), page[start:end])
    return page[:start] + article + page[end:]


def has_tags(text: str) -> bool:
    """Whether a text of a record or feed is a piece of HTML."""
    return "<" in text and _TAGS.search(text) is not None


def text_of_fragment(fragment: str) -> str:
    """The text of a piece of HTML, a line a paragraph."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(fragment, main_content=False, list_bullets=False, alt_texts=False, links=False)
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.document.query_selector_all('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text)
        except json.JSONDecodeError:
            continue
        found = (
            data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        )
        yield from (item for item in found if isinstance(item, Mapping))


def _meta(tree: Any, name: str) -> str:
    for attribute in ("property", "name"):
        found = tree.document.query_selector(f'meta[{attribute}="{name}"]')
        if found is not None and found.getattr("content"):
            return str(found.getattr("content")).strip()
    return ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_news(kind: object) -> bool:
    return any(k in _NEWS_TYPES for k in kind) if isinstance(kind, list) else kind in _NEWS_TYPES


def _address(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("@id")
    text = _text(value)
    return text if text.startswith(("http://", "https://")) else ""


def _link(tree: Any) -> str:
    found = tree.document.query_selector('link[rel="canonical"]')
    return _address(found.getattr("href") if found is not None else "") or _address(_meta(tree, "og:url"))


def _published(tree: Any, about: Mapping[str, Any]) -> dt.date | None:
    for value in (_text(about.get("datePublished")), _meta(tree, "article:published_time")):
        if found := _ISO_DAY.match(value):
            try:
                day = dt.date.fromisoformat(found.group())
            except ValueError:
                continue
            if day.year > 1900:  # some portals print Jalali days in an ISO field
                return day
    return None


def _agency(tree: Any, about: Mapping[str, Any]) -> str | None:
    publisher = about.get("publisher")
    if isinstance(publisher, list):
        publisher = next(iter(publisher), None)
    name = _text(publisher.get("name")) if isinstance(publisher, Mapping) else ""
    name = name or _meta(tree, "og:site_name")
    return agencies().get(key(name), name) if name else None


def _read(given: Input) -> Iterator[Record]:
    data = whole(given.stream)
    yield article_from_html(data, given.name, source=given.place, charset=given.charset, url=given.url)


def _sniff(head: bytes, name: str) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<!--")):  # XHTML, or a remark before the page
        start = start[:2048]
        return any(mark in start for mark in _PAGE_STARTS)
    return start.startswith(_PAGE_STARTS)


HTML = Format("HTML", _sniff, _read, (".html", ".htm", ".xhtml"))
