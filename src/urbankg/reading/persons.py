"""The persons of an article: every mention by full name, by surname, or by «وی», joined to one person each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from urbankg.persian.fold import key
from urbankg.persian.names import find_names, later_mentions
from urbankg.reading.document import Document

MentionKind = Literal["full", "surname", "pronoun"]

_PRONOUN = re.compile(
    r"(?<!\w)(?:وی|او|ایشان|نامبرده|این (?:مقام|مسیول|عضو شورا|مدیر)(?: مسیول| شهری)?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Where a person is spoken of, in the folded text; ``person`` is an index into `Persons.people`."""

    start: int
    end: int
    person: int
    kind: MentionKind


@dataclass(slots=True)
class Person:
    """A person of one article, under the fullest name that the article gives."""

    name: str
    surname: str
    full: bool
    mentions: list[PersonMention] = field(default_factory=list)


class Persons:
    """The persons of an article and their mentions in order of the text."""

    def __init__(self, document: Document) -> None:
        self.people: list[Person] = []
        self.mentions: list[PersonMention] = []
        self._by_key: dict[str, int] = {}
        self._named(document)
        self._pronouns(document)
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        self.name_positions = {m.start for m in self.mentions if m.kind != "pronoun"}
        for mention in self.mentions:
            self.people[mention.person].mentions.append(mention)

    def begins_at(self, position: int) -> bool:
        """Whether a person's name begins at a position of the folded text."""
        return position in self.name_positions

    def _named(self, document: Document) -> None:
        names = find_names(document.article.text)
        found = [*names, *later_mentions(names, document.article.text)]
        for name in sorted(found, key=lambda n: not n.full):  # a headline's surname belongs to a later full name
            if name.honoured:
                continue
            start, end = document.folded.locate(name.start, name.end)
            if not document.reads(start):
                continue
            person = self._person(name.text, name.surname, name.full)
            if person is not None:
                self.mentions.append(PersonMention(start, end, person, "full" if name.full else "surname"))

    def _person(self, text: str, surname: str, full: bool) -> int | None:
        name_key = key(text).removeprefix("سیده" if key(text).startswith("سیده") else "سید") or key(text)
        if name_key in self._by_key:
            return self._by_key[name_key]
        surname_key = key(surname)
        if not full:
            for index, person in enumerate(self.people):
                if key(person.surname) == surname_key or key(person.name).endswith(surname_key):
                    return index
        self.people.append(Person(text, surname, full))
        self._by_key[name_key] = len(self.people) - 1
        return len(self.people) - 1

    def _pronouns(self, document: Document) -> None:
        """Let each pronoun stand for the person last spoken of, by preference the first of the sentence before."""
        named = sorted(self.mentions, key=lambda m: m.start)
        for sentence in document.sentences:
            for pronoun in _PRONOUN.finditer(document.text, sentence.start, sentence.end):
                before = [m for m in named if m.start < pronoun.start()]
                if not before:
                    continue
                last = document.sentence_at(before[-1].start)
                chosen = next(m for m in before if document.sentence_at(m.start) == last)
                self.mentions.append(PersonMention(pronoun.start(), pronoun.end(), chosen.person, "pronoun"))
