"""Gold files: what careful annotators found in articles, one article a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from urbankg.errors import UrbankgError

_NEWS_NUMBER = re.compile(r"/news/(\d+)")
_ENDING = re.compile(r"\.(txt|html?|json)$")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as annotated: its id, its link where there is one, and its facts by the keys of the guidelines."""

    id: str
    link: str
    facts: tuple[dict[str, Any], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All by which the article may be called."""
        number = _NEWS_NUMBER.search(self.link)
        return tuple(filter(None, (self.id, self.link, number.group(1) if number else "")))


def read_gold(path: Path) -> list[GoldArticle]:
    """The articles of a gold file; UrbankgError says which line is none."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UrbankgError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UrbankgError(f"{path} is no UTF-8 text; gold is JSON lines in UTF-8") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                found.append(GoldArticle(row["article"], row.get("link") or "", tuple(row["facts"])))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise UrbankgError(
                    f"{path}:{number}: not a gold article; a line is an object with `article` and `facts`"
                ) from None
    return found


def kept_aside(rows: Sequence[Item], *, aside: bool) -> list[Item]:
    """Every third row of a gold file, which nobody looks at while the reader is built; or the other two thirds.

    >>> kept_aside(["a", "b", "c", "d"], aside=True), kept_aside(["a", "b", "c", "d"], aside=False)
    (['c'], ['a', 'b', 'd'])
    """
    return [row for index, row in enumerate(rows) if (index % 3 == 2) == aside]


def by_name(articles: Iterable[GoldArticle]) -> dict[str, GoldArticle]:
    """Gold articles under all their names."""
    return {name: article for article in articles for name in article.names}


def find(known: dict[str, GoldArticle], name: str) -> GoldArticle | None:
    """The gold article that a link, an id or a file name means."""
    if name in known:
        return known[name]
    number = _NEWS_NUMBER.search(name)
    if number and number.group(1) in known:
        return known[number.group(1)]
    return known.get(_ENDING.sub("", name.rstrip("/").rsplit("/", 1)[-1]))
