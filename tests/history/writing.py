"""Articles in our own words, each with the claims that a careful reader finds in it and whom they are about."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from urbankg.articles import Article
from urbankg.articles.jsonl import article_from_record
from urbankg.claims import Claim, Evidence, Manner, Status
from urbankg.files import PHRASES, rows, several
from urbankg.persian.calendars import to_jalali
from urbankg.persian.datespan import DateSpan

from .people import HERE, Name, Person
from .world import DAY, Post

_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# Paragraphs around the news that say nothing of anybody.
FILLERS = (
    "هوای شهر در این روزها آرام است و مدرسه‌ها باز هستند.",
    "کتابخانه مرکزی تا پایان هفته تا ساعت هشت شب کار می‌کند.",
    "قیمت میوه در بازار روز نسبت به هفته پیش تفاوتی نکرده است.",
    "خط‌کشی خیابان‌های اصلی پیش از آغاز سفرهای تابستانی تمام می‌شود.",
    "نمایشگاه گل و گیاه هر سال مهمانان بسیاری را به این شهر می‌آورد.",
    "چند گروه دوچرخه‌سوار در مسیر کنار رودخانه تمرین می‌کنند.",
)
CONFIDENCE = 0.9  # of the true claims
AGENCIES = ("خبرگزاری آوای فلات", "پایگاه خبری دیده‌بان شهر", "خبرگزاری پیام دشت")


@dataclass(frozen=True)
class Said:
    """A claim that an article makes, and the key of the person that it speaks of (empty: of nobody)."""

    claim: Claim
    person: str = ""
    post: str = ""  # slug


@dataclass(frozen=True)
class Story:
    """An article, as the record of a JSON line too, and what it says."""

    record: dict[str, object]
    article: Article
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Spoken:
    """Somebody in an article: the person, and the name under which the article has it."""

    person: Person
    name: Name


@cache
def templates(event: str, role: str, real: bool) -> list[dict[str, str]]:
    """The ways to tell an event of an office; for real persons only words that say no more than we know."""
    return [
        row
        for row in rows(HERE / "templates.csv")
        if row["event"] == event
        and (not row["roles"] or role in several(row["roles"]))
        and (row["true"] == "yes" or not real)
    ]


def template(event: str, role: str, manner: str) -> dict[str, str]:
    """The first way to tell that an event came about in a manner."""
    return next(row for row in templates(event, role, False) if row["manner"] == manner)


@cache
def _words(table: str) -> dict[int, str]:
    found = rows(PHRASES / f"{table}.csv")
    return {int(r["number"]): r["name"] for r in found if r.get("calendar", "jalali") == "jalali"}


def persian(number: int) -> str:
    """A number in Persian digits."""
    return str(number).translate(_DIGITS)


def written_day(day: dt.date, *, weekday: bool = False, year: bool = True) -> str:
    """A day in words: «یکشنبه ۲۵ مهر ۱۴۰۰»."""
    y, m, d = to_jalali(day)
    words = [_words("weekdays")[day.isoweekday()]] if weekday else []
    words += [persian(d), _words("months")[m], *([persian(y)] if year else [])]
    return " ".join(words)


class Desk:
    """Writes the articles of one post; what it writes depends on the post's own random numbers alone."""

    def __init__(self, seed: int, slug: str) -> None:
        self._rng = random.Random(f"{seed}|desk|{slug}")
        self._slug = slug
        self._numbers: Counter[str] = Counter()

    def office(
        self,
        event: str,
        post: Post,
        who: Spoken,
        published: dt.date,
        *,
        date: DateSpan | None = None,
        old: Spoken | None = None,
        other: Post | None = None,
        row: dict[str, str] | None = None,
    ) -> Story:
        """An article on an event of an office: ``old`` is who left it, ``other`` an earlier office of ``who``."""
        real = not who.person.invented or (old is not None and not old.person.invented)
        row = row or self._rng.choice(templates(event, post.role, real))
        y, m, _ = to_jalali(date.earliest if date else published)
        words = {
            "who": str(who.name),
            "title_who": who.name.surname,
            "old": str(old.name) if old else "",
            "other": other.words("former") if other else "",
            "place": post.over,
            "day": self._day(date.earliest, published) if date else "",
            "month": f"{_words('months')[m]} {persian(y)}",
            "year": persian(y),
            **{form: post.words(form) for form in ("office", "former", "body", "chooser")},
        }
        sentence = row["text"].format(**words)
        record, article = self._lay_out(row["title"].format(**words), sentence, post, published)
        said = []
        for part, manner in zip(several(row["says"]), [*several(row["manner"]), *[""] * 9], strict=False):
            status, whom, *where = part.split(":")
            about, over = (old if whom == "old" else who), (other if where else post)
            assert about is not None and over is not None
            claim = Claim(
                kind="office",
                subject=str(about.name),
                evidence=self._evidence(article, sentence),
                role=over.role,
                object=over.object,
                status=cast(Status, status.removesuffix("+")),
                date=date if status.endswith("+") else None,
                near=over.near,
                confidence=CONFIDENCE,
                manner=cast(Manner, manner) if manner else None,
            )
            said.append(Said(claim, about.person.key, over.slug))
        return Story(record, article, tuple(said))

    def other(
        self, row: dict[str, str], words: dict[str, str], claim: Claim, near: Post, on: dt.date
    ) -> Story:
        """An article on a figure or membership by a row of figures.csv; ``claim`` gets its evidence here."""
        sentence = row["text"].format(**words)
        record, article = self._lay_out(row["title"].format(**words), sentence, near, on)
        said = replace(claim, evidence=self._evidence(article, sentence), confidence=CONFIDENCE)
        return Story(record, article, (Said(said),))

    def _day(self, day: dt.date, published: dt.date) -> str:
        if day == published and self._rng.random() < 0.5:
            return "امروز"
        near = published - day < 60 * DAY and to_jalali(day)[0] == to_jalali(published)[0]
        form = self._rng.randrange(3)
        return "روز " + written_day(day, weekday=form == 1, year=form != 2 or not near)

    def _lay_out(
        self, title: str, sentence: str, post: Post, published: dt.date
    ) -> tuple[dict[str, object], Article]:
        self._numbers[self._slug] += 1
        rng = self._rng
        clock = f"{persian(rng.randint(8, 20))}:{persian(rng.randint(10, 59))}"
        opening = rng.choice((f"به گزارش {rng.choice(AGENCIES)} از {post.over}، ", f"{post.over} - ", ""))
        if post.role.endswith("minister"):
            opening = ""
        paragraphs = [f"{written_day(published, weekday=True)} - {clock}", opening + sentence]
        paragraphs += rng.sample(FILLERS, rng.randint(1, 2))
        article_id = f"history-{self._slug}-{self._numbers[self._slug]:02}"
        record: dict[str, object] = {
            "id": article_id, "title": title, "published": published.isoformat(), "paragraphs": paragraphs,
        }  # fmt: skip
        return record, article_from_record(record, source="")

    @staticmethod
    def _evidence(article: Article, sentence: str) -> tuple[Evidence, ...]:
        start = article.text.index(sentence)
        return (Evidence(start, start + len(sentence), sentence, "gold"),)
