"""Claims of kind `member`: which city, municipality or organisation is in, joined or left which assembly."""

from __future__ import annotations

import re
from dataclasses import replace

from urbankg.claims import Claim, Status
from urbankg.persian.numbers import find_numbers
from urbankg.reading.dates.event_dates import date_in_clause, date_of_event, dates_of_each
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import asserted, clause, cues, inside, within
from urbankg.reading.kind_cues import Cue
from urbankg.reading.kinds.hinted_members import hinted_memberships
from urbankg.reading.kinds.joining import members_of, of_something_else
from urbankg.reading.mentions.bodies import Body, Head, may_be_committee, read_body
from urbankg.reading.mentions.body_names import (
    JOINABLE,
    full_name,
    may_be_urban,
    may_have_members,
    same_body,
    spoken_of,
)
from urbankg.reading.mentions.context import same_name
from urbankg.reading.mentions.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of, openings_of

_FARTHEST = 170  # characters between a cue and the body that is joined
_ITS_OWN = re.compile(r" خود را(?!\w)")
_POINTS_BACK = re.compile(
    rf"(?<!\w)(?:این|ان|همین) {one_of('this assembly')}(?!\w)"
    r"|(?<!\w)(?:عضو|اعضای|عضویت) (?:جدید |تازه )?ان(?!\w)"
    rf"|(?<!\w)(?:به|در|از) ان(?! {one_of('not that assembly')})(?!\w)"
    rf"|(?<!\w)اعضای {one_of('what members are')}(?!\w)"
    r"|(?<!\w)به عضویت (?:در ?امد|پذیرفت\w*|رسید|راه یافت)|(?<!\w)عضو(?:یت)? ما(?!\w)"
    r"|(?<!\w)(?:شمار|تعداد|جمع) اعضا(?!\w)"
)
# Words that speak of members without saying of what: of the assembly that the sentences before speak of.
_OF_THE_SAME = re.compile(rf"{any_word('member of the same').pattern}(?! {one_of('no assembly')})")
_OF_ASSEMBLY = re.compile(rf"(?:این|ان|همین) {one_of('an assembly again')}")
_HAS = re.compile(r"[ ](?:دارد|داشت|دارند)(?!\w)")  # «۵۸ عضو دارد»
_COUNTED = ("عضو", "اعضا", "کرسی", "صندلی")
_BACK = 7  # sentences within which the assembly was spoken of
_AMONG = re.compile(rf"(?<!\w){one_of('among members')}[ ]+(?:(?:نخستین|اولین|قدیمی ?ترین|\w+ترین|دیگر) )?$")
_OUT_OF = re.compile(r"(?<!\w)از عضویت (?:در )?$")
_HINTS = openings_of("tells of members")
_IN_LIST = re.compile(rf"(?<!\w)(?:در|به)(?: {one_of('list of members')})?(?: جهانی)?[ ]+$")


def read_memberships(scene: Scene) -> list[Claim]:
    """The memberships that an article tells, each once: the fullest telling of it."""
    found: list[Claim] = []
    if not any(_may_head_joined(scene, head) for head in scene.body_heads):
        return []
    told = [item for item in cues(scene, "member") if _may_name(scene, item[0])]
    hinted = not scene.document.words.isdisjoint(_HINTS.words) and any(
        head.kind in JOINABLE and may_be_urban(scene, head) for head in scene.body_heads
    )
    if not (told or hinted):
        return []
    if not any(body.kind == "committee" or _may_be_joined(scene, body) for body in scene.bodies):
        return []
    plain: set[tuple[int, int]] = set()
    for sentence, said in told:
        if not _names_what_is_joined(scene, sentence):
            continue
        for cue in said:
            if claims := _claims(scene, sentence, cue):
                plain.add(clause(scene, sentence, cue.start))
                found += claims
    for sentence in scene.document.sentences if hinted else ():
        lists = scene.document.text.find(":", sentence.start, sentence.end) >= 0
        if lists or scene.document.holds(_HINTS.words, sentence.start, sentence.end):
            hints = hinted_memberships(scene, sentence, plain)
            # Only where a text says so outright is something a member of itself: for who checks the graph to see.
            found += [claim for claim in hints if not same_name(claim.subject, claim.object or "")]
    return _fullest(found)


def _may_name(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence may name what is joined, by the heads of bodies in it: cheaper than to read their names."""
    heads = inside(sentence, scene.body_heads)
    named = any(head.kind in JOINABLE or may_be_committee(scene.document, head) for head in heads)
    return named or _points_back(scene, sentence)


def _names_what_is_joined(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence names an assembly or points back to one: few that say «عضو» do."""
    named = any(b.kind in JOINABLE or b.kind == "committee" for b in inside(sentence, scene.bodies))
    return named or _points_back(scene, sentence)


def _points_back(scene: Scene, sentence: Sentence) -> bool:
    return (
        bool(_POINTS_BACK.search(scene.document.text, sentence.start, sentence.end))
        or bool(_OF_THE_SAME.search(scene.document.text, sentence.start, sentence.end))
        or (_ordinal(scene, sentence) is not None)
    )


def _claims(scene: Scene, sentence: Sentence, cue: Cue) -> list[Claim]:
    status = _status(scene, sentence, cue)
    if status is None or (
        cue.text.endswith(("عضو", "عضویت")) and of_something_else(scene.document.text, cue.end)
    ):
        return []
    told = _told_by(scene, sentence, cue, status)
    if not asserted(scene, sentence, told, _since(scene, sentence, cue)):
        return []
    there = parties(scene, sentence)
    joined = _joined(scene, sentence, cue, there)
    if joined is None:
        return []
    name, mark = joined
    ordinal = _ordinal(scene, sentence)
    date = date_of_event(scene, sentence, cue.start) if status != "incumbent" else None
    members = members_of(scene, sentence, cue, there, mark)
    others = [member for member in members if not same_name(member[0], name)]
    members = others or members  # «در نشست مجمع، ساوه به عضویت مجمع درآمد»
    own = dates_of_each(scene, sentence, [start for _, start, _ in members])
    return [
        Claim(
            kind="member",
            subject=label,
            object=name,
            status=status,
            ordinal=ordinal if len(members) == 1 else None,
            date=own.get(start) or date or date_in_clause(scene, sentence, cue.start),
            evidence=evidence(scene.document, "member", (start, end), mark, (cue.start, cue.end)),
            near=scene.context.near(),
            confidence=0.75,
        )
        for label, start, end in members
    ]


def _told_by(scene: Scene, sentence: Sentence, cue: Cue, status: Status) -> Cue:
    """The words after which an assertion can be unmade: of an end («لغو شد») they are no denial themselves."""
    _, end = clause(scene, sentence, cue.start)
    ended = any_word("member ended").search(scene.document.text, cue.start, end) if status == "end" else None
    return cue._replace(start=ended.end(), end=ended.end()) if ended else cue


def _since(scene: Scene, sentence: Sentence, cue: Cue) -> int:
    """Where the words that may unmake the membership begin: after the last comma but one before the cue."""
    start, end = clause(scene, sentence, cue.start)
    if any_word("granted").search(scene.document.text, cue.end, end):
        return cue.start  # «درخواست عضویت ساوه … پذیرفته شد»
    return max(start, cue.start - 60)


def _status(scene: Scene, sentence: Sentence, cue: Cue) -> Status | None:
    text = scene.document.text
    if cue.sense == "chair":
        own = _ITS_OWN.match(text, cue.end)
        if own and any_word("member ended").search(text, own.end(), clause(scene, sentence, cue.start)[1]):
            return "end"
        return "start" if own or _ordinal(scene, sentence) else None
    if cue.sense in ("start", "incumbent", "end"):
        return cue.sense  # type: ignore[return-value]
    if cue.sense == "plain" and _HAS.match(text, cue.end):
        return None
    before = text[max(sentence.start, cue.start - 28) : cue.start]
    if cue.sense in ("latest", "listed"):
        return "start"
    if cue.sense == "holds":
        return "incumbent"
    if cue.sense == "members":
        return "start" if re.search(r"تازه|جدید|گرفت|پذیرفت", cue.text) else "incumbent"
    if cue.sense == "among":
        return "incumbent" if _AMONG.search(before) else None
    if cue.sense == "noun" and before.endswith("به ") and cue.text == "عضویت":
        return "start"
    _, end = clause(scene, sentence, cue.start)
    after = text[cue.end : end]
    if cue.sense == "noun" and any_word("member ended").search(after):
        return "end"
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
    if cue.text.startswith(("پس", "لغو")) and "عضویت" not in scene.document.text[start : cue.start]:
        return None
    text = scene.document.text
    if cue.sense == "end":
        bodies = [
            p
            for p in bodies
            if p.before == "از"
            or _OUT_OF.search(text[start : p.start])
            or cue.text.startswith(("ترک", "لغو", "پس"))
        ]
    if cue.sense in ("listed", "holds"):
        bodies = [p for p in bodies if _IN_LIST.search(text[max(start, p.start - 24) : p.start])]
    if cue.text.startswith("رفت"):
        bodies = [p for p in bodies if p.end + 1 == cue.start]
    if cue.text in ("برگشت", "بازگشت", "باز شد", "ورود"):
        bodies = [p for p in bodies if p.before == "به"]
    named = [p for p in bodies if p.label] or _of_committees(scene, there, start, cue.start)
    if named:
        chosen = min(named, key=lambda p: abs(p.start - cue.start))
        return chosen.label, (chosen.start, chosen.end)
    if cue.sense in ("listed", "holds"):
        return None
    back = _POINTS_BACK.search(text, start, end) or _OF_THE_SAME.search(text, start, end)
    if back or (
        cue.sense in ("plain", "start", "members") and "عضو" in cue.text and _ordinal(scene, sentence)
    ):
        same = back is not None and _OF_THE_SAME.fullmatch(back.group()) is not None
        mark = back.span() if back and not same else (cue.start, cue.end)
        kinds = frozenset(["assembly"]) if _OF_ASSEMBLY.fullmatch(scene.document.text, *mark) else JOINABLE
        body = spoken_of(scene, sentence.start, kinds) or spoken_of(scene, cue.start, kinds)
        near = (
            body and scene.document.sentence_at(body.start) >= scene.document.sentence_at(cue.start) - _BACK
        )
        if body and (near or not same):
            return full_name(scene, body), mark
    return None


def _of_committees(scene: Scene, there: list[Party], start: int, end: int) -> list[Party]:
    """«هیئت رئیسه اتحادیه با عضویت ساوه موافقت کرد»: the assemblies whose committees act."""
    found = []
    for party in within(there, start, end):
        if party.body is None or party.body.kind != "committee":
            continue
        for head in within(scene.body_heads, party.start + 1, party.end):
            if head.kind == "assembly":
                body = read_body(scene.document, *head, scene.persons.begins_at)
                found.append(replace(party, start=body.start, label=full_name(scene, body), body=body))
    return [p for p in found if p.label]


def _joinable(scene: Scene, party: Party) -> bool:
    return party.body is not None and _may_be_joined(scene, party.body)


def _may_be_joined(scene: Scene, body: Body) -> bool:
    return may_have_members(scene, body) or (
        body.kind == "committee" and _is_council_of_organisation(scene, body)
    )


def _may_head_joined(scene: Scene, head: Head) -> bool:
    return head.kind in JOINABLE or _is_council_of_organisation(scene, head)


def _is_council_of_organisation(scene: Scene, named: Body | Head) -> bool:
    return scene.document.text.startswith("شورای سازمان", named.start)


def _ordinal(scene: Scene, sentence: Sentence) -> int | None:
    """«بیستمین عضو»; or «شمار اعضا به ۲۰ رسید»."""
    text = scene.document.text[sentence.start : sentence.end]
    if not any(word in text for word in _COUNTED):
        return None
    for number in find_numbers(text):
        if number.ordinal and re.match(r"[ ]*(?:(?:شهر|شهرداری) )?عضو(?!\w)", text[number.end :]):
            return number.value
        if number.ordinal and re.search(r"(?:کرسی|صندلی) $", text[: number.start]):
            return number.value
        if re.search(r"(?:شمار|تعداد) اعضا\w*(?: \w+){0,4} $", text[: number.start]):
            return number.value
    return None


def _fullest(claims: list[Claim]) -> list[Claim]:
    """Of the claims of one member in one body, the one that says most."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=_weight, reverse=True):
        if not any(_same(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _same(first: Claim, second: Claim) -> bool:
    subjects = (first.subject.removeprefix("شهرداری "), second.subject.removeprefix("شهرداری "))
    return same_name(*subjects) and same_body(first.object or "", second.object or "")


def _weight(claim: Claim) -> tuple[bool, bool, bool, bool, int]:
    return (
        claim.status == "end",
        claim.ordinal is not None,
        claim.date is not None,
        claim.status != "incumbent",
        len(claim.object or ""),
    )
