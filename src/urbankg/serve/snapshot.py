"""A store as it was at one moment, to be read while others write to it.

Oxigraph leaves it undefined what a read-only opening sees beside a writer: files that it needs may be gone. So what is
served is a copy of the database: its tables, which are never changed once written, as hard links, its small files as
copies. That takes milliseconds and no room on the disk (where links cannot be made, the tables are copied too).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from urbankg.conclusions import Marks
from urbankg.files import STORE_CARD
from urbankg.graph.card import DATABASE, explained
from urbankg.graph.signature import Signature, database_signature, signature
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import STALE_GRAPH
from urbankg.pages.once import Once
from urbankg.search.making import Making, making

_PREFIX = ".serving-"
_HELD = "held"  # a file that the process which made a folder keeps locked
_TABLES = (".sst", ".blob")
_LEFT_OUT = ("LOCK", "LOG")  # how names of files begin that only the writing process needs
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
        """Delete the copy; who still reads from it does so to the end."""
        self.names.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Place:
    """A folder for snapshots, inside the store where it may be written; it goes when it is closed."""

    def __init__(self, store: Path, tell: Callable[[str], None]) -> None:
        self._store = store
        self._tell = tell
        beside = store if os.access(store, os.W_OK) else Path(tempfile.gettempdir())
        _remove_abandoned(beside)
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
        except OSError as error:
            raise explained(error, beside) from None
        self._held = (self._folder / _HELD).open("w")
        fcntl.flock(self._held, fcntl.LOCK_EX)
        self._taken = 0

    def signature(self) -> Signature:
        """What changes when the store does; StoreError if it is no longer there."""
        return signature(self._store)

    def take(self) -> Snapshot:
        """The store as it is now; StoreError if there is none, or the writer leaves no moment to copy it."""
        said: OSError | RuntimeError = OSError("it is being written")
        for _ in range(_TRIES):
            before = signature(self._store)
            self._taken += 1
            folder = self._folder / str(self._taken)
            try:
                folder.mkdir()
                shutil.copyfile(self._store / STORE_CARD, folder / STORE_CARD)
                if _copied(self._store / DATABASE, folder / DATABASE):
                    return self._opened(folder, before)
            except (OSError, RuntimeError) as error:
                said = error
            shutil.rmtree(folder, ignore_errors=True)
            time.sleep(_PAUSE)
        raise explained(said, self._store)

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
        shutil.rmtree(self._folder, ignore_errors=True)
        self._held.close()


def _copied(database: Path, copy: Path) -> bool:
    """Copy a database; False if it took on other tables meanwhile, so that logs and tables may not fit each other.

    A log may have grown: then its copy ends earlier, and so does what is read.
    """
    manifests = _manifests(database)
    copy.mkdir()
    for path in sorted(database.iterdir()):
        if path.name.startswith(_LEFT_OUT):
            continue
        if path.suffix in _TABLES:
            _link(path, copy / path.name)
        else:
            shutil.copyfile(path, copy / path.name)
    return _manifests(database) == manifests


def _manifests(database: Path) -> Signature:
    return tuple(part for part in database_signature(database) if not part[0].endswith(".log"))


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(path, copy)


def _remove_abandoned(beside: Path) -> None:
    """Delete the folders of processes that were killed; those of living ones are locked."""
    for folder in _folders(beside):
        try:
            with (folder / _HELD).open("r+") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


def _folders(beside: Path) -> Iterator[Path]:
    try:
        yield from [path for path in beside.iterdir() if path.name.startswith(_PREFIX)]
    except OSError:
        return
