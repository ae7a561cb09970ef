"""The date of what happened once: of a joining, a founding, a move, a meeting, an agreement."""

from __future__ import annotations

import datetime as dt

from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.reading.dates.date_company import DateCompany
from urbankg.reading.dates.list_items import list_items
from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause, inside, within
from urbankg.reading.scene import Scene

_SENTENCES_BACK = 16
_SENTENCES_ON = 3
_RECENT = dt.timedelta(days=14)


def date_in_clause(
    scene: Scene, sentence: Sentence, position: int, of: list[FoundDate] | None = None
) -> DateSpan | None:
    """The date of the clause around a position, else of its sentence: the one with the fewest verbs between, before
    the position by preference."""
    company = DateCompany(scene)
    known = inside(sentence, _past(scene)) if of is None else of
    known = [d for d in known if company.tells_once(d, position)]
    start, end = clause(scene, sentence, position)
    for dates in (within(known, start, end), known):
        if dates:
            return min(dates, key=lambda d: _distance(company, d, position)).span
    return None


def _distance(company: DateCompany, date: FoundDate, position: int) -> tuple[int, bool, int]:
    return company.verbs_between(date.start, position), date.start > position, abs(date.start - position)


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


def day_reported(scene: Scene, sentence: Sentence, *, title: bool = False) -> DateSpan | None:
    """The recent day that the report named last before a sentence, or names next; for a headline, if one is asked."""
    index = scene.document.sentence_at(sentence.start)
    if sentence.part == "title" and not title:
        return None
    sentences = scene.document.sentences
    first_item = list_items(scene.document).get(sentence.paragraph)

    def may_tell(other: Sentence) -> bool:
        return first_item is None or other.paragraph == sentence.paragraph or other.paragraph < first_item

    if sentence.part != "title":
        for before in filter(may_tell, reversed(sentences[max(0, index - _SENTENCES_BACK) : index])):
            if told := _recent_days(scene, before):
                return told[-1]
    for after in filter(may_tell, sentences[index + 1 : index + 1 + _SENTENCES_ON]):
        if told := _recent_days(scene, after):
            return told[0]
    return None


def _recent_days(scene: Scene, sentence: Sentence) -> list[DateSpan]:
    """The recent days of a sentence on which what the report is about may have happened."""
    days = [d for d in inside(sentence, _past(scene)) if _is_recent(scene, d)]
    if not days:
        return []
    company = DateCompany(scene)
    return [d.span for d in days if company.tells_once(d) and not company.heads_report(d)]


def _past(scene: Scene) -> list[FoundDate]:
    published = scene.document.article.published
    return [d for d in scene.dates if published is None or d.span.earliest <= published]


def _is_recent(scene: Scene, date: FoundDate) -> bool:
    published = scene.document.article.published
    return date.span.precision == "day" and (published is None or published - date.span.latest <= _RECENT)
