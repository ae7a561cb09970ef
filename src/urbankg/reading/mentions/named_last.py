"""Offices of a list that says only with its last item whose they are: «الف رئیس و ب منشی شورای شهر ساوه»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from urbankg.reading.document import Document
from urbankg.reading.mentions.offices import How, Office, OfficePhrase

DEPUTIES = (
    "deputy_mayor",
    "deputy_district_mayor",
    "deputy_minister",
    "deputy_governor_general",
    "deputy_county_governor",
)
_JOINED = re.compile(r" ?(?:،|و(?= ))")
_LONGEST_ITEM = 80  # characters from one office to the next that share what is said with the last
_IN_TOWN = frozenset(["chair", "committee_chair", "mayor", "acting_mayor"])
_COUNCIL = "council_"
_OF_TOWN = ("mayor", "acting_mayor")
_OF_COUNTY = re.compile(r"(?:[^\W\d_]+ ){1,3}شورای (?:اسلامی )?شهرستان(?!\w)")
_OF_PROVINCE = re.compile(r"شورای استان (?P<province>.+)")

Read = Callable[[OfficePhrase], list[Office]]


def named_last(document: Document, phrases: list[OfficePhrase], at: int, read: Read) -> list[Office] | None:
    """The office of a phrase that leaves to a later item of its list whose it is; None if the list has no such item,
    nothing if that is of a council that is none of a town. ``read`` gives the offices of a later phrase.
    """
    phrase = phrases[at]
    if phrase.over == "superior":
        return _deputy(document, phrase, _later(document, phrases, at), read)
    if phrase.role in _IN_TOWN or phrase.role.startswith(_COUNCIL):
        return _in_town(document, phrase, _later(document, phrases, at), read)
    return None


def _later(document: Document, phrases: list[OfficePhrase], at: int) -> Iterator[OfficePhrase]:
    """The phrases that follow in the same sentence, each behind a joint."""
    last = phrases[at]
    end = document.sentences[document.sentence_at(last.start)].end
    for later in phrases[at + 1 :]:
        near = later.start - last.head_end <= _LONGEST_ITEM and later.start < end
        if not near or not _JOINED.match(document.text, last.head_end):
            return
        yield later
        last = later


def _deputy(
    document: Document, phrase: OfficePhrase, later: Iterator[OfficePhrase], read: Read
) -> list[Office] | None:
    """«الف معاون مالی و ب معاون خدمات شهری شهرداری ساوه شدند»; «معاون سیاسی و سرپرست استانداری مرکزی» is one person."""
    closing = next((other for other in later if other.over != "superior"), None)
    if closing is None:
        return None
    role = closing.role
    if document.text[phrase.head_end : closing.start] == " و " and role.startswith("acting_"):
        role = role.replace("acting_", "deputy_")
    if role not in DEPUTIES:
        return None
    said = next((office for office in read(closing) if office.explicit), None)
    return said and [_over(phrase, role, said.label)]


def _in_town(
    document: Document, phrase: OfficePhrase, later: Iterator[OfficePhrase], read: Read
) -> list[Office] | None:
    """«الف شهردار، ب رئیس و پ عضو شورای شهر ساوه»."""
    for other in later:
        if not other.role.startswith(_COUNCIL):
            if other.role in _IN_TOWN and other.over in ("bare", "city", "last"):
                continue
            return None
        if _OF_COUNTY.match(document.text, other.start):
            return [] if phrase.role not in _OF_TOWN else None
        if said := next((office for office in read(other) if office.explicit), None):
            return _of_council(phrase, said)
    return None


def _of_council(phrase: OfficePhrase, said: Office) -> list[Office]:
    """The office of an item of a list that ends with one in a council."""
    province = _OF_PROVINCE.fullmatch(said.label)
    if phrase.role == "chair" and province:
        return [_over(phrase, "provincial_council_chair", province["province"])]
    if phrase.role in _OF_TOWN:
        return [_over(phrase, phrase.role, said.label)] if not province else []
    role = "council_chair" if phrase.role == "chair" else phrase.role
    return [_over(phrase, role, said.label)]


def _over(phrase: OfficePhrase, role: str, label: str) -> Office:
    how: How = "context" if phrase.over == "city" else "bare"
    return Office(phrase._replace(role=role), phrase.head_end, label, how, role)
