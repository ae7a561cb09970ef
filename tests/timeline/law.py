"""The law of tenures once more, day by day and slow, to hold `tenures_of` against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from urbankg.timeline.model import CONFIRMED_WITHIN, DAY, Report

TERM = dt.timedelta(days=4 * 365)
Bounds = tuple[str, bool, dt.date | None, dt.date | None, dt.date | None, dt.date | None]


@dataclass(eq=False)
class Stay:
    """A tenure in the making."""

    holder: tuple[str, bool]
    starts: list[Report] = field(default_factory=list)
    seen: list[Report] = field(default_factory=list)
    ends: list[Report] = field(default_factory=list)
    gone: Report | None = None
    after: dt.date | None = None
    before: dt.date | None = None

    @property
    def certain_from(self) -> dt.date | None:
        return min((*seen_days(self.seen), *started(self.starts)), default=None)

    @property
    def seen_until(self) -> dt.date | None:
        return max((*seen_days(self.seen), *started(self.starts)), default=None)

    @property
    def certain_until(self) -> dt.date | None:
        until = min((known_end(r) for r in earliest(precise(self.ends))), default=None) or self.seen_until
        if until and self.gone and self.gone.latest <= until:
            until = self.gone.latest - DAY
        sightings = [r.latest for r in self.seen if r.what == "sighting"]
        return max([until, *sightings]) if until else None

    @property
    def possible_from(self) -> dt.date | None:
        if self.starts:
            return min((*(r.earliest for r in precise(self.starts)), *seen_days(self.seen)))
        return self.after + DAY if self.after else None

    @property
    def possible_until(self) -> dt.date | None:
        if self.ends:
            return max(r.latest for r in precise(self.ends))
        days = [d - DAY for d in (self.before, self.gone.latest if self.gone else None) if d]
        return max((min(days), *seen_days(self.seen))) if days else None

    @property
    def begins(self) -> dt.date:
        return self.certain_from or min(r.earliest for r in self.ends)

    @property
    def leaves(self) -> dt.date:
        return self.certain_until or self.begins


def seen_days(seen: Sequence[Report]) -> list[dt.date]:
    again = precise([r for r in seen if r.what == "start"])
    return [r.latest for r in (*again, *(r for r in seen if r.what == "sighting"))]


def started(starts: Sequence[Report]) -> list[dt.date]:
    return [max(r.latest for r in precise(starts))] if starts else []


def known_end(report: Report) -> dt.date:
    return report.earliest if report.earliest == report.latest else report.earliest - DAY


def precise(reports: Sequence[Report]) -> list[Report]:
    return [r for r in reports if not any(lies_in(other, r) for other in reports)]


def lies_in(one: Report, other: Report) -> bool:
    smaller = one.latest - one.earliest < other.latest - other.earliest
    return smaller and other.earliest <= one.earliest and one.latest <= other.latest


def earliest(reports: Sequence[Report]) -> list[Report]:
    """Those that begin first; of these the shortest."""
    first = [r for r in reports if r.earliest == min(o.earliest for o in reports)]
    return [r for r in first if r.latest == min(o.latest for o in first)]


def start_groups(said: Sequence[Report]) -> list[list[Report]]:
    starts = [r for r in said if r.what == "start"]
    groups: list[list[Report]] = []
    for report in sorted(precise(starts), key=lambda r: (r.earliest, r.latest)):
        elected = max((r.latest for r in groups[-1]), default=None) if groups else None
        if (
            elected
            and report.earliest - elected <= CONFIRMED_WITHIN
            and not any(elected < r.latest < report.earliest for r in said if r.what != "start")
        ):
            groups[-1].append(report)
        else:
            groups.append([report])
    for report in starts:
        if not any(report == r for group in groups for r in group):
            inner = [r for g in groups for r in g if lies_in(r, report)]
            first = min(inner, key=lambda r: (r.earliest, r.latest))
            next(g for g in groups if first in g).append(report)
    return groups


def certain_day(group: Sequence[Report]) -> dt.date:
    return max(r.latest for r in precise(group))


def stays_of(holder: tuple[str, bool], reports: Sequence[Report], single: bool) -> list[Stay]:
    said = [r for r in reports if r.holder == holder]
    others = {r.holder for r in reports} - {holder} if single else set()
    seen = [r.latest for r in reports if r.holder in others and r.what == "sighting"]
    groups = {other: start_groups([r for r in reports if r.holder == other]) for other in others}
    acting = [certain_day(g) for other, found in groups.items() for g in found if other[1]]
    elected = [certain_day(g) for other, found in groups.items() for g in found if not other[1]]

    def anyone(first: dt.date, last: dt.date) -> bool:
        return any(first < day < last for day in (*seen, *acting, *elected))

    def joined(stay: Stay, day: dt.date) -> bool:
        last = max(d for d in (stay.seen_until, end_of(stay)) if d)
        return any(r.span and r.span[0] <= last and day <= r.span[1] for r in said)

    def parted(stay: Stay, day: dt.date, what: str) -> bool:
        last = max(d for d in (stay.seen_until, end_of(stay)) if d)
        if joined(stay, day):
            return False
        if stay.ends or stay.gone:
            return anyone(last, day)
        if day - last <= CONFIRMED_WITHIN:
            return False
        if what == "start":
            return anyone(last, day)
        settled = last if stay.seen else last + CONFIRMED_WITHIN
        return any(settled < d < day for d in (*seen, *acting)) or any(
            last < d < day - CONFIRMED_WITHIN for d in elected
        )

    def end_of(stay: Stay) -> dt.date | None:
        return min(map(known_end, stay.ends), default=None)

    order = {"start": 0, "sighting": 1, "end": 2, "gone": 3}
    events = [(min(r.earliest for r in precise(g)), 0, g) for g in start_groups(said)]
    events += [(r.latest, order[r.what], [r]) for r in said if r.what != "start"]
    found: list[Stay] = []
    for _, _, event in sorted(events, key=lambda e: e[:2]):
        stay, report = (found[-1] if found else None), event[0]
        over = stay is not None and bool(stay.ends or stay.gone)
        if report.what == "start":
            if stay is None or over or parted(stay, certain_day(event), "start"):
                found.append(Stay(holder, starts=list(event)))
            elif not stay.starts and report.earliest - stay.begins <= CONFIRMED_WITHIN:
                stay.starts += event
            else:
                stay.seen += event
        elif report.what == "sighting":
            if stay is None or parted(stay, report.latest, "sighting"):
                found.append(stay := Stay(holder))
            stay.ends, stay.gone = [], None
            stay.seen.append(report)
        elif report.what == "end":
            ended = end_of(stay) if stay else None
            if stay is None or (ended and anyone(ended, report.earliest - CONFIRMED_WITHIN)):
                found.append(stay := Stay(holder))
            stay.ends.append(report)
            stay.gone = None
        elif stay and not over and not joined(stay, report.latest):
            stay.gone = report
    return found


def tenures_by_law(reports: Iterable[Report], *, single: bool = True) -> list[Bounds]:
    """Person, acting, and the four bounds of each tenure, in order."""
    reports = list(reports)
    by_holder = {h: stays_of(h, reports, single) for h in sorted({r.holder for r in reports})}
    every = [stay for stays in by_holder.values() for stay in stays]
    stays = []
    for own in by_holder.values():
        for stay, later in zip(own, [*own[1:], None], strict=False):
            if not (
                later and stay.certain_from is None and later.starts and too_early(stay, later, every, single)
            ):
                stays.append(stay)
    for stay in stays if single else []:
        others = [o for o in stays if o.holder != stay.holder]
        eve = stay.begins - DAY
        stay.after = max((min(o.leaves, eve) for o in others if min(o.begins, o.leaves) <= eve), default=None)
        stay.before = next_day(stay, [o for o in others if o.certain_from])
    stays.sort(key=lambda s: (s.begins, s.holder))
    return [(*s.holder, s.certain_from, s.certain_until, s.possible_from, s.possible_until) for s in stays]


def too_early(stay: Stay, later: Stay, every: Sequence[Stay], single: bool) -> bool:
    first, last = min(r.earliest for r in stay.ends), max(r.latest for r in stay.ends)
    before = first - CONFIRMED_WITHIN
    others = [o for o in every if single and o.holder != stay.holder and o.certain_from]
    if any(min(o.begins, o.leaves) <= before and o.leaves > last for o in others):
        return True
    came = any(before < min(o.begins, o.leaves) < later.begins for o in others)
    return later.begins - last <= TERM and not came


def next_day(stay: Stay, others: Sequence[Stay]) -> dt.date | None:
    """The first certain day of the next holder."""
    last = max(stay.seen_until or stay.begins, stay.leaves)
    lingers = max(stay.begins, last - CONFIRMED_WITHIN)
    comes = [(min(o.begins, o.leaves), o) for o in others]
    if any(o.starts and lingers < day <= last for day, o in comes):
        return last + DAY
    if not stay.starts and any(day <= last < o.leaves for day, o in comes):
        return last + DAY
    return min((day for day, _ in comes if day > last), default=None)
