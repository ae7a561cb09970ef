"""Whom a meeting was with, where the words name several, or name one by an office and the person elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from urbankg.persian.fold import key
from urbankg.reading.document import Sentence
from urbankg.reading.frames import inside
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_WITH_OFFICE = re.compile(
    rf"(?<!\w)با {one_of('no official')}(?: (?!(?:که|با|در این)(?!\w))\w+){{0,9}}[ ]?،[ ]?"
    rf"(?:{any_word('title before name').pattern}[ «]+)*$"
)
_TWO_WORDS = re.compile(r"[ ،(«]*(?P<words>[^\W\d_]+ [^\W\d_]+)")
_TITLES = re.compile(rf"[ ،]*(?:{any_word('title before name').pattern}[ «]+)*$")
BESIDE = 5  # characters between two words that stand beside each other
_LATER = 5  # sentences after a meeting in which who was there is named


def governed(scene: Scene, sentence: Sentence, party: Party) -> Party:
    """A person as governed by the «با» of the office before the name: «با سفیر اندونزی، الف، دیدار کرد»."""
    if party.kind != "person" or party.before:
        return party
    text, start = scene.document.text, max(sentence.start, party.start - 90)
    found = _WITH_OFFICE.search(text, start, party.start)
    if found is None or any(
        found.start() <= p.start < party.start and p.kind == "person" for p in parties(scene, sentence)
    ):
        return party
    return replace(party, before="با")


def beside(others: Party, near: list[Party]) -> list[Party]:
    """Whom somebody met: «با ب و ج» names two."""
    found = [others]
    for party in near:
        if party.start < found[-1].end:
            continue
        joined = party.before == "و" and party.kind == "person" and party.label
        if not joined or party.start - found[-1].end >= BESIDE:
            break
        found.append(party)
    return found


def named_by_office(scene: Scene, sentence: Sentence, start: int, end: int, known: Party) -> Iterator[Party]:
    """The people whom the next sentences call by an office that stands between two places of a sentence:
    «سفیر اندونزی با شهردار ساوه دیدار کرد. … الف، سفیر اندونزی، گفت …»."""
    text, document = scene.document.text, scene.document
    said = f" {text[start : known.start]} ، {text[known.end : end]} ".replace("،", " ، ")
    index = document.sentence_at(sentence.start) + 1
    for then in document.sentences[index : index + _LATER]:
        for person in parties(scene, then):
            if person.kind != "person" or not person.label or key(person.label) == key(known.label):
                continue
            if any(f" {words} " in said for words in _offices_beside(scene, then, person)):
                yield person


def _offices_beside(scene: Scene, sentence: Sentence, person: Party) -> Iterator[str]:
    """The first two words of what stands beside a name, and of the offices that a party includes."""
    text = scene.document.text
    for office in inside(sentence, scene.offices):
        if person.start <= office.start < person.end and (words := _TWO_WORDS.match(text, office.start)):
            yield words["words"]
    if after := _TWO_WORDS.match(text, person.end):
        yield after["words"]
    titles = _TITLES.search(text, sentence.start, person.start)
    begin = max(
        text.rfind("،", sentence.start, titles.start() if titles else person.start) + 1, sentence.start
    )
    if before := _TWO_WORDS.match(text, begin):
        yield before["words"]
