"""Who leaves an office that another takes, or takes one that another leaves, though it is named only with that one:
«پس از استعفای الف، ب شهردار شد», «الف، شهردار ساوه، جای خود را به ب داد».

Before whoever acts in an office there was a holder of it; who holds one may have a predecessor. The words by which all
this is known are rows of ``data/phrases/successions.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from urbankg.claims import Claim, Status
from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.persian.fold import key
from urbankg.reading.dates.dating import Dating
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, compile_form, unreal

_CONFIDENCE = 0.8
_BEHIND = 60  # characters behind a name in which the rest of the wording stands
_TITLES = re.compile(rf"[ «\"”“]*(?:{any_word('title of actor').pattern} )*[«\"”“]*")
_BECAME = re.compile(rf" {any_word('became').pattern}")
_ACTING = "acting_"
# By what is told of one of the two: the status of the other's claim, and that of one's own.
_EVENTS: dict[str, tuple[Status, Status]] = {
    "leaving": ("start", "end"),
    "taking": ("end", "start"),
    "preceding": ("incumbent", "former"),
}


class _Row(NamedTuple):
    """A row of the table."""

    event: str
    side: str
    where: str
    form: re.Pattern[str]
    then: re.Pattern[str] | None
    openings: frozenset[str]


class _Change(NamedTuple):
    """A claim that somebody comes into an office or leaves it, with the places of the words that tell it."""

    claim: Claim
    sentence: int
    office: tuple[int, int]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["event"],
            row["side"],
            row["where"],
            compile_form(row["form"]),
            compile_form(row["then"]) if row["then"] else None,
            first_words(row["form"]),
        )
        for row in rows(PHRASES / "successions.csv")
    )


def with_successions(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article with those of whom its new holders follow and of who follows those that leave, as far
    as nothing else is told of them.
    """
    words = scene.document.words
    wordings = [row for row in _rows() if not words.isdisjoint(row.openings)]
    of_others = {_EVENTS[row.event][0] for row in wordings}
    told = [claim for claim in claims if claim.kind == "office" and claim.status in of_others]
    if not told or not (changes := list(_changes(scene, told))):
        return list(claims)
    people = {key(claim.subject) for claim in claims if claim.kind == "office"}
    dating = Dating(scene)
    found: dict[tuple[str, ...], Claim] = {}
    for mention in scene.persons.mentions:
        if mention.kind == "pronoun" or key(scene.persons.people[mention.person].name) in people:
            continue
        for event, (of_other, own) in _EVENTS.items():
            others = [change for change in changes if change.claim.status == of_other]
            change = _beside(scene, mention, others, [row for row in wordings if row.event == event])
            if change is not None:
                claim = _claim(scene, mention, change, own, dating)
                found.setdefault(claim.key, claim)
    return [*claims, *found.values()]


def _changes(scene: Scene, claims: Sequence[Claim]) -> Iterator[_Change]:
    """The claims of changes whose evidence names the person and the office once each."""
    document = scene.document
    named = {mention.start for mention in scene.persons.mentions}
    for claim in claims:
        marks = [document.folded.locate(*mark) for told in claim.evidence for mark in told.marks]
        people = [mark for mark in marks if mark[0] in named]
        offices = [mark for mark in marks if mark[0] not in named]
        if len(people) == len(offices) == 1:
            yield _Change(claim, document.sentence_at(people[0][0]), offices[0])


def _beside(
    scene: Scene, mention: PersonMention, changes: Sequence[_Change], wordings: Sequence[_Row]
) -> _Change | None:
    """The change of another beside which somebody is named by some wordings; None if several may be meant."""
    document = scene.document
    index = document.sentence_at(mention.start)
    sentence = document.sentences[index]
    fitting = [row for row in wordings if _fits(scene, row, mention, sentence)]
    if not fitting or is_titled(scene, mention):
        return None
    for back in range(1 if all(row.where == "same" for row in fitting) else 2):
        there = [change for change in changes if change.sentence == index - back]
        if not there:
            continue
        seats = {(change.claim.role, key(change.claim.object or "")) for change in there}
        follows = any(row.where != "own" for row in fitting) or not _named_besides(
            scene, (sentence.start, mention.start), there[0].claim
        )
        if not back and _in_another_office(scene, there[0], mention):
            return None
        return there[0] if len(seats) == 1 and (follows or not back) else None
    return None


def _in_another_office(scene: Scene, change: _Change, mention: PersonMention) -> bool:
    """«الف که شهردار ساوه شد در شورای شهر اراک جانشین ب بود»: another office stands last before the name."""
    between = [o for o in scene.offices if change.office[1] <= o.start and o.end <= mention.start]
    if not between or not between[-1].label:
        return False
    return key(between[-1].label) != key(change.claim.object or "")


def _named_besides(scene: Scene, span: tuple[int, int], claim: Claim) -> bool:
    """Whether a stretch names somebody else than the person of a claim."""
    return any(
        span[0] <= m.start < span[1]
        and m.kind != "pronoun"
        and key(scene.persons.people[m.person].name) != key(claim.subject)
        for m in scene.persons.mentions
    )


def _fits(scene: Scene, row: _Row, mention: PersonMention, sentence: Sentence) -> bool:
    text = scene.document.text
    before = text[sentence.start : mention.start]
    behind = text[mention.end : min(sentence.end, mention.end + _BEHIND)]
    if unreal("ahead").search(before):
        return False
    if row.side == "after":
        return row.form.match(behind.lstrip(' »"”“')) is not None
    *_, last = [None, *row.form.finditer(before)]
    if last is None or _TITLES.fullmatch(before, last.end()) is None:
        return False
    return row.then is None or row.then.search(behind) is not None


def is_titled(scene: Scene, mention: PersonMention) -> bool:
    """Whether an office stands right behind a name as its title: that it is told more than what another is made. Not so
    «پس از استعفای الف شهردار شد», «پس از استعفای الف، شورای شهر ب را شهردار کرد».
    """
    return any(
        0 <= office.start - mention.end <= BESIDE
        and not (office.phrase.form == "post" and scene.document.text[mention.end] == "،")
        and not _BECAME.match(scene.document.text, office.end)
        for office in scene.offices
    )


def _claim(scene: Scene, mention: PersonMention, change: _Change, status: Status, dating: Dating) -> Claim:
    role = change.claim.role or ""
    return Claim(
        kind="office",
        subject=scene.persons.people[mention.person].name,
        role=role.removeprefix(_ACTING) if status == "end" else role,
        object=change.claim.object,
        status=status,
        date=dating.of(status, change.office[0], mention.start),
        evidence=evidence(scene.document, "succession", (mention.start, mention.end), change.office),
        near=change.claim.near,
        confidence=_CONFIDENCE,
    )
