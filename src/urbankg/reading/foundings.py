"""Claims of kind `founded`: when and where a municipality, an organisation, an assembly came to be."""

from __future__ import annotations

import re

from urbankg.claims import Claim
from urbankg.persian.dates import DateSpan
from urbankg.persian.fold import key
from urbankg.reading.body_names import full_name, spoken_of
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, asserted, clause, cues, inside, within
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene

_FOUNDABLE = frozenset(
    ["assembly", "organisation", "municipality", "village_office", "council", "provincial_council"]
    + ["district_governorate", "governorate", "county_governorate", "institution", "committee"]
)
_SITTING = re.compile(r"(?:نشست|جلسه|اجلاس\w*|گردهمایی|صحن)(?: \w+){0,4} $")
_OF_BODY = re.compile(
    r"(?<!\w)(?:(?:این|همین) (?:نهاد|اداره|تشکل|سازمان|شهرداری|مجمع|اتحادیه|دستگاه|دهیاری)|اداره ای که|نهادی که"
    r"|سازمانی که|تشکلی که|ان)(?!\w)"
)
_OWN = re.compile(r"ش$|(?<!\w)ان$")


def read_foundings(scene: Scene) -> list[Claim]:
    """The foundings that an article tells, each once."""
    found: dict[str, Claim] = {}
    for sentence, said in cues(scene, "founded"):
        there = parties(scene, sentence)
        for cue in said:
            for claim in _claims(scene, sentence, cue, there):
                kept = found.get(key(claim.subject))
                if kept is None or (claim.date is not None) > (kept.date is not None):
                    found[key(claim.subject)] = claim
    return list(found.values())


def _claims(scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]) -> list[Claim]:
    if not asserted(scene, sentence, cue, max(sentence.start, cue.start - 40)):
        return []
    date = _date(scene, sentence, cue)
    founded = _founded(scene, sentence, cue, there)
    claims = []
    for label, kind, mark in founded:
        place = _place(sentence, cue, there, mark)
        if not _enough(scene, sentence, cue, kind, mark, date, place):
            continue
        city = label.removeprefix("شهرداری ") if kind == "municipality" and date is None else None
        claims.append(
            Claim(
                kind="founded",
                subject=label,
                place=place or city,
                date=date,
                evidence=evidence(scene.document, "founded", mark, (cue.start, cue.end)),
                near=scene.context.near(),
                confidence=0.75,
            )
        )
    return claims


def _enough(
    scene: Scene,
    sentence: Sentence,
    cue: Cue,
    kind: str,
    mark: tuple[int, int],
    date: DateSpan | None,
    place: str | None,
) -> bool:
    """Whether the words are a founding and no session, and say when or where."""
    old = date is not None and date.precision in ("year", "month", "decade", "season")
    sits = _SITTING.search(scene.document.text, sentence.start, mark[0])
    if cue.sense == "noun":
        return old
    if cue.sense == "formed":
        if sits:
            return False
        return old or (place is not None and date is None) or (date is not None and kind == "municipality")
    if sits and not old:
        return False
    return date is not None or place is not None or kind == "municipality"


def _founded(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]
) -> list[tuple[str, str, tuple[int, int]]]:
    """The bodies that were founded: those before the verb; «تأسیس شهرداری» has it after."""
    start, end = clause(scene, sentence, cue.start)
    if cue.sense == "owner":
        return [
            (f"شهرداری {p.label}", "municipality", (p.start, p.end))
            for p in there
            if p.kind == "place" and start <= p.start < cue.start and p.before in ("", "و")
        ]
    bodies = [p for p in there if p.body and p.body.kind in _FOUNDABLE and start <= p.start < end]
    bodies = [p for p in bodies if p.before not in ("با", "از", "توسط") or (p.body and p.body.end == p.end)]
    if cue.sense == "noun":
        after = [p for p in bodies if 0 <= p.start - cue.end < 3 and p.label]
        if after:
            return [(p.label, p.body.kind, (p.start, p.end)) for p in after[:1] if p.body]
    before = [p for p in bodies if p.end <= cue.start and p.before not in ("در", "با", "توسط", "به")]
    if before:
        chosen = before[-1]
        listed = [chosen]
        while len(listed) < len(before) and _joined(before[-len(listed) - 1], listed[0]):
            listed.insert(0, before[-len(listed) - 1])
        return [(p.label, p.body.kind, (p.start, p.end)) for p in listed if p.body and p.label]
    back = _OF_BODY.search(scene.document.text, start, cue.end)
    if back or _OWN.search(cue.text):
        body = spoken_of(scene, start, _FOUNDABLE)
        if body and scene.document.sentence_at(body.start) >= scene.document.sentence_at(start) - 1:
            return [(full_name(scene, body), body.kind, (body.start, body.end))]
    return []


def _joined(first: Party, second: Party) -> bool:
    """Whether two bodies stand in one list: «شهرداری‌های الف و ب»."""
    return first.body is not None and second.start - first.end <= 4 and second.before in ("و", "")


def _date(scene: Scene, sentence: Sentence, cue: Cue) -> DateSpan | None:
    """The date nearest to the verb; for a year, «سال ۱۳۰۰» beats the day of the report."""
    start, end = clause(scene, sentence, cue.start)
    dates = within(scene.dates, start, end) or inside(sentence, scene.dates)
    published = scene.document.article.published
    past = [d for d in dates if published is None or d.span.earliest <= published]
    if cue.sense == "noun":
        past = [d for d in past if d.span.precision != "day" and d.start - cue.end < 60]
    chosen = min(
        past,
        key=lambda d: (d.span.precision == "day", min(abs(d.start - cue.start), abs(d.end - cue.start))),
        default=None,
    )
    return chosen.span if chosen else None


def _place(sentence: Sentence, cue: Cue, there: list[Party], mark: tuple[int, int]) -> str | None:
    """The place after «در» that stands outside the body's own name."""
    for party in there:
        if party.kind == "place" and party.before == "در" and not mark[0] <= party.start < mark[1]:
            if abs(party.start - cue.start) < 160:
                return party.label
    return None
