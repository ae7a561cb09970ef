"""The two sides of a pair, an office and a mention, each with what is true of it alone: made once for all its pairs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from urbankg.lexicon.phrases import words_of
from urbankg.reading.cues import Cue
from urbankg.reading.document import Sentence
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs import features as features
from urbankg.reading.pairs.ranking import Bundle
from urbankg.reading.pairs.surroundings import InList, Surroundings

_YEARS = re.compile(
    r"(?:از (?:سال )?|[(])\d{2,4} ?(?:تا|-|–|ـ|الی)|(?:به مدت|طی) \w+ سال"
    r"|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) سال(?: و \w+ ماه)?|تا (?:سال )?\d{2,4}"
)
_QUOTES = frozenset('«"“')
_YEARS_NEAR = 45  # characters around an office
_NEAR_CUE = 50  # characters
_SPEECH_OF_OFFICE, _SPEECH_OF_MENTION = 160, 200  # characters after which a word of speech is another's


@dataclass(slots=True)
class Place:
    """Where an office or a mention stands in its article.

    ``first`` and ``last`` are its first token and the one behind it, ``symbols`` two symbols before it (the nearer
    first) and two behind; ``names`` and ``holders`` tell how many names, and offices named by their holders, begin
    before its start and before its end.
    """

    start: int
    end: int
    at: int  # the number of its sentence
    sentence: Sentence
    first: int
    last: int
    symbols: tuple[str, str, str, str]
    names: tuple[int, int]
    holders: tuple[int, int]
    opens: bool  # its sentence
    leads: bool  # it is the first that its sentence names
    speaks: bool  # a word of speech follows


@dataclass(slots=True)
class OfficeSide:
    """An office, as a side of its pairs."""

    number: int
    place: Place
    role: str
    form: str
    how: str
    plural: bool
    senses: frozenset[str]
    cues: list[Cue]  # of its sentence, but for those of its own words
    all_cues: bool  # there are no others
    headline: set[str]  # the senses of what the title and the lead say of its role
    years: bool  # stand by
    beside: int | None  # the person who stands right beside it
    holder: int | None  # the person who stands beside the same office elsewhere
    listed: InList | None
    _alone: dict[tuple[str, str], list[Bundle]] = field(default_factory=dict)
    _told: dict[str, Bundle] = field(default_factory=dict)

    def alone(self, base: str, here: str) -> list[Bundle]:
        """What is true of the office alone, on one side of a mention that stands in its sentence or in another one."""
        known = self._alone.get((base, here))
        if known is None:
            form, place = self.form, self.place
            before, second, after, next_ = place.symbols
            marked = bool(self.senses - {"plain"})
            known = self._alone[base, here] = [
                features.before_office(before, second, form, base, here),
                features.after_office(after, next_, form, base, here),
                features.office_itself(form, base, place.sentence.part, marked, self.plural, self.years),
                self._cues_told(here),
                *(features.office_sense(sense, base, here) for sense in self.senses),
            ]
        return known

    def _cues_told(self, here: str) -> Bundle:
        known = self._told.get(here)
        if known is not None:
            return known
        start, end = self.place.start, self.place.end
        found = [features.headline(sense) for sense in self.headline]
        for cue in self.cues:
            place, close = _stands(cue, start, end)
            found.append(features.office_cue(cue.text, place, close, self.form, here))
        together = self._told[here] = Bundle.all(found)
        return together


@dataclass(slots=True)
class MentionSide:
    """A mention of a person, as a side of its pairs; ``span`` are the tokens of the list of names that it is in."""

    number: int
    place: Place
    person: int
    kind: str
    cues: list[Cue]  # of its sentence
    roles: set[str]  # of the offices that the person stands beside
    replaced: bool  # another takes the person's office: «به جای رضا کاظمی»
    listed: InList | None
    span: tuple[int, int]
    mates: frozenset[int]  # the persons of that list
    _told: dict[str, Bundle] = field(default_factory=dict)

    def told(self, here: str) -> Bundle:
        """The cues of the sentence of the mention."""
        known = self._told.get(here)
        if known is None:
            known = self._told[here] = Bundle.all(self.told_by(self.cues, here))
        return known

    def told_by(self, cues: list[Cue], here: str) -> list[Bundle]:
        """Some cues of the sentence of the mention."""
        start, end = self.place.start, self.place.end
        found = []
        for cue in cues:
            place, close = _stands(cue, start, end)
            found.append(features.mention_cue(cue.text, place, close, here))
        return found


def _stands(cue: Cue, start: int, end: int) -> tuple[str, str]:
    """Where a cue stands to a stretch, and how close to it."""
    if cue.start >= end:
        return "after", "near" if cue.start - end < _NEAR_CUE else "far"
    return "before", "near" if start - cue.end < _NEAR_CUE else "far"


class Sides:
    """The sides of the pairs of one article, each made when first asked for.

    ``replaced`` are the mentions of people whose office another takes.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        mentions, offices = around.mentions, around.offices
        self.replaced = [n for n, (first, _) in enumerate(around.mention_tokens) if self._is_replaced(first)]
        self.full_people = len({m.person for m in mentions if m.kind == "full"})
        self._holders = [o.start for o in offices if o.phrase.form == "holder"]
        self._first_item = self._first_items()
        self._headline = self._headline_senses()
        self._attached: dict[tuple[str, str], int] = {}
        self._roles_of_person: dict[int, set[str]] = defaultdict(set)
        for office, beside in zip(offices, around.beside, strict=True):
            if beside is not None:
                person = mentions[beside].person
                self._roles_of_person[person].add(office.role)
                if office.phrase.form == "holder":
                    self._attached[office.role, office.label] = person
        self._mentions: dict[int, MentionSide] = {}
        self._speech: dict[int, list[int]] = {}

    def office(self, number: int) -> OfficeSide:
        """The side that is an office."""
        around, office = self._around, self._around.offices[number]
        at, phrase, beside = around.office_sentence[number], office.phrase, around.beside[number]
        place = self._place(office, at, around.office_tokens[number], _SPEECH_OF_OFFICE)
        low = max(place.sentence.start, office.start - _YEARS_NEAR)
        high = min(place.sentence.end, office.end + _YEARS_NEAR)
        cues = [cue for cue in around.cues[at] if cue.start < office.start or cue.end > office.end]
        return OfficeSide(
            number=number,
            place=place,
            role=office.role,
            form=phrase.form,
            how=office.how,
            plural=phrase.plural,
            senses=phrase.senses,
            cues=cues,
            all_cues=len(cues) == len(around.cues[at]),
            headline=self._headline.get(office.role, set()),
            years=_YEARS.search(around.document.text, low, high) is not None,
            beside=None if beside is None else around.mentions[beside].person,
            holder=self._attached.get((office.role, office.label)),
            listed=around.office_list(number),
        )

    def mention(self, number: int) -> MentionSide:
        """The side that is a mention."""
        known = self._mentions.get(number)
        if known is None:
            known = self._mentions[number] = self._mention(number)
        return known

    def _mention(self, number: int) -> MentionSide:
        around, mention = self._around, self._around.mentions[number]
        at = around.mention_sentence[number]
        return MentionSide(
            number=number,
            place=self._place(mention, at, around.mention_tokens[number], _SPEECH_OF_MENTION),
            person=mention.person,
            kind=mention.kind,
            cues=around.cues[at],
            roles=self._roles_of_person.get(mention.person, set()),
            replaced=number in self.replaced,
            listed=around.name_list(number),
            span=around.list_span(number),
            mates=around.listed_with(number),
        )

    def _is_replaced(self, first: int) -> bool:
        """Whether the name that begins with a token, be it in quotation marks, is that of who is replaced."""
        before = first - 1
        while before >= 0 and self._around.document.tokens[before] in _QUOTES:
            before -= 1
        return before >= 0 and self._around.document.tokens[before] in words_of("replaced")

    def replaced_between(self, office: Place, mention: Place) -> set[int]:
        """The people between an office and a mention whose office another takes."""
        low, high = (
            (mention.end, office.start) if mention.end <= office.start else (office.end, mention.start)
        )
        between = (self._around.mentions[n] for n in self.replaced)
        return {m.person for m in between if low <= m.start < high}

    def _place(self, item: Office | PersonMention, at: int, tokens: tuple[int, int], farthest: int) -> Place:
        around, (first, last), start, end = self._around, tokens, item.start, item.end
        sentence, symbol = around.document.sentences[at], around.symbol
        speech = self._speech.get(at)
        if speech is None:
            speech = self._speech[at] = [cue.start for cue in around.cues[at] if "speech" in cue.senses]
        return Place(
            start,
            end,
            at,
            sentence,
            first,
            last,
            (symbol(first - 1), symbol(first - 2), symbol(last), symbol(last + 1)),
            (around.names_before(start), around.names_before(end)),
            (bisect_left(self._holders, start), bisect_left(self._holders, end)),
            start == sentence.start,
            start <= self._first_item.get(at, start),
            any(0 <= said - end < farthest for said in speech),
        )

    def _first_items(self) -> dict[int, int]:
        """By sentence: where the first office or name in it begins."""
        around = self._around
        first: dict[int, int] = {}
        for at, office in zip(around.office_sentence, around.offices, strict=True):
            first[at] = min(office.start, first.get(at, office.start))
        for at, mention in zip(around.mention_sentence, around.mentions, strict=True):
            if mention.kind != "pronoun":
                first[at] = min(mention.start, first.get(at, mention.start))
        return first

    def _headline_senses(self) -> dict[str, set[str]]:
        """By role: the senses of the cues of the title and lead sentences that speak of it."""
        around = self._around
        found: dict[str, set[str]] = {}
        for office, at in zip(around.offices, around.office_sentence, strict=True):
            if around.document.sentences[at].part in ("title", "lead"):
                senses = (sense for cue in around.cues[at] for sense in cue.senses)
                found.setdefault(office.role, set()).update(senses)
        return found
