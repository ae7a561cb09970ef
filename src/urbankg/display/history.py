"""The history of a post as it is drawn: a row a tenure, with days, dates in words, and what contradicts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from urbankg.display.days import days_in, shortest, written
from urbankg.display.labels import Lang, heading, manners, post_title
from urbankg.persian.calendars import CalendarName, first_day, to_jalali
from urbankg.timeline.asked import Post
from urbankg.timeline.conflicts import Conflict
from urbankg.timeline.held import OPEN_FUTURE, OPEN_PAST, Held, Stretch
from urbankg.timeline.model import Tenure
from urbankg.timeline.vacancies import Vacancy

_ROOM = 0.03  # of the time that is shown, kept free at both of its ends
_LEAST = dt.timedelta(days=365)  # shown, however short the history
_STEPS = (1, 2, 5, 10, 20, 50, 100)  # years between two marks of an axis
_MONTHS = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Row:
    """A tenure.

    ``since`` and ``until`` are dates in words, ``is_seen`` tells of each whether it is no reported start or end but a
    day in office; ``began`` and ``ended`` how it did. ``certain`` are the days on which it certainly was, ``possible``
    those on which that is possible and no more (None: open to that side); ``contested`` the stretches of contradictions
    that it is a side of. ``by`` is the office by virtue of which the post is held, where it is not held for itself;
    ``iri`` is what a picture of it may lead to.
    """

    name: str
    acting: bool
    since: str
    until: str
    is_seen: tuple[bool, bool]
    began: str
    ended: str
    certain: Stretch | None
    possible: tuple[tuple[dt.date | None, dt.date | None], ...]
    contested: tuple[Stretch, ...]
    by: str = ""
    iri: str = ""

    def dates(self, lang: Lang, *, manners: bool = True) -> str:
        """From when to when, in one line."""
        if all(self.is_seen) and (self.since or self.until):
            return f"{heading('seen', lang)} {' – '.join(dict.fromkeys((self.since, self.until)))}"
        return " – ".join(self.told(lang, manners=manners)).strip()

    def told(self, lang: Lang, *, manners: bool = True) -> tuple[str, str]:
        """The start and the end, each with how it came about, or as the day on which the holder is seen."""
        first, last = (
            f"{heading('seen', lang)} {said}" if is_seen and said else said
            for said, is_seen in zip((self.since, self.until), self.is_seen, strict=True)
        )
        if not manners:
            return first, last
        return _with(first, self.began), _with(last, self.ended)


@dataclass(frozen=True, slots=True)
class Called:
    """Under which names the holder of a tenure, and a post that carries another one, are shown."""

    holder: Callable[[Tenure], str]
    carrier: Callable[[Post], str]

    @classmethod
    def as_reported(cls, lang: Lang) -> Called:
        """The names of the reports."""
        return cls(lambda tenure: tenure.name, lambda post: post_title(post.role, post.over, lang))


def _with(said: str, how: str) -> str:
    return f"{said} ({how})" if said and how else said or how


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
    holders: Iterable[Held],
    vacancies: Iterable[Vacancy],
    conflicts: Iterable[Conflict],
    lang: Lang,
    called: Called | None = None,
) -> History:
    """What is drawn of a post: its holders (at least one), when it was vacant between them, its contradictions."""
    conflicts = list(conflicts)
    in_order = sorted(holders, key=lambda h: (h.tenure.begins, h.tenure.name, h.tenure.acting))
    rows = [_row(one, conflicts, lang, called or Called.as_reported(lang)) for one in in_order]
    vacant = sorted((v.certain_from, v.certain_until) for v in vacancies)
    return framed(title, rows, vacant, [one.tenure.begins for one in in_order])


def framed(title: str, rows: Iterable[Row], vacant: Iterable[Stretch], begins: Iterable[dt.date]) -> History:
    """Rows with the time that shows all of them, and the days on which they begin, with some room on both sides."""
    rows = tuple(rows)
    days = [
        day
        for row in rows
        for day in (*(row.certain or ()), *chain(*row.possible), *chain(*row.contested))
        if day
    ]
    days += begins
    first, last = min(days), max(days)
    room = max((last - first) * _ROOM, (_LEAST - (last - first)) / 2)
    return History(title, rows, tuple(vacant), first - room, last + room)


def _row(one: Held, conflicts: Sequence[Conflict], lang: Lang, called: Called) -> Row:
    tenure = one.tenure
    return Row(
        name=called.holder(tenure),
        acting=tenure.acting,
        since=_told(tenure.started or _one(tenure.first_seen), lang),
        until=_until(tenure, lang),
        is_seen=(not tenure.starts, not tenure.ends and not tenure.gone),
        began=manners(tenure.how_began, lang),
        ended=manners(tenure.how_ended, lang),
        certain=one.certain,
        possible=tuple(
            (None if first == OPEN_PAST else first, None if last == OPEN_FUTURE else last)
            for first, last in one.possible
        ),
        contested=tuple(sorted(set(_contested(tenure, conflicts)))),
        by=called.carrier(one.carried_by) if one.carried_by else "",
        iri=tenure.person,
    )


def _one(day: dt.date | None) -> Stretch | None:
    return (day, day) if day else None


def _told(days: Stretch | None, lang: Lang) -> str:
    return shortest(*days, lang) if days else ""


def _until(tenure: Tenure, lang: Lang) -> str:
    """The reported end, else the day by which it had come, else the last day on which the holder is seen."""
    if tenure.gone and not tenure.ends:
        return f"≤ {_told(_one(tenure.gone.latest), lang)}"
    return _told(tenure.ended or _one(tenure.last_seen), lang)


def _contested(tenure: Tenure, conflicts: Iterable[Conflict]) -> Iterable[Stretch]:
    """The days that contradictions are about whose statements are those of a tenure."""
    said = [*tenure.starts, *tenure.sightings, *tenure.ends, *(aside.report for aside in tenure.set_aside)]
    own = {report.source.statement for report in said}
    for conflict in conflicts:
        days = days_in(conflict.detail)
        if days and any(own & set(side) for side in conflict.sides):
            yield min(days), max(days)


def marks(history: History, most: int, lang: Lang) -> list[tuple[dt.date, str]]:
    """The marks of an axis in the calendar of a language, at most so many: new years, or months in a short history."""
    calendar: CalendarName = "jalali" if lang == "fa" else "gregorian"
    years = [_year(day, calendar) for day in (history.first, history.last)]
    number = years[1] - years[0] + 1
    if number <= 2:
        step = next((s for s in _MONTHS if 12 * number / s <= most), 12)
        told = [(years[0] + m // 12, m % 12 + 1) for m in range(0, 12 * number, step)]
        days = [(first_day(calendar, *when), written(when, lang)) for when in told]
    else:
        step = next((s for s in _STEPS if number / s <= most), _STEPS[-1])
        new_years = [year for year in range(years[0], years[1] + 1) if year % step == 0]
        days = [(first_day(calendar, year), written((year,), lang)) for year in new_years]
    return [(day, label) for day, label in days if history.first <= day <= history.last]


def _year(day: dt.date, calendar: CalendarName) -> int:
    return to_jalali(day)[0] if calendar == "jalali" else day.year
