"""An article prepared for reading: folded text, sentences, tokens, and the way back to the original.

All positions inside `urbankg.reading` are offsets of `Document.text`, the folded text; `Document.original`
turns a stretch of it into offsets of the article. Title, lead and body are read; datelines and boilerplate
are not, so no sentence lies in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from urbankg.articles.article import Article, PartKind
from urbankg.persian.fold import Folded

_TOKEN = re.compile(r"\d+(?:[./,]\d+)*|[^\W\d_]+|[^\w\s]")
# A full stop between two digits is a decimal point; the newswire often forgets the space after one.
_SENTENCE_END = re.compile(r"(?<!\d)\.+|\.+(?!\d)|[!?؟\n]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark of the folded text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
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
    tokens: tuple[Token, ...] = field(repr=False)

    @classmethod
    def of(cls, article: Article) -> Document:
        """Prepare an article."""
        folded = Folded.of(article.text)
        text = folded.text
        sentences = tuple(_sentences(article, folded))
        tokens = tuple(
            Token(m.start(), m.end(), m.group())
            for s in sentences
            for m in _TOKEN.finditer(text, s.start, s.end)
        )
        return cls(article, folded, text, sentences, tokens)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that a position lies in (the one before, if it lies between two)."""
        return max(bisect_right(self._sentence_starts, position) - 1, 0)

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or after a position."""
        index = bisect_right(self._token_starts, position)
        return index - 1 if index and self._token_starts[index - 1] == position else index

    def reads(self, position: int) -> bool:
        """Whether a position lies in a sentence, and not in a dateline, a footer or between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        return index >= 0 and position < self.sentences[index].end

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `Article.text` of a stretch of the folded text."""
        return self.folded.span(start, end)

    def surface(self, start: int, end: int) -> str:
        """The article's own letters for a stretch of the folded text."""
        first, last = self.original(start, end)
        return self.article.text[first:last]


def _sentences(article: Article, folded: Folded) -> list[Sentence]:
    text = folded.text
    found: list[Sentence] = []
    paragraph = 0
    position = 0
    for part in sorted(article.parts, key=lambda p: p.start):
        if part.kind in ("dateline", "boilerplate"):
            continue
        start, end = folded.locate(part.start, part.end)
        start = max(start, position)
        position = end
        for piece_start, piece_end, breaks in _pieces(text, start, end):
            piece = text[piece_start:piece_end]
            if words := piece.strip():
                first = piece_start + piece.index(words[0])
                found.append(Sentence(first, first + len(words), part.kind, paragraph))
            paragraph += breaks
        paragraph += 1
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    pieces = []
    at = start
    for stop in _SENTENCE_END.finditer(text, start, end):
        pieces.append((at, stop.end(), "\n" in stop.group()))
        at = stop.end()
    pieces.append((at, end, False))
    return pieces
