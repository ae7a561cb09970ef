"""The persons of an article: every mention by full name, by surname, or by «وی», joined to one person each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from urbankg.persian.fold import key, persian_marks
from urbankg.persian.name_tokens import NameTokens, word_at
from urbankg.persian.names import Name, find_names, later_mentions
from urbankg.reading.cues import SPEECH
from urbankg.reading.document import Document
from urbankg.reading.mentions.comers import comes_in, is_leaving, is_named_aside
from urbankg.reading.mentions.same_names import (
    closes_with,
    ends_with,
    fuller,
    has_more_words,
    name_key,
    without_lineage,
)
from urbankg.reading.openings import Openings
from urbankg.reading.wordings import any_word, openings_of

_NEAR_START = 15  # characters from the start of a sentence within which its subject stands
_PREPOSITIONS = frozenset(
    ["در", "از", "به", "با", "برای", "بر", "طبق", "بدون", "درباره", "پیرامون"]
)  # no subject follows

MentionKind = Literal["full", "surname", "pronoun"]

PRONOUN = re.compile(r"(?:وی|او|ایشان|نامبرده|این (?:مقام|مسیول|عضو شورا|مدیر)(?: مسیول| شهری)?)(?!\w)")
_AGO = any_word("time before this", closing=True)  # «پیش از این مدیرعامل … بود» speaks of no «این مدیر»
_THUS = any_word("sums up", closing=True)  # «به این ترتیب او شهردار شد»
_LONGEST_THUS = 20  # characters
_TOLD = re.compile(rf":|{any_word('speaks').pattern}")
SAYS_OF = re.compile(
    rf"(?:{any_word('speaks').pattern}(?: (?:کرد|داشت|داد|شد))?|{any_word('is written').pattern}) ?:[ «\"]*$"
)
LONGEST_SAYING = 30  # characters
_OWN_CLAUSE_ENDS = re.compile(
    rf"[:؛؟!«»]|(?<!\w)(?:که|\w+نکه|\w+[دت]ه و|{any_word('clause verb').pattern})(?!\w)"
)
_LEAVING_OF = any_word("leaving of", closing=True)
_LONGEST_ASIDE, _LONGEST_AGO = 40, 12  # characters
_CITED = any_word("cited", closing=True)  # «به گفته الف»
_CALLED = any_word("also called").pattern
_CALLED_BY = rf"(?: (?:نام|لقب))? [«\"]?(?:{any_word('title before name').pattern} )*[«\"]?"
_ALSO_CALLED = re.compile(rf" ?[،(]? ?(?:که )?{_CALLED} به{_CALLED_BY}")
_BY_WHICH = re.compile(rf" ?[،(]? ?که (?:بیشتر )?به{_CALLED_BY}")
_IS_CALLED = re.compile(rf"[»\"]? {_CALLED}")
_ALSO_CALLED_OPENS = openings_of("also called")
_LONGEST_CALLED = 40  # characters between a name and another by which somebody goes
_PRONOUN_OPENINGS = Openings(lambda: ("وی", "او", "ایشان", "نامبرده", "این"))
# In a decree or a letter: how the one is addressed whom it names at its head, alone or before a comma
# («جناب آقای رضا ناصری»).
_YOU = openings_of("you")
_ADDRESSES = re.compile(rf"{any_word('addresses').pattern}(?: \w+){{0,3}} [«\"]?\Z")
_ADDRESSED = re.compile(r"[»\"]? ?(?:[،؛:!.\n]|\Z)")
_LONGEST_ADDRESS = 40  # characters


class PersonMention(NamedTuple):
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
    """The persons of an article and their mentions in order of the text; sought when first asked for."""

    def __init__(self, document: Document, *, tagger: bool = True) -> None:
        self._document = document
        self._tagger = tagger
        self._starts: frozenset[int] | None = None  # of names in the original, once they are sought

    @property
    def people(self) -> list[Person]:
        """The persons, in the order in which they are named."""
        return self._found[0]

    @property
    def mentions(self) -> list[PersonMention]:
        """Every mention of a person, in order."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[list[Person], list[PersonMention]]:
        people = _People()
        names = [*self._names, *later_mentions(self._names, self._tokens)]
        mentions = _named(self._document, names, people)
        mentions += [*_pronouns(self._document, people.all, mentions), *_addressed(self._document, mentions)]
        mentions.sort(key=lambda m: (m.start, -m.end))
        for mention in mentions:
            people.all[mention.person].mentions.append(mention)
        return people.all, mentions

    @cached_property
    def name_positions(self) -> frozenset[int]:
        """Where persons are named, be it by surname alone."""
        return frozenset(m.start for m in self.mentions if m.kind != "pronoun")

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The comparison keys of the surnames of those who are named in full."""
        return frozenset(key(name.surname) for name in self._names if name.full)

    def begins_at(self, position: int) -> bool:
        """Whether a person's name begins at a position of the folded text, as the words beside it show.

        A surname that only the rest of the article tells to be one does not count: «ساری» may be the city.
        """
        first, _ = self._document.folded.span(position, position)
        text = self._document.article.text
        if self._starts is None:
            if not word_at(text, first).opens:
                return False  # which is seen at once; names take longer
            own = (n.start for n in self._names if not n.honoured)  # none of a street or a school
            self._starts = frozenset(start for start in own if word_at(text, start).opens)
        return first in self._starts

    def names_at(self, position: int) -> bool:
        """Whether a position lies in a person's name, be it not at its beginning: «ساوه» of «رضا ساوه» is no city."""
        if self.begins_at(position):
            return True
        first, _ = self._document.folded.span(position, position)
        return first in self._inside

    @cached_property
    def _inside(self) -> frozenset[int]:
        full = (n for n in self._names if n.full and not n.honoured)
        return frozenset(at for n in full for at in range(n.start, n.end))

    @cached_property
    def _tokens(self) -> NameTokens:
        return NameTokens(persian_marks(self._document.article.text))

    @cached_property
    def _names(self) -> list[Name]:
        return find_names(self._tokens, tagger=self._tagger)


class _People:
    """Persons as they are met: the same name, or a surname that was named before, is the same person."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_key: dict[str, int] = {}
        self._sentences: list[set[int]] = []  # in which each person is named in full
        self._named: list[list[tuple[int, int]]] = []  # the same, and where there, but for who leaves

    def index(self, name: Name, sentence: int, *, leaving: bool = False) -> int:
        """Which person a name in a sentence means; a new one if none is known."""
        index = self._index(name, sentence)
        if name.full:
            self._sentences[index].add(sentence)
            if not leaving:
                self._named[index].append((sentence, name.start))
        return index

    def also_called(self, name: Name, index: int) -> None:
        """Let a name be another one of somebody, who keeps the first: «مهران ستوده، معروف به حاج نعیم»."""
        for called in (name.text, name.surname):
            self._by_key.setdefault(without_lineage(key(called)), index)

    def _index(self, name: Name, sentence: int) -> int:
        known_by = without_lineage(name_key(name.text))
        if known_by in self._by_key:
            index = self._by_key[known_by]
            if without_lineage(key(self.all[index].name)) == known_by:
                self.all[index].name = fuller(self.all[index].name, name.text)
            return index
        surname_key = key(name.surname)
        if name.full:
            for index, person in enumerate(self.all):
                if person.full and ends_with(person.name, name.text):
                    return index
                if person.full and ends_with(name.text, person.name):
                    person.name = name.text  # «عرب عامری» is «امیر عرب عامری»
                    self._by_key[known_by] = index
                    return index
                beside = sentence in self._sentences[index]  # «علی رضایی، علی محمد رضایی» are two
                if (
                    person.full
                    and not beside
                    and has_more_words((person.name, person.surname), (name.text, name.surname))
                ):
                    if len(known_by) > len(without_lineage(name_key(person.name))):
                        person.name, person.surname = name.text, name.surname
                    self._by_key[known_by] = index
                    return index
        elif bearers := [n for n, person in enumerate(self.all) if _bears(person, surname_key)]:
            here = ([at for at, start in self._named[n] if start < name.start] for n in bearers)
            last = (max(places, default=-1) for places in here)
            return max(zip(last, bearers, strict=True), key=itemgetter(0))[1]
        self.all.append(Person(name.text, name.surname, name.full))
        self._sentences.append(set())
        self._named.append([])
        self._by_key[known_by] = len(self.all) - 1
        return len(self.all) - 1


def _bears(person: Person, surname_key: str) -> bool:
    """Whether the last words of a name are a surname: «بابایی» of «حاجی بابایی», not «حسینی» of «میرحسینی»."""
    return key(person.surname) == surname_key or closes_with(person.name, surname_key)


def _named(document: Document, names: list[Name], people: _People) -> list[PersonMention]:
    found = []
    placed = [(*document.folded.locate(name.start, name.end), name) for name in names]
    placed = [
        (start, end, name) for start, end, name in placed if not name.honoured and document.reads(start)
    ]
    first_names = _first_names(document, placed)
    for start, end, name in sorted(placed, key=lambda n: not n[2].full):
        # a headline's surname belongs to a later full name
        leaving = is_leaving(document.text, start)
        person = people.index(first_names.get(start, name), document.sentence_at(start), leaving=leaving)
        if start in first_names:
            people.also_called(name, person)
        found.append(PersonMention(start, end, person, "full" if name.full else "surname"))
    return found


def _first_names(document: Document, placed: list[tuple[int, int, Name]]) -> dict[int, Name]:
    """By the places of names that are only what somebody is also called: the name that stands before each."""
    found: dict[int, Name] = {}
    if document.words.isdisjoint(_ALSO_CALLED_OPENS.words):
        return found
    for (_, end, name), (start, alias_end, _) in pairwise(sorted(placed, key=lambda n: n[0])):
        if not 0 < start - end <= _LONGEST_CALLED:
            continue
        text = document.text
        if _ALSO_CALLED.fullmatch(text, end, start) or (
            _BY_WHICH.fullmatch(text, end, start) and _IS_CALLED.match(text, alias_end)
        ):
            found[start] = name
    return found


def _pronouns(document: Document, people: list[Person], named: list[PersonMention]) -> list[PersonMention]:
    """Let each pronoun stand for a person: in «وی افزود» for the one who speaks, else for one spoken of just before."""
    if not named:
        return []
    speech: dict[int, int] = {}  # the last word of speech of each sentence
    for start, _ in document.occurrences(SPEECH):
        speech[document.sentence_at(start)] = start
    before: list[PersonMention] = []
    met: set[int] = set()  # the persons of those
    coming = sorted(named, key=lambda m: -m.start)
    found: list[PersonMention] = []
    speaker: int | None = None
    for start, _ in document.occurrences(_PRONOUN_OPENINGS):
        pronoun = PRONOUN.match(document.text, start)
        index = document.sentence_of(start)
        if (
            pronoun is None
            or index is None
            or _AGO.search(document.text, max(0, start - _LONGEST_AGO), start)
        ):
            continue
        while coming and coming[-1].start < start:
            mention = coming.pop()
            new = people[mention.person].full and mention.person not in met
            if _is_subject(document, before, mention, speech, new=new):
                speaker = mention.person
            before.append(mention)
            met.add(mention.person)
        if before:
            speaks = speech.get(index, 0) > start and start - document.sentences[index].start <= _NEAR_START
            person = speaker if speaks and speaker is not None else _spoken_of(document, before, start)
            if person is not None:
                found.append(PersonMention(start, pronoun.end(), person, "pronoun"))
    return found


def _addressed(document: Document, named: list[PersonMention]) -> Iterator[PersonMention]:
    """Let each «جنابعالی» stand for the one addressed before; in a speech, where nobody is, for nobody."""
    text = document.text
    for start, _ in document.occurrences(_YOU):
        you = any_word("you").match(text, start)
        if you is None:
            continue
        for mention in sorted((m for m in named if m.end < start), key=lambda m: -m.start):
            if _ADDRESSED.match(text, mention.end) and _ADDRESSES.search(
                text, max(0, mention.start - _LONGEST_ADDRESS), mention.start
            ):
                yield PersonMention(start, you.end(), mention.person, "pronoun")
                break


def _is_subject(
    document: Document,
    before: list[PersonMention],
    mention: PersonMention,
    speech: dict[int, int],
    *,
    new: bool,
) -> bool:
    """Whether a person is the first of a sentence, and opens it, is named there for the first time, or speaks in it."""
    index = document.sentence_at(mention.start)
    start = document.sentences[index].start
    if before and before[-1].start >= start:
        return False
    speaks = mention.kind == "full" and speech.get(index, 0) > mention.end
    opening = document.text[start : mention.start]
    opens = len(opening) <= _NEAR_START and _PREPOSITIONS.isdisjoint(opening.split())
    return new or speaks or opens


def _spoken_of(document: Document, before: list[PersonMention], pronoun: int) -> int | None:
    """The first person of the last sentence that names one; the last one where that only told it: «الف اعلام کرد ب پنج
    رأی دارد. به این ترتیب او شهردار شد», «الف درباره ب گفت: او شهردار بود»; nobody where only who speaks is named.
    """
    text, last = document.text, document.sentence_at(before[-1].start)
    there = [m for m in before if document.sentence_at(m.start) == last]
    first = next((m for m in there if not is_named_aside(text, m.start)), there[0])
    if any_word("career told").match(text, pronoun):
        for mention in there:
            if mention.person != first.person and comes_in(
                text, first[:2], mention[:2], document.sentences[last].end
            ):
                return mention.person
    if _THUS.search(text, max(0, pronoun - _LONGEST_THUS), pronoun) and _TOLD.search(
        text, first.end, before[-1].start
    ):
        return before[-1].person
    if SAYS_OF.search(text, max(first.end, pronoun - LONGEST_SAYING), pronoun):
        return _another(document, before, first) if is_author(document, first) else before[-1].person
    if last == document.sentence_at(pronoun) and _is_told_of(text, first, before[-1], pronoun):
        return before[-1].person
    if (
        last == document.sentence_at(pronoun)
        and is_author(document, first)
        and _is_own_clause(text, first, pronoun)
    ):
        return _another(document, before, first)
    return first.person


def _another(document: Document, before: list[PersonMention], first: PersonMention) -> int | None:
    """Who is meant where somebody speaks of another: the last one else named in the sentence, or the first before."""
    others = [m for m in before if m.person != first.person]
    if not others:
        return None
    there = document.sentence_at(others[-1].start)
    if there == document.sentence_at(first.start):
        return others[-1].person
    return next(m.person for m in others if document.sentence_at(m.start) == there)


def _is_own_clause(text: str, first: PersonMention, pronoun: int) -> bool:
    """Whether the leaving of «او» stands in the clause of which somebody is the subject, and is that of another: «الف
    با استعفای وی موافقت کرد».
    """
    between = text[first.end : pronoun]
    return _OWN_CLAUSE_ENDS.search(between) is None and _LEAVING_OF.search(between) is not None


def is_author(document: Document, mention: PersonMention) -> bool:
    """Whether who is named in a sentence says what is said in it: no preposition stands before the name in its clause,
    but «در پیام الف آمده است».
    """
    sentence = document.sentences[document.sentence_at(mention.start)]
    opening = document.text[sentence.start : mention.start].rpartition("،")[2]
    if _PREPOSITIONS.isdisjoint(opening.split()):
        return True
    return any_word("is written").search(document.text, mention.end, sentence.end) is not None


def _is_told_of(text: str, first: PersonMention, last: PersonMention, pronoun: int) -> bool:
    """Whether a sentence only gives what the first one told of the last: «الف گفت ب رفت و دوره او تمام شد»; not so «الف
    گفت ب به او رأی داد».
    """
    if not _PREPOSITIONS.isdisjoint(text[max(0, pronoun - _LONGEST_AGO) : pronoun].split()[-1:]):
        return False
    cited = _CITED.search(text, max(0, first.start - _LONGEST_ASIDE), first.start)
    return cited is not None or any_word("speaks").search(text, first.end, last.start) is not None
