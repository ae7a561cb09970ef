"""A database as it is at one moment, to be read while others write to it.

Oxigraph leaves it undefined what a read-only opening sees beside a writer: it opens tables when it needs them, and some
may be gone by then; a question that sorts or counts then takes memory without end instead of failing. So what is read
is a copy: the tables, which are never changed once written, as hard links, the small files as copies. That takes
milliseconds and no room on the disk.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from urbankg.errors import StoreError
from urbankg.graph.signature import Signature, database_signature

READING = ".reading-"  # how the names of folders begin in which a store is read
_HELD = "held"  # a file that the process which made a folder keeps locked
_TABLES = (".sst", ".blob")
_LEFT_OUT = ("LOCK", "LOG", "bulk-")  # how names of files begin that only the writing process needs
_TRIES, _PAUSE = 80, 0.05  # seconds between tries, as the writer changes what is being copied


class OwnFolder:
    """A folder of this process, ``path``: it goes when it is closed, or at the end of the program.

    Where that was killed, it goes when the next one of its kind, by the ``prefix`` of their names, is made beside it.
    """

    def __init__(self, beside: Path, prefix: str) -> None:
        remove_abandoned(beside, prefix)
        self._process = os.getpid()
        while True:
            self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
            atexit.register(self.close)
            self._held = (self.path / _HELD).open("w")
            try:
                fcntl.flock(self._held, fcntl.LOCK_EX)
            except OSError:  # a disk that knows no locks
                self.close()
                raise
            if (self.path / _HELD).exists():  # else another process took it for an abandoned one just before
                return
            self.close()

    def close(self) -> None:
        """Delete the folder with all that is in it; who has a file of it open reads that to the end."""
        atexit.unregister(self.close)
        if os.getpid() == self._process:  # and not one that was forked off
            shutil.rmtree(self.path, ignore_errors=True)
        self._held.close()


def frozen(database: Path, beside: Path) -> OwnFolder | None:
    """A folder with a copy of a database under its own name; None if none can be made that takes no room.

    StoreError if the writer leaves no moment to make it.
    """
    if not database.is_dir():
        return None
    try:
        folder = OwnFolder(beside, READING)
    except OSError:
        return None
    try:
        for _ in range(_TRIES):
            with suppress(FileNotFoundError):  # a table was merged into others as it was to be linked
                if copied(database, folder.path / database.name, only_links=True):
                    return folder
            shutil.rmtree(folder.path / database.name, ignore_errors=True)
            time.sleep(_PAUSE)
    except OSError:
        folder.close()
        return None
    folder.close()
    raise without_pause(beside)


def without_pause(store: Path) -> StoreError:
    """Why a store cannot be copied whose writer changes its tables each time."""
    return StoreError(f"the store in {store} is written to without a pause; try again in a moment")


def is_written(database: Path) -> bool:
    """Whether another process has a database open to write to it."""
    try:
        with (database / "LOCK").open("rb") as lock:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def copied(database: Path, copy: Path, *, only_links: bool = False) -> bool:
    """Copy a database; False if it took on other tables meanwhile, so that logs and tables may not fit each other.

    A log may have grown: then its copy ends earlier, and so does what is read. OSError if the disk does not take it:
    with ``only_links``, also if it knows no links of tables, which are copied otherwise.
    """
    manifests = _manifests(database)
    copy.mkdir()
    for path in sorted(database.iterdir()):
        if path.name.startswith(_LEFT_OUT):
            continue
        if path.suffix in _TABLES:
            _link(path, copy / path.name, only_links)
        else:
            shutil.copyfile(path, copy / path.name)
    return _manifests(database) == manifests


def _manifests(database: Path) -> Signature:
    return tuple(part for part in database_signature(database) if not part[0].endswith(".log"))


def _link(path: Path, copy: Path, only_links: bool) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one that knows no links
        if only_links:
            raise
        shutil.copyfile(path, copy)


def remove_abandoned(beside: Path, prefix: str) -> None:
    """Delete the folders of processes that were killed; those of living ones are locked."""
    for folder in beside.glob(f"{prefix}*"):
        try:
            with (folder / _HELD).open("r+") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
