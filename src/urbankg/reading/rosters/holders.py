"""Rosters of those who share an office, or hold one each in order: «دو نماینده ساوه», «شهرداران قم و ساوه: الف و ب»."""

from __future__ import annotations

import re

from urbankg.claims import Status
from urbankg.reading.mentions.named_last import DEPUTIES
from urbankg.reading.mentions.objects import read_object, read_places
from urbankg.reading.mentions.offices import Office
from urbankg.reading.rosters.seats import AT_ONCE, Around, Seat, Setting
from urbankg.reading.wordings import JOINT, any_word, one_of

_BESIDE = re.compile(
    rf"(?:[ ]*،)?[ ]*(?:{one_of('joins holders')}[ ]*)*[:،]?[ ]*(?:{one_of('title before name')})?[ ]*«?"
)
_INSTEAD = re.compile(rf"{any_word('instead of').pattern} [^،؛]{{0,20}}$")
_LONGEST_GAP = 60  # characters of «در مجلس نیز همراه بودند:»
_LONGEST_ONE_OF = 16  # characters of «یکی دیگر از»
_MOST_OF_ONE = 2  # places of a constituency that sends as many deputies
_BEHIND = re.compile(rf"[ ]*،?[ ]*(?P<deputies>{any_word('list deputies').pattern})(?= )")
_IN_BRACKETS = re.compile(r"»?[ ]*[(][^()\n]+[)]")
_LEAVE = re.compile(rf"[ ،»]*(?:(?:نیز|هم) )?{any_word('list tells of leaving').pattern}")
_IN_ORDER = "به ترتیب"
_MARK = 12  # characters of a mark and titles


def in_order(around: Around, setting: Setting) -> list[Seat]:
    """As many places of one plural as names, in the same order."""
    if any(item.where for item in setting.items):
        return []
    for offices in (_plural_before(around, setting), _after(around, setting)):
        if len(offices) == len(setting.items) > 1:
            first = offices[0]
            past = "former" in first.phrase.senses or _is_replaced(around, first)
            behind = (max(offices[-1].end, setting.tail[0]), setting.tail[1])  # «به ترتیب» tells of no change
            status = "former" if past else around.change(behind)
            if "candidate" in first.phrase.senses and not any_word("trusted").search(around.text, *behind):
                status = "candidate"
            told = (first.start, offices[-1].end)
            pairs = zip(setting.items, offices, strict=True)
            before = (around.sentence(setting.roster.start).start, setting.roster.start)
            sit = status == "incumbent" == around.change(before) and first.start > setting.roster.end
            sit = sit and all(around.change(span) == "incumbent" for span in around.headline)
            return [
                around.seat(item, office.role, office.label, status, told, decides=sit)
                for item, office in pairs
            ]
    return []


def _is_replaced(around: Around, office: Office) -> bool:
    """«به جای فرمانداران ساوه و تفرش»: others come in the place of those in the office."""
    return _INSTEAD.search(around.text, around.sentence(office.start).start, office.start) is not None


def _plural_before(around: Around, setting: Setting) -> list[Office]:
    start = setting.roster.start
    near = around.offices(around.sentence(start).start, start)
    if not near or around.names_other(near[-1].end, start):
        return []
    gap = around.text[near[-1].end : start]
    close = (
        ":" in gap or len(gap) < _MARK or (_IN_ORDER in gap and _BESIDE.fullmatch(gap.replace(_IN_ORDER, "")))
    )
    return [o for o in near if o.start == near[-1].start] if close else []


def _after(around: Around, setting: Setting) -> list[Office]:
    """The places of a plural right after a roster; or what it counts off «به ترتیب», one office for each name."""
    end = setting.roster.end
    near = around.offices(end, around.sentence(setting.roster.start).end)
    if not near or near[0].start - end > AT_ONCE:
        return []
    gap = around.text[end : near[0].start]
    plural = [o for o in near if o.start == near[0].start]
    if _IN_ORDER not in gap:
        return plural if near[0].phrase.plural and _BESIDE.fullmatch(gap) else []
    if len(plural) > 1:
        return plural
    joined = near[:1]
    for office in near[1:]:
        if not JOINT.fullmatch(around.text, joined[-1].end, office.start):
            break
        joined.append(office)
    return joined


def sharing(around: Around, setting: Setting) -> list[Seat]:
    """The people of a roster right beside an office that is counted or in the plural."""
    roster, sentence = setting.roster, around.sentence(setting.roster.start)
    if any(item.where for item in setting.items):
        return []
    plain = not any(item.described for item in setting.items)
    after = around.offices(roster.end, min(sentence.end, roster.end + AT_ONCE))[:1]
    before = around.offices(sentence.start, roster.start)[-1:]
    for office in (*after, *before):
        if not (plain or _says_field_of_each(around, setting, office)) or not _shared(
            around, setting, office
        ):
            continue
        held: Status = "former" if "former" in office.phrase.senses else "incumbent"
        if _is_replaced(around, office):
            held = "former"
        elif any_word("chair of an office", closing=True).search(around.text, sentence.start, office.start):
            held = "start"
        elif office.start < roster.start and _LEAVE.match(around.text, roster.end):
            held = "end"
        told = (office.start, office.end)
        return [around.seat(item, office.role, office.label, held, told) for item in setting.items]
    return []


def _says_field_of_each(around: Around, setting: Setting, office: Office) -> bool:
    """«معاونان فرماندار ساوه، الف (سیاسی) و ب (عمرانی)»: brackets say what each deputy does."""
    if office.role not in DEPUTIES or office.start > setting.roster.start:
        return False
    return all(_IN_BRACKETS.fullmatch(around.text, item.named[1], item.end) for item in setting.items)


def _shared(around: Around, setting: Setting, office: Office) -> bool:
    """Whether an office is that of all of a roster: of as many as it counts, or of a plural over one place."""
    counted = around.counted(office)
    if sum(other.start == office.start for other in around.scene.offices) > 1:
        return False
    if not office.phrase.plural if counted is None else counted[0] != len(setting.items):
        return False
    if office.start < setting.roster.start:
        gap = around.text[office.end : setting.roster.start]
        if office.role == "council_member" and ":" not in gap and around.only_decides(office.start):
            return False
        if gap.strip() == "از" or (gap.isspace() and around.text.startswith(" را", setting.roster.end)):
            return False  # «اعضای شورای شهر ساوه الف و ب را دیدند»
    else:
        gap = around.text[setting.roster.end : counted[1] if counted else office.start]
    return _BESIDE.fullmatch(gap) is not None


def singled_out(around: Around) -> list[Seat]:
    """«یکی از اعضای شورا، الف، گفت»: one of a plural, named right after it."""
    seats = []
    for office in around.scene.offices:
        before = around.text[max(0, office.start - _LONGEST_ONE_OF) : office.start]
        if not office.phrase.plural or not any_word("one of several", closing=True).search(before):
            continue
        named = (m for m in around.scene.persons.mentions if m.kind != "pronoun")
        mention = next((m for m in named if m.start >= office.end), None)
        gap = around.text[office.end : mention.start] if mention else ""
        if mention and "،" in gap and _BESIDE.fullmatch(gap):
            name = around.scene.persons.people[mention.person].name
            told, named_at = (office.start, office.end), (mention.start, mention.end)
            held: Status = "former" if "former" in office.phrase.senses else "incumbent"
            seats.append(Seat(name, named_at, office.role, office.label, held, told, False, None))
    return seats


def deputies(around: Around, setting: Setting) -> list[Seat]:
    """«نمایندگان ساوه و زرندیه، الف و ب» of one constituency; «نمایندگان ساوه و زاهدان، الف و ب» in order; also behind
    the names: «الف، ب و ج نمایندگان ساوه، اراک و تفرش».
    """
    if any(item.described or item.where for item in setting.items):
        return []
    document, is_name = around.scene.document, around.scene.persons.begins_at
    behind = _BEHIND.match(around.text, setting.roster.end, setting.tail[1])
    opened = behind.span("deputies") if behind else around.last("list deputies", setting.lead)
    if opened is None:
        return []
    seat = read_object(document, opened[1], "people", is_name)
    if not seat.label or seat.foreign:
        return []
    if behind and around.text.startswith(" را", seat.end):  # «الف و ب نمایندگان ساوه را دیدند»
        return []
    if not behind:
        gap = around.text[seat.end : setting.roster.start]
        near = _BESIDE.fullmatch(gap) or (around.opens(setting) and len(gap) < _LONGEST_GAP)
        if not near or around.names_other(seat.end, setting.roster.start):
            return []
    labels = [seat.label] * len(setting.items)
    places = read_places(document, opened[1], "people", is_name)
    provinces = {place.place.province for place in places if place.place}
    each = len(places) == len(setting.items)
    if len(provinces) > 1 or (each and len(places) > _MOST_OF_ONE):  # no constituency lies in two provinces
        if not each:
            return []
        labels = [place.label for place in places]
    pairs = zip(setting.items, labels, strict=True)
    return [around.seat(item, "mp", label, "incumbent", (opened[0], seat.end)) for item, label in pairs]
