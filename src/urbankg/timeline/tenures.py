"""From reports on one post to tenures with bounds: when somebody certainly held it, and when possibly.

The rules are those of the design's section on days: a known start or a sighting opens a tenure, a known end or
another holder closes it; years and months are intervals, certain only once they are over.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

DAY = dt.timedelta(days=1)
CONFIRMED_WITHIN = dt.timedelta(days=90)  # an election and its confirmation are one start

What = Literal["start", "sighting", "end", "gone"]
EndState = Literal["reported", "superseded", "as_of", "unknown"]
"""``reported``; ``superseded`` by the next holder; over since an ``unknown`` day; or known only ``as_of`` the last
day of which somebody reports the holder (never "now")."""
_ORDER: dict[What, int] = {"start": 0, "sighting": 1, "end": 2, "gone": 3}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report stands: an article with its sentence, or a line of the reference data (no ``claim``)."""

    article: str
    quote: str = ""
    published: dt.date | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Something reported of a holder: a start or an end in an interval of days, a sighting on a day.

    ``gone`` says that the person no longer held the post on that day. ``span`` joins the start and the end that
    one line of the reference data gives. ``manner`` is a key of ontology/manners.ttl: how a start or end came about.
    """

    what: What
    person: str
    name: str
    acting: bool
    earliest: dt.date
    latest: dt.date
    source: Source
    span: tuple[dt.date, dt.date] | None = None
    manner: str = ""
    confidence: float = 1.0

    @property
    def holder(self) -> tuple[str, bool]:
        """Who, and whether as an acting holder."""
        return self.person, self.acting


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that bounds nothing, because another one speaks against it.

    ``before_start``: an end before the start that ``by`` reports. ``refuted``: an end, or that somebody is gone, after
    which ``by`` still reports the person in the post.
    """

    report: Report
    because: Literal["before_start", "refuted"]
    by: Report


@dataclass(slots=True, eq=False)
class Tenure:
    """One person's time in a post, with the reports that it rests on.

    ``starts`` tell of the taking up, ``sightings`` of the person in office (a re-election is one too), ``ends`` of the
    leaving; ``gone`` is the first report of somebody who no longer holds the post. ``predecessor`` and ``successor``
    are the tenures before and after it in a post that one person at a time holds.
    """

    person: str
    name: str
    acting: bool
    starts: list[Report] = field(default_factory=list)
    sightings: list[Report] = field(default_factory=list)
    ends: list[Report] = field(default_factory=list)
    gone: Report | None = None
    after: dt.date | None = None  # the last certain day of the holder before
    before: dt.date | None = None  # the first certain day of the next holder
    set_aside: list[SetAside] = field(default_factory=list)
    predecessor: Tenure | None = field(default=None, repr=False)
    successor: Tenure | None = field(default=None, repr=False)

    @property
    def certain_from(self) -> dt.date | None:
        """The first certain day: of the latest start reported, or an earlier sighting; None if there is neither."""
        days = [r.latest for r in self.sightings]
        if self.starts:
            days.append(max(r.latest for r in self.starts))
        return min(days, default=None)

    @property
    def seen_until(self) -> dt.date | None:
        """The last day of which somebody reports the holder, ends apart."""
        days = [r.latest for r in self.sightings]
        if self.starts:
            days.append(max(r.latest for r in self.starts))
        return max(days, default=None)

    @property
    def certain_until(self) -> dt.date | None:
        """The last certain day: that of the earliest end reported, else the last one of a report."""
        seen = self.seen_until
        if not self.ends:
            return seen
        first = min(self.ends, key=lambda r: r.earliest)
        known = first.earliest if first.earliest == first.latest else first.earliest - DAY
        return known if seen is None else max(known, seen)

    @property
    def possible_from(self) -> dt.date | None:
        """The first possible day; None if nothing bounds it."""
        if self.starts:
            return min(r.earliest for r in (*self.starts, *self.sightings))
        return self.after + DAY if self.after else None

    @property
    def possible_until(self) -> dt.date | None:
        """The last possible day; None if nothing bounds it."""
        if self.ends:
            return max(r.latest for r in self.ends)
        gone = self.gone.latest if self.gone else None
        bounds = [day - DAY for day in (self.before, gone) if day]
        return min(bounds, default=None)

    @property
    def first_seen(self) -> dt.date | None:
        """The first day on which an article sees the person in office."""
        return min((r.latest for r in self.sightings), default=None)

    @property
    def last_seen(self) -> dt.date | None:
        """The last day on which an article sees the person in office."""
        return max((r.latest for r in self.sightings), default=None)

    @property
    def how_began(self) -> tuple[str, ...]:
        """The manners in which the person is reported to have come into the post, sorted."""
        return tuple(sorted({r.manner for r in self.starts if r.manner}))

    @property
    def how_ended(self) -> tuple[str, ...]:
        """The manners in which the person is reported to have left the post, sorted."""
        return tuple(sorted({r.manner for r in self.ends if r.manner}))

    @property
    def end_state(self) -> EndState:
        """What is known of the end."""
        if self.ends:
            return "reported"
        if self.before:
            return "superseded"
        return "unknown" if self.gone else "as_of"

    @property
    def unconfirmed(self) -> bool:
        """Whether the person was elected, and nothing tells of a confirmation or of a day in office."""
        return {r.manner for r in self.starts} == {"elected"} and not self.sightings

    @property
    def begins(self) -> dt.date:
        """A day to order tenures by."""
        if day := self.certain_from:
            return day
        return min(r.earliest for r in self.ends)

    def is_certain(self, day: dt.date) -> bool:
        """Whether the person certainly held the post on a day."""
        first, last = self.certain_from, self.certain_until
        return first is not None and last is not None and first <= day <= last

    def is_possible(self, day: dt.date) -> bool:
        """Whether a day lies inside the outer bounds."""
        first, last = self.possible_from, self.possible_until
        return (first is None or first <= day) and (last is None or day <= last)

    def ends_on(self, day: dt.date) -> bool:
        """Whether the tenure is reported to end on just this day."""
        return any(r.earliest == r.latest == day for r in self.ends)


def tenures_of(reports: Iterable[Report], *, single: bool = True) -> list[Tenure]:
    """The tenures that reports on one post give, in order.

    ``single`` tells that one person at a time holds the post, so that holders bound each other.
    """
    by_holder: dict[tuple[str, bool], list[Report]] = defaultdict(list)
    for report in reports:
        by_holder[report.holder].append(report)
    starts = {holder: _start_groups(said) for holder, said in by_holder.items()}
    points = {holder: _certain_days(said, starts[holder]) for holder, said in by_holder.items()}
    found: list[Tenure] = []
    for holder, said in by_holder.items():
        rivals = sorted(day for other, days in points.items() if other != holder for day in days)
        found += _Walk(said, starts[holder], rivals if single else []).tenures()
    found.sort(key=lambda t: (t.begins, t.name, t.acting))
    if single:
        _bound(found)
    return found


def _bound(tenures: Sequence[Tenure]) -> None:
    """Let the holders before and after bound each tenure."""
    for tenure in tenures:
        others = [t for t in tenures if (t.person, t.acting) != (tenure.person, tenure.acting)]
        last = tenure.seen_until or tenure.begins
        tenure.before = min((day for t in others if (day := t.certain_from) and day > last), default=None)
        ended = (day for t in others if t.begins <= tenure.begins and (day := t.certain_until))
        tenure.after = max((day for day in ended if day < tenure.begins), default=None)


def _start_groups(reports: Iterable[Report]) -> list[list[Report]]:
    """The starts of one holder; reports of one taking of office (an election and its confirmation) together."""
    starts = sorted((r for r in reports if r.what == "start"), key=lambda r: (r.earliest, r.latest))
    between = sorted(r.latest for r in reports if r.what in ("sighting", "end"))
    precise = [
        r for r in starts if not any(o is not r and _lies_in(o, r) for o in starts)
    ]  # a year that holds a reported day says nothing more
    groups: list[list[Report]] = []
    for report in precise:
        last = max((r.latest for r in groups[-1]), default=None) if groups else None
        if last is None or not _confirms(last, report.earliest, between):
            groups.append([])
        groups[-1].append(report)
    return groups


def _confirms(elected: dt.date, again: dt.date, between: list[dt.date]) -> bool:
    """Whether a second start is the confirmation of the one before: soon after, with nothing reported between."""
    return again - elected <= CONFIRMED_WITHIN and not any(elected < day < again for day in between)


def _lies_in(inner: Report, outer: Report) -> bool:
    smaller = inner.latest - inner.earliest < outer.latest - outer.earliest
    return smaller and outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _certain_days(reports: Iterable[Report], groups: Iterable[Sequence[Report]]) -> list[dt.date]:
    days = [r.latest for r in reports if r.what == "sighting"]
    return days + [max(r.latest for r in group) for group in groups]


class _Walk:
    """One holder's reports in order of time, cut into tenures."""

    def __init__(self, reports: list[Report], groups: list[list[Report]], rivals: list[dt.date]) -> None:
        self._groups = groups
        self._rivals = rivals
        self._spans = {r.span for r in reports if r.span}
        events = [(group[0].earliest, 0, group) for group in groups]
        events += [(r.latest, _ORDER[r.what], [r]) for r in reports if r.what != "start"]
        self._events = sorted(events, key=lambda event: event[:2])
        self._found: list[Tenure] = []

    def tenures(self) -> list[Tenure]:
        for _, order, reports in self._events:
            if order == _ORDER["start"]:
                self._start(reports)
            elif order == _ORDER["sighting"]:
                self._sighting(reports[0])
            elif order == _ORDER["end"]:
                self._end(reports[0])
            elif self._found and not self._found[-1].ends and self._found[-1].gone is None:
                self._found[-1].gone = reports[0]
        return self._found

    def _open(self, report: Report) -> Tenure:
        self._found.append(Tenure(report.person, report.name, report.acting))
        return self._found[-1]

    def _start(self, group: list[Report]) -> None:
        current = self._found[-1] if self._found else None
        day = max(r.latest for r in group)
        if current is None or current.ends or current.gone or self._parted(current, day):
            self._open(group[0]).starts.extend(group)
        elif not current.starts and group[0].earliest - current.begins <= CONFIRMED_WITHIN:
            current.starts.extend(group)  # who was called the holder shortly before
        else:
            current.sightings.extend(group)  # a re-election: one tenure

    def _sighting(self, report: Report) -> None:
        current = self._found[-1] if self._found else None
        if current is None or self._parted(current, report.latest):
            current = self._open(report)
        elif current.ends:
            current.set_aside += [SetAside(r, "refuted", report) for r in current.ends]
            current.ends.clear()
        current.gone = None
        current.sightings.append(report)

    def _end(self, report: Report) -> None:
        current = self._found[-1] if self._found else None
        if current is None:
            current = self._open(report)
        started = current.possible_from
        if started and report.latest < started:
            first = min((*current.starts, *current.sightings), key=lambda r: r.earliest)
            current.set_aside.append(SetAside(report, "before_start", first))
        else:
            current.ends.append(report)

    def _parted(self, tenure: Tenure, day: dt.date) -> bool:
        """Whether another holder was certain between a tenure's last certain day and a later day."""
        last = tenure.certain_until if tenure.ends else tenure.seen_until
        if last is None:
            return True
        if any(first <= last and day <= end for first, end in self._spans if first and end):
            return False
        return any(last < rival < day for rival in self._rivals)
