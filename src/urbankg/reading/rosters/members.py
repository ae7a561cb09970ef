"""Rosters of the members of an assembly: «اعضای شورا: الف و ب», «شورا را الف و ب تشکیل می‌دهند», «موافقان: الف و ب»."""

from __future__ import annotations

import re

from urbankg.reading.rosters.seats import AT_ONCE, COUNCIL, PARLIAMENT, Around, Seat, Setting, Span
from urbankg.reading.wordings import any_word

_AT_MOST = 6  # characters of a mark between «اعضا» and the first name
_OTHERS = re.compile(r"(?<!\w)(?:که|را|با|از)(?!\w)")
_BETWEEN = re.compile(r"(?:(?!(?<!\w)(?:که|را|با|گفت|گفتند|کردند|دادند)(?!\w))[^:؛\n]){0,40}(?::\s*)?[ ]*")
_WITH_OBJECT = re.compile(rf"{_BETWEEN.pattern}(?:را[ ]*)?")
_DEPUTIES = "نمایند"
_CLAUSE = re.compile(r"[،:(\n]|(?<!\w)(?:که|گفت|گفتند|را)(?!\w)")
_SIDE_WITHIN = 45  # characters of «با کلیات این طرح» before «موافق بودند»


def members(around: Around, setting: Setting) -> list[Seat]:
    """«دیگر اعضا، یعنی الف و ب», «از اعضای شورا، الف و ب», «حاضران: الف، ب», «نمایندگان استان در مجلس، الف و ب»."""
    opened = around.last("list members", setting.lead)
    if opened is None or around.names_other(opened[1], setting.roster.start):
        return []
    if not around.opens(setting) and around.only_decides(opened[0]):
        return []
    offices = [o for o in around.offices(*setting.lead) if o.start <= opened[0] < o.end]
    gap = around.text[offices[-1].end if offices else opened[1] : setting.roster.start]
    near = len(gap.strip()) <= _AT_MOST or (around.opens(setting) and len(gap) < AT_ONCE)
    if not near or _OTHERS.search(gap):
        return []
    plain = [item for item in setting.items if not item.described]
    if offices:
        if offices[-1].role != "council_member":
            return []
        label = offices[-1].label
    elif _DEPUTIES in around.text[slice(*opened)]:
        if not around.of_parliament(setting):
            return []
        return [around.seat(i, "mp", i.where.label if i.where else "", "incumbent", opened) for i in plain]
    else:
        label = _council_spoken_of(around, setting)
    return [around.seat(i, "council_member", label, "incumbent", opened) for i in plain] if label else []


def _words_from(around: Around, setting: Setting) -> int:
    """Where the words after a roster begin."""
    start, end = setting.tail
    return start + len(around.text[start:end]) - len(around.text[start:end].lstrip(" »"))


def _council_spoken_of(around: Around, setting: Setting) -> str:
    """The city of the council that the text around a roster, or the headline, speaks of; empty if of none."""
    spans = (setting.lead, *around.told_before(setting.roster.start), *around.headline)
    spoken_of = any(COUNCIL.search(around.text, *span) for span in spans)
    return around.scene.context.place("city", setting.roster.start) if spoken_of else ""


def composing(around: Around, setting: Setting) -> list[Seat]:
    """«شورای شهر ساوه را الف، ب و ج تشکیل می‌دهند», «ترکیب شورای شهر عبارت است از الف، ب و ج», «اعضای شورای شهر ساوه
    در مرکز ایران نیز الف، ب و ج هستند»."""
    office = next(reversed(around.offices(*setting.lead)), None)
    if office is None or office.role != "council_member":
        return []
    after, start = _words_from(around, setting), around.opening(setting)
    composed = any_word("list compose").match(around.text, after)
    are = office.phrase.plural and any_word("list are").match(around.text, after)
    opened = around.opens(setting) and (
        office.phrase.plural
        or around.counted(office) is not None
        or around.says("list composition", setting.lead)
    )
    between = _WITH_OBJECT if composed else _BETWEEN
    if not (composed or are or opened) or around.names_other(office.end, start):
        return []
    if not between.fullmatch(around.text, office.end, start):
        return []
    if opened and any_word("list of a group").search(around.text, office.end, start):
        return []
    told = (office.start, office.end)
    plain = (item for item in setting.items if not item.described)
    return [around.seat(item, "council_member", office.label, "incumbent", told) for item in plain]


def voters(around: Around, setting: Setting) -> list[Seat]:
    """«الف و ب با طرح موافق بودند», «مخالفان: الف و ب»: members of the assembly that votes."""
    if (side := _side(around, setting)) is None:
        return []
    own = around.sentence(setting.roster.start)
    for span in ((own.start, own.end), *around.told_before(own.start), *around.headline):
        if PARLIAMENT.search(around.text, *span):
            role, label = "mp", ""
        elif COUNCIL.search(around.text, *span):
            role, label = "council_member", around.scene.context.place("city", setting.roster.start)
        else:
            continue
        if role == "council_member" and not label:
            return []
        plain = (item for item in setting.items if not item.described)
        return [
            around.seat(i, role, i.where.label if i.where else label, "incumbent", side, decides=True)
            for i in plain
        ]
    return []


def _side(around: Around, setting: Setting) -> Span | None:
    """Where the words stand that say on which side the people of a roster are: for or against."""
    if around.opens(setting) and (said := around.last("list sides", setting.lead)):
        return said if setting.lead[1] - said[1] < AT_ONCE else None
    start, end = setting.tail
    end = min(end, start + _SIDE_WITHIN)
    word = any_word("list side").search(around.text, start, end)
    if word is None or _CLAUSE.search(around.text, start, word.start()):
        return None
    apart = around.names_other(start, word.start()) or around.offices(start, word.start())
    return None if apart else word.span()
