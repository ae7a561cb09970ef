"""Plain texts: the first line is the title, then come date lines, paragraphs and a footer."""

from __future__ import annotations

import datetime as dt

from urbankg.articles.article import Article
from urbankg.articles.layout import lay_out, split_plain


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
