"""Who plays which part: careers over several posts, namesakes, names of many spellings, brothers in one post."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .people import Name, Names, Person, spellings
from .world import DAY, Term

PAIRS = 42  # of namesakes, and of spellings, in a set of a hundred posts or fewer
CHOSEN = ("mayor", "county_governor")  # offices to which articles say that somebody moved
Fits = Callable[[Term, Term], bool]


@dataclass
class Cast:
    """What there is to find: pairs of namesakes (keys of persons), careers, terms that must be seen often."""

    namesakes: list[tuple[str, str]] = field(default_factory=list)
    careers: list[tuple[Term, Term]] = field(default_factory=list)
    told_together: list[tuple[Term, Term]] = field(
        default_factory=list
    )  # careers that an article must tell of
    interleaved: list[tuple[Term, Term]] = field(default_factory=list)
    brothers: list[tuple[Term, Term]] = field(default_factory=list)


def in_turn(one: Term, other: Term) -> bool:
    """Whether one term was well over before the other, no more than six years later."""
    if one.end is None or one.post == other.post:
        return False
    return 20 * DAY < other.start.earliest - one.end.latest < 2200 * DAY


def apart(one: Term, other: Term) -> bool:
    """Whether two posts lie in two provinces."""
    return one.post.near != other.post.near


def overlap(one: Term, other: Term) -> bool:
    """Whether both posts were held for more than a year of the same time."""
    first = max(one.certain[0], other.certain[0])
    last = min(one.certain[1], other.certain[1])
    return one.post.city != other.post.city and last - first > 400 * DAY


def cast(seed: int, terms: Sequence[Term], names: Names) -> Cast:
    """Give a person to every term of the invented posts; terms that are nobody's part alone get somebody new."""
    rng = random.Random(f"{seed}|cast")
    free = [term for term in terms if not term.acting]
    rng.shuffle(free)
    share = max(1, len({t.post for t in terms}) // 100)
    told = Cast()

    for one, other in _pairs(
        rng, free, 10 * share, lambda a, b: in_turn(a, b) and a.post.city == b.post.city
    ):
        _one_person(told, one, other, names.common(rng))
    for one, other in _pairs(rng, free, 15 * share, lambda a, b: in_turn(a, b) and apart(a, b)):
        _one_person(told, one, other, names.rare(rng))
    for one, other in _pairs(
        rng, free, 8 * share, lambda a, b: in_turn(a, b) and apart(a, b) and b.post.role in CHOSEN
    ):
        _one_person(told, one, other, names.common(rng))
        told.told_together.append((one, other))

    kinds: tuple[tuple[int, Fits, bool], ...] = (
        (14, overlap, False),
        (6, lambda a, b: a.post.near == b.post.near and a.post.city != b.post.city, True),
        (PAIRS - 20, apart, True),
    )
    for count, fits, common in kinds:
        for one, other in _pairs(rng, free, count * share, fits):
            name = names.common(rng) if common else names.rare(rng)
            for term in (one, other):
                term.person = _person(term, name)
            told.namesakes.append((_key(one), _key(other)))
            if not common:
                told.interleaved.append((one, other))

    successors = {id(a): b for a, b in pairwise(terms) if a.post == b.post}
    for one, other in _pairs(rng, free, 8 * share, lambda a, b: successors.get(id(a)) is b):
        one.person = _person(one, names.rare(rng))
        other.person = _person(other, names.sibling(rng, one.person.name))
        told.brothers.append((one, other))

    for number, term in enumerate(free):
        if number < PAIRS * share:
            term.person = _person(term, names.rare(rng, varied=True), varied=True)
        else:
            term.person = _person(term, names.common(rng) if rng.random() < 0.1 else names.rare(rng))
    alone = {id(term) for term in free}
    for term, following in zip(terms, [*terms[1:], None], strict=True):
        if (
            term.acting
        ):  # who acts is often chosen in the end; but a career's next office begins after the last one
            same = following is not None and id(following) in alone and rng.random() < 0.4
            term.person = following.person if same and following else _person(term, names.rare(rng))
    return told


def _pairs(rng: random.Random, free: list[Term], count: int, fits: Fits) -> list[tuple[Term, Term]]:
    """Pairs of terms that fit, taken out of those that are free; fewer than asked for if too few do."""
    found: list[tuple[Term, Term]] = []
    for _ in range(4000 * count):
        if len(found) == count or len(free) < 2:
            break
        one, other = rng.sample(range(len(free)), 2)
        if fits(free[one], free[other]):
            found.append((free[one], free[other]))
            for place in sorted((one, other), reverse=True):
                del free[place]
    return found


def _one_person(told: Cast, one: Term, other: Term, name: Name) -> None:
    one.person = other.person = _person(one, name)
    told.careers.append((one, other))


def _key(term: Term) -> str:
    return f"{term.post.slug}/{term.start.earliest}{'/acting' if term.acting else ''}"


def _person(term: Term, name: Name, *, varied: bool = False) -> Person:
    return Person(_key(term), name, True, tuple(spellings(name)) if varied else ())
