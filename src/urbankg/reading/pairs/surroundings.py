"""The offices and persons of an article among the words around them: what stands between, beside and in one list.

Tokens are seen as symbols: particles, verbs and cue words as themselves, persons and offices as ``M`` and ``O``
(``P`` for a pronoun), numbers as ``N``, any other word as ``w``. So «الف، شهردار اراک، گفت» and
«ب، فرماندار ساوه، افزود» look alike.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from urbankg.lexicon.phrases import words_of
from urbankg.persian.numbers import parse_number
from urbankg.reading.cues import Cue
from urbankg.reading.document import Document
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import Persons

_MOST_BETWEEN = 3  # tokens between two that stand beside each other
_MOST_SYMBOLS = 40
_MARGIN = (
    _MOST_BETWEEN + 1
)  # tokens around a sentence that its offices and mentions may be parted by from others
_BESIDE = 2  # tokens on each side of a mention
_MOST_REMEMBERED = 1 << 15  # words

Span = tuple[int, int]


class InList(NamedTuple):
    """The place of a name or an office in a list of such: which list, how long it is, and where in it."""

    list: int
    length: int
    place: int

    @property
    def end(self) -> str:
        """Whether it is at one of the ends of its list."""
        return "first" if self.place == 0 else "last" if self.place == self.length - 1 else "mid"


class Surroundings:
    """Where the offices and mentions of one article stand, worked out once for all pairs of them."""

    def __init__(
        self, document: Document, offices: list[Office], persons: Persons, cues: list[list[Cue]]
    ) -> None:
        self.document = document
        self.offices = offices
        self.mentions = persons.mentions
        self.cues = cues
        self.office_sentence = [document.sentence_at(o.start) for o in offices]
        self.mention_sentence = [document.sentence_at(m.start) for m in self.mentions]
        starts = document.token_starts
        self.office_tokens = [(bisect_left(starts, o.start), bisect_left(starts, o.end)) for o in offices]
        self.mention_tokens = [
            (bisect_left(starts, m.start), bisect_left(starts, m.end)) for m in self.mentions
        ]
        named = [m for m in self.mentions if m.kind != "pronoun"]
        self._named_starts = [m.start for m in named]
        self._named_people = [m.person for m in named]
        self._starts = [m.start for m in self.mentions]
        self.symbols = self._all_symbols()
        self.beside = [self._adjacent(i) for i in range(len(offices))]
        self._office_lists = _lists(self, "office")
        self._name_lists = _lists(self, "name")
        self._members: dict[int, list[int]] = defaultdict(list)  # the mentions of each list of names
        for number, listed in self._name_lists.items():
            self._members[listed.list].append(number)

    def _all_symbols(self) -> list[str]:
        """A symbol for every token that is looked at; empty for the others."""
        tokens, starts = self.document.tokens, self.document.token_starts
        symbols = [""] * len(tokens)
        for first, last in self._looked_at():
            symbols[first:last] = map(_PLAIN_SYMBOLS.__getitem__, tokens[first:last])
        for cue in chain.from_iterable(self.cues):
            first, last = bisect_left(starts, cue.start), bisect_left(starts, cue.end)
            symbols[first:last] = ["<" + cue.senses[0] + ">"] * (min(last, len(symbols)) - first)
        for first, last in self.office_tokens:
            symbols[first:last] = ["O"] * (last - first)
        for mention, (first, last) in zip(self.mentions, self.mention_tokens, strict=True):
            symbols[first:last] = ["P" if mention.kind == "pronoun" else "M"] * (last - first)
        return symbols

    def _looked_at(self) -> Iterator[Span]:
        """The tokens of the sentences that name offices, with a few around them, and those beside mentions."""
        token_at = self.document.token_at
        for at in set(self.office_sentence):
            sentence = self.document.sentences[at]
            yield max(token_at(sentence.start) - _MARGIN, 0), token_at(sentence.end) + _MARGIN
        for first, last in self.mention_tokens:
            yield max(first - _BESIDE, 0), last + _BESIDE

    def symbol(self, at: int) -> str:
        """The symbol of a token; ``END`` where there is none."""
        return self.symbols[at] if 0 <= at < len(self.symbols) else "END"

    def collapsed(self, first: int, last: int) -> list[str]:
        """The symbols of a stretch of tokens, each run of one symbol once."""
        found: list[str] = []
        for symbol in self.symbols[first : min(last, first + _MOST_SYMBOLS)]:
            if not found or found[-1] != symbol or symbol in ("،", "و"):
                found.append(symbol)
        return found

    def parting(self, first: int, last: int) -> str:
        """The few symbols of a stretch; ``far`` if they are many."""
        return " ".join(self.symbols[first:last]) if last - first <= _MOST_BETWEEN else "far"

    def on_left(self, at: int, sought: str) -> str:
        """What parts a token from the nearest office (``O``) or name (``M``) before it; ``none`` without one near."""
        for before in range(at - 1, max(at - _MOST_BETWEEN - 2, -1), -1):
            if self.symbols[before] == sought:
                return self.parting(before + 1, at)
        return "none"

    def on_right(self, at: int, sought: str) -> str:
        """The same after the token."""
        for after in range(at, min(at + _MOST_BETWEEN + 1, len(self.symbols))):
            if self.symbols[after] == sought:
                return self.parting(at, after)
        return "none"

    def names_before(self, position: int) -> int:
        """How many mentions by name begin before a position."""
        return bisect_left(self._named_starts, position)

    def people_between(self, first: int, last: int) -> set[int]:
        """The people of the mentions by name from one to another, as `names_before` counts them."""
        return set(self._named_people[first:last])

    def mentions_before(self, position: int) -> int:
        """How many mentions begin before a position."""
        return bisect_left(self._starts, position)

    def mentions_in(self, first: int, last: int | None = None) -> range:
        """The mentions in a sentence, or in the sentences from one to another."""
        known = self.mention_sentence
        return range(bisect_left(known, first), bisect_right(known, first if last is None else last))

    def _adjacent(self, index: int) -> int | None:
        """The named mention that stands right beside an office, with at most a mark or titles between."""
        first, last = self.office_tokens[index]
        for number in self.mentions_in(self.office_sentence[index]):
            if self.mentions[number].kind == "pronoun":
                continue
            m_first, m_last = self.mention_tokens[number]
            gap = range(m_last, first) if m_last <= first else range(last, m_first)
            if (last > m_first and m_last > first) or len(gap) > _MOST_BETWEEN:
                continue
            titles = words_of("beside_words", "title")
            marks = [w for w in self.document.tokens[gap.start : gap.stop] if w not in titles]
            if len(marks) <= 1 and words_of("beside_words", "mark").issuperset(marks):
                return number
        return None

    def office_list(self, index: int) -> InList | None:
        """The list of offices that an office stands in, if it stands in one."""
        return self._office_lists.get(index)

    def name_list(self, number: int) -> InList | None:
        """The list of names that a mention stands in, if it stands in one."""
        return self._name_lists.get(number)

    def list_span(self, number: int) -> Span:
        """The tokens of the list of names that a mention stands in; its own where it stands alone."""
        listed = self.name_list(number)
        if listed is None:
            return self.mention_tokens[number]
        spans = [self.mention_tokens[member] for member in self._members[listed.list]]
        return min(first for first, _ in spans), max(last for _, last in spans)

    def listed_with(self, number: int) -> frozenset[int]:
        """The persons of the list of names that a mention stands in."""
        listed = self.name_list(number)
        members = self._members[listed.list] if listed else ()
        return frozenset([self.mentions[member].person for member in members])


class _PlainSymbols(dict[str, str]):
    """The symbol of each token, whatever it is part of; those met are remembered."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        word = token.isalpha() and token not in _told_apart()
        symbol = self[token] = "w" if word else "N" if token[0].isdigit() else token
        return symbol


_PLAIN_SYMBOLS = _PlainSymbols()


@cache
def _told_apart() -> frozenset[str]:
    """The words that are symbols of their own."""
    return words_of("stop_words") | words_of("between_words")


def _lists(around: Surroundings, kind: Literal["office", "name"]) -> dict[int, InList]:
    """The names, or offices, that follow each other with only commas and «و» between; or that one phrase names."""
    if kind == "office":
        items, spans, sentences = range(len(around.offices)), around.office_tokens, around.office_sentence
    else:
        items, spans, sentences = range(len(around.mentions)), around.mention_tokens, around.mention_sentence
    found: dict[int, InList] = {}
    run: list[int] = []
    for item in items:
        if kind == "name" and around.mentions[item].kind == "pronoun":
            continue
        if run and not (
            sentences[run[-1]] == sentences[item] and _joined(around, spans[run[-1]], spans[item])
        ):
            found |= _members(run)
            run = []
        run.append(item)
    return found | _members(run)


def _joined(around: Surroundings, before: Span, after: Span) -> bool:
    gap = around.document.tokens[before[1] : after[0]]
    if before[0] == after[0]:
        return True
    between = words_of("beside_words", "joint") | words_of("beside_words", "title")
    votes = words_of("beside_words", "vote")  # «الف با ۷ رأی و ب با ۵ رأی» are one list
    if gap and gap[0] in votes:
        gap = [word for word in gap if word not in votes and parse_number(word) is None]
    return 0 < len(gap) <= _MOST_BETWEEN and between.issuperset(gap)


def _members(run: list[int]) -> dict[int, InList]:
    return {item: InList(run[0], len(run), place) for place, item in enumerate(run)} if len(run) > 1 else {}
