"""Claims of kind `meeting` and `agreement`: who met whom, who chaired which session, who signed what with whom."""

from __future__ import annotations

import re

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.persian.numbers import find_numbers
from urbankg.reading.assemblies import assembly_name
from urbankg.reading.bodies import Body
from urbankg.reading.dating import Dating
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, cues, inside, nearest
from urbankg.reading.pairs import Office
from urbankg.reading.persons import PersonMention
from urbankg.reading.scene import Scene

_WITH = re.compile(r"(?<!\w)با(?: جناب)?(?: اقای| خانم| دکتر| مهندس| حجت الاسلام)* $")
_OF_SESSION = re.compile(r"(?:نشست|جلسه|اجلاس|گردهمایی|اجلاسیه)(?: \w+){0,3} $")
_CHAIRS = re.compile(r"ریاست|اداره|می ?گرداند|گرداندن|می ?چرخاند|گرداند|هدایت|گشود")
_SPEAKS = re.compile(r"گفت|افزود|اظهار|بیان|تصریح|تاکید|سخن|عنوان کرد|خواند|اعلام")
_SITTING = re.compile(r"شورا|مجمع|اتحادیه|کمیسیون|کمیته|ستاد|هیات دولت|هیات وزیران|کارگروه|مجلس")
_PARTNER = (
    "municipality",
    "organisation",
    "assembly",
    "institution",
    "council",
    "county_governorate",
    "governorate",
    "ministry",
)
_BETWEEN = re.compile(r"(?<!\w)(?:با|و|میان|بین)(?!\w)")
_NOT_YET = re.compile(r"قرار است|خواهد|خواهند|پیش نویس|به زودی|درخواست|نشد|پیشنهاد")


def read_meetings(scene: Scene) -> list[Claim]:
    """Named officials who met somebody, and those who chaired or spoke at a body's session."""
    found: list[Claim] = []
    for sentence, said in cues(scene, "meeting"):
        if sentence.part == "title" or any(c.sense == "plan" for c in said):
            continue
        claim = None
        if party := next((c for c in said if c.sense == "party"), None):
            claim = _two_parties(scene, sentence, party)
        if claim is None and (session := next((c for c in said if c.sense in ("session", "chair")), None)):
            claim = _session(scene, sentence, session)
        if claim is not None:
            found.append(claim)
    return _once(found)


def _once(claims: list[Claim]) -> list[Claim]:
    """One claim for two parties, whoever is named first; the one with a number or a date is kept."""
    best: dict[frozenset[str], Claim] = {}
    for claim in claims:
        parties = frozenset((key(claim.subject), key(claim.object or "")))
        if parties not in best or (claim.ordinal is not None) > (best[parties].ordinal is not None):
            best[parties] = claim
    sessions: dict[str, Claim] = {}
    for claim in best.values():
        kept = sessions.get(claim.object or "")
        if kept is None or (claim.confidence, claim.ordinal is not None) > (
            kept.confidence,
            kept.ordinal is not None,
        ):
            sessions[claim.object or ""] = claim
    return list(sessions.values())


def _official(scene: Scene, sentence: Sentence, office: Office) -> str:
    """The named holder of an office phrase, if the article tells one."""
    return scene.holder(office.role, office.label)


def _two_parties(scene: Scene, sentence: Sentence, cue: Cue) -> Claim | None:
    text = scene.document.text
    named = list(inside(sentence, scene.persons.mentions))
    parties: list[tuple[str, int, int, bool]] = []
    for mention in named:
        person = scene.persons.people[mention.person]
        if person.full or mention.kind != "pronoun":
            marked = bool(_WITH.search(text[max(sentence.start, mention.start - 24) : mention.start]))
            parties.append((person.name, mention.start, mention.end, marked))
    for office in inside(sentence, scene.offices):
        if office.phrase.form == "holder" and (name := _official(scene, sentence, office)):
            marked = bool(_WITH.search(text[max(sentence.start, office.start - 24) : office.start]))
            parties.append((name, office.start, office.end, marked))
    parties.sort(key=lambda p: p[1])
    other = next((p for p in parties if p[3]), None)
    if other is None:
        return None
    first = next((p for p in parties if p[0] != other[0] and p[1] < other[1]), None)
    if first is None or not ({first[0], other[0]} & scene.officials):
        return None
    return Claim(
        kind="meeting",
        subject=first[0],
        object=other[0],
        date=Dating(scene).of(cue.start),
        evidence=evidence(
            scene.document,
            "meeting.parties",
            (first[1], first[2]),
            (other[1], other[2]),
            (cue.start, cue.end),
        ),
        near=scene.context.near(),
        confidence=0.7,
    )


def _session(scene: Scene, sentence: Sentence, cue: Cue) -> Claim | None:
    body = _sitting_body(scene, sentence, cue)
    if body is None:
        return None
    label, mark = body
    chair = _chair(scene, sentence)
    if chair is None:
        return None
    name, mention, chairs = chair
    return Claim(
        kind="meeting",
        subject=name,
        object=label,
        ordinal=_number_of_session(scene, sentence),
        date=Dating(scene).of(cue.start),
        evidence=evidence(
            scene.document, "meeting.session", (mention.start, mention.end), mark, (cue.start, cue.end)
        ),
        near=scene.context.near(),
        confidence=0.75 if chairs else 0.6,
    )


def _sitting_body(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[str, tuple[int, int]] | None:
    text = scene.document.text
    bodies = [b for b in inside(sentence, scene.bodies) if _SITTING.search(text, b.start, b.end)]
    sitting = [b for b in bodies if _OF_SESSION.search(text[max(sentence.start, b.start - 40) : b.start])]
    body = nearest(sitting, cue.start)
    if body is not None:
        return _body_label(scene, body), (body.start, body.end)
    if _CHAIRS.search(text, sentence.start, sentence.end):
        body = nearest(bodies, cue.start)
        label = _body_label(scene, body) if body is not None else ""
        city = scene.context.place("city", cue.start)
        if not label and city and re.search(r"(?<!\w)شورا", text):
            label = f"شورای شهر {city}"
        if label:
            return label, (body.start, body.end) if body is not None else (cue.start, cue.end)
    return None


def _body_label(scene: Scene, body: Body) -> str:
    if body.kind == "council" and not body.place_name:
        city = scene.context.place("city", body.start)
        return f"شورای شهر {city}" if city else ""
    if body.kind == "council":
        return f"شورای شهر {body.place_name}"
    return assembly_name(scene, body)


def _chair(scene: Scene, sentence: Sentence) -> tuple[str, PersonMention, bool] | None:
    """The official who chairs the session in this sentence, else the one who speaks there."""
    text = scene.document.text
    mentions = [
        m
        for m in inside(sentence, scene.persons.mentions)
        if scene.persons.people[m.person].name in scene.officials
    ]
    for mention in mentions:
        before = text[max(sentence.start, mention.start - 20) : mention.start]
        after = text[mention.end : min(sentence.end, mention.end + 90)]
        if re.search(r"به ریاست (?:\w+ ){0,2}$", before) or _CHAIRS.search(after):
            return scene.persons.people[mention.person].name, mention, True
    named = [m for m in mentions if m.kind == "full"]
    if named and _SPEAKS.search(text, named[0].end, sentence.end):
        return scene.persons.people[named[0].person].name, named[0], False
    return None


def _number_of_session(scene: Scene, sentence: Sentence) -> int | None:
    text = scene.document.text[sentence.start : sentence.end]
    for number in find_numbers(text):
        if number.ordinal and re.match(r"[ ]*(?:نشست|جلسه|اجلاس|گردهمایی|صحن)", text[number.end :]):
            return number.value
    return None


def read_agreements(scene: Scene) -> list[Claim]:
    """Two bodies that signed an agreement or became sister cities."""
    found = []
    for sentence, said in cues(scene, "agreement"):
        cue = said[0]
        text = scene.document.text
        if _NOT_YET.search(text, max(sentence.start, cue.start - 30), min(sentence.end, cue.end + 40)):
            continue
        bodies = [
            b
            for b in inside(sentence, scene.bodies)
            if b.kind in _PARTNER and (b.complete or b.kind == "institution")
        ]
        parties = [(assembly_name(scene, b), b.start, b.end) for b in bodies]
        if "خواهر" in cue.text:
            parties += [
                (m.name, m.start, m.end)
                for m in inside(sentence, scene.context.mentions)
                if not any(b.start <= m.start < b.end for b in bodies)
            ]
        parties.sort(key=lambda p: p[1])
        if len(parties) < 2 or not _BETWEEN.search(text, sentence.start, parties[1][1]):
            continue
        found.append(
            Claim(
                kind="agreement",
                subject=parties[0][0],
                object=parties[1][0],
                date=Dating(scene).of(cue.start),
                evidence=evidence(
                    scene.document, "agreement", parties[0][1:], parties[1][1:], (cue.start, cue.end)
                ),
                near=scene.context.near(),
                confidence=0.7,
            )
        )
    return _once(found)
