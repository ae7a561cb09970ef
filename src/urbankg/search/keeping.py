"""Where indices are kept: each in the folder of the store that it is of, until the store changes.

Making one takes a second for some thousand things and minutes for some hundred thousand, too long for every
question; and it is a twentieth of the store's size. So it is made when it is asked for first, and lies beside the
database. It can be removed at any time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from urbankg.errors import QueryError, StoreError
from urbankg.graph.frozen import OwnFolder
from urbankg.graph.signature import Signature, signature
from urbankg.graph.store import GraphStore
from urbankg.search.index import Index
from urbankg.search.things import findable

FILE = "search.sqlite"
_MAKING = ".indexing-"  # how the names of folders begin in which one is made


def index_of(store: Path | str, tell: Callable[[str], None]) -> Index:
    """The index of the store in a directory, as the store is now; ``tell`` is given a line if one must be made.

    QueryError for a store on a server, StoreError if there is none in the directory, or no index can be written.
    """
    if isinstance(store, str):
        raise QueryError(
            f"{store} is a server, which is not searched; `urbankg export` it and ingest that, or ask `urbankg query`"
        )
    now = signature(store)
    if kept := kept_index(store, now):
        return kept
    tell("The index for search is made; that takes a moment once, and again when the store has changed.")
    writable = os.access(store, os.W_OK)
    with closing(OwnFolder(store if writable else Path(tempfile.gettempdir()), _MAKING)) as folder:
        file = folder.path / FILE
        write_index(store, file, now)
        made = kept_index(folder.path, now)  # an open file outlives its name
        if writable:
            with suppress(OSError):  # then it is made anew the next time
                file.replace(store / FILE)
    if made is None:
        raise StoreError(
            f"the index for search of {store} cannot be read as it was written; is its disk sound?"
        )
    return made


def kept_index(folder: Path, of: Signature) -> Index | None:
    """The index that lies in a folder, None if there is none of a store with that signature."""
    return Index.open(folder / FILE, _text(of))


def write_index(store: Path, file: Path, of: Signature) -> None:
    """Make the index of the store in a directory, which has that signature, and write it to a file."""
    with GraphStore.open(store, read_only=True) as opened:
        Index.build(file, _text(of), findable(opened))


def command(store: Path, file: Path, of: Signature) -> list[str]:
    """The command line by which another process does what `write_index` does."""
    return [sys.executable, "-P", "-m", "urbankg.search", str(store), str(file), _text(of)]


def _text(of: Signature) -> str:
    return json.dumps(of)
