"""Pairs worth a look: persons, and unlinked bodies, that may be one and that no rule or decision has settled.

Pure functions. Only names that share a surname, or a body's rare words, are compared, so that it stays feasible for
many.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz.fuzz import ratio, token_sort_ratio

from urbankg.claims import full_role
from urbankg.identity.clusters import TERM
from urbankg.identity.decisions import Decisions, settled
from urbankg.identity.person_names import is_common, may_be_one, person_name, relation
from urbankg.identity.persons import Person
from urbankg.persian.fold import Folded, key

# How much a look at a pair is worth, by why it is one, before time is weighed.
_WORTH = {
    "uncommon_name": 0.9,  # one full name that few bear, kept apart by something that forbids it
    "spelling": 0.8,
    "shorter_name": 0.6,
    "common_name": 0.5,
    "similar_name": 0.4,
    "similar_body": 0.5,
}
_ALIKE = 90  # per cent, of names that are similar
_RARE = 30  # bodies at most that share a word by which they are compared


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things (short names, as decisions name them) that may be one; ``labels`` are what they are called.

    ``why`` is a key of the reasons above, ``worth`` between 0 and 1 says how much a look is worth. ``statements`` are
    those of both sides, in order of time.
    """

    one: str
    other: str
    labels: tuple[str, str]
    why: str
    worth: float
    statements: tuple[tuple[str, ...], tuple[str, ...]]


def pairs_of_persons(persons: Iterable[Person], decisions: Decisions) -> list[Pair]:
    """The pairs among the persons of one block, most worth first."""
    found: dict[frozenset[str], Pair] = {}
    for one, other, why in _alike(list(persons)):
        pair = _pair(one, other, why)
        names = frozenset((pair.one, pair.other))
        if not _is_settled(one, other, decisions) and (names not in found or found[names].worth < pair.worth):
            found[names] = pair
    return in_order(found.values())


def pairs_of_bodies(labels: Mapping[str, str], unlinked: Iterable[str], decisions: Decisions) -> list[Pair]:
    """The pairs of bodies (short names with their labels) of which at least one is unlinked, most worth first."""
    open_ones = set(unlinked)
    by_word: dict[str, list[str]] = defaultdict(list)
    for body, label in sorted(labels.items()):
        for word in sorted(set(map(key, Folded.of(label).text.split()))):
            by_word[word].append(body)
    found = {}
    for bodies in by_word.values():
        for one, other in combinations(bodies, 2) if len(bodies) <= _RARE else ():
            alike = token_sort_ratio(Folded.of(labels[one]).text, Folded.of(labels[other]).text)
            either = one in open_ones or other in open_ones
            if either and alike >= _ALIKE and decisions.verdict(one, other) is None:
                worth = round(_WORTH["similar_body"] * alike / 100, 3)
                both = (labels[one], labels[other])
                found[one, other] = Pair(one, other, both, "similar_body", worth, ((), ()))
    return in_order(found.values())


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs, most worth first."""
    return sorted(pairs, key=lambda pair: (-pair.worth, pair.one, pair.other))


def _alike(persons: Sequence[Person]) -> Iterator[tuple[Person, Person, str]]:
    """Persons that may be one, each with why; of namesakes only those that are neighbours in time."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    by_seat: dict[tuple[str, str], list[Person]] = defaultdict(list)
    by_given: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(persons, key=lambda p: (_span(p)[0], p.slug)):
        named = {person_name(name).letters: name for name in (person.name, *person.other_names)}
        for letters, name in named.items():
            if person_name(name).given:
                by_name[letters].append(person)
        by_given["".join(person_name(person.name).given)].append(person)
        for seat in {(full_role(a.role), a.body) for a in person.appearances if a.body}:
            by_seat[seat].append(person)
    for namesakes in by_name.values():
        why = "common_name" if is_common(namesakes[0].name) else "uncommon_name"
        yield from ((one, other, why) for one, other in pairwise(namesakes))
    for holders in by_seat.values():
        for one, other in combinations(holders, 2):
            if relation(one.name, other.name) == "shorter" and may_be_one(one.name, other.name):
                yield one, other, "shorter_name"
    for given, namesakes in by_given.items():
        for one, other in combinations(namesakes, 2) if given else ():
            if relation(one.name, other.name) == "spelling":
                yield one, other, "spelling"
            elif _ALIKE <= ratio(person_name(one.name).letters, person_name(other.name).letters) < 100:
                yield one, other, "similar_name"


def _pair(one: Person, other: Person, why: str) -> Pair:
    first, second = sorted((one, other), key=lambda p: p.slug)
    (begins, ends), (starts, stops) = _span(first), _span(second)
    dated = ends > dt.date.min and stops > dt.date.min
    apart = max(dt.timedelta(), starts - ends, begins - stops) if dated else 4 * TERM
    worth = round(_WORTH[why] / (1 + apart / (4 * TERM)), 3)
    return Pair(
        f"appearance:{first.appearances[0].slug}",
        f"appearance:{second.appearances[0].slug}",
        (first.name, second.name),
        why,
        worth,
        (_statements(first), _statements(second)),
    )


def _is_settled(one: Person, other: Person, decisions: Decisions) -> bool:
    """Whether people have decided on the two, by whichever of their names and appearances, or are unsure."""
    return any(
        decisions.verdict(a, b) for a in _referred(one, decisions) for b in _referred(other, decisions)
    )


def _referred(person: Person, decisions: Decisions) -> list[str]:
    names = {f"person:{slug}" for slug in (person.slug, *(a.name_slug for a in person.appearances))}
    names |= {f"appearance:{a.slug}" for a in person.appearances}
    return sorted(name for name in names if settled(name) in decisions.named)


def _span(person: Person) -> tuple[dt.date, dt.date]:
    days = [day for a in person.appearances for s in a.sights for day in (s.earliest, s.latest) if day]
    return min(days, default=dt.date.min), max(days, default=dt.date.min)


def _statements(person: Person) -> tuple[str, ...]:
    sights = [(s.latest or dt.date.min, s.statement) for a in person.appearances for s in a.sights]
    return tuple(dict.fromkeys(statement for _, statement in sorted(sights)))
