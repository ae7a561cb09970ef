"""Finds the dates of running text: what stands together for one day (`date_groups`), resolved to a span."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from urbankg.errors import DateError
from urbankg.persian.calendars import CalendarName, first_day, last_day, to_jalali
from urbankg.persian.date_groups import Candidate, Group, candidates_in, grouped, relative_of
from urbankg.persian.date_patterns import (
    blocked_after,
    blocked_before,
    habit_before,
    lead_before,
    small_number_after,
)
from urbankg.persian.date_words import Month, months, relatives, squash, weekdays, words
from urbankg.persian.datespan import DateSpan
from urbankg.persian.fold import word_places
from urbankg.persian.numbers import parse_number, parse_ordinal

# «ساعتی پیش از نشست» counts from the session, not from now; «هفته پیش از کار کنار رفت» does not.
_EARLIER = re.compile(r"(?:ساعتی|ساعت|ساعاتی|دقایقی|لحظاتی) +(?:پیش|قبل)$")
_THAN = re.compile(r" +از(?!\w)")
_DAY = dt.timedelta(days=1)
_WEEK = 7 * _DAY
# How far after publication a day or month without a year may lie and still be meant as coming.
_COMING = 90 * _DAY
_NEW_YEAR_COMING = 20 * _DAY


class FoundDate(NamedTuple):
    """A date at ``text[start:end]`` of the folded text that was searched."""

    start: int
    end: int
    span: DateSpan


def find_dates(
    folded: str, published: dt.date | None, places: Mapping[str, Sequence[int]] | None = None
) -> list[FoundDate]:
    """The dates of a folded text (`Folded.text`), with relative ones counted from the day of publication.

    Give the whole text of an article at once: «امروز (دوشنبه ۲۷ دی)» tells which day the article was written
    on, for all of it. Without ``published`` only what names its own year is found. Days that do not exist are
    left out, and so is what may be a date but does not tell which. ``places`` are the `word_places` of the text,
    if they are known already.

    >>> from urbankg.persian.fold import fold
    >>> text = fold("او روز دوشنبه رفت؛ وی از مهر ۱۳۹۸ شهردار بود.")
    >>> [(text[f.start:f.end], f.span.key) for f in find_dates(text, dt.date(2022, 1, 19))]
    [('روز دوشنبه', '2022-01-17'), ('مهر 1398', 'j1398-07')]
    """
    groups = grouped(folded, candidates_in(folded, word_places(folded) if places is None else places))
    reader = _Reader(folded, _written_on(folded, groups, published))
    found: list[FoundDate] = []
    for group in groups:
        found.extend(reader.read(group))
    return found


def _written_on(folded: str, groups: list[Group], published: dt.date | None) -> dt.date | None:
    """The day that «امروز» is: an explicit date beside it overrules the day of publication by a few days."""
    reader = _Reader(folded, published)
    for group in groups:
        near, explicit = group.of("rel"), group.of("day", "num")
        if near is None or explicit is None:
            continue
        for found in reader.read(group):
            written = found.span.earliest - (relative_of(near).offset or 0) * _DAY
            if published is None or abs(written - published) <= _WEEK:
                return written
    return published


class _Reader:
    """Resolves groups of candidates one after the other against the day on which the text was written."""

    def __init__(self, folded: str, today: dt.date | None) -> None:
        self.folded = folded
        self.today = today
        self.last_year: int | None = None  # Jalali, for «همان سال»

    def read(self, group: Group) -> list[FoundDate]:
        """The dates of a group: none if it is no date, two for «۲۷ و ۲۸ دی»."""
        if group.of("day", "week", "rel") and self._is_name(group):
            return []
        first = group.of("day", "num") or group.of("week") or group.candidates[0]
        try:
            found = _FORMS[first.form](self, group, first)
        except DateError:
            return []
        for date in found:
            if date.span.calendar == "jalali" and first.form not in ("rel", "week", "ago"):
                self.last_year = to_jalali(date.span.earliest)[0]
        return found

    def _is_name(self, group: Group) -> bool:
        before = self._before(group)
        if group.candidates[0].form == "week" and habit_before().search(before):
            return True
        return bool(blocked_before().search(before) or blocked_after().match(self.folded, group.end))

    def _before(self, group: Group) -> str:
        return self.folded[max(0, group.start - 40) : group.start]

    def _found(self, start: int, end: int, span: DateSpan) -> FoundDate:
        return FoundDate(start, end, span.saying(self.folded[start:end]))

    # One method a form: the words of a group → dates; DateError where they are none.

    def day(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«۲۷ دی ۱۴۰۰», «دوشنبه ۲۷ دی», «۲۷ و ۲۸ دی», «۲۷ ماه جاری»."""
        numbers = [_rank(text) for text in (said.group("day_a"), said.group("day_b")) if text]
        weekday = self._weekday(group) if len(numbers) == 1 else None
        if said.group("day_rel"):
            year, month = self._month_from_now(relatives()[squash(said.match["day_rel"])].offset)
            days = [DateSpan.of("jalali", year, month, number) for number in numbers]
        else:
            name = months()[squash(said.match["day_month"])]
            days = [
                self._day_of(name, number, self._year(said, name.calendar), weekday) for number in numbers
            ]
        if len(days) == 1:
            return [self._found(group.start, group.end, days[0])]
        split = said.match.start("day_b")
        return [
            self._found(group.start, said.match.end("day_a"), days[0]),
            self._found(split, group.end, days[1]),
        ]

    def month(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«مهر ۱۳۹۸», «مهرماه», «دی ماه سال جاری», «اواخر شهریور»."""
        name = months()[squash(said.match["month_name"])]
        year = self._year(said, name.calendar)
        month_said = said.group("month_mah") or said.group("month_mah2")
        if year is None:
            alone = name.standing == "alone" and lead_before("month_lead").search(self._before(group))
            if alone and small_number_after().match(self.folded, group.end):
                return []
            if name.standing == "year" or not (month_said or alone):
                return []
            now_year, now_month = self._now(name.calendar)
            year = now_year if name.number <= now_month + _COMING.days // 30 else now_year - 1
        return [self._found(group.start, group.end, DateSpan.of(name.calendar, year, name.number))]

    def num(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«1400/10/27», «27/10/1400», «95/6/12»."""
        a, b, c = (said.match[f"num_{part}"] for part in "abc")
        if (len(c) == 4 and len(a) <= 2) or (len(a) <= 2 and len(c) == 2 and int(c) > 31):
            a, c = c, a
        if len(c) > 2 or len(a) not in (2, 4) or (len(a) == 2 and said.match["num_sep"] != "/"):
            return []
        year = int(a) if len(a) == 4 else self._short_year(int(a), least=60)
        return [self._found(group.start, group.end, DateSpan.of(_calendar(year), year, int(b), int(c)))]

    def season(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«بهار ۱۳۵۸», «تابستان سال گذشته»."""
        year = self._year(said, "jalali")
        if year is None:
            return []
        month = int(words("season")[said.match["season_name"]])
        first, last = first_day("jalali", year, month), last_day("jalali", year, month + 2)
        return [self._found(group.start, group.end, DateSpan(first, last, "season", "jalali"))]

    def decade(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«دهه ۶۰», «دهه شصت», «دهه ۱۳۶۰»."""
        year = parse_number(said.match["decade"]) or 0
        if year % 10 or not year:
            return []
        if year < 100:
            year += 1300
        calendar = _calendar(year)
        first, last = first_day(calendar, year), last_day(calendar, year + 9)
        return [self._found(group.start, group.end, DateSpan(first, last, "decade", calendar))]

    def year(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«سال ۱۳۷۸», «سال ۹۲», «سال‌های ۷۸ تا ۸۲», «از ۱۳۷۸ تا ۱۳۸۲»."""
        form = said.form
        if form == "bare" and not lead_before("lead").search(self._before(group)):
            return []
        first, second = said.group(f"{form}_a"), said.group(f"{form}_b")
        era = said.group(f"{form}_era")
        spans = [self._year_span(text, era) for text in (first, second) if text]
        if not second:
            return [self._found(group.start, group.end, spans[0])]
        return [
            self._found(group.start, said.match.end(f"{form}_a"), spans[0]),
            self._found(said.match.start(f"{form}_b"), group.end, spans[1]),
        ]

    def ago(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«سه روز پیش», «دو هفته قبل»; not «سه روز گذشته», which is a stretch of time."""
        number = parse_number(said.match["ago_number"])
        if number is None or said.match["ago_way"] not in ("پیش", "قبل"):
            return []
        unit = said.match["ago_unit"]
        today = self._today()
        if unit == "روز":
            span = DateSpan.of_day(today - number * _DAY)
        elif unit == "هفته":
            middle = today - number * _WEEK
            span = DateSpan(middle - 3 * _DAY, middle + 3 * _DAY, "week", "jalali")
        elif unit == "ماه":
            span = DateSpan.of("jalali", *self._month_from_now(-number))
        elif number < 10:  # more is said in round numbers
            span = DateSpan.of("jalali", self._now("jalali")[0] - number)
        else:
            return []
        return [self._found(group.start, group.end, span)]

    def rel(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«دیروز», «هفته گذشته», «ماه جاری», «امسال»."""
        unit, offset = relative_of(said)
        if _EARLIER.search(said.match["rel"]) and _THAN.match(self.folded, group.end):
            return []
        if unit == "day":
            span = DateSpan.of_day(self._today() + (offset or 0) * _DAY)
        elif unit == "week":
            first = self._week_from_now(offset or 0)
            span = DateSpan(first, first + 6 * _DAY, "week", "jalali")
        elif unit == "month":
            span = DateSpan.of("jalali", *self._month_from_now(offset))
        else:
            span = DateSpan.of("jalali", self._year_from_now(offset, "jalali"))
        return [self._found(group.start, group.end, span)]

    def week(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«روز دوشنبه»: the last one, today included; «دوشنبه آینده», «دوشنبه هفته گذشته», «امروز دوشنبه»."""
        weekday = weekdays()[squash(said.match["week_day"])]
        near = group.of("rel")
        today = self._today()
        if near is not None:
            offset = relative_of(near).offset or 0
            day = _next(weekday, today) if offset > 0 else _last(weekday, today + offset * _DAY)
        elif said.group("week_rel"):
            first = self._week_from_now(relatives()[squash(said.match["week_rel"])].offset or 0)
            day = _next(weekday, first - _DAY)
        elif said.group("week_next"):
            day = _next(weekday, today)
        else:
            day = _last(weekday, today - _DAY if said.group("week_last") else today)
        return [self._found(group.start, group.end, DateSpan.of_day(day))]

    def _today(self) -> dt.date:
        if self.today is None:
            raise DateError("a relative date in a text of unknown date; give the day of publication")
        return self.today

    def _now(self, calendar: CalendarName) -> tuple[int, int]:
        today = self._today()
        return to_jalali(today)[:2] if calendar == "jalali" else (today.year, today.month)

    def _month_from_now(self, offset: int | None) -> tuple[int, int]:
        year, month = self._now("jalali")
        years, month = divmod(month - 1 + (offset or 0), 12)
        return year + years, month + 1

    def _week_from_now(self, offset: int) -> dt.date:
        return _last(6, self._today()) + offset * _WEEK

    def _year_from_now(self, offset: int | None, calendar: CalendarName) -> int:
        if offset is None and self.last_year is not None:
            return self.last_year
        return self._now(calendar)[0] + (offset or 0)

    def _weekday(self, group: Group) -> int | None:
        said = group.of("week")
        return weekdays()[squash(said.match["week_day"])] if said else None

    def _short_year(self, year: int, least: int = 20) -> int:
        """A year of two digits: ۷۰ is 1370, ۰۲ is 1402 if that is not far after publication."""
        if year >= 100:
            return year
        if year >= least:
            return 1300 + year
        if year < 10 and (self.today is None or 1400 + year <= self._now("jalali")[0] + 5):
            return 1400 + year
        raise DateError(
            f"a year of two digits that may be of either century: {year:02}; write all four digits"
        )

    def _year(self, said: Candidate, calendar: CalendarName) -> int | None:
        """The year that stands beside a month or season; None if none does."""
        form = said.form
        if relative := said.group(f"{form}_yrel"):
            return self._year_from_now(relatives()[squash(relative)].offset, calendar)
        digits = said.group(f"{form}_ysaid") or said.group(f"{form}_y")
        if digits is None:
            return None
        year = self._short_year(int(digits))
        era = said.group(f"{form}_said_era") or said.group(f"{form}_era")
        if calendar != "lunar" and calendar != (words("era").get(_spaced(era)) if era else _calendar(year)):
            raise DateError(f"a month and a year of different calendars: {said.match[0]}")
        return year

    def _year_span(self, text: str, era: str | None) -> DateSpan:
        year = self._short_year(int(text))
        calendar = words("era")[_spaced(era)] if era else _calendar(year)
        return DateSpan.of(calendar, year)  # type: ignore[arg-type]

    def _day_of(self, name: Month, number: int, year: int | None, weekday: int | None) -> DateSpan:
        if year is not None:
            return DateSpan.of(name.calendar, year, name.number, number)
        if name.standing in ("year", "day"):
            raise DateError("a day of a month that is no date without its year")
        this_year = self._now(name.calendar)[0]
        days = []
        for year_tried in (this_year - 1, this_year, this_year + 1):
            try:
                days.append(first_day(name.calendar, year_tried, name.number, number))
            except DateError:
                continue
        day = _meant(days, self._today(), weekday)
        return DateSpan(day, day, "day", name.calendar)


def _meant(days: list[dt.date], today: dt.date, weekday: int | None) -> dt.date:
    """Which of the days of some years is meant: the one with the right weekday, else the likely one."""
    if not days:
        raise DateError("no such day in any year")
    fitting = [day for day in days if weekday is None or day.isoweekday() == weekday]
    if weekday is not None and fitting:
        return min(fitting, key=lambda day: abs(day - today))
    past = [day for day in days if day <= today]
    coming = [day for day in days if day > today]
    if coming and coming[0] - today <= (_COMING if len(past) == 1 else _NEW_YEAR_COMING):
        return coming[0]
    return past[-1] if past else coming[0]


def _rank(text: str) -> int:
    digits = re.match(r"\d+", text)
    number = int(digits[0]) if digits else parse_ordinal(text) or parse_number(text)
    if number is None:
        raise DateError(f"not a day of a month: {text}")
    return number


def _spaced(era: str | None) -> str:
    """The era as the table spells it."""
    return next(name for name in words("era") if squash(name) == squash(era or ""))


def _calendar(year: int) -> CalendarName:
    return "jalali" if year < 1600 else "gregorian"


def _last(weekday: int, day: dt.date) -> dt.date:
    return day - (day.isoweekday() - weekday) % 7 * _DAY


def _next(weekday: int, day: dt.date) -> dt.date:
    return day + ((weekday - day.isoweekday() - 1) % 7 + 1) * _DAY


_FORMS: dict[str, Callable[[_Reader, Group, Candidate], list[FoundDate]]] = {
    "day": _Reader.day,
    "month": _Reader.month,
    "num": _Reader.num,
    "season": _Reader.season,
    "decade": _Reader.decade,
    "year": _Reader.year,
    "bare": _Reader.year,
    "ago": _Reader.ago,
    "rel": _Reader.rel,
    "week": _Reader.week,
}
