"""Claims of kind `ex_officio`: which office of an assembly goes with an office elsewhere.

«شهردار تهران دبیرکل این مجمع است»; «هر که شهردار ساری باشد، دبیرکل اتحادیه نیز هست»; «ریاست مجمع با شهردار رشت است».
"""

from __future__ import annotations

import re

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.body_names import JOINABLE, full_name, spoken_of
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import inside
from urbankg.reading.offices import Office
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_CARRIERS = (
    "mayor",
    "county_governor",
    "governor_general",
    "council_chair",
    "provincial_council_chair",
    "minister",
)
_CARRIED = ("secretary_general", "assembly_chair", "deputy_governor_general")
_EQUATES = re.compile(r"[ ،]*(?:(?:که|نیز|هم|همزمان|همواره|همیشه|به عنوان|سمت|در عین حال|عملا)[ ،]*)*")
_COPULA = re.compile(r"(?<!\w)(?:است|هست|خواهد بود|می باشد|باشد|باشند|دارد|اند|به شمار|محسوب)(?!\w)")
_WITH = re.compile(r"(?<!\w)(?:با|از ان|بر عهده|به عهده|برعهده)[ ]+$")
_HEAD = {"secretary_general": "دبیرکل", "assembly_chair": "رییس"}


def read_ex_officio(scene: Scene) -> list[Claim]:
    """The offices that go with other offices, as an article tells them."""
    found: dict[tuple[str, ...], Claim] = {}
    if not any(o.role in _CARRIED for o in scene.offices):
        return []
    for sentence in scene.document.sentences:
        offices = inside(sentence, scene.offices)
        for carried in offices:
            if carried.role not in _CARRIED:
                continue
            carrier = _carrier(scene, sentence, carried, offices)
            label = _over(scene, sentence, carried) if carrier else ""
            if carrier is None or not label:
                continue
            claim = Claim(
                kind="ex_officio",
                subject=carrier.label,
                role=carrier.role,
                object=label,
                value=carried.role,
                evidence=evidence(
                    scene.document, "ex_officio", (carrier.start, carrier.end), (carried.start, carried.end)
                ),
                near=scene.context.near(),
                confidence=0.75,
            )
            found.setdefault((key(claim.subject), key(label), carried.role), claim)
    return list(found.values())


def _carrier(scene: Scene, sentence: Sentence, carried: Office, offices: list[Office]) -> Office | None:
    text = scene.document.text
    words = text[sentence.start : sentence.end]
    by_rule = bool(any_word("by rule").search(words))
    named = bool(inside(sentence, scene.persons.mentions))
    if (
        (named and not by_rule)
        or (any_word("not by rule").search(words) and not by_rule)
        or words.endswith(("؟", "?"))
    ):
        return None
    before = [o for o in offices if o.role in _CARRIERS and o.label and o.end <= carried.start]
    after = [o for o in offices if o.role in _CARRIERS and o.label and o.start >= carried.end]
    for other in reversed(before):
        between = text[other.end : carried.start]
        told = _COPULA.search(text, carried.end, min(sentence.end, carried.end + 60))
        if told and (_EQUATES.fullmatch(between) or (by_rule and len(between) < 110)):
            return other
    for other in after:
        if by_rule and _is_holder(scene, sentence, carried, other):
            return other
        if (
            _WITH.search(text[max(sentence.start, other.start - 12) : other.start])
            and other.phrase.form == "holder"
        ):
            return other
    return None


def _is_holder(scene: Scene, sentence: Sentence, carried: Office, other: Office) -> bool:
    """«رئیس مجمع شهردار اراک است»: nothing but the assembly's name stands between."""
    bodies = [b for b in inside(sentence, scene.bodies) if carried.start <= b.start and b.end <= other.start]
    end = max([carried.end, *(b.end for b in bodies)])
    text = scene.document.text
    return (
        other.start - end <= 1 and bool(_COPULA.match(text, other.end + 1)) and other.phrase.form == "holder"
    )


def _over(scene: Scene, sentence: Sentence, carried: Office) -> str:
    """What the carried office is over: a province, or the assembly that is named after it or was before."""
    if carried.role == "deputy_governor_general":
        return carried.label
    bodies = [b for b in inside(sentence, scene.bodies) if b.kind in JOINABLE]
    own = [b for b in bodies if carried.start <= b.start <= carried.end + 1] or [
        b for b in bodies if b.end <= carried.start
    ]
    for body in own:
        if name := full_name(scene, body):
            return name
    last = spoken_of(scene, carried.start, JOINABLE)
    return full_name(scene, last) if last else carried.label
