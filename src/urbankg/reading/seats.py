"""Claims of kind `seat`: where the secretariat or seat of an assembly or organisation is, or was moved to."""

from __future__ import annotations

import re

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.body_names import JOINABLE, full_name, is_urban, spoken_of
from urbankg.reading.document import Sentence
from urbankg.reading.event_dates import date_in_clause, date_of_event
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, asserted, clause, cues, finds
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene

_SINCE = re.compile(r"(?<!\w)(?:از (?:امروز|دیروز|این پس|سال|ابتدای)|از)(?!\w)")
_FARTHEST = 130
_OF = re.compile(r"[ ]+(?:(?:دبیرخانه|دایمی|مرکزی|اصلی|جدید|موقت|تازه)[ ]+)?")
_NO_SEAT = re.compile(r"(?<!\w)(?:از|به|در)[ ]+$")


def read_seats(scene: Scene) -> list[Claim]:
    """The seats that an article tells, each once."""
    found: dict[tuple[str, str], Claim] = {}
    for sentence, said in cues(scene, "seat"):
        there = parties(scene, sentence)
        for noun in said:
            claim = _claim(scene, sentence, noun, there)
            if claim is not None:
                found.setdefault((key(claim.subject), key(claim.object or "")), claim)
    return list(found.values())


def _claim(scene: Scene, sentence: Sentence, noun: Cue, there: list[Party]) -> Claim | None:
    start, end = clause(scene, sentence, noun.start)
    if noun.sense == "noun" and _NO_SEAT.search(scene.document.text[max(start, noun.start - 5) : noun.start]):
        return None
    verb, place = _where(scene, start, end, noun, there)
    body = _whose(scene, start, end, noun, there)
    if verb is None or place is None or body is None:
        return None
    if not asserted(scene, sentence, verb, max(start, noun.start - 40)):
        return None
    moved = verb.sense == "move"
    dated = (
        date_of_event(scene, sentence, verb.start) if moved else date_in_clause(scene, sentence, verb.start)
    )
    label, mark = body
    return Claim(
        kind="seat",
        subject=label,
        object=place.label,
        date=dated if moved or _SINCE.search(scene.document.text, start, verb.end) else None,
        evidence=evidence(scene.document, "seat", mark, (noun.start, noun.end), (place.start, place.end)),
        near=scene.context.near(),
        confidence=0.8,
    )


def _where(
    scene: Scene, start: int, end: int, noun: Cue, there: list[Party]
) -> tuple[Cue | None, Party | None]:
    """The verb and the place: moved «به» a place, or being «در» one; or «ساوه میزبان دبیرخانه است»."""
    places = [p for p in there if p.kind == "place" and start <= p.start < end]
    if noun.sense == "self":
        at = [p for p in places if p.before == "در" and 0 <= noun.start - p.end < 3]
        return (noun, at[-1]) if at else (None, None)
    becomes = re.search(r"(?<!\w)(?:شد|شده)(?!\w)", scene.document.text[noun.end : end])
    if noun.text == "مقر" and becomes:
        hosts = [p for p in places if p.end <= noun.start and p.before == ""]
        return (noun, hosts[0]) if hosts else (None, None)
    is_seat = [p for p in places if p.before == "" and noun.text == "مقر" and noun.start - p.end == 1]
    if noun.sense == "host":
        hosts = [p for p in places if p.end <= noun.start and p.before == ""]
        return (noun, hosts[-1]) if hosts else (None, None)
    for verb in sorted(finds("seat.verb", scene.document.text, start, end), key=lambda v: v.start):
        wanted = "به" if verb.sense == "move" else "در"
        if verb.text == "میزبان":
            hosts = [p for p in places if p.end <= verb.start and p.before == "" and verb.end < noun.start]
            if hosts and noun.start - verb.end < 4:
                return verb, hosts[-1]
            continue
        if abs(verb.start - noun.start) > _FARTHEST:
            continue
        if is_seat and verb.sense == "be" and verb.start > noun.start:
            return verb, is_seat[-1]
        governed = [
            p for p in places if p.before == wanted and p.end <= verb.start + 40 and p.start > noun.start - 60
        ]
        governed = [
            p for p in governed if p.start < verb.start and (verb.sense == "move" or _beside(scene, noun, p))
        ]
        if governed:
            return verb, governed[-1]
    return None, None


def _beside(scene: Scene, noun: Cue, place: Party) -> bool:
    """Whether no verb and no comma parts the noun from the place where it is."""
    between = scene.document.text[min(noun.end, place.end) : max(noun.start, place.start)]
    return not re.search(r"[،]|(?<!\w)(?:که|شد|بود|است|شده)(?!\w)", between)


def _whose(
    scene: Scene, start: int, end: int, noun: Cue, there: list[Party]
) -> tuple[str, tuple[int, int]] | None:
    """The body whose seat it is: right after the noun, else before it, else the one spoken of last."""
    bodies = [
        p
        for p in there
        if p.body
        and p.body.kind in JOINABLE
        and p.label
        and is_urban(scene, p.body)
        and start <= p.start < end
    ]
    own = (
        [p for p in bodies if _OF.fullmatch(scene.document.text, noun.end, p.start)] if noun.end < end else []
    )
    before = [p for p in bodies if p.end <= noun.start]
    for party in [*own, *reversed(before)]:
        return party.label, (party.start, party.end)
    if noun.text.startswith(("دبیرخانه", "مقر", "ستاد")) or noun.text.endswith("ش"):
        body = spoken_of(scene, noun.start, JOINABLE)
        if body and is_urban(scene, body):
            return full_name(scene, body), (body.start, body.end)
    return None
