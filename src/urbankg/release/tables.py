"""The tables of a release: what each query of ``queries/tables`` answers, as CSV."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from urbankg import files
from urbankg.errors import StoreError
from urbankg.graph.compression import created
from urbankg.graph.store import GraphStore
from urbankg.release.texts import Text
from urbankg.saved import SavedQuery, read_saved


@cache
def tables() -> tuple[SavedQuery, ...]:
    """The queries of the tables, by name."""
    return tuple(read_saved(path) for path in sorted((files.QUERIES / "tables").glob("*.rq")))


def title(table: SavedQuery) -> Text:
    """What a table has."""
    return Text(table.line("summary"), table.line("summary_fa"))


def write_tables(store: GraphStore, folder: Path, ending: str = "") -> dict[str, SavedQuery]:
    """Write all tables into a folder, compressed as an ending says; gives them by the names of their files.

    StoreError if a server does not answer.
    """
    folder.mkdir()
    written = {}
    for table in tables():
        name = f"{table.name}.csv{ending}"
        with created(folder / name) as stream:
            try:
                store.query(table.sparql).serialize(stream, ox.QueryResultsFormat.CSV)
            except RuntimeError as error:  # a server that does not take the query
                raise StoreError(f"the table {table.name} cannot be made: {error}") from None
        written[name] = table
    return written
