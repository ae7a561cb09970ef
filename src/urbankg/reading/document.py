"""An article prepared for reading: folded text, sentences, words, tokens, and the way back to the original.

All positions inside `urbankg.reading` are offsets of `Document.text`, the folded text; `Document.original`
turns a stretch of it into offsets of the article. Title, lead and body are read; datelines and boilerplate
are not, so no sentence lies in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from operator import attrgetter
from typing import NamedTuple

from urbankg.articles.article import Article, PartKind
from urbankg.persian.fold import Folded, tidy, word_places
from urbankg.reading.openings import Openings

_TOKEN = re.compile(r"([^\W\d_]++|\d+(?:[./,]\d+)*+|[^\w\s])")
# Unless it is a full stop between two digits, a decimal point; the newswire often forgets the space after one.
_SENTENCE_END = re.compile(r"[.!?؟\n]+")


class Sentence(NamedTuple):
    """A sentence of the part that it stands in; ``paragraph`` counts from 0 over the whole article."""

    start: int
    end: int
    part: PartKind
    paragraph: int


@dataclass(frozen=True)
class Document:
    """An article with its folded text; see the module's description."""

    article: Article
    folded: Folded
    text: str
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, article: Article) -> Document:
        """Prepare an article."""
        folded = Folded.of(article.text)
        return cls(article, folded, folded.text, tuple(_sentences(article, folded)))

    @property
    def tokens(self) -> list[str]:
        """The words, numbers and marks of the sentences, in order; `token_starts` tells where each begins."""
        return self._tokens[0]

    @property
    def token_starts(self) -> list[int]:
        """Where each of the `tokens` begins."""
        return self._tokens[1]

    @cached_property
    def _tokens(self) -> tuple[list[str], list[int]]:
        tokens: list[str] = []
        starts: list[int] = []
        for sentence in self.sentences:
            pieces = _TOKEN.split(self.text[sentence.start : sentence.end])
            ends = accumulate(map(len, pieces), initial=sentence.start)
            tokens += pieces[1::2]
            starts += islice(ends, 1, len(pieces), 2)
        return tokens, starts

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word of the text begins."""
        return word_places(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the text."""
        return frozenset(self.places)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def occurrences(self, openings: Openings) -> Sequence[tuple[int, str]]:
        """Where words stand with which what a reader looks for can open, in order of the text."""
        places = self.places
        return sorted([(start, word) for word in self.words & openings.words for start in places[word]])

    def holds(self, words: Iterable[str], start: int, end: int) -> bool:
        """Whether one of some words begins in a stretch of the text."""
        for word in words:
            if starts := self.places.get(word):
                at = bisect_left(starts, start)
                if at < len(starts) and starts[at] < end:
                    return True
        return False

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that a position lies in (the one before, if it lies between two)."""
        return max(bisect_right(self._sentence_starts, position) - 1, 0)

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or after a position."""
        return bisect_left(self.token_starts, position)

    def sentence_of(self, position: int) -> int | None:
        """The index of the sentence that a position lies in; None in a dateline, a footer or between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        return index if index >= 0 and position < self.sentences[index].end else None

    def reads(self, position: int) -> bool:
        """Whether a position lies in a sentence."""
        return self.sentence_of(position) is not None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `Article.text` of a stretch of the folded text."""
        return self.folded.span(start, end)

    def splits_word(self, position: int) -> bool:
        """Whether a position lies inside a word that a ZWNJ joins: between «بم» and «پشت» of «بم‌پشت»."""
        end = self.folded.span(position, position)[0]
        return self.article.text[end : end + 1] == "\u200c" or self.article.text[end - 1 : end] == "\u200c"

    def surface(self, start: int, end: int) -> str:
        """The article's own words for a stretch of the folded text, in Persian letters."""
        first, last = self.original(start, end)
        return tidy(self.article.text[first:last])


def _sentences(article: Article, folded: Folded) -> Iterator[Sentence]:
    text = folded.text
    paragraph = 0
    position = 0
    for part in sorted(article.parts, key=attrgetter("start")):
        if part.kind in ("dateline", "boilerplate"):
            continue
        start, end = folded.locate(part.start, part.end)
        at = max(start, position)
        position = end
        for stop in _SENTENCE_END.finditer(text, at, end):
            mark, last = stop[0], stop.end()
            if mark == "." and _is_decimal_point(text, last - 1):
                continue
            if words := text[at:last].strip():
                yield _sentence(text, at, words, part.kind, paragraph)
            paragraph += "\n" in mark
            at = last
        if words := text[at:end].strip():
            yield _sentence(text, at, words, part.kind, paragraph)
        paragraph += 1


def _sentence(text: str, at: int, words: str, part: PartKind, paragraph: int) -> Sentence:
    """The sentence of some words that stand at a position or after spaces there."""
    first = at if text.startswith(words, at) else text.index(words, at)
    return Sentence(first, first + len(words), part, paragraph)


def _is_decimal_point(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
