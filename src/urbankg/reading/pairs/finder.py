"""Which person may hold which office: the candidate pairs of an article.

What speaks for or against a pair is described by `urbankg.reading.pairs.describer` and weighed by
`urbankg.reading.pairs.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from urbankg.lexicon.phrases import words_of
from urbankg.reading.cues import Cue
from urbankg.reading.document import Document
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention, Persons
from urbankg.reading.pairs.describer import PairDescriber
from urbankg.reading.pairs.links import Links
from urbankg.reading.pairs.ranking import Bundle, names_of
from urbankg.reading.pairs.sides import MentionSide, OfficeSide, Sides
from urbankg.reading.pairs.surroundings import Surroundings
from urbankg.reading.wordings import any_word

MOST_SENTENCES_APART = 3
_BESIDE_SEAT = 8  # tokens around «شورای شهر» in which a word may make it a seat
_BESIDE_PICKED = 2  # tokens before a name in which «یکی» stands
_BESIDE_MEMBERS = 4  # tokens between «اعضای شورا» and the names of members
# Offices that a plural may name for several persons at once: «اعضای شورا», «استانداران فارس و قزوین».
_PLURALS = frozenset(
    [
        "council_member",
        "district_mayor",
        "mayor",
        "council_vice_chair",
        "council_secretary",
        "mp",
        "governor_general",
        "county_governor",
    ]
)


class Pair(NamedTuple):
    """An office and a mention of a person, with what is true of them together.

    ``office`` is the office's place among those of the article, ``listed`` the list of names that the mention is in;
    ``office_listed`` the list of offices that the office is in; ``replaced`` tells that another takes the office of
    the person: «به جای رضا کاظمی».
    """

    office: int
    mention: PersonMention
    bundles: list[Bundle]
    listed: int | None = None
    office_listed: int | None = None
    replaced: bool = False

    @property
    def features(self) -> tuple[str, ...]:
        """The names of what is true, one by one."""
        return names_of(self.bundles)


class PairFinder:
    """Finds and describes the candidate pairs of one article."""

    def __init__(
        self, document: Document, offices: list[Office], persons: Persons, cues: list[list[Cue]]
    ) -> None:
        self._around = Surroundings(document, offices, persons, cues)
        self._sides = Sides(self._around)
        self._links = Links(self._around)
        self._describe = PairDescriber(self._around, self._sides)

    def pairs(self) -> Iterator[Pair]:
        """Every pair worth weighing, in the order of the offices."""
        around, mentions = self._around, self._around.mentions
        for index, office in enumerate(around.offices):
            if (office.phrase.plural and office.role not in _PLURALS) or not self._may_be_held(index):
                continue
            at = around.office_sentence[index]
            near = around.mentions_in(at - MOST_SENTENCES_APART, at + MOST_SENTENCES_APART)
            links = self._links.of(index) if around.beside[index] is None else {}
            numbers = sorted({*near, *links}) if links else near
            if not numbers:
                continue
            one = self._sides.office(index)
            of_members = office.role == "council_member" and one.plural
            offices = one.listed.list if one.listed else None
            for number in numbers:
                mention = mentions[number]
                if mention.start < office.end and office.start < mention.end:
                    continue
                other = self._sides.mention(number)
                if of_members and self._only_acts(one, other) and not self._is_picked(one, other):
                    continue
                bundles = self._describe.bundles(one, other, links.get(number, ""))
                listed = other.listed.list if other.listed else None
                replaced = other.replaced and other.place.at == at and not self._goes_to(office, mention)
                yield Pair(index, mention, bundles, listed, offices, replaced)

    def _goes_to(self, office: Office, mention: PersonMention) -> bool:
        """Whether an office is what somebody gets who leaves another: «به جای رضا ناصری که به سمت فرماندار رفت»."""
        text = self._around.document.text
        between = text[mention.end : office.start]
        return (
            mention.end <= office.start
            and " که " in between
            and any_word("goes on to", closing=True).search(between) is not None
            and any_word("goes there then").match(text, office.end + 1) is not None
        )

    def _may_be_held(self, index: int) -> bool:
        """Whether an office is not only a council that acts: «شورای شهر» is a seat where a word beside it says so."""
        office = self._around.offices[index]
        if office.role != "council_member" or office.phrase.form != "post" or office.how == "again":
            return True
        first, last = self._around.office_tokens[index]
        words = self._around.document.tokens[max(0, first - _BESIDE_SEAT) : last + _BESIDE_SEAT]
        return not words_of("seat_words").isdisjoint(words)

    def _is_picked(self, office: OfficeSide, mention: MentionSide) -> bool:
        """Whether a person of the sentence is one of the members: «یکی از اعضای شورا، الف», «الف، پزشک و از اعضای
        شورا», «دو نفر از اعضای شورا؛ یکی الف و دیگری ب».
        """
        tokens, (m_first, m_last) = self._around.document.tokens, mention.span
        first, last = office.place.first, office.place.last
        if mention.place.at != office.place.at:
            return False
        if m_last <= first:
            return tokens[first - 1] == "از" and first - m_last <= _BESIDE_SEAT
        one_of = tokens[max(0, first - 2) : first] == ["یکی", "از"] and m_first - last <= _BESIDE_MEMBERS
        return one_of or not {"یکی", "دیگری"}.isdisjoint(tokens[m_first - _BESIDE_PICKED : m_first])

    @staticmethod
    def _only_acts(office: OfficeSide, mention: MentionSide) -> bool:
        """Whether members in the plural do something to a person, who is none of them: «اعضای شورا الف را برگزیدند»."""
        (m_first, m_last), apart = mention.span, mention.place.at != office.place.at
        if m_last <= office.place.first:
            one_of = mention.listed is not None or office.place.symbols[0] == "از"
            return apart or office.place.first - m_last > _BESIDE_MEMBERS or not one_of
        return mention.listed is None or (not apart and m_first - office.place.last > _BESIDE_MEMBERS)
