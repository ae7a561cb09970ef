"""Rosters of who held an office one after another: «شهرداران ساوه از آغاز تاکنون: الف و ب»، «الف و ب استاندار بوده‌اند».

Under a heading that announces the holders of an office, each name may have a line of its own, or each era one of its
own: «دهه هفتاد: الف و ب».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from urbankg.lexicon.names import common_words, stop_words, surnames
from urbankg.persian.fold import key
from urbankg.reading.mentions.offices import Office
from urbankg.reading.rosters.seats import AT_ONCE, OVER_PLACES, Around, Seat, Setting, Span
from urbankg.reading.wordings import JOINT, any_word

_LEAST = 3  # lines of names under a heading
_MARKS = re.compile(
    r"[ •■●*▪◆–—-]*(?:\d{1,2}[ ]*[-_.)–—:]+[ ]*)?(?:\d{4}[ ]*(?:تا|[-–])?[ ]*\d{4}[ ]*[:؛،]?[ ]*)?"
)
_NAME = re.compile(
    r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,3}?(?=[ ]*(?:[،؛:.(–—-]|\d|$)|[ ]+از (?:سال )?\d)", re.MULTILINE
)
_NAME_OF_ERA = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,3}(?=[ ]*(?:[،؛.(]|$)| و )", re.MULTILINE)
# Behind a name: «۱۳۷۸ تا ۱۳۸۲».
_YEARS = re.compile(
    r"[ ]*[(،:–-]?[ ]*(?:از )?(?:سال )?(?:1[34])?\d\d[ ]*(?:تا|الی|[-–])[ ]*"
    r"(?:(?:سال )?(?:1[34])?\d\d(?!\d)|کنون|امروز|به (?:امروز|حال|اکنون))"
)
_BETWEEN = re.compile(r"[^.:؛\n]{0,45}")
_TITLES = 3  # before a name: «سردار دکتر سید»


class _Line(NamedTuple):
    """A line of a list with the name that it begins with; ``known`` tells that it was taken for one before."""

    named: Span
    name: str
    known: bool


def held_in_turn(around: Around, setting: Setting) -> list[Seat]:
    """Everybody of a roster as a former holder of the office that stands before or after it."""
    office = _after(around, setting) or _before(around, setting)
    if office is None or any(item.where or item.described for item in setting.items):
        return []
    told = (office.start, office.end)
    return [
        around.seat(item, office.role, office.label, "former", told, decides=True) for item in setting.items
    ]


def _after(around: Around, setting: Setting) -> Office | None:
    """«الف و ب تاکنون استاندار مرکزی بوده‌اند»: an office of one, and a verb of several."""
    end = setting.roster.end
    for office in around.offices(end, min(setting.tail[1], end + AT_ONCE))[:1]:
        leads = any_word("list in turn").fullmatch(around.text[end : office.start].strip())
        if (leads or not around.text[end : office.start].strip()) and office.phrase.form == "holder":
            were = any_word("list were").match(around.text, _skip(around, office.end))
            return office if were else None
    return None


def _before(around: Around, setting: Setting) -> Office | None:
    """«شهرداران ساوه از آغاز تاکنون: الف، ب و ج»."""
    if not around.opens(setting):
        return None
    return _heads(around, setting.lead)


def _heads(around: Around, span: Span) -> Office | None:
    """The office whose holders since long ago the words of a stretch announce: «شهرداران ساوه تاکنون», «کسانی که شهردار
    ساوه بوده‌اند».
    """
    offices = [o for o in around.offices(*span) if o.role in OVER_PLACES]
    if not offices or around.names_other(offices[-1].end, span[1]):
        return None
    office, after = offices[-1], (offices[-1].end, span[1])
    if office.phrase.plural or around.counted(office):
        past = "former" in office.phrase.senses or around.says("list past", after)
    else:
        words = around.text[slice(*after)].strip(" .:\n")
        whoever = any_word("list of whoever", closing=True).search(around.text[: office.start], span[0])
        past = whoever is not None and any_word("list have held").fullmatch(words) is not None
    return office if past and _BETWEEN.fullmatch(around.text[slice(*after)].rstrip(" .:\n")) else None


def _over_all(around: Around, span: Span) -> Office | None:
    """The one office in the plural that a heading names: «شهرداران ساوه», «نام شهرداران ساوه چنین است:»."""
    offices = [o for o in around.offices(*span) if o.role in OVER_PLACES and o.phrase.plural]
    if len(offices) != 1 or around.names_other(*span):
        return None
    return offices[0] if _BETWEEN.fullmatch(around.text[offices[0].end : span[1]].rstrip(" .:\n")) else None


def _skip(around: Around, at: int) -> int:
    while around.text[at : at + 1] == " ":
        at += 1
    return at


def under_headings(around: Around) -> list[Seat]:
    """Those whose names stand on the lines under a heading that announces the holders of an office."""
    if not any(office.role in OVER_PLACES for office in around.scene.offices):
        return []
    seats: list[Seat] = []
    sentences = around.scene.document.sentences
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if around.text[sentence.end : sentence.end + 2].lstrip(" .:")[:1] != "\n":
            continue
        below, span = around.text.find("\n", sentence.end), (sentence.start, sentence.end)
        if before is not None and _only_opens(around, span):
            span = (before.start, before.end)
        office = _heads(around, span)
        lines = list(_lines(around, below)) if office else []
        if office is None and (office := _over_all(around, span)) is not None:
            lines = list(_lines(around, below))
            if not all(_YEARS.match(around.text, line.named[1]) for line in lines):
                continue
        if office is None or len(lines) < _LEAST or 2 * sum(line.known for line in lines) < len(lines):
            continue
        told = (office.start, office.end)
        role, label = office.role, office.label
        seats += [Seat(line.name, line.named, role, label, "former", told, True, None) for line in lines]
    return seats


def _only_opens(around: Around, span: Span) -> bool:
    """Whether a sentence opens a list of what the one before it announces: «نگاهی به نام آنان:»."""
    ends = around.text[slice(*span)].rstrip().endswith(":")
    return ends and not around.offices(*span) and not around.names_other(*span)


def _lines(around: Around, at: int) -> Iterator[_Line]:
    """The names on the lines that follow a position, as long as each begins with one or with the era of some."""
    while 0 <= at < len(around.text):
        era = _era().match(around.text, at + 1)
        line = _line(around, era.end(), _NAME_OF_ERA) if era else _line(around, at + 1, _NAME)
        if line is None:
            return
        yield line
        at = line.named[1]
        while era and (joint := JOINT.match(around.text, at)):
            if (line := _line(around, joint.end(), _NAME_OF_ERA)) is None:
                break
            yield line
            at = line.named[1]
        at = around.text.find("\n", at)


@cache
def _era() -> re.Pattern[str]:
    return re.compile(rf"[ ]*{any_word('era of a line').pattern}[ ]*:[ ]*")


def _line(around: Around, start: int, shape: re.Pattern[str]) -> _Line | None:
    scene, text = around.scene, around.text
    marks = _MARKS.match(text, start)
    at = marks.end() if marks else start
    mentions = {m.start: m for m in scene.persons.mentions if m.kind != "pronoun"}
    for _ in range(_TITLES):
        title = any_word("title before name").match(text, at)
        if title is None or at in mentions:
            break
        at = _skip(around, title.end())
    words = shape.match(text, at)
    if words is None or not scene.document.reads(at):
        return None
    mention = mentions.get(at)
    if mention is not None and mention.end == words.end() and mention.kind == "full":
        return _Line(words.span(), scene.persons.people[mention.person].name, True)
    parts = [key(word) for word in words.group().split()]
    if any(part in stop_words() for part in parts) or (mention is None and not _is_surname(parts[-1])):
        return None
    # Who is named by a surname alone need not be the one of that surname elsewhere in the text.
    return _Line(words.span(), scene.document.surface(*words.span()), mention is not None)


def _is_surname(word: str) -> bool:
    return word in surnames() or word not in common_words()
