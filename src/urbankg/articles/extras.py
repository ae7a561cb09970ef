"""Libraries that only some formats need: named in one line where they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from urbankg.errors import ArticleError


@contextmanager
def needs(extra: str, what: str) -> Iterator[None]:
    """Around the imports of a format: ArticleError with the command that installs them if one is not there."""
    try:
        yield
    except ImportError as error:
        raise ArticleError(
            f"{what} needs {error.name or 'a library'}, which is not installed: pip install 'urbankg[{extra}]'"
        ) from None
