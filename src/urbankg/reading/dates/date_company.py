"""What stands beside a date and tells whose it is: of a change of office, of another thing, or of something to come.

The words are rows of ``data/phrases/change_dates.csv``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from urbankg.claims import Status
from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.persian.dates import FoundDate
from urbankg.persian.fold import fold
from urbankg.reading.document import Sentence
from urbankg.reading.openings import Openings
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import compile_form

_JUST = 24  # characters beside a date in which the words stand that make it another's
_BEFORE_THAT = 40  # characters before «که» in which the event stands that it tells of («در جلسه‌ای که»)
_THAT = re.compile(r"(?<!\w)که(?!\w)")
_BESIDE = 60  # characters between what a clause with «که» is about and the clause
_HEAD = 80  # characters of a line that tells where and when a report was written
_LONG_AGO = dt.timedelta(days=5000)
_DAY = dt.timedelta(days=1)
_TILL = re.compile(r" +(?:تا|الی) +")
_CLEFT = re.compile(r"(?<!\w)(?:است|بود|بودند|اند) $")  # «آخرین عضو ساوه بود که پارسال آمد»
_LONG_PAST = re.compile(r" بود(?:ند)?(?!\w)")  # «که شهریور پیش منصوب شده بود»
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


def company_openings(*kinds: str) -> Openings:
    """The words with which those of some lists of the table can begin."""
    return Openings(
        lambda: frozenset().union(
            *(first_words(row["form"]) for row in rows(PHRASES / "change_dates.csv") if row["list"] in kinds)
        )
    )


@cache
def closing_words(kind: str) -> re.Pattern[str]:
    """A pattern for words of a list that end a text, right before a date."""
    return re.compile(rf"(?:{company_words(kind).pattern})[ «(:]*(?:روز )?$")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(f"{company_words('verb').pattern}|{_PRESENT}")


@cache
def _event() -> re.Pattern[str]:
    return re.compile(f"{company_words('event').pattern}|{company_words('this change').pattern}")


class DateCompany:
    """Judges the dates of one article by what stands beside them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._document = scene.document
        self._text = scene.document.text

    def fits(self, date: FoundDate, status: Status, positions: Iterable[int] = ()) -> bool:
        """Whether a date in the sentence of a change, told at some positions, may be that of the change."""
        if self._just_before("until", date):
            # «تا دیروز شهردار بود» is the day of leaving; «تا دیروز که او را برگزیدند» of the change itself.
            if status == "end" and date.span.precision == "day":
                return not self._is_of_another(date, positions)
            return bool(_THAT.match(self._text, date.end + 1))
        if self._is_since_when_it_was_so(date):
            return False
        return self._is_free(date, positions, status) and not self._is_of_other_change(date, status)

    def is_in_own_clause(self, date: FoundDate, status: Status, positions: Iterable[int]) -> bool:
        """Whether the clause right behind a position tells the change: «الف که پنجشنبه استعفا داد، امروز رفت»."""
        that = self._own_clause(date)
        if that is None or not any(
            0 < that - p <= _BESIDE and not self.verbs_between(p, that) for p in positions
        ):
            return False
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        end = verb.end() if verb else sentence.end
        if status == "end" and company_words("death").search(self._text, date.end, end):
            return True
        return status in self._senses(date.start, end)

    def is_of(self, date: FoundDate, status: Status) -> bool:
        """Whether what stands between a date and the next one, or the verb, tells of taking or of leaving an office."""
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        ends = [verb.end() if verb else sentence.end]
        ends += [other.start for other in self._scene.dates if date.end <= other.start < ends[0]]
        return status in self._senses(date.start, min(ends))

    def tells_event(self, date: FoundDate) -> bool:
        """Whether a date is the day of an event that gives or takes offices, and not of one to come."""
        sentence = self._sentence(date)
        if self._just_before("until", date) or not self._is_free(date) or self._is_since_when_it_was_so(date):
            return False
        if _event().search(self._text, sentence.start, sentence.end):
            return True
        if self._signs(date):
            return True
        if sentence.part == "title" and date.end >= sentence.end - 1:
            return False  # «خبرهای کوتاه (پنجشنبه)»
        return sentence.part in ("title", "lead") or self._changes(sentence.start, sentence.end)

    def points_back(self, date: FoundDate) -> bool:
        """Whether a day is that of the changes told before: «این تغییر شنبه انجام شد»."""
        sentence = self._sentence(date)
        return (
            company_words("this change").search(self._text, sentence.start, sentence.end) is not None
            and not self._just_before("until", date)
            and self._is_free(date)
        )

    def tells_once(self, date: FoundDate, position: int | None = None) -> bool:
        """Whether a date may be that of what its sentence tells at a position; without one, of the whole report."""
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        end = verb.end() if verb else sentence.end
        return not (
            self._is_never(date)
            or self._is_name(date)
            or self._is_quoted(date, position)
            or self._is_to_come(date, end)
            or (position is None and self._lasts(date, sentence, verb))
            or (position is not None and self.is_of_other_clause(date, position))
            or (position is None and self._is_elsewhere(date, None, end))
        )

    def tells_end(self, date: FoundDate, position: int) -> bool:
        """Whether a sentence says that who is named at a position left on a day: with no verb of another between."""
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        end = verb.end() if verb else sentence.end
        return (
            self.verbs_between(date.start, position) == 0
            and "end" in self._senses(min(date.start, position), end)
            and self.fits(date, "end", (position,))
        )

    def begins(self, date: FoundDate) -> bool:
        """Whether something is so from a day on: «از فردا»."""
        return date.span.precision == "day" and self._just_before("since", date)

    def tells_since(self, date: FoundDate, position: int) -> bool:
        """Whether a sentence says since when who is named at a position is there, and speaks of no office."""
        sentence = self._sentence(date)
        return (
            self.begins(date)
            and self.verbs_between(date.start, position) == 0
            and not any(sentence.start <= office.start < sentence.end for office in self._scene.offices)
            and self.fits(date, "start", (position,))
        )

    def decrees(self, date: FoundDate) -> bool:
        """Whether a date is the one that a decree bears."""
        return self._just_before("decree", date)

    def tells_hour(self, sentence: Sentence) -> bool:
        """Whether a sentence tells only the hour of what happened («ظهر حکم او را امضا کردند»), and no day beside."""
        return any(
            not any(
                d.start <= hour.start() <= d.end or 0 <= d.start - hour.end() < _JUST
                for d in self._scene.dates
            )
            and not company_words("coming").search(self._text, hour.end(), sentence.end)
            and not closing_words("no hour").search(
                self._text[max(sentence.start, hour.start() - _JUST) : hour.start()]
            )
            for hour in company_words("hour").finditer(self._text, sentence.start, sentence.end)
        )

    def is_of_other_clause(self, date: FoundDate, position: int) -> bool:
        """Whether a date has a clause of its own («که حرفش از سه سال پیش بود»), and a position is in another."""
        verb = _verb().search(self._text, date.end, self._sentence(date).end)
        end = verb.end() if verb else self._sentence(date).end
        return not date.start < position < end and self._is_elsewhere(date, position, end)

    def heads_report(self, date: FoundDate) -> bool:
        """Whether a date is that of the report itself («قزوین - چهارشنبه ۱۲ آبان»), no day of an event."""
        published = self._document.article.published
        sentence = self._sentence(date)
        return (
            published is not None
            and abs(date.span.latest - published) <= _DAY
            and sentence.end - sentence.start <= _HEAD
            and not _verb().search(self._text, sentence.start, sentence.end)
            and not _event().search(self._text, sentence.start, sentence.end)
        )

    def _signs(self, date: FoundDate) -> bool:
        """Whether a date stands under a decree, alone or before the name of who signed it."""
        sentence = self._sentence(date)
        return (
            sentence.part == "body"
            and sentence.end - sentence.start <= _HEAD
            and date.start - sentence.start <= len("مورخ ")
            and not _verb().search(self._text, sentence.start, sentence.end)
            and not self.heads_report(date)
        )

    def _is_quoted(self, date: FoundDate, position: int | None) -> bool:
        """Whether a date stands in words of somebody, and what it may be the date of does not."""
        start = self._sentence(date).start
        opening = self._text.rfind("«", start, date.start)
        if opening < 0 or self._text.find("»", opening, date.start) >= 0:
            return False
        closing = self._text.find("»", date.end)
        return position is None or not opening < position < closing

    def _is_elsewhere(self, date: FoundDate, position: int | None, end: int) -> bool:
        """Whether a date belongs to a clause («که سال ۱۳۸۴ تأسیس شد») in which what is asked about does not stand."""
        if date.span.precision == "day" and (
            not _LONG_PAST.search(self._text, date.end, end)
            or company_words("went there").search(self._text, date.end, end)
        ):
            return False
        sentence, that = self._sentence(date), self._own_clause(date)
        if that is None:
            return False
        if (position is not None and that < position < end) or _CLEFT.search(
            self._text, sentence.start, that
        ):
            return False
        since = max(sentence.start, that - _BEFORE_THAT)
        return not any(company_words(kind).search(self._text, since, that) for kind in ("event", "once"))

    def _that_before(self, date: FoundDate) -> int | None:
        """Where the last «که» stands before a date in its sentence."""
        start = self._sentence(date).start
        return max((m.start() for m in _THAT.finditer(self._text, start, date.start)), default=None)

    def _own_clause(self, date: FoundDate) -> int | None:
        """Where the clause begins («که دو سال پیش آمد») that a date stands in before any verb."""
        that = self._that_before(date)
        return None if that is None or _verb().search(self._text, that, date.start) else that

    def verbs_between(self, one: int, other: int) -> int:
        """How many verbs stand between two positions."""
        start, end = sorted((one, other))
        return sum(1 for _ in _verb().finditer(self._text, start, end))

    def _is_since_when_it_was_so(self, date: FoundDate) -> bool:
        """Whether something had been so since a day: «از ۲۰ دی خالی بود»."""
        if date.span.precision != "day" or not self._just_before("since", date):
            return False
        verb = _verb().search(self._text, date.end, self._sentence(date).end)
        return verb is not None and company_words("was so").match(self._text, verb.start()) is not None

    def _is_free(self, date: FoundDate, positions: Iterable[int] = (), status: Status | None = None) -> bool:
        """Whether nothing beside a date shows that it belongs to another thing than a change at some positions."""
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        end = verb.end() if verb else sentence.end
        that = self._that_before(date)
        head = date.start if that is None else max(sentence.start, that - _BEFORE_THAT)
        event = _event().search(self._text, head, end)
        return not (
            self._is_never(date)
            or self._is_name(date)
            or company_words("other").search(self._text, date.end, min(end, date.end + _JUST))
            or (status != "end" and self._is_of_death(date, end))
            or company_words("speech").search(self._text, date.end, end)
            or (not event and company_words("says").search(self._text, date.end, end))
            or self._lasts(date, sentence, verb)
            or self._is_to_come(date, end)
            or (
                self._is_aside(date, sentence, end, positions)
                and not (status and self.is_in_own_clause(date, status, positions))
            )
        )

    def _is_of_death(self, date: FoundDate, end: int) -> bool:
        until = min(end, date.end + _JUST)
        return company_words("death").search(self._text, date.end, until) is not None

    def _is_never(self, date: FoundDate) -> bool:
        """Whether what stands right before a date makes it that of a birth, of a comparison, of something put off."""
        if self._just_before("never", date):
            return True
        published = self._document.article.published
        long_ago = published is None or published - date.span.latest > _LONG_AGO
        return long_ago and self._just_before("born", date)

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
        if date.span.precision != "day" and (verb is None or self._just_before("yearly", date)):
            return True
        if verb is None:
            return False
        state = company_words("state").match(self._text, verb.start())
        if date.span.precision != "day":
            return bool(state or (since and re.match(_PRESENT, verb[0])))
        now = date.span.text.endswith("امروز") and (state or re.match(_PRESENT, verb[0]))
        return bool(
            now
            and not since
            and not self._changes(date.start, verb.end())
            and not _event().search(self._text, sentence.start, verb.end())
        )

    def _is_to_come(self, date: FoundDate, end: int) -> bool:
        """Whether what a date tells is still to come («سه‌شنبه آغاز می‌شود»); what is today's counts as come."""
        published = self._document.article.published
        if date.span.latest == published:
            return False
        over = published is not None and date.span.latest < published and date.span.precision != "day"
        if over and any(char.isdigit() for char in date.span.text):
            return False  # the present tense of a year that is over is that of a chronicle
        return company_words("coming").search(self._text, date.end, end) is not None

    def _is_aside(self, date: FoundDate, sentence: Sentence, end: int, positions: Iterable[int]) -> bool:
        """Whether a date stands in a clause («که دو سال پیش آمد») that tells of something else."""
        that = self._own_clause(date)
        if that is None:
            return False
        if any(that < position < end for position in positions):
            return False
        if date.span.precision == "day" and self._just_before("since", date):
            return False
        head = _event().search(self._text, max(sentence.start, that - _BEFORE_THAT), that)
        if head and not head[0].startswith("استعفا"):
            return False
        if positions and (date.span.precision != "day" or _LONG_PAST.search(self._text, date.end, end)):
            return True
        event = head or _event().search(self._text, that, end)
        return event is None and not self._changes(date.start, end)

    def _is_of_another(self, date: FoundDate, positions: Iterable[int]) -> bool:
        """Whether a day till which something was stands in a clause («که تا دیروز بخشدار بود») on somebody else."""
        that = self._own_clause(date)
        if that is None:
            return False
        near = [p for p in positions if p < that]
        return bool(near) and self.verbs_between(max(near), that) > 0

    def _is_of_other_change(self, date: FoundDate, status: Status) -> bool:
        """Whether a clause tells of what had been before the change («که مهر پیش منصوب شده بود», and now leaves)."""
        sentence = self._sentence(date)
        verb = _verb().search(self._text, date.end, sentence.end)
        if verb is None or not (date.span.precision != "day" or _LONG_PAST.search(verb[0])):
            return False
        if not _THAT.search(self._text, max(sentence.start, date.start - _BEFORE_THAT), date.start):
            return False
        senses = self._senses(date.start, verb.end())
        return status not in senses and not senses.isdisjoint({"start", "end"})

    def _changes(self, start: int, end: int) -> bool:
        """Whether a stretch of a sentence holds a cue of taking or leaving an office."""
        return not self._senses(start, end).isdisjoint({"start", "end"})

    def _senses(self, start: int, end: int) -> set[str]:
        """What the cues of a stretch of a sentence tell."""
        cues = self._scene.cues[self._document.sentence_at(start)]
        return {sense for c in cues if start <= c.start < end for sense in c.senses}

    def _just_before(self, kind: str, date: FoundDate) -> bool:
        start = max(self._sentence(date).start, date.start - _JUST)
        return closing_words(kind).search(self._text[start : date.start]) is not None

    def _sentence(self, date: FoundDate) -> Sentence:
        return self._document.sentences[self._document.sentence_at(date.start)]
