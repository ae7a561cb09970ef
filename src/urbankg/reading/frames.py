"""What the readers of the smaller kinds share: sentences with cues, clauses, and what is only planned or denied.

The words that unmake an assertion are rows of ``data/phrases/unreal.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from urbankg.persian.calendars import to_jalali
from urbankg.reading.document import Sentence
from urbankg.reading.kind_cues import Cue
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import one_of, unreal

_BREAK = re.compile(r"[؛;:]")
_OPENING_YEAR = re.compile(r"(1[234]\d\d)(?!\d)")
_REACH = 70  # characters after a cue in which its verb may still come
# Where the verb of a cue has surely come: a finite past form, or the next clause.
_VERB_ENDS = re.compile(rf"(?<!\w)(?:{one_of('clause verb')}|{one_of('next clause')})(?!\w)")

# A verb and a comma: «شهرداری ساوه که پارسال درخواست داده بود، به عضویت مجمع درآمد»
_CLOSED = re.compile(rf"(?<!\w){one_of('clause verb')}[ ]?،")


class Spanned(Protocol):
    """Anything that stands somewhere in the folded text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Spanned)


def cues(scene: Scene, kind: str) -> Iterator[tuple[Sentence, list[Cue]]]:
    """The sentences of an article that hold cues of a kind, with the cues in the order of the table.

    Questions are passed over, but not who asks them («الف، رئیس جلسه، از او پرسید: کی؟»); the title comes last,
    for the text says the same more fully.
    """
    document = scene.document
    found = scene.kind_cues.of(kind)
    for index in sorted(found, key=lambda index: document.sentences[index].part == "title"):
        sentence = document.sentences[index]
        said = found[index]
        if document.text[sentence.start : sentence.end].endswith(("?", "؟")):
            colon = document.text.rfind(":", sentence.start, sentence.end)
            said = [cue for cue in said if cue.end <= colon]
        if said:
            yield sentence, said


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


def asserted(scene: Scene, sentence: Sentence, cue: Cue, since: int, until: int | None = None) -> bool:
    """Whether a cue says that something is so: not planned, wished, asked for, doubted or denied.

    Some words unmake it from anywhere before in the clause, others only between ``since`` and the cue, or between
    the cue and ``until`` (by default where its verb stands).
    """
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    end = min(end, cue.end + _REACH)
    if verb := _VERB_ENDS.search(text, cue.start, end):
        end = max(verb.end(), cue.end)
    end = min(end, until) if until else end
    return not (
        unreal("ahead").search(text, start, cue.start)
        or any(
            not _CLOSED.search(text, m.end(), cue.start)
            for m in unreal("before").finditer(text, max(start, since), cue.start)
        )
        or any(
            m.end() == cue.start - 1
            for m in unreal("just").finditer(text, max(start, since, cue.start - 24), cue.start)
        )
        or any(
            not (m.group().startswith("می") and _tells_of_the_past(scene, sentence, cue))
            for m in unreal("after").finditer(text, cue.start, end)
            if m.end() > cue.end or m.start() == cue.start
        )
    )


def _tells_of_the_past(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """«۱۳۸۵: ساوه به مجمع می‌پیوندد»: the present tense of a chronicle, after a year that has passed."""
    published = scene.document.article.published
    text = (
        scene.document.text
    )  # «که سال ۸۱ تأسیس شد و … به آن می‌پیوندند»: a date that has its own verb is no chronicle's
    dates = [
        d
        for d in inside(sentence, scene.dates)
        if d.start < cue.start and not _VERB_ENDS.search(text, d.end, cue.start)
    ]
    if published is None or any(d.span.latest >= published for d in dates):
        return False
    year = _OPENING_YEAR.match(scene.document.text, sentence.start)
    this_year, _, _ = to_jalali(published)
    return bool(dates or (year and int(year.group(1)) <= this_year))


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
