"""What the readers of the smaller kinds share: cue words of a kind, and the nearest body, place, date or number.

The cues are rows of ``data/phrases/kind_cues.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded
from urbankg.reading.document import Sentence
from urbankg.reading.scene import Scene


class Spanned(Protocol):
    """Anything that stands somewhere in the folded text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that make a sentence speak of a kind of fact, where they stand, and in which sense."""

    start: int
    end: int
    sense: str
    text: str


@cache
def _cues(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for row in rows(PHRASES / "kind_cues.csv"):
        if row["kind"] == kind:
            form = Folded.of(row["form"]).text.replace(" …", "(?: \\w+){0,3}")
            source = re.sub(" +", "[ ]+", form).replace("~", "[ ]?")
            found.append((re.compile(rf"(?<!\w)(?:{source})(?!\w)"), row["sense"]))
    return tuple(found)


def cues(scene: Scene, kind: str) -> Iterator[tuple[Sentence, list[Cue]]]:
    """The sentences of an article that hold cues of a kind, with the cues in the order of the table."""
    table = _cues(kind)
    for sentence in scene.document.sentences:
        found = [
            Cue(m.start(), m.end(), sense, m.group())
            for regex, sense in table
            for m in regex.finditer(scene.document.text, sentence.start, sentence.end)
        ]
        if found:
            yield sentence, found


def inside(sentence: Sentence, items: Iterable[S]) -> list[S]:
    """Those of some mentions that stand in a sentence."""
    return [item for item in items if sentence.start <= item.start < sentence.end]


def nearest(items: Iterable[S], position: int, *, before: bool = False, after: bool = False) -> S | None:
    """The mention nearest to a position; only those before or after it on request."""
    kept = [i for i in items if (not before or i.end <= position) and (not after or i.start >= position)]
    return min(kept, key=lambda i: min(abs(i.start - position), abs(i.end - position)), default=None)


def paragraph(scene: Scene, sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentences of the paragraph that a sentence stands in."""
    return tuple(s for s in scene.document.sentences if s.paragraph == sentence.paragraph)
