"""Claims of kind `member`: which city, municipality or organisation is in, joined or left which assembly."""

from __future__ import annotations

import re

from urbankg.claims import Claim, Status
from urbankg.persian.numbers import find_numbers
from urbankg.reading.body_names import JOINABLE, full_name, spoken_of
from urbankg.reading.context import same_name
from urbankg.reading.document import Sentence
from urbankg.reading.event_dates import date_in_clause, date_of_event
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, asserted, clause, cues
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_FARTHEST = 170  # characters between a cue and the body that is joined
_MEMBERS = frozenset(["municipality", "village_office", "council", "county_governorate"])
_POINTS_BACK = re.compile(
    r"(?<!\w)(?:این|ان|همین) (?:مجمع|اتحادیه|شبکه|جمع|نهاد|تشکل|سازمان|انجمن|مجموعه|خانواده|کانون)(?!\w)"
    r"|(?<!\w)(?:عضو|اعضای|عضویت|به|در) (?:جدید |تازه )?ان(?!\w)|(?<!\w)اعضای (?:قدیمی|ثابت|اصلی|موسس)(?!\w)"
    r"|(?<!\w)به عضویت در ?امد"
)
_THE_CITY = re.compile(r"(?<!\w)(?:این|همین) (?:کلان ?شهر|شهر|شهرداری|بندر)(?!\w)")
_CAPITAL = re.compile(r"(?<!\w)پایتخت(?: ایران| کشور)?(?!\w)")


def read_memberships(scene: Scene) -> list[Claim]:
    """The memberships that an article tells, each once: the fullest telling of it."""
    found: list[Claim] = []
    for sentence, said in cues(scene, "member"):
        there = parties(scene, sentence)
        for cue in said:
            found += _claims(scene, sentence, cue, there)
    return _fullest(found)


def _claims(scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]) -> list[Claim]:
    status = _status(scene, sentence, cue)
    joined = _joined(scene, sentence, cue, there)
    if status is None or joined is None or not asserted(scene, sentence, cue, _since(scene, sentence, cue)):
        return []
    name, mark = joined
    ordinal = _ordinal(scene, sentence)
    date = date_of_event(scene, sentence, cue.start) if status != "incumbent" else None
    members = _members(scene, sentence, cue, there, mark)
    return [
        Claim(
            kind="member",
            subject=label,
            object=name,
            status=status,
            ordinal=ordinal if len(members) == 1 else None,
            date=date or (date_in_clause(scene, sentence, cue.start) if status == "incumbent" else None),
            evidence=evidence(scene.document, "member", (start, end), mark, (cue.start, cue.end)),
            near=scene.context.near(),
            confidence=0.75,
        )
        for label, start, end in members
    ]


def _since(scene: Scene, sentence: Sentence, cue: Cue) -> int:
    """Where the words that may unmake the membership begin: after the last comma but one before the cue."""
    start, _ = clause(scene, sentence, cue.start)
    return max(start, cue.start - 60)


def _status(scene: Scene, sentence: Sentence, cue: Cue) -> Status | None:
    if cue.sense in ("start", "incumbent", "end"):
        return cue.sense  # type: ignore[return-value]
    _, end = clause(scene, sentence, cue.start)
    after = scene.document.text[cue.end : end]
    became, holds = any_word("member became").search(after), any_word("member is").search(after)
    if became and (holds is None or became.start() < holds.start() or _ordinal(scene, sentence)):
        return "start"
    if cue.sense == "noun":
        return None
    if holds and holds.start() < 90:
        return "incumbent"
    return "start" if _ordinal(scene, sentence) else None


def _joined(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]
) -> tuple[str, tuple[int, int]] | None:
    """The body that is joined, and the words that name it."""
    start, end = clause(scene, sentence, cue.start)
    bodies = [
        p
        for p in there
        if p.body and _joinable(scene, p) and start <= p.start < end and abs(p.start - cue.start) < _FARTHEST
    ]
    if cue.sense == "end":
        bodies = [p for p in bodies if p.before == "از" or cue.text.startswith(("ترک", "عضویت"))]
    named = [p for p in bodies if p.label]
    if named:
        chosen = min(named, key=lambda p: abs(p.start - cue.start))
        return chosen.label, (chosen.start, chosen.end)
    back = _POINTS_BACK.search(scene.document.text, start, end)
    if back or (cue.sense in ("plain", "start") and "عضو" in cue.text and _ordinal(scene, sentence)):
        mark = back.span() if back else (cue.start, cue.end)
        body = spoken_of(scene, sentence.start, JOINABLE) or spoken_of(scene, cue.start, JOINABLE)
        return (full_name(scene, body), mark) if body else None
    return None


def _joinable(scene: Scene, party: Party) -> bool:
    if party.body is None or party.body.kind in JOINABLE:
        return party.body is not None
    return party.body.kind == "committee" and scene.document.text.startswith("شورای سازمان", party.start)


def _members(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party], body: tuple[int, int]
) -> list[tuple[str, int, int]]:
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    found: list[tuple[str, int, int]] = []
    listed = False
    end = end if cue.sense == "noun" or cue.text.startswith(("پیوستن", "الحاق", "عضویت")) else cue.start
    for party in there:
        if not start <= party.start < end or body[0] <= party.start < body[1]:
            listed = False
            continue
        taken = _is_member(scene, sentence, party) and (
            party.before in ("", "عضویت", "پیوستن", "الحاق", "پذیرش")
            or (party.before == "و" and (listed or not found))
        )
        listed = taken
        if taken and not any(same_name(party.label, label) for label, _, _ in found):
            found.append((party.label, party.start, party.end))
    if (
        not found
        and (city := _THE_CITY.search(text, start, end))
        and not any_word("no member after", closing=True).search(text, start, city.start())
    ):
        if name := scene.context.last("city", city.start()):
            found.append((name, *city.span()))
    if not found and (capital := _CAPITAL.search(text, start, end)):
        found.append(("تهران", *capital.span()))
    return found


def _is_member(scene: Scene, sentence: Sentence, party: Party) -> bool:
    if party.kind == "body":
        return bool(
            party.label and party.body and party.body.kind in _MEMBERS and party.body.kind == "municipality"
        )
    if party.kind != "place":
        return False
    mention = next(m for m in scene.context.mentions if m.start == party.start)
    before = scene.document.text[max(sentence.start, party.start - 24) : party.start]
    return any(p.kind == "city" for p in mention.places) and not any_word(
        "no member after", closing=True
    ).search(before)


def _ordinal(scene: Scene, sentence: Sentence) -> int | None:
    """«بیستمین عضو»; or «شمار اعضا به ۲۰ رسید»."""
    text = scene.document.text[sentence.start : sentence.end]
    for number in find_numbers(text):
        if number.ordinal and re.match(r"[ ]*(?:(?:شهر|شهرداری) )?عضو(?!\w)", text[number.end :]):
            return number.value
        if re.search(r"(?:شمار|تعداد) اعضا\w*(?: \w+){0,4} $", text[: number.start]):
            return number.value
    return None


def _fullest(claims: list[Claim]) -> list[Claim]:
    """Of the claims of one member in one body, the one that says most."""
    best: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        pair = (claim.subject.removeprefix("شهرداری "), claim.object)
        if pair not in best or _weight(claim) > _weight(best[pair]):
            best[pair] = claim
    return list(best.values())


def _weight(claim: Claim) -> tuple[bool, bool, bool]:
    return claim.ordinal is not None, claim.date is not None, claim.status != "incumbent"
