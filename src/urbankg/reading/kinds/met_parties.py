"""Whom a meeting was with, where the words name several, or name one by an office and the person elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from urbankg.persian.fold import key
from urbankg.reading.bystanders.own_titles import has_own_title
from urbankg.reading.document import Sentence
from urbankg.reading.frames import inside
from urbankg.reading.mentions.parties import Party, with_titled
from urbankg.reading.mentions.titles import titles
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import name_opens
from urbankg.reading.wordings import any_word, one_of

_WITH_OFFICE = re.compile(
    rf"(?<!\w)با {one_of('no official')}(?: (?!(?:که|با|در این)(?!\w))\w+){{0,9}}[ ]?،[ ]?"
    rf"(?:{any_word('title before name').pattern}[ «]+)*$"
)
_ONE_WORD = re.compile(r"[ ]?[،(][ ]?(?P<word>[^\W\d_]+)[ ]?[،)]")
# «هیئتی از شهرداری وان به ریاست الف»: it is he who meets somebody
_DELEGATION = re.compile(
    rf"(?<!\w)هیاتی?(?: ای)?(?!\w)[^،.:؛]*(?<!\w)(?:به|با) (?:ریاست|سرپرستی) "
    rf"(?:{any_word('title before name').pattern}[ «]+)*$"
)
_OF_A_TITLE = 3  # words that tell it from another
JOINT = re.compile(
    rf"[»)]?[ ]?،?[ ]?(?P<and>(?<=[ ])و[ ])?(?:(?:{any_word('title before name').pattern}|اعضای)[ «]+)*"
)
BESIDE = 5  # characters between two words that stand beside each other
_OPENS = 30  # characters before who opens a sentence, with «در ادامه»
_NEXT = 2  # sentences after one that opens with who is named in them
_BEFORE = 3  # sentences before a meeting in which who was there may be named
_LATER = 6  # sentences after a meeting in which who was there is named


def governed(scene: Scene, sentence: Sentence, party: Party) -> Party:
    """A person as governed by the «با» of the office before the name: «با سفیر اندونزی، الف، دیدار کرد»."""
    text, start = scene.document.text, max(sentence.start, party.start - 90)
    said = text[start : party.start]
    if party.kind == "person" and ("ریاست" in said or "سرپرستی" in said) and _DELEGATION.search(said):
        return replace(party, before="")
    if party.kind != "person" or party.before:
        return party
    found = _WITH_OFFICE.search(text, start, party.start)
    if found is None or any(
        found.start() <= p.start < party.start and p.kind == "person" for p in with_titled(scene, sentence)
    ):
        return party
    return replace(party, before="با")


def beside(text: str, others: Party, near: list[Party]) -> list[Party]:
    """Whom somebody met: «با ب و ج» names two, «با ب، ج و د» three."""
    found: list[Party] = [others]
    doubtful: list[Party] = []
    for party in near:
        last = (doubtful or found)[-1]
        if party.start < last.end:
            continue
        joint = JOINT.fullmatch(text, last.end, party.start)
        if (
            joint is None
            or not party.label
            or not (party.kind == "person" or (joint["and"] and party.official))
        ):
            break
        doubtful.append(party)  # a comma joins as well as it parts, until «و» comes
        if joint["and"]:
            found += doubtful
            doubtful = []
    return found


def named_elsewhere(scene: Scene, sentence: Sentence, party: Party, known: str) -> str:
    """The name of a party that a sentence gives only by what it is: from who is called so in sentences near it, or
    from who is named next where it opens its sentence («سفیر اندونزی به ساوه آمد. حسن احمدی گفت …»)."""
    document = scene.document
    words = document.text[party.start : party.end].split()[:_OF_A_TITLE]
    index = document.sentence_at(sentence.start)
    said = [index] if party.start - sentence.start < _OPENS else []
    for near in (*range(index + 1, index + 1 + _LATER), *range(index - 1, max(index - _BEFORE, -1), -1)):
        for other in document.sentences[near : near + 1]:
            for person in with_titled(scene, other):
                if person.kind != "person" or (person.label and key(person.label) == key(known)):
                    continue
                if any(_alike(words, called) for called in _called(scene, other, person)):
                    if person.label:
                        return person.label
                    if person.start - other.start < _OPENS:
                        said.append(near)
    return next((name for near in said if (name := _named_next(scene, near, known))), "")


def _named_next(scene: Scene, index: int, known: str) -> str:
    """Who opens one of the sentences after another, new and without a title."""
    for then in scene.document.sentences[index + 1 : index + 1 + _NEXT]:
        for mention in inside(then, scene.persons.mentions):
            name = scene.persons.people[mention.person].name
            if mention.kind != "full" or key(name) == key(known) or name in scene.officials:
                continue
            full = (m for m in scene.persons.people[mention.person].mentions if m.kind == "full")
            if next(full) == mention and name_opens(scene, mention) and not has_own_title(scene, mention):
                return name
            break
    return ""


def _called(scene: Scene, sentence: Sentence, person: Party) -> Iterator[list[str]]:
    """The first words of what a sentence calls a person, beside the name or within a party."""
    text = scene.document.text
    starts = [o.start for o in inside(sentence, scene.offices) if person.start <= o.start < person.end]
    starts += [t.start for t in titles(scene, sentence) if person.start <= t.start < person.end]
    for at in starts:
        yield text[at : person.end].split()[:_OF_A_TITLE]
    if alone := _ONE_WORD.match(text, person.end):
        yield [alone["word"]]


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether two titles begin alike; one word serves only where it is all: «والی»."""
    least = min(len(one), len(other))
    return one[:least] == other[:least] and (least > 1 or len(other) == 1)
