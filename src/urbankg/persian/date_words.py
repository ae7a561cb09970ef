"""Names of months and weekdays, read from the phrase tables and made ready for patterns over folded text."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from urbankg.files import PHRASES, rows, several
from urbankg.persian.calendars import CalendarName
from urbankg.persian.fold import fold


class Month(NamedTuple):
    """A month of one of the calendars."""

    calendar: CalendarName
    number: int
    alone: bool  # the bare name is never a person's


@cache
def months() -> dict[str, Month]:
    """Every spelling of every month, folded and without spaces.

    >>> months()["ابان"]
    Month(calendar='jalali', number=8, alone=False)
    """
    found: dict[str, Month] = {}
    for row in rows(PHRASES / "months.csv"):
        calendar: CalendarName = row["calendar"]  # type: ignore[assignment]
        month = Month(calendar, int(row["number"]), row["alone"] == "yes")
        for name in (row["name"], *several(row["variants"])):
            found[squash(name)] = month
    return found


@cache
def weekdays() -> dict[str, int]:
    """Every spelling of every weekday, folded and without spaces, to its number in ISO 8601.

    >>> weekdays()[squash("سه‌شنبه")]
    2
    """
    return {
        squash(name): int(row["number"])
        for row in rows(PHRASES / "weekdays.csv")
        for name in (row["name"], *several(row["variants"]))
    }


def squash(text: str) -> str:
    """The text folded, without any space: the form in which words of dates are looked up."""
    return fold(text).replace(" ", "")
