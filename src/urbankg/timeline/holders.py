"""Who held a post on a day, or in a month or year: certainly, possibly or nobody, with the reports that say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from urbankg.graph.store import GraphStore
from urbankg.persian.datespan import DateSpan
from urbankg.timeline.asked import Post, post_of
from urbankg.timeline.conflicts import are_rivals, by_begin
from urbankg.timeline.held import Held, Stretch, common, held_in, held_in_all
from urbankg.timeline.model import Report, SetAside, Tenure
from urbankg.timeline.posts import SINGLE
from urbankg.timeline.reports import with_quotes


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held the post: for certain or possibly, as a full or an acting holder.

    ``first`` and ``last`` are the outermost of the days asked about on which that is so; ``possible`` are those on
    which it is possible and no more, of a certain holder too. ``tenure`` has the bounds, ``reports`` what it rests on,
    in order of time, ``set_aside`` what it leaves out; ``carried_by`` is the post that carries this one ex officio.
    """

    name: str
    certainty: Literal["certain", "possible"]
    first: dt.date
    last: dt.date
    tenure: Tenure
    possible: tuple[Stretch, ...] = ()
    carried_by: Post | None = None
    reports: list[Report] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    @property
    def acting(self) -> bool:
        """Whether as an acting holder."""
        return self.tenure.acting


@dataclass(frozen=True, slots=True)
class HoldersOnDay:
    """The answer for a post and a day or span of days: its holders, certain ones first, and all tenures of the post.

    Tenures of posts that carry it ex officio are among them. ``conflict`` tells that more than one full holder is
    certain on a day on which none of them ended.
    """

    post: Post
    on: DateSpan
    holders: list[Holder] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    conflict: bool = False

    @property
    def day(self) -> dt.date:
        """The day asked about, or the first day of the span."""
        return self.on.earliest

    @property
    def before(self) -> Tenure | None:
        """The last tenure that was over before the day."""
        over = [t for t in self.tenures if (last := t.certain_until or t.possible_until) and last < self.day]
        return max(over, key=lambda t: t.certain_until or t.possible_until or t.begins, default=None)

    @property
    def after(self) -> Tenure | None:
        """The first tenure that begins after the day, or after the last day of the span."""
        later = (t for t in self.tenures if t.begins > self.on.latest)
        return min(later, key=lambda t: t.begins, default=None)


def who(store: GraphStore, post: str | Post, on: dt.date | DateSpan) -> HoldersOnDay:
    """Who held a post on a day, or on any day of a span, by all claims and reference tenures of a store."""
    asked = post_of(post) if isinstance(post, str) else post
    span = on if isinstance(on, DateSpan) else DateSpan.of_day(on)
    answer = _on_day(asked, span, held_in(store, asked))
    return replace(answer, holders=[_quoted(store, holder) for holder in answer.holders])


def who_of_all(store: GraphStore, posts: Sequence[Post], on: DateSpan) -> list[HoldersOnDay]:
    """What `who` gives for each of some posts, without sentences: it takes little longer for many than for one."""
    return [_on_day(post, on, known) for post, known in zip(posts, held_in_all(store, posts), strict=True)]


def _on_day(post: Post, span: DateSpan, known: Sequence[Held]) -> HoldersOnDay:
    holders = list(_holders(known, (span.earliest, span.latest)))
    conflict = post.role in SINGLE and _rival(holders)
    holders.sort(key=lambda h: (h.certainty, h.acting, h.first, h.tenure.begins, h.name))
    return HoldersOnDay(post, span, holders, [one.tenure for one in known], conflict)


def _quoted(store: GraphStore, holder: Holder) -> Holder:
    """A holder with the sentences of all reports, and the addresses of their articles."""
    tenure = holder.tenure
    own = len(tenure.reports)
    pairs = [report for aside in tenure.set_aside for report in (aside.report, aside.by)]
    told = with_quotes(store, [*tenure.reports, *pairs])
    asides = [
        replace(aside, report=report, by=by)
        for aside, report, by in zip(tenure.set_aside, told[own::2], told[own + 1 :: 2], strict=True)
    ]
    return replace(holder, reports=told[:own], set_aside=asides)


def _holders(known: Sequence[Held], span: Stretch) -> Iterator[Holder]:
    """Those certain on some day of a span, and those possible on one."""
    for one in known:
        possible = tuple(days for stretch in one.possible if (days := common(stretch, span)))
        name = one.tenure.name
        if one.certain and (days := common(one.certain, span)):
            yield Holder(name, "certain", *days, one.tenure, possible, one.carried_by)
        elif possible:
            first, last = possible[0][0], possible[-1][1]
            yield Holder(name, "possible", first, last, one.tenure, possible, one.carried_by)


def _rival(holders: Sequence[Holder]) -> bool:
    """Whether two full holders are certain on one day of whom one must be wrong, by the rule of conflicts."""
    full = sorted(
        (h for h in holders if h.certainty == "certain" and not h.acting), key=lambda h: by_begin(h.tenure)
    )
    return any(
        max(one.first, other.first) <= min(one.last, other.last) and are_rivals(one.tenure, other.tenure)
        for one, other in combinations(full, 2)
    )
