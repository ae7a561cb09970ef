"""The bodies of the reference data, by their names: ministries with their portfolios, agencies."""

from __future__ import annotations

from functools import cache

from urbankg.files import REFERENCE, rows, several
from urbankg.persian.fold import key


@cache
def ministries() -> dict[str, str]:
    """The full name of each ministry («وزارت کشور»), by the key of its portfolio («کشور») and of its short forms."""
    found: dict[str, str] = {}
    for row in rows(REFERENCE / "ministries.csv"):
        name = row["name_fa"]
        found.setdefault(key(name.removeprefix("وزارت ")), name)
    for row in rows(REFERENCE / "ministries.csv"):
        for short in several(row["short_forms"]):
            found.setdefault(key(short.removeprefix("وزارت ")), row["name_fa"])
        for before in several(row["predecessors"]):  # under the name that it bore then
            found.setdefault(key(before.removeprefix("وزارت ")), before)
    return found
