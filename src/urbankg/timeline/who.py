"""Who held a post on a day, or in a month or year: certainly, possibly or nobody, with the reports that say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from urbankg.articles import article_from_text
from urbankg.claims import full_role
from urbankg.errors import QueryError
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import thing
from urbankg.identity import resolve
from urbankg.identity.resolve import Thing
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.persian.dates import DateSpan
from urbankg.reading.scene import Scene
from urbankg.timeline.conflicts import are_rivals, by_begin
from urbankg.timeline.model import DAY, Report, Tenure
from urbankg.timeline.posts import SINGLE
from urbankg.timeline.reports import posts_that_carry, reports_on, with_quotes
from urbankg.timeline.tenures import tenures_of

# What is asked for when only a place or a body is named.
_ROLE_OF_PLACE = {"city": "mayor", "province": "governor_general", "county": "county_governor"}
_ROLE_OF_BODY = {
    "municipality": "mayor",
    "council": "council_chair",
    "governorate": "governor_general",
    "county-governorate": "county_governor",
    "ministry": "minister",
    "assembly": "secretary_general",
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post as asked for: an office over a place or body; ``over`` is its name as people say it."""

    role: str
    over: str
    body: Thing

    @property
    def slug(self) -> str:
        """The last part of the post's IRI."""
        return resolve.post(self.role, self.body).slug


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held the post: for certain or possibly, as a full or an acting holder.

    ``first`` and ``last`` are the outermost of the days asked about on which that is so. ``tenure`` has the bounds,
    ``reports`` what it rests on, in order of time; ``carried_by`` is the post that carries this one ex officio.
    """

    name: str
    certainty: Literal["certain", "possible"]
    first: dt.date
    last: dt.date
    tenure: Tenure
    carried_by: Post | None = None
    reports: list[Report] = field(default_factory=list)

    @property
    def acting(self) -> bool:
        """Whether as an acting holder."""
        return self.tenure.acting


@dataclass(frozen=True, slots=True)
class HoldersOnDay:
    """The answer for a post and a day or span of days: its holders, certain ones first, and all tenures of the post.

    ``conflict`` tells that more than one full holder is certain on a day on which none of them ended.
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


def post_of(text: str) -> Post:
    """The post that a text names: «شهردار قزوین», «استاندار گلستان», a city alone (its mayor), ``mayor-qazvin``.

    QueryError if no post is meant, or a name that several places bear.

    >>> post_of("قزوین").slug, post_of("وزیر کشور").slug
    ('mayor-qazvin', 'minister-interior')
    """
    post = _by_slug(text) or _by_words(text) or _by_name(text)
    if post is None:
        raise QueryError(
            f"no post is known by {text!r}; name an office with its place (شهردار قزوین) or a city (قزوین)"
        )
    governed = post.body.place or post.body
    if governed.candidates:
        places = (Gazetteer.load().get(candidate) for candidate in governed.candidates)
        listed = ", ".join(f"{p.name} ({p.province})" for p in places if p)
        raise QueryError(f"several places bear that name: {listed}; name the province too")
    return post


def _by_slug(text: str) -> Post | None:
    """A post by the last part of its IRI: an office of a place."""
    slug = text.strip().rsplit("/", 1)[-1].removeprefix("post:")
    for kind, role in _ROLE_OF_PLACE.items():
        for start in (f"{role.replace('_', '-')}-", ""):
            if slug.startswith(start) and (place := Gazetteer.load().get(f"{kind}/{slug[len(start) :]}")):
                return Post(
                    role, place.name, resolve.body_of_office(role, place.name, (place.province, place.county))
                )
    return None


def _by_words(text: str) -> Post | None:
    """The office that the reader finds in the words."""
    scene = Scene(article_from_text(text, "question"))
    for office in scene.offices:
        body = resolve.body_of_office(office.role, office.label, scene.context.near())
        return Post(full_role(office.role), office.label, body)
    return None


def _by_name(text: str) -> Post | None:
    """The head of a place or body that is named alone."""
    near = Scene(article_from_text(text, "question")).context.near()
    place = resolve.any_place(text, near)
    if place.linked or place.candidates:
        role = _ROLE_OF_PLACE.get(place.path)
        return Post(role, place.label, resolve.body_of_office(role, text, near)) if role else None
    body = resolve.named_body(text, near)
    role = _ROLE_OF_BODY.get(body.path)
    return Post(role, body.label, body) if role and (body.linked or body.candidates) else None


def who(store: GraphStore, post: str | Post, on: dt.date | DateSpan) -> HoldersOnDay:
    """Who held a post on a day, or on any day of a span, by all claims and reference tenures of a store."""
    asked = post_of(post) if isinstance(post, str) else post
    span = on if isinstance(on, DateSpan) else DateSpan.of_day(on)
    tenures = tenures_in(store, asked)
    holders = list(_holders(tenures, span, single=asked.role in SINGLE))
    body = thing(asked.body.path, asked.body.slug).value
    for role, slug in posts_that_carry(store, asked.role, body):
        carrier = _by_slug(f"{role.replace('_', '-')}-{slug}")
        if carrier is not None:
            carrying = _holders(tenures_in(store, carrier), span, carrier)
            holders += [holder for holder in carrying if not holder.acting]
    conflict = asked.role in SINGLE and _rival(holders)
    holders = [replace(h, reports=with_quotes(store, h.tenure.reports)) for h in holders]
    holders.sort(key=lambda h: (h.certainty, h.acting, h.first, h.tenure.begins, h.name))
    return HoldersOnDay(asked, span, holders, tenures, conflict)


def tenures_in(store: GraphStore, post: Post) -> list[Tenure]:
    """The tenures in a post, full and acting, by all claims and records of a store."""
    over = post.over if post.body.path == "parliament" and post.role == "mp" else ""
    reports = reports_on(store, [post.slug], over).get(post.slug, [])
    return tenures_of(reports, single=post.role in SINGLE)


def _holders(
    tenures: Sequence[Tenure], span: DateSpan, carried_by: Post | None = None, *, single: bool = True
) -> Iterator[Holder]:
    """Those certain on some day of a span; and those possible on a day on which nobody is (in a single seat)."""
    taken: list[tuple[dt.date, dt.date]] = []
    unsure = []
    for tenure in tenures:
        days = _common(span, tenure.certain_from, tenure.certain_until)
        if days and tenure.certain_from:
            taken.append(days)
            yield Holder(tenure.name, "certain", *days, tenure, carried_by)
        else:
            unsure.append(tenure)
    for tenure in unsure:
        outer = _common(span, tenure.possible_from, tenure.possible_until)
        days = _outside(outer, taken) if outer and single else outer
        if days:
            yield Holder(tenure.name, "possible", *days, tenure, carried_by)


def _common(span: DateSpan, first: dt.date | None, last: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The days of a span from one day to another; an open side has no bound."""
    days = max(span.earliest, first or dt.date.min), min(span.latest, last or dt.date.max)
    return days if days[0] <= days[1] else None


def _outside(
    days: tuple[dt.date, dt.date], taken: Sequence[tuple[dt.date, dt.date]]
) -> tuple[dt.date, dt.date] | None:
    """The first and the last of some days that are not taken."""
    first, last = days
    for start, end in sorted(taken):
        if start <= first <= end:
            first = end + DAY
    for start, end in sorted(taken, key=lambda stay: stay[1], reverse=True):
        if start <= last <= end:
            last = start - DAY
    return (first, last) if first <= last else None


def _rival(holders: Sequence[Holder]) -> bool:
    """Whether two full holders are certain on one day of whom one must be wrong, by the rule of conflicts."""
    full = sorted(
        (h for h in holders if h.certainty == "certain" and not h.acting), key=lambda h: by_begin(h.tenure)
    )
    return any(
        max(one.first, other.first) <= min(one.last, other.last) and are_rivals(one.tenure, other.tenure)
        for one, other in combinations(full, 2)
    )
