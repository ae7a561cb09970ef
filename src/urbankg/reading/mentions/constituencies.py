"""Whom a member of parliament stands for, where no office names it: «از ساوه و زرندیه به مجلس آمد», «نماینده این
شهرستان در مجلس»."""

from __future__ import annotations

import re

from urbankg.reading.document import Document
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.offices import Office, OfficePhrase, modifiers_at
from urbankg.reading.wordings import JOINT, any_word

_TO_PARLIAMENT = re.compile(rf"(?<!\w)(?:به|راهی|روانه) {any_word('parliament').pattern}")
PARLIAMENT = frozenset(["مجلس", "بهارستان", "ملت"])
_FROM = re.compile(r"(?<!\w)(?:از|مردم)(?: (?:حوزه|شهر|شهرستان|همین شهر و))? $")
_IN = re.compile(r"(?<!\w)در(?: حوزه(?: انتخابیه)?| شهرستان)? $")
_GETS_IN = re.compile(rf" (?:\w+ ){{0,2}}?{any_word('gets in').pattern}")
_POINTED = re.compile(
    rf"(?:شریف )?(?P<these>این |همین |همان )?(?P<kind>حوزه انتخابیه|حوزه|شهرستان|شهر|منطقه)?"
    rf"(?P<seated> ?(?:در )?{any_word('parliament').pattern})?(?!\w)"
)
_CLOSED = re.compile(r"(?<=شهر|تان)[ ]?،")  # «نماینده شهر، مینا آذرنیا،»
_FARTHEST = 40  # characters between the constituency and «به مجلس»
_FARTHEST_IN = 90  # the same of «در ساوه مینا آذرنیا با ۱۲ هزار رأی به مجلس راه یافت»


def constituency_here(
    document: Document, context: Context, phrase: OfficePhrase, before: list[Office]
) -> tuple[str, int]:
    """The constituency of a «نماینده» who is said to be that of people here, and where the words for it end.

    «نماینده مردم در مجلس», «نماینده این شهرستان», «نماینده این حوزه»: that of the delegate before, else the town or
    county that is spoken of. An empty name where no such words are there.
    """
    text = document.text
    end, _ = modifiers_at(text, phrase.head_end)
    here = _POINTED.match(text, end + 1)
    of_people = text.endswith("مردم", phrase.start, phrase.head_end)
    if (
        here is None
        or phrase.plural
        or not (
            ((here["these"] or _CLOSED.match(text, here.end())) and here["kind"])
            or (of_people and here["seated"])
        )
    ):
        return "", phrase.head_end
    known = [o.label for o in before if o.role == "mp" and o.label]
    if known and here["kind"] not in ("شهر", "شهرستان"):
        return known[-1], here.end()
    kind = "city" if here["kind"] == "شهر" else "county"
    of = context.last if here["these"] else context.place
    return of(kind, phrase.start), here.end()


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
        gets_in = _GETS_IN.match(document.text, way.end())
        if not places or way.start() - places[-1].end > (_FARTHEST_IN if gets_in else _FARTHEST):
            continue
        at = len(places) - 1
        while at and JOINT.fullmatch(document.text, places[at - 1].end, places[at].start):
            at -= 1
        start, end = places[at].start, places[-1].end
        before = document.text[max(0, start - 20) : start]
        counted = "رای" in document.text[end : way.start()]  # whom votes are counted for, rosters tell
        inside = gets_in is not None and not counted and _IN.search(before) is not None
        if inside or _FROM.search(before):
            phrase = OfficePhrase(start, end, "mp", "post", "people", frozenset(), False)
            found.append(
                Office(phrase, end if inside else way.end(), document.surface(start, end), "said", "mp")
            )
    return found
