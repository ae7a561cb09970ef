"""What is said of the holders of one post against each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from urbankg.identity.person_names import relation
from urbankg.timeline.conflicts.conflict import Conflict, ConflictKind, between, in_order
from urbankg.timeline.conflicts.weighing import Statement, against_the_best, apart, strength
from urbankg.timeline.model import CONFIRMED_WITHIN, Report, Tenure
from urbankg.timeline.posts import SINGLE

_FEW_DAYS = dt.timedelta(days=10)  # between a hand-over and the news of it, or two dates of one event
_OTHER_TERM = dt.timedelta(days=548)  # after a start: a later one may be a re-election
_SOON = dt.timedelta(days=365)  # after an end: who is called the holder then has not come back unnoticed
_IN_STEPS = ("resigned", "term_over")  # ends that are told before the person leaves


def post_conflicts(post: str, role: str, tenures: Sequence[Tenure]) -> list[Conflict]:
    """What is said of the holders of a post (its IRI, its role key) against each other, sorted.

    Tenures are those of `tenures_of`, acting ones among them. No conflict are: a year or month that holds the other
    date, dates of the steps of one start or end, the days of a hand-over, an acting holder beside a full one.
    """
    found: list[Conflict] = []
    if role in SINGLE:
        full = [t for t in tenures if not t.acting and _is_ever_certain(t)]
        found += _overlapping(post, sorted(full, key=by_begin))
    by_person: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        found += _of_dates(post, "two_starts", _starts(tenure))
        found += _of_dates(post, "two_ends", tenure.ends)
        found += _set_aside(post, tenure)
        by_person[tenure.person].append(tenure)
    for held in by_person.values():
        for earlier, later in pairwise(sorted(held, key=_when)):
            found += _back_again(post, earlier, later)
    return in_order(found)


def by_begin(tenure: Tenure) -> tuple[dt.date, bool, str]:
    """A key to order tenures by: of two on one day the one goes first whose start is not told then."""
    return tenure.begins, bool(tenure.starts), tenure.person


def _is_ever_certain(tenure: Tenure) -> bool:
    first, last = tenure.certain_from, tenure.certain_until
    return first is not None and last is not None and first <= last


def _when(tenure: Tenure) -> tuple[dt.date, str, bool]:
    return tenure.begins, tenure.person, tenure.acting


def _statements(reports: Iterable[Report]) -> list[Statement]:
    return [
        Statement(r.source.statement, r.source.article, r.source.quote, r.confidence)
        for r in reports
        if r.source.statement
    ]


def _days(report: Report) -> str:
    return str(report.earliest) if report.earliest == report.latest else f"{report.earliest}/{report.latest}"


def _overlapping(post: str, full: Sequence[Tenure]) -> Iterator[Conflict]:
    """Full holders certain while another one sits, hand-overs apart: each against the best attested one that sits."""
    attested = {t: (strength(_statements(t.reports)), len(t.reports), t.person) for t in full}
    sitting: list[Tenure] = []
    for later in full:
        begins = later.certain_from
        assert begins
        sitting = [t for t in sitting if t.certain_until and t.certain_until >= begins]
        rivals = [t for t in sitting if are_rivals(t, later)]
        if rivals:
            yield _two_holders(post, max(rivals, key=attested.__getitem__), later)
        sitting.append(later)


def are_rivals(earlier: Tenure, later: Tenure) -> bool:
    """Whether of two full holders certain on one day, the later one beginning last, one must be wrong."""
    return not _is_hand_over(earlier, later) and not _may_be_one(earlier, later)


def _two_holders(post: str, earlier: Tenure, later: Tenure) -> Conflict:
    first = later.certain_from
    assert first and earlier.certain_from and earlier.certain_until and later.certain_until
    last = min(earlier.certain_until, later.certain_until)
    # By how many days the one would have to go earlier, or the other later.
    days = min(earlier.certain_until - first, later.certain_until - earlier.certain_from).days + 1
    sides = _statements(_around(earlier, first, last)), _statements(_around(later, first, last))
    detail = f"{first}/{last}" if first < last else str(first)
    return between("two_holders", post, *sides, detail, apart(days, _FEW_DAYS.days))


def _may_be_one(one: Tenure, other: Tenure) -> bool:
    """Whether two holders are or may be one person: whether they are is a question of identity, no contradiction."""
    return one.person == other.person or relation(one.name, other.name) != "none"


def _is_hand_over(earlier: Tenure, later: Tenure) -> bool:
    """Whether the later holder begins, or is elected, shortly before the earlier one is gone."""
    assert earlier.certain_until and later.certain_from
    if not earlier.ends and not later.starts:
        return False
    if earlier.starts and later.starts and earlier.certain_from == later.certain_from:
        return False  # two people begin on one day
    is_step = later.starts and later.how_began != ("introduced",)
    usual = CONFIRMED_WITHIN if is_step else _FEW_DAYS
    return earlier.certain_until - later.certain_from <= usual


def _around(tenure: Tenure, first: dt.date, last: dt.date) -> list[Report]:
    """The reports that make a tenure certain from one day to another."""
    said = sorted((*tenure.starts, *tenure.sightings, *tenure.ends), key=lambda r: (r.latest, r.earliest))
    before = [r for r in said if r.latest <= first]
    within = [r for r in said if first < r.latest < last]
    after = [r for r in said if r.latest >= last]
    return [*before[-1:], *within, *after[:1]]


def _first(tenure: Tenure) -> Report:
    return min((*tenure.starts, *tenure.sightings), key=lambda r: (r.latest, r.source.statement))


def _last(tenure: Tenure) -> Report:
    return max((*tenure.starts, *tenure.sightings), key=lambda r: (r.latest, r.source.statement))


def _starts(tenure: Tenure) -> list[Report]:
    """All reported starts of a tenure: those that count as re-elections stand among its sightings."""
    return [*tenure.starts, *(r for r in tenure.sightings if r.what == "start")]


def _of_dates(post: str, kind: ConflictKind, reports: Sequence[Report]) -> Iterator[Conflict]:
    """Different dates of one start or one end that exclude each other."""
    by_days: dict[tuple[dt.date, dt.date], list[Report]] = defaultdict(list)
    for report in reports:
        by_days[report.earliest, report.latest].append(report)
    if len(by_days) < 2:
        return
    said = {days: _statements(group) for days, group in by_days.items()}
    for better, worse in against_the_best(said, lambda a, b: _exclude(by_days[a], by_days[b])):
        first, second = sorted((better, worse))
        detail = f"{_days(by_days[first][0])} ≠ {_days(by_days[second][0])}"
        how_far = apart(_gap(by_days[first], by_days[second]).days, _FEW_DAYS.days)
        yield between(kind, post, said[first], said[second], detail, how_far)


def _gap(one: Sequence[Report], other: Sequence[Report]) -> dt.timedelta:
    """The days between two dates; none or less if one holds the other."""
    return max(one[0].earliest, other[0].earliest) - min(one[0].latest, other[0].latest)


def _exclude(one: Sequence[Report], other: Sequence[Report]) -> bool:
    """Whether two dates are no steps of one start or end, and no start and re-election."""
    if one[0].latest > other[0].latest:
        one, other = other, one
    gap = _gap(one, other)
    manners = [{r.manner for r in reports} for reports in (one, other)]
    same_step = len(manners[0]) == 1 and manners[0] == manners[1] and "" not in manners[0]
    if gap <= (_FEW_DAYS if same_step else CONFIRMED_WITHIN):
        return False
    return one[0].what == "end" or not (
        "re_elected" in manners[1] or (gap > _OTHER_TERM and _is_news(one, other))
    )


def _is_news(one: Sequence[Report], other: Sequence[Report]) -> bool:
    """Whether the second start was news when it happened, or both stand in the reference data: it did happen."""
    fresh = any(r.source.published and r.source.published - r.latest <= CONFIRMED_WITHIN for r in other)
    return fresh or all(r.source.published is None for r in (*one, *other))


def _set_aside(post: str, tenure: Tenure) -> Iterator[Conflict]:
    """Reports that the tenures leave out because others speak against them, one conflict for each date."""
    groups: dict[tuple[str, dt.date, dt.date], tuple[list[Report], list[Report]]] = {}
    for aside in tenure.set_aside:
        reports, against = groups.setdefault(
            (aside.because, aside.report.earliest, aside.report.latest), ([], [])
        )
        reports.append(aside.report)
        against.append(aside.by)
    for (because, _, _), (reports, against) in groups.items():
        end, by = reports[0], min(against, key=lambda r: (r.latest, r.source.statement))
        kind: ConflictKind = "end_before_start" if because == "before_start" else "seen_after_end"
        if kind == "seen_after_end":
            by = _last(tenure)  # the longer after, the less a mere delay
            against = [r for r in (*tenure.starts, *tenure.sightings) if r.latest > end.latest] or against
        days = by.earliest - end.latest
        if days > _lingering(reports):
            sides = _statements(reports), _statements(against)
            detail = f"{_days(end)} ≠ {_days(by)}"
            yield between(kind, post, *sides, detail, apart(days.days, _FEW_DAYS.days))


def _lingering(ends: Iterable[Report]) -> dt.timedelta:
    """How long after an end that is told somebody may still be called the holder."""
    return CONFIRMED_WITHIN if any(r.manner in _IN_STEPS for r in ends) else _FEW_DAYS


def _back_again(post: str, earlier: Tenure, later: Tenure) -> Iterator[Conflict]:
    """Who left and soon after is called the holder with no start told; who died, ever after."""
    ended = later.certain_from
    if not earlier.ends or ended is None or not later.sightings:
        return
    died = [r for r in earlier.ends if r.manner == "died"]
    left = max(earlier.ends, key=lambda r: (r.latest, r.source.statement))
    days = ended - left.latest
    if days <= _lingering(earlier.ends) or (not died and (later.starts or days > _SOON)):
        return
    seen = [r for r in later.sightings if died or r.latest - left.latest <= _SOON]
    sides = _statements(died or earlier.ends), _statements(seen)
    detail = f"{_days(left)} ≠ {_days(_first(later))}"
    yield between("seen_after_end", post, *sides, detail, apart(days.days, _FEW_DAYS.days))
