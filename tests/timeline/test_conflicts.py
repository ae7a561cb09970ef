"""Contradictions: each kind found, and what looks like one and is none left out, with invented holders and figures."""

from __future__ import annotations

import datetime as dt
import random
from itertools import count

import pytest
import rdflib
from rdflib import RDF, SKOS

from urbankg.files import ONTOLOGY
from urbankg.graph.vocabulary import BASE, UKG
from urbankg.timeline.conflicts import (
    CONFLICT_KINDS,
    Conflict,
    Figure,
    Membership,
    Statement,
    figure_conflicts,
    membership_conflicts,
    post_conflicts,
)
from urbankg.timeline.model import Report, Source, What
from urbankg.timeline.tenures import tenures_of

_NUMBERS = count(1)
POST = "post/mayor-x"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def told(
    what: What,
    name: str,
    first: str,
    last: str = "",
    *,
    acting: bool = False,
    manner: str = "",
    published: str | None = "",
    quote: str = "",
    confidence: float = 0.8,
) -> Report:
    """A report of its own article, published on its day unless told otherwise (None: a record)."""
    number = next(_NUMBERS)
    on = None if published is None else day(published or last or first)
    source = Source(f"article {number}", quote or f"{name} {what} {number}", on, f"claim/{number:04}")
    span = (day(first), day(last or first))
    return Report(what, name, name, acting, *span, source, manner=manner, confidence=confidence)


def start(name: str, first: str, last: str = "", **more: object) -> Report:
    return told("start", name, first, last, **more)  # type: ignore[arg-type]


def seen(name: str, on: str, **more: object) -> Report:
    return told("sighting", name, on, **more)  # type: ignore[arg-type]


def end(name: str, first: str, last: str = "", **more: object) -> Report:
    return told("end", name, first, last, **more)  # type: ignore[arg-type]


def conflicts(*reports: Report, role: str = "mayor") -> list[Conflict]:
    single = role == "mayor"
    return post_conflicts(POST, role, tenures_of(reports, single=single))


def kinds(*reports: Report, role: str = "mayor") -> list[str]:
    return [c.kind for c in conflicts(*reports, role=role)]


MINA = (start("مینا", "2010-01-01"), end("مینا", "2014-01-01"))


def test_another_full_holder_within_a_tenure() -> None:
    wrong = seen("بهرام", "2012-01-01")
    (found,) = conflicts(*MINA, wrong)
    assert (found.kind, found.about, found.detail) == ("two_holders", POST, "2012-01-01")
    assert found.sides == (tuple(r.source.statement for r in MINA), (wrong.source.statement,))


def test_two_tenures_that_overlap() -> None:
    (found,) = conflicts(*MINA, start("بهرام", "2013-01-01"), seen("بهرام", "2015-01-01"))
    assert (found.kind, found.detail) == ("two_holders", "2013-01-01/2014-01-01")


def test_two_full_holders_seen_on_one_day() -> None:
    assert kinds(seen("مینا", "2012-01-01"), seen("بهرام", "2012-01-01")) == ["two_holders"]


def test_a_sighting_between_two_near_days_of_another_holder() -> None:
    said = [start("مینا", "2010-01-01"), seen("مینا", "2012-01-01"), seen("مینا", "2012-02-01")]
    assert kinds(*said, seen("بهرام", "2012-01-15")) == ["two_holders"]
    assert kinds(*said, seen("بهرام", "2011-01-15")) == []  # a year in which a return may go untold
    assert kinds(*said, start("بهرام", "2012-01-15", manner="elected")) == []  # the one before sits on


@pytest.mark.parametrize("last", ["2014-01-01", "2014-01-06"])
def test_the_days_of_a_hand_over_are_none(last: str) -> None:
    assert kinds(start("مینا", "2010-01-01"), end("مینا", last), start("بهرام", "2014-01-01")) == []


def test_who_is_elected_waits_for_the_one_before_to_leave() -> None:
    elected = start("بهرام", "2013-11-15", manner="elected")
    assert kinds(*MINA, elected) == []
    assert kinds(*MINA, start("بهرام", "2013-11-15", manner="introduced")) == ["two_holders"]
    assert kinds(*MINA, start("بهرام", "2013-05-15", manner="elected")) == ["two_holders"]
    sits = seen("مینا", "2013-11-25")
    assert kinds(start("مینا", "2010-01-01"), sits, elected, seen("بهرام", "2013-12-20")) == []


def test_two_people_who_begin_on_one_day() -> None:
    assert kinds(start("مینا", "2012-01-01"), start("بهرام", "2012-01-01")) == ["two_holders"]
    assert kinds(seen("مینا", "2012-01-01"), start("بهرام", "2012-01-01")) == []


def test_two_names_that_can_be_one_persons_are_none() -> None:
    assert (
        kinds(
            start("مینا رستگار", "2010-01-01"), end("مینا رستگار", "2014-01-01"), seen("رستگار", "2012-01-01")
        )
        == []
    )


def test_acting_beside_full_is_none() -> None:
    assert kinds(*MINA, seen("بهرام", "2012-01-01", acting=True)) == []


def test_a_post_of_many_holders_knows_no_second_one() -> None:
    assert kinds(*MINA, seen("بهرام", "2012-01-01"), role="council_member") == []


def test_a_year_is_certain_when_it_is_over() -> None:
    year = end("مینا", "2014-01-01", "2014-12-31")
    assert kinds(start("مینا", "2010-01-01"), year, start("بهرام", "2014-03-01")) == []


def test_a_start_placed_elsewhere() -> None:
    right, wrong = start("مینا", "2010-01-01"), start("مینا", "2011-01-01", published="2013-05-01")
    (found,) = conflicts(right, wrong, seen("مینا", "2013-01-01"))
    assert (found.kind, found.detail) == ("two_starts", "2010-01-01 ≠ 2011-01-01")
    assert found.sides == ((right.source.statement,), (wrong.source.statement,))


def test_dates_that_hold_each_other_or_follow_each_other_are_none() -> None:
    assert kinds(start("مینا", "2010-05-01"), start("مینا", "2010-03-21", "2011-03-20")) == []
    steps = ("elected", "confirmed", "introduced")
    dates = ("2010-05-01", "2010-05-20", "2010-06-15")
    said = [start("مینا", d, manner=m) for d, m in zip(dates, steps, strict=True)]
    assert kinds(*said, seen("مینا", "2010-05-25")) == []
    assert kinds(start("مینا", "2010-05-01"), start("مینا", "2010-05-04")) == []
    assert kinds(end("مینا", "2014-05-01", manner="resigned"), end("مینا", "2014-06-01")) == []


def test_one_step_on_two_dates() -> None:
    said = [start("مینا", d, manner="elected", published="2012-01-01") for d in ("2010-05-01", "2010-06-20")]
    assert kinds(*said) == ["two_starts"]


def test_a_re_election_is_none() -> None:
    first = start("مینا", "2010-01-01")
    assert kinds(first, start("مینا", "2014-01-01")) == []  # news of its day
    assert kinds(first, start("مینا", "2011-01-01", manner="re_elected", published="2013-01-01")) == []
    records = [start("مینا", d, published=None) for d in ("2010-01-01", "2014-01-01")]
    assert kinds(*records) == []
    assert kinds(first, start("مینا", "2012-01-01", published="2015-01-01")) == ["two_starts"]


def test_two_ends_that_exclude_each_other() -> None:
    assert kinds(*MINA, end("مینا", "2015-01-01")) == ["two_ends"]
    assert kinds(*MINA, end("مینا", "2013-06-01", "2014-05-31")) == []


def test_against_many_of_one_date_each_other_date_once() -> None:
    said = [end("مینا", "2014-01-01") for _ in range(3)] + [
        end("مینا", "2015-01-01"),
        end("مینا", "2016-01-01"),
    ]
    found = conflicts(start("مینا", "2010-01-01"), *said)
    assert [c.detail for c in found] == ["2014-01-01 ≠ 2016-01-01", "2014-01-01 ≠ 2015-01-01"]


def test_a_holder_after_a_dismissal() -> None:
    said = [start("مینا", "2010-01-01"), end("مینا", "2012-01-01", manner="dismissed")]
    (found,) = conflicts(*said, seen("مینا", "2012-05-01"))
    assert (found.kind, found.detail) == ("seen_after_end", "2012-01-01 ≠ 2012-05-01")
    assert kinds(*said, seen("مینا", "2012-01-05")) == []  # an article a few days late
    with_another = [*said, start("بهرام", "2012-01-10"), seen("بهرام", "2014-01-01")]
    assert "seen_after_end" in kinds(*with_another, seen("مینا", "2012-05-01"))
    assert kinds(*with_another, start("مینا", "2015-05-01")) == []  # who came back
    assert kinds(*with_another, seen("مینا", "2017-05-01")) == []  # and may have come back long after


def test_between_a_resignation_and_the_leaving() -> None:
    said = [start("مینا", "2010-01-01"), end("مینا", "2012-01-01", manner="resigned")]
    assert kinds(*said, seen("مینا", "2012-02-01")) == []
    assert kinds(*said, seen("مینا", "2012-06-01")) == ["seen_after_end"]


def test_nobody_comes_back_from_death() -> None:
    said = [
        start("مینا", "2010-01-01"),
        end("مینا", "2012-01-01", manner="died"),
        start("بهرام", "2012-02-01"),
    ]
    assert kinds(*said, seen("مینا", "2018-01-01")) == ["seen_after_end"]


def test_an_end_before_the_start() -> None:
    assert kinds(end("مینا", "2009-06-01"), start("مینا", "2010-01-01")) == ["end_before_start"]
    assert kinds(end("مینا", "2005-06-01"), start("مینا", "2010-01-01")) == []  # an earlier time in the post
    another = [start("بهرام", "2003-01-01"), end("بهرام", "2009-01-01")]
    assert "end_before_start" in kinds(*another, end("مینا", "2005-06-01"), start("مینا", "2010-01-01"))


def test_the_more_the_dates_differ_the_likelier_one_is_wrong() -> None:
    near, far = (conflicts(*MINA, end("مینا", d))[0].likelihood for d in ("2014-05-01", "2016-05-01"))
    assert 0 < near < far < 1


def test_two_copies_are_one_witness() -> None:
    def likelihood(*quotes: str) -> float:
        ends = [end("مینا", "2015-01-01", quote=q) for q in quotes]
        return conflicts(*MINA, *ends)[0].likelihood

    one = likelihood("مینا از شهرداری رفت")
    assert likelihood("مینا از شهرداری رفت", "«مینا» از شهرداری رفت.") == one
    assert likelihood("مینا از شهرداری رفت", "دیروز شهردار پیشین با مردم بدرود گفت") < one


def test_a_weak_side_is_likelier_wrong() -> None:
    sure, unsure = (
        conflicts(*MINA, seen("بهرام", "2012-01-01", confidence=c))[0].likelihood for c in (0.9, 0.5)
    )
    assert sure < unsure


def test_any_order_gives_the_same() -> None:
    said = [
        *MINA,
        seen("بهرام", "2012-01-01"),
        seen("بهرام", "2012-01-01"),
        end("مینا", "2015-01-01"),
        start("کاوه", "2013-01-01"),
        seen("کاوه", "2016-01-01"),
        end("کاوه", "2017-01-01"),
        seen("کاوه", "2018-01-01"),
    ]
    expected = conflicts(*said)
    assert len(expected) > 3 and len({c.slug for c in expected}) == len(expected)
    for seed in range(20):
        random.Random(seed).shuffle(said)
        assert conflicts(*said) == expected


# Memberships


def statement(confidence: float = 0.8) -> Statement:
    number = next(_NUMBERS)
    return Statement(f"claim/{number:04}", f"article {number}", confidence=confidence)


def member(name: str, ordinal: int | None = None, body: str = "assembly/a") -> Membership:
    return Membership(statement(), name, body, ordinal)


def test_memberships() -> None:
    right = [member("city/a", 20), member("city/a", 20), member("city/b", 21), member("city/c")]
    assert membership_conflicts(right) == []
    (ordinals,) = membership_conflicts([*right, member("city/a", 19)])
    assert (ordinals.kind, ordinals.about, ordinals.detail) == ("two_ordinals", "assembly/a", "20 ≠ 19")
    assert len(ordinals.sides[0]) == 2
    (one,) = membership_conflicts([*right, member("city/c", 20)])
    assert (one.kind, one.about, one.detail) == ("one_ordinal", "assembly/a", "20")
    assert membership_conflicts([*right, member("city/c", 20, "assembly/b")]) == []
    (itself,) = membership_conflicts([member("assembly/a", 3)])
    assert (itself.kind, itself.sides[1]) == ("member_of_itself", ())


# Figures


def people(value: int, on: str | None = "2016-01-01", place: str = "city/a") -> Figure:
    return Figure(statement(), "population", place, value, *((day(on), day(on)) if on else ()))


def budget(value: int, year: int, body: str = "municipality/a") -> Figure:
    return Figure(statement(), "budget", body, value, dt.date(year, 3, 21), dt.date(year + 1, 3, 20))


def test_populations() -> None:
    right = [people(400_000), people(405_000, "2016-06-01"), people(400_000, "2015-01-01")]
    assert figure_conflicts(right) == []
    (found,) = figure_conflicts([*right, people(520_000, "2017-01-01")])
    assert (found.kind, found.about, found.detail) == ("two_populations", "city/a", "400000 ≠ 520000")
    assert len(found.sides[1]) == 1
    for other in (people(520_000, "2019-01-01"), people(520_000, place="city/b"), people(520_000, None)):
        assert figure_conflicts([*right, other]) == []
    assert figure_conflicts([people(100_000), people(110_000)]) == []
    assert figure_conflicts([people(100_000), people(110_001)]) != []


def test_budgets() -> None:
    right = [budget(1000, 2020), budget(1050, 2020), budget(1500, 2021)]
    assert figure_conflicts(right) == []
    (found,) = figure_conflicts([*right, budget(1200, 2021)])
    assert (found.kind, found.about) == ("two_budgets", "municipality/a")


def test_figures_in_any_order() -> None:
    said = [people(v, d) for v in (100, 120, 140, 90) for d in ("2015-01-01", "2016-01-01", "2019-01-01")]
    expected = figure_conflicts(said)
    assert expected
    for seed in range(20):
        random.Random(seed).shuffle(said)
        assert figure_conflicts(said) == expected


# The scheme of kinds


def test_every_kind_is_in_the_scheme_named_and_defined_in_both_languages() -> None:
    graph = rdflib.Graph().parse(ONTOLOGY / "conflicts.ttl")
    scheme = rdflib.URIRef(f"{BASE}id/scheme/conflict-kinds")
    concepts = {str(graph.value(c, SKOS.notation)): c for c in graph.subjects(SKOS.inScheme, scheme)}
    assert sorted(concepts) == sorted(CONFLICT_KINDS)
    for kind, concept in concepts.items():
        assert str(concept) == f"{BASE}id/conflict-kind/{kind.replace('_', '-')}"
        assert (concept, RDF.type, rdflib.URIRef(f"{UKG}ConflictKind")) in graph
        for said in (SKOS.prefLabel, SKOS.definition):
            assert sorted(str(t.language) for t in graph.objects(concept, said)) == ["en", "fa"]  # type: ignore[attr-defined]
