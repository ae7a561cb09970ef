"""Whom a member of parliament stands for, where no office is named: «از ساوه و زرندیه به مجلس آمد»."""

from __future__ import annotations

import re

from urbankg.reading.context import Context
from urbankg.reading.document import Document
from urbankg.reading.offices import Office, OfficePhrase
from urbankg.reading.wordings import any_word

_TO_PARLIAMENT = re.compile(rf"(?<!\w)(?:به|راهی|روانه) {any_word('parliament').pattern}")
PARLIAMENT = frozenset(["مجلس", "بهارستان", "ملت"])
_FROM = re.compile(r"(?<!\w)(?:از|مردم)(?: (?:حوزه|شهر|شهرستان|همین شهر و))? $")
_JOINT = re.compile(r"[ ]*(?:،|و(?= ))[ ]*")
_FARTHEST = 40  # characters between the constituency and «به مجلس»


def constituencies(document: Document, context: Context) -> list[Office]:
    """The seats in parliament that an article names by their way there, in order."""
    if document.words.isdisjoint(PARLIAMENT):
        return []
    found = []
    for way in _TO_PARLIAMENT.finditer(document.text):
        index = document.sentence_of(way.start())
        if index is None:
            continue
        first = document.sentences[index].start
        places = [m for m in context.mentions if first <= m.start and m.end <= way.start()]
        if not places or way.start() - places[-1].end > _FARTHEST:
            continue
        at = len(places) - 1
        while at and _JOINT.fullmatch(document.text, places[at - 1].end, places[at].start):
            at -= 1
        start, end = places[at].start, places[-1].end
        if _FROM.search(document.text, max(0, start - 20), start):
            phrase = OfficePhrase(start, end, "mp", "post", "people", frozenset(), False)
            found.append(Office(phrase, way.end(), document.surface(start, end), "said", "mp"))
    return found
