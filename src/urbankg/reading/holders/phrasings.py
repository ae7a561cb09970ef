"""Phrasings: how a sentence puts a person and an office together, row by row of ``data/phrases/phrasings.csv``.

A row says only what stands around them: «{person} به عنوان {holder} گفت», «{post} را به {person} سپرد» (see
`urbankg.reading.slotted_text`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.reading.bystanders.named_aside import is_aside
from urbankg.reading.mentions.comers import is_named_aside
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import NOTHING, Answers, in_status, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.slotted_text import Wording, WordingTable

_ASSERTED = ("incumbent", "start", "end", "former")


@dataclass(frozen=True)
class Phrasing:
    """A row: its wording, and what it makes of the pair. A status of «none» parts the two, an empty one leaves open how
    the office is held.
    """

    wording: Wording
    status: str
    likelihood: float

    @classmethod
    def of(cls, row: dict[str, str]) -> Phrasing:
        """The phrasing of a row of the table; ValueError if it lacks one of the two slots."""
        wording = Wording.of(row["form"])
        if not {"person", "office"} <= wording.pattern.groupindex.keys():
            raise ValueError(f"phrasings.csv: no {{person}} or no office in: {row['form']}")
        return cls(wording, row["status"], float(row["likelihood"]) if row["likelihood"] else 0.0)


@cache
def phrasings() -> WordingTable[Phrasing]:
    """The rows of the table."""
    return WordingTable(map(Phrasing.of, rows(PHRASES / "phrasings.csv")))


def as_phrased(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those that a phrasing settles made as it says; of several that fit the last counts.
    Who is parted from an office is so wherever else the text names the same person.
    """
    if not pairs:
        return weighed
    text = scene.slotted
    numbers: dict[tuple[int, PersonMention], int] = {}
    again, settled = list(weighed), dict[int, Phrasing]()
    for one, found in phrasings().found(text, with_office=True):
        numbers = numbers or {(p.office, p.mention): at for at, p in enumerate(pairs)}
        (number,) = text.at(found.start("person"))
        named = scene.persons.mentions[number]
        mention = _who_takes(scene, number) if one.status == "start" else named
        for office in text.at(found.start("office")):
            at = numbers.get((office, mention))
            if mention != named and (office, named) in numbers:
                again[numbers[office, named]] = scaled(again[numbers[office, named]], 0.0)
            if at is not None and (one.status not in _ASSERTED or text.asserts(found)):
                again[at], settled[at] = _settled(one, again[at]), one
    parted = {
        (pairs[at].office, pairs[at].mention.person) for at, one in settled.items() if one.status == NOTHING
    }
    for at, pair in enumerate(pairs) if parted else ():
        if at not in settled and (pair.office, pair.mention.person) in parted:
            again[at] = scaled(again[at], 0.0)
    return again


def _who_takes(scene: Scene, number: int) -> PersonMention:
    """Who takes an office where a mention stands before it: whoever is named before who only decides it, «رضا ناصری با
    حکم استاندار، مینا آذرنیا، شهرداری ساوه را تحویل گرفت».
    """
    mention = scene.persons.mentions[number]
    decides = is_aside(scene, mention) and not is_named_aside(scene.document.text, mention.start)
    return scene.persons.mentions[number - 1] if number and decides else mention


def _settled(one: Phrasing, answers: Answers) -> Answers:
    if one.status == NOTHING:
        return scaled(answers, 0.0)
    likelihood = max(one.likelihood, 1 - answers[NOTHING])
    return in_status(answers, one.status, likelihood) if one.status else scaled(answers, likelihood)
