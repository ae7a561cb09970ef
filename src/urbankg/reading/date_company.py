"""What stands beside a date and tells whose it is: of a change of office, of another thing, or of something to come.

The words are rows of ``data/phrases/change_dates.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from urbankg.claims import Status
from urbankg.files import PHRASES, rows
from urbankg.persian.dates import FoundDate
from urbankg.persian.fold import fold
from urbankg.reading.document import Sentence
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import compile_form

_JUST = 24  # characters beside a date in which the words stand that make it another's
_BEFORE_THAT = 40  # characters before «که» in which the event stands that it tells of («در جلسه‌ای که»)
_THAT = re.compile(r"(?<!\w)که(?!\w)")
_TILL = re.compile(r" +(?:تا|الی) +")
_PRESENT = r"(?<!\w)ن?می \w+"


@cache
def company_words(kind: str) -> re.Pattern[str]:
    """A pattern for the words of one list of the table.

    >>> bool(company_words("event").search("در مراسمی که برگزار شد"))
    True
    """
    forms = [
        compile_form(row["form"]).pattern for row in rows(PHRASES / "change_dates.csv") if row["list"] == kind
    ]
    return re.compile("|".join(forms))


@cache
def closing_words(kind: str) -> re.Pattern[str]:
    """A pattern for words of a list that end a text, right before a date."""
    return re.compile(rf"(?:{company_words(kind).pattern})[ «(]*(?:روز )?$")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(f"{company_words('verb').pattern}|{_PRESENT}")


class DateCompany:
    """Judges the dates of one article by what stands beside them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._document = scene.document
        self._text = scene.document.text

    def fits(self, date: FoundDate, status: Status) -> bool:
        """Whether a date in the sentence of a change may be that of the change."""
        if self._just_before("until", date):
            # «تا دیروز شهردار بود» is the day of leaving; «تا دیروز که او را برگزیدند» of the change itself.
            if status == "end" and date.span.precision == "day":
                return True
            return bool(_THAT.match(self._text, date.end + 1))
        return self._is_free(date)

    def tells_event(self, date: FoundDate) -> bool:
        """Whether a date is the day of an event that gives or takes offices, and not of one to come."""
        sentence = self._sentence(date)
        if self._just_before("until", date) or not self._is_free(date):
            return False
        if company_words("event").search(self._text, sentence.start, sentence.end):
            return True
        if sentence.part == "title" and date.end >= sentence.end - 1:
            return False  # «خبرهای کوتاه (پنجشنبه)»
        return sentence.part in ("title", "lead") or self._changes(sentence.start, sentence.end)

    def verbs_between(self, one: int, other: int) -> int:
        """How many verbs stand between two positions."""
        start, end = sorted((one, other))
        return sum(1 for _ in _verb().finditer(self._text, start, end))

    def _is_free(self, date: FoundDate) -> bool:
        """Whether nothing beside a date shows that it belongs to another thing."""
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        end = verb.end() if verb else sentence.end
        event = company_words("event").search(self._text, date.start, end)
        return not (
            self._just_before("never", date)
            or self._is_name(date)
            or company_words("other").search(self._text, date.end, min(end, date.end + _JUST))
            or company_words("speech").search(self._text, date.end, end)
            or (not event and company_words("says").search(self._text, date.end, end))
            or self._lasts(date, sentence, verb)
            or self._is_to_come(date, end)
            or self._is_aside(date, sentence, end)
        )

    def _is_name(self, date: FoundDate) -> bool:
        """Whether the words of a date are the name of a place in it («بخش شنبه»)."""
        word = fold(date.span.text).strip()
        return any(word in fold(office.label).split() for office in self._scene.offices)

    def _lasts(self, date: FoundDate, sentence: Sentence, verb: re.Match[str] | None) -> bool:
        """Whether a date is that of a state or stretch: «از خرداد سرپرست است», «بودجه ۱۴۰۰», «از شنبه تا دیروز»."""
        since = self._just_before("since", date)
        till = _TILL.match(self._text, date.end) if since else None
        if till and any(till.end() <= other.start <= till.end() + len("روز ") for other in self._scene.dates):
            return True
        if date.span.precision != "day" and (verb is None or since or self._just_before("yearly", date)):
            return True
        if verb is None:
            return False
        state = company_words("state").match(self._text, verb.start())
        if date.span.precision != "day":
            return state is not None
        now = date.span.text.endswith("امروز") and (state or re.match(_PRESENT, verb[0]))
        return bool(
            now
            and not since
            and not self._changes(date.start, verb.end())
            and not company_words("event").search(self._text, sentence.start, verb.end())
        )

    def _is_to_come(self, date: FoundDate, end: int) -> bool:
        """Whether what a date tells is still to come («سه‌شنبه آغاز می‌شود»); what is today's counts as come."""
        today = date.span.latest == self._document.article.published
        return not today and company_words("coming").search(self._text, date.end, end) is not None

    def _is_aside(self, date: FoundDate, sentence: Sentence, end: int) -> bool:
        """Whether a date stands in a clause («که دو سال پیش آمد») that tells of something else."""
        that = max((m.start() for m in _THAT.finditer(self._text, sentence.start, date.start)), default=None)
        if that is None or _verb().search(self._text, that, date.start):
            return False
        if date.span.precision == "day" and self._just_before("since", date):
            return False
        event = company_words("event").search(self._text, max(sentence.start, that - _BEFORE_THAT), end)
        return event is None and not self._changes(date.start, end)

    def _changes(self, start: int, end: int) -> bool:
        """Whether a stretch of a sentence holds a cue of taking or leaving an office."""
        cues = self._scene.cues[self._document.sentence_at(start)]
        return any(start <= c.start < end and ("start" in c.senses or "end" in c.senses) for c in cues)

    def _just_before(self, kind: str, date: FoundDate) -> bool:
        start = max(self._sentence(date).start, date.start - _JUST)
        return closing_words(kind).search(self._text[start : date.start]) is not None

    def _sentence(self, date: FoundDate) -> Sentence:
        return self._document.sentences[self._document.sentence_at(date.start)]
