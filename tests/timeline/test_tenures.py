"""Reports on a post to tenures: each rule of the design's section on days, with invented holders."""

from __future__ import annotations

import datetime as dt

import pytest

from urbankg.timeline.tenures import Report, Source, Tenure, What, tenures_of


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def report(what: What, name: str, first: str, last: str = "", *, acting: bool = False) -> Report:
    return Report(what, name, name, acting, day(first), day(last or first), Source("article", name))


def start(name: str, first: str, last: str = "", *, acting: bool = False) -> Report:
    return report("start", name, first, last, acting=acting)


def seen(name: str, on: str, *, acting: bool = False) -> Report:
    return report("sighting", name, on, acting=acting)


def end(name: str, first: str, last: str = "") -> Report:
    return report("end", name, first, last)


def on(tenures: list[Tenure], text: str) -> tuple[set[str], set[str]]:
    """Who is certain and who is possible on a day."""
    certain = {t.name for t in tenures if t.is_certain(day(text))}
    return certain, {t.name for t in tenures if t.is_possible(day(text))} - certain


def test_certain_from_the_start_to_the_end_and_nobody_outside() -> None:
    found = tenures_of([start("مینا", "2010-01-01"), end("مینا", "2012-01-01"), start("بهرام", "2012-03-01")])
    assert on(found, "2009-12-31") == (set(), set())
    assert on(found, "2010-01-01") == on(found, "2012-01-01") == ({"مینا"}, set())
    assert on(found, "2012-02-01") == (set(), set())
    assert on(found, "2012-03-01") == ({"بهرام"}, set())


def test_an_open_end_is_certain_to_the_last_sighting_and_possible_after() -> None:
    found = tenures_of([start("مینا", "2010-01-01"), seen("مینا", "2011-06-01")])
    assert on(found, "2011-06-01") == ({"مینا"}, set())
    assert on(found, "2011-06-02") == on(found, "2020-01-01") == (set(), {"مینا"})


def test_the_next_holder_ends_the_one_before() -> None:
    found = tenures_of([seen("مینا", "2010-01-01"), seen("مینا", "2011-01-01"), start("بهرام", "2013-01-01")])
    assert on(found, "2009-01-01") == (set(), {"مینا"})  # nothing says when it began
    assert on(found, "2012-12-31") == (set(), {"مینا"})
    assert on(found, "2013-01-01") == ({"بهرام"}, set())


def test_between_two_sightings_of_two_people_both_are_possible() -> None:
    found = tenures_of([seen("مینا", "2010-01-01"), seen("بهرام", "2012-01-01")])
    assert on(found, "2011-01-01") == (set(), {"مینا", "بهرام"})


def test_a_year_is_certain_only_when_it_is_over() -> None:
    found = tenures_of([start("مینا", "2010-03-21", "2011-03-20"), end("مینا", "2014-03-21", "2015-03-20")])
    assert on(found, "2010-06-01") == (set(), {"مینا"})
    assert on(found, "2011-03-20") == on(found, "2014-03-20") == ({"مینا"}, set())
    assert on(found, "2014-03-21") == on(found, "2015-03-20") == (set(), {"مینا"})
    assert on(found, "2015-03-21") == (set(), set())


def test_a_sighting_within_the_year_of_the_start_makes_it_certain_earlier() -> None:
    found = tenures_of([start("مینا", "2010-03-21", "2011-03-20"), seen("مینا", "2010-06-01")])
    assert on(found, "2010-05-31") == (set(), {"مینا"})
    assert on(found, "2010-06-01") == ({"مینا"}, set())


def test_a_year_beside_the_day_that_it_holds_says_nothing_more() -> None:
    found = tenures_of([start("مینا", "2010-03-21", "2011-03-20"), start("مینا", "2010-05-01")])
    assert on(found, "2010-05-01") == ({"مینا"}, set())


def test_different_days_reported_for_one_start() -> None:
    found = tenures_of([start("مینا", "2010-05-01"), start("مینا", "2010-05-04"), seen("مینا", "2010-06-01")])
    assert len(found) == 1
    assert on(found, "2010-05-02") == (set(), {"مینا"})
    assert on(found, "2010-05-04") == ({"مینا"}, set())


def test_elected_and_later_confirmed() -> None:
    said = [
        start("مینا", "2010-05-01"),
        start("مینا", "2010-07-01"),
        end("بهرام", "2010-06-30"),
        seen("بهرام", "2010-05-20"),
    ]
    found = tenures_of(said)
    assert on(found, "2010-05-20") == ({"بهرام"}, {"مینا"})
    assert on(found, "2010-07-01") == ({"مینا"}, set())


def test_a_later_start_of_the_sitting_holder_is_a_re_election() -> None:
    (only,) = tenures_of([start("مینا", "2010-01-01"), start("مینا", "2014-01-01")])
    assert only.certain_from == day("2010-01-01") and only.certain_until == day("2014-01-01")


def test_after_an_end_or_another_holder_it_is_a_new_tenure() -> None:
    ended = tenures_of([start("مینا", "2010-01-01"), end("مینا", "2012-01-01"), start("مینا", "2016-01-01")])
    assert len(ended) == 2 and on(ended, "2014-01-01") == (set(), set())
    parted = tenures_of([seen("مینا", "2010-01-01"), seen("بهرام", "2012-01-01"), seen("مینا", "2014-01-01")])
    assert [t.name for t in parted] == ["مینا", "بهرام", "مینا"]


def test_an_end_refuted_by_a_later_sighting_is_set_aside() -> None:
    (only,) = tenures_of([start("مینا", "2010-01-01"), end("مینا", "2011-01-01"), seen("مینا", "2012-01-01")])
    assert only.is_certain(day("2011-06-01"))
    (aside,) = only.set_aside
    assert (aside.report.what, aside.because, aside.by.what) == ("end", "refuted", "sighting")


def test_an_end_before_the_start_is_set_aside() -> None:
    said = [start("مینا", "2010-01-01", "2010-12-31"), seen("مینا", "2010-02-01"), end("مینا", "2009-06-01")]
    found = tenures_of(said)
    assert on(found, "2010-02-01") == ({"مینا"}, set())


def test_acting_and_full_holders_end_each_other() -> None:
    said = [
        start("مینا", "2010-01-01"),
        start("بهرام", "2012-01-01", acting=True),
        start("کاوه", "2012-03-01"),
    ]
    found = tenures_of(said)
    assert on(found, "2011-12-31") == (set(), {"مینا"})
    assert on(found, "2012-01-01") == ({"بهرام"}, set())
    assert on(found, "2012-02-01") == (set(), {"بهرام"})
    assert on(found, "2012-03-01") == ({"کاوه"}, set())


def test_somebody_acts_and_then_holds() -> None:
    found = tenures_of([start("مینا", "2010-01-01", acting=True), start("مینا", "2010-06-01")])
    assert [t.acting for t in found] == [True, False]
    assert not found[0].is_possible(day("2010-06-01"))


def test_two_full_holders_certain_on_one_day_are_both_answers() -> None:
    said = [
        start("مینا", "2010-01-01"),
        end("مینا", "2012-01-01"),
        start("بهرام", "2011-01-01"),
        end("بهرام", "2013-01-01"),
    ]
    assert on(tenures_of(said), "2011-06-01") == ({"مینا", "بهرام"}, set())


def test_former_tells_that_it_is_over() -> None:
    found = tenures_of([start("مینا", "2010-01-01"), report("gone", "مینا", "2015-01-01")])
    assert on(found, "2014-12-31") == (set(), {"مینا"})
    assert on(found, "2015-01-01") == (set(), set())
    assert tenures_of([report("gone", "مینا", "2015-01-01")]) == []


def test_called_the_holder_shortly_before_the_start() -> None:
    (only,) = tenures_of([seen("مینا", "2010-05-20"), start("مینا", "2010-06-01")])
    assert [r.what for r in only.starts] == ["start"] and only.certain_from == day("2010-05-20")


def test_an_end_alone_is_possible_before_and_never_certain() -> None:
    found = tenures_of([end("مینا", "2012-01-01")])
    assert on(found, "2011-01-01") == (set(), {"مینا"}) and on(found, "2012-01-02") == (set(), set())


def test_a_line_of_reference_data_is_not_cut_by_a_rival_sighting() -> None:
    span = (day("2005-01-01"), day("2017-01-01"))
    known = [
        Report("start", "مینا", "مینا", False, span[0], span[0], Source("list"), span),
        Report("end", "مینا", "مینا", False, span[1], span[1], Source("list"), span),
    ]
    found = tenures_of([*known, seen("بهرام", "2010-01-01"), seen("مینا", "2012-01-01")])
    assert on(found, "2011-01-01")[0] == {"مینا"}
    assert on(found, "2010-01-01")[0] == {"مینا", "بهرام"}


def test_holders_of_a_shared_office_do_not_bound_each_other() -> None:
    found = tenures_of(
        [seen("مینا", "2010-01-01"), seen("بهرام", "2011-01-01"), seen("مینا", "2012-01-01")], single=False
    )
    assert on(found, "2011-01-01") == ({"مینا", "بهرام"}, set())


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_reports_does_not_matter(reverse: bool) -> None:
    said = [
        start("مینا", "2010-01-01"),
        seen("بهرام", "2012-01-01"),
        seen("مینا", "2011-01-01"),
        end("بهرام", "2013-01-01"),
    ]
    found = tenures_of(said[::-1] if reverse else said)
    assert [(t.name, t.certain_from, t.possible_until) for t in found] == [
        ("مینا", day("2010-01-01"), day("2011-12-31")),
        ("بهرام", day("2012-01-01"), day("2013-01-01")),
    ]
