"""When a meeting or session was: by the day beside its word, and by what is said of «این دیدار» elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.reading.dates.event_dates import date_in_clause, day_reported
from urbankg.reading.document import Sentence
from urbankg.reading.frames import inside
from urbankg.reading.kind_cues import Cue
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import one_of

_BESIDE = re.compile(r"[ ]?،?(?:[ ](?!(?:که|و|به|تا|از|با)(?!\w))\w+){0,2}[ ]")
_OTHER_TIME = re.compile(r"(?<!\w)(?:به|تا|برای|از|تاریخ درج:?|تاریخ انتشار:?) $")  # «به یکشنبه موکول شد»
_THE_MEETING = re.compile(rf"(?<!\w)(?:این|همین) {one_of('a meeting')}(?!\w)")
_ON = 4  # sentences after a meeting that still speak of it


def date_in_sentence(scene: Scene, sentence: Sentence, cue: Cue) -> DateSpan | None:
    """The date right behind the word of a meeting, else that of its clause or sentence, but of nothing that is quoted
    or put off."""
    dates = list(_its_own(scene, sentence))
    for found in dates:
        if _BESIDE.fullmatch(scene.document.text, cue.end, found.start):
            return found.span
    return date_in_clause(scene, sentence, cue.start, dates)


def date_of_meeting(scene: Scene, sentence: Sentence, cue: Cue) -> DateSpan | None:
    """As `date_in_sentence`; else that of a sentence that goes on with «این دیدار», or of what the report tells."""
    if found := date_in_sentence(scene, sentence, cue):
        return found
    document = scene.document
    index = document.sentence_at(sentence.start)
    if sentence.part != "title":
        for then in document.sentences[index + 1 : index + 1 + _ON]:
            if _THE_MEETING.search(document.text, then.start, then.end):
                for date in _its_own(scene, then):
                    if date.span.precision == "day":
                        return date.span
    return day_reported(scene, sentence, title=True)


def surest(dates: Iterable[DateSpan | None]) -> DateSpan | None:
    """The first of some dates that is a day, else the first."""
    known = [date for date in dates if date is not None]
    return next((date for date in known if date.precision == "day"), known[0] if known else None)


def _its_own(scene: Scene, sentence: Sentence) -> Iterable[FoundDate]:
    published, text = scene.document.article.published, scene.document.text
    for date in inside(sentence, scene.dates):
        before = text[sentence.start : date.start]
        if date.span.precision != "day" or (published is not None and date.span.earliest > published):
            continue
        if before.count("«") <= before.count("»") and not _OTHER_TIME.search(before):
            yield date
