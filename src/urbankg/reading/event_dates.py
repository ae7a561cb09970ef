"""The date of what happened once: of a joining, a founding, a move, a meeting, an agreement."""

from __future__ import annotations

import datetime as dt
import re

from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause, inside, within
from urbankg.reading.scene import Scene

_SENTENCES_BACK = 8
_SENTENCES_ON = 3
_BULLETS = "•*■▪●◾-–"
_BARE_YEAR = re.compile(
    r"(?<!\w)(?:از|در|سال|تا) (?P<year>1[34]\d\d)(?![\d/])(?! (?:نفر|متر|تومان|ریال|شهر))"
)
_RECENT = dt.timedelta(days=14)


def date_in_clause(
    scene: Scene, sentence: Sentence, position: int, of: list[FoundDate] | None = None
) -> DateSpan | None:
    """The date of the clause around a position, else of its sentence; the one before the position by preference."""
    start, end = clause(scene, sentence, position)
    known = inside(sentence, _past(scene)) if of is None else of
    for dates in (within(known, start, end), known):
        if dates:
            return min(dates, key=lambda d: (d.start > position, abs(d.start - position))).span
    return None


def bare_year(scene: Scene, start: int, end: int) -> DateSpan | None:
    """A Jalali year without the word, after «از», «در» or «سال»: «که از ۱۳۸۸ عضو است»."""
    year = _BARE_YEAR.search(scene.document.text, start, end)
    return DateSpan.of("jalali", int(year["year"]), text=year["year"]) if year else None


def dates_of_each(scene: Scene, sentence: Sentence, starts: list[int]) -> dict[int, DateSpan]:
    """«الف در سال ۱۳۸۱ و ب در سال ۱۳۹۶»: the date after each of several positions, where several are told."""
    dates = inside(sentence, scene.dates)
    if len(starts) < 2 or len(dates) < 2:
        return {}
    found = {}
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        if own := within(dates, start, end):
            found[start] = own[0].span
    return found


def date_of_event(scene: Scene, sentence: Sentence, position: int) -> DateSpan | None:
    """As `date_in_clause`; else the recent day that the report named last, or names next: what it
    reports happened on that day."""
    return date_in_clause(scene, sentence, position) or day_reported(scene, sentence)


def day_reported(scene: Scene, sentence: Sentence) -> DateSpan | None:
    """The recent day that the report named last before a sentence, or names next."""
    index = scene.document.sentence_at(sentence.start)
    if sentence.part == "title" or _opens_an_item(scene, index):
        return None
    for before in reversed(scene.document.sentences[max(0, index - _SENTENCES_BACK) : index]):
        days = [d.span for d in inside(before, _past(scene)) if _is_recent(scene, d)]
        if days:
            return days[-1]
    for after in scene.document.sentences[index + 1 : index + 1 + _SENTENCES_ON]:
        days = [d.span for d in inside(after, _past(scene)) if _is_recent(scene, d)]
        if days:
            return days[0]
    return None


def _opens_an_item(scene: Scene, index: int) -> bool:
    """Whether a sentence stands in an item of a list («• بم: …»), which has nothing to do with the item before."""
    paragraph = scene.document.sentences[index].paragraph
    first = next(s for s in scene.document.sentences if s.paragraph == paragraph)
    return scene.document.text[first.start] in _BULLETS


def _past(scene: Scene) -> list[FoundDate]:
    published = scene.document.article.published
    return [d for d in scene.dates if published is None or d.span.earliest <= published]


def _is_recent(scene: Scene, date: FoundDate) -> bool:
    published = scene.document.article.published
    return date.span.precision == "day" and published is not None and published - date.span.latest <= _RECENT
