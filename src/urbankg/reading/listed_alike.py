"""Persons named one after the other, each with an office behind the name: what a sentence tells of one
it tells of all. «وزیر کشور احکام انتصاب مینا آذرنیا شهردار ساوه و رضا ناصری شهردار اراک را امضا کرد».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from urbankg.reading.comparing import NOTHING, Answers, in_status
from urbankg.reading.offices import BESIDE
from urbankg.reading.pairs import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_TITLES = rf"[ «\"]*(?:{any_word('title of actor').pattern} )*[«\"]?"
_JOINED = re.compile(rf"[»\"]?(?:[ ]?[،؛]| و(?= ))(?: و(?= ))?{_TITLES}")
_DECREED = re.compile(rf"{any_word('decree before a list').pattern}{_TITLES}$")
_BEFORE = 60  # characters before a list in which words stand that govern it


def as_listed_alike(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, of those listed side by side in statuses as likely as of all of them together."""
    again = list(weighed)
    for run in _runs(scene, pairs):
        if len(run) < 2:
            continue
        first = pairs[run[0]].mention.start
        if _DECREED.search(scene.document.text, max(0, first - _BEFORE), first):
            for at in run:
                again[at] = in_status(again[at], "start", 1 - again[at][NOTHING])
            continue
        whole = sum(1 - again[at][NOTHING] for at in run)
        shares = {
            answer: sum(again[at][answer] for at in run) / max(whole, 1e-9)
            for answer in again[run[0]]
            if answer != NOTHING
        }
        for at in run:
            likely = 1 - again[at][NOTHING]
            again[at] = {a: p * likely for a, p in shares.items()} | {NOTHING: again[at][NOTHING]}
    return again


def _runs(scene: Scene, pairs: list[Pair]) -> Iterator[list[int]]:
    """The pairs of each list, by number: a name with its office behind it, and so on."""
    beside: dict[int, int] = {}
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if (
            0 <= office.start - mention.end <= BESIDE
            and mention.kind == "full"
            and office.phrase.form == "holder"
            and not office.phrase.senses
        ):
            beside.setdefault(mention.start, at)
    run: list[int] = []
    for start in sorted(beside):
        if run:
            end = scene.offices[pairs[run[-1]].office].end
            if end > start or not _JOINED.fullmatch(scene.document.text, end, start):
                yield run
                run = []
        run.append(beside[start])
    yield run
