"""Who is who: the persons that the names of a block mean, and for each two names that are one, why.

A pure function of appearances and human decisions; the order of the input does not matter. The rules are those of
``ontology/identity.ttl``, applied strongest first; a link that something forbids (another given name, two offices that
nobody holds at once, a decision) is not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from urbankg.identity.appearances import Appearance
from urbankg.identity.clusters import Clusters, Hindrance, Link, hindrance
from urbankg.identity.decisions import Decisions
from urbankg.identity.linking import RULES, decided_links, parties_links
from urbankg.identity.person_names import is_common, person_name

__all__ = ["Link", "Person", "WhyApart", "persons_of", "why_apart"]

WhyApart = Literal["decision"] | Hindrance | Literal["common_name", "no_rule"]
"""Why two persons of one name are two: people decided so, something forbids that they be one, or no rule joins them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody: ``name`` is the fullest of the names, ``links`` tell why the appearances are of one person.

    ``slug`` is that of the fullest name, if nobody else bears it, else it names a post (or article) too.
    """

    slug: str
    name: str
    other_names: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    links: tuple[Link, ...]


def persons_of(appearances: Iterable[Appearance], decisions: Decisions | None = None) -> list[Person]:
    """The persons of a block's appearances, each in one of them, in order."""
    by_slug = {a.slug: a for a in sorted(appearances, key=lambda a: a.slug)}
    same, different = (decisions or Decisions()).on(by_slug.values())
    clusters = Clusters(by_slug.values(), different)
    for link in decided_links(same, by_slug):
        clusters.join(link, decided=True)
    in_posts = [a for a in by_slug.values() if a.post]
    for rule in RULES:
        for link in rule(in_posts, clusters):
            clusters.join(link)
    for link in parties_links(list(by_slug.values()), clusters):
        clusters.join(link)
    groups = [([by_slug[slug] for slug in members], links) for members, links in clusters.all()]
    bearers: dict[str, int] = {}
    for members, _ in groups:
        for name_slug in {a.name_slug for a in members}:
            bearers[name_slug] = bearers.get(name_slug, 0) + 1
    persons = (_person(members, links, bearers) for members, links in groups)
    return sorted(persons, key=lambda p: p.slug)


def why_apart(one: Person, other: Person, decisions: Decisions) -> WhyApart:
    """Why two persons of one block, of one name, are not one."""
    if decisions.between(one.appearances, other.appearances):
        return "decision"
    if forbidden := hindrance(one.appearances, other.appearances):
        return forbidden
    return "common_name" if is_common(one.name) else "no_rule"


def _person(members: Sequence[Appearance], links: Sequence[Link], bearers: dict[str, int]) -> Person:
    fullest = max(members, key=lambda a: (person_name(a.name).fullness, a.name_slug))
    named = [a for a in members if a.name_slug == fullest.name_slug]
    slug = fullest.name_slug
    if bearers[slug] > 1:
        where = min((a.post == "", a.slug.partition(".")[2]) for a in named)[1]
        slug = f"{slug}-at-{where}"
    others = {a.name for a in members} - {fullest.name}
    return Person(slug, fullest.name, tuple(sorted(others)), tuple(members), tuple(links))
