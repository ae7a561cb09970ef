"""A folder with a site in it: files are written whole, only where they changed, and what is no longer of it goes.

The list of files, with what is in each, stands in the folder itself. A folder with other things in it is refused, and
nothing is ever removed that is not on the list.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from urbankg.errors import UrbankgError

LIST = ".urbankg-site.json"  # name and digest of each file
_BEGUN = ".urbankg-site.begun"  # names of files of a run that has not ended
_TEMPORARY = ".writing"


class SiteError(UrbankgError):
    """A folder that no site can be written to."""


def digest_of(body: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(body).hexdigest()[:32]


def write(folder: Path, name: str, body: bytes, known: str | None) -> bool:
    """Write a file, whole or not at all, unless it has this content; ``known`` is the digest on the list.

    False if it was left as it is.
    """
    path = folder / name
    if known == digest_of(body) and path.is_file():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}{_TEMPORARY}{os.getpid()}")
    try:
        temporary.write_bytes(body)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return True


class Folder:
    """The folder of a site while it is written; SiteError if it is another folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, str] = {}
        try:
            self._open()
        except OSError as error:
            raise SiteError(f"{path} cannot be written: {error.strerror or error}") from None

    def _open(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        there, begun = self.path / LIST, self.path / _BEGUN
        if there.is_file():
            self.known = _list_of(there)
        elif not begun.is_file() and any(self.path.iterdir()):
            raise SiteError(
                f"{self.path} has files in it and is no site of urbankg; name a new or an empty folder, or one that "
                "`urbankg site` wrote"
            )
        if begun.is_file():  # what an interrupted run wrote is on no list: it is ours, whatever is in it
            for name in begun.read_text(encoding="utf-8").splitlines():
                self.known.setdefault(name, "")
        begun.touch()

    def plan(self, names: Iterable[str]) -> None:
        """Note files that are about to be written, so that a later run knows them as ours if this one is killed."""
        fresh = [name for name in names if name not in self.known]
        with (self.path / _BEGUN).open("a", encoding="utf-8") as begun:
            begun.writelines(f"{name}\n" for name in fresh)

    def close(self, written: dict[str, str]) -> int:
        """Remove what is no longer of the site and keep the new list; gives how many files went."""
        gone = sum(self._remove(name) for name in sorted(self.known) if name not in written)
        for left in self.path.rglob(f"*{_TEMPORARY}*"):
            left.unlink(missing_ok=True)
        body = json.dumps(
            {"urbankg-site": 1, "files": dict(sorted(written.items()))}, indent=0, ensure_ascii=False
        )
        write(self.path, LIST, body.encode(), None)
        (self.path / _BEGUN).unlink(missing_ok=True)
        return gone

    def _remove(self, name: str) -> bool:
        """Remove a file, and the folders that are empty then; False if it was not there."""
        path = self.path / name
        if not path.is_file():
            return False
        path.unlink()
        for parent in path.parents:
            if parent == self.path or any(parent.iterdir()):
                break
            parent.rmdir()
        return True


def _list_of(path: Path) -> dict[str, str]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))["files"]
        files = {str(name): str(digest) for name, digest in told.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SiteError(
            f"{path} is no list of a site's files; remove the folder to write the site anew"
        ) from None
    if any(".." in Path(name).parts or Path(name).is_absolute() for name in files):
        raise SiteError(f"{path} names files outside of its folder; remove it to write the site anew")
    return files
