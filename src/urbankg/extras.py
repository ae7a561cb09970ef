"""Libraries that only some commands and formats need: named in one line where they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from urbankg.errors import UrbankgError


@contextmanager
def needs(extra: str, what: str, error: type[UrbankgError] = UrbankgError) -> Iterator[None]:
    """Around imports: ``error`` with the command that installs an extra of urbankg, if one is not there.

    >>> with needs("zstd", "a .zst file"):
    ...     import no_such_library
    Traceback (most recent call last):
    urbankg.errors.UrbankgError: a .zst file needs no_such_library, which is not installed: pip install 'urbankg[zstd]'
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        raise error(
            f"{what} needs {missing.name}, which is not installed: pip install 'urbankg[{extra}]'"
        ) from None
