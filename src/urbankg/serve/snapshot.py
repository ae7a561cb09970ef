"""A store as it was at one moment, to be read while others write to it.

What is served is a copy of the database (see `urbankg.graph.frozen`), made in milliseconds and without room on the
disk; where links cannot be made, its tables are copied too.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from urbankg.conclusions import Marks
from urbankg.files import STORE_CARD
from urbankg.graph.card import DATABASE, explained
from urbankg.graph.frozen import OwnFolder, copied, without_pause
from urbankg.graph.signature import Signature, signature
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import STALE_GRAPH
from urbankg.pages.once import Once
from urbankg.search.making import Making, making

_PREFIX = ".serving-"
_TRIES, _PAUSE = 40, 0.1  # seconds between tries, as the writer changes what is being copied


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A store as it was: its own folder, the graph in it, and the signature that the store had.

    ``stale``: its conclusions did not fit its articles. ``once`` keeps what pages have worked out of it, and ``names``,
    by which things are searched for.
    """

    folder: Path
    store: GraphStore
    signature: Signature
    stale: bool
    once: Once
    names: Making

    @property
    def database(self) -> Path:
        """The folder that Oxigraph opens."""
        return self.folder / DATABASE

    def remove(self) -> None:
        """Delete the copy, which nobody may read from any more: Oxigraph opens its tables late."""
        self.names.stop()
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Place:
    """A folder for snapshots, inside the store where it may be written; it goes when it is closed."""

    def __init__(self, store: Path, tell: Callable[[str], None]) -> None:
        self._store = store
        self._tell = tell
        beside = store if os.access(store, os.W_OK) else Path(tempfile.gettempdir())
        try:
            self._folder = OwnFolder(beside, _PREFIX)
        except OSError as error:
            raise explained(error, beside) from None
        self._taken = 0

    def signature(self) -> Signature:
        """What changes when the store does; StoreError if it is no longer there."""
        return signature(self._store)

    def take(self) -> Snapshot:
        """The store as it is now; StoreError if there is none, or the writer leaves no moment to copy it."""
        said: OSError | RuntimeError | None = None
        for _ in range(_TRIES):
            before = signature(self._store)
            self._taken += 1
            folder = self._folder.path / str(self._taken)
            try:
                folder.mkdir()
                shutil.copyfile(self._store / STORE_CARD, folder / STORE_CARD)
                if copied(self._store / DATABASE, folder / DATABASE):
                    return self._opened(folder, before)
            except (OSError, RuntimeError) as error:
                said = error
            shutil.rmtree(folder, ignore_errors=True)
            time.sleep(_PAUSE)
        raise explained(said, self._store) if said is not None else without_pause(self._store)

    def _opened(self, folder: Path, before: Signature) -> Snapshot:
        """Open a copy, whose log is worked off so that engines open it at once, without the store's own business."""
        database = ox.Store(str(folder / DATABASE))
        stale = Marks(set(database.quads_for_pattern(None, None, None, STALE_GRAPH))).any
        database.update(f"CLEAR SILENT GRAPH {STALE_GRAPH}")
        database.flush()
        del database
        store = GraphStore.open(folder, read_only=True)
        once, names = Once(store), Making(store, self._store, before, self._tell)
        once.keep(making, names)
        return Snapshot(folder, store, before, stale, once, names)

    def close(self) -> None:
        """Delete the folder with all that is in it."""
        self._folder.close()
