"""Dates: what a user types, strictly read, and what an article says, found in its running text.

A date is a `DateSpan`, an interval with a precision; a day that does not exist is refused, never shifted.
"""

from __future__ import annotations

import re

from urbankg.errors import DateError
from urbankg.persian.calendars import CalendarName
from urbankg.persian.date_finder import FoundDate, find_dates
from urbankg.persian.date_words import months, squash
from urbankg.persian.datespan import DateSpan, Precision
from urbankg.persian.fold import Folded

__all__ = ["DateSpan", "FoundDate", "Precision", "find_dates", "parse_date"]

_ADVICE = "write for example 1400-10-27, 1400-10, 1400, 2022-01-17 or ۲۷ دی ۱۴۰۰"
_NUMERIC = re.compile(r"(j?)(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_NAMED = re.compile(r"(?:(\d{1,2}) ?)?([^\d\W][^\d]*?)(?: ?ماه)? ?(?:سال )?(\d{4})")


def parse_date(text: str) -> DateSpan:
    """A date that a user gave: a day, a month or a year of the Jalali, Gregorian or lunar calendar.

    Four-digit years from 1200 to 1599 are Jalali unless a lunar month is named; later ones are Gregorian.
    DateError says what is wrong.

    >>> parse_date("۲۷ دی ۱۴۰۰").key, parse_date("1400-10").key, parse_date("2022-01-17").jalali
    ('2022-01-17', 'j1400-10', '1400-10-27')
    >>> parse_date("1400-12-30")
    Traceback (most recent call last):
    ...
    urbankg.errors.DateError: no such Jalali day: 1400-12-30; Esfand 1400 has 29 days
    """
    folded = " ".join(Folded.of(text).text.split())
    if found := _NUMERIC.fullmatch(folded):
        year = int(found[2])
        calendar = _calendar(year, text)
        if found[1] and calendar != "jalali":
            raise DateError(f"not a date: {_shown(text)}; {_ADVICE}")
        return DateSpan.of(calendar, year, _number(found[3]), _number(found[4]), text.strip())
    if found := _NAMED.fullmatch(folded):
        month = months().get(squash(found[2]))
        if month is not None and (
            month.calendar == "lunar" or _calendar(int(found[3]), text) == month.calendar
        ):
            return DateSpan.of(month.calendar, int(found[3]), month.number, _number(found[1]), text.strip())
    raise DateError(f"not a date: {_shown(text)}; {_ADVICE}")


def _calendar(year: int, text: str) -> CalendarName:
    if 1200 <= year < 1600:
        return "jalali"
    if 1800 <= year < 2250:
        return "gregorian"
    raise DateError(f"not a year of the Jalali or Gregorian calendar: {year} in {_shown(text)}; {_ADVICE}")


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")
