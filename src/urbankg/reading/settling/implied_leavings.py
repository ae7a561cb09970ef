"""Who leaves an office without a word for leaving: «الف تا دیروز شهردار بود», «از خدمات الف قدردانی شد».

Who held an office until now leaves it, if the article tells who comes into it: else that only says what somebody has
been. So does whose work is thanked for beside a new holder, and who is impeached, or whose resignation is spoken of,
where the article tells of one. Who is replaced in another office stays in this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from urbankg.claims import IN_OFFICE, Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.dates.date_company import closing_words, company_openings, company_words
from urbankg.reading.dates.dating import Dating
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import SEVERAL_SEATS
from urbankg.reading.scene import Scene
from urbankg.reading.settling.manners import names

_UNTIL = ("تا", "تاکنونی")  # with which the words open that stand for a time until now
_JUST = 24  # characters before a time in which the words stand that tie it to what is told
_THANKS = 50  # characters before a name in which the words stand for the work that is thanked for
_LEFT: tuple[Status, ...] = ("end", "former")
_HELD: tuple[Status, ...] = ("former", "incumbent")
_WAS = re.compile(r"(?: \w+){0,6}? (?:بود|بودند|داشت|داشتند|می ?(?:کرد|کردند|شد|گرداند|گرداندند))(?!\w)")
_SINCE = re.compile(r" (?:بود|بودند)[ ؛،]*(?:از [\w ]+)?")
_PUT_OUT = company_openings("put out", "put out of")
_ACTING = "acting_"
_Span = tuple[int, int]


def with_implied_leavings(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article: who was in office until now, or is thanked beside a new holder, leaves it."""
    text, places = scene.document.text, scene.document.places
    starts = [start for word in _UNTIL for start in places.get(word, ())]
    until_now = [told.span() for at in starts if (told := company_words("until now").match(text, at))]
    if not any(claim.kind == "office" for claim in claims):
        return list(claims)
    found: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        if claim.kind == "office":
            if until_now and claim.status in _HELD:
                claim = _held_until(scene, claim, until_now, claims)
            if claim.status in _LEFT and _is_replaced_elsewhere(scene, claim, claims):
                claim = replace(claim, status="incumbent", date=None)
            gone = claim.status in IN_OFFICE and _is_followed(claim, claims)
            if gone and (_is_thanked(scene, claim) or _is_put_out(scene, claim)):
                claim = _ending(scene, claim)
            if _is_before_acting(scene, claim, claims):
                claim = replace(claim, role=(claim.role or "").removeprefix(_ACTING))
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
        if closing_words("in place of").search(before):
            came = {_seat(one) for one in _coming(claim, claims)}
            return bool(came) and _seat(claim) not in came
    return False


def _is_before_acting(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether somebody leaves an office in which another acts from now on, and no sentence on this one says of it more
    than that: «سرپرست شهرداری ساوه معرفی شد. شورا با استعفای الف موافقت کرد و ب سرپرست شد».
    """
    role = claim.role or ""
    if claim.status != "end" or not role.startswith(_ACTING):
        return False
    seat = role, key(claim.object or "")
    if seat not in {(one.role or "", key(one.object or "")) for one in _coming(claim, claims)}:
        return False
    sentence_at = scene.document.sentence_at
    told = {sentence_at(mention.start) for mention in _mentions(scene, claim)}
    left = {sentence_at(o.start) for o in scene.offices if o.role == role and o.phrase.form == "post"}
    return told.isdisjoint(left) and all(sentence_at(at) not in told for at, _ in _offices(scene, claim))


def _is_thanked(scene: Scene, claim: Claim) -> bool:
    """Whether the sentence of a person tells that this one's work is thanked for."""
    document = scene.document
    for mention in _mentions(scene, claim):
        sentence = document.sentences[document.sentence_at(mention.start)]
        before = document.text[max(sentence.start, mention.start - _THANKS) : mention.start]
        if closing_words("work").search(before):
            return company_words("thanked").search(document.text, mention.end, sentence.end) is not None
    return False


def _is_put_out(scene: Scene, claim: Claim) -> bool:
    """Whether a sentence that opens with a person, or says so of «او», tells of what puts one out of office: «الف
    استیضاح شد», «استعفای وی».
    """
    document, words = scene.document, company_words("put out")
    if claim.status != "incumbent" or document.words.isdisjoint(_PUT_OUT.words):
        return False
    for mention in scene.persons.mentions:
        if scene.persons.people[mention.person].name != claim.subject:
            continue
        end = document.sentences[document.sentence_at(mention.start)].end
        if mention.kind == "pronoun":
            before = document.text[max(0, mention.start - _JUST) : mention.start]
            if closing_words("put out of").search(before):
                return True
        told = words.search(document.text, mention.end, end)
        if told and not any(mention.end <= m.start < told.start() for m in scene.persons.mentions):
            return True
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
        _seat(one) == _seat(claim) for one in _coming(claim, claims)
    )


def _coming(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of others than the person of a claim who come into an office."""
    for one in claims:
        if one.kind == "office" and one.status == "start" and key(one.subject) != key(claim.subject):
            yield one


def _seat(claim: Claim) -> tuple[str, str]:
    return (claim.role or "").removeprefix(_ACTING), key(claim.object or "")


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
