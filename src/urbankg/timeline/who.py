"""Who held a post on a day: certainly, possibly or nobody, with the reports that say so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from urbankg.articles import article_from_text
from urbankg.errors import QueryError
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import thing
from urbankg.identity import resolve
from urbankg.identity.resolve import Thing
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.reading.scene import Scene
from urbankg.timeline.reports import one_person_one_name, posts_that_carry, reports_on
from urbankg.timeline.tenures import Report, Tenure, tenures_of

# Offices that one person at a time holds; the others are shared, and their holders do not bound each other.
SINGLE = frozenset(
    [
        "president",
        "minister",
        "governor_general",
        "county_governor",
        "district_governor",
        "mayor",
        "district_mayor",
        "council_chair",
        "council_vice_chair",
        "council_spokesperson",
        "council_treasurer",
        "provincial_council_chair",
        "municipal_org_head",
        "secretary_general",
        "assembly_chair",
        "speaker",
        "village_head",
    ]
)
# The office that somebody acts in; both are asked together.
ACTING = {role: f"acting_{role}" for role in ("minister", "governor_general", "county_governor", "mayor")}
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

    ``tenure`` has the bounds and the reports; ``carried_by`` is the post that carries this one ex officio.
    """

    name: str
    certainty: Literal["certain", "possible"]
    tenure: Tenure
    carried_by: Post | None = None

    @property
    def acting(self) -> bool:
        """Whether as an acting holder."""
        return self.tenure.acting

    @property
    def reports(self) -> list[Report]:
        """What the tenure rests on, in order of time."""
        said = [*self.tenure.starts, *self.tenure.sightings, *self.tenure.ends]
        return sorted(said, key=lambda r: (r.latest, r.what))


@dataclass(frozen=True, slots=True)
class HoldersOnDay:
    """The answer for a post and a day: its holders, certain ones first, and the tenures around them.

    ``conflict`` tells that more than one full holder is certain on a day on which none of them ended.
    """

    post: Post
    day: dt.date
    holders: list[Holder] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    conflict: bool = False

    @property
    def before(self) -> Tenure | None:
        """The last tenure that was over before the day."""
        over = [t for t in self.tenures if (last := t.certain_until or t.possible_until) and last < self.day]
        return max(over, key=lambda t: t.certain_until or t.possible_until or t.begins, default=None)

    @property
    def after(self) -> Tenure | None:
        """The first tenure that begins after the day."""
        return min((t for t in self.tenures if t.begins > self.day), key=lambda t: t.begins, default=None)


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
        full = office.role.removeprefix("acting_")
        return Post(full, office.label, body)
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


def who(store: GraphStore, post: str | Post, day: dt.date) -> HoldersOnDay:
    """Who held a post on a day, by all claims and reference tenures of a store."""
    asked = post_of(post) if isinstance(post, str) else post
    tenures = _tenures(store, asked)
    holders = _holders(tenures, day, single=asked.role in SINGLE)
    body = thing(asked.body.path, asked.body.slug)
    for role, slug in posts_that_carry(store, asked.role, body):
        carrier = _by_slug(f"{role.replace('_', '-')}-{slug}")
        if carrier is not None:
            found = _tenures(store, carrier)
            holders += [h for h in _holders(found, day, carrier) if not h.acting]
    full = {
        h.tenure.person
        for h in holders
        if h.certainty == "certain" and not h.acting and not h.tenure.ends_on(day)
    }
    conflict = asked.role in SINGLE and len(full) > 1
    holders.sort(key=lambda h: (h.certainty, h.acting, h.tenure.begins, h.name))
    return HoldersOnDay(asked, day, holders, tenures, conflict)


def _tenures(store: GraphStore, post: Post) -> list[Tenure]:
    over = post.over if post.body.path == "parliament" and post.role == "mp" else ""
    reports = reports_on(store, thing("post", post.slug), acting=False, over=over)
    if role := ACTING.get(post.role):
        acting = thing("post", resolve.post(role, post.body).slug)
        reports += reports_on(store, acting, acting=True)
    return tenures_of(one_person_one_name(reports), single=post.role in SINGLE)


def _holders(
    tenures: list[Tenure], day: dt.date, carried_by: Post | None = None, *, single: bool = True
) -> list[Holder]:
    certain = [t for t in tenures if t.is_certain(day)]
    found = [Holder(t.name, "certain", t, carried_by) for t in certain]
    if not certain or not single:
        possible = [t for t in tenures if t not in certain and t.is_possible(day)]
        found += [Holder(t.name, "possible", t, carried_by) for t in possible]
    return found
