"""An article with what is found in it: each sentence in pieces by what they name, and the claims that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.reading.scene import Scene

Named = Literal["person", "office", "place", "body", "date"]
# Where two of them overlap, the one that is named first here is shown: a council keeps its city marked as a place.
NAMED: tuple[Named, ...] = ("person", "date", "office", "place", "body")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that names one thing or nothing; ``is_evidence`` tells that a claim rests on these words."""

    text: str
    named: Named | None = None
    is_evidence: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A sentence, or a line that is not read for facts (``is_read`` is False).

    ``claims`` are the numbers (from 1) of the claims that rest on it; ``opens`` tells that a paragraph begins.
    """

    pieces: tuple[Piece, ...]
    claims: tuple[int, ...] = ()
    is_read: bool = True
    is_title: bool = False
    opens: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


def marked_lines(article: Article, claims: list[Claim]) -> list[MarkedLine]:
    """The lines of an article in order, with persons, places, bodies, offices and dates told apart.

    Everything that the article has is in them, whitespace at the ends of lines apart.
    """
    scene = Scene(article)
    labels = _labels(scene, len(article.text))
    evidence = {mark for claim in claims for e in claim.evidence for mark in e.marks}
    weight = bytearray(len(article.text))
    for start, end in evidence:
        weight[start:end] = b"\x01" * (end - start)
    lines = []
    for start, end, is_read, is_title, opens in _stretches(scene):
        made_by = [
            number
            for number, claim in enumerate(claims, 1)
            if any(e.start < end and start < e.end for e in claim.evidence)
        ]
        pieces = tuple(_pieces(article.text, start, end, labels if is_read else None, weight))
        lines.append(MarkedLine(pieces, tuple(made_by) if is_read else (), is_read, is_title, opens))
    return lines


def _labels(scene: Scene, length: int) -> bytearray:
    """For each character of the article 0, or the place in `NAMED` (from 1) of what it is part of."""
    found: dict[Named, list[tuple[int, int]]] = {
        "person": [(m.start, m.end) for m in scene.persons.mentions],
        "date": [(d.start, d.end) for d in scene.dates],
        "office": [(o.start, o.phrase.head_end) for o in scene.offices],
        "place": [(m.start, m.end) for m in scene.context.mentions],
        "body": [(b.start, b.end) for b in scene.bodies],
    }
    labels = bytearray(length)
    for number in range(len(NAMED), 0, -1):
        for span in found[NAMED[number - 1]]:
            start, end = scene.document.original(*span)
            labels[start:end] = bytes([number]) * (end - start)
    return labels


def _stretches(scene: Scene) -> Iterator[tuple[int, int, bool, bool, bool]]:
    """Sentences, and between them what is not read, as (start, end, is_read, is_title, opens) of the article."""
    document = scene.document
    text = document.article.text
    at = 0
    paragraph = -1
    for sentence in document.sentences:
        start, end = document.original(sentence.start, sentence.end)
        yield from _unread(text, at, start)
        yield start, end, True, sentence.part == "title", sentence.paragraph != paragraph
        at, paragraph = end, sentence.paragraph
    yield from _unread(text, at, len(text))


def _unread(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool, bool, bool]]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield at, at + len(line), False, False, True
        at += len(line) + 1


def _pieces(text: str, start: int, end: int, labels: bytearray | None, weight: bytearray) -> Iterator[Piece]:
    at = start
    for position in range(start + 1, end + 1):
        same = position < end and weight[position] == weight[at]
        if same and (labels is None or labels[position] == labels[at]):
            continue
        named = NAMED[labels[at] - 1] if labels is not None and labels[at] else None
        yield Piece(text[at:position], named, bool(weight[at]) and labels is not None)
        at = position
