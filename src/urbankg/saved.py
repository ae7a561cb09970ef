"""Saved SPARQL: an ``.rq`` file with a header of ``#+`` lines in YAML, as grlc reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from urbankg.errors import QueryError


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A file of SPARQL: its header's entries (all values are text) and the query with the header before it."""

    name: str
    header: dict[str, Any]
    sparql: str

    def line(self, entry: str) -> str:
        """An entry of the header that is one line of text; empty if it is missing."""
        value = self.header.get(entry, "")
        return value if isinstance(value, str) else ""


def parse_saved(name: str, text: str) -> SavedQuery:
    """Read a query with its header; QueryError if the header is no YAML mapping.

    >>> parse_saved("all", "#+ summary: Everything\\nSELECT * { ?s ?p ?o }").line("summary")
    'Everything'
    """
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        # BaseLoader keeps every value as it is written: a date or number stays the text that a user would give.
        header = yaml.load("\n".join(lines), Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as error:
        raise QueryError(f"{name}: its header is no YAML ({str(error).splitlines()[0]})") from None
    if not isinstance(header, dict):
        raise QueryError(f"{name}: its header is no list of `entry: value` lines")
    return SavedQuery(name, header, text)


def read_saved(path: Path) -> SavedQuery:
    """Read a file of SPARQL; QueryError says why it cannot be read."""
    try:
        return parse_saved(path.stem, path.read_text(encoding="utf-8"))
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise QueryError(f"{path} is no UTF-8 text; save it as UTF-8") from None
