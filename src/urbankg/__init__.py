"""urbankg: Persian news into a knowledge graph of how Iran's cities are governed, every fact with its sentence.

The public names of the package; `urbankg.api` shows them at work. They are loaded when they are first used, so
that the command line starts at once.

    >>> import urbankg
    >>> urbankg.parse_date("۲۷ دی ۱۴۰۰").key
    '2022-01-17'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from urbankg.late import late_names
from urbankg.version import __version__

if TYPE_CHECKING:
    from urbankg.api import (
        article_from_text,
        ask,
        conclude,
        explain,
        ingest,
        open_store,
        read,
        read_articles,
        to_dataset,
        to_graph,
        who,
    )
    from urbankg.articles import Article, BadRecord
    from urbankg.claims import Claim, Evidence
    from urbankg.errors import ArticleError, DateError, QueryError, StoreError, UrbankgError
    from urbankg.graph.store import GraphStore
    from urbankg.persian.dates import DateSpan, parse_date
    from urbankg.pipeline import Summary
    from urbankg.questions import Answer

__all__ = [
    "Answer", "Article", "ArticleError", "BadRecord", "Claim", "DateError", "DateSpan", "Evidence", "GraphStore",
    "QueryError", "StoreError", "Summary", "UrbankgError", "__version__", "article_from_text", "ask", "conclude",
    "explain", "ingest", "open_store", "parse_date", "read", "read_articles", "to_dataset", "to_graph", "who",
]  # fmt: skip

__getattr__, __dir__ = late_names(
    __name__,
    {
        "urbankg.api": (
            "article_from_text", "ask", "conclude", "explain", "ingest", "open_store", "read", "read_articles",
            "to_dataset", "to_graph", "who",
        ),
        "urbankg.articles": ("Article", "BadRecord"),
        "urbankg.claims": ("Claim", "Evidence"),
        "urbankg.errors": ("ArticleError", "DateError", "QueryError", "StoreError", "UrbankgError"),
        "urbankg.graph.store": ("GraphStore",),
        "urbankg.persian.dates": ("DateSpan", "parse_date"),
        "urbankg.pipeline": ("Summary",),
        "urbankg.questions": ("Answer",),
    },
)  # fmt: skip
