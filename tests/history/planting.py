"""Contradictions put among the articles, and statements beside them that look like some and are none."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from urbankg.claims import Claim
from urbankg.files import rows
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.persian.datespan import DateSpan

from .people import HERE, Names, Person
from .world import DAY, Post, Term
from .writing import Desk, Spoken, Story, persian, template

ORDINALS = (
    "سومین", "چهارمین", "پنجمین", "ششمین", "هفتمین", "هشتمین", "نهمین", "دهمین", "یازدهمین", "دوازدهمین",
    "سیزدهمین", "چهاردهمین", "پانزدهمین", "شانزدهمین", "هفدهمین", "هجدهمین", "نوزدهمین", "بیستمین",
)  # fmt: skip
# How many of each kind; those that only few terms suit come first.
ON_POSTS = {"two_ends": 3, "end_before_start": 5, "two_holders": 6, "two_starts": 4, "seen_after_end": 5}
ON_FIGURES = {
    "two_ordinals": 5,
    "one_ordinal": 4,
    "member_of_itself": 3,
    "two_populations": 4,
    "two_budgets": 4,
}


@dataclass(frozen=True)
class Planted:
    """A contradiction: its kind, and the article that says what the others (or itself) do not bear."""

    kind: str
    article: str


class Planter:
    """Plants contradictions into posts that are told already; a term is used for one at most."""

    def __init__(self, seed: int, terms: Sequence[Term], free: Sequence[Term], names: Names) -> None:
        """``terms`` are all of the invented posts, ``free`` those that are nobody's part already."""
        self._seed, self._names = seed, names
        self._rng = random.Random(f"{seed}|planted")
        self._terms = [t for t in free if not t.acting and t.post.role in ("mayor", "county_governor")]
        self._rng.shuffle(self._terms)
        in_turn = sorted(terms, key=lambda t: t.start.earliest)
        self._first = {t.post.slug: t for t in reversed(in_turn)}
        self._last = {t.post.slug: t for t in in_turn}
        self._posts: set[str] = set()
        self.planted: list[Planted] = []

    def stories(self, share: int) -> Iterator[Story]:
        """Articles with contradictions: those on posts ``share`` times, those on figures and members once."""
        for kinds, times in ((ON_POSTS, share), (ON_FIGURES, 1)):
            for kind, count in kinds.items():
                for number in range(count * times):
                    yield from getattr(self, f"_{kind}")(number)

    def _term(self, days: int, among: Mapping[str, Term] | None = None) -> Term:
        """A term of some length in a post that nothing is planted in yet; ``among`` the one that is given there."""
        for term in self._terms:
            post, length = term.post.slug, term.certain[1] - term.certain[0]
            if term.end is None or length.days <= days or post in self._posts:
                continue
            if among is None or among[post] is term:
                self._posts.add(post)
                return term
        raise ValueError(f"no term left that is longer than {days} days; ask for more posts")

    def _desk(self, kind: str, post: Post) -> Desk:
        return Desk(self._seed, f"{post.slug}-{kind.replace('_', '-')}")

    def _plant(self, kind: str, story: Story) -> Story:
        self.planted.append(Planted(kind, story.article.id))
        return story

    def _two_holders(self, number: int) -> Iterator[Story]:
        term = self._term(300)
        day = term.certain[0] + (term.certain[1] - term.certain[0]) // 2
        desk = self._desk("two_holders", term.post)
        stranger = Person(f"{term.post.slug}/stranger", self._names.rare(self._rng), invented=True)
        yield desk.office("seen", term.post, _spoken(term), day)
        story = desk.office("seen", term.post, Spoken(stranger, stranger.name), day)
        yield self._plant("two_holders", story)

    def _end_before_start(self, number: int) -> Iterator[Story]:
        term = self._term(300, self._first)
        desk = self._desk("end_before_start", term.post)
        began = term.start
        yield desk.office("start", term.post, _spoken(term), began.earliest, date=began)
        wrong = DateSpan.of_day(began.earliest - self._rng.randint(150, 400) * DAY)
        story = desk.office("end", term.post, _spoken(term), term.certain[1] + DAY, date=wrong)
        yield self._plant("end_before_start", story)

    def _two_starts(self, number: int) -> Iterator[Story]:
        term = self._term(400)
        desk = self._desk("two_starts", term.post)
        row = template("start", term.post.role, "elected" if term.post.role == "mayor" else "appointed")
        yield desk.office("start", term.post, _spoken(term), term.start.earliest, date=term.start, row=row)
        wrong = DateSpan.of_day(term.start.earliest + self._rng.randint(120, 250) * DAY)
        story = desk.office(
            "start", term.post, _spoken(term), term.certain[1] - 20 * DAY, date=wrong, row=row
        )
        yield self._plant("two_starts", story)

    def _two_ends(self, number: int) -> Iterator[Story]:
        term = self._term(200, self._last)
        assert term.end is not None
        desk = self._desk("two_ends", term.post)
        row = template("end", term.post.role, "term_over")
        yield desk.office("end", term.post, _spoken(term), term.end.earliest, date=term.end, row=row)
        wrong = DateSpan.of_day(term.end.earliest + self._rng.randint(120, 200) * DAY)
        story = desk.office("end", term.post, _spoken(term), wrong.earliest + 30 * DAY, date=wrong, row=row)
        yield self._plant("two_ends", story)

    def _seen_after_end(self, number: int) -> Iterator[Story]:
        term = self._term(300)
        desk = self._desk("seen_after_end", term.post)
        day = term.certain[0] + (term.certain[1] - term.certain[0]) // 2
        row = template("end", term.post.role, "dismissed")
        story = desk.office("end", term.post, _spoken(term), day, date=DateSpan.of_day(day), row=row)
        yield self._plant("seen_after_end", story)
        yield desk.office("seen", term.post, _spoken(term), day + self._rng.randint(40, 100) * DAY)

    def _two_ordinals(self, number: int) -> Iterator[Story]:
        post = self._near(number)
        yield self._member(post, 2 * number, "two_ordinals", 0)
        yield self._plant("two_ordinals", self._member(post, 2 * number + 1, "two_ordinals", 70))

    def _one_ordinal(self, number: int) -> Iterator[Story]:
        one = self._near(number)
        other = next(p for p in self._cities() if p.near == one.near and p.city != one.city)
        yield self._member(one, 17 - number, "one_ordinal", 0, body="اتحادیه شهرداری‌های استان")
        story = self._member(other, 17 - number, "one_ordinal", 90, body="اتحادیه شهرداری‌های استان")
        yield self._plant("one_ordinal", story)

    def _member_of_itself(self, number: int) -> Iterator[Story]:
        post = self._near(number)
        body = f"مجمع شهرداران استان {post.near[0]}"
        row = _row("itself", 0)
        claim = Claim("member", body, (), object=body, status="start", near=post.near)
        day = _day(number)
        story = self._desk("member_of_itself", post).other(row, {"body": body}, claim, post, day)
        yield self._plant("member_of_itself", story)

    def _two_populations(self, number: int) -> Iterator[Story]:
        post, people = self._next_city(), 1000 * self._rng.randint(90, 400)
        # Nearly the same, and what was long ago, are no contradiction.
        figures = ((people, 0), (people + 1000 * (people // 40_000), 200), (people * 2 // 3, -4400))
        for turn, (value, days) in enumerate(figures):
            yield self._people(post, value, turn, number, days)
        story = self._people(post, people * 13 // 10, number, number, 100)
        yield self._plant("two_populations", story)

    def _two_budgets(self, number: int) -> Iterator[Story]:
        post, sum_ = self._next_city(), self._rng.randint(90, 400)
        for turn, (value, later) in enumerate(((sum_, 0), (sum_ * 3 // 2, 1), (sum_ * 2, 2))):
            yield self._sum(post, value, 1394 + number + later, turn)
        yield self._plant("two_budgets", self._sum(post, sum_ * 5 // 4, 1394 + number, number))

    def _cities(self) -> list[Post]:
        return sorted(
            {t.post.slug: t.post for t in self._terms if t.post.role == "mayor"}.values(),
            key=lambda p: p.slug,
        )

    def _near(self, number: int) -> Post:
        """A town of a province in which another town is known; another one for every number."""
        cities = self._cities()
        provinces = sorted({p.near for p in cities if sum(q.near == p.near for q in cities) > 1})
        of_province = [p for p in cities if p.near == provinces[number % len(provinces)]]
        return of_province[number // len(provinces) % len(of_province)]

    def _next_city(self) -> Post:
        """A town of which no figure is told yet, here or in the reference data."""
        known = {p.slug for p in Gazetteer.load() if p.kind == "city" and p.population > 90_000}
        post = next(
            p for p in self._cities() if p.city not in known and f"figures/{p.city}" not in self._posts
        )
        self._posts.add(f"figures/{post.city}")
        return post

    def _member(
        self, post: Post, place: int, kind: str, days: int, body: str = "مجمع شهرداران استان"
    ) -> Story:
        body = f"{body} {post.near[0]}"
        row = _row("member", days)
        words = {"place": post.over, "body": body, "ordinal": ORDINALS[place % len(ORDINALS)]}
        claim = Claim(
            "member", f"شهرداری {post.over}", (), object=body, status="start", ordinal=3 + place % len(ORDINALS),
            near=post.near,
        )  # fmt: skip
        return self._desk(f"{kind}-{place}", post).other(row, words, claim, post, _day(place) + days * DAY)

    def _people(self, post: Post, people: int, turn: int, number: int, days: int) -> Story:
        people -= people % 1000
        words = {"place": post.over, "number": f"{persian(people // 1000)} هزار"}
        claim = Claim("population", post.over, (), value=people, near=post.near)
        desk = self._desk(f"population-{people}", post)
        return desk.other(_row("population", turn), words, claim, post, _day(number) + days * DAY)

    def _sum(self, post: Post, sum_: int, year: int, turn: int) -> Story:
        span = DateSpan.of("jalali", year)
        words = {"place": post.over, "number": persian(sum_), "year": persian(year)}
        claim = Claim("budget", f"شهرداری {post.over}", (), value=sum_ * 10**9, date=span, near=post.near)
        desk = self._desk(f"budget-{year}-{sum_}", post)
        return desk.other(_row("budget", turn), words, claim, post, span.earliest - 20 * DAY)


def _spoken(term: Term) -> Spoken:
    assert term.person is not None
    return Spoken(term.person, term.person.name)


def _row(kind: str, turn: int) -> dict[str, str]:
    found = [row for row in rows(HERE / "figures.csv") if row["kind"] == kind]
    return found[turn % len(found)]


def _day(number: int) -> dt.date:
    return DateSpan.of("jalali", 1395, 2 + number % 10, 3 + number).earliest
