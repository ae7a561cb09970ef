"""Reports on a post to tenures: each rule of the design's section on days, with invented holders."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from urbankg.timeline.model import Report, Source, Tenure, What
from urbankg.timeline.tenures import tenures_of


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


def gone(name: str, on: str) -> Report:
    return report("gone", name, on)


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
    found = tenures_of([start("مینا", "2010-01-01"), gone("مینا", "2015-01-01")])
    assert on(found, "2014-12-31") == (set(), {"مینا"})
    assert on(found, "2015-01-01") == (set(), set())
    assert tenures_of([gone("مینا", "2015-01-01")]) == []


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


def test_a_start_and_an_end_in_one_year_leave_no_certain_day() -> None:
    found = tenures_of([start("مینا", "2010-01-01", "2010-12-31"), end("مینا", "2010-06-01")])
    assert on(found, "2010-06-01") == (set(), {"مینا"})
    assert on(found, "2010-12-31") == (set(), set())


def test_a_year_beside_the_day_of_the_end_says_nothing_more() -> None:
    said = [start("مینا", "2010-01-01"), end("مینا", "2014-01-01", "2014-12-31"), end("مینا", "2014-05-01")]
    found = tenures_of(said)
    assert on(found, "2014-05-01") == ({"مینا"}, set()) and on(found, "2014-05-02") == (set(), set())
    assert len(found[0].ends) == 2  # both are evidence


def test_different_days_reported_for_one_end() -> None:
    found = tenures_of([start("مینا", "2010-01-01"), end("مینا", "2014-05-01"), end("مینا", "2014-05-04")])
    assert on(found, "2014-05-01") == ({"مینا"}, set())
    assert on(found, "2014-05-04") == (set(), {"مینا"})
    assert on(found, "2014-05-05") == (set(), set())


def test_the_one_before_is_still_seen_after_an_election() -> None:
    said = [
        seen("بهرام", "2010-01-01"),
        start("مینا", "2010-05-01"),
        seen("بهرام", "2010-05-20"),
        seen("مینا", "2010-09-01"),
    ]
    found = tenures_of(said)
    assert [t.name for t in found] == ["بهرام", "مینا"]
    assert on(found, "2010-05-10") == ({"بهرام", "مینا"}, set())
    assert on(found, "2010-05-21") == ({"مینا"}, set())
    assert found[0].end_state == "superseded" and found[0].successor is found[1]


def test_nobody_else_comes_and_goes_between_two_near_days() -> None:
    found = tenures_of([seen("مینا", "2010-01-01"), seen("بهرام", "2010-02-01"), seen("مینا", "2010-03-01")])
    assert on(found, "2010-02-01") == ({"مینا", "بهرام"}, set())
    assert on(found, "2010-02-02") == ({"مینا"}, set())
    assert not any(t.is_possible(day("2012-01-01")) for t in found if t.name == "بهرام")


def test_an_end_before_the_only_start_is_set_aside() -> None:
    found = tenures_of([end("مینا", "2009-06-01"), start("مینا", "2010-01-01"), seen("مینا", "2011-01-01")])
    (aside,) = found[0].set_aside
    assert (aside.report.what, aside.because, aside.by.what) == ("end", "before_start", "start")
    assert on(found, "2009-05-01") == (set(), set())


def test_an_end_within_the_time_of_another_is_set_aside() -> None:
    other = [start("بهرام", "2001-01-01"), end("بهرام", "2009-01-01")]
    found = tenures_of([*other, end("مینا", "2004-01-01"), start("مینا", "2009-02-01")])
    assert [t.name for t in found] == ["بهرام", "مینا"] and len(found[1].set_aside) == 1


def test_an_end_of_an_earlier_time_in_the_post() -> None:
    long_ago = tenures_of([end("مینا", "2001-01-01"), start("مینا", "2010-01-01")])
    another = tenures_of(
        [end("مینا", "2008-01-01"), start("بهرام", "2008-02-01"), start("مینا", "2010-01-01")]
    )
    assert [t.name for t in long_ago] == ["مینا", "مینا"]
    assert [t.name for t in another] == ["مینا", "بهرام", "مینا"]


def test_an_end_long_after_the_end_and_another_holder_is_that_of_a_return() -> None:
    said = [start("مینا", "2001-01-01"), end("مینا", "2004-01-01"), end("مینا", "2004-02-01")]
    found = tenures_of([*said, start("بهرام", "2004-01-10"), end("مینا", "2012-01-01")])
    assert [t.name for t in found] == ["مینا", "بهرام", "مینا"]
    assert [len(t.ends) for t in found] == [2, 0, 1]


def test_who_is_called_former_and_then_seen_was_not_gone() -> None:
    (only,) = tenures_of(
        [start("مینا", "2010-01-01"), gone("مینا", "2011-01-01"), seen("مینا", "2012-01-01")]
    )
    assert only.gone is None and only.is_certain(day("2011-06-01"))
    assert [(aside.report.what, aside.because) for aside in only.set_aside] == [("gone", "refuted")]


def test_called_former_before_the_end_that_is_reported() -> None:
    said = [start("مینا", "2010-01-01"), gone("مینا", "2012-01-01"), end("مینا", "2012-01-10")]
    (only,) = tenures_of(said)
    assert only.is_certain(day("2012-01-10")) and [aside.report.what for aside in only.set_aside] == ["gone"]


def test_called_former_within_the_time_that_a_line_of_reference_data_tells() -> None:
    span = (day("2005-01-01"), day("2017-01-01"))
    known = [replace(r, span=span) for r in (start("مینا", "2005-01-01"), end("مینا", "2017-01-01"))]
    found = tenures_of([*known, gone("مینا", "2010-01-01"), start("مینا", "2013-01-01")])
    assert [t.name for t in found] == ["مینا"]


def test_how_a_tenure_began_and_ended() -> None:
    said = [
        replace(start("مینا", "2010-05-01"), manner="elected"),
        replace(start("مینا", "2010-06-01"), manner="confirmed"),
        replace(end("مینا", "2012-01-01"), manner="resigned"),
        end("مینا", "2012-01-05"),
    ]
    (only,) = tenures_of(said)
    assert only.how_began == ("confirmed", "elected") and only.how_ended == ("resigned",)
    assert not only.unconfirmed


def test_elected_and_nothing_more() -> None:
    elected = replace(start("مینا", "2010-05-01"), manner="elected")
    assert tenures_of([elected])[0].unconfirmed
    assert not tenures_of([elected, seen("مینا", "2010-08-01")])[0].unconfirmed
    assert not tenures_of([start("مینا", "2010-05-01")])[0].unconfirmed


def test_what_is_known_of_the_end() -> None:
    def state(*more: Report) -> str:
        return tenures_of([start("مینا", "2010-01-01"), *more])[0].end_state

    assert state() == state(seen("مینا", "2011-01-01")) == "as_of"
    assert state(start("بهرام", "2012-01-01")) == "superseded"
    assert state(gone("مینا", "2012-01-01")) == "unknown"
    assert state(end("مینا", "2012-01-01"), start("بهرام", "2012-01-01")) == "reported"


def test_the_days_on_which_a_holder_is_seen() -> None:
    (only,) = tenures_of(
        [start("مینا", "2010-01-01"), seen("مینا", "2011-01-01"), seen("مینا", "2012-01-01")]
    )
    assert (only.first_seen, only.last_seen) == (day("2011-01-01"), day("2012-01-01"))
    assert tenures_of([start("مینا", "2010-01-01")])[0].first_seen is None


def test_holders_follow_each_other_full_or_acting() -> None:
    said = [
        start("مینا", "2010-01-01"),
        end("مینا", "2012-01-01"),
        start("بهرام", "2012-01-01", acting=True),
        start("بهرام", "2012-06-01"),
        seen("کاوه", "2015-01-01"),
    ]
    found = tenures_of(said)
    assert [t.predecessor for t in found] == [None, *found[:-1]]
    assert [t.successor for t in found] == [*found[1:], None]
    assert all(t.successor is None for t in tenures_of(said, single=False))


def test_who_is_seen_once_within_a_tenure_comes_before_nobody() -> None:
    span = (day("2005-01-01"), day("2017-01-01"))
    known = [start("مینا", "2005-01-01"), end("مینا", "2017-01-01")]
    known = [replace(r, span=span) for r in known]
    found = tenures_of([*known, seen("بهرام", "2010-01-01"), start("کاوه", "2017-02-01")])
    assert {t.name: t.predecessor.name for t in found if t.predecessor} == {"کاوه": "مینا"}


def test_a_tenure_has_the_fullest_name() -> None:
    said = [seen("آذرنیا", "2010-01-01"), seen("مینا آذرنیا", "2010-02-01")]
    assert tenures_of(replace(r, person="mina") for r in said)[0].name == "مینا آذرنیا"
