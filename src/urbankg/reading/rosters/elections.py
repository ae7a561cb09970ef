"""Rosters of an election: those who were elected to a council, those who stand for an office or a seat."""

from __future__ import annotations

import re
from typing import NamedTuple

from urbankg.claims import Status
from urbankg.reading.mentions.offices import Office
from urbankg.reading.rosters.seats import (
    AT_ONCE,
    COUNCIL,
    PARLIAMENT,
    Around,
    Seat,
    Setting,
    Span,
    seat_of_several,
)
from urbankg.reading.wordings import any_word

_STOOD_FOR = frozenset(
    [
        "council_member",
        "council_chair",
        "mp",
        "mayor",
        "governor_general",
        "county_governor",
        "district_governor",
        "minister",
    ]
)
# Whom a council votes for: who is counted off beside such an office is no member elected to the council.
_CHOSEN_BY_COUNCIL = frozenset(["mayor", "acting_mayor"])
# Who is counted off beside these sits in it already.
_BOARD = frozenset(
    ["council_chair", "council_vice_chair", "council_secretary", "council_treasurer", "council_spokesperson"]
)
_VERB = 90  # characters after a roster in which its verb says what came of them
_ALONE = re.compile(r"(?: نهایی| اصلی)?[،:] ?")  # between «نامزدها» and the first of them
_STANDS_FOR = 35  # characters after «نامزد» in which what is stood for is named


class _Told(NamedTuple):
    """An office that an election is about, over what, and where the text says so."""

    role: str
    label: str
    span: Span


def lost_election(around: Around, setting: Setting) -> bool:
    """Whether a roster is of people who stood for something and were not chosen, by the words around it."""
    lost = around.says("list not chosen", setting.tail, setting.lead)
    return lost and around.says("list candidate", setting.lead)


def elected_or_standing(around: Around, setting: Setting) -> list[Seat]:
    """Everybody of a roster as elected, or as a candidate; nobody where the words say that they were not chosen."""
    verb = (setting.tail[0], min(setting.tail[1], setting.tail[0] + _VERB))
    if around.says("list not chosen", setting.tail, setting.lead):
        return []
    if second := _second_round(around, setting, verb):
        return second
    said = _said(around, setting, verb)
    if said is None:
        return []
    status, at = said
    if _is_named_by_council(around, setting):
        status, told = "candidate", _named_for(around, setting)
    else:
        told = _elected_to(around, setting, at) if status == "start" else _stood_for(around, setting, at)
    if told is None:
        return []
    return [
        around.seat(item, told.role, told.label, status, told.span, decides=True) for item in setting.items
    ]


def _said(around: Around, setting: Setting, verb: Span) -> tuple[Status, int] | None:
    """Whether people were elected or stand, and where it is said: after them, where their list is opened, or before."""
    said = around.sense(verb)
    if (
        said
        and any_word("list of one").match(around.text, said[1])
        and not around.names_other(verb[0], said[1])
    ):
        return None  # «با پیشنهاد الف رئیس شورا، ب نامزد شهرداری شد»
    if said is not None:  # «سه نامزد که به دور آخر راه یافتند» tells neither
        return None if said[0] == "start" and around.says("list candidate", verb) else said
    opens = around.opens(setting)
    if opens or _opens_at_once(around, setting):
        said = around.sense(setting.lead)
    if said is None and opens and around.says("list points", setting.lead):
        said = around.sense(*around.told_before(setting.roster.start), *around.headline)
    return said


def _opens_at_once(around: Around, setting: Setting) -> bool:
    """Whether a list follows «نامزدها» right away: «در میان داوطلبان اراک نام الف و ب دیده می‌شود»."""
    word = around.last("list candidate", setting.lead)
    return (
        word is not None
        and setting.lead[1] - word[1] < AT_ONCE
        and not around.says("list clause", (word[1], setting.lead[1]))
    )


def _second_round(around: Around, setting: Setting, verb: Span) -> list[Seat]:
    """«در ساوه کار به دور دوم کشید؛ الف و ب رقابت می‌کنند»: candidates for the seat of the place named last."""
    if not around.says("list second round", setting.lead, verb) or not around.of_parliament(setting):
        return []
    start, end = setting.lead
    places = [place for place in around.scene.context.mentions if start <= place.start < end]
    return [
        around.seat(item, "mp", place.name, "candidate", (place.start, place.end), decides=True)
        for place in places[-1:]
        for item in setting.items
    ]


def _elected_to(around: Around, setting: Setting, at: int) -> _Told | None:
    """The council that people were elected to: the one named nearest to the words that say so."""
    start, here = setting.roster.start, around.sentence(at)
    if at < start <= here.end and any(
        office.role not in ("council_member", "mp") for office in around.offices(at, start)
    ):
        return None
    if any(office.role in _BOARD for office in around.offices(start, setting.tail[1])):
        return None  # «منتخبان: الف نایب‌رئیس، ب خزانه‌دار و ج سخنگو»
    own = around.sentence(start)
    if _votes_for_mayor(around, (own.start, own.end)):
        return None
    for span in ((here.start, here.end), *around.told_before(at), *around.headline):
        if PARLIAMENT.search(around.text, *span):
            return None
        if council := COUNCIL.search(around.text, *span):
            if _votes_for_mayor(around, span):
                return None
            offices = [o for o in around.offices(*span) if o.role.startswith("council_")]
            nearest = min(offices, key=lambda o: abs(o.start - at), default=None)
            label = nearest.label if nearest else around.scene.context.place("city", start)
            return _Told("council_member", label, council.span()) if label else None
    return None


def _votes_for_mayor(around: Around, span: Span) -> bool:
    return any(office.role in _CHOSEN_BY_COUNCIL for office in around.offices(*span))


def _stood_for(around: Around, setting: Setting, at: int) -> _Told | None:
    """What people stand for: what is named right beside the word «نامزد», or beside one before it."""
    words = [word for word in any_word("list candidate").finditer(around.text) if word.start() <= at]
    for word in reversed(words):
        sentence = around.sentence(word.start())
        after = (word.end(), min(sentence.end, word.end() + _STANDS_FOR))
        before = (max(sentence.start, word.start() - AT_ONCE), word.start())
        for office in around.offices(word.start(), after[1])[:1]:
            stood_for = _may_be_stood_for(office) or _are_to_be(around, word.end(), office)
            return _post(around, setting, office) if stood_for else None
        for office in around.offices(*before)[-1:]:
            if _may_be_stood_for(office) and office.role != "mp":
                return _post(around, setting, office)
        for span in (after, before) if word is words[-1] else (after,):
            council = COUNCIL.search(around.text, *span)
            if council and not _is_of_a_title(around, council.start()):
                label = around.scene.context.place("city", setting.roster.start)
                return _Told("council_member", label, council.span()) if label else None
        if seat := seat_of_several(around.scene, word.end()):
            return _Told("mp", seat.label, (word.start(), seat.end))
    return _spoken_of_before(around, setting, words[-1]) if words else None


def _is_of_a_title(around: Around, at: int) -> bool:
    """Whether a council is named in the title of somebody: «سخنگوی شورای شهر گفت: دو گزینه رقابت می‌کنند»."""
    return any(
        office.start < at < office.end
        for office in around.scene.offices
        if office.role in _BOARD and office.phrase.form == "holder"
    )


def _spoken_of_before(around: Around, setting: Setting, word: re.Match[str]) -> _Told | None:
    """The mayor of the sentence before, of whose choice it tells: «شهردار ساوه به زودی انتخاب می‌شود. نامزدها، الف و ب،
    برنامه دادند».
    """
    start = setting.roster.start
    if word.end() > start or not _ALONE.fullmatch(around.text, word.end(), start):
        return None
    for span in around.told_before(start):
        offices = [office for office in around.offices(*span) if office.role == "mayor"]
        chosen = around.says("list chooses", span)
        if not (chosen and offices and offices[0].label) or any(
            office.label != offices[0].label or office.phrase.plural for office in offices
        ):
            return None
        return _Told("mayor", offices[0].label, (offices[0].start, offices[0].end))
    return None


def _is_named_by_council(around: Around, setting: Setting) -> bool:
    """Whether the members of a council name the people: «اعضای شورا سه گزینه (…) برای شهرداری ساوه برگزیدند»."""
    council = COUNCIL.search(around.text, *setting.lead)
    if council is None or not around.says("list candidate", setting.lead):
        return False
    return any_word("of choosers", closing=True).search(around.text[: council.start()]) is not None


def _named_for(around: Around, setting: Setting) -> _Told | None:
    """The office that they name people for: the one behind the list."""
    behind = (office for office in around.offices(*setting.tail) if _may_be_stood_for(office))
    return next(
        (_post(around, setting, office) for office in behind if office.role != "council_member"), None
    )


def _may_be_stood_for(office: Office) -> bool:
    post = office.phrase.form == "post" or office.role == "mp"
    return office.role in _STOOD_FOR and post and bool(office.label)


def _are_to_be(around: Around, end: int, office: Office) -> bool:
    """Whether candidates in the plural are called by the holder that one of them is to be: «کاندیداهای شهردار ساوه»;
    «گزینه‌های شهردار ساوه» may be whom the mayor has chosen.
    """
    one = office.role in _STOOD_FOR and office.phrase.form == "holder" and not office.phrase.plural
    return (
        one
        and office.start - end == 1
        and any_word("several stand", closing=True).search(around.text[: office.start]) is not None
        and bool(office.label)
    )


def _post(around: Around, setting: Setting, office: Office) -> _Told:
    """An office stood for; a council is that of the city that the text has come to speak of since."""
    since = ""
    if office.role == "council_member":
        since = around.scene.context.since("city", office.start, setting.roster.start)
    return _Told(office.role, since or office.label, (office.start, office.end))
