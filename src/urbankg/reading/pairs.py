"""Which person may hold which office: the candidate pairs of an article.

What speaks for or against a pair is described by `urbankg.reading.pair_describer` and weighed by
`urbankg.reading.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from urbankg.lexicon.phrases import words_of
from urbankg.reading.cues import Cue
from urbankg.reading.document import Document
from urbankg.reading.offices import Office
from urbankg.reading.pair_describer import PairDescriber
from urbankg.reading.persons import PersonMention, Persons
from urbankg.reading.ranking import Bundle, names_of
from urbankg.reading.surroundings import Surroundings

MOST_SENTENCES_APART = 3
_BESIDE_SEAT = 8  # tokens around «شورای شهر» in which a word may make it a seat
_BESIDE_MEMBERS = 4  # tokens between «اعضای شورا» and the names of members
# Offices that a plural may name for several persons at once: «اعضای شورا», «استانداران فارس و قزوین».
_PLURALS = frozenset(
    [
        "council_member",
        "district_mayor",
        "mayor",
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
        self._offices = offices
        self._persons = persons
        self._around = Surroundings(document, offices, persons, cues)
        self._describe = PairDescriber(self._around)

    def pairs(self) -> Iterator[Pair]:
        """Every pair worth weighing, in the order of the offices."""
        mentions, sentence_of = self._persons.mentions, self._around.mention_sentence
        for index, office in enumerate(self._offices):
            if office.phrase.plural and office.role not in _PLURALS:
                continue
            if not self._may_be_held(index):
                continue
            at = self._around.office_sentence[index]
            offices = self._around.office_list(index)
            near = self._around.mentions_in(at - MOST_SENTENCES_APART, at + MOST_SENTENCES_APART)
            linkable = self._around.beside[index] is None
            for number in range(len(mentions)) if linkable else near:
                mention = mentions[number]
                if mention.start < office.end and office.start < mention.end:
                    continue
                apart = sentence_of[number] - at
                linked = self._describe.link(index, number) if linkable else ""
                if (linked or number in near) and not self._only_acts(index, number, apart):
                    bundles = self._describe.bundles(index, number, linked)
                    listed = self._around.name_list(number)
                    replaced = apart == 0 and number in self._describe.replaced
                    yield Pair(
                        index,
                        mention,
                        bundles,
                        listed.list if listed else None,
                        offices.list if offices else None,
                        replaced,
                    )

    def _may_be_held(self, index: int) -> bool:
        """Whether an office is not only a council that acts: «شورای شهر» is a seat where a word beside it says so."""
        office = self._offices[index]
        if office.role != "council_member" or office.phrase.form != "post" or office.how == "again":
            return True
        first, last = self._around.office_tokens[index]
        words = self._around.document.tokens[max(0, first - _BESIDE_SEAT) : last + _BESIDE_SEAT]
        return not words_of("seat_words").isdisjoint(words)

    def _only_acts(self, index: int, number: int, apart: int) -> bool:
        """Whether members in the plural do something to a person, who is none of them: «اعضای شورا الف را برگزیدند»."""
        office = self._offices[index]
        if office.role != "council_member" or not office.phrase.plural:
            return False
        first, last = self._around.office_tokens[index]
        m_first, m_last = self._around.list_span(number)
        if m_last <= first:
            one_of = self._around.name_list(number) is not None or self._around.symbol(first - 1) == "از"
            return apart != 0 or first - m_last > _BESIDE_MEMBERS or not one_of
        return self._around.name_list(number) is None or (apart == 0 and m_first - last > _BESIDE_MEMBERS)
