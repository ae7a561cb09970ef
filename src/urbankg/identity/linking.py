"""The rules by which two appearances are of one person, from the strongest to the weakest.

A rule gives links from what is one person so far; each link says which rule it is (a key of ``ontology/identity.ttl``)
and on which statements it rests.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

from urbankg.claims import full_role
from urbankg.identity.appearances import Appearance, Sight
from urbankg.identity.clusters import TERM, Clusters, Days, Link, holding_days
from urbankg.identity.person_names import is_common, person_name, relation

K = TypeVar("K")
Rule = Callable[[Sequence[Appearance], Clusters], Iterable[Link]]

_LONG_AGO = dt.timedelta(days=365_000)  # between appearances of which one has no date
# Offices that many hold in one body all over the country: a surname alone says there only who is meant in its article.
_MANY_HOLD = frozenset(("mp", "deputy_minister", "vice_president", "municipal_director"))


def decided_links(same: Iterable[tuple[str, ...]], by_slug: Mapping[str, Appearance]) -> Iterator[Link]:
    """Links between appearances (slugs) that people decided to be one person."""
    for group in same:
        for one, other in pairwise(group):
            yield _link(by_slug[one], by_slug[other], "decision")


def _same_id(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """Records that give one id."""
    by_id = _grouped((a for a in appearances if a.wikidata), lambda a: a.wikidata)
    for group in by_id.values():
        for one, other in pairwise(group):
            yield _joining(one.slug, _record(one), other.slug, _record(other), "reference_id")


def _same_post(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """One name in one post, in full or acting."""
    for group in _grouped(appearances, lambda a: (*_seat(a), _letters(a))).values():
        yield from (_link(one, other, "same_post") for one, other in pairwise(group))


def _spelling(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """Names in one post, within a term, that differ in spelling only."""
    for group in _grouped(appearances, _seat).values():
        for one, other in _nearest_first(combinations(group, 2)):
            if relation(one.name, other.name) == "spelling" and _gap(one, other) <= TERM:
                yield _link(one, other, "spelling")


def _shorter_name(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """A name that leaves words out, and the one person of that post and time whose name has them."""
    for group in _grouped(appearances, _seat).values():
        for one in sorted(group, key=lambda a: (person_name(a.name).fullness, a.slug), reverse=True):
            fuller = [a for a in group if _leaves_out(one, a) and _fits(one, a)]
            if fuller and len({clusters.of(a.slug) for a in fuller}) == 1:
                nearest = min(fuller, key=lambda a: (_gap(one, a), a.slug))
                if not clusters.are_one(one.slug, nearest.slug):
                    yield _link(one, nearest, "shorter_name")


def _same_article(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """One full name in two posts in one article."""
    for group in _by_full_name(appearances).values():
        first: dict[str, Appearance] = {}
        for appearance in group:
            for article in sorted({s.article for s in appearance.sights if s.article}):
                other = first.setdefault(article, appearance)
                if other is not appearance and not clusters.are_one(other.slug, appearance.slug):
                    yield _link(other, appearance, "same_article", article)


def _same_place(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """One full name in posts over one city or county, or in one province if few people bear it."""
    for group in _by_full_name(appearances).values():
        common = is_common(group[0].name)
        near = [
            (one, other)
            for one, other in combinations(group, 2)
            if (_place(one) and _place(one) == _place(other) and (not common or _gap(one, other) <= 2 * TERM))
            or (one.province and one.province == other.province and not common)
        ]
        yield from (_link(one, other, "same_place") for one, other in _nearest_first(near))


def _uncommon_name(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """One full name that few people bear."""
    for group in _by_full_name(appearances).values():
        if not is_common(group[0].name):
            pairs = _nearest_first(combinations(group, 2))
            yield from (_link(one, other, "uncommon_name") for one, other in pairs)


RULES: tuple[Rule, ...] = (
    _same_id,
    _same_post,
    _spelling,
    _shorter_name,
    _same_article,
    _same_place,
    _uncommon_name,
)


def parties_links(appearances: Sequence[Appearance], clusters: Clusters) -> Iterator[Link]:
    """Parties of meetings, who have no post there: who has that full name in the same article, else its only bearer."""
    parties = [a for a in appearances if not a.post]
    if not parties:
        return
    in_posts = [a for a in appearances if a.post]
    told: dict[str, dict[str, str]] = defaultdict(dict)  # by article: the first statement on each appearance
    for appearance in in_posts:
        for sight in sorted(appearance.sights, key=_order):
            told[sight.article].setdefault(appearance.slug, sight.statement)
    by_slug, by_name = {a.slug: a for a in in_posts}, _by_full_name(in_posts)
    firsts = {a.slug: _statement(a) for a in in_posts}
    alone: list[Appearance] = []
    for party in parties:
        said = told.get(party.sights[0].article, {})
        here = [s for s in said if _letters(by_slug[s]) == _letters(party) or _leaves_out(party, by_slug[s])]
        bearers = [a.slug for a in by_name.get(_letters(party), ())]
        if _are_one(here, clusters):
            yield _joining(here[0], said[here[0]], party.slug, _statement(party), "same_article")
        elif not here and _are_one(bearers, clusters):
            yield _joining(bearers[0], firsts[bearers[0]], party.slug, _statement(party), "only_bearer")
        elif not bearers:
            alone.append(party)
    for group in _by_full_name(alone).values():
        if not is_common(group[0].name):
            yield from (_link(one, other, "uncommon_name") for one, other in pairwise(group))


def _are_one(slugs: Sequence[str], clusters: Clusters) -> bool:
    return len({clusters.of(slug) for slug in slugs}) == 1


def _grouped(appearances: Iterable[Appearance], key: Callable[[Appearance], K]) -> dict[K, list[Appearance]]:
    found: dict[K, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        found[key(appearance)].append(appearance)
    return found


def _by_full_name(appearances: Iterable[Appearance]) -> dict[str, list[Appearance]]:
    return _grouped((a for a in appearances if person_name(a.name).given), _letters)


def _letters(appearance: Appearance) -> str:
    return person_name(appearance.name).letters


def _seat(appearance: Appearance) -> tuple[str, str]:
    """The post, whether held in full or acting."""
    if not appearance.body:
        return "", appearance.post
    return full_role(appearance.role), appearance.body


def _place(appearance: Appearance) -> str:
    """The city or county that a post is over: a county and the city that it is named after are one place here."""
    path, _, slug = appearance.place.partition("/")
    return f"{slug} {appearance.province}" if path in ("city", "county") else ""


def _leaves_out(one: Appearance, other: Appearance) -> bool:
    """Whether a name is the other one with words left out."""
    if relation(one.name, other.name) != "shorter":
        return False
    return person_name(one.name).fullness < person_name(other.name).fullness


def _fits(one: Appearance, fuller: Appearance) -> bool:
    """Whether a shorter name may be the fuller one's: of one article, within a term, or as a former holder later."""
    together = {s.article for s in one.sights} & {s.article for s in fuller.sights} - {""}
    if together or (full_role(one.role) in _MANY_HOLD and not person_name(one.name).given):
        return bool(together)
    days, known = holding_days(one), holding_days(fuller)
    if not known:
        return True
    first, last = known[0][0], max(latest for _, latest in known)
    if days and (days[0][0] < first - TERM or max(latest for _, latest in days) > last + TERM):
        return False
    former = (s.latest for s in one.sights if s.seen == "before" and s.latest)
    return all(day >= first for day in former)


def _gap(one: Appearance, other: Appearance) -> dt.timedelta:
    """How long there is between two appearances; none if they overlap."""
    return _between(_hull(one), _hull(other))


def _between(first: Days | None, second: Days | None) -> dt.timedelta:
    if first is None or second is None:
        return _LONG_AGO
    return max(dt.timedelta(), first[0] - second[1], second[0] - first[1])


def _hull(appearance: Appearance) -> Days | None:
    starts = [s.earliest for s in appearance.sights if s.earliest]
    ends = [s.latest for s in appearance.sights if s.latest]
    return (min(starts), max(ends)) if starts and ends else None


def _nearest_first(pairs: Iterable[tuple[Appearance, Appearance]]) -> list[tuple[Appearance, Appearance]]:
    pairs = list(pairs)
    hulls = {a.slug: _hull(a) for a in {a.slug: a for pair in pairs for a in pair}.values()}

    def apart(pair: tuple[Appearance, Appearance]) -> tuple[dt.timedelta, str, str]:
        one, other = pair[0].slug, pair[1].slug
        return _between(hulls[one], hulls[other]), one, other

    return sorted(pairs, key=apart)


def _link(one: Appearance, other: Appearance, rule: str, article: str = "") -> Link:
    return _joining(one.slug, _statement(one, article), other.slug, _statement(other, article), rule)


def _joining(one: str, said_of_one: str, other: str, said_of_other: str, rule: str) -> Link:
    (first, said), (second, also) = sorted(((one, said_of_one), (other, said_of_other)))
    return Link(first, second, rule, (said, also))


def _statement(appearance: Appearance, article: str = "") -> str:
    """The statement by which an appearance is shown: its first, in an article if one is given."""
    sights = (s for s in appearance.sights if not article or s.article == article)
    return min(sights, key=_order).statement


def _record(appearance: Appearance) -> str:
    """The first record of an appearance that has an id."""
    return min(appearance.sights, key=lambda s: (s.article != "", *_order(s))).statement


def _order(sight: Sight) -> tuple[dt.date, str]:
    return sight.earliest or dt.date.max, sight.statement
