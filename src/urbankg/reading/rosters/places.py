"""Rosters with a place beside each name: «الف (ساوه)، ب (قم)», «الف در ساوه و ب در قم فرماندار شدند», «ساوه: الف»."""

from __future__ import annotations

import re

from urbankg.claims import Status
from urbankg.persian.fold import key
from urbankg.reading.mentions.objects import read_object
from urbankg.reading.mentions.offices import Office
from urbankg.reading.rosters.seats import AT_ONCE, OVER_PLACES, VILLAGE_HEADS, Around, Seat, Setting

_VILLAGE = re.compile(r"روستای[ ]+")
_VILLAGE_HEAD = re.compile(rf"(?<!\w)(?:{'|'.join(VILLAGE_HEADS)})(?!\w)")
_LEADS_TO = re.compile(r"[ ]*(?:را )?(?:نیز |هم )?(?:به (?:عنوان |سمت |مقام ))?")


def by_place(around: Around, setting: Setting) -> list[Seat]:
    """Everybody of a roster in one office over a place of their own; in parliament, if the text speaks of no other."""
    if any(item.where is None for item in setting.items) or around.says("list not chosen", setting.tail):
        return []
    office = _after(around, setting)
    if office is not None:
        return _over_each(around, setting, office, around.change(setting.tail))
    if village_heads := _of_villages(around, setting):
        return village_heads
    office = _before(around, setting)
    if office is not None and office.role != "mp":
        stand = around.opens(setting) and around.says("list candidate", setting.lead)
        status = "candidate" if stand else around.change(setting.lead, setting.tail)
        if status == "incumbent" and around.says("list appoints", setting.lead):
            status = "start"
        return _over_each(around, setting, office, status)
    if not around.of_parliament(setting):
        return []
    status = _elected(around, setting)
    return [
        around.seat(item, "mp", item.where.label, status, item.where[:2], decides=status != "incumbent")
        for item in setting.items
        if item.where and item.where.known and not item.holds
    ]


def _of_villages(around: Around, setting: Setting) -> list[Seat]:
    """«احکام پنج دهیار: روستای گزویه: الف، روستای سیلاب: ب»: an office that says no village is none of its own."""
    if not all(item.where and _VILLAGE.match(item.where.label) for item in setting.items):
        return []
    for span in (setting.lead, *around.told_before(setting.roster.start)):
        if told := _VILLAGE_HEAD.search(around.text, *span):
            appoints = around.says("list appoints", span)
            status = "start" if appoints else around.change(span, setting.tail)
            return [
                around.seat(item, "village_head", _VILLAGE.sub("", item.where.label), status, told.span())
                for item in setting.items
                if item.where
            ]
    return []


def _elected(around: Around, setting: Setting) -> Status:
    if all(item.votes for item in setting.items) and not around.says("list candidate", setting.tail):
        return "start"
    told = around.sense(setting.tail, setting.lead, *around.headline)
    return told[0] if told else "incumbent"


def _after(around: Around, setting: Setting) -> Office | None:
    """«… و ج در تفرش فرماندار شدند»."""
    end = setting.roster.end
    for office in around.offices(end, min(setting.tail[1], end + AT_ONCE))[:1]:
        leads = _LEADS_TO.fullmatch(around.text, end, office.start)
        if leads and office.role in OVER_PLACES and office.role != "mp":
            return office
    return None


def _before(around: Around, setting: Setting) -> Office | None:
    """The office that the words before a roster speak of for all of its places.

    That is a plural («استانداران تازه:»), one that is counted («سه دهیار»), a post («چهار حکم فرمانداری»), in a
    sentence before one that is spoken of alone; or a plural over one of the places themselves.
    """
    lead = around.text[slice(*setting.lead)]
    near = around.offices(*setting.lead) if "\n" not in lead or around.opens(setting) else []
    for office in reversed(near):
        plain = office.phrase.plural == (office.phrase.form == "holder")
        if office.role in OVER_PLACES and (plain or around.counted(office)):
            return office
    for span in around.told_before(setting.roster.start):
        told = around.offices(*span)
        if told and told[0].role in OVER_PLACES and all(o.role == told[0].role for o in told):
            many = told[0].phrase.plural and told[0].phrase.form == "holder"
            if many or around.counted(told[0]):
                return told[0]
    labels = {key(item.where.label) for item in setting.items if item.where}
    for office in reversed(around.offices(0, setting.roster.start)):
        if office.role in OVER_PLACES and office.phrase.plural and key(office.label) in labels:
            return office
    return None


def _over_each(around: Around, setting: Setting, office: Office, status: Status) -> list[Seat]:
    seats = []
    for item in setting.items:
        if item.where is None or item.described:
            continue
        place = read_object(
            around.scene.document, item.where.start, office.phrase.over, around.scene.persons.begins_at
        )
        if place.label and not place.foreign:
            told = (office.start, office.end)
            stands = status == "candidate"
            seats.append(around.seat(item, office.role, place.label, status, told, decides=stands))
    return seats
