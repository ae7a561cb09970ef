"""When something was founded: the year or day that a sentence gives for it.

A founding is long past as a rule, so that a year or a day of long ago is likelier to be its date than that of the
report.
"""

from __future__ import annotations

import datetime as dt
import re

from urbankg.persian.calendars import to_jalali
from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.persian.numbers import find_numbers
from urbankg.reading.dates.date_company import DateCompany
from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause, within
from urbankg.reading.kind_cues import Cue
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import one_of

_BARE_YEAR = re.compile(rf"(?<!\d)1[23]\d\d(?![\d])(?![ ]*{one_of('counted and no year')})")
_BORN_IN = re.compile(
    r"[ ،]*(?:(?:در|به) )?(?:(?:سال|نشست|جلسه|همایش|مصوبه|رای|تصمیم|اجلاس|گردهمایی) (?:\w+ )?)?"
)
_YEARS_PASS = re.compile(r" سال (?:تمام )?از(?!\w)")
_PASSES = re.compile(r"(?<!\w)(?:می ?گذرد|گذشت|گذشته)(?!\w)")
_LONG_AGO = dt.timedelta(days=200)
_BEHIND = 130  # characters within which a date stands behind «تأسیس»


def date_of_founding(scene: Scene, sentence: Sentence, cue: Cue) -> FoundDate | None:
    """The date nearest to the verb; for a year, «سال ۱۳۰۰» beats the day of the report."""
    start, end = clause(scene, sentence, cue.start)
    dates = _dates(scene, start, end) or _dates(scene, sentence.start, sentence.end)
    if len(dates) > 1:
        company = DateCompany(scene)
        dates = [d for d in dates if not company.is_of_other_clause(d, cue.start)]
    published = scene.document.article.published
    past = [d for d in dates if published is None or d.span.earliest <= published]
    if since := _years_since(scene, start, end, cue):
        return since
    if cue.sense == "born":
        return next((d for d in past if _BORN_IN.fullmatch(scene.document.text, cue.end, d.start)), None)
    later = cue.sense in ("noun", "history")
    if later:  # «تأسیس شهرداری به سال ۱۳۰۰»: the date follows; else it is before the verb
        past = [d for d in past if abs(d.start - cue.end) < _BEHIND and is_old(scene, d.span)]
    return min(
        past,
        key=lambda d: (not is_old(scene, d.span), (d.start < cue.start) == later, abs(d.start - cue.start)),
        default=None,
    )


def _years_since(scene: Scene, start: int, end: int, cue: Cue) -> FoundDate | None:
    """«چهل سال از تأسیس سازمان می‌گذرد»: the year that many before that of the report."""
    text, published = scene.document.text, scene.document.article.published
    passed = _YEARS_PASS.search(text, start, cue.start)
    if passed is None or published is None or not _PASSES.search(text, passed.end(), end):
        return None
    numbers = [n for n in find_numbers(text[start : passed.start()]) if n.end == passed.start() - start]
    if not numbers:
        return None
    this_year, _, _ = to_jalali(published)
    span = DateSpan.of("jalali", this_year - numbers[-1].value, text=passed.group())
    return FoundDate(passed.start(), passed.end(), span)


def _dates(scene: Scene, start: int, end: int) -> list[FoundDate]:
    """The dates of a stretch, years that stand bare included."""
    known = within(scene.dates, start, end)
    bare = [
        FoundDate(*year.span(), DateSpan.of("jalali", int(year.group()), text=year.group()))
        for year in _BARE_YEAR.finditer(scene.document.text, start, end)
        if not any(d.start <= year.start() < d.end for d in known)
    ]
    return [*known, *bare]


def is_old(scene: Scene, date: DateSpan) -> bool:
    """Whether a date is no day of the news, but a year, a month or a day of long ago."""
    published = scene.document.article.published
    return date.precision != "day" or (published is not None and published - date.latest > _LONG_AGO)
