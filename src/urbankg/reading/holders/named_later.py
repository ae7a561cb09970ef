"""Who is named in another sentence than the office: next after it, as who makes its appointments, or as who speaks.

«فرماندار ساوه از کمبود آب گفت. مینا آذرنیا …» speaks of one person: the office opens a sentence that names nobody, and
the next name is new and comes without a title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from urbankg.persian.fold import key
from urbankg.reading.bystanders.named_aside import gives_order
from urbankg.reading.bystanders.own_titles import first_mentions
from urbankg.reading.holders.named_behind import NamedBehind
from urbankg.reading.holders.speaking_on import Speakers
from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, Answers, in_status, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import (
    in_whose_words,
    name_opens,
    office_opens,
    tells_of_several,
)
from urbankg.reading.wordings import any_word

# How likely who is named so holds the office: 19 of 20 do, of those that the models doubt 3 of 4.
NAMED_LATER = 0.75
_WORTH_IT = 0.1  # what the models think less likely is left to them
_LEAST_BY_WORDS = 0.03
_LEAST_AT_ALL = 0.01
_BY_WHOM = 25  # characters before an office in which «با حکم» stands
_ORDERS = re.compile(r"(?<!\w)(?:حکم|احکام|منصوب|انتصاب)")
_MOST_APART = 2  # sentences from the office to the name
# By the second of two titles that are joined, which first one may be the same person's.
_MAY_BE_BOTH = {
    "county_governor": ("deputy_governor_general",),
    "municipal_org_head": ("deputy_mayor", "deputy_minister"),
}
_OTHERWISE_HELD = frozenset(["former", "late", "candidate"])  # senses of an office that nobody holds now


def as_named_later(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; of an office that nobody is known to hold, who is named next holds it, who makes
    appointments where it does, and who speaks where it goes on.
    """
    speakers = Speakers(scene)
    weighed = [
        scaled(answers, 0.0)
        if 1 - answers[NOTHING] >= LEAST_LIKELY
        and speakers.only_names(scene.offices[pair.office], pair.mention)
        else answers
        for pair, answers in zip(pairs, weighed, strict=True)
    ]
    held = _Held(scene, pairs, weighed)
    behind = NamedBehind(scene, held.offices)
    first = first_mentions(scene)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, mention, likely = scene.offices[pair.office], pair.mention, 1 - weighed[at][NOTHING]
        if (
            mention.kind == "pronoun"
            or not _is_one_holder(office)
            or likely >= LEAST_LIKELY
            or held.office(pair.office)
            or held.otherwise(office, mention.person)
        ):
            continue
        next_named = first[mention.person] == mention and _next_named(scene, office) == mention
        if (next_named and likely >= _least(scene, mention)) or (
            likely >= _LEAST_AT_ALL and behind.of(pair.office) == mention
        ):
            again[at] = scaled(weighed[at], NAMED_LATER)
        elif _appoints(scene, office, mention) or speakers.is_one(office, mention):
            again[at] = in_status(weighed[at], "incumbent", NAMED_LATER)
    return _as_two(scene, pairs, again)


def _as_two(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who is named later as a deputy holds the office joined to it too, and the other way
    round: «معاون استاندار و فرماندار ساوه گفت: … . مینا آذرنیا افزود».
    """
    text = scene.document.text
    joined = {
        number: (number + 1, second.end)
        for number, (first, second) in enumerate(pairwise(scene.offices))
        if first.role in _MAY_BE_BOTH.get(second.role, ())
        and text[first.end : second.start] == " و "
        and _is_one_holder(first)
        and _is_one_holder(second)
        and office_opens(scene, first)
        and not tells_of_several(scene, second.end - 1)
    }
    if not joined:
        return weighed
    index = {(pair.office, pair.mention): at for at, pair in enumerate(pairs)}
    again = list(weighed)
    for one, (other, end) in joined.items():
        for mention in scene.persons.mentions:
            both = [index[key] for key in ((one, mention), (other, mention)) if key in index]
            if len(both) == 2 and mention.start > end and mention.kind == "full":
                likely = max(1 - weighed[at][NOTHING] for at in both)
                if likely >= LEAST_LIKELY:
                    for at in both:
                        again[at] = in_status(weighed[at], "incumbent", likely)
    return again


def _is_one_holder(office: Office) -> bool:
    """Whether an office is named by its holder, and by only one, who holds it now."""
    phrase = office.phrase
    return phrase.form == "holder" and not phrase.plural and _OTHERWISE_HELD.isdisjoint(phrase.senses)


def _least(scene: Scene, mention: PersonMention) -> float:
    """How likely the models must think it that who is named next holds the office: less where it is told by whose
    words.
    """
    return _LEAST_BY_WORDS if in_whose_words(scene, mention) else _WORTH_IT


def _appoints(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a person makes appointments in the sentences after one by whom they are made: «با حکم شهردار ساوه مدیران
    منصوب شدند. مینا آذرنیا در این احکام …».
    """
    document, text = scene.document, scene.document.text
    number = document.sentence_at(office.start)
    apart = document.sentence_at(mention.start) - number
    if not 1 <= apart <= _MOST_APART + 1 or not gives_order(text, mention.end):
        return False
    sentence = document.sentences[number]
    orders = office_opens(scene, office) and _ORDERS.search(text, office.end, sentence.end)
    by_whom = any_word("by whom", closing=True).search(text[max(0, office.start - _BY_WHOM) : office.start])
    return bool(orders or by_whom)


class _Held:
    """What the pairs of an article tell already, each as surely as is told."""

    def __init__(self, scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> None:
        self.offices: set[int] = set()
        self._holders: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._seats: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for pair, answers in zip(pairs, weighed, strict=True):
            if 1 - answers[NOTHING] < LEAST_LIKELY:
                continue
            self.offices.add(pair.office)
            office, mention = scene.offices[pair.office], pair.mention
            if max(answers["incumbent"], answers["start"]) >= max(answers["former"], answers["end"]):
                self._holders[_seat(office)].add(mention.person)
            elif office.phrase.form != "holder" or not 0 < office.start - mention.end <= BESIDE:
                continue  # «الف که زمانی شهردار بود» may be another now, «الف، شهردار پیشین ساوه،» is called by that
            self._seats[mention.person].add(_seat(office))

    def office(self, number: int) -> bool:
        """Whether somebody is told to hold an office by this mention of it."""
        return number in self.offices

    def otherwise(self, office: Office, person: int) -> bool:
        """Whether somebody else holds it elsewhere in the article, or the person holds another one."""
        seat = _seat(office)
        return bool(self._holders[seat] - {person} or self._seats[person] - {seat})


def _seat(office: Office) -> tuple[str, str]:
    return office.role, key(office.label)


def _is_named(scene: Scene, mention: PersonMention) -> bool:
    """Whether a person is named in full, or as the article does it where it tells by whose words."""
    return mention.kind == "full" or in_whose_words(scene, mention)


def _next_named(scene: Scene, office: Office) -> PersonMention | None:
    """Who is named next after an office that opens a sentence without names; where another office stands between, or
    more than a title before the name or behind it, nobody.
    """
    document = scene.document
    number = document.sentence_at(office.start)
    start = document.sentences[number].start
    named = (mention for mention in scene.persons.mentions if mention.kind != "pronoun")
    later = next((mention for mention in named if mention.start >= start), None)
    if later is None or not _is_named(scene, later) or not office_opens(scene, office):
        return None
    apart = document.sentence_at(later.start) - number
    between = (o for o in scene.offices if office.end <= o.start < later.start and o.phrase.form == "holder")
    if not 1 <= apart <= _MOST_APART or any(_seat(o) != _seat(office) for o in between):
        return None
    return later if name_opens(scene, later) else None
