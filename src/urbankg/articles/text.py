"""Plain texts: the first line is the title, then come date lines, paragraphs and a footer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from urbankg.articles.article import Article
from urbankg.articles.encoding import decode
from urbankg.articles.formats import Format, Input, Record
from urbankg.articles.layout import lay_out, split_plain
from urbankg.articles.streams import whole


def article_from_text(
    text: str, article_id: str, *, url: str | None = None, published: dt.date | None = None, source: str = ""
) -> Article:
    """An article from its plain text.

    >>> article = article_from_text("شهردار اراک آمد\\n۲۷ دی ۱۴۰۰\\nمتن خبر این است.", "a")
    >>> article.title, article.published
    ('شهردار اراک آمد', datetime.date(2022, 1, 17))
    """
    title, lead, lines = split_plain(text)
    return lay_out(article_id, title, lead, lines, url=url, published=published, source=source)


def _read(given: Input) -> Iterator[Record]:
    text = decode(whole(given.stream), given.charset)
    yield article_from_text(text, given.name, url=given.url, source=given.place)


PLAIN_TEXT = Format("plain text", lambda head, name: False, _read, (".txt",))
