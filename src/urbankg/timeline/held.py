"""Everybody's time in a post: tenures in it and those of a post that carries it, with their certain and possible days.

The law of days is kept here for whoever tells it: nobody is possible on a day on which somebody else is certain, be it
a holder of the post's own or the holder of the post that carries it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import thing
from urbankg.identity.resolve import Thing
from urbankg.timeline.asked import Post
from urbankg.timeline.conflicts import Conflict, post_conflicts
from urbankg.timeline.model import DAY, Tenure
from urbankg.timeline.posts import SINGLE
from urbankg.timeline.reports import posts_that_carry, reports_on
from urbankg.timeline.tenures import tenures_of

Stretch = tuple[dt.date, dt.date]
OPEN_PAST, OPEN_FUTURE = dt.date.min, dt.date.max  # where nothing bounds a possible stretch


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure with the days on which the person certainly held a post, and those on which that is possible.

    Possible stretches are in order, apart from the certain one, and reach to `OPEN_PAST` or `OPEN_FUTURE` where nothing
    bounds them. ``carried_by`` is the post whose tenure it is, where that carries the one asked about ex officio.
    """

    tenure: Tenure
    certain: Stretch | None
    possible: tuple[Stretch, ...]
    carried_by: Post | None = None


def tenures_in(store: GraphStore, post: Post) -> list[Tenure]:
    """The tenures in a post, full and acting, by all claims and records of a store."""
    over = post.over if post.body.path == "parliament" and post.role == "mp" else ""
    reports = reports_on(store, [post.slug], over).get(post.slug, [])
    return tenures_of(reports, single=post.role in SINGLE)


def held_in(store: GraphStore, post: Post) -> list[Held]:
    """Who held a post by all claims and records of a store: its own holders, then those who have it ex officio."""
    body = thing(post.body.path, post.body.slug).value
    carriers = [_carrier(*told) for told in posts_that_carry(store, post.role, body)]
    carrying = {carrier: tenures_in(store, carrier) for carrier in carriers}
    return held(tenures_in(store, post), carrying, single=post.role in SINGLE)


def _carrier(role: str, body: str, over: str) -> Post:
    path, _, slug = body.partition("/")
    return Post(role, over, Thing(path, slug, over, True))


def conflicts_in(post: Post, holders: Iterable[Held]) -> list[Conflict]:
    """The contradictions on the holders of a post, and on those of each post that carries it."""
    by_post: dict[Post, list[Tenure]] = defaultdict(list)
    for one in holders:
        by_post[one.carried_by or post].append(one.tenure)
    return [
        conflict
        for held_post, tenures in by_post.items()
        for conflict in post_conflicts(thing("post", held_post.slug).value, held_post.role, tenures)
    ]


def held(own: Sequence[Tenure], carrying: dict[Post, list[Tenure]], *, single: bool) -> list[Held]:
    """The days of the holders of a post: of its ``own`` tenures, and of the full ones of each post that carries it.

    ``single`` tells that one person at a time holds the post. Who acts in a post that carries it has no seat, but while
    somebody certainly acts there the full holder is not even possible.
    """
    seated = {post: [t for t in tenures if not t.acting] for post, tenures in carrying.items()}
    certain = [*_certain(own), *(days for full in seated.values() for days in _certain(full))]
    found = [_held(t, certain if single else ()) for t in own]
    for post, full in seated.items():
        taken = [*_certain(carrying[post]), *(certain if single else ())]
        found += [_held(t, taken, post) for t in full]
    return found


def _held(tenure: Tenure, taken: Iterable[Stretch], carried_by: Post | None = None) -> Held:
    own = list(_certain([tenure]))
    outer = (tenure.possible_from or OPEN_PAST, tenure.possible_until or OPEN_FUTURE)
    return Held(tenure, own[0] if own else None, without(outer, [*own, *taken]), carried_by)


def _certain(tenures: Iterable[Tenure]) -> list[Stretch]:
    days = ((t.certain_from, t.certain_until) for t in tenures)
    return [(first, last) for first, last in days if first and last and first <= last]


def without(days: Stretch, taken: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """What some days leave of a stretch, in order.

    >>> day = lambda n: dt.date(2020, 1, n)
    >>> [(a.day, b.day) for a, b in without((day(1), day(9)), [(day(3), day(4)), (day(8), day(20))])]
    [(1, 2), (5, 7)]
    """
    at, end = days
    left = []
    for first, last in sorted(taken):
        if last < at or first > end:
            continue
        if first > at:
            left.append((at, first - DAY))
        if last >= end:
            return tuple(left)
        at = last + DAY
    return (*left, (at, end)) if at <= end else tuple(left)


def common(one: Stretch, other: Stretch) -> Stretch | None:
    """The days that two stretches have in common; None if there are none."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None
