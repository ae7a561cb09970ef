"""Offices counted off with their holders in one sentence: «الف با ۱۰ رأی رئیس، ب نایب‌رئیس و ج منشی شدند».

Where names and offices take turns, what stands between them tells whether each name goes with the office after it or
before it. A run of two or more is surer than what is said of any one pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from urbankg.claims import Status
from urbankg.reading.document import Document
from urbankg.reading.holders.unchanged import is_chosen_for_another
from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.wordings import any_word

_LEAST = 2  # pairs of a run
_VERB_WITHIN = 80  # characters behind a run in which its verb stands
_TOLD_BY = re.compile(
    rf"(?:{any_word('before a run').pattern}،? )*[«]?(?:{any_word('title of actor').pattern} ?)*"
)
_OF_PLACES = frozenset(["city", "county", "bakhsh"])  # no vote is on several offices over such


@dataclass(frozen=True, slots=True)
class Run:
    """The pairs of a run: numbers of offices with the mentions of their holders; how they hold them, if its verb says
    so of all; whether a semicolon parts a name of it from its office.
    """

    pairs: tuple[tuple[int, PersonMention], ...]
    status: Status | None
    by_semicolon: bool


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    office: int | None = None
    mention: PersonMention | None = None


def runs(document: Document, offices: Sequence[Office], mentions: Sequence[PersonMention]) -> Iterator[Run]:
    """The runs of an article, in order."""
    items = _items(offices, mentions)
    at = 0
    while at < len(items) - 1:
        pairs, after = _run(document.text, offices, items, at)
        if len(pairs) >= _LEAST:
            parted = any("؛" in document.text[m.end : offices[number].start] for number, m in pairs)
            yield Run(tuple(pairs), _status(document, offices, pairs, items[after - 1].end), parted)
            at = after
        else:
            at += 1


def _status(
    document: Document, offices: Sequence[Office], pairs: Sequence[tuple[int, PersonMention]], end: int
) -> Status | None:
    """How those of a run that ends at a place hold their offices, as its verb says: of whom the sentence speaks as of
    candidates are such; whom it says to be chosen for something else have the offices that they are called by.
    """
    first = pairs[0][1]
    start = document.sentences[document.sentence_at(first.start)].start
    if closing := _closing().match(document.text, end, end + _VERB_WITHIN):
        if any(not 0 <= offices[number].start - m.end <= BESIDE for number, m in pairs):
            return "start"
        otherwise = (
            any_word("as").search(document.text, end, closing.end())
            or is_chosen_for_another(document.text, start, first.start, end)
            or _is_vote_on_places(
                [offices[number] for number, _ in pairs], document.text[first.end : closing.end()]
            )
        )
        return "incumbent" if otherwise else "start"
    if _standing().match(document.text, end):
        return "candidate"
    if _past().match(document.text, end) and _TOLD_BY.fullmatch(document.text, start, first.start):
        return "former"
    if not _sitting().match(document.text, end):
        return None
    return "candidate" if any_word("candidates").search(document.text, start, first.start) else "incumbent"


def _is_vote_on_places(offices: Sequence[Office], told: str) -> bool:
    """Whether votes are told of the holders of offices over several places, of which one vote chooses but one."""
    labels = {office.label for office in offices if office.phrase.over in _OF_PLACES}
    return len(labels) == len(offices) and any_word("votes").search(told) is not None


def _items(offices: Sequence[Office], mentions: Sequence[PersonMention]) -> list[_Item]:
    """Names and offices in their order; of those that overlap the first one."""
    found = [_Item(o.start, o.end, office=number) for number, o in enumerate(offices)]
    found += [_Item(m.start, m.end, mention=m) for m in mentions if m.kind != "pronoun"]
    kept: list[_Item] = []
    for item in sorted(found, key=lambda i: (i.start, -i.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _run(
    text: str, offices: Sequence[Office], items: Sequence[_Item], at: int
) -> tuple[list[tuple[int, PersonMention]], int]:
    """The pairs of the run that begins with an item, and the number of the item behind it."""
    name_first = items[at].mention is not None
    pairs: list[tuple[int, PersonMention]] = []
    while at + 1 < len(items):
        one, other = items[at], items[at + 1]
        office, mention = (other.office, one.mention) if name_first else (one.office, other.mention)
        if office is None or mention is None:
            break
        several = offices[office].phrase.plural and not name_first
        if not _inner(name_first, several).fullmatch(text, one.end, other.start):
            break
        by_semicolon = "؛" in text[one.end : other.start]
        behind_office = not pairs and at > 0 and items[at - 1].office is not None
        if by_semicolon and behind_office and _apposed().fullmatch(text, items[at - 1].end, one.start):
            break  # «شهردار ساوه، الف؛ شهردار تفرش، ب»
        pairs.append((office, mention))
        at += 2
        while several and at < len(items) and (more := items[at].mention) is not None:
            if not _joint().fullmatch(text, items[at - 1].end, more.start):
                break
            pairs.append((office, more))
            at += 1
        if at >= len(items) or not _joint().fullmatch(text, items[at - 1].end, items[at].start):
            break
        if by_semicolon and "؛" in text[items[at - 1].end : items[at].start]:
            break
    return pairs, at


def _titles() -> str:
    return rf"(?:{any_word('title of actor').pattern} ?)*"


@cache
def _joint() -> re.Pattern[str]:
    """What stands between two pairs of a run: a comma, a dash or «و», a few words of the one before, a title behind;
    not what is done to this one («الف شهردار ساوه را برکنار کرد و ب سرپرست شد»).
    """
    few = r"(?: (?!را )\w+){0,3}| با (?:\w+ ){1,3}رای(?: \w+)?| \w+ و(?: \w+){1,3}"
    return re.compile(rf"(?:{few})[ »)”\"]*(?:[،؛,](?: و)?|(?<= )و|(?<= )[-–—/])[ «(“\"]*{_titles()}")


@cache
def _inner(name_first: bool, several: bool) -> re.Pattern[str]:
    """What stands between a name and its office."""
    if not name_first:
        return re.compile(rf"[ :{'،' if several else ''}«“\"]*{_titles()}")
    marks = rf"[ «»()“”]|،(?= {any_word('as').pattern})|{any_word('beside in run').pattern}"
    return re.compile(rf"[»”]?[ ]?؛[ ]|(?:{marks})*")


@cache
def _apposed() -> re.Pattern[str]:
    """What stands between an office and the name behind it that is its holder's."""
    return re.compile(rf"[»”]?[ ]?[،؛:]?[ «“]*{_titles()}")


@cache
def _closing() -> re.Pattern[str]:
    at_once = rf" {any_word('run begins at once').pattern}"
    voted = rf"(?: با(?: \w+){{1,3}}? {any_word('votes').pattern})?"
    return re.compile(rf"{at_once}|{voted}(?: \w+){{0,5}}? {any_word('run begins').pattern}")


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"(?: \w+){{0,5}}? {any_word('run stands').pattern}")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf" {any_word('run was').pattern}")


@cache
def _sitting() -> re.Pattern[str]:
    return re.compile(rf"(?: \w+){{0,5}}? {any_word('run sits').pattern}")
