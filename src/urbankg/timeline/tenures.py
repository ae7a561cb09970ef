"""From reports on one post to tenures: which reports of a holder belong to one time in the post, and which to another.

The rules are those of the design's section on days. A start or a sighting opens a tenure; an end or another holder
closes it; a second start soon after the first is its confirmation; a later one of the sitting holder a re-election.
News lags behind: in the `CONFIRMED_WITHIN` after a start the holder before may still be seen, and between two days of a
holder that are no farther apart than that, nobody else came and went. Who is seen then all the same is in conflict.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from urbankg.timeline.bounds import bound, without_ends_before_starts
from urbankg.timeline.model import CONFIRMED_WITHIN, DAY, HolderKey, Report, SetAside, Tenure, What, precise
from urbankg.timeline.stays import Others, Stay

_ORDER: dict[What, int] = {"start": 0, "sighting": 1, "end": 2, "gone": 3}  # of reports on one day


def tenures_of(reports: Iterable[Report], *, single: bool = True) -> list[Tenure]:
    """The tenures that reports on one post give, in order; the order of the reports does not matter.

    ``single`` tells that one person at a time holds the post, so that holders bound each other.
    """
    by_holder: dict[HolderKey, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_key):
        by_holder[report.holder].append(report)
    starts = {holder: _start_groups(said) for holder, said in by_holder.items()}
    rivals = _Rivals(by_holder if single else {}, starts)
    found: list[Tenure] = []
    for holder, said in by_holder.items():
        found += _Walk(holder, said, starts[holder], rivals).tenures()
    found = without_ends_before_starts(found, single=single)
    found.sort(key=lambda t: (t.begins, t.name, t.person, t.acting))
    if single:
        bound(found)
    return found


def _key(report: Report) -> tuple[object, ...]:
    source = report.source
    return (
        report.person, report.acting, report.earliest, report.latest, _ORDER[report.what], source.statement,
        source.article, source.quote, report.name, report.manner, report.confidence, report.span or (),
    )  # fmt: skip


class _Start:
    """The reports of one taking up of the post, and the days that they leave: ``first`` possible, ``day`` certain."""

    def __init__(self, report: Report) -> None:
        self.reports = [report]
        self.first, self.day = report.earliest, report.latest

    def add(self, report: Report) -> None:
        self.reports.append(report)
        self.day = max(self.day, report.latest)


def _start_groups(reports: Iterable[Report]) -> list[_Start]:
    """The starts of one holder; reports of one taking up (an election and its confirmation) together."""
    starts = [r for r in reports if r.what == "start"]
    between = sorted(r.latest for r in reports if r.what != "start")
    told = sorted(precise(starts), key=lambda r: (r.earliest, r.latest))
    groups: list[_Start] = []
    of_report: list[_Start] = []
    for report in told:
        if groups and _confirms(groups[-1].day, report.earliest, between):
            groups[-1].add(report)
        else:
            groups.append(_Start(report))
        of_report.append(groups[-1])
    days = [report.earliest for report in told]
    for vague in set(starts) - set(told):  # a year that holds a reported day says nothing more
        at = bisect_left(days, vague.earliest)
        while not told[at].lies_in(vague):
            at += 1
        of_report[at].reports.append(vague)
    for group in groups:
        group.reports.sort(key=_key)
    return groups


def _confirms(elected: dt.date, again: dt.date, between: Sequence[dt.date]) -> bool:
    """Whether a second start is the confirmation of the one before: soon after, with nothing reported between."""
    after = bisect_right(between, elected)
    return again - elected <= CONFIRMED_WITHIN and not (after < len(between) and between[after] < again)


class _Rivals:
    """The days on which holders of a post are certain, by which the tenures of another one are parted."""

    def __init__(
        self, by_holder: dict[HolderKey, list[Report]], starts: dict[HolderKey, list[_Start]]
    ) -> None:
        taken = [Stay(start.day, start.day, holder) for holder in by_holder for start in starts[holder]]
        seen = [
            Stay(r.latest, r.latest, holder)
            for holder, said in by_holder.items()
            for r in said
            if r.what == "sighting"
        ]
        self.any = Others(seen + taken)
        # Who acts is in at once; who is elected may take over later.
        self._in = Others(seen + [stay for stay in taken if stay.is_acting])
        self._elected = Others(stay for stay in taken if not stay.is_acting)

    def part(self, holder: HolderKey, last: dt.date, day: dt.date, *, just_begun: bool) -> bool:
        """Whether another one held the post between the last day of a sitting holder and a later sighting."""
        settled = last + CONFIRMED_WITHIN if just_begun else last
        handed_over = day - CONFIRMED_WITHIN
        return self._in.between(holder, settled, day) or self._elected.between(holder, last, handed_over)


class _Walk:
    """One holder's reports in order of time, cut into tenures."""

    def __init__(
        self, holder: HolderKey, reports: list[Report], starts: list[_Start], rivals: _Rivals
    ) -> None:
        self._holder = holder
        self._rivals = rivals
        self._spans = sorted({r.span for r in reports if r.span})
        events: list[tuple[dt.date, int, _Start | Report]] = [(start.first, 0, start) for start in starts]
        events += [(r.latest, _ORDER[r.what], r) for r in reports if r.what != "start"]
        self._events = sorted(events, key=lambda event: event[:2])
        self._found: list[Tenure] = []
        self._current = Tenure(*holder)  # the tenure that a report may belong to
        self._first: dt.date | None = None  # its first certain day
        self._seen: dt.date | None = None  # its last certain day, ends apart
        self._end: dt.date | None = None  # its known end

    def tenures(self) -> list[Tenure]:
        for _, _, event in self._events:
            if isinstance(event, _Start):
                self._start(event)
            elif event.what == "sighting":
                self._sighting(event)
            elif event.what == "end":
                self._ends(event)
            elif self._found and not self._is_over() and not self._joined(event.latest):
                self._current.gone = event
        return self._found

    def _open(self) -> Tenure:
        self._current = Tenure(*self._holder)
        self._found.append(self._current)
        self._first = self._seen = self._end = None
        return self._current

    def _is_over(self) -> bool:
        return bool(self._current.ends or self._current.gone)

    def _start(self, start: _Start) -> None:
        current = self._current
        if not self._found or self._is_over() or self._is_parted(start.day):
            self._open().starts += start.reports
        elif not current.starts and self._first and start.first - self._first <= CONFIRMED_WITHIN:
            current.starts += start.reports  # who was called the holder shortly before
        else:
            current.sightings += start.reports  # a re-election: one tenure
        self._saw(start.day)

    def _sighting(self, report: Report) -> None:
        if not self._found or self._is_parted(report.latest, seen=True):
            self._open()
        current = self._current
        over = [*current.ends, *([current.gone] if current.gone else [])]
        current.set_aside += [SetAside(said, "refuted", report) for said in over]
        current.ends, current.gone, self._end = [], None, None
        current.sightings.append(report)
        self._saw(report.latest)

    def _ends(self, report: Report) -> None:
        steps = report.earliest - CONFIRMED_WITHIN  # farewells follow resignations
        back = self._end and self._rivals.any.between(self._holder, self._end, steps)
        current = self._open() if back or not self._found else self._current
        if current.gone:  # nobody leaves who is gone already
            current.set_aside.append(SetAside(current.gone, "refuted", report))
            current.gone = None
        current.ends.append(report)
        end = report.earliest if report.is_a_day else report.earliest - DAY
        self._end = min(self._end, end) if self._end else end

    def _saw(self, day: dt.date) -> None:
        self._first = min(self._first, day) if self._first else day
        self._seen = max(self._seen, day) if self._seen else day

    def _is_parted(self, day: dt.date, *, seen: bool = False) -> bool:
        """Whether another holder came between the current tenure's last certain day and a start or sighting."""
        if self._joined(day):
            return False
        last = self._last()
        if self._is_over():
            return self._rivals.any.between(self._holder, last, day)
        if day - last <= CONFIRMED_WITHIN:
            return False
        if seen:
            return self._rivals.part(self._holder, last, day, just_begun=not self._current.sightings)
        return self._rivals.any.between(self._holder, last, day)

    def _joined(self, day: dt.date) -> bool:
        """Whether one line of the reference data tells of a tenure that holds the last certain day and a later one."""
        last = self._last()
        return any(first <= last and day <= end for first, end in self._spans)

    def _last(self) -> dt.date:
        """The last certain day of the current tenure."""
        return max(day for day in (self._end, self._seen) if day)
