"""When nobody held a post: between the known end of one holder and the known start of the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from urbankg.timeline.model import DAY, Tenure

LONGEST = dt.timedelta(days=366)  # a longer gap is rather a holder of whom nothing is told


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A stretch in which a post that one person at a time holds is known to be empty, acting holders among them.

    It is no longer than `LONGEST`. It is certain from the day after the last one on which ``after`` may have ended, to
    the day before the first one on which ``before`` may have begun; its outer bounds are where these two are certain.
    """

    after: Tenure
    before: Tenure
    certain_from: dt.date
    certain_until: dt.date
    possible_from: dt.date
    possible_until: dt.date


def vacancies_of(tenures: Iterable[Tenure]) -> list[Vacancy]:
    """The vacancies between the tenures of one post, as `tenures_of` gives them for a post with a single seat."""
    found = []
    outer = sorted(tenures, key=lambda t: (t.possible_from or dt.date.min, t.begins, t.person, t.acting))
    latest: Tenure | None = None  # of those before: the one that may have held the post longest
    for tenure in outer:
        if latest and (until := latest.possible_until) and latest.ends and tenure.starts:
            first, last = tenure.possible_from, tenure.certain_from
            if first and last and DAY < first - until <= LONGEST:
                ended = min(latest.certain_until or until, until)
                found.append(Vacancy(latest, tenure, until + DAY, first - DAY, ended + DAY, last - DAY))
        if latest is None or _until(tenure) >= _until(latest):
            latest = tenure
    return found


def _until(tenure: Tenure) -> dt.date:
    return tenure.possible_until or dt.date.max
