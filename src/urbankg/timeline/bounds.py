"""How the tenures of one post bound each other: who came before, who next, and which end is none."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from urbankg.timeline.model import CONFIRMED_WITHIN, DAY, HolderKey, SetAside, Tenure, precise
from urbankg.timeline.stays import Others, Stay

_TERM = dt.timedelta(days=4 * 365)  # who ended longer before a start may have held the post before


def _stay(tenure: Tenure) -> Stay:
    last = tenure.certain_until or tenure.begins
    return Stay(min(tenure.begins, last), last, tenure.holder)


def bound(tenures: Sequence[Tenure]) -> None:
    """Let the holders of a post that one person at a time holds bound each other, and follow each other."""
    known = Others(map(_stay, tenures))
    certain = Others(_stay(t) for t in tenures if t.certain_from)
    started = Others(_stay(t) for t in tenures if t.starts)
    for tenure in tenures:
        before = known.last(tenure.holder, tenure.begins - DAY)
        tenure.after = min(before, tenure.begins - DAY) if before else None
        tenure.before = _next_certain(tenure, certain, started)
    _in_succession(tenures)


def _next_certain(tenure: Tenure, certain: Others, started: Others) -> dt.date | None:
    """The first day after a tenure's last one on which another holder is certain, and is not the one before."""
    last = max(tenure.seen_until or tenure.begins, tenure.certain_until or tenure.begins)
    taken_over = started.next(tenure.holder, max(tenure.begins, last - CONFIRMED_WITHIN))
    if taken_over and taken_over <= last:  # the next one is elected while this one is still seen
        return last + DAY
    if not tenure.starts and (until := certain.last(tenure.holder, last)) and until > last:
        return last + DAY  # another one's time goes on after a sighting within it
    return certain.next(tenure.holder, last)


def _in_succession(tenures: Sequence[Tenure]) -> None:
    """Set who came before whom: the last one to leave before somebody begins, or soon after."""
    leaving = sorted(tenures, key=lambda t: (_left(t), t.begins, t.person, t.acting))
    days = [_left(t) for t in leaving]
    for tenure in tenures:
        begins = tenure.begins
        lingering = leaving[bisect_left(days, begins) : bisect_right(days, begins + CONFIRMED_WITHIN)]
        earlier = [t for t in lingering if t.begins < begins]
        if not earlier and (at := bisect_left(days, begins)):
            earlier = [leaving[at - 1]]
        if earlier:
            tenure.predecessor = max(earlier, key=lambda t: (t.begins, t.person, t.acting))
            tenure.predecessor.successor = tenure.predecessor.successor or tenure


def _left(tenure: Tenure) -> dt.date:
    """The last certain day; of whom only the end is reported, the first day on which that can be."""
    return max(_stay(tenure).last, tenure.begins)


def without_ends_before_starts(tenures: Sequence[Tenure], *, single: bool) -> list[Tenure]:
    """Tenures without those that only an end before the holder's start reports: such an end is set aside.

    Tenures of one holder are given in order.
    It is the end of an earlier time in the post if that is long ago, or if somebody else began between; and it is none
    where somebody else held the post before and after it.
    """
    others = Others(_stay(t) for t in tenures if t.certain_from) if single else Others([])
    held: dict[HolderKey, list[Tenure]] = {}
    for tenure in tenures:
        held.setdefault(tenure.holder, []).append(tenure)
    dropped: set[Tenure] = set()
    for earlier, later in (pair for own in held.values() for pair in pairwise(own)):
        if earlier.certain_from is None and later.starts and _is_too_early(earlier, later, others):
            start = min(precise(later.starts), key=lambda r: (r.earliest, r.latest))
            later.set_aside += [SetAside(end, "before_start", start) for end in earlier.ends]
            dropped.add(earlier)
    return [tenure for tenure in tenures if tenure not in dropped]


def _is_too_early(earlier: Tenure, later: Tenure, others: Others) -> bool:
    first, last = min(r.earliest for r in earlier.ends), max(r.latest for r in earlier.ends)
    until = others.last(earlier.holder, first - CONFIRMED_WITHIN)
    if until and until > last:
        return True
    came = others.next(earlier.holder, first - CONFIRMED_WITHIN)
    between = came is not None and came < later.begins
    return later.begins - last <= _TERM and not between
