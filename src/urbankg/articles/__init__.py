"""Articles as they were published, from whatever form they are kept in.

`read_articles` is the way in; one module reads one format.
"""

from typing import TYPE_CHECKING

from urbankg.articles.article import Article, Part
from urbankg.late import late_names

if TYPE_CHECKING:
    from urbankg.articles.formats import BadRecord, Format, Input, Options
    from urbankg.articles.sources import read_articles
    from urbankg.articles.text import article_from_text

__all__ = ["Article", "BadRecord", "Format", "Input", "Options", "Part", "article_from_text", "read_articles"]

__getattr__, __dir__ = late_names(
    __name__,
    {
        "urbankg.articles.formats": ("BadRecord", "Format", "Input", "Options"),
        "urbankg.articles.sources": ("read_articles",),
        "urbankg.articles.text": ("article_from_text",),
    },
)
