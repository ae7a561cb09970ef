"""A text with its names and offices taken out: what stands around them, for tables of wordings with slots.

A row of such a table is a form like «{person} به عنوان {holder} گفت», «{post} را به {person} سپرد».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

from urbankg.lexicon.phrases import needed_words
from urbankg.reading.document import Document, Sentence
from urbankg.reading.mentions.offices import Form, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.wordings import any_word, form_source, one_of, unreal

# What stands in a text for a person, for an office by its form, and where a sentence begins or ends.
_PERSON, _STOP = "\ue000", "\ue001"
_OFFICES: dict[Form, str] = {"holder": "\ue002", "post": "\ue003", "place": "\ue004"}
_ANY_OFFICE = f"[{''.join(_OFFICES.values())}]"
_OF_OFFICE = re.compile(_ANY_OFFICE)
_SIGN = re.compile(rf"{_PERSON}|{_ANY_OFFICE}")
# By what a row calls it: how a slot is written while the words around it become a pattern, and what it is then.
_SLOTS = {
    "person": ("\ue010", f"(?P<person>{_PERSON})"),
    "office": ("\ue011", f"(?P<office>{_ANY_OFFICE})"),
    "holder": ("\ue012", f"(?P<office>{_OFFICES['holder']})"),
    "post": ("\ue013", f"(?P<office>[{_OFFICES['post']}{_OFFICES['place']}])"),
    "seat": ("\ue019", f"(?P<office>{_OFFICES['post']})"),
    "another": ("\ue014", _PERSON),
    "title": ("\ue015", _ANY_OFFICE),
    "stop": ("\ue016", _STOP),
    "words": ("\ue017", rf"(?:(?:،[ ]*|[ ]+)(?:(?!اینکه(?!\w))\w+|{_ANY_OFFICE})){{0,10}}?،?"),
    "any": ("\ue018", f"[^{_STOP}]*?"),
    "left": ("\ue01a", f"(?P<left>{_PERSON})"),
    "came": ("\ue01b", f"(?P<came>{_PERSON})"),
}
_SLOT = re.compile(rf"\{{({'|'.join(_SLOTS)})\}}")
_LIST = re.compile("<.+?>")
_QUOTES = '«»"“”'
_TITLES = re.compile(rf"(?<!\w)(?:{any_word('title of actor').pattern} )+(?=[«\"“ ]*\Z)")
_TITLES_WITHIN = 60  # characters before a name in which its titles stand
_WORD = re.compile(r"\w+")
_QUESTION = ("؟", "?")
_REACH = 40  # characters behind a wording in which a word may stand that unmakes it
_ENDS_CLAUSE = re.compile(rf"(?<!\w){one_of('clause verb')}$")


class SlottedText:
    """The sentences of an article with a sign for each name and office, each with a stop before and behind it.

    Quotation marks, and titles before names, are left out.
    """

    def __init__(
        self, document: Document, mentions: Sequence[PersonMention], offices: Sequence[Office]
    ) -> None:
        self.words = document.words
        signs = _signs(mentions, offices)
        starts = sorted(signs)
        pieces, length, at = [_STOP], len(_STOP), 0
        self.sentences: list[SlottedSentence] = []
        self._standing: dict[int, list[int]] = {}
        for sentence in document.sentences:
            here: list[int] = []
            while at < len(starts) and starts[at] < sentence.end:
                here.append(starts[at])
                at += 1
            text, numbers = _slotted(document, sentence, here, signs)
            if numbers:
                standing = [length + sign.start() for sign in _SIGN.finditer(text)]
                self._standing.update(zip(standing, numbers, strict=True))
            pieces += (text, _STOP)
            self.sentences.append(SlottedSentence(length - len(_STOP), text))
            length += len(text) + len(_STOP)
        self.text = "".join(pieces)

    def at(self, position: int) -> list[int]:
        """The number of the mention, or the numbers of the offices, whose sign stands at a position."""
        return self._standing[position]

    def asserts(self, found: re.Match[str]) -> bool:
        """Whether nothing around a wording makes a plan, a doubt or a question of it."""
        text = self.text
        start = text.rfind(_STOP, 0, found.start()) + 1
        end = text.find(_STOP, found.end())
        if text.endswith(_QUESTION, start, end) or unreal("ahead").search(text, start, found.end()):
            return False
        if _ENDS_CLAUSE.search(text, found.start(), found.end()):
            return True  # «… نشست، ماندنی نیست»: what follows is another clause
        said = text.find(":", found.end(), end)  # «… گفت: کار می‌کنیم»: nor does what somebody says
        end = min(said if said >= 0 else end, found.end() + _REACH)
        return not unreal("after").search(text, found.end(), end)


class SlottedSentence:
    """A sentence of a slotted text: where the stop before it stands, and its text between the stops."""

    def __init__(self, start: int, text: str) -> None:
        self.start, self._text = start, text
        self.end = start + len(text) + 2 * len(_STOP)
        self.names_person = _PERSON in text
        self.names_office = _OF_OFFICE.search(text) is not None

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(_WORD.findall(self._text))


class Wording(NamedTuple):
    """The pattern of a form over slotted text. Of each set in ``needs`` a text must have a word."""

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    apart: bool  # whether it stands in more than one sentence

    @classmethod
    def of(cls, form: str) -> Wording:
        """The wording of a form with slots."""
        source = form_source(_SLOT.sub(lambda slot: _SLOTS[slot[1]][0], form))
        for written, stands_for in _SLOTS.values():
            source = source.replace(written, stands_for)
        # A stop or a name is no part of a word, and is found sooner where nothing is asked of what stands before it.
        plain = source.startswith((_STOP, _SLOTS["person"][1]))
        opening = "" if plain else rf"(?:(?<!\w)|(?={_STOP}))" if _STOP in source else r"(?<!\w)"
        pattern = re.compile(rf"{opening}(?:{source})(?:(?!\w)|(?<={_STOP}))")
        apart = "{stop}" in form.removeprefix("{stop}").removesuffix("{stop}")
        return cls(pattern, tuple(_needed(form)), apart)


class HasWording(Protocol):
    """A row of a table of wordings."""

    @property
    def wording(self) -> Wording:
        """The pattern of its form."""


R = TypeVar("R", bound=HasWording)


class WordingTable(Generic[R]):
    """Rows with wordings, found by the words that they need: most texts have the words of few."""

    def __init__(self, rows: Iterable[R]) -> None:
        self.rows = tuple(rows)
        wordings = [row.wording for row in self.rows]
        self._apart = _Index(wordings, [at for at, one in enumerate(wordings) if one.apart])
        self._within = _Index(wordings, [at for at, one in enumerate(wordings) if not one.apart])

    def found(self, text: SlottedText, *, with_office: bool) -> Iterator[tuple[R, re.Match[str]]]:
        """The rows that stand in a text, row by row; one that is no more than a sentence only where a person is named,
        and an office if it must be.
        """
        standing: list[tuple[int, re.Match[str]]] = []
        for at in self._apart.fitting(text.words):
            standing += [(at, found) for found in self.rows[at].wording.pattern.finditer(text.text)]
        for sentence in text.sentences:
            if sentence.names_person and (sentence.names_office or not with_office):
                for at in self._within.fitting(sentence.words):
                    pattern = self.rows[at].wording.pattern
                    here = pattern.finditer(text.text, sentence.start, sentence.end)
                    standing += [(at, found) for found in here]
        for at, found in sorted(standing, key=lambda one: (one[0], one[1].start())):
            yield self.rows[at], found


class _Index:
    """Wordings, told by their numbers, by the rarest word that they need."""

    def __init__(self, wordings: Sequence[Wording], numbers: Iterable[int]) -> None:
        self._by_word: dict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._anywhere: list[int] = []  # those that need no word
        for number in numbers:
            needs = sorted(
                wordings[number].needs, key=lambda need: min(map(len, need))
            )  # long words are rare
            for word in needs[-1] if needs else ():
                self._by_word[word].append((number, tuple(needs[:-1])))
            if not needs:
                self._anywhere.append(number)
        self._words = frozenset(self._by_word)

    def fitting(self, words: frozenset[str]) -> set[int]:
        """The numbers of those of which a text with these words has all that they need."""
        return {
            number
            for word in words & self._words
            for number, others in self._by_word[word]
            if not others or not any(map(words.isdisjoint, others))
        }.union(self._anywhere)


def _needed(form: str) -> Iterator[frozenset[str]]:
    """Of each word between the slots and lists that cannot be left out, how it may be written or begin."""
    for stretch in _SLOT.split(_LIST.sub("", form))[::2]:
        if stretch.count("(") == stretch.count(")"):
            yield from needed_words(stretch)


Sign = tuple[int, str, list[int]]


def _slotted(
    document: Document, sentence: Sentence, starts: Sequence[int], signs: dict[int, Sign]
) -> tuple[str, list[list[int]]]:
    """A sentence with its signs, and what each of them stands for."""
    pieces: list[str] = []
    numbers: list[list[int]] = []
    position = sentence.start
    for start in starts:
        if start >= position:
            end, sign, stands_for = signs[start]
            before = document.text[position:start]
            if sign == _PERSON and (titles := _TITLES.search(before, max(0, len(before) - _TITLES_WITHIN))):
                before = before[: titles.start()]
            pieces += (before, sign)
            numbers.append(stands_for)
            position = end
    pieces.append(document.text[position : sentence.end].rstrip(" .!\n"))
    text = "".join(pieces)
    for quote in _QUOTES:
        text = text.replace(quote, "")
    return text.strip(" "), numbers


def _signs(mentions: Sequence[PersonMention], offices: Sequence[Office]) -> dict[int, Sign]:
    """By where it begins: where a name or an office ends, the sign for it, and its number or numbers."""
    signs: dict[int, Sign] = {m.start: (m.end, _PERSON, [number]) for number, m in enumerate(mentions)}
    by_start = defaultdict(list)
    for number, office in enumerate(offices):
        if not office.phrase.plural:
            by_start[office.start].append(number)
    for start, numbers in by_start.items():
        first = offices[numbers[0]]
        signs[start] = (max(offices[n].end for n in numbers), _OFFICES[first.phrase.form], numbers)
    return signs
