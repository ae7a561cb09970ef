"""What changes when a store in a directory does, without a look into it: by it, what was made of the store is kept."""

from __future__ import annotations

import os
from pathlib import Path

from urbankg.errors import StoreError
from urbankg.graph.card import DATABASE, read_card

Signature = tuple[tuple[str, int, int], ...]


def signature(store: Path) -> Signature:
    """What changes when a store does; StoreError if there is no store of this program's in the folder."""
    if read_card(store) is None:
        raise StoreError(f"no urbankg store in {store}; make one with `urbankg ingest PATH --store {store}`")
    return database_signature(store / DATABASE)


def database_signature(database: Path) -> Signature:
    """Name, size and time of the files to which every change is written first: the logs, and the list of tables."""
    found = []
    try:
        with os.scandir(database) as entries:
            for entry in entries:
                if entry.name.startswith(("MANIFEST", "CURRENT")) or entry.name.endswith(".log"):
                    status = entry.stat()
                    found.append((entry.name, status.st_size, status.st_mtime_ns))
    except FileNotFoundError:
        return ()
    return tuple(sorted(found))
