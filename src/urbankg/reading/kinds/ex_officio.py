"""Claims of kind `ex_officio`: which office of an assembly goes with an office elsewhere.

«شهردار تهران دبیرکل این مجمع است»; «هر که شهردار ساری باشد، دبیرکل اتحادیه نیز هست»; «ریاست مجمع با شهردار رشت است».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import clause, inside
from urbankg.reading.mentions.body_names import JOINABLE, full_name, spoken_of
from urbankg.reading.mentions.offices import Office
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of, openings_of

_CARRIERS = frozenset(
    ["mayor", "county_governor", "governor_general", "council_chair", "provincial_council_chair", "minister"]
)
_CARRIED = frozenset(["secretary_general", "assembly_chair", "deputy_governor_general"])
# Offices that many hold side by side: only where the words say that it is the rule.
_CARRIERS_BY_RULE = _CARRIERS | {"deputy_minister", "deputy_governor_general"}
_CARRIED_BY_RULE = _CARRIED | {"municipal_org_head", "provincial_council_chair"}
_KINDS = {
    "assembly": "assembly_chair",
    "organisation": "assembly_chair",
    "provincial_council": "provincial_council_chair",
}
_FARTHEST = 110  # characters between the two offices of a rule
_ASIDE = 40  # characters of «طبق اساسنامه» between an office and who holds it
_BESIDE = 24  # characters before an office in which the name of its holder stands
_HELD_WITHIN = 30  # characters behind an office in which «است» says that its holder has the other one
_CHAIRS = openings_of("chair of an office")
_POST_OF_CHAIR = re.compile(r" (?P<office>ریاست|دبیرکلی) ")
_POST_OF_IT = re.compile(
    rf"(?<!\w)(?P<office>رییس|دبیرکل) (?:ان|(?:این|همین) {one_of('this assembly')})(?!\w)"
)
_HOST = re.compile(r" (?:شهر )?میزبان(?!\w)")  # «شهردار میزبان»: whoever is host, and no town's
_PART_ENDS = re.compile("[،؛.]")


@dataclass(frozen=True, slots=True)
class _Carried:
    """An office that goes with another: where it is named, its role, and what it is over."""

    start: int
    end: int
    role: str
    over: str


def read_ex_officio(scene: Scene) -> list[Claim]:
    """The offices that go with other offices, as an article tells them."""
    found: dict[tuple[str, ...], Claim] = {}
    chairs = not scene.document.words.isdisjoint(_CHAIRS.words)
    if not chairs and not any(o.role in _CARRIED_BY_RULE for o in scene.offices):
        return []
    for sentence in scene.document.sentences:
        offices = [o for o in inside(sentence, scene.offices) if _is_told(scene, o)]
        carriers = [o for o in offices if o.role in _CARRIERS_BY_RULE and o.label and not _is_host(scene, o)]
        if not carriers or scene.document.text[sentence.start : sentence.end].endswith(("؟", "?")):
            continue
        for carried in _all_carried(scene, sentence, offices):
            carrier = _carrier(scene, sentence, carried, [o for o in carriers if o.start != carried.start])
            if carrier is None or not carried.over:
                continue
            claim = Claim(
                kind="ex_officio",
                subject=carrier.label,
                role=carrier.role,
                object=carried.over,
                value=carried.role,
                evidence=evidence(
                    scene.document, "ex_officio", (carrier.start, carrier.end), (carried.start, carried.end)
                ),
                near=scene.context.near(),
                confidence=0.75,
            )
            found.setdefault((key(claim.subject), key(carried.over), carried.role), claim)
    return list(found.values())


def _is_told(scene: Scene, office: Office) -> bool:
    """Whether an office is named as such, not only listed, and not one that somebody held before."""
    former = any_word("held before").search(scene.document.text, office.start, office.end + 8)
    return office.how != "listed" and former is None


def _is_host(scene: Scene, office: Office) -> bool:
    """Whether the office is that of whoever is host: «شهردار شهر میزبان»."""
    return _HOST.search(scene.document.text, office.start, office.end + len(" شهر میزبان")) is not None


def _all_carried(scene: Scene, sentence: Sentence, offices: list[Office]) -> Iterator[_Carried]:
    for office in offices:
        if office.role in _CARRIED_BY_RULE:
            yield _Carried(office.start, office.end, office.role, _over(scene, sentence, office))
    text = scene.document.text
    for of_it in _POST_OF_IT.finditer(text, sentence.start, sentence.end):
        last = spoken_of(scene, of_it.start(), JOINABLE)
        if last and not any(o.start <= of_it.start("office") < o.end for o in offices):
            role = "secretary_general" if of_it["office"] == "دبیرکل" else _KINDS[last.kind]
            yield _Carried(of_it.start("office"), of_it.end(), role, full_name(scene, last))
    for chair in any_word("chair of an office").finditer(text, sentence.start, sentence.end):
        post = _POST_OF_CHAIR.match(text, chair.end(), sentence.end)
        body = next((b for b in scene.bodies if post and b.start == post.end() and b.kind in _KINDS), None)
        if post and body and not any(o.start <= post.start("office") < o.end for o in offices):
            role = "secretary_general" if post["office"] == "دبیرکلی" else _KINDS[body.kind]
            yield _Carried(post.start("office"), body.end, role, full_name(scene, body))


def _carrier(scene: Scene, sentence: Sentence, carried: _Carried, carriers: list[Office]) -> Office | None:
    """The office that carries another: to which the words give it directly, else which has it by rule."""
    start, end = clause(scene, sentence, carried.start)
    text = scene.document.text
    words = text[start:end]
    by_rule = bool(any_word("by rule").search(words))
    if any_word("not by rule").search(words) and not by_rule:
        return None
    near = [o for o in carriers if start <= o.start < end and _fits(o, carried, by_rule)]
    near = [o for o in near if by_rule or not _named_beside(scene, sentence, carried, o)]
    before = [o for o in reversed(near) if o.end <= carried.start]
    after = [o for o in near if o.start >= carried.end]
    has = any_word("has it").search(text, carried.end, min(end, carried.end + 60)) is not None
    for other in before:
        if has and _equates(text[other.end : carried.start]):
            return other
    for other in after:
        if other.phrase.form == "holder" and _is_given(scene, sentence, carried, other, by_rule):
            return other
    for other in before[:1]:
        between = text[other.end : carried.start]
        if by_rule and has and len(between) < _FARTHEST and not _other_between(scene, other, carried):
            return other
    return None


def _equates(between: str) -> bool:
    """Whether the words between two offices only join them: «شهردار تهران همواره دبیرکل»."""
    return not any_word("joins two offices").sub("", between).strip(" ،")


def _fits(carrier: Office, carried: _Carried, by_rule: bool) -> bool:
    if carried.role == f"deputy_{carrier.role}":
        return False  # nobody is one's own deputy
    usual = carrier.role in _CARRIERS and carried.role in _CARRIED
    return usual or (by_rule and carrier.role != carried.role)


def _named_beside(scene: Scene, sentence: Sentence, carried: _Carried, other: Office) -> bool:
    """Whether a person is named with the two offices: who holds both, which is no rule."""
    first, last = min(carried.start, other.start) - _BESIDE, max(carried.end, other.end) + 4
    return any(first < m.end and m.start < last for m in inside(sentence, scene.persons.mentions))


def _other_between(scene: Scene, other: Office, carried: _Carried) -> bool:
    return any(other.end <= o.start < carried.start and o.role in _CARRIED_BY_RULE for o in scene.offices)


def _is_given(scene: Scene, sentence: Sentence, carried: _Carried, other: Office, by_rule: bool) -> bool:
    """«ریاست مجمع با شهردار اراک است», «از آن شهردار اراک», «به شهردار اراک می‌رسد», «دبیرکل همان شهردار اراک است»."""
    text = scene.document.text
    before = text[max(sentence.start, other.start - 24) : other.start]
    after = text[other.end : min(sentence.end, other.end + 45)]
    if any_word("given to", closing=True).search(before):
        return True
    rest = after.strip()
    if before.endswith("با ") and (rest in ("", ".") or any_word("is with").match(rest)):
        return True
    if before.endswith("به ") and any_word("comes to").match(rest):
        return True
    if _soon(any_word("has this office").search(after), after):
        return True
    if not by_rule:
        return False
    if "را" in text[carried.end : other.start].split() and any_word("takes it").match(rest):
        return True
    return _is_holder(scene, sentence, carried, other)


def _is_holder(scene: Scene, sentence: Sentence, carried: _Carried, other: Office) -> bool:
    """«رئیس مجمع شهردار اراک است», «رئیس مجمع، بنا بر اساسنامه، شهردار اراک است»."""
    bodies = [b for b in inside(sentence, scene.bodies) if carried.start <= b.start and b.end <= other.start]
    end = max([carried.end, *(b.end for b in bodies)])
    text = scene.document.text
    between = text[end : other.start]
    aside = between.strip().startswith("،") and between.strip().endswith("،")
    behind = text[other.end :]
    said = any_word("is its holder").search(behind)
    ruled = len(between) < _ASIDE and any_word("by rule").search(between) is not None
    held = said is not None and said.start() <= _HELD_WITHIN and _soon(said, behind)
    return held and (len(between) <= 1 or aside or ruled)


def _soon(found: re.Match[str] | None, text: str) -> bool:
    """Whether words are found in a text before any comma or full stop."""
    return found is not None and _PART_ENDS.search(text, 0, found.start()) is None


def _over(scene: Scene, sentence: Sentence, carried: Office) -> str:
    """What the carried office is over: a province, or the assembly that is named after it or was before."""
    if carried.role in ("deputy_governor_general", "municipal_org_head", "provincial_council_chair"):
        return carried.label
    bodies = [b for b in inside(sentence, scene.bodies) if b.kind in JOINABLE]
    own = [b for b in bodies if carried.start <= b.start <= carried.end + 1] or [
        b for b in reversed(bodies) if b.end <= carried.start
    ]
    for body in own:
        if name := full_name(scene, body):
            return name
    last = spoken_of(scene, carried.start, JOINABLE)
    return full_name(scene, last) if last else carried.label
