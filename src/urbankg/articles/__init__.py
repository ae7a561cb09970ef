"""Articles as they were published, from whatever form they are kept in.

`read_articles` is the way in; one module reads one format.
"""

from urbankg.articles.article import Article, Part
from urbankg.articles.formats import BadRecord, Format, Input, Options
from urbankg.articles.sources import read_articles
from urbankg.articles.text import article_from_text

__all__ = ["Article", "BadRecord", "Format", "Input", "Options", "Part", "article_from_text", "read_articles"]
