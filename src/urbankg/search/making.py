"""An index that is made while others read: in another process, so that nobody who asks a server meanwhile waits."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from urbankg.errors import StoreError, UrbankgError
from urbankg.graph.signature import Signature
from urbankg.graph.store import GraphStore
from urbankg.search.finding import search
from urbankg.search.index import Index
from urbankg.search.keeping import FILE, command, kept_index
from urbankg.search.things import findable

_FIRST = (
    "علی رضایی"  # searched for at once, so that the tables of names are read before somebody waits for it
)


class Making:
    """The index of a store, ready at once or some time later.

    ``of`` is the signature of the store in the directory ``home``, of which the given one is a copy: an index that lies
    there is taken, and one that is made is left there for the next time. ``tell`` is given a line if none can be made.
    """

    def __init__(
        self,
        store: GraphStore,
        home: Path | None = None,
        of: Signature = (),
        tell: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._store = store
        self._home = home
        self._of = of
        self._tell = tell
        self._index: Index | None = None
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self._starting = threading.Lock()
        self._done = threading.Event()
        threading.Thread(target=self._make, daemon=True, name="urbankg-search").start()

    def index(self, patience: float) -> Index | None:
        """The index, None if it is not there after some seconds, or cannot be made."""
        self._done.wait(patience)
        return self._index

    @property
    def failed(self) -> bool:
        """Whether it is no use to wait."""
        return self._done.is_set() and self._index is None

    def stop(self) -> None:
        """Make it no further; what made it is gone when this returns."""
        with self._starting:
            self._stopped = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _make(self) -> None:
        try:
            index = self._kept() or self._made()
            search(index, _FIRST)
            self._index = index
        except (UrbankgError, OSError) as error:
            if not self._stopped:
                self._tell(f"names cannot be searched: {error}")
        finally:
            self._done.set()

    def _kept(self) -> Index | None:
        return kept_index(self._home, self._of) if self._home else None

    def _made(self) -> Index:
        folder = self._store.path
        if folder is None or self._home is None:
            return Index.in_memory(findable(self._store))
        file = folder / FILE
        with self._starting:
            if self._stopped:
                raise StoreError("the server stops")
            self._process = subprocess.Popen(
                command(folder, file, self._of),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,  # an interrupt at the terminal is for the server, which ends this itself
            )
        _, said = self._process.communicate()
        index = kept_index(folder, self._of)
        if index is None:
            raise StoreError(said.strip().rpartition("\n")[2] or "the index could not be made")
        _leave(file, self._home / FILE)
        return index


def making(store: GraphStore) -> Making:
    """The index of a store of which nobody has one."""
    return Making(store)


def _leave(file: Path, there: Path) -> None:
    """Give an index a second name in the folder of the store, if that may be written."""
    fresh = there.with_name(f"{there.name}.{os.getpid()}.new")
    try:
        os.link(file, fresh)
        fresh.replace(there)
    except OSError:
        fresh.unlink(missing_ok=True)
