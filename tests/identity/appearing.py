"""Short ways to write down appearances in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from urbankg.identity.appearances import Appearance, Seen, Sight
from urbankg.identity.persons import Person
from urbankg.identity.resolve import person

_KINDS = {  # of an office: the path of its body, and of what that governs
    "mayor": ("municipality", "city"),
    "acting_mayor": ("municipality", "city"),
    "deputy_mayor": ("municipality", "city"),
    "council_member": ("council", "city"),
    "council_chair": ("council", "city"),
    "county_governor": ("county-governorate", "county"),
    "governor_general": ("governorate", "province"),
}


def seen(
    name: str,
    role: str,
    where: str,
    days: Iterable[int | str | tuple[int | str, str]] = (),
    *,
    province: str = "",
    as_: Seen = "holding",
    wikidata: str = "",
) -> Appearance:
    """A name in an office of a place, or of a ministry or parliament if the role says so.

    ``days`` are years (their first day) or ISO days, each alone or with the article that says so.
    """
    path, kind = _KINDS.get(role, ("ministry" if role.endswith("minister") else "parliament", ""))
    post = f"{role.replace('_', '-')}-{where}"
    sights = [_sight(name, post, number, day, as_) for number, day in enumerate(days or [()])]
    place = f"{kind}/{where}" if kind else ""
    over = f"province/{province or where}" if kind else ""
    slug = person(name, post).slug
    return Appearance(slug, name, post, role, f"{path}/{where}", place, over, tuple(sights), wikidata)


def party(name: str, article: str, day: int | str = 2020) -> Appearance:
    """A name as a party of a meeting in an article."""
    iri = f"https://w3id.org/urbankg/id/article/{article}"
    on = _day(day)
    sight = Sight(f"claim:{name}-{article}", iri, "there", on, on)
    return Appearance(person(name, "").slug, name, "", "", "", "", "", (sight,))


def _sight(name: str, post: str, number: int, day: object, as_: Seen) -> Sight:
    article = f"{name}-{post}-{number}"
    if isinstance(day, tuple):
        day, article = day or (None, article)
    on = _day(day) if day is not None else None
    statement = f"claim:{name}-{post}-{number}"
    return Sight(statement, f"https://w3id.org/urbankg/id/article/{article}", as_, on, on)


def _day(day: object) -> dt.date:
    return dt.date(day, 1, 1) if isinstance(day, int) else dt.date.fromisoformat(str(day))


def groups(persons: Iterable[Person]) -> set[frozenset[str]]:
    """The appearances of each person, as «name@post»."""
    return {
        frozenset(f"{a.name}@{a.post or a.sights[0].article.rsplit('/', 1)[-1]}" for a in p.appearances)
        for p in persons
    }
