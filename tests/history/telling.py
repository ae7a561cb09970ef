"""What is told of a term: the articles on its start and its end, and those that see its holder in between."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import count

from urbankg.persian.calendars import to_jalali
from urbankg.persian.datespan import DateSpan

from .people import Name
from .world import DAY, Post, Term
from .writing import Desk, Spoken, Story, template


class Teller:
    """Tells one term. Names are spelt in turn in all ways that the person has."""

    def __init__(self, rng: random.Random, desk: Desk, term: Term) -> None:
        assert term.person is not None
        self._rng, self._desk, self._term, self._person = rng, desk, term, term.person
        self._turn = count()
        self.post: Post = term.post.acting() if term.acting else term.post

    def spoken(self, *, alone: bool = False) -> Spoken:
        """The holder as the next article writes the name; ``alone`` with the surname only."""
        ways = (self._person.name, *self._person.spellings)
        name = ways[next(self._turn) % len(ways)]
        return Spoken(self._person, Name("", self._person.name.surname) if alone else name)

    def story(self, event: str, published: dt.date, date: DateSpan | None = None, **more: object) -> Story:
        """An article on an event of this term."""
        return self._desk.office(event, self.post, self.spoken(), published, date=date, **more)  # type: ignore[arg-type]

    def real(self) -> Iterator[Story]:
        """What may be told of a known person: the dates that are known to the day, and one article between."""
        term = self._term
        if term.start.precision == "day":
            yield self.story("start", term.start.earliest + self._rng.randint(0, 1) * DAY, term.start)
        first, last = term.certain
        yield self.story("seen", _between(self._rng, first, last))
        if term.end and term.end.precision == "day" and self._rng.random() < 0.7:
            yield self.story("end", term.end.earliest + self._rng.randint(0, 2) * DAY, term.end)

    def invented(
        self, before: Teller | None, after: dt.date | None, *, surname_alone: bool = True
    ) -> Iterator[Story]:
        """Everything that articles say of an invented holder.

        ``after`` is the day on which a full holder follows; ``surname_alone`` tells that the surname may be enough.
        """
        rng, term = self._rng, self._term
        if self.post.role == "mayor" and rng.random() < 0.15:
            yield self.story("candidate", term.start.earliest - rng.randint(50, 70) * DAY)
        yield from self._start(before)
        first, last = term.certain
        days = sorted(_between(rng, first + DAY, last - DAY) for _ in range(rng.randint(1, 3)))
        for number, day in enumerate(days):
            alone = surname_alone and number > 0 and rng.random() < 0.25
            yield self._desk.office("seen", self.post, self.spoken(alone=alone), day)
        if not term.acting and last - first > 900 * DAY and self.post.role == "mayor" and rng.random() < 0.3:
            middle = first + (last - first) // 2
            yield self.story("again", middle, DateSpan.of_day(middle))
        handed_over = after is not None and term.end is not None and term.end.earliest == after
        if term.end and not handed_over and rng.random() < 0.65:
            yield self.story("end", term.end.earliest + rng.randint(0, 2) * DAY, term.end)
        if term.end and not term.acting and rng.random() < 0.25:
            yield self.story("former", term.end.latest + rng.randint(30, 300) * DAY)

    def _start(self, before: Teller | None) -> Iterator[Story]:
        rng, start = self._rng, self._term.start
        day = start.earliest
        if before is not None and not self._term.acting and before.ends_on(day):
            # Both are spoken of, so that neither post needs another article on the change.
            if before.post == self.post and self.post.role in ("mayor", "county_governor"):
                yield self.story("handover", day, start, old=before.spoken())
                return
            yield before.story("end", day, start)
        chance = rng.random()
        if self.post.role == "mayor" and chance < 0.2:
            elected = day - rng.randint(6, 40) * DAY
            yield self.story(
                "start", elected, DateSpan.of_day(elected), row=template("start", "mayor", "elected")
            )
            yield self.story("confirmed", day, start)
        elif chance < 0.75 or self._term.acting:
            yield self.story("start", day + rng.choice((0, 0, 1, 2, 3)) * DAY, start)
        elif chance < 0.85:
            yield self.story("undated", day + DAY)
        if chance > 0.6 and self.post.role in ("mayor", "county_governor") and not self._term.acting:
            y, m, _ = to_jalali(day)
            event = "year" if rng.random() < 0.6 else "month"
            span = DateSpan.of("jalali", y, m if event == "month" else None)
            published = _between(
                rng, span.latest + 5 * DAY, max(self._term.certain[1], span.latest + 40 * DAY)
            )
            yield self.story(event, published, span)

    def ends_on(self, day: dt.date) -> bool:
        """Whether the term ends on just this day."""
        return self._term.end is not None and self._term.end.earliest == self._term.end.latest == day


def _between(rng: random.Random, first: dt.date, last: dt.date) -> dt.date:
    return first + rng.randint(0, max(0, (last - first).days)) * DAY
