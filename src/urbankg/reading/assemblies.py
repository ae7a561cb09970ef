"""Claims of kind `member`, `founded`, `seat` and `ex_officio`: the life of bodies, assemblies above all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from urbankg.claims import Claim, Status
from urbankg.persian.dates import DateSpan
from urbankg.persian.numbers import find_numbers
from urbankg.reading.bodies import Body
from urbankg.reading.dating import Dating
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, cues, inside, nearest, paragraph
from urbankg.reading.pairs import Office
from urbankg.reading.scene import Scene

_JOINABLE = ("assembly", "organisation", "council", "committee")
_FOUNDABLE = ("assembly", "organisation", "municipality", "village_office", "council", "district_governorate")
_PLACE_IN = re.compile(r"(?<!\w)(?:در|به|از)(?: شهر| شهر مقدس| کلان ?شهر| شهرستان)? $")
_SHORT = re.compile(r"^(?:این |همین )?(?:مجمع|اتحادیه|انجمن|شبکه|سازمان|کانون)$")
_DENIED = re.compile(r"درخواست|تقاضا|قرار است|خواهد|نشد|نیست|هنوز|ممکن است|اگر|پیشنهاد")
_ALSO = re.compile(r"(?<!\w)(?:نیز|هم)(?!\w)")


def assembly_name(scene: Scene, body: Body) -> str:
    """A body's full name: «مجمع» alone is the assembly that the article names in full."""
    if not _SHORT.match(scene.document.text[body.start : body.end]):
        return body.label
    full = [
        b
        for b in scene.bodies
        if scene.document.text[b.start : b.end].split()[0]
        == scene.document.text[body.start : body.end].split()[-1]
        and not _SHORT.match(scene.document.text[b.start : b.end])
    ]
    chosen = nearest(full, body.start, before=True) or nearest(full, body.start)
    return chosen.label if chosen else body.label


def read_memberships(scene: Scene) -> list[Claim]:
    """Which city or municipality is, or became, a member of which assembly, union, network or council."""
    found = []
    for sentence, said in cues(scene, "member"):
        if sentence.part == "title" or _about_people(scene, sentence, said):
            continue
        bodies = _joined(scene, sentence, said)
        if bodies is None:
            continue
        body, cue = bodies
        for label, start, end in _members(scene, sentence, body, cue):
            status: Status = "incumbent" if cue.sense == "incumbent" else "start"
            dated = Dating(scene).of(cue.start) if status == "start" else None
            marks = [(start, end), (body.start, body.end), (cue.start, cue.end)]
            found.append(
                Claim(
                    kind="member",
                    subject=label,
                    object=assembly_name(scene, body),
                    status=status,
                    ordinal=_ordinal(scene, sentence),
                    date=dated,
                    evidence=evidence(scene.document, "member", *marks),
                    near=scene.context.near(),
                    confidence=0.7,
                )
            )
    return _fullest(found)


def _fullest(claims: list[Claim]) -> list[Claim]:
    """Of the claims of one member in one body, the one that says most."""
    best: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        name = (claim.subject.removeprefix("شهرداری "), claim.object)
        kept = best.get(name)
        if kept is None or (claim.ordinal is not None, claim.date is not None) > (
            kept.ordinal is not None,
            kept.date is not None,
        ):
            best[name] = claim
    return list(best.values())


def _about_people(scene: Scene, sentence: Sentence, said: list[Cue]) -> bool:
    """Whether the membership is a person's: a councillor is an office, not a member body."""
    seats = [o for o in inside(sentence, scene.offices) if o.role == "council_member"]
    return bool(seats) and all(
        any(o.start <= c.start <= o.end or abs(c.start - o.start) < 12 for o in seats) for c in said
    )


def _joined(scene: Scene, sentence: Sentence, said: list[Cue]) -> tuple[Body, Cue] | None:
    bodies = [b for b in inside(sentence, scene.bodies) if b.kind in _JOINABLE]
    bodies = [b for b in bodies if b.kind != "council" or "سازمان" in b.label]
    if not bodies:
        return None
    cue = next((c for c in said if c.sense != "plain"), said[0])
    if cue.sense == "plain" and not _ordinal(scene, sentence):
        return None
    body = nearest(bodies, cue.start)
    return (body, cue) if body is not None and abs(body.start - cue.start) < 150 else None


def _members(scene: Scene, sentence: Sentence, body: Body, cue: Cue) -> Iterator[tuple[str, int, int]]:
    text = scene.document.text
    if _DENIED.search(text, max(sentence.start, cue.start - 25), min(sentence.end, cue.end + 25)):
        return
    municipalities = [b for b in inside(sentence, scene.bodies) if b.kind == "municipality" and b.place_name]
    taken = {(b.start, b.end) for b in municipalities}
    for municipality in municipalities:
        if not body.start <= municipality.start < body.end:
            yield municipality.label, municipality.start, municipality.end
    for mention in inside(sentence, scene.context.mentions):
        if any(s <= mention.start < e for s, e in taken) or body.start <= mention.start < body.end:
            continue
        before = text[max(sentence.start, mention.start - 12) : mention.start]
        if re.search(r"(?<!\w)(?:در|از|استان|شهردار|شهرستان|به) $", before) and not taken:
            continue
        if not taken and any(p.kind == "city" for p in mention.places):
            yield mention.name, mention.start, mention.end


def _ordinal(scene: Scene, sentence: Sentence) -> int | None:
    text = scene.document.text[sentence.start : sentence.end]
    for number in find_numbers(text):
        if number.ordinal and re.match(r"[ ]*(?:عضو|شهر عضو|شهرداری عضو)", text[number.end :]):
            return number.value
    return None


def read_foundings(scene: Scene) -> list[Claim]:
    """When and where a body was founded."""
    found = []
    for sentence, said in cues(scene, "founded"):
        bodies = [b for b in inside(sentence, scene.bodies) if b.kind in _FOUNDABLE]
        cue = said[0]
        if _DENIED.search(
            scene.document.text, max(sentence.start, cue.start - 30), min(sentence.end, cue.end + 12)
        ):
            continue
        body = nearest(bodies, cue.start, before=True)
        if body is None or (body.kind in ("municipality", "council") and not body.place_name):
            continue
        date = _date_near(scene, sentence, cue)
        place = _place_in(scene, sentence, body)
        if date is None and place is None:
            continue
        found.append(
            Claim(
                kind="founded",
                subject=assembly_name(scene, body),
                place=place[0] if place else None,
                date=date,
                evidence=evidence(scene.document, "founded", (body.start, body.end), (cue.start, cue.end)),
                near=scene.context.near(),
                confidence=0.7,
            )
        )
    return found


def _date_near(scene: Scene, sentence: Sentence, cue: Cue) -> DateSpan | None:
    date = nearest(inside(sentence, scene.dates), cue.start, before=True) or nearest(
        inside(sentence, scene.dates), cue.start
    )
    return date.span if date is not None else None


def _place_in(scene: Scene, sentence: Sentence, body: Body, after: int = 0) -> tuple[str, int, int] | None:
    """The place that stands after «در» (or «به») outside the body's own name."""
    for mention in inside(sentence, scene.context.mentions):
        before = scene.document.text[max(sentence.start, mention.start - 16) : mention.start]
        if mention.start >= max(body.end, after) and _PLACE_IN.search(before):
            return mention.name, mention.start, mention.end
    return None


def read_seats(scene: Scene) -> list[Claim]:
    """Where a body's secretariat is, or was moved to."""
    found = []
    for sentence, said in cues(scene, "seat"):
        cue = said[0]
        body = nearest(
            [b for b in inside(sentence, scene.bodies) if b.kind in ("assembly", "organisation")], cue.start
        )
        if body is None:
            others = [
                b
                for s in paragraph(scene, sentence)
                for b in inside(s, scene.bodies)
                if b.kind in ("assembly", "organisation")
            ]
            body = nearest(others, cue.start, before=True)
        place = _moved_to(scene, sentence, cue)
        if body is None or place is None:
            continue
        found.append(
            Claim(
                kind="seat",
                subject=assembly_name(scene, body),
                object=place[0],
                date=_date_near(scene, sentence, cue) if cue.sense == "start" or "به" in place[3] else None,
                evidence=evidence(scene.document, "seat", (cue.start, cue.end), (place[1], place[2])),
                near=scene.context.near(),
                confidence=0.7,
            )
        )
    return found


def _moved_to(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[str, int, int, str] | None:
    places = []
    for mention in inside(sentence, scene.context.mentions):
        before = scene.document.text[max(sentence.start, mention.start - 16) : mention.start]
        found = re.search(r"(?<!\w)(به|در)(?: شهر| شهر مقدس| کلان ?شهر| شهرستان)? $", before)
        if found and mention.start > cue.start - 60:
            places.append((mention.name, mention.start, mention.end, found.group(1)))
    places.sort(key=lambda p: (p[3] != "به", abs(p[1] - cue.start)))
    return places[0] if places else None


def read_ex_officio(scene: Scene) -> list[Claim]:
    """Which office of an assembly goes with an office elsewhere: «شهردار تهران دبیرکل این مجمع است»."""
    found = []
    for sentence in scene.document.sentences:
        offices = inside(sentence, scene.offices)
        carried = [
            o for o in offices if o.role in ("secretary_general", "assembly_chair", "deputy_governor_general")
        ]
        for office in carried:
            carrier = _carrier(scene, sentence, office, offices)
            if carrier is None:
                continue
            found.append(
                Claim(
                    kind="ex_officio",
                    subject=carrier.label,
                    role=carrier.role,
                    object=office.label,
                    value=office.role,
                    evidence=evidence(
                        scene.document, "ex_officio", (carrier.start, carrier.end), (office.start, office.end)
                    ),
                    near=scene.context.near(),
                    confidence=0.7,
                )
            )
    return found


def _carrier(scene: Scene, sentence: Sentence, office: Office, offices: list[Office]) -> Office | None:
    """The office that carries another: no person stands between the two, and the sentence equates them."""
    for other in offices:
        if (
            other.role not in ("mayor", "county_governor", "governor_general")
            or other.phrase.form != "holder"
        ):
            continue
        if other.start >= office.start or not other.label:
            continue
        between = scene.document.text[other.end : office.start]
        after = scene.document.text[office.end : min(sentence.end, office.end + 25)]
        named = [m for m in inside(sentence, scene.persons.mentions) if m.kind != "pronoun"]
        if named and not re.search(
            r"همواره|همیشه|به موجب|اساسنامه|به حکم|قانون", scene.document.text[sentence.start : sentence.end]
        ):
            continue
        by_rule = re.search(
            r"همواره|همیشه|اساسنامه|به حکم|همزمان|به واسطه|بر پایه|خودبه ?خود|قانون",
            scene.document.text[sentence.start : sentence.end],
        )
        if (
            re.fullmatch(r"[ ،]*(?:نیز|هم|همزمان|همواره|به عنوان|،|سمت)*[ ،]*", between)
            and re.search(r"است|خواهد بود|باشد|دارد", after)
        ) or by_rule:
            return other
    return None
