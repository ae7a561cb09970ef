import datetime as dt

import jdatetime
import pytest
from hijridate import Hijri

from urbankg.errors import DateError
from urbankg.persian.calendars import (
    first_day,
    from_jalali,
    is_jalali_leap,
    jalali_month_length,
    last_day,
    to_jalali,
)


def test_agrees_with_jdatetime_on_every_day_of_two_centuries() -> None:
    day = dt.date(1850, 1, 1)
    while day < dt.date(2080, 1, 1):
        oracle = jdatetime.date.fromgregorian(date=day)
        assert to_jalali(day) == (oracle.year, oracle.month, oracle.day)
        assert from_jalali(*to_jalali(day)) == day
        day += dt.timedelta(days=1)


def test_every_month_ends_where_the_next_begins() -> None:
    for year in range(1250, 1500):
        for month in range(1, 13):
            length = jalali_month_length(year, month)
            assert last_day("jalali", year, month) == from_jalali(year, month, length)
            with pytest.raises(DateError):
                from_jalali(year, month, length + 1)
        assert (last_day("jalali", year) - from_jalali(year, 1, 1)).days == 364 + is_jalali_leap(year)


def test_lunar_days_are_those_of_the_tables() -> None:
    assert first_day("lunar", 1443, 3, 9) == Hijri(1443, 3, 9).to_gregorian()
    assert type(first_day("lunar", 1443, 3, 9)) is dt.date
    # Outside the tables the tabular calendar goes on: the first baladiye law is of 20 Rabi II 1325.
    assert abs((first_day("lunar", 1325, 4, 20) - dt.date(1907, 6, 2)).days) <= 1
    assert abs((first_day("lunar", 1342, 12, 29) - first_day("lunar", 1343, 1, 1)).days) <= 2


@pytest.mark.parametrize(
    ("calendar", "parts"),
    [
        ("jalali", (1400, 12, 30)),
        ("jalali", (1400, 7, 31)),
        ("jalali", (1400, 13, 1)),
        ("jalali", (1400, 1, 0)),
        ("jalali", (900, 1, 1)),
        ("gregorian", (2021, 2, 29)),
        ("gregorian", (99, 2, 2)),
        ("lunar", (1443, 3, 31)),
    ],
)
def test_a_day_that_does_not_exist_is_refused(calendar: str, parts: tuple[int, int, int]) -> None:
    with pytest.raises(DateError, match="no such"):
        first_day(calendar, *parts)  # type: ignore[arg-type]
