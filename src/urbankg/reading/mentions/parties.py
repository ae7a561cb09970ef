"""Who and what a sentence speaks of, in order, each with its preposition: the grammar of «الف با ب دیدار کرد».

A person with the office beside the name («احمد وحیدی، وزیر کشور») is one party; an office alone stands for the
person whom the article names as its holder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from urbankg.persian.date_words import months, weekdays
from urbankg.persian.fold import key
from urbankg.reading.document import Sentence
from urbankg.reading.frames import inside
from urbankg.reading.mentions.bodies import Body
from urbankg.reading.mentions.body_names import full_name
from urbankg.reading.mentions.houses import end_with_house
from urbankg.reading.mentions.place_mentions import PlaceMention
from urbankg.reading.mentions.titles import strangers, titles
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

PartyKind = Literal["person", "body", "place"]

_PREPOSITION = re.compile(
    rf"({any_word('before party').pattern})"
    rf"(?:[ ]+(?:{any_word('title of party').pattern}|{any_word('title before name').pattern}))*[ ]*[«\"(]?[ ]*$"
)
_APPOSITION = re.compile(rf"[ ،«»\"()\-]*(?:{any_word('title before name').pattern}[ «]+)*")
_GROUP = re.compile(
    rf"{any_word('holders of towns').pattern} (?:شهرهای )?(?:{any_word('division').pattern} )?"
)
_GROUP_HERE = re.compile(
    rf"(?<!\w)(?P<holders>{one_of('holders of towns')}) (?:شهرهای )?(?:این |همین )?(?P<kind>استان|شهرستان)(?!\w)"
)
_NO_PLACE = any_word("no place after", closing=True)


@dataclass(frozen=True, slots=True)
class Party:
    """A person, body or place that a sentence speaks of.

    ``label`` is its full name, empty if the article does not tell it; ``before`` the preposition that governs it
    (``و`` in a list, empty for a subject); ``official`` whether it is a named official, or a body that governs.
    """

    start: int
    end: int
    label: str
    kind: PartyKind
    before: str = ""
    official: bool = False
    body: Body | None = None
    titled: bool = False  # told by a title that is no office here


def parties(scene: Scene, sentence: Sentence) -> list[Party]:
    """The parties of a sentence, in order, none inside another."""
    return _once(scene, sentence, titled=False)


def with_titled(scene: Scene, sentence: Sentence) -> list[Party]:
    """As `parties`; and who is told by a title that is no office here, which belongs to a name beside it."""
    return _once(scene, sentence, titled=True)


def _once(scene: Scene, sentence: Sentence, *, titled: bool) -> list[Party]:
    found = scene.parties.get((sentence, titled))
    if found is None:
        found = scene.parties[sentence, titled] = _parties(scene, sentence, titled)
    return found


def _parties(scene: Scene, sentence: Sentence, titled: bool) -> list[Party]:
    found = [*_people(scene, sentence), *_bodies(scene, sentence)]
    if titled:
        found += _titled(scene, sentence)
    found.sort(key=lambda p: (p.start, -p.end))
    kept: list[Party] = []
    whole: list[Party] = []  # those of whom both the name and what they are is told
    for party in found:
        if kept and party.start < kept[-1].end:
            continue
        if (
            kept
            and _same_person(scene, kept[-1], party)
            and not (kept[-1] in whole and party.label not in ("", kept[-1].label))
        ):
            last = kept.pop()
            named, office = (party, last) if _is_office(scene, last) else (last, party)
            label, official = named.label or office.label, named.official or office.official
            kept.append(replace(last, end=party.end, label=label, official=official))
            whole.append(kept[-1])
        else:
            kept.append(party)
    kept += _groups(scene, sentence)
    if titled:
        kept += _each_of_several(scene, sentence)
    kept += [p for p in _places(scene, sentence) if not any(k.start <= p.start < k.end for k in kept)]
    kept.sort(key=lambda p: p.start)
    return [replace(p, before=preposition(scene, sentence, p.start)) for p in kept]


def preposition(scene: Scene, sentence: Sentence, position: int) -> str:
    """The preposition or «و» that stands before a position, with at most titles between."""
    found = _PREPOSITION.search(scene.document.text, max(sentence.start, position - 60), position)
    return found.group(1) if found else ""


def _people(scene: Scene, sentence: Sentence) -> list[Party]:
    found = []
    for mention in inside(sentence, scene.persons.mentions):
        name = _official(scene, scene.persons.people[mention.person].name)
        if mention.kind != "pronoun":
            found.append(Party(mention.start, mention.end, name, "person", official=name in scene.officials))
    for office in inside(sentence, scene.offices):
        if office.phrase.form == "holder" and not office.phrase.plural and office.how != "listed":
            name = scene.holder(office.role, office.label)
            end = end_with_house(scene.document.text, office.role, office.end)
            found.append(Party(office.start, end, name, "person", official=bool(name)))
    return found


def _titled(scene: Scene, sentence: Sentence) -> list[Party]:
    found = [Party(t.start, t.end, "", "person", titled=True) for t in titles(scene, sentence)]
    marks = [(p.start, p.end) for p in found]
    marks += [(o.start, o.end) for o in inside(sentence, scene.offices) if o.phrase.form == "holder"]
    for start, end in strangers(scene, sentence, marks):
        found.append(Party(start, end, scene.document.surface(start, end), "person"))
    return found


def _official(scene: Scene, name: str) -> str:
    """A surname alone that one official of the article bears is that official's."""
    if " " in name or name in scene.officials:
        return name
    bearers = [official for official in scene.officials if name in official.split()[1:]]
    return bearers[0] if len(bearers) == 1 else name


def _same_person(scene: Scene, last: Party, party: Party) -> bool:
    """Whether a name and an office stand beside each other and mean one person."""
    if last.kind != "person" or party.kind != "person":
        return False
    if not _APPOSITION.fullmatch(scene.document.text, last.end, party.start):
        return False
    return last.label == party.label or _is_office(scene, last) != _is_office(scene, party)


def _is_office(scene: Scene, party: Party) -> bool:
    return party.titled or any(o.start == party.start for o in scene.offices)


def _bodies(scene: Scene, sentence: Sentence) -> list[Party]:
    return [
        Party(b.start, b.end, full_name(scene, b), "body", official=b.kind != "institution", body=b)
        for b in inside(sentence, scene.bodies)
    ]


def _groups(scene: Scene, sentence: Sentence) -> list[Party]:
    """«شهرداران استان مازندران»: the holders of an office in a province, as one party."""
    found = []
    for head in _GROUP.finditer(scene.document.text, sentence.start, sentence.end):
        place = next((m for m in scene.context.mentions if m.start == head.end()), None)
        taken = any(b.start <= head.start() < b.end for b in scene.bodies)
        of_several = place is not None and (
            bool(any_word("division", closing=True).search(head.group()))
            or any(p.kind == "province" for p in place.places)
        )  # «شهرداران ساوه و اراک» are no group
        if place is not None and of_several and not taken:
            label = scene.document.surface(head.start(), place.end)
            found.append(Party(head.start(), place.end, label, "body", official=True))
    for here in _GROUP_HERE.finditer(scene.document.text, sentence.start, sentence.end):
        kind = "province" if here["kind"] == "استان" else "county"
        name = scene.context.place(kind, here.start())
        named = any(m.start == here.end() + 1 for m in scene.context.mentions)
        taken = any(b.start <= here.start() < b.end for b in scene.bodies)
        if name and not (named or taken):
            label = f"{here['holders']} {here['kind']} {name}"
            found.append(Party(here.start(), here.end(), label, "body", official=True))
    return found


def _each_of_several(scene: Scene, sentence: Sentence) -> list[Party]:
    """«شهرداران ساوه و اراک»: each holder where the place is named, the first from where the office is."""
    found: list[Party] = []
    for office in inside(sentence, scene.offices):
        if not any_word("holders of towns").match(scene.document.text, office.start):
            continue
        for m in inside(sentence, scene.context.mentions):
            if m.start > office.start and key(m.name) == key(office.label):
                name = scene.holder(office.role, office.label)
                first = not any(p.start == office.start for p in found)
                start = office.start if first else m.start
                found.append(Party(start, m.end, name, "person", official=bool(name)))
                break
    return found


def _places(scene: Scene, sentence: Sentence) -> list[Party]:
    found: list[Party] = []
    abroad = -1  # where the last foreign place ends: «شیان چین» is one
    for m in inside(sentence, scene.context.mentions):
        foreign = all(p.kind == "foreign" for p in m.places)
        if not (foreign and m.start == abroad + 1) and _is_place(scene, sentence, m):
            found.append(Party(m.start, m.end, m.name, "place"))
        abroad = m.end if foreign else -1
    return found


def _is_place(scene: Scene, sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a word that may be a place is none of a date, of «خبرگزاری فارس», of a compound."""
    text, start = scene.document.text, mention.start
    dated = _is_time(text[start : mention.end]) and any(d.start <= start < d.end for d in scene.dates)
    named = _NO_PLACE.search(text, max(sentence.start, start - 24), start)
    return not (dated or named or _second_half(scene, start))


def _is_time(word: str) -> bool:
    return word in months() or word in weekdays()


def _second_half(scene: Scene, position: int) -> bool:
    """Whether a ZWNJ joins a word to the one before («بازدیدکننده»): its second half is no place."""
    first, _ = scene.document.original(position, position)
    return scene.document.article.text[first - 1 : first] == "\u200c"
