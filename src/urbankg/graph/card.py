"""The card of a store, a file beside its database that tells its layout; and what went wrong, in one line."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

from urbankg.errors import StoreError
from urbankg.files import STORE_CARD
from urbankg.whole_file import whole_file

LAYOUT = 3  # of a store's directory and graphs; a store of another layout is refused, not converted
DATABASE = "database"


def read_card(folder: Path) -> dict[str, Any] | None:
    """The card of the store in a directory, None if there is none; StoreError if it does not fit this program."""
    try:
        text = (folder / STORE_CARD).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file; a store is a directory") from None
        return None
    except OSError as error:
        raise explained(error, folder) from None
    return fitting(text, f"the store in {folder}", str(folder / STORE_CARD))


def fitting(text: bytes | str, store: str, name: str) -> dict[str, Any]:
    """A card's text read; StoreError if it does not fit this program. Both are as people call them."""
    try:
        card = json.loads(text)
    except ValueError:
        card = None
    if not isinstance(card, dict):
        raise StoreError(f"{name} is damaged; remove {store} and ingest again")
    if card.get("layout") != LAYOUT:
        raise StoreError(
            f"{store} has layout {card.get('layout')}, this urbankg writes {LAYOUT}; "
            "ingest its articles into a new store"
        )
    return dict(card)


def write_card(folder: Path, fixed: str) -> None:
    """Write the card; ``fixed`` is the digest of what the reference, ontology and run graphs were made from."""
    with whole_file(folder / STORE_CARD) as file:
        file.write(json.dumps({"layout": LAYOUT, "fixed": fixed}).encode())


def explained(error: OSError | RuntimeError, folder: Path) -> StoreError:
    """What a database's error means for who runs the program, in one line with the way out."""
    said = str(error)
    number = error.errno if isinstance(error, OSError) else None
    if "LOCK" in said or "lock" in said:
        return StoreError(
            f"another program writes to the store in {folder}; wait for it or choose another --store"
        )
    if number == errno.ENOSPC or "No space left" in said:
        return StoreError(
            f"no space left on the disk of {folder}; what was finished is kept: free some and run again"
        )
    if number in (errno.EACCES, errno.EROFS, errno.EPERM) or "Permission" in said or "Read-only" in said:
        return StoreError(f"{folder} cannot be written; choose another --store or change its permissions")
    return StoreError(
        f"the store in {folder} cannot be used: {said}; if it is damaged, remove it and ingest again"
    )


def is_damage(error: RuntimeError) -> bool:
    """Whether an error, which Oxigraph may give at any row, says that a file of a database is damaged."""
    return str(error).startswith("Corruption")


def damaged(error: RuntimeError) -> str:
    """What such an error means for who runs the program."""
    return f"the store is damaged: {' '.join(str(error).split())}; remove it and ingest again"
