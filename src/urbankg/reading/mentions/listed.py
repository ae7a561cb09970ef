"""Offices whose head is said once for a whole list: «استاندار فارس شد … و الف در سمنان، ب در گیلان»."""

from __future__ import annotations

import re

from urbankg.persian.numbers import parse_number
from urbankg.reading.document import Document
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.objects import CENTRAL, read_object
from urbankg.reading.mentions.offices import Office, OfficePhrase
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.mentions.place_mentions import PlaceMention
from urbankg.reading.wordings import any_word, one_of, plain_words

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_OVER = {"province": "province", "county": "county", "city": "city"}
_OF_DISTRICTS = frozenset(["بخشدار", "بخشداران"])
_HEADS_OF_DISTRICTS = re.compile(r"(?<!\w)بخشدار(?:ان)?(?!\w)")
_BEFORE_PLACE = re.compile(r"(?<!\w)(?:در|به|برای|از|بر)(?: استان| شهرستان| شهر| روستای)? $")
_AFTER_PLACE = re.compile(r"[ ]*(?:[:؛،]|[-–]) *")
_KIND_BEFORE = re.compile(r"(?<!\w)(?:استان|شهرستان|شهر|روستای) $")
_LONGEST_KIND = 9  # characters of «شهرستان »
_ZONE = re.compile(r"(?<!\w)(منطقه|ناحیه) (\d+|[^\W\d_]+)(?!\w)")
_ZONES_SPOKEN_OF = re.compile(
    r"(?:شهردار|مدیر|سرپرست)[^\W\d_]*(?: های| ها)? (?:[^\W\d_]+ )?(?:مناطق|منطقه|نواحی|ناحیه)(?!\w)"
)
_ZONE_ITEM = re.compile(r"\n[^\w\n]*منطقه \w+[ ]*[:;؛—–-]")
_ZONE_WORDS = frozenset(["منطقه", "مناطق", "ناحیه", "نواحی"])
_MINISTRIES = frozenset(plain_words("speaks of ministries"))
_FOR = re.compile(r"»?[ ](?P<office>(?:را[ ])?برای[ ])(?!وزارت)")
_ACTING = re.compile(r"(?<!\w)سرپرست (?!وزارت)")
_PORTFOLIO_ENDS = re.compile(rf"[ ]*(?:[،؛.:»)\n]|$|{one_of('ends a portfolio')}(?!\w))")
_LEAST_PORTFOLIOS = 2  # of a list
_FARTHEST_HEAD = 700  # characters back to the head of a list
_NEAR = 40  # characters between a person and the place of a list's item


def listed_offices(
    document: Document, persons: Persons, context: Context, offices: list[Office]
) -> list[Office]:
    """The offices of list items that leave the head out, each beside a person; the head is an office before."""
    spans = [(o.start, o.end) for o in offices]
    return [
        *_places(document, persons, context, offices, spans),
        *_zones(document, persons, context, offices, spans),
        *_portfolios(document, persons, spans),
    ]


def _free(start: int, spans: list[tuple[int, int]]) -> bool:
    return not any(first <= start < last for first, last in spans)


def _beside_person(persons: Persons, start: int, end: int) -> bool:
    return any(
        0 <= start - m.end <= _NEAR or 0 <= m.start - end <= _NEAR
        for m in persons.mentions
        if m.kind != "pronoun"
    )


def _places(
    document: Document,
    persons: Persons,
    context: Context,
    offices: list[Office],
    spans: list[tuple[int, int]],
) -> list[Office]:
    found: list[Office] = []
    heads = [o for o in offices if o.phrase.over in _OVER and o.role != "municipal_director"]
    spoken_of = heads or not _OF_DISTRICTS.isdisjoint(document.words)
    for mention in context.mentions if spoken_of else ():
        if not _free(mention.start, spans) or not _opens_item(document, mention):
            continue
        head = _head(document, heads, mention)
        if head is None:
            continue
        if _beside_person(persons, mention.start, mention.end) and not _only_goes(document, mention, found):
            start = _with_kind(document, mention.start)
            role, over = head
            phrase = OfficePhrase(start, mention.end, role, "place", over, frozenset(), False)
            label = mention.name
            if over == "bakhsh" and label == CENTRAL:
                label = f"{CENTRAL} {context.place('county', start)}".strip()
            found.append(Office(phrase, mention.end, label, "listed", role))
    return found


def _head(document: Document, heads: list[Office], mention: PlaceMention) -> tuple[str, str] | None:
    """The role that the list of a place is of, and the kind of what it is over: that of the last office before over
    such places; where the sentence speaks of «بخشداران» since, that of the head of a district, over any.
    """
    near = [o for o in heads if o.end <= mention.start and mention.start - o.end <= _FARTHEST_HEAD]
    start = document.sentences[document.sentence_at(mention.start)].start
    if any(
        start <= found.start() and not any(o.start > found.start() for o in near)
        for found in _HEADS_OF_DISTRICTS.finditer(document.text, start, mention.start)
    ):
        return "district_governor", "bakhsh"
    kinds = {p.kind for p in mention.places}
    head = next((o for o in reversed(near) if _OVER[o.phrase.over] in kinds), None)
    return (head.role, head.phrase.over) if head and head.label != mention.name else None


def _with_kind(document: Document, start: int) -> int:
    """Where a place begins with the word for its kind: «استان فارس»."""
    kind = _KIND_BEFORE.search(document.text, max(0, start - _LONGEST_KIND), start)
    return kind.start() if kind else start


def _opens_item(document: Document, mention: PlaceMention) -> bool:
    before = document.text[max(0, mention.start - 14) : mention.start]
    return bool(_BEFORE_PLACE.search(before) or _AFTER_PLACE.match(document.text, mention.end))


def _only_goes(document: Document, mention: PlaceMention, before: list[Office]) -> bool:
    """Whether somebody just goes to a place, of whom nothing before tells that it is to an office: «الف فرماندار ساوه
    شد و ب به تفرش بازگشت», but «الف به فرمانداری ساوه رفت و ب به تفرش رفت».
    """
    goes = any_word("goes there")
    if goes.match(document.text, mention.end + 1) is None:
        return False
    start = document.sentences[document.sentence_at(mention.start)].start
    return goes.search(document.text, start, mention.start) is None and not any(
        office.start >= start for office in before
    )


def _zones(
    document: Document,
    persons: Persons,
    context: Context,
    offices: list[Office],
    spans: list[tuple[int, int]],
) -> list[Office]:
    if document.words.isdisjoint(_ZONE_WORDS) or not (
        _ZONES_SPOKEN_OF.search(document.text) or _ZONE_ITEM.search(document.text)
    ):
        return []
    found = []
    for zone in _ZONE.finditer(document.text):
        word = zone.group(2)
        number = int(word) if word.isdigit() else parse_number(word)
        if number is None or not 0 < number < 40 or not document.reads(zone.start()):
            continue
        if not _free(zone.start(), spans) or not _beside_person(persons, zone.start(), zone.end()):
            continue
        city = context.place("city", zone.start())
        if city:
            label = f"{zone.group(1)} {number} {city}".translate(_PERSIAN_DIGITS)
            phrase = OfficePhrase(
                zone.start(), zone.end(), "district_mayor", "place", "zone", frozenset(), False
            )
            found.append(Office(phrase, zone.end(), label, "listed", "district_mayor"))
    return found


def _portfolios(document: Document, persons: Persons, spans: list[tuple[int, int]]) -> list[Office]:
    """Ministries named by what they are for, where at least two are: «الف برای نفت و ب برای نیرو» of those proposed,
    «الف سرپرست نیرو شد، ب سرپرست کشور».
    """
    if document.words.isdisjoint(_MINISTRIES):
        return []
    proposed = [
        (found.start("office"), found.end(), "minister")
        for m in persons.mentions
        if m.kind != "pronoun" and (found := _FOR.match(document.text, m.end))
    ]
    acting = [(found.start(), found.end(), "acting_minister") for found in _ACTING.finditer(document.text)]
    return [
        *_of_ministries(document, persons, spans, proposed),
        *_of_ministries(document, persons, spans, acting),
    ]


def _of_ministries(
    document: Document, persons: Persons, spans: list[tuple[int, int]], told: list[tuple[int, int, str]]
) -> list[Office]:
    """The offices of a list, each by where it begins, where its ministry does, and the role."""
    found = []
    for start, at, role in told:
        ministry = read_object(document, at, "ministry", persons.begins_at)
        if not ministry.label or ministry.foreign or not _free(start, spans) or not document.reads(start):
            continue
        if _PORTFOLIO_ENDS.match(document.text, ministry.end):
            sentence = document.sentences[document.sentence_at(start)]
            proposed = role == "minister" and not any_word("trusted").search(
                document.text, sentence.start, sentence.end
            )
            senses = frozenset(["candidate"] if proposed else [])
            phrase = OfficePhrase(start, ministry.end, role, "holder", "ministry", senses, False)
            found.append(Office(phrase, ministry.end, ministry.label, "listed", role))
    return found if len({office.label for office in found}) >= _LEAST_PORTFOLIOS else []
