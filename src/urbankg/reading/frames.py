"""What the readers of the smaller kinds share: cue words, clauses, and what a sentence only plans, wishes or denies.

The cues are rows of ``data/phrases/kind_cues.csv``, the words that unmake an assertion of ``unreal.csv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded
from urbankg.reading.document import Sentence
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import compile_form, unreal

_BREAK = re.compile(r"[؛;:]")
_REACH = 70  # characters after a cue in which its verb may still come
# Where the verb of a cue has surely come: a finite past form, or the next clause.
_VERB_ENDS = re.compile(
    r"(?<!\w)(?:شد|شدند|کرد|کردند|داشت|داشتند|است|هستند|رسید|رسیدند|پیوست|پیوستند|یافت|گرفت|گرفتند|بست|بستند|رفت|گفت|افزود"
    r"|امد|پذیرفت|بود|بودند|دارد|دارند|تا|که|زیرا|چون)(?!\w)"
)


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


@dataclass(frozen=True, slots=True)
class _Form:
    sense: str
    stem: str  # what every match contains: cheap to look for
    regex: re.Pattern[str]


@cache
def _forms(kind: str) -> tuple[_Form, ...]:
    return tuple(
        _Form(row["sense"], Folded.of(row["stem"]).text, compile_form(row["form"]))
        for row in rows(PHRASES / "kind_cues.csv")
        if row["kind"] == kind
    )


def cues(scene: Scene, kind: str) -> Iterator[tuple[Sentence, list[Cue]]]:
    """The sentences of an article that hold cues of a kind, with the cues in the order of the table.

    Questions are passed over.
    """
    text = scene.document.text
    found: dict[int, list[Cue]] = defaultdict(list)
    for form in _forms(kind):
        if form.stem not in text:
            continue
        for match in form.regex.finditer(text):
            if scene.document.reads(match.start()):
                index = scene.document.sentence_at(match.start())
                found[index].append(Cue(match.start(), match.end(), form.sense, match.group()))
    for index in sorted(found):
        sentence = scene.document.sentences[index]
        if not text[sentence.start : sentence.end].endswith(("?", "؟")):
            yield sentence, found[index]


def clause(scene: Scene, sentence: Sentence, position: int) -> tuple[int, int]:
    """The part of a sentence, between «؛» and «:», that a position lies in."""
    start, end = sentence.start, sentence.end
    for stop in _BREAK.finditer(scene.document.text, sentence.start, sentence.end):
        if stop.start() < position:
            start = stop.end()
        else:
            end = stop.start()
            break
    return start, end


def asserted(scene: Scene, sentence: Sentence, cue: Cue, since: int) -> bool:
    """Whether a cue says that something is so: not planned, wished, asked for, doubted or denied.

    Some words unmake it from anywhere before in the clause, others only between ``since`` and the cue.
    """
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    end = min(end, cue.end + _REACH)
    if verb := _VERB_ENDS.search(text, cue.start, end):
        end = max(verb.end(), cue.end)
    return not (
        unreal("ahead").search(text, start, cue.start)
        or unreal("before").search(text, max(start, since), cue.start)
        or unreal("after").search(text, cue.start, end)
    )


def inside(sentence: Sentence, items: Iterable[S]) -> list[S]:
    """Those of some mentions that stand in a sentence."""
    return [item for item in items if sentence.start <= item.start < sentence.end]


def within(items: Iterable[S], start: int, end: int) -> list[S]:
    """Those of some mentions that begin in a stretch of text."""
    return [item for item in items if start <= item.start < end]


def nearest(items: Iterable[S], position: int, *, before: bool = False, after: bool = False) -> S | None:
    """The mention nearest to a position; only those before or after it on request."""
    kept = [i for i in items if (not before or i.end <= position) and (not after or i.start >= position)]
    return min(kept, key=lambda i: min(abs(i.start - position), abs(i.end - position)), default=None)


def finds(kind: str, text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a kind in a stretch of folded text, in the order of the table."""
    for form in _forms(kind):
        for match in form.regex.finditer(text, start, end):
            yield Cue(match.start(), match.end(), form.sense, match.group())
