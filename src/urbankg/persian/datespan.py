"""A date as an article knows it: an interval of days, how precise it was meant, and its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from urbankg.persian.calendars import CalendarName, first_day, last_day, to_jalali

Precision = Literal["day", "week", "month", "season", "year", "decade"]

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days from ``earliest`` to ``latest``, both included, in which something happened.

    ``precision`` is that of the words, ``calendar`` the one that they are written in, ``text`` the words
    themselves. A lunar day spans three: tables and sighting of the moon can differ by one either way.
    """

    earliest: dt.date
    latest: dt.date
    precision: Precision
    calendar: CalendarName
    text: str = ""

    @classmethod
    def of(
        cls,
        calendar: CalendarName,
        year: int,
        month: int | None = None,
        day: int | None = None,
        text: str = "",
    ) -> DateSpan:
        """The span of a year, a month or a day of a calendar; DateError if it does not exist.

        >>> DateSpan.of("jalali", 1400, 10).earliest
        datetime.date(2021, 12, 22)
        """
        if day is not None:
            found = first_day(calendar, year, month or 1, day)
            leeway = _DAY if calendar == "lunar" else _DAY * 0
            return cls(found - leeway, found + leeway, "day", calendar, text)
        first = first_day(calendar, year, month or 1)
        return cls(first, last_day(calendar, year, month), "month" if month else "year", calendar, text)

    @classmethod
    def of_day(cls, day: dt.date, text: str = "") -> DateSpan:
        """The span of one day that is known as a Gregorian date."""
        return cls(day, day, "day", "jalali", text)

    @property
    def key(self) -> str:
        """The date in the notation of the gold facts: ISO, with ``j`` before a Jalali year or month.

        >>> DateSpan.of("jalali", 1391, 7).key, DateSpan.of("gregorian", 2017).key
        ('j1391-07', '2017')

        Spans that this notation cannot write are given by their year (a decade, ``j136x``, by its tens).
        """
        middle = self.earliest + (self.latest - self.earliest) // 2
        if self.precision == "day":
            return middle.isoformat()
        if self.calendar == "jalali":
            year, month, _ = to_jalali(self.earliest)
            if self.precision == "decade":
                return f"j{year // 10}x"
            return f"j{year:04}-{month:02}" if self.precision == "month" else f"j{year:04}"
        if self.calendar == "gregorian" and self.precision == "decade":
            return f"{self.earliest.year // 10}x"
        if self.calendar == "gregorian" and self.precision == "month":
            return f"{self.earliest:%Y-%m}"
        return f"{middle.year:04}"

    @property
    def jalali(self) -> str:
        """The span in the Jalali calendar, as precise as it is: ``1400-10-27``, ``1400-10``, ``1400``.

        Spans that are no Jalali day, month or year are written as two days with a stroke between.

        >>> DateSpan.of("gregorian", 2022, 1).jalali
        '1400-10-11/1400-11-11'
        """
        first, last = to_jalali(self.earliest), to_jalali(self.latest)
        if first == last:
            return _iso(first)
        if self.calendar == "jalali" and self.precision in ("month", "year"):
            return _iso(first[: 2 if self.precision == "month" else 1])
        return f"{_iso(first)}/{_iso(last)}"

    def saying(self, text: str) -> DateSpan:
        """The same span, said in other words."""
        return replace(self, text=text)


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
