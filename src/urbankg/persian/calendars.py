"""The three calendars of Persian news as arithmetic: Jalali, Gregorian and lunar days that exist."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from hijridate import Hijri

from urbankg.errors import DateError

CalendarName = Literal["jalali", "gregorian", "lunar"]

# Years in which the 33-year rule of leap years agrees with the equinox.
_JALALI_YEARS = range(1178, 1634)
_LUNAR_YEARS = range(1200, 1600)
_GREGORIAN_YEARS = range(1800, 2250)
_LEAPS_OF_33 = (1, 5, 9, 13, 17, 22, 26, 30)
_LEAPS_BEFORE = tuple(sum(leap < year for leap in _LEAPS_OF_33) for year in range(34))
# Ordinal of the day before 1 Farvardin 1 in `datetime.date.toordinal`, by the 33-year rule counted backwards.
_JALALI_EPOCH = 226894
_JALALI_NAMES = (
    *("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar"),
    *("Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"),
)
_LUNAR_EPOCH = 227014  # ordinal of 1 Muharram 1 in the tabular calendar


def is_jalali_leap(year: int) -> bool:
    """Whether Esfand has 30 days in this Jalali year.

    >>> is_jalali_leap(1399), is_jalali_leap(1400)
    (True, False)
    """
    return year % 33 in _LEAPS_OF_33


def jalali_month_length(year: int, month: int) -> int:
    """The number of days of a Jalali month.

    >>> jalali_month_length(1400, 7)
    30
    """
    if month < 7:
        return 31
    return 30 if month < 12 or is_jalali_leap(year) else 29


def from_jalali(year: int, month: int, day: int) -> dt.date:
    """The Gregorian date of a Jalali day; DateError if there is no such day.

    >>> from_jalali(1400, 10, 27)
    datetime.date(2022, 1, 17)
    """
    if year not in _JALALI_YEARS or not 1 <= month <= 12:
        raise DateError(f"no such Jalali month: {year:04}-{month:02}; write for example 1400-10")
    length = jalali_month_length(year, month)
    if not 1 <= day <= length:
        name = _JALALI_NAMES[month - 1]
        raise DateError(f"no such Jalali day: {year:04}-{month:02}-{day:02}; {name} {year} has {length} days")
    return dt.date.fromordinal(_jalali_new_year(year) + (month - 1) * 30 + min(month - 1, 6) + day - 1)


def to_jalali(day: dt.date) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian date in the Jalali calendar.

    >>> to_jalali(dt.date(2022, 1, 17))
    (1400, 10, 27)
    """
    year = day.year - 621
    offset = day.toordinal() - _jalali_new_year(year)
    if offset < 0:
        year -= 1
        offset = day.toordinal() - _jalali_new_year(year)
    if offset < 186:
        return year, offset // 31 + 1, offset % 31 + 1
    return year, (offset - 186) // 30 + 7, (offset - 186) % 30 + 1


def _jalali_new_year(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return _JALALI_EPOCH + 365 * (year - 1) + 8 * cycles + _LEAPS_BEFORE[rest] + 1


def first_day(calendar: CalendarName, year: int, month: int = 1, day: int = 1) -> dt.date:
    """The Gregorian date of a day in any of the calendars; DateError if there is no such day.

    Lunar days are those of the Umm al-Qura tables (before 1343 and after 1500 AH of the tabular calendar);
    Iran's own sighting can differ by a day.
    """
    if calendar == "jalali":
        return from_jalali(year, month, day)
    if calendar == "lunar":
        return _from_lunar(year, month, day)
    if year in _GREGORIAN_YEARS:
        try:
            return dt.date(year, month, day)
        except ValueError:
            pass
    raise DateError(f"no such day: {year:04}-{month:02}-{day:02}; write for example 2022-01-17")


def last_day(calendar: CalendarName, year: int, month: int | None = None) -> dt.date:
    """The Gregorian date of the last day of a month, or of a year when no month is given.

    >>> last_day("jalali", 1400)
    datetime.date(2022, 3, 20)
    """
    following = (year + 1, 1) if month in (None, 12) else (year, (month or 0) + 1)
    return first_day(calendar, *following) - dt.timedelta(days=1)


def _from_lunar(year: int, month: int, day: int) -> dt.date:
    if year not in _LUNAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        raise DateError(
            f"no such lunar day: {year:04}-{month:02}-{day:02}; write for example 9 ربیع‌الاول 1443"
        )
    if 1343 <= year <= 1500:
        # The 30th of a month that the tables give 29 days may have been the 30th in Iran.
        return dt.date.fromordinal(Hijri(year, month, 1).to_gregorian().toordinal() + day - 1)
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return dt.date.fromordinal(_LUNAR_EPOCH + days)
