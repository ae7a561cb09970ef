"""What statements on bodies and places say against each other: memberships, populations, budgets."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from urbankg.timeline.conflicts.conflict import Conflict, ConflictKind, between, in_order
from urbankg.timeline.conflicts.weighing import Statement, against_the_best, apart

_NO_RECONCILING = 0.9  # how far apart two sides are that no difference in dates or figures tells
_NEAR_IN_TIME = dt.timedelta(days=731)  # populations: two years
_USUAL_DIFFERENCE = 0.1  # of two figures of one thing


@dataclass(frozen=True, slots=True)
class Membership:
    """What a statement says of a member (an IRI) of a body; ``ordinal``: as its which one it came in."""

    statement: Statement
    member: str
    body: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A population of a place, or a budget of a body, with the days for which it is told (no days: never compared).

    A population without a date of its own is told for the day on which its article was published.
    """

    statement: Statement
    kind: Literal["population", "budget"]
    about: str
    value: int
    earliest: dt.date | None = None
    latest: dt.date | None = None


def membership_conflicts(memberships: Iterable[Membership]) -> list[Conflict]:
    """What statements on memberships say against each other, sorted."""
    itself: dict[str, list[Statement]] = defaultdict(list)
    ordinals: dict[tuple[str, str], dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    members: dict[tuple[str, int], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for said in memberships:
        if said.member == said.body:
            itself[said.body].append(said.statement)
        elif said.ordinal is not None:
            ordinals[said.member, said.body][said.ordinal].append(said.statement)
            members[said.body, said.ordinal][said.member].append(said.statement)
    found = [
        between("member_of_itself", body, statements, (), "", _NO_RECONCILING)
        for body, statements in itself.items()
    ]
    for (_, body), by_ordinal in ordinals.items():
        for one, other in against_the_best(by_ordinal, lambda a, b: a != b):
            sides = by_ordinal[one], by_ordinal[other]
            found.append(between("two_ordinals", body, *sides, f"{one} ≠ {other}", _NO_RECONCILING))
    for (body, ordinal), by_member in members.items():
        for first, second in against_the_best(by_member, lambda a, b: a != b):
            sides = by_member[first], by_member[second]
            found.append(between("one_ordinal", body, *sides, str(ordinal), _NO_RECONCILING))
    return in_order(found)


def figure_conflicts(figures: Iterable[Figure]) -> list[Conflict]:
    """Populations of one place within two years, and budgets of one body for one year, that differ by over a tenth."""
    by_thing: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.earliest and figure.latest and figure.value > 0:
            by_thing[figure.about, figure.kind].append(figure)
    found: list[Conflict] = []
    for (about, kind), told in by_thing.items():
        is_near = _within_two_years if kind == "population" else _of_one_year
        named: ConflictKind = "two_populations" if kind == "population" else "two_budgets"
        for one, other in _differing(told, is_near):
            sides = [f.statement for f in one], [f.statement for f in other]
            low, high = sorted((one[0].value, other[0].value))
            how_far = apart(high / low - 1, _USUAL_DIFFERENCE)
            found.append(between(named, about, *sides, f"{one[0].value} ≠ {other[0].value}", how_far))
    return in_order(found)


def _differing(
    told: Sequence[Figure], is_near: Callable[[Figure, Figure], bool]
) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Pairs of figures that do not fit, the statements of one value at one time together."""
    alike: dict[tuple[int, dt.date, dt.date], list[Figure]] = defaultdict(list)
    for figure in told:
        assert figure.earliest and figure.latest
        alike[figure.value, figure.earliest, figure.latest].append(figure)
    values = {key: [f.statement for f in group] for key, group in alike.items()}
    # What backs a value is everything said near it in time that agrees with it.
    backed = {
        key: [s for k, group in alike.items() if is_near(group[0], alike[key][0]) and _agree(k[0], key[0])
              for s in values[k]]
        for key in alike
    }  # fmt: skip
    pairs = against_the_best(
        backed, lambda a, b: is_near(alike[a][0], alike[b][0]) and not _agree(a[0], b[0])
    )
    seen: dict[tuple[int, int], tuple[list[Figure], list[Figure]]] = {}
    for one, other in pairs:  # one value told for several days is one side
        first, second = seen.setdefault((one[0], other[0]), ([], []))
        first += [f for f in alike[one] if f not in first]
        second += [f for f in alike[other] if f not in second]
    yield from seen.values()


def _agree(one: int, other: int) -> bool:
    return abs(one - other) <= _USUAL_DIFFERENCE * min(one, other)


def _within_two_years(one: Figure, other: Figure) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return max(one.earliest, other.earliest) - min(one.latest, other.latest) <= _NEAR_IN_TIME


def _of_one_year(one: Figure, other: Figure) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)
