"""The bodies of the reference data, by their names: ministries with their portfolios."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import NamedTuple

from urbankg.files import REFERENCE, rows, several
from urbankg.persian.fold import key


class Ministry(NamedTuple):
    """A ministry with its full name, and from when to when it was there (ISO, as precise as known; else empty)."""

    name: str
    since: str
    until: str

    def on(self, day: date) -> bool:
        """Whether it was there on a day."""
        return self.since <= day.isoformat() and (not self.until or day.isoformat() < self.until)


@cache
def ministries() -> dict[str, tuple[Ministry, ...]]:
    """The ministries by the key of their portfolio («کشور») and of its short forms, the likeliest first."""
    found: dict[str, list[Ministry]] = defaultdict(list)
    table = [
        (row, Ministry(row["name_fa"], row["date_from"], row["date_to"]))
        for row in rows(REFERENCE / "ministries.csv")
    ]
    for _, ministry in table:
        found[key(ministry.name.removeprefix("وزارت "))].append(ministry)
    for row, ministry in table:
        for short in several(row["short_forms"]):
            found[key(short.removeprefix("وزارت "))].append(ministry)
        for before in several(row["predecessors"]):  # under the name that it bore then
            found[key(before.removeprefix("وزارت "))].append(Ministry(before, "", row["date_from"]))
    return {portfolio: tuple(known) for portfolio, known in found.items()}


def ministry_named(portfolio: str, day: date | None) -> str:
    """The full name of the ministry with a portfolio, or a short form of it, on a day; empty if there is none.

    >>> ministry_named("مسکن", date(2005, 1, 1))
    'وزارت مسکن و شهرسازی'
    """
    known = ministries().get(key(portfolio), ())
    then = [m for m in known if day and m.on(day)]
    return (then or known)[0].name if known else ""
