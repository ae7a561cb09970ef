"""Changes of office that the article tells as refused, failed, denied or only planned: rows of ``undone.csv``.

Who is refused to leave stays: the sitting holder. Who is refused an office, or is only to get it, asserts nothing.
"""

from __future__ import annotations

from typing import Literal, cast

from urbankg.claims import Status
from urbankg.reading.settling.telling import Telling
from urbankg.reading.settling.told_rows import rows_of

_TABLE = "undone"
Undone = Literal["leaving", "befalling", "taking", "proposal", "another"]
# The claims that are idle, told of somebody whose change of office did not come about.
IDLE: dict[Undone, tuple[Status, ...]] = {
    "leaving": (),
    "befalling": (),
    "taking": ("start", "candidate"),
    "proposal": ("start", "candidate", "incumbent"),
    "another": ("start", "candidate", "incumbent", "end"),
}
_OPENING = 60  # characters of the next sentence in which it takes up what was said: «اعضا با آن مخالفت کردند»


def undone(told: Telling) -> Undone | None:
    """What the sentence, the next one or the title says did not come about: a leaving, a taking of office."""
    found = _in_sentence(told) or _elsewhere(told)
    return cast(Undone, found) if found else None


def _in_sentence(told: Telling) -> str | None:
    for row in (*told.of_another(_TABLE), *told.right_before(_TABLE), *told.behind(_TABLE)):
        return row.event
    text = told.scene.document.text
    for row in rows_of(told.scene, _TABLE, "ahead"):
        if row.event == "leaving" and told.claim.status != "end":
            continue  # «قرار است الف شهردار شود و ب خداحافظی کند»
        found = row.form.search(text, told.start, told.person[0])
        if found and row.then and row.then.search(text, found.end(), told.end):
            return row.event
    if told.claim.status == "end":
        for row in rows_of(told.scene, _TABLE, "anywhere"):
            if row.form.search(text, told.start, told.end):
                return row.event
    return None


def _elsewhere(told: Telling) -> str | None:
    """What the next sentence takes up («اعضا با آن مخالفت کردند»), or the title says, of the change told here."""
    if told.claim.status not in ("end", "start"):
        return None
    document = told.scene.document
    sentences = document.sentences
    index = document.sentence_at(told.person[0])
    for row in rows_of(told.scene, _TABLE, "next"):
        if index + 1 < len(sentences) and row.then and row.then.search(document.text, told.start, told.end):
            start, end = sentences[index + 1].start, sentences[index + 1].end
            if row.form.search(document.text, start, min(end, start + _OPENING)):
                return row.event
    event = "leaving" if told.claim.status == "end" else "taking"
    titles = [s for s in sentences if s.part == "title"]
    if event == "leaving":  # «شورا با استعفای شهردار مخالفت کرد. الف پیش‌تر نامه داده بود»
        titles += [s for s in sentences[max(0, index - 1) : index] if s not in titles]
    for title in titles:
        for row in rows_of(told.scene, _TABLE, "title"):
            if row.event == event and row.form.search(document.text, title.start, title.end):
                return event
    return None
