"""The address of a store on a server, told from the directory of an embedded one."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from urbankg.errors import StoreError

_MEANT = re.compile(r"\s*([a-z][a-z0-9+.-]+:/{1,2}|[a-z0-9.-]+:[0-9]+(/|$))", re.IGNORECASE)


def as_address(place: Path | str) -> str | None:
    """The address that a place is, None for a directory.

    StoreError, without repeating what may be a password, if it is meant for an address and is none; that is also
    what begins with a server and its port, and would be a strange directory.

    >>> as_address("http://localhost:7878/query"), as_address(Path("urbankg-store"))
    ('http://localhost:7878/query', None)
    """
    text = str(place).strip()
    if isinstance(place, Path) or not _MEANT.match(text):
        return None
    try:
        parts = urlsplit(text)
        host, port, named = parts.hostname, parts.port, parts.username is not None
    except ValueError:
        host, port, named = None, None, False
    if named or "@" in parts_before_path(text):
        raise StoreError(
            "the address of the store has a user's name or a password in it; take them out of it and put them into "
            "URBANKG_STORE_USER and URBANKG_STORE_PASSWORD"
        )
    if not text.lower().startswith(("http://", "https://")) or not host or port == 0:
        raise StoreError(
            f"{text} is no address of a store; it begins with http:// or https:// and names a server, as in "
            "https://graphs.example:7878/query"
        )
    return text


def parts_before_path(text: str) -> str:
    """The host of an address with all that stands before and after it up to the path."""
    return text.partition(":")[2].lstrip("/").partition("/")[0]
