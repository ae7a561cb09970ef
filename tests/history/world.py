"""The world that is known: posts, and who held each from when to when; real ones, and invented ones beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from urbankg.errors import DateError
from urbankg.files import PHRASES, REFERENCE, rows
from urbankg.identity import resolve
from urbankg.lexicon.gazetteer import Gazetteer, Place
from urbankg.persian.dates import parse_date
from urbankg.persian.datespan import DateSpan

from .people import HERE, Person, real_name

DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2004, 1, 1), dt.date(2024, 6, 1)  # when invented holders come and go
COMMON_PLACES = 15_000  # people that a town of the checked-in set has at least, for an article to speak of it


@dataclass(frozen=True)
class Post:
    """An office over a place or portfolio, ``over``, as a claim names it; ``near`` tells its homonyms apart."""

    role: str
    over: str
    near: tuple[str, ...] = ()
    city: str = ""  # slug of the place, which posts over one place share

    @property
    def object(self) -> str:
        """The object of a claim on the office."""
        return f"وزارت {self.over}" if self.role.endswith("minister") else self.over

    @cached_property
    def slug(self) -> str:
        """The last part of the post's IRI."""
        return resolve.post(self.role, resolve.body_of_office(self.role, self.object, self.near)).slug

    def acting(self) -> Post:
        """The post of who acts in this one."""
        return Post(f"acting_{self.role}", self.over, self.near, self.city)

    def words(self, form: str) -> str:
        """How articles name the office (``office``, ``former``), its ``body``, and who gives it (``chooser``)."""
        return _offices()[self.role][form].format(p=self.over)


@dataclass
class Term:
    """A time in a post. A start or end is the days in which it may have been; no end: nothing is known of it."""

    post: Post
    start: DateSpan
    end: DateSpan | None
    person: Person | None = None  # until the parts are given out
    acting: bool = False

    @property
    def certain(self) -> tuple[dt.date, dt.date]:
        """The first and last day of which the world is sure; of an open end a few months."""
        last = self.end.earliest if self.end else self.start.latest + 250 * DAY
        return self.start.latest, last


@cache
def _offices() -> dict[str, dict[str, str]]:
    return {row["role"]: row for row in rows(HERE / "offices.csv")}


def real_terms() -> list[Term]:
    """The dated holders of the reference data whose start is known at least to the year, as the graph has them."""
    found = []
    for row, post in _holders():
        start, end = _span(row["date_from"]), _span(row["date_to"])
        known = row.get("confidence") != "low" and "unverified" not in row["source"] + row["note"]
        body = resolve.body_of_office(post.role, post.object, post.near)
        if start and known and body.linked and (end is None or start.latest < end.earliest):
            acting = post.role.startswith("acting_")
            post = Post(
                post.role.removeprefix("acting_"), post.over, post.near, body.place.slug if body.place else ""
            )
            person = Person(f"real/{row['person_fa']}", real_name(row["person_fa"]), invented=False)
            found.append(Term(post, start, end, person, acting))
    return found


def _holders() -> Iterator[tuple[dict[str, str], Post]]:
    for row in rows(REFERENCE / "mayors.csv"):
        yield row, Post(row["role"], row["city_fa"], (row["province_fa"],))
    for row in rows(REFERENCE / "governors.csv"):
        yield row, Post("governor_general", row["province_fa"])
    for row in rows(REFERENCE / "ministers.csv"):
        if row["body_fa"].startswith("وزارت "):
            role = "acting_minister" if row["acting"] == "1" else "minister"
            yield row, Post(role, row["body_fa"].removeprefix("وزارت "))


def _span(text: str) -> DateSpan | None:
    try:
        return parse_date(text.removesuffix("~")) if text else None
    except DateError:
        return None


def invented_posts(seed: int, count: int, taken: Iterable[Post]) -> list[Post]:
    """Posts over towns and counties that no real holder is known of; the same few whatever is added to the tables.

    Half of the towns have a council chair beside the mayor, so that there are careers within one town.
    """
    used = {post.city for post in taken}
    found: list[Post] = []
    for place in sorted(_places(count), key=lambda p: _digest(seed, p.id)):
        if place.slug in used:
            continue
        roles = ["mayor"] if place.kind == "city" else ["county_governor"]
        if place.kind == "city" and _digest(seed, place.slug)[0] in "01234567":
            roles.append("council_chair")
        if place.kind == "city" and count > 1000:
            roles += ["council_vice_chair", "council_spokesperson", "council_treasurer"]
        found += [Post(role, place.name, (place.province,), place.slug) for role in roles]
        if len(found) >= count:
            return found[:count]
    return found


def _places(count: int) -> list[Place]:
    """Towns and counties whose names mean nothing else; only larger ones if they suffice."""
    gazetteer = Gazetteer.load()
    words = {row["word"] for row in rows(PHRASES / "word_places.csv")}
    clear = [
        place
        for place in gazetteer
        if place.kind in ("city", "county")
        and len(place.name) > 3
        and place.name not in words
        and len([p for p in gazetteer.find(place.name) if p.kind == place.kind]) == 1
    ]
    larger = [p for p in clear if p.kind == "county" or p.population >= COMMON_PLACES]
    return larger if count < 300 else clear


def _digest(seed: int, text: str) -> str:
    return hashlib.sha256(f"{seed}|{text}".encode()).hexdigest()


def invented_terms(seed: int, post: Post) -> list[Term]:
    """The times of three to five holders of a post in turn, some with an acting one or with nobody between."""
    rng = random.Random(f"{seed}|{post.slug}")
    day = FIRST + rng.randrange(0, 3000) * DAY
    found: list[Term] = []
    for number in range(rng.randint(3, 5)):
        if number and rng.random() < 0.3:
            until = day + rng.randint(20, 110) * DAY
            if post.role in ("mayor", "county_governor"):
                found.append(Term(post, DateSpan.of_day(day), DateSpan.of_day(until), acting=True))
            day = until + rng.randint(0, 1) * DAY
        until = day + rng.randint(260, 1450) * DAY
        if until > LAST:
            break
        found.append(Term(post, DateSpan.of_day(day), DateSpan.of_day(until)))
        day = until + rng.randint(0, 12) * DAY
    if rng.random() < 0.5:
        found[-1].end = None
    return found
