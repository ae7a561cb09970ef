"""The history of a post as it is drawn: a row a tenure, with days, Jalali dates in words, and what contradicts it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from urbankg.display.labels import Lang, concept, heading, in_digits, number
from urbankg.persian.calendars import first_day, jalali_month_length, to_jalali
from urbankg.timeline.conflicts import Conflict
from urbankg.timeline.model import Report, Tenure
from urbankg.timeline.vacancies import Vacancy

Stretch = tuple[dt.date, dt.date]
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ROOM = 0.03  # of the time that is shown, kept free at both of its ends
_LEAST = dt.timedelta(days=365)  # shown, however short the history
_STEPS = (1, 2, 5, 10, 20, 50, 100)  # years between two marks of an axis
_MONTHS = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Row:
    """A tenure.

    ``since`` and ``until`` are dates in words, ``is_seen`` tells of each whether it is no reported start or end but a
    day in office; ``began`` and ``ended`` how it did. ``certain`` are the days on which it certainly was, ``possible``
    the outer bounds (None: open to that side); ``contested`` the stretches of contradictions that it is a side of.
    """

    name: str
    acting: bool
    since: str
    until: str
    is_seen: tuple[bool, bool]
    began: str
    ended: str
    certain: Stretch | None
    possible: tuple[dt.date | None, dt.date | None]
    contested: tuple[Stretch, ...]

    def dates(self, lang: Lang, *, manners: bool = True) -> str:
        """From when to when, in one line."""
        if all(self.is_seen):
            return f"{heading('seen', lang)} {' – '.join(dict.fromkeys((self.since, self.until)))}"
        first, last = self.told(lang, manners=manners)
        return f"{first} – {last}".strip()

    def told(self, lang: Lang, *, manners: bool = True) -> tuple[str, str]:
        """The start and the end, each with how it came about, or as the day on which the holder is seen."""
        first, last = (
            f"{heading('seen', lang)} {said}" if is_seen and said else said
            for said, is_seen in zip((self.since, self.until), self.is_seen, strict=True)
        )
        if not manners:
            return first, last
        return _with(first, self.began), _with(last, self.ended)


def _with(said: str, how: str) -> str:
    return f"{said} ({how})" if how else said


@dataclass(frozen=True, slots=True)
class History:
    """A post's rows in order of time, when it was vacant, and the first and the last day of the time that is shown."""

    title: str
    rows: tuple[Row, ...]
    vacant: tuple[Stretch, ...]
    first: dt.date
    last: dt.date

    def share(self, day: dt.date) -> float:
        """Where a day lies in the time that is shown, from 0 to 1."""
        return (day - self.first).days / (self.last - self.first).days


def history_of(
    title: str,
    tenures: Iterable[Tenure],
    vacancies: Iterable[Vacancy],
    conflicts: Iterable[Conflict],
    lang: Lang,
) -> History:
    """What is drawn of a post: its tenures (at least one), when it was vacant between them, its contradictions."""
    conflicts = list(conflicts)
    rows = [_row(t, conflicts, lang) for t in sorted(tenures, key=lambda t: (t.begins, t.name, t.acting))]
    vacant = sorted((v.certain_from, v.certain_until) for v in vacancies)
    days = [d for row in rows for d in (*(row.certain or ()), *row.possible, *chain(*row.contested)) if d]
    first, last = min(days), max(days)
    room = max((last - first) * _ROOM, (_LEAST - (last - first)) / 2)
    return History(title, tuple(rows), tuple(vacant), first - room, last + room)


def _row(tenure: Tenure, conflicts: Sequence[Conflict], lang: Lang) -> Row:
    certain_from, certain_until = tenure.certain_from, tenure.certain_until
    return Row(
        name=tenure.name,
        acting=tenure.acting,
        since=_told(tenure.starts, tenure.first_seen, lang),
        until=_told(tenure.ends, tenure.last_seen, lang),
        is_seen=(not tenure.starts, not tenure.ends),
        began=_manners(tenure.how_began, lang),
        ended=_manners(tenure.how_ended, lang),
        certain=_stretch(certain_from, certain_until),
        possible=(tenure.possible_from, tenure.possible_until),
        contested=tuple(sorted(set(_contested(tenure, conflicts)))),
    )


def _stretch(first: dt.date | None, last: dt.date | None) -> Stretch | None:
    return (first, last) if first and last and first <= last else None


def _contested(tenure: Tenure, conflicts: Iterable[Conflict]) -> Iterable[Stretch]:
    """The days that contradictions are about whose statements are those of a tenure."""
    said = [*tenure.starts, *tenure.sightings, *tenure.ends, *(aside.report for aside in tenure.set_aside)]
    own = {report.source.statement for report in said}
    for conflict in conflicts:
        days = [dt.date.fromisoformat(day) for day in _ISO_DAY.findall(conflict.detail)]
        if days and any(own & set(side) for side in conflict.sides):
            yield min(days), max(days)


def _told(reports: Sequence[Report], seen: dt.date | None, lang: Lang) -> str:
    """The reported start or end; else the day on which the holder is first or last seen."""
    if not reports:
        return shown_span(seen, seen, lang) if seen else ""
    return shown_span(min(r.earliest for r in reports), max(r.latest for r in reports), lang)


def _manners(manners: Iterable[str], lang: Lang) -> str:
    return ("، " if lang == "fa" else ", ").join(concept(manner, lang).lower() for manner in manners)


def shown_span(earliest: dt.date, latest: dt.date, lang: Lang) -> str:
    """Days as the Jalali year, month or day that they make, else as two days.

    >>> shown_span(dt.date(2021, 3, 21), dt.date(2022, 3, 20), "en")
    '1400'
    >>> shown_span(dt.date(2022, 1, 17), dt.date(2022, 1, 17), "fa")
    '۱۴۰۰/۱۰/۲۷'
    """
    first, last = to_jalali(earliest), to_jalali(latest)
    if first == last:
        return _written(first, lang)
    if first[0] == last[0] and first[2] == 1 and last[2] == jalali_month_length(*last[:2]):
        if first[1] == last[1]:
            return _written(first[:2], lang)
        if (first[1], last[1]) == (1, 12):
            return _written(first[:1], lang)
    return f"{_written(first, lang)} {'تا' if lang == 'fa' else 'to'} {_written(last, lang)}"


def _written(parts: tuple[int, ...], lang: Lang) -> str:
    stroke = "/" if lang == "fa" else "-"
    return in_digits(stroke.join(f"{part:02}" for part in parts), lang)


def shown_detail(detail: str, lang: Lang) -> str:
    """The details of a conflict for people: its days as Jalali ones, its figures with their thousands parted.

    >>> shown_detail("2021-03-21/2022-03-20 ≠ 2022-06-17", "en")
    '1400 ≠ 1401-03-27'
    >>> shown_detail("400000 ≠ 520000", "fa")
    '۴۰۰٬۰۰۰ ≠ ۵۲۰٬۰۰۰'
    """
    return " ≠ ".join(_shown_side(side, lang) for side in detail.split(" ≠ "))


def _shown_side(side: str, lang: Lang) -> str:
    if side.isdecimal():
        return number(int(side), lang)
    days = [dt.date.fromisoformat(day) for day in _ISO_DAY.findall(side)]
    return shown_span(days[0], days[-1], lang) if days else side


def marks(history: History, most: int, lang: Lang) -> list[tuple[dt.date, str]]:
    """The marks of a Jalali axis, at most so many: new years, or first days of months in a short history."""
    first, last = to_jalali(history.first), to_jalali(history.last)
    years = last[0] - first[0] + 1
    if years <= 2:
        months = [(first[0] + m // 12, m % 12 + 1) for m in range(12 * years)]
        step = next((s for s in _MONTHS if 12 * years / s <= most), 12)
        told = [(year, month) for year, month in months if (month - 1) % step == 0]
        days = [(first_day("jalali", *when), _written(when, lang)) for when in told]
    else:
        step = next((s for s in _STEPS if years / s <= most), _STEPS[-1])
        new_years = [year for year in range(first[0], last[0] + 1) if year % step == 0]
        days = [(first_day("jalali", year), _written((year,), lang)) for year in new_years]
    return [(day, label) for day, label in days if history.first <= day <= history.last]
