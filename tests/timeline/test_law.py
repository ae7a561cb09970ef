"""Random reports on a post: what must hold of any tenures, and the same bounds as by the slow law."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import Counter

import pytest

from urbankg.timeline.model import Report, Source, Tenure, What
from urbankg.timeline.tenures import tenures_of
from urbankg.timeline.vacancies import vacancies_of

from .law import tenures_by_law

FIRST = dt.date(2000, 1, 1)
WHATS: tuple[What, ...] = ("start", "sighting", "end", "gone")
PEOPLE = ("مینا", "بهرام", "کاوه", "پری")


def some_reports(seed: int) -> list[Report]:
    """A few reports, near each other or years apart, on few or many people; some of days, months and years."""
    chance = random.Random(seed)
    scale = chance.choice((40, 400, 4000))
    people = PEOPLE[: chance.randint(1, 4)]
    found = []
    for number in range(chance.randint(1, 14)):
        what = chance.choices(WHATS, (3, 5, 2, 1))[0]
        person, acting = chance.choice(people), chance.random() < 0.15
        day = FIRST + dt.timedelta(days=chance.randrange(scale))
        length = chance.choice((0, 0, 0, 29, 364)) if what in ("start", "end") else 0
        last = day + dt.timedelta(days=length)
        found.append(
            Report(what, person, person, acting, day, last, Source(f"a{number}", statement=f"c{number}"))
        )
        if chance.random() < 0.1:
            end = last + dt.timedelta(days=chance.randrange(scale))
            source, span = Source("list", statement=f"r{number}"), (day, end)
            found.append(Report("start", person, person, acting, day, last, source, span))
            found.append(Report("end", person, person, acting, end, end, source, span))
    return found


def bounds(tenures: list[Tenure]) -> list[tuple[object, ...]]:
    return sorted(
        (t.person, t.acting, *map(str, (t.certain_from, t.certain_until, t.possible_from, t.possible_until)))
        for t in tenures
    )


@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize("batch", range(20))
def test_the_bounds_are_those_of_the_law(batch: int, single: bool) -> None:
    for seed in range(batch * 200, batch * 200 + 200):
        reports = some_reports(seed)
        by_law = sorted((p, a, *map(str, days)) for p, a, *days in tenures_by_law(reports, single=single))
        assert bounds(tenures_of(reports, single=single)) == by_law, seed


def everything(tenures: list[Tenure]) -> list[tuple[object, ...]]:
    return [
        (
            t.person, t.acting, t.name, t.starts, t.sightings, t.ends, t.gone, t.set_aside, t.after, t.before,
            tenures.index(t.predecessor) if t.predecessor else None,
            tenures.index(t.successor) if t.successor else None,
        )
        for t in tenures
    ]  # fmt: skip


def test_no_order_of_reports_matters() -> None:
    for seed in range(500):
        reports = some_reports(seed)
        told = everything(tenures_of(reports))
        random.Random(seed).shuffle(reports)
        assert everything(tenures_of(reports)) == told


def test_every_report_counts_once_or_is_set_aside() -> None:
    for seed in range(1000):
        reports = some_reports(seed)
        kept = [
            report
            for t in tenures_of(reports)
            for report in (*t.starts, *t.sightings, *t.ends, *(aside.report for aside in t.set_aside))
        ]
        assert Counter(r for r in kept if r.what != "gone") == Counter(r for r in reports if r.what != "gone")


def test_what_holds_of_every_tenure() -> None:
    for seed in range(2000):
        for t in tenures_of(some_reports(seed)):
            first, last = t.certain_from, t.certain_until
            for day in (first, last) if first and last and first <= last else ():
                assert t.is_possible(day), seed
            assert all(t.is_certain(r.latest) for r in t.sightings if r.what == "sighting"), seed
            assert t.predecessor is not t and t.successor is not t
            assert t.predecessor is None or t.predecessor.begins <= t.begins
            assert t.successor is None or t.successor.predecessor is t
            assert t.end_state == "reported" or not t.ends


def test_nobody_is_there_in_a_vacancy() -> None:
    met = 0
    for seed in range(3000):
        tenures = tenures_of(some_reports(seed))
        for vacancy in vacancies_of(tenures):
            met += 1
            assert (
                vacancy.possible_from
                <= vacancy.certain_from
                <= vacancy.certain_until
                <= vacancy.possible_until
            )
            for day in (vacancy.certain_from, vacancy.certain_until):
                assert not any(t.is_possible(day) or t.is_certain(day) for t in tenures), seed
    assert met > 100


@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize("people", [1, 40, 20_000])
def test_twenty_thousand_reports_take_no_time(people: int, single: bool) -> None:
    chance = random.Random(1)
    reports = []
    for number in range(20_000):
        name = f"شخص {chance.randrange(people)}"
        day = FIRST + dt.timedelta(days=chance.randrange(9000))
        what = chance.choices(WHATS, (1, 20, 1, 1))[0]
        reports.append(Report(what, name, name, False, day, day, Source("a", statement=str(number))))
    began = time.process_time()
    tenures = tenures_of(reports, single=single)
    vacancies_of(tenures)
    bounds(tenures)
    assert time.process_time() - began < 5  # quadratic would be minutes
