"""What is reported of a post, and what a tenure is: its reports and the bounds that follow from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

DAY = dt.timedelta(days=1)
CONFIRMED_WITHIN = dt.timedelta(days=90)  # an election and its confirmation are one start

What = Literal["start", "sighting", "end", "gone"]
EndState = Literal["reported", "superseded", "as_of", "unknown"]
"""``reported``; ``superseded`` by the next holder; over since an ``unknown`` day; or known only ``as_of`` the last
day of which somebody reports the holder (never "now")."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report stands: ``statement`` is the IRI of the claim, or of the record of the reference data.

    ``article`` is the IRI or address of the article, or what the record is from; ``quote`` is the claim's sentence,
    where it was asked for.
    """

    article: str
    quote: str = ""
    published: dt.date | None = None
    statement: str = ""


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
    def holder(self) -> HolderKey:
        """Who, and whether as an acting holder."""
        return self.person, self.acting

    @property
    def is_a_day(self) -> bool:
        """Whether the report names one day, not a month or a year."""
        return self.earliest == self.latest

    def lies_in(self, other: Report) -> bool:
        """Whether the other report says the same less precisely: a year that holds this day."""
        smaller = self.latest - self.earliest < other.latest - other.earliest
        return smaller and other.earliest <= self.earliest and self.latest <= other.latest


HolderKey = tuple[str, bool]
"""A person, and whether as an acting holder: the two are bounded apart."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that bounds nothing, because another one speaks against it.

    ``before_start``: an end before the start that ``by`` reports. ``refuted``: an end, or that somebody is gone, after
    which ``by`` still reports the person in the post.
    """

    report: Report
    because: Literal["before_start", "refuted"]
    by: Report


@dataclass(eq=False)
class Tenure:
    """One person's time in a post, with the reports that it rests on.

    ``starts`` tell of the taking up, ``sightings`` of the person in office (a re-election is one too), ``ends`` of the
    leaving; ``gone`` is the first report of somebody who no longer holds the post. The other holders of a post that
    one person at a time holds give ``after``, the last certain day of the one before, and ``before``, the first certain
    day of the next one; ``predecessor`` and ``successor`` are the tenures next to it. Bounds are computed once: a
    tenure is not changed after `tenures_of` has given it.
    """

    person: str
    acting: bool
    starts: list[Report] = field(default_factory=list)
    sightings: list[Report] = field(default_factory=list)
    ends: list[Report] = field(default_factory=list)
    gone: Report | None = None
    set_aside: list[SetAside] = field(default_factory=list)
    after: dt.date | None = None
    before: dt.date | None = None
    predecessor: Tenure | None = field(default=None, repr=False)
    successor: Tenure | None = field(default=None, repr=False)

    @property
    def holder(self) -> HolderKey:
        """Who, and whether as an acting holder."""
        return self.person, self.acting

    @cached_property
    def name(self) -> str:
        """The fullest name under which the reports know the person."""
        return min((r.name for r in self.reports), key=lambda name: (-len(name), name))

    @cached_property
    def reports(self) -> list[Report]:
        """What the tenure rests on, in order of time."""
        said = [*self.starts, *self.sightings, *self.ends, *([self.gone] if self.gone else [])]
        return sorted(
            said, key=lambda r: (r.latest, r.earliest, r.what, r.source.statement, r.source.article)
        )

    @cached_property
    def started(self) -> tuple[dt.date, dt.date] | None:
        """The first day of the earliest and the last day of the latest start reported."""
        return outer_days(self.starts)

    @cached_property
    def ended(self) -> tuple[dt.date, dt.date] | None:
        """The first day of the earliest and the last day of the latest end reported."""
        return outer_days(self.ends)

    @cached_property
    def _seen(self) -> tuple[dt.date, dt.date] | None:
        days = [r.latest for r in self.sightings if r.what == "sighting"]
        days += [r.latest for r in precise(r for r in self.sightings if r.what == "start")]
        return (min(days), max(days)) if days else None

    @property
    def first_seen(self) -> dt.date | None:
        """The first day on which somebody reports the person in office."""
        return self._seen[0] if self._seen else None

    @property
    def last_seen(self) -> dt.date | None:
        """The last day on which somebody reports the person in office."""
        return self._seen[1] if self._seen else None

    @cached_property
    def seen_until(self) -> dt.date | None:
        """The last day on which the person is known to hold the post, ends apart: of a sighting or the start."""
        days = (self.last_seen, self.started[1] if self.started else None)
        return max((day for day in days if day), default=None)

    @cached_property
    def certain_from(self) -> dt.date | None:
        """The first certain day: of the latest start reported, or an earlier sighting; None if there is neither."""
        days = (self.first_seen, self.started[1] if self.started else None)
        return min((day for day in days if day), default=None)

    @cached_property
    def certain_until(self) -> dt.date | None:
        """The last certain day: that of the earliest end reported, else the last one of a report.

        It lies before `certain_from` where the reports leave no certain day: a start and an end in one year.
        """
        if self.ended is None:
            known = self.seen_until
        else:
            first = min((r for r in self.ends if r.earliest == self.ended[0]), key=lambda r: r.latest)
            known = first.earliest if first.is_a_day else first.earliest - DAY
        if known and self.gone:  # a start in a year in which the person is gone
            known = min(known, self.gone.latest - DAY)
        last = max((r.latest for r in self.sightings if r.what == "sighting"), default=None)
        return max(known, last) if known and last else known

    @property
    def possible_from(self) -> dt.date | None:
        """The first possible day; None if nothing bounds it."""
        if self.started:
            return min(self.started[0], self.first_seen or self.started[0])
        return self.after + DAY if self.after else None

    @property
    def possible_until(self) -> dt.date | None:
        """The last possible day; None if nothing bounds it."""
        if self.ended:
            return self.ended[1]
        days = [day - DAY for day in (self.before, self.gone.latest if self.gone else None) if day]
        if days and self.last_seen:
            return max(min(days), self.last_seen)
        return min(days, default=None)

    @cached_property
    def begins(self) -> dt.date:
        """A day to order tenures by: the first certain day, else that of the end."""
        return self.certain_from or min(r.earliest for r in self.ends)

    @property
    def how_began(self) -> tuple[str, ...]:
        """The manners in which the person is reported to have come into the post, sorted."""
        return _manners(self.starts or self.sightings[:1])

    @property
    def how_ended(self) -> tuple[str, ...]:
        """The manners in which the person is reported to have left the post, sorted."""
        return _manners(self.ends or ([self.gone] if self.gone else []))

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
        return any(r.is_a_day and r.latest == day for r in self.ends)


def precise(reports: Iterable[Report]) -> list[Report]:
    """The reports of one event without those that another one makes more precise: a year that holds the day."""
    by_start = sorted(reports, key=lambda r: (-r.earliest.toordinal(), r.latest))
    kept: list[Report] = []
    first_over = dt.date.max  # the earliest last day of those that begin no sooner
    for report in by_start:
        same = bool(kept) and (kept[-1].earliest, kept[-1].latest) == (report.earliest, report.latest)
        if same or report.latest < first_over:
            kept.append(report)
            first_over = report.latest
    return kept[::-1]


def outer_days(reports: Iterable[Report]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the precise reports of one event; None without reports."""
    told = precise(reports)
    return (min(r.earliest for r in told), max(r.latest for r in told)) if told else None


def _manners(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(sorted({r.manner for r in reports if r.manner}))
