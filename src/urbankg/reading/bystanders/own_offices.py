"""Whose office is told beside the name is not thereby in others that only stand in the same text.

«مینا آذرنیا، شهردار ساوه، گفت … . شهردار اراک نیامد», «شورای شهر ساوه استعفای شهردار، مینا آذرنیا، را پذیرفت», «شهردار
ساوه و معاونش، مینا آذرنیا، آمدند», «شهردار ساوه استعفا داد. مینا آذرنیا، که عضو شوراست، مخالف بود».
"""

from __future__ import annotations

import re

from urbankg.persian.fold import key
from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, Answers, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import titles

_APART = 8  # characters from which on an office no longer stands beside a name
_MAYORS = ("mayor", "acting_mayor")
_AS_WELL = re.compile(r"(?<!\w)(?:نیز|هم|عهده|عهده[ ]?دار|است|هست|دارد|می[ ]?کند)(?!\w)")
_WHO_IS = re.compile(r" ?،? که ")
_OPENS_CLAUSE = 40  # characters behind an office in which stands that somebody holds it as well
_APPOSED = re.compile(rf" ?،? ?[«\"]?{titles()}")

Seat = tuple[str, str]


def as_called_otherwise(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, none where the person is called by an office of another kind."""
    own: dict[int, tuple[float, Seat]] = {}
    introduced: dict[PersonMention, Seat] = {}  # by an office in a clause behind the name
    ruling: set[tuple[int, str]] = set()
    for pair, answers in zip(pairs, weighed, strict=True):
        office, likely = scene.offices[pair.office], 1 - answers[NOTHING]
        if likely < LEAST_LIKELY:
            continue
        person = pair.mention.person
        if office.role in _MAYORS:
            ruling.add((person, key(office.label)))
        if (
            _WHO_IS.fullmatch(scene.document.text, pair.mention.end, office.start)
            and _status(answers) == "incumbent"
        ):
            introduced[pair.mention] = _seat(office)
        if _gap(office, pair) <= BESIDE and _is_title(office) and _status(answers) == "incumbent":
            own[person] = max(own.get(person, (0.0, ("", ""))), (likely, _seat(office)))
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, likely = scene.offices[pair.office], 1 - weighed[at][NOTHING]
        if likely < LEAST_LIKELY:
            continue
        person = pair.mention.person
        if _is_above(scene, pair):
            again[at] = scaled(weighed[at], 0.0)
            continue
        if office.role == "council_member" and office.phrase.form == "post":
            named = scene.document.text.startswith("عضو", office.start)
            if not named and (person, key(office.label)) in ruling:
                again[at] = scaled(weighed[at], 0.0)
            continue
        seat = introduced.get(pair.mention, _seat(office))
        if not _same(seat, _seat(office)) and _is_title(office) and _is_apart(scene, pair):
            again[at] = scaled(weighed[at], 0.0)
            continue
        surely, seat = own.get(person, (0.0, ("", "")))
        if (
            surely > likely
            and not _same(seat, _seat(office))
            and _is_title(office)
            and _is_uncertain(weighed[at])
            and _gap(office, pair) > _APART
            and not _as_well(scene, pair)
        ):
            again[at] = scaled(weighed[at], 0.0)
    return again


def _is_apart(scene: Scene, pair: Pair) -> bool:
    """Whether an office stands in another sentence than a name."""
    document, office = scene.document, scene.offices[pair.office]
    return document.sentence_at(office.start) != document.sentence_at(pair.mention.start)


def _is_above(scene: Scene, pair: Pair) -> bool:
    """Whether a person is called the deputy of whoever holds an office: «شهردار ساوه و معاونش، مینا آذرنیا»."""
    text, mention = scene.document.text, pair.mention
    office, below = scene.offices[pair.office], scene.offices[pair.office + 1 : pair.office + 2]
    return (
        bool(below)
        and below[0].phrase.over == "superior"
        and text[office.end : below[0].start] == " و "
        and _APPOSED.fullmatch(text, below[0].end, mention.start) is not None
    )


def _is_title(office: Office) -> bool:
    return office.phrase.form == "holder" and not office.phrase.plural


def _seat(office: Office) -> Seat:
    return office.role, key(office.label)


def _same(one: Seat, other: Seat) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])


def _gap(office: Office, pair: Pair) -> int:
    """Characters between an office and a name."""
    return max(pair.mention.start - office.end, office.start - pair.mention.end)


def _status(answers: Answers) -> str:
    return max((a for a in answers if a != NOTHING), key=lambda a: answers[a])


def _is_uncertain(answers: Answers) -> bool:
    """Whether a text tells of no change of an office, or of one as likely as not of others."""
    status = _status(answers)
    return status == "incumbent" or answers[status] < answers[NOTHING]


def _as_well(scene: Scene, pair: Pair) -> bool:
    """Whether the sentence of the name goes on with an office that the person holds besides."""
    document, office = scene.document, scene.offices[pair.office]
    index = document.sentence_at(pair.mention.start)
    if document.sentence_at(office.start) != index or office.start < pair.mention.start:
        return False
    end = min(document.sentences[index].end, office.end + _OPENS_CLAUSE)
    return _AS_WELL.search(document.text, office.end, end) is not None
