"""Where a server takes questions, updates and whole graphs: by the table ``data/stores/layouts.toml`` or as told."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from urbankg import files


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses of a server: ``graphs`` is empty if it has no Graph Store Protocol.

    ``statements`` is the most triples that one update has; ``own_literals`` tells that the server gives some
    literals back in other forms than it got them; ``describing`` is put before a DESCRIBE.
    """

    server: str
    query: str
    update: str
    graphs: str
    statements: int
    own_literals: bool
    describing: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment tells of a server: credentials, certificates, and addresses that the table has wrong."""

    user: str = ""
    password: str = ""
    token: str = ""
    certificates: str = ""
    update: str = ""
    graphs: str = ""

    @classmethod
    def of_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The variables ``URBANKG_STORE_USER``, ``…_PASSWORD``, ``…_TOKEN``, ``…_CA``, ``…_UPDATE``, ``…_GRAPHS``."""
        names = ("USER", "PASSWORD", "TOKEN", "CA", "UPDATE", "GRAPHS")
        return cls(*(environment.get(f"URBANKG_STORE_{name}", "") for name in names))


def layout_of(query: str, server: str, settings: Settings) -> Layout:
    """The layout of a server by its address for questions and its header ``Server``.

    >>> layout_of("http://localhost:7878/query", "Oxigraph/0.5", Settings()).update
    'http://localhost:7878/update'
    >>> layout_of("https://graphs.example/repositories/news", "", Settings()).graphs
    'https://graphs.example/repositories/news/rdf-graphs/service'
    """
    query = query.rstrip("/") if query.count("/") > 3 else query
    for row in _rows():
        if re.search(f"(?:{row['path']})$", query) and server.startswith(row.get("server", "")):
            break
    places = {"query": query, "base": query.rpartition("/")[0]}
    found = Layout(
        server=row["name"],
        query=query,
        update=row["update"].format(**places),
        graphs=row.get("graphs", "").format(**places),
        statements=row["statements"],
        own_literals=row.get("own_literals", False),
        describing=row.get("describing", ""),
    )
    return replace(found, update=settings.update or found.update, graphs=settings.graphs or found.graphs)


@cache
def _rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((files.STORES / "layouts.toml").read_text(encoding="utf-8"))[
        "layout"
    ]
    return found
