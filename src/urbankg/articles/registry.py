"""The formats that there are: those that come with urbankg, and those of other packages, by the same door.

A package adds one under the entry point group ``urbankg.articles``; its value is a `Format`, or a list of them::

    [project.entry-points."urbankg.articles"]
    epub = "my_package.epub:EPUB"
"""

from __future__ import annotations

from functools import cache

from urbankg.articles.archives import GZIP, TAR, ZIP
from urbankg.articles.delimited import CSV
from urbankg.articles.feeds import FEED
from urbankg.articles.formats import Format
from urbankg.articles.html import HTML
from urbankg.articles.jsonl import JSON_LINES, JSON_LIST
from urbankg.articles.parquet import PARQUET
from urbankg.articles.text import PLAIN_TEXT
from urbankg.articles.warc import WARC
from urbankg.errors import ArticleError

GROUP = "urbankg.articles"

# The first one that knows the bytes reads them; what none knows is plain text, which stands last.
BUILT_IN = (WARC, GZIP, ZIP, TAR, PARQUET, FEED, HTML, JSON_LINES, JSON_LIST, CSV, PLAIN_TEXT)


@cache
def formats() -> tuple[Format, ...]:
    """All formats, those of other packages first, in the order of their names.

    ArticleError if one of another package cannot be loaded.
    """
    return (*_added(), *BUILT_IN)


def _added() -> list[Format]:
    from importlib.metadata import entry_points  # late: it is slow to import, and queries read no articles

    found: list[Format] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            given = point.load()
        except Exception as error:  # other people's code
            raise ArticleError(
                f"the format {point.name!r} of {point.value} cannot be loaded ({error}); mend or uninstall it"
            ) from None
        some = [given] if isinstance(given, Format) else list(given)
        if not all(isinstance(each, Format) for each in some):
            raise ArticleError(f"the entry point {point.name!r} of {point.value} is no urbankg Format")
        found += some
    return found
