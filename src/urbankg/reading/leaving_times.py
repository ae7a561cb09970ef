"""When somebody left an office, as far as that tells how: «الف که سال گذشته استعفا داد» is a former holder, «الف تا
دیروز شهردار بود» leaves just now.

A leaving is news for some weeks: whom an article tells to have left before that, it only recalls. Who held an office
until now leaves it, if the article tells who comes into it: else that only says what somebody has been. So does whose
work is thanked for beside a new holder.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from urbankg.claims import Claim, Status
from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.persian.fold import fold, key
from urbankg.reading.comparing import SEVERAL_SEATS
from urbankg.reading.date_company import closing_words, company_words
from urbankg.reading.dating import Dating
from urbankg.reading.manners import names
from urbankg.reading.offices import BESIDE
from urbankg.reading.persons import PersonMention
from urbankg.reading.scene import Scene

# For how long a leaving is news: if its day or month is named, and if it is only told how long ago it was.
_NEWS, _NEWS_BY_AND_BY = dt.timedelta(days=183), dt.timedelta(days=31)
_UNTIL = ("تا", "تاکنونی")  # with which the words open that stand for a time until now
_AGO = re.compile(r"(?<!\w)(?:پیش|قبل|گذشته)(?!\w)")
_TITLE = 12  # characters of a title before a name
_JUST = 24  # characters before a time in which the words stand that tie it to what is told
_THANKS = 50  # characters before a name in which the words stand for the work that is thanked for
_LEFT: tuple[Status, ...] = ("end", "former")
_IN_IT: tuple[Status, ...] = ("incumbent", "start")
_HELD: tuple[Status, ...] = ("former", "incumbent")
_WAS = re.compile(r"(?: \w+){0,6}? (?:بود|بودند|داشت|داشتند|می ?(?:کرد|کردند|شد|گرداند|گرداندند))(?!\w)")
_SINCE = re.compile(r" (?:بود|بودند)[ ؛،]*(?:از [\w ]+)?")
_OF_NAME = re.compile(r" ?[^،؛:]*")
_ACTING = "acting_"
_Span = tuple[int, int]


def with_leaving_times(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article: who left long before it is a former holder, who was in office until now leaves it."""
    published = scene.document.article.published
    text, places = scene.document.text, scene.document.places
    starts = [start for word in _UNTIL for start in places.get(word, ())]
    until_now = [told.span() for at in starts if (told := company_words("until now").match(text, at))]
    if not any(claim.kind == "office" for claim in claims):
        return list(claims)
    found: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        if claim.kind == "office":
            if published and claim.status == "end" and _is_long_ago(scene, claim, published):
                claim = replace(claim, status="former", date=None)
            elif until_now and claim.status in _HELD:
                claim = _held_until(scene, claim, until_now, claims)
            if claim.status in _LEFT and _is_replaced_elsewhere(scene, claim, claims):
                claim = replace(claim, status="incumbent", date=None)
            if claim.status in _IN_IT and _is_followed(claim, claims) and _is_thanked(scene, claim):
                claim = _ending(scene, claim)
        found.setdefault(claim.key, claim)
    return list(found.values())


def _held_until(scene: Scene, claim: Claim, until_now: Sequence[_Span], claims: Sequence[Claim]) -> Claim:
    """The claim of a holder as of one who leaves, if the sentence says that he or she was so until now."""
    for mention in _mentions(scene, claim):
        for office in _offices(scene, claim):
            for time in until_now:
                if _is_until(scene, mention, office, time, _is_followed(claim, claims)):
                    return _ending(scene, claim)
    return claim


def _ending(scene: Scene, claim: Claim) -> Claim:
    """A claim as of one who leaves, on the day that the article gives for it; whom it calls a former holder is one."""
    places = [mention.start for mention in _mentions(scene, claim)]
    offices = {start for start, _ in _offices(scene, claim)}
    places += offices
    if any(o.start in offices and "former" in o.phrase.senses for o in scene.offices):
        return replace(claim, status="former", date=None)
    return replace(claim, status="end", date=Dating(scene).of("end", *places))


def _is_replaced_elsewhere(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether somebody is only called by an office who is replaced in another one: «ب به جای الف، شهردار ساوه، رئیس
    مجمع شد».
    """
    document = scene.document
    for mention in _mentions(scene, claim):
        if not any(0 < office[0] - mention.end <= BESIDE for office in _offices(scene, claim)):
            continue
        if any(
            o.start - mention.end <= BESIDE and "former" in o.phrase.senses
            for o in scene.offices
            if o.start >= mention.end
        ):
            continue
        sentence = document.sentences[document.sentence_at(mention.start)]
        before = document.text[max(sentence.start, mention.start - _JUST) : mention.start]
        if closing_words("in place of").search(before) and not _is_followed(claim, claims):
            return any(
                one.status == "start"
                and _seat(one) != _seat(claim)
                and key(one.subject) != key(claim.subject)
                for one in claims
                if one.kind == "office"
            )
    return False


def _is_thanked(scene: Scene, claim: Claim) -> bool:
    """Whether the sentence of a person tells that this one's work is thanked for."""
    document = scene.document
    for mention in _mentions(scene, claim):
        sentence = document.sentences[document.sentence_at(mention.start)]
        before = document.text[max(sentence.start, mention.start - _THANKS) : mention.start]
        if closing_words("work").search(before):
            return company_words("thanked").search(document.text, mention.end, sentence.end) is not None
    return False


def _is_until(scene: Scene, mention: PersonMention, office: _Span, time: _Span, followed: bool) -> bool:
    """Whether somebody was in an office until a time: «شهردار تا دیروز ساوه»; «تا دیروز شهردار ساوه بود» only tells so
    if the article says who comes or that this one goes.
    """
    document = scene.document
    text, index = document.text, document.sentence_at(time[0])
    if document.sentence_at(mention.start) != index or document.sentence_at(office[0]) != index:
        return False
    if any(_apart(time, (o.start, o.end)) < _apart(time, office) for o in scene.offices):
        return False
    if any(o.start == office[0] and o.phrase.plural for o in scene.offices):
        return False  # «شهرداران ساوه تا امروز: …»
    near = min(scene.persons.mentions, key=lambda m: _apart(time, (m.start, m.end)))
    if near.person != mention.person:
        return False
    if 0 <= time[0] - office[1] <= 1 or office[0] <= time[0] < office[1]:
        return True
    end = document.sentences[index].end
    if office[1] < time[0]:  # «شهردار ساوه بود؛ از بهار ۹۵ تا دیروز.»
        return _SINCE.fullmatch(text, office[1], time[0]) is not None and not text[time[1] : end].strip(" .")
    was = _WAS.match(text, office[1], end)
    if was is None or company_words("verb").search(text, time[1], office[0]):
        return False
    leaving = company_words("leaving").search(text, was.end(), end)
    return followed or bool(
        leaving and not any(was.end() <= m.start < leaving.start() for m in scene.persons.mentions)
    )


def _apart(one: _Span, other: _Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)


def _is_followed(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether somebody comes into the office of a claim, that one at a time holds."""
    return claim.role not in SEVERAL_SEATS and any(
        one.status == "start" and _seat(one) == _seat(claim) and key(one.subject) != key(claim.subject)
        for one in claims
        if one.kind == "office"
    )


def _seat(claim: Claim) -> tuple[str, str]:
    return (claim.role or "").removeprefix(_ACTING), key(claim.object or "")


def _is_long_ago(scene: Scene, claim: Claim, published: dt.date) -> bool:
    """Whether somebody left more than some weeks before an article appeared."""
    if claim.date is not None and _is_old(claim.date, published):
        return True
    mentions = list(_mentions(scene, claim))
    old, new = _times(scene, published)
    return any(_left_at(scene, mention, old) for mention in mentions) and not any(
        _left_at(scene, mention, new) for mention in mentions
    )


def _is_old(date: DateSpan, published: dt.date) -> bool:
    """Whether a time is so long before an article that a leaving then is no news to it."""
    named = date.precision in ("day", "month") and not _AGO.search(fold(date.text))
    return date.latest + (_NEWS if named else _NEWS_BY_AND_BY) < published


def _mentions(scene: Scene, claim: Claim) -> Iterator[PersonMention]:
    """The mentions of the person of a claim that tell it."""
    places = {
        scene.document.folded.locate(*mark)[0]
        for evidence in claim.evidence
        for mark in evidence.marks
        if names(scene.document, mark, claim.subject)
    }
    yield from (mention for mention in scene.persons.mentions if mention.start in places)


def _offices(scene: Scene, claim: Claim) -> Iterator[_Span]:
    """Where the words stand that tell the office of a claim."""
    for evidence in claim.evidence:
        for mark in evidence.marks:
            if not names(scene.document, mark, claim.subject):
                yield scene.document.folded.locate(*mark)


def _times(scene: Scene, published: dt.date) -> tuple[list[_Span], list[_Span]]:
    """Where an article tells of a time long before it appeared, and of one not so long."""
    old: list[_Span] = []
    new: list[_Span] = []
    vague = [found.span() for found in company_words("long ago").finditer(scene.document.text)]
    for date in scene.dates:
        if not any(date.start < end and start < date.end for start, end in vague):
            (old if _is_old(date.span, published) or _ends_then(scene, date, published) else new).append(
                (date.start, date.end)
            )
    return old + vague, new


def _ends_then(scene: Scene, date: FoundDate, published: dt.date) -> bool:
    """Whether a time is one until which something was, some weeks before an article appeared."""
    before = scene.document.text[max(0, date.start - _JUST) : date.start]
    return date.span.latest + _NEWS_BY_AND_BY < published and bool(closing_words("until").search(before))


def _left_at(scene: Scene, mention: PersonMention, times: Sequence[_Span]) -> bool:
    """Whether the sentence of a person tells that this one left at one of some times."""
    sentence = scene.document.sentences[scene.document.sentence_at(mention.start)]
    return any(
        _is_of(scene, mention, time, (sentence.start, sentence.end))
        for time in times
        if sentence.start <= time[0] < sentence.end
    )


def _is_of(scene: Scene, mention: PersonMention, time: _Span, sentence: _Span) -> bool:
    """Whether a time is that of the leaving of a person: the next verb tells it, or it stands beside words for it."""
    text = scene.document.text
    start, end = sentence
    verb, leaving = company_words("verb"), company_words("leaving")
    if mention.end <= time[0] and not verb.search(text, mention.end, time[0]):
        for word in leaving.finditer(text, max(start, mention.start - _JUST), mention.start):
            if _OF_NAME.fullmatch(text, word.end(), mention.start):
                return True  # «پس از استعفای الف در سال ۱۳۹۸»
    till = closing_words("until").search(text[max(start, time[0] - _JUST) : time[0]])
    told = (verb if till else leaving).search(text, time[1], end)
    if told is None or (not till and verb.search(text, time[1], told.start())):
        return False
    if told.end() < mention.start <= told.end() + 1 + _TITLE:
        return not any(told.end() < m.start < mention.start for m in scene.persons.mentions)
    before = [m for m in scene.persons.mentions if start <= m.start < told.start() and m.kind != "pronoun"]
    return bool(before) and before[-1].person == mention.person
