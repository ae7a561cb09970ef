"""The date of what happened once: of a joining, a founding, a move, a meeting, an agreement."""

from __future__ import annotations

import datetime as dt

from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause, inside, within
from urbankg.reading.scene import Scene

_SENTENCES_BACK = 5
_RECENT = dt.timedelta(days=14)


def date_in_clause(scene: Scene, sentence: Sentence, position: int) -> DateSpan | None:
    """The date of the clause around a position, else of its sentence; the one before the position by preference."""
    start, end = clause(scene, sentence, position)
    for dates in (within(_past(scene), start, end), inside(sentence, _past(scene))):
        if dates:
            return min(dates, key=lambda d: (d.start > position, abs(d.start - position))).span
    return None


def date_of_event(scene: Scene, sentence: Sentence, position: int) -> DateSpan | None:
    """As `date_in_clause`; else the recent day that the report named last: what it reports happened on that day."""
    found = date_in_clause(scene, sentence, position)
    if found is not None:
        return found
    index = scene.document.sentence_at(sentence.start)
    for before in reversed(scene.document.sentences[max(0, index - _SENTENCES_BACK) : index]):
        days = [d.span for d in inside(before, _past(scene)) if _is_recent(scene, d)]
        if days:
            return days[-1]
    return None


def _past(scene: Scene) -> list[FoundDate]:
    published = scene.document.article.published
    return [d for d in scene.dates if published is None or d.span.earliest <= published]


def _is_recent(scene: Scene, date: FoundDate) -> bool:
    published = scene.document.article.published
    return date.span.precision == "day" and published is not None and published - date.span.latest <= _RECENT
