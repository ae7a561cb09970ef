"""The date of a change: which of an article's dates belongs to an office that is taken up or left.

The sentences that name the office and the person are asked first; if they give no date, the event that the report is
about: the session, ceremony or decree whose day was named last, or is named next. What stands beside a date tells
whose it is (`urbankg.reading.dates.date_company`). Nothing is guessed from the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from urbankg.claims import Status
from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.reading.dates.date_company import DateCompany, company_words
from urbankg.reading.dates.list_items import list_items
from urbankg.reading.scene import Scene

_RECENT = dt.timedelta(days=30)
_PAST_YEAR = dt.timedelta(days=365)
_LONG_AGO = dt.timedelta(days=500)  # no article of some 2,000 reports a change of so long ago as its own news
_AHEAD = dt.timedelta(days=15)
_JUST_BEFORE = 2  # sentences before one in which the day of what it tells may stand
_SOON = 4  # sentences within which words point back to a change
_BEFORE_HEADING = re.compile(r"[^\w\n]*(?:(?:روز|ظهر|صبح|عصر|شامگاه|بامداد) )?")
_AFTER_HEADING = re.compile(r"[^\w\n]{0,2}[:؛–—-]")


class Dating:
    """Chooses among the dates of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._document = scene.document
        self._company = DateCompany(scene)

    def of(self, status: Status, *positions: int) -> DateSpan | None:
        """The date on which an office was taken up (status ``start``) or left (``end``).

        ``positions`` are those of the words that tell of it, in the folded text: of the office, of the person.
        A week gives no date, nor does it leave one to be sought elsewhere.
        """
        own = sorted({self._document.sentence_at(p) for p in positions})
        for index in own:
            fitting = [d for d in self._dates[index] if self._company.fits(d, status, positions)]
            if fitting:
                own_clause = [d for d in fitting if self._company.is_in_own_clause(d, status, positions)]
                if not own_clause and status == "end":
                    own_clause = self._of_leaving(fitting)
                best = min(own_clause or fitting, key=lambda d: self._distance(d, positions)).span
                return None if best.precision == "week" else best
        if self._is_of_unknown_day(own):
            return None
        if status == "start" and (coming := self._soon(own, positions)):
            return coming
        return self._of_person(status, positions) or self._of_event(
            own[0], next(p for p in positions if self._document.sentence_at(p) == own[0])
        )

    def _of_leaving(self, dates: Sequence[FoundDate]) -> list[FoundDate]:
        """Of some dates of a sentence those of leaving an office, if the others are of taking it before: «سال ۹۸
        انتخاب و اسفند ۱۴۰۲ برکنار شد».
        """
        left = [date for date in dates if self._company.is_of(date, "end")]
        taken = [date for date in dates if date not in left and self._company.is_of(date, "start")]
        before = left and all(date.span.latest < left[0].span.earliest for date in taken)
        return left if before and len(left) + len(taken) == len(dates) else []

    def _is_of_unknown_day(self, sentences: Iterable[int]) -> bool:
        """Whether a change is of a day told from that of the article («امروز»), which nobody knows: other dates of the
        article are of something else.
        """
        if self._document.article.published is not None:
            return False
        told = (self._document.sentences[index] for index in sentences)
        return any(company_words("day of article").search(self._document.text, s.start, s.end) for s in told)

    def is_long_ago(self, *positions: int) -> bool:
        """Whether a change is one of long ago, by all dates of the sentence that tells it and by one in its clause."""
        published = self._document.article.published
        if published is None:
            return False
        dates = [
            d for index in {self._document.sentence_at(p) for p in positions} for d in self._dates[index]
        ]
        return all(published - d.span.latest > _LONG_AGO for d in dates) and any(
            self._distance(d, positions)[1] == 0 for d in dates
        )

    @cached_property
    def _dates(self) -> dict[int, list[FoundDate]]:
        """The dates of each sentence that had begun by the day of publication."""
        published = self._document.article.published
        found: dict[int, list[FoundDate]] = defaultdict(list)
        for date in self._scene.dates:
            index = self._document.sentence_of(date.start)
            if index is not None and (published is None or date.span.earliest <= published):
                found[index].append(date)
        return found

    def _distance(self, date: FoundDate, positions: Iterable[int]) -> tuple[bool, int, int]:
        """How far a date is from the nearest of some words of its sentence: by verbs between, then by letters."""
        index = self._document.sentence_at(date.start)
        near = [p for p in positions if self._document.sentence_at(p) == index]
        verbs = min(self._company.verbs_between(date.start, p) for p in near)
        return date.span.precision != "day", verbs, min(abs(p - date.start) for p in near)

    def _soon(self, sentences: Sequence[int], positions: Iterable[int]) -> DateSpan | None:
        """The day soon after that of the report from which somebody has an office: «از فردا شهردار است»."""
        published = self._document.article.published
        for date in self._scene.dates if published else ():
            if (
                published is not None
                and dt.timedelta() < date.span.earliest - published <= _AHEAD
                and self._document.sentence_of(date.start) in sentences
                and self._company.begins(date)
                and self._distance(date, positions)[:2] == (False, 0)
            ):
                return date.span
        return None

    def _of_person(self, status: Status, positions: Iterable[int]) -> DateSpan | None:
        """The day on which another sentence says that the same person left («او دوشنبه استعفا داد»), or since when this
        one is there («او از یکشنبه در دفتر خود مستقر شده است»).
        """
        if not self._scene.dates:
            return None
        mentions = self._scene.persons.mentions
        people = {m.person for m in mentions if m.start in positions}
        within, tells = _RECENT, self._company.tells_since
        if status == "end":
            within, tells = _PAST_YEAR, self._company.tells_end
        for mention in mentions:
            if mention.person in people and mention.start not in positions:
                index = self._document.sentence_at(mention.start)
                days = [d for d in self._dates[index] if self._is_recent(d, within)]
                fitting = [d for d in days if tells(d, mention.start)]
                if fitting:
                    return fitting[0].span
        return None

    def _of_event(self, index: int, position: int) -> DateSpan | None:
        """The day of the event in which the change that a sentence tells at a position came about."""
        sentences = self._document.sentences
        sentence = sentences[index]
        if heading := self._heading(sentence.paragraph):
            return heading.span
        if company_words("same").search(self._document.text, sentence.start, sentence.end):
            days = [d for i in range(index) for d in self._dates[i] if self._is_recent(d)]
            if days:
                return days[-1].span
        since = max(sentence.start, self._document.text.rfind("؛", sentence.start, position))
        until = self._document.text.find("؛", position, sentence.end)
        if company_words("undated").search(self._document.text, since, until if until > 0 else sentence.end):
            return None
        if len(self._decreed) == 1 and company_words("decreed").search(
            self._document.text, sentence.start, sentence.end
        ):
            return self._decreed[0].span
        if pointing := self._pointing_back(index):
            return pointing.span
        for other in self._places_told(index):
            days = [d for d in self._dates[other] if self._is_recent(d) and self._company.tells_event(d)]
            if days:
                return days[-1 if other < index else 0].span
        return self._just_told(index) or self._by_hour(index)

    def _pointing_back(self, index: int) -> FoundDate | None:
        """The day that stands beside words for the changes told before, soon after a sentence or the list that it
        stands in: «این تغییر شنبه انجام شد».
        """
        sentences = self._document.sentences
        after = list(range(index + 1, len(sentences)))
        if sentences[index].paragraph in self._lists:
            after = [i for i in after if sentences[i].paragraph not in self._lists]
        for other in after[:_SOON]:
            for date in self._dates[other]:
                if self._is_recent(date, _PAST_YEAR) and self._company.points_back(date):
                    return date
        return None

    @cached_property
    def _decreed(self) -> list[FoundDate]:
        """The recent days that the article gives a decree («حکم مورخ ۱۰ آبان»)."""
        return [
            d for ds in self._dates.values() for d in ds if self._is_recent(d) and self._company.decrees(d)
        ]

    def _just_told(self, index: int) -> DateSpan | None:
        """The recent day that one of the sentences right before in the paragraph tells: «یکشنبه تالار پر بود. …»."""
        sentences = self._document.sentences
        for other in range(index - 1, max(index - 1 - _JUST_BEFORE, -1), -1):
            if sentences[other].paragraph != sentences[index].paragraph:
                break
            days = [d for d in self._dates[other] if self._is_recent(d) and self._company.tells_once(d)]
            if days:
                return days[-1].span if self._company.fits(days[-1], "start") else None
        return None

    def _by_hour(self, index: int) -> DateSpan | None:
        """The day of a change of which only the hour is told: the one named last, else that of the report."""
        sentences = self._document.sentences
        paragraph = sentences[index].paragraph
        if not any(
            self._company.tells_hour(sentences[i])
            for i in range(index, -1, -1)
            if sentences[i].paragraph == paragraph
        ):
            return None
        days = [d for i in range(index) for d in self._dates[i] if self._is_recent(d)]
        published = self._document.article.published
        if days:
            return days[-1].span
        return DateSpan.of_day(published) if published else None

    def _heading(self, paragraph: int) -> FoundDate | None:
        """The day that a paragraph opens with, as a heading of all that it tells: «یکشنبه: …»."""
        first = next(i for i, s in enumerate(self._document.sentences) if s.paragraph == paragraph)
        opening = self._dates[first][:1]
        if not opening or opening[0].span.precision not in ("day", "month", "year"):
            return None
        before = self._document.text[self._document.sentences[first].start : opening[0].start]
        heads = _BEFORE_HEADING.fullmatch(before) and _AFTER_HEADING.match(
            self._document.text, opening[0].end
        )
        return opening[0] if heads else None

    def _places_told(self, index: int) -> list[int]:
        """The sentences in which the event of a sentence may be told: back from it, then on from it.

        Other items of a list tell of other changes; what stands above the list is of all of them.
        """
        sentences = self._document.sentences
        paragraph = sentences[index].paragraph
        first_item = self._lists.get(paragraph)
        told = [
            i
            for i, s in enumerate(sentences)
            if first_item is None or s.paragraph == paragraph or s.paragraph < first_item
        ]
        return [*(i for i in reversed(told) if i < index), *(i for i in told if i > index)]

    @cached_property
    def _lists(self) -> dict[int, int]:
        return list_items(self._document)

    def _is_recent(self, date: FoundDate, within: dt.timedelta = _RECENT) -> bool:
        published = self._document.article.published
        return date.span.precision == "day" and (published is None or published - date.span.latest <= within)
