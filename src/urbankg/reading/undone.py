"""Changes of office that the article tells as refused, failed, denied or only planned: rows of ``undone.csv``.

Who is refused to leave stays: the sitting holder. Who is refused an office, or is only to get it, asserts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from urbankg.claims import Claim
from urbankg.reading.scene import Scene
from urbankg.reading.telling import Telling, rows_of, telling

_TABLE = "undone"
Undone = Literal["leaving", "taking", "proposal"]
_IDLE: dict[str, tuple[str, ...]] = {
    "taking": ("start", "candidate"),
    "proposal": ("start", "candidate", "incumbent"),
}
_OPENING = 60  # characters of the next sentence in which it takes up what was said: «اعضا با آن مخالفت کردند»


def without_undone(scene: Scene, claims: Sequence[Claim]) -> tuple[list[Claim], frozenset[tuple[str, ...]]]:
    """The claims of an article as they are where a change did not come about; and the keys of those who stay."""
    kept: dict[tuple[str, ...], Claim] = {}
    staying: set[tuple[str, ...]] = set()
    for claim in claims:
        told = telling(scene, claim) if claim.kind == "office" and claim.status != "former" else None
        undone = _undone(told) if told else None
        if undone and claim.status in _IDLE.get(undone, ()):
            continue
        if undone == "leaving":
            claim = replace(claim, status="incumbent", date=None)
            staying.add(claim.key)
        kept.setdefault(claim.key, claim)
    return list(kept.values()), frozenset(staying)


def _undone(told: Telling) -> str | None:
    """What the sentence, the next one or the title says did not come about."""
    for row in (*told.right_before(_TABLE), *told.behind(_TABLE)):
        return row.event
    text = told.scene.document.text
    for row in rows_of(told.scene, _TABLE, "ahead"):
        if (found := row.form.search(told.before)) and row.then:
            rest = text[told.start + found.end() : told.end]
            if row.then.search(rest):
                return row.event
    if told.claim.status == "end":
        for row in rows_of(told.scene, _TABLE, "anywhere"):
            if row.form.search(text, told.start, told.end):
                return row.event
    return _undone_elsewhere(told)


def _undone_elsewhere(told: Telling) -> str | None:
    """What the next sentence takes up («اعضا با آن مخالفت کردند»), or the title says, of the change told here."""
    if told.claim.status not in ("end", "start"):
        return None
    document = told.scene.document
    sentences = document.sentences
    index = document.sentence_at(told.person[0])
    before = told.before
    for row in rows_of(told.scene, _TABLE, "next"):
        if index + 1 < len(sentences) and row.then and row.then.search(before + told.after):
            start, end = sentences[index + 1].start, sentences[index + 1].end
            if row.form.search(document.text, start, min(end, start + _OPENING)):
                return row.event
    event = "leaving" if told.claim.status == "end" else "taking"
    for title in (s for s in sentences if s.part == "title"):
        for row in rows_of(told.scene, _TABLE, "title"):
            if row.event == event and row.form.search(document.text, title.start, title.end):
                return event
    return None
