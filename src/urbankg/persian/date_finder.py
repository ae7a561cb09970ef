"""Finds the dates of running text: what stands together for one day (`date_groups`), resolved to a span."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from urbankg.errors import DateError
from urbankg.persian.calendars import CalendarName, first_day, last_day, to_jalali
from urbankg.persian.date_choice import COMING, full_year, last_before, meant, month_from, next_after
from urbankg.persian.date_groups import Candidate, Group, candidates_in, grouped, relative_of
from urbankg.persian.date_patterns import (
    blocked_after,
    blocked_before,
    habit_before,
    heads_line,
    lead_before,
    months_headed,
    small_number_after,
)
from urbankg.persian.date_words import Month, Relative, months, relatives, squash, weekdays, words
from urbankg.persian.datespan import DateSpan
from urbankg.persian.fold import word_places
from urbankg.persian.numbers import parse_number, parse_ordinal

# «ساعتی پیش از نشست» counts from the session, not from now; «هفته پیش از کار کنار رفت» does not.
_EARLIER = re.compile(r"(?:ساعتی|ساعت|ساعاتی|دقایقی|لحظاتی) +(?:پیش|قبل)$")
_THAN = re.compile(r" +از(?!\w)")
_DAY = dt.timedelta(days=1)
_WEEK = 7 * _DAY
_ANCHORED = 600  # characters between a date and the words that count from it («دو روز بعد»)


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
        if near is None or explicit is None or relative_of(near).from_named:
            continue
        for found in reader.read(group):
            written = found.span.earliest - relative_of(near).offset * _DAY
            if published is None or abs(written - published) <= _WEEK:
                return written
    return published or _dateline(folded, groups, reader)


def _dateline(folded: str, groups: list[Group], reader: _Reader) -> dt.date | None:
    """The day that stands in a short line of its own, with its year."""
    for group in groups:
        if group.of("day", "num") is None:
            continue
        if group.is_of_short_line(folded):
            for found in reader.read(group):
                return found.span.earliest
    return None


class _Reader:
    """Resolves groups of candidates one after the other against the day on which the text was written."""

    def __init__(self, folded: str, today: dt.date | None) -> None:
        self.folded = folded
        self.today = today
        self.last_year: int | None = None  # Jalali, for «همان سال»
        self.last: FoundDate | None = None  # for «روز بعد»

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
            if (first.form != "rel" or relative_of(first).offset or self.last is None) and not (
                first.form in ("day", "num") and group.is_dateline(self.folded)
            ):
                self.last = date  # «امروز» often only means these days
        return found

    def _is_name(self, group: Group) -> bool:
        before = self._before(group)
        if group.candidates[0].form == "week" and habit_before().search(before):
            return True
        if (near := group.of("rel")) and relative_of(near).offset <= 0:
            before = ""  # «رئیس دانشگاه دیروز …», but «مدرسه فردا»
        return bool(blocked_before().search(before) or blocked_after().match(self.folded, group.end))

    def _before(self, group: Group) -> str:
        return self.folded[max(0, group.start - 40) : group.start]

    def _found(self, start: int, end: int, span: DateSpan) -> FoundDate:
        return FoundDate(start, end, span.saying(self.folded[start:end]))

    # One method a form: the words of a group → dates; DateError where they are none.

    def day(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«۲۷ دی ۱۴۰۰», «دوشنبه ۲۷ دی», «۲۷ و ۲۸ دی», «۲۷ ماه جاری», «نهم همان ماه»."""
        numbers = [_rank(text) for text in (said.group("day_a"), said.group("day_b")) if text]
        weekday = self._weekday(group) if len(numbers) == 1 else None
        if said.group("day_rel"):
            near = relatives()[squash(said.match["day_rel"])]
            now = to_jalali(self._named(group).span.earliest)[:2] if near.from_named else self._now("jalali")
            year, month = month_from(*now, near.offset)
            days = [DateSpan.of("jalali", year, month, number) for number in numbers]
        else:
            name = months()[squash(said.match["day_month"])]
            of_year, over = self._year(said, name.calendar), heads_line(self.folded, *group.span)
            days = [self._day_of(name, number, of_year, weekday, over=over) for number in numbers]
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
            last = said.group("month_ylast")
            heads = [months()[squash(m)].number for m in months_headed(self.folded, *group.span)]
            alone = last or bool(heads) or self._is_month(group, name)
            if alone and not last and small_number_after().match(self.folded, group.end):
                return []
            if name.standing in ("year", "day") or not (month_said or alone):
                return []
            now_year, now_month = self._now(name.calendar)
            coming = -1 if last else 0 if heads else COMING.days // 30
            # A chronicle that goes on with a month of last year is of that year here, too.
            over = max([name.number, *heads]) > now_month + coming
            year = now_year - 1 if over else now_year
        return [self._found(group.start, group.end, DateSpan.of(name.calendar, year, name.number))]

    def _is_month(self, group: Group, name: Month) -> bool:
        """Whether the word before a bare name shows that it is the month and nobody's name."""
        before = self._before(group)
        if name.standing == "alone" and lead_before("month_lead").search(before):
            return True
        return name.standing in ("", "alone") and lead_before("month_edge").search(before) is not None

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
        """«بهار ۱۳۵۸», «تابستان سال گذشته», «زمستان گذشته»."""
        year = self._year(said, "jalali")
        month = int(words("season")[said.match["season_name"]])
        if year is None:
            if not said.group("season_ylast"):
                return []
            now_year, now_month = self._now("jalali")
            year = now_year if month + 2 < now_month else now_year - 1
        first, last = first_day("jalali", year, month), last_day("jalali", year, month + 2)
        return [self._found(group.start, group.end, DateSpan(first, last, "season", "jalali"))]

    def decade(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«دهه ۶۰», «دهه شصت», «دهه ۱۳۶۰»."""
        year = parse_number(said.match["decade"]) or 0
        if year % 10 or not year:
            return []
        if year < 100:
            year += 1300
        cal = _calendar(year)
        span = DateSpan(first_day(cal, year), last_day(cal, year + 9), "decade", cal)
        return [self._found(group.start, group.end, span)]

    def year(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«سال ۱۳۷۸», «سال ۹۲», «سال‌های ۷۸ تا ۸۲», «از ۱۳۷۸ تا ۱۳۸۲»."""
        form = said.form
        if form == "bare" and not (
            lead_before("lead").search(self._before(group)) or heads_line(self.folded, *group.span)
        ):
            return []
        if form == "year" and (worded := said.group("year_word")):
            return [self._found(group.start, group.end, self._year_span(str(parse_number(worded)), None))]
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
        """«سه روز پیش», «دو روز بعد», «دو هفته پس از آن»; not «سه روز گذشته», which is a stretch of time."""
        number, way = parse_number(said.match["ago_number"]), said.match["ago_way"]
        if number is None or way in ("گذشته", "اخیر", "اینده"):
            return []
        unit = said.match["ago_unit"]
        if way not in ("پیش", "قبل"):
            last = self._named(group)
            number, today = (number if way.startswith(("پیش", "قبل")) else -number), last.span.earliest
            if unit == "روز" and last.span.precision != "day":
                return []
        else:
            today = self._today()
        year, month, _ = to_jalali(today)
        if unit == "روز":
            span = DateSpan.of_day(today - number * _DAY)
        elif unit == "هفته":
            middle = today - number * _WEEK
            span = DateSpan(middle - 3 * _DAY, middle + 3 * _DAY, "week", "jalali")
        elif unit == "ماه":
            span = DateSpan.of("jalali", *month_from(year, month, -number))
        elif number < 10 or number % 5:  # else a round number
            span = DateSpan.of("jalali", year - number)
        else:
            return []
        return [self._found(group.start, group.end, span)]

    def _named(self, group: Group) -> FoundDate:
        """The date from which «دو روز بعد» and «همان شب» count."""
        if self.last is None or group.start - self.last.end > _ANCHORED:
            raise DateError("a date that counts from another, which is not named")
        return self.last

    def rel(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«دیروز», «هفته گذشته», «ماه جاری», «امسال», «روز بعد», «همان سال»."""
        near = relative_of(said)
        if _EARLIER.search(said.match["rel"]) and _THAN.match(self.folded, group.end):
            return []
        if near.from_named and near.unit in ("day", "month"):
            last = self._named(group).span
            if last.precision not in ("day", near.unit):
                return []
            span = DateSpan.of("jalali", *to_jalali(last.earliest)[:2])
            if near.unit == "day":
                span = DateSpan.of_day(last.earliest + near.offset * _DAY)
        elif near.unit == "day":
            span = DateSpan.of_day(self._today() + near.offset * _DAY)
        elif near.unit == "week":
            first = self._week_from_now(near.offset)
            span = DateSpan(first, first + 6 * _DAY, "week", "jalali")
        elif near.unit == "month":
            span = DateSpan.of("jalali", *month_from(*self._now("jalali"), near.offset))
        else:
            span = DateSpan.of("jalali", self._year_from_now(near, "jalali"))
        return [self._found(group.start, group.end, span)]

    def week(self, group: Group, said: Candidate) -> list[FoundDate]:
        """«روز دوشنبه»: the last one, today included; «دوشنبه آینده», «دوشنبه هفته گذشته», «امروز دوشنبه»."""
        weekday = weekdays()[squash(said.match["week_day"])]
        near = group.of("rel")
        today = self._today()
        if near is not None and not relative_of(near).from_named:
            offset = relative_of(near).offset
            day = next_after(weekday, today) if offset > 0 else last_before(weekday, today + offset * _DAY)
        elif said.group("week_rel"):
            first = self._week_from_now(relatives()[squash(said.match["week_rel"])].offset)
            day = next_after(weekday, first - _DAY)
        elif said.group("week_next"):
            day = next_after(weekday, today)
        else:
            day = last_before(weekday, today - _DAY if said.group("week_last") else today)
        return [self._found(group.start, group.end, DateSpan.of_day(day))]

    def _today(self) -> dt.date:
        if self.today is None:
            raise DateError("a relative date in a text of unknown date; give the day of publication")
        return self.today

    def _now(self, calendar: CalendarName) -> tuple[int, int]:
        today = self._today()
        return to_jalali(today)[:2] if calendar == "jalali" else (today.year, today.month)

    def _week_from_now(self, offset: int) -> dt.date:
        return last_before(6, self._today()) + offset * _WEEK

    def _year_from_now(self, near: Relative, calendar: CalendarName) -> int:
        if near.from_named and self.last_year is not None:
            return self.last_year + near.offset
        return self._now(calendar)[0] + near.offset

    def _weekday(self, group: Group) -> int | None:
        said = group.of("week")
        return weekdays()[squash(said.match["week_day"])] if said else None

    def _short_year(self, year: int, least: int = 20) -> int:
        return full_year(year, least, self._now("jalali")[0] if self.today else None)

    def _year(self, said: Candidate, calendar: CalendarName) -> int | None:
        """The year that stands beside a month or season; None if none does."""
        form = said.form
        if relative := said.group(f"{form}_yrel"):
            return self._year_from_now(relatives()[squash(relative)], calendar)
        if worded := said.group(f"{form}_yword"):
            return self._short_year(parse_number(worded.removeprefix("سال").strip()) or 0)
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

    def _day_of(
        self, name: Month, number: int, year: int | None, weekday: int | None, *, over: bool
    ) -> DateSpan:
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
        past = [day for day in days if day <= self._today()] if over else []
        day = meant(past or days, self._today(), weekday)
        return DateSpan(day, day, "day", name.calendar)


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
