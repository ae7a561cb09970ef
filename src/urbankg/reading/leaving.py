"""Who is read as a sitting holder though the sentence says outright that this one leaves: rows of ``leaving.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from urbankg.claims import Claim
from urbankg.files import PHRASES, rows
from urbankg.reading.dating import Dating
from urbankg.reading.document import Document
from urbankg.reading.manners import names
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import compile_form, unreal

_FARTHEST = 7  # words between the office and the verb
_CLOSES = re.compile(r" ?(?:[.،؛!:»)]|$|(?:و|بود|است)\b)")  # behind a verb that ends its clause
_QUOTED = re.compile("[«:؛]")


class _Row(NamedTuple):
    form: re.Pattern[str]
    then: re.Pattern[str] | None


@cache
def _rows(side: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(compile_form(row["form"]), compile_form(row["then"]) if row["then"] else None)
        for row in rows(PHRASES / "leaving.csv")
        if row["side"] == side
    )


def settled(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article; those of sitting or coming holders who leave by their sentence are ends, dated."""
    dating = Dating(scene)
    found: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        sits = claim.kind == "office" and claim.status in ("incumbent", "start")
        if sits and (places := _leaves(scene.document, claim)):
            claim = replace(claim, status="end", date=dating.of("end", *places))
        found.setdefault(claim.key, claim)
    return list(found.values())


def _leaves(document: Document, claim: Claim) -> tuple[int, ...] | None:
    """Where office and person stand, if the sentence of the person says that this one leaves."""
    marks = [
        (evidence, document.folded.locate(*mark)) for evidence in claim.evidence for mark in evidence.marks
    ]
    own = [names(document, mark, claim.subject) for evidence in claim.evidence for mark in evidence.marks]
    if own.count(True) != 1:
        return None
    evidence, person = marks[own.index(True)]
    offices = [mark for (_, mark), is_own in zip(marks, own, strict=True) if not is_own]
    start, end = document.folded.locate(evidence.start, evidence.end)
    before, after = document.text[start : person[0]], document.text[person[1] : end]
    if unreal("ahead").search(before) or unreal("after").search(after):
        return None
    follows = max([person[1], *(office[1] for office in offices if 0 <= office[0] - person[1] <= 3)])
    told = any(_stands_before(before, after)) or (
        claim.status == "incumbent" and _stands_after(document.text[follows:end])
    )
    return (person[0], *(office[0] for office in offices)) if told else None


def _stands_before(before: str, after: str) -> Iterator[bool]:
    for row in _rows("before"):
        *_, last = [None, *row.form.finditer(before)]
        if last and not before[last.end() :].strip(" «"):
            yield row.then is None or bool(row.then.search(after))


def _stands_after(after: str) -> bool:
    for row in _rows("after"):
        if found := row.form.search(after):
            gap = after[: found.start()]
            barred = _QUOTED.search(gap) or any(barrier.form.search(gap) for barrier in _rows("barrier"))
            if len(gap.split()) <= _FARTHEST and not barred and _CLOSES.match(after, found.end()):
                return True
    return False
