"""One item of a roster: a name with what stands beside it, «ساوه و زرندیه: الف», «الف (ساوه)», «۳- الف ۱۲۳۴۰ رأی»."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from urbankg.lexicon.names import common_words, given_names, stop_words
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.persian.name_words import is_common
from urbankg.reading.document import Document
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.objects import Object, read_object
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention, Persons
from urbankg.reading.wordings import any_word

# What stands before an item: bullets or a number, and «و».
_LEAD = re.compile(
    r"(?P<bullets>(?:[ «]|ردیف(?= \d)|[*•■▪●◆□►–—-]|[(]?\d{1,2}[ ]*(?:[-.)–—:/]|(?=[ ][^\W\d_])))*)"
    r"(?:و(?: نیز| همچنین)?[ ]+)?"
)
_PLACE_HEAD = re.compile(r"(?P<in>(?:در|از)[ ]+)?(?:شهرستان های |شهرستان |شهر |بخش )?")
_SEAT_HEAD = re.compile(r"(?:حوزه(?: انتخابیه)? )?")
_HEAD_ENDS = re.compile(r"[ ]*(?:(?:دو|سه|چهار|پنج) نفر[ ]*)?(?:[:،]|[ ][–—-]|[–—-](?= ))(?: نیز)?[ ]*")
_BRACKETS = re.compile(r"[ ]*[(]([^()\n]{1,90})[)]")
# «(۱۳۶۵ تا ۱۳۷۱)», «(دو سال)»: how long somebody was in office
_TERM = re.compile(
    r"[ ]*(?:از |سال(?: های)? )*\d{2,4}[ ]*(?:تا|[-–—/])[ ]*\d{2,4}[ ]*|\w+ (?:سال|ماه)(?: و \w+){0,2}"
)
_VOTES = re.compile(
    r"[ ]*[:،–—-]?[ ]*(?:با )?(?:حدود |مجموع )?\d[\d,./]*(?: (?:هزار|میلیون)(?: و \d+)?)*(?: و \d+)?"
    r"(?: (?:رای|ارا))?(?: موافق)?(?!\w)"
)
NEXT_NUMBER = re.compile(r"[ ]+(?=[(]?\d{1,2}[ ]*[-.)–—][ ]*[^\W\d_])")  # «۱- الف ۲- ب»
_FROM = re.compile(r"[ ]+(?:از|برای|در)[ ]+(?=\w)")
_BEHIND_OFFICE = re.compile(r"[ ]*[،:]?[ ]*")
_COMMA = re.compile(r"[ ]*،?[ ]*")
_DEPUTY_OF = re.compile(r"(?:نماینده (?:مردم )?|حوزه )?")
_FEW_WORDS = re.compile(r"(?:[ ]*(?:،|و)?[ ]*[^\W\d_]+){0,4}[ ]*")
_AGE = re.compile(r"[ ]*،[ ]*\d\d ساله")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MORE = re.compile(r"[ ]([^\W\d_]{2,})(?=،[ ])")  # a rare word that ends a name: «لیلا رفیعی بندپی،»
_LONGEST_PLACE = 70  # characters of the towns of a constituency
_LONGEST_HEAD = 40  # characters of «در شهرستان های حوزه انتخابیه »
_LEADING = 20  # characters of «مردم شریف شهرستان» before a place
_FARTHEST_NAME = 200  # characters of a place, or an office, before the name of an item
_MANY = 2  # names before an unknown one that make it likely that names are counted off
_COUNTED = re.compile(r"(?:دو|سه|چهار) ")
_VILLAGE = re.compile(r"روستای ")
_VILLAGE_HEAD = re.compile(r"(?P<name>روستای (?:[^\W\d_]+[ ]?){1,4}?)(?=[ ]*:)")
_NAME_LENGTHS = range(2, 5)  # words of a name that the tagger missed
_UNLISTED = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,})?(?=[ ]*(?:[،؛.\n]|$)| و )")
_APART = re.compile(r"[^،؛:\n.()]{0,40}(?=[،؛]| و )|[ ]*(?=[.\n]|$)")


class Where(NamedTuple):
    """The place that an item names beside the person, where it stands, and whether before or after the name."""

    start: int
    end: int
    label: str
    before: bool
    known: bool = True


@cache
def _item_ends() -> re.Pattern[str]:
    """What follows an item of a list: a comma, a bracket, the end of a line, or the verb of the whole list."""
    return re.compile(rf"[ ]*(?:[،؛,(»\n]|$)| و | {any_word('list goes on').pattern}")


@dataclass(frozen=True, slots=True)
class Item:
    """One of a roster: the person's name as written, the mention of it if it was known to be a name."""

    start: int
    end: int
    name: str
    mention: PersonMention | None
    named: tuple[int, int]
    where: Where | None
    votes: bool
    described: bool  # as more than a name: by an office, an age, a note in brackets
    holds: bool  # an office stands before the name
    marked: bool  # with a number or a bullet


class ItemReader:
    """Reads the items of the rosters of one article."""

    def __init__(self, document: Document, persons: Persons, context: Context, offices: list[Office]) -> None:
        self._document = document
        self._text = document.text
        self.mentions = {m.start: m for m in persons.mentions if m.kind != "pronoun"}
        self._names = sorted(self.mentions)
        self._offices = {o.start: o.end for o in offices if o.how != "listed"}
        self._context = context
        self._many = {o.start for o in offices if o.phrase.plural}

    @cached_property
    def _places(self) -> list[int]:
        return [place.start for place in self._context.mentions]

    def item(self, start: int, before: int) -> Item | None:
        """The item that begins at a position, if one does; ``before`` counts the items that it follows."""
        if before < _MANY and not self._name_follows(start):
            return None
        first = at = self._skip(start)
        where = self._place_before(at)
        if where is not None:
            head = _HEAD_ENDS.match(self._text, where.end)
            at = self._skip(head.end()) if head else where.end + 1
        elif not before:
            where = self._place_behind(start)
        bare = self._past_office(at, before)
        holds, at = bare > at, self._past_titles(bare)
        mention = self.mentions.get(at)
        if mention is None:
            words = self._unknown_name(at, before) if before >= _MANY else None
            if words is None:
                return None
            named, name = words, self._document.surface(*words)
        else:
            named = self._whole_name(mention, before)
            name = self._document.surface(*named) if named[1] > mention.end else ""
            mention = None if name else mention
        if not self._document.reads(first):
            return None
        lead = _LEAD.match(self._text, start)
        marked = lead is not None and bool(lead["bullets"].strip(" «"))
        end, where, votes, described = self._company(named[1], where, marked)
        return Item(start, end, name, mention, named, where, votes, described or holds, holds, marked)

    def _name_follows(self, start: int) -> bool:
        """Whether a name stands near enough to be that of an item which begins at a position."""
        following = bisect_left(self._names, start)
        return following < len(self._names) and self._names[following] - start < _FARTHEST_NAME

    def _company(self, at: int, where: Where | None, marked: bool) -> tuple[int, Where | None, bool, bool]:
        """What follows a name in its item: where that ends, the place, whether votes are told, and more than that."""
        votes = described = False
        while True:
            if marked and NEXT_NUMBER.match(self._text, at):
                return at, where, votes, described
            if self._text.startswith("»", at):
                at += 1
            elif (note := _BRACKETS.match(self._text, at)) is not None:
                inside = self._place_in(note.start(1), note.end(1))
                counts = "رای" in note.group() or note.group(1).strip().isdigit()
                where, votes = where or inside, votes or counts
                described = described or not (inside or counts or _TERM.fullmatch(note.group(1)))
                at = note.end()
            elif not votes and (count := _VOTES.match(self._text, at)) is not None:
                votes = True
                at = count.end()
            elif where is None and (place := self._place_after(at)) is not None:
                where = place
                at = place.end
            elif (more := self._apposition(at)) is not None:
                described = True
                at = more
            else:
                return at, where, votes, described

    def _skip(self, at: int) -> int:
        lead = _LEAD.match(self._text, at)
        return lead.end() if lead else at

    def _past_titles(self, at: int) -> int:
        title = any_word("title before name")
        while at not in self.mentions and (found := title.match(self._text, at)):
            at = found.end()
            while self._text[at : at + 1] in (" ", "«"):
                at += 1
        return at

    def _past_office(self, at: int, before: int) -> int:
        """Past an office before the name: «رئیس شورا، الف؛ خزانه‌دار، ب»."""
        counted = _COUNTED.match(self._text, at) if before else None
        start = counted.end() if counted else at
        end = self._offices.get(start)
        if end is None or (start in self._many and not counted):
            return at
        after = _BEHIND_OFFICE.match(self._text, end)
        return after.end() if after and self._past_titles(after.end()) in self.mentions else at

    def _unknown_name(self, at: int, before: int) -> tuple[int, int] | None:
        """Words that the tagger took for no name, though they stand where one is due and begin as one does."""
        if at in self._offices or (end := self._end_of_unknown(at)) is None:
            return None
        if not words_of("stop_words").isdisjoint(self._text[at:end].split()):
            return None
        words = self._document.surface(at, end).split()
        if len(words) == 1:  # of parts that ZWNJ joins: «گله‌دار»
            return None
        known = key(words[0]) in given_names()
        rare = before > _MANY and key(words[-1]) not in common_words()
        return (at, end) if known or rare else None

    def _end_of_unknown(self, at: int) -> int | None:
        """Where two to four words end that a comma, a bracket or a verb of the list follows."""
        for words in range(1, _NAME_LENGTHS.stop):
            word = _WORD.match(self._text, at)
            if word is None:
                return None
            at = word.end()
            if words in _NAME_LENGTHS and _item_ends().match(self._text, at):
                return at
            at += len(self._text[at : at + 2]) - len(self._text[at : at + 2].lstrip(" "))
        return None

    def _whole_name(self, mention: PersonMention, before: int) -> tuple[int, int]:
        """Where the name of an item stands, with a rare last word that was taken for no part of it."""
        more = _MORE.match(self._text, mention.end) if before and mention.kind == "full" else None
        if more is None or more.start(1) in self._offices or more.start(1) in self._places:
            return mention.start, mention.end
        word, goes_on = key(more.group(1)), self._skip(more.end() + 2) in self.mentions
        if word in stop_words() or (is_common(word) and not (before > _MANY and goes_on)):
            return mention.start, mention.end
        return mention.start, more.end(1)

    def _is_name(self, at: int) -> bool:
        return at in self.mentions

    def _place_before(self, at: int) -> Where | None:
        """«ساوه و زرندیه: الف», «در حوزه ساوه، الف», «روستای گزویه: الف»."""
        if village := _VILLAGE_HEAD.match(self._text, at):
            start, end = village.span("name")
            return Where(start, end, self._document.surface(start, end), True, known=False)
        if not self._place_within(at, _LONGEST_HEAD + _LEADING):
            return None
        head = _PLACE_HEAD.match(self._text, at)
        start = head.end() if head else at
        seat = _SEAT_HEAD.match(self._text, start)
        start = seat.end() if seat else start
        place = self._constituency(start)
        if place is None:
            return None
        ends = _HEAD_ENDS.match(self._text, place.end)
        of_seat = seat is not None and seat.end() > seat.start()
        inside = head is not None and head.group("in") is not None
        if not of_seat and ends is None and inside and self._has_votes(place.end):
            return Where(start, place.end, place.label, True)
        if not of_seat and (ends is None or ("،" in ends.group() and not inside)):
            return None
        return Where(start, place.end, place.label, True)

    def _has_votes(self, at: int) -> bool:
        """Whether a name stands right behind a place, and votes behind it: «در ساوه مینا آذرنیا با ۱۲ هزار رأی»."""
        mention = self.mentions.get(self._past_titles(at + 1))
        votes = _VOTES.match(self._text, mention.end) if mention else None
        return votes is not None and "رای" in votes.group()

    def _place_behind(self, at: int) -> Where | None:
        """The constituency before the colon at which a roster begins, after other words: «سپس ساوه و زرندیه: الف»."""
        if not self._text[max(0, at - 3) : at].rstrip().endswith(":"):
            return None
        first = bisect_left(self._places, at - _LONGEST_PLACE)
        for start in self._places[first : bisect_left(self._places, at)]:
            place = self._constituency(start)
            if place is not None and not self._text[place.end : at].strip(" :"):
                return Where(start, place.end, place.label, True)
        return None

    def _place_within(self, at: int, reach: int) -> bool:
        """Whether a known place begins at a position or so many characters after it."""
        near = bisect_left(self._places, at)
        return near < len(self._places) and self._places[near] - at <= reach

    def _constituency(self, start: int) -> Object | None:
        """The places joined as one that begin at a position, if a known one does."""
        if not self._place_within(start, _LEADING):
            return None
        place = read_object(self._document, start, "people", self._is_name)
        return place if place.label and not place.foreign else None

    def _place_in(self, start: int, end: int) -> Where | None:
        """What brackets say, if it is a place: «(ساوه و زرندیه)»."""
        own = _DEPUTY_OF.match(self._text, start)
        start = own.end() if own else start
        if _VILLAGE.match(self._text, start):
            return Where(start, end, self._document.surface(start, end).strip(), False, known=False)
        place = self._constituency(start)
        if place is None:
            return None
        rest = self._text[place.end : end]
        if not _FEW_WORDS.fullmatch(rest) or any(start <= o < end for o in self._offices):
            return None
        return Where(start, end, self._document.surface(start, end).strip(), False)

    def _place_after(self, at: int) -> Where | None:
        """«الف از ساوه», «ب برای زرندیه»."""
        opens = _FROM.match(self._text, at)
        if opens is None or any_word("list side").match(self._text, at + 1):
            return None
        seat = _SEAT_HEAD.match(self._text, opens.end())
        start = seat.end() if seat else opens.end()
        place = read_object(self._document, start, "people", self._is_name)
        if place.foreign:
            return None
        if not place.label:
            village = _UNLISTED.match(self._text, start)
            if village is None or not words_of("stop_words").isdisjoint(village.group().split()):
                return None
            return Where(start, village.end(), self._document.surface(*village.span()), False, known=False)
        return Where(start, place.end, place.label, False)

    def _apposition(self, at: int) -> int | None:
        """Past what an item says of the person: «، رئیس پیشین شورا،», «، ۴۱ ساله», «نماینده ساوه»."""
        if age := _AGE.match(self._text, at):
            return age.end()
        after = _COMMA.match(self._text, at)
        office = self._offices.get(after.end()) if after else None
        if after is None or office is None or after.end() in self._many:
            return None
        rest = _APART.match(self._text, office)
        return rest.end() if rest else None
