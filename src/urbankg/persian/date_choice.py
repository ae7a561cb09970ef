"""Which day is meant by words that fit several: a day of a month without its year, a weekday, a year of two digits."""

from __future__ import annotations

import datetime as dt

from urbankg.errors import DateError

_DAY = dt.timedelta(days=1)
# How far after publication a day without a year may lie and still be meant as coming.
COMING = 90 * _DAY
_NEW_YEAR_COMING = 20 * _DAY


def meant(days: list[dt.date], today: dt.date, weekday: int | None) -> dt.date:
    """Which of the days of some years is meant: the one with the right weekday, else the likely one."""
    if not days:
        raise DateError("no such day in any year")
    fitting = [day for day in days if weekday is None or day.isoweekday() == weekday]
    if weekday is not None and fitting:
        return min(fitting, key=lambda day: abs(day - today))
    past = [day for day in days if day <= today]
    coming = [day for day in days if day > today]
    if coming and coming[0] - today <= (COMING if len(past) == 1 else _NEW_YEAR_COMING):
        return coming[0]
    return past[-1] if past else coming[0]


def last_before(weekday: int, day: dt.date) -> dt.date:
    """The last such weekday up to a day, that day included."""
    return day - (day.isoweekday() - weekday) % 7 * _DAY


def next_after(weekday: int, day: dt.date) -> dt.date:
    """The next such weekday after a day."""
    return day + ((weekday - day.isoweekday() - 1) % 7 + 1) * _DAY


def month_from(year: int, month: int, offset: int) -> tuple[int, int]:
    """The year and month that are so many months later.

    >>> month_from(1400, 11, 3)
    (1401, 2)
    """
    years, month = divmod(month - 1 + offset, 12)
    return year + years, month + 1


def full_year(year: int, least: int, this_year: int | None) -> int:
    """The year that digits mean: of two, from ``least`` on, ۷۰ is 1370; ۰۲ is 1402 if that is not far from now.

    >>> full_year(70, 20, 1400), full_year(2, 20, 1400), full_year(1398, 20, None)
    (1370, 1402, 1398)
    """
    if year >= 100:
        return year
    if year >= least:
        return 1300 + year
    if year < 10 and (this_year is None or 1400 + year <= this_year + 5):
        return 1400 + year
    raise DateError(f"a year of two digits that may be of either century: {year:02}; write all four digits")
