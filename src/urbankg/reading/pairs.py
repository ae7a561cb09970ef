"""Which person may hold which office: the candidate pairs of an article.

What speaks for or against a pair is described by `urbankg.reading.pair_features` and weighed by
`urbankg.reading.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from urbankg.reading.cues import Cue
from urbankg.reading.document import Document
from urbankg.reading.offices import Office
from urbankg.reading.pair_features import PairDescriber
from urbankg.reading.persons import PersonMention, Persons
from urbankg.reading.surroundings import Surroundings

MOST_SENTENCES_APART = 3
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


@dataclass(frozen=True, slots=True)
class Pair:
    """An office and a mention of a person, with what is true of them together.

    ``office`` is the office's place among those of the article, ``listed`` the list of names that the mention is in.
    """

    office: int
    mention: PersonMention
    features: tuple[str, ...]
    listed: int | None = None


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
        sentence_of = self._around.mention_sentence
        for index, office in enumerate(self._offices):
            if office.phrase.plural and office.role not in _PLURALS:
                continue
            at = self._around.office_sentence[index]
            for number, mention in enumerate(self._persons.mentions):
                if mention.start < office.end and office.start < mention.end:
                    continue
                apart = sentence_of[number] - at
                linked = self._describe.link(index, number)
                if abs(apart) <= MOST_SENTENCES_APART or linked:
                    features = tuple(self._describe.features(index, number, linked))
                    listed = self._around.name_list(number)
                    yield Pair(index, mention, features, listed.list if listed else None)
