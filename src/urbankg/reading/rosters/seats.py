"""Who of a roster holds what, and the words around a roster that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from urbankg.claims import Status
from urbankg.persian.numbers import parse_number
from urbankg.reading.cues import is_session
from urbankg.reading.document import Document, Sentence
from urbankg.reading.mentions.objects import Object, read_object
from urbankg.reading.mentions.offices import Office
from urbankg.reading.rosters.finder import Roster
from urbankg.reading.rosters.items import Item
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of, openings_of

Span = tuple[int, int]

AT_ONCE = 45  # characters between the words that open a list and its first name
# Offices over places that a list may give to one person each.
OVER_PLACES = frozenset(
    ["mayor", "acting_mayor", "governor_general", "acting_governor_general", "county_governor",
     "acting_county_governor", "district_governor", "village_head", "council_chair", "council_member", "mp"]
)  # fmt: skip
COUNCIL = re.compile(
    rf"(?<!مجلس ){any_word('council').pattern}(?! {one_of('other than a city council')})"
)  # «مجلس شورای اسلامی» is none
PARLIAMENT = re.compile(rf"{any_word('elected to parliament').pattern}(?! {one_of('other than parliament')})")
SEVERAL = re.compile(r"،|(?<!\w)و(?!\w)")  # in the name of a constituency
_PARLIAMENT_WORDS = frozenset(["مجلس", "بهارستان", "پارلمان"])
_MAYBE_PARLIAMENT = frozenset(["ملت", "حوزه", "نمایندگی"])
VILLAGE_HEADS = frozenset(["دهیار", "دهیاران", "دهیاری"])
# Lists of ``roster_words.csv`` that say what the people of a roster hold where no office does.
SEATING = {
    name: openings_of(name) for name in ("list deputies", "list members", "list elected", "list candidate")
}
_COUNT = re.compile(r"(?<!\w)(دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) (?:(?:نفر|تن) از |کرسی |صندلی )?$")
_LONGEST_COUNT = 20
_UNREAD = re.compile(
    r"(?<= از)(?: \w+(?: \w+){0,2} ?،){1,2}\Z"
)  # first names that nobody knows: «عبارت‌اند از مظفرخدایی، …»
_OPENING = 16  # characters of «عبارت‌اند از»
_DECISION = 20  # characters before «اعضا» in which stands what they decide by
_MARKS = " «*•-–—0123456789.)"
_SENTENCES_BACK = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody of a roster in an office; ``told`` is where the words stand that say which.

    ``decides`` tells that the roster itself says how the office is held: after an election, or as a candidate.
    ``where`` is the place that stands beside the name.
    """

    name: str
    named: Span
    role: str
    label: str
    status: Status
    told: Span
    decides: bool
    where: Span | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A roster with the words before it (its sentence, or the line that opens it) and after it (to «؛» or the end)."""

    roster: Roster
    lead: Span
    tail: Span

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the roster."""
        return self.roster.items


def may_seat(scene: Scene) -> bool:
    """Whether an article that names no office may yet tell what the people of a roster hold."""
    document = scene.document
    if not document.words.isdisjoint(_PARLIAMENT_WORDS):
        return True
    if "روستای" in document.words and not document.words.isdisjoint(VILLAGE_HEADS):
        return True
    if not document.words.isdisjoint(_MAYBE_PARLIAMENT) and PARLIAMENT.search(document.text):
        return True
    told = {name: found for name in SEATING if (found := list(_ends(document, name)))}
    if "list deputies" in told or (
        told and (COUNCIL.search(document.text) or PARLIAMENT.search(document.text))
    ):
        return True
    return any(seat_of_several(scene, end) for end in told.get("list candidate", ()))


def _ends(document: Document, name: str) -> Iterator[int]:
    """Where the words of a list in `SEATING` end."""
    for start, _ in document.occurrences(SEATING[name]):
        if found := any_word(name).match(document.text, start):
            yield found.end()


def seat_of_several(scene: Scene, end: int) -> Object | None:
    """The constituency of several places behind a word that ends at a position: «نامزدهای ساوه و زرندیه»."""
    seat = read_object(scene.document, end + 1, "people", scene.persons.begins_at)
    return seat if seat.label and not seat.foreign and SEVERAL.search(seat.label) else None


class Around:
    """Answers what stands around the rosters of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.document.text

    def setting(self, roster: Roster) -> Setting:
        """A roster with the words around it."""
        return Setting(roster, self._lead(roster), self._tail(roster))

    def _lead(self, roster: Roster) -> Span:
        sentence = self.sentence(roster.start)
        if not self.text[sentence.start : roster.start].strip(_MARKS):
            index = self.scene.document.sentence_at(roster.start)
            before = self.scene.document.sentences[index - 1] if index else sentence
            if roster.lines or self.text[before.start : before.end].endswith(":"):
                return before.start, roster.start
        return sentence.start, roster.start

    def _tail(self, roster: Roster) -> Span:
        end = max(self.sentence(roster.end - 1).end, roster.end)
        stop = self.text.find("؛", roster.end, end)
        return roster.end, stop if stop >= 0 else end

    def sentence(self, position: int) -> Sentence:
        """The sentence that a position lies in."""
        return self.scene.document.sentences[self.scene.document.sentence_at(position)]

    def told_before(self, position: int) -> Iterator[Span]:
        """The sentences before that of a position, the nearest first."""
        sentences = self.scene.document.sentences
        at = self.scene.document.sentence_at(position)
        for sentence in reversed(sentences[max(at - _SENTENCES_BACK, 0) : at]):
            yield sentence.start, sentence.end

    @property
    def headline(self) -> list[Span]:
        """The sentences of title and lead."""
        sentences = self.scene.document.sentences
        return [(s.start, s.end) for s in sentences if s.part in ("title", "lead")]

    def offices(self, start: int, end: int) -> list[Office]:
        """The offices named in a stretch."""
        return [office for office in self.scene.offices if start <= office.start < end]

    def names_other(self, start: int, end: int) -> bool:
        """Whether a person is named in a stretch."""
        return any(m.kind != "pronoun" and start <= m.start < end for m in self.scene.persons.mentions)

    def says(self, words: str, *spans: Span) -> bool:
        """Whether some stretch holds a word of a list of ``roster_words.csv``."""
        return any(any_word(words).search(self.text, *span) is not None for span in spans)

    def last(self, words: str, span: Span) -> Span | None:
        """Where the last word of a list of ``roster_words.csv`` stands in a stretch."""
        *_, last = [None, *any_word(words).finditer(self.text, *span)]
        return last.span() if last else None

    def opening(self, setting: Setting) -> int:
        """Where the words before a roster end, first names left out that nobody knows."""
        lead = self.text[slice(*setting.lead)].rstrip(" «\n")
        unread = _UNREAD.search(lead)
        return setting.lead[0] + unread.start() if unread else setting.roster.start

    def opens(self, setting: Setting) -> bool:
        """Whether the words before a roster open it: with a colon, «عبارت‌اند از», or «مشخص شدند؛»."""
        lead = self.text[setting.lead[0] : self.opening(setting)].rstrip(" «\n")
        if lead.endswith("؛"):
            return any_word("list announced").search(lead[-_OPENING:]) is not None
        return lead.endswith(":") or any_word("list opens").search(lead[-_OPENING:]) is not None

    def only_decides(self, members: int) -> bool:
        """Whether members of a council are who decides on a list behind them: «با رأی اعضای شورا، الف و ب …»."""
        before = self.text[max(0, members - _DECISION) : members]
        return any_word("decision of", closing=True).search(before) is not None

    def sense(self, *spans: Span) -> tuple[Status, int] | None:
        """Whether people were elected or are candidates, by the first stretch that says so, and where it does."""
        for span in spans:
            elected, standing = self.last("list elected", span), self.last("list candidate", span)
            if elected and (standing is None or elected > standing):
                return "start", elected[0]
            if standing:
                return "candidate", standing[0]
        return None

    def change(self, *spans: Span) -> Status:
        """Whether the words of some stretches say that an office is taken up or left; if neither, it is held."""
        senses = {
            sense
            for start, end in spans
            for cue in self.scene.cues[self.scene.document.sentence_at(start)]
            if start <= cue.start < end and not is_session(self.text, cue)
            for sense in cue.senses
        }
        if "current" in senses:
            return "incumbent"
        return "start" if "start" in senses else "end" if "end" in senses else "incumbent"

    def counted(self, office: Office) -> tuple[int, int] | None:
        """How many holders a phrase counts («سه دهیار», «دو کرسی منشی»), and where the count begins."""
        count = _COUNT.search(self.text, max(0, office.start - _LONGEST_COUNT), office.start)
        number = parse_number(count.group(1)) if count else None
        return (number, count.start()) if count and number else None

    def of_parliament(self, setting: Setting) -> bool:
        """Whether the places of a roster are constituencies: by what the text around, or the places, say."""
        if any(office.role == "mp" for office in self.offices(*setting.lead)):
            return True
        several = any(item.where and SEVERAL.search(item.where.label) for item in setting.items)
        if several and not _PARLIAMENT_WORDS.isdisjoint(self.scene.document.words):
            return True
        for span in (setting.lead, setting.tail, *self.told_before(setting.roster.start), *self.headline):
            if PARLIAMENT.search(self.text, *span):
                return True
            if COUNCIL.search(self.text, *span):
                return False
        return False

    def name(self, item: Item) -> str:
        """The name of an item's person, as full as the article has it."""
        return self.scene.persons.people[item.mention.person].name if item.mention else item.name

    def seat(
        self, item: Item, role: str, label: str, status: Status, told: Span, *, decides: bool = False
    ) -> Seat:
        """An item's person in an office."""
        where = (item.where.start, item.where.end) if item.where else None
        return Seat(self.name(item), item.named, role, label, status, told, decides, where)
