"""Appearances joined to persons one link at a time, and what forbids that two groups of them are one person."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from urbankg.identity.appearances import Appearance
from urbankg.identity.person_names import may_be_one, person_name

TERM = dt.timedelta(days=4 * 366)  # a term of office

# Offices that take a whole person: nobody holds two of a group in two bodies at once, nor two in two places.
_EXCLUSIVE = {
    **dict.fromkeys(
        ("mayor", "acting_mayor", "district_mayor", "governor_general", "acting_governor_general",
         "county_governor", "acting_county_governor", "district_governor", "village_head",
         "minister", "president", "mp", "speaker"),  # a minister may act in another ministry
        "government",
    ),
    **dict.fromkeys(
        ("council_chair", "council_vice_chair", "council_spokesperson", "council_secretary", "council_treasurer",
         "council_member", "committee_chair"),
        "council",
    ),
}  # fmt: skip

Days = tuple[dt.date, dt.date]
Hindrance = Literal["two_ids", "two_names", "two_offices"]
"""Ids that differ, given names that differ, or offices that nobody holds at once."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two appearances (slugs) are of one person: the key of a rule, and the statements (IRIs) that it rests on."""

    one: str
    other: str
    rule: str
    because: tuple[str, ...]


def holding_days(appearance: Appearance) -> list[Days]:
    """The spans of days in each of which the post was held, in order."""
    spans = ((s.earliest, s.latest) for s in appearance.sights if s.seen == "holding")
    return sorted((first, last) for first, last in spans if first and last)


@dataclass(slots=True)
class _Office:
    """A post that takes a whole person: when it was held, and the articles that say so."""

    days: list[Days]
    articles: frozenset[str]

    def excludes(self, other: _Office) -> bool:
        """Whether nobody held both: one was held between days of the other, and no article says both."""
        if self.articles & other.articles:
            return False
        return _lies_between(self.days, other.days) or _lies_between(other.days, self.days)


def _lies_between(outer: Sequence[Days], inner: Sequence[Days]) -> bool:
    """Whether some day of ``inner`` lies between two days of ``outer`` that are less than a term apart."""
    ends, starts = sorted(last for _, last in outer), sorted(first for first, _ in outer)
    for first, last in inner:
        before, after = bisect_left(ends, first), bisect_right(starts, last)
        if before > 0 and after < len(starts) and starts[after] - ends[before - 1] <= TERM:
            return True
    return False


def _place(body: str) -> str:
    """The slug of a body, which the bodies of one city or county share."""
    return body.rpartition("/")[2]


@dataclass(slots=True)
class _Group:
    """Appearances taken for one person, with all by which another group is judged."""

    members: list[str]
    names: dict[str, str]  # the letters of each name, and the name
    ids: set[str]
    offices: dict[tuple[str, str], _Office]  # by the group of offices and the body
    others: set[str]  # whom people decided to be somebody else
    links: list[Link] = field(default_factory=list)

    def against(self, other: _Group) -> Hindrance | None:
        """What forbids that both are one person."""
        if self.ids and other.ids:  # an id knows better than names and days
            return "two_ids" if self.ids.isdisjoint(other.ids) else None
        mine = [name for letters, name in self.names.items() if letters not in other.names]
        theirs = [name for letters, name in other.names.items() if letters not in self.names]
        if any(not may_be_one(one, another) for one in mine for another in theirs):
            return "two_names"
        at_once = any(
            office.excludes(another)
            for (kind, body), office in self.offices.items()
            for (other_kind, other_body), another in other.offices.items()
            if body != other_body and (kind == other_kind or _place(body) != _place(other_body))
        )
        return "two_offices" if at_once else None

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.names |= other.names
        self.ids |= other.ids
        self.others |= other.others
        self.links += other.links
        for key, office in other.offices.items():
            mine = self.offices.get(key)
            self.offices[key] = (
                _Office(sorted(mine.days + office.days), mine.articles | office.articles) if mine else office
            )


class Clusters:
    """A partition of appearances that starts with each alone."""

    def __init__(
        self, appearances: Iterable[Appearance], different: Iterable[tuple[frozenset[str], frozenset[str]]]
    ) -> None:
        self._groups = {a.slug: _alone(a) for a in appearances}
        for ones, others in different:
            for some, rest in ((ones, others), (others, ones)):
                for slug in some:
                    self._groups[slug].others |= rest

    def join(self, link: Link, *, decided: bool = False) -> bool:
        """Take the groups of two appearances for one person, unless something forbids it; tell whether they are one.

        ``decided`` tells that people decided so: only another decision of theirs forbids it then.
        """
        small, large = sorted(
            (self._groups[link.one], self._groups[link.other]), key=lambda g: len(g.members)
        )
        if small is large:
            return True
        if not large.others.isdisjoint(small.members) or (not decided and small.against(large) is not None):
            return False
        large.take(small)
        large.links.append(link)
        self._groups.update(dict.fromkeys(small.members, large))
        return True

    def are_one(self, one: str, other: str) -> bool:
        """Whether two appearances are taken for one person."""
        return self._groups[one] is self._groups[other]

    def of(self, slug: str) -> int:
        """A number that the appearances of one person share at the moment."""
        return id(self._groups[slug])

    def all(self) -> list[tuple[list[str], list[Link]]]:
        """The appearances and the links of each person, in order."""
        groups = {id(group): group for group in self._groups.values()}.values()
        found = [(sorted(g.members), sorted(g.links, key=lambda k: (k.one, k.other, k.rule))) for g in groups]
        return sorted(found, key=lambda pair: pair[0])


def hindrance(ones: Iterable[Appearance], others: Iterable[Appearance]) -> Hindrance | None:
    """What forbids that some appearances and others are of one person, decisions apart; None if nothing does."""
    one, other = (_together(group) for group in (ones, others))
    return one.against(other)


def _together(appearances: Iterable[Appearance]) -> _Group:
    first, *rest = (_alone(a) for a in appearances)
    for group in rest:
        first.take(group)
    return first


def _alone(appearance: Appearance) -> _Group:
    kind = _EXCLUSIVE.get(appearance.role, "")
    offices = {}
    if kind and (days := holding_days(appearance)):
        articles = frozenset(s.article for s in appearance.sights if s.article)
        offices[kind, appearance.body] = _Office(days, articles)
    return _Group(
        [appearance.slug],
        {person_name(appearance.name).letters: appearance.name},
        {appearance.wikidata} - {""},
        offices,
        set(),
    )
