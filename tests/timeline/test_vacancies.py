"""When nobody held a post."""

from __future__ import annotations

from urbankg.timeline.model import Report
from urbankg.timeline.tenures import tenures_of
from urbankg.timeline.vacancies import vacancies_of

from .test_tenures import day, end, gone, seen, start


def vacancies(*reports: Report) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (
            v.after.name, v.before.name, str(v.possible_from), str(v.certain_from), str(v.certain_until),
            str(v.possible_until),
        )
        for v in vacancies_of(tenures_of(reports))
    ]  # fmt: skip


MINA = (start("مینا", "2010-01-01"), end("مینا", "2012-01-01"))


def test_between_a_known_end_and_the_next_known_start() -> None:
    days = ("2012-01-02", "2012-01-02", "2012-02-29", "2012-02-29")
    assert vacancies(*MINA, start("بهرام", "2012-03-01")) == [("مینا", "بهرام", *days)]


def test_its_bounds_are_those_of_the_tenures_around() -> None:
    said = (start("مینا", "2010-01-01"), end("مینا", "2012-01-01", "2012-01-31"))
    months = start("بهرام", "2012-03-01", "2012-03-31")
    days = ("2012-01-01", "2012-02-01", "2012-02-29", "2012-03-30")
    assert vacancies(*said, months) == [("مینا", "بهرام", *days)]


def test_none_where_an_end_or_a_start_is_not_known() -> None:
    assert vacancies(*MINA, seen("بهرام", "2012-03-01")) == []
    assert vacancies(MINA[0], start("بهرام", "2012-03-01")) == []
    assert vacancies(MINA[0], gone("مینا", "2012-01-01"), start("بهرام", "2012-03-01")) == []
    assert vacancies(*MINA) == []


def test_none_on_a_hand_over_or_where_somebody_acts() -> None:
    assert (
        vacancies(*MINA, start("بهرام", "2012-01-01")) == vacancies(*MINA, start("بهرام", "2012-01-02")) == []
    )
    acting = start("کاوه", "2012-01-02", acting=True)
    assert vacancies(*MINA, acting, start("بهرام", "2012-03-01")) == []


def test_after_the_last_of_those_who_overlap() -> None:
    within = (start("کاوه", "2010-06-01"), end("کاوه", "2010-09-01"))
    (found,) = vacancies(*MINA, *within, start("بهرام", "2012-03-01"))
    assert found[0] == "مینا"


def test_the_days_are_days() -> None:
    (found,) = vacancies_of(tenures_of([*MINA, start("بهرام", "2012-03-01")]))
    assert found.certain_until == day("2012-02-29")
