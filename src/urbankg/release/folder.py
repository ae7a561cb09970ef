"""Folders that appear whole or not at all: built beside, then renamed; an older one of the same kind gives way."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from urbankg.errors import StoreError


@contextmanager
def built(folder: Path, mark: str, kind: str) -> Iterator[Path]:
    """A new folder to fill, which takes the place of ``folder`` when all went well and else is gone.

    What is there gives way if it is empty or has the file ``mark``, by which a folder of its kind is known.
    StoreError if it is something else, or the disk does not take it.
    """
    folder = folder.resolve()
    refuse_others(folder, mark, kind)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        fresh = beside / "new"
        fresh.mkdir()
        yield fresh
        refuse_others(folder, mark, kind)  # it may have come meanwhile
        if folder.exists():
            folder.rename(beside / "old")
        try:
            fresh.rename(folder)
        except OSError:
            if (beside / "old").exists():
                (beside / "old").rename(folder)
            raise
    except OSError as error:
        raise _unwritable(folder, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def refuse_others(folder: Path, mark: str, kind: str) -> None:
    """StoreError if a folder is there that is neither empty nor of the kind that a file marks."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; give a folder")
    if folder.exists() and not (folder / mark).is_file() and any(folder.iterdir()):
        raise StoreError(f"{folder} is not empty and no {kind} of urbankg; choose another folder")


def _unwritable(folder: Path, error: OSError) -> StoreError:
    where = f" ({error.filename})" if error.filename else ""
    return StoreError(f"{folder} cannot be written: {error.strerror or error}{where}; choose another folder")
