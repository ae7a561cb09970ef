"""Claims of kind `meeting` between two parties: a named official or governing body met somebody who is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.dates.meeting_dates import date_of_meeting
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import asserted, clause, cues, inside
from urbankg.reading.kind_cues import Cue
from urbankg.reading.kinds.met_parties import JOINT, beside, governed, named_elsewhere
from urbankg.reading.mentions.body_names import full_name, same_body, spoken_of
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.mentions.parties import Party, with_titled
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_HOSTS = ("میزبان", "پذیرای", "مهمان", "میهمان")
_TITLED = re.compile(rf"[ ]+(?:(?:با )?{any_word('title before name').pattern}[ «]+)*")
_AT_ONCE = re.compile(rf"[ ](?:(?:با|{any_word('title before name').pattern})[ «]+)*")
_MEMBERS_AT_ONCE = re.compile(rf"[ ]{one_of('those of a body')}[ ]")  # «در دیدار اعضای شورا و ب»
_AT_THIS_MEETING = re.compile(rf"(?<!\w)در این {one_of('this meeting')}(?!\w)")
_THIS = re.compile(r"(?<!\w)(?:این|همین|همان|ان) $")
_ATTENDED = re.compile(r"(?: نیز| هم)? (?:حضور|شرکت)(?!\w)")  # «الف و ب هم در این دیدار حضور داشتند»
_TO_SEE = re.compile(r"(?<!\w)به $")
_OTHER = re.compile(r"(?<!\w)با (?:او|وی|ایشان)(?!\w)")
_AT_OFFICE_OF = re.compile(
    rf"(?<!\w){one_of('at the office of')}[ ]+(?:{any_word('title before name').pattern}[ «]+)*$"
)
_THESE_MAYORS = re.compile(r"[ ]+(?:همین|این|ان) (?:شهرداران|اعضا)(?!\w)")
_CHAIRS = re.compile(rf"(?<!\w){one_of('chairing of')}(?: این| ان| همین)?[ ]+$")
_PLURAL_VERB = any_word("what several did")
_THEIR_ASSEMBLY = frozenset(["assembly"])
_HEAD = re.compile(rf"(?<!\w){one_of('head of a party')}[ ]+$")
_REPORTED = re.compile(r"(?:^|[،.:])[ ]*به (?:گزارش|نقل از)[^،]*$")
_WENT = re.compile(r"[ ]+(?:رفت|رفتند|رسید)(?!\w)")
_WITH_OTHERS = re.compile(r"(?<!\w)با (?!هم|یکدیگر|همدیگر)")
_BOARD = key("هیئت رئیسه")  # whom its board meets, the body meets
_COUNCIL = "شورا"
_MUNICIPALITY = "شهرداری"
_OF_BODY = re.compile("شورا|مجمع|اتحاد|مجلس")
_OPENS = 8  # characters before a body that opens a sentence («اعضای شورا …»)
# «دیدار با ب», «دیدار روز شنبه یازدهم مهر با ب»
_WITH = re.compile(r"(?:[ ]+\w+){0,3}(?:[ ]+(?!(?:که|در|و|از|به)(?!\w))\(?\w+\)?){0,2}[ ]+با ")
_AT = 40  # characters between «دیدار» and the party that follows it


def read_meetings(scene: Scene) -> list[Claim]:
    """The meetings of two parties that an article tells, one for two parties."""
    found: dict[frozenset[str], Claim] = {}
    if not scene.officials:
        return []
    for sentence, said in cues(scene, "meeting"):
        there = with_titled(scene, sentence)
        for cue in sorted(said, key=lambda c: (c.start, -c.end)):
            for claim in _claims(scene, sentence, cue, there):
                pair = frozenset((key(claim.subject), key(claim.object or "")))
                if pair not in found or (found[pair].date is None and claim.date is not None):
                    found[pair] = claim
    return _in_full(list(found.values()))


def _in_full(claims: list[Claim]) -> list[Claim]:
    """One claim for a meeting whose body is named in full and in short: «مجمع کلان‌شهرها», as the title has it."""

    def told_better(claim: Claim, other: Claim) -> bool:
        return (
            key(claim.object or "") == key(other.object or "")
            and len(claim.subject) < len(other.subject)
            and same_body(claim.subject, other.subject)
        )

    return [claim for claim in claims if not any(told_better(claim, other) for other in claims)]


def _claims(scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]) -> Iterator[Claim]:
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    near = [governed(scene, sentence, p) for p in there if start <= p.start < end and p.kind != "place"]
    near = [p for p in near if not _is_headed(scene, start, p) and not _reports(scene, sentence, p)]
    if _CHAIRS.search(text[max(start, cue.start - 16) : cue.start]):
        return
    for host, other in _pairs(scene, sentence, cue, near):
        first = host or _first(scene, sentence, cue, near, other)
        first, other = _named_next(scene, sentence, first, other)
        if first is None or not first.label or not other.label:
            first, other = _named_elsewhere(scene, sentence, first, other)
        if first is None:
            continue
        together = [first] if host or other.before != "با" else beside(text, first, near)
        for each in together if _PLURAL_VERB.search(text, cue.start, min(cue.end + 25, end)) else [first]:
            if each.start == other.start and each is not first:
                continue
            if claim := _claim(scene, sentence, cue, there, each, other):
                yield claim


def _claim(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party], first: Party, other: Party
) -> Claim | None:
    if not first.label or not other.label or key(first.label) == key(other.label):
        return None
    if not (first.official or other.official) or "person" not in (first.kind, other.kind):
        return None
    if _is_of(scene, first, other) or _is_of(scene, other, first):
        return None
    if sentence.part == "title" and not (" " in first.label and " " in other.label):
        return None  # a headline has surnames, whosever they are
    since = max([p.end for p in (first, other) if p.end <= cue.start], default=cue.start - 25)
    if not asserted(scene, sentence, cue, max(since, cue.start - 25)) or _is_to_be(scene, sentence, cue):
        return None
    places = [p for p in there if p.kind == "place" and p.before == "در" and abs(p.start - cue.start) < 90]
    marks = [(p.start, p.end) for p in (first, other)]
    return Claim(
        kind="meeting",
        subject=_of_board(first.label),
        object=_of_board(other.label),
        place=places[0].label if places else None,
        date=date_of_meeting(scene, sentence, cue),
        evidence=evidence(scene.document, "meeting.parties", *marks, (cue.start, cue.end)),
        near=scene.context.near(),
        confidence=0.75,
    )


def _is_to_be(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether a meeting is only planned, as a verb at the end of its clause says: «نشست … برگزار خواهد شد»."""
    text, (_, end) = scene.document.text, clause(scene, sentence, cue.start)
    to_be = any_word("is to be held").search(text, cue.end, end)
    return to_be is not None and any_word("speaks").search(text, cue.end, to_be.start()) is None


def _is_of(scene: Scene, person: Party, body: Party) -> bool:
    """Whether somebody is called by an office of a body, and so is not whom it met: «شورای شهر ساوه با رئیس دانشگاه
    دیدار کرد. الف، رئیس شورای شهر ساوه، در این دیدار گفت».
    """
    if (person.kind, body.kind) != ("person", "body"):
        return False
    of_council = key(body.label).startswith(_COUNCIL)
    if not of_council and not key(body.label).startswith(_MUNICIPALITY):
        return False
    return any(
        person.start <= office.end + BESIDE
        and office.start <= person.end + BESIDE
        and office.role.startswith("council_" if of_council else "mayor")
        and bool(office.label)
        and key(body.label).endswith(key(office.label))
        for office in scene.offices
    )


def _of_board(label: str) -> str:
    """«هیئت‌رئیسه شورای شهر ساوه» is the council."""
    body = _OF_BODY.search(label) if key(label).startswith(_BOARD) else None
    return label[body.start() :] if body else label


def _is_headed(scene: Scene, start: int, party: Party) -> bool:
    """«رئیس سازمان میراث فرهنگی»: it is the head who meets, and not the body."""
    before = scene.document.text[max(start, party.start - 12) : party.start]
    return party.kind == "body" and bool(_HEAD.search(before))


def _reports(scene: Scene, sentence: Sentence, party: Party) -> bool:
    """«به گزارش روابط عمومی شهرداری ساوه، …»: who reports of a meeting, and not who was there."""
    return _REPORTED.search(scene.document.text[sentence.start : party.start]) is not None


def _pairs(scene: Scene, sentence: Sentence, cue: Cue, near: list[Party]) -> list[tuple[Party | None, Party]]:
    """Who met whom, where the words tell; in «الف در دیدار ب و ج گفت» each of those who came."""
    text = scene.document.text
    after = [p for p in near if p.start >= cue.end]
    hosts = [p for p in near if p.end <= cue.start and p.before == ""]
    for one, two in pairwise(near):
        if one.before in ("میان", "بین") and two.before == "و" and cue.sense != "went":
            return [(one, two)]
    received = cue.sense == "met" and hosts and after and text.endswith("در ", 0, cue.start)
    if received and after[0].before in ("", "با"):
        guests = beside(text, after[0], after[1:])
        begins = (_MEMBERS_AT_ONCE, _AT_ONCE) if len(guests) > 1 else (_AT_ONCE,)
        if any(form.fullmatch(text, cue.end, after[0].start) for form in begins):
            return [(hosts[0], guest) for guest in guests]
    if cue.sense == "went":
        went = after and after[0].start - cue.end < 3 and _WENT.match(text, after[0].end)
        return [(None, after[0])] if went else []
    other = _other(scene, sentence, cue, near)
    if other is None:
        return []
    return [(None, each) for each in (beside(text, other, near) if other.before == "با" else [other])]


def _other(scene: Scene, sentence: Sentence, cue: Cue, near: list[Party]) -> Party | None:
    """Whom somebody met: «با ب», «به دیدار ب», «میزبان ب», «ب را به حضور پذیرفت»; or the second of «الف و ب»."""
    text = scene.document.text
    before = [p for p in near if p.end <= cue.start]
    after = [p for p in near if p.start >= cue.end]
    if cue.text in _HOSTS:
        return _guest(scene, cue, after)
    if cue.text.endswith("پذیرفت"):
        seen = [p for p in before if re.match(r"[ ،]*را(?!\w)", text[p.end :])]
        return seen[-1] if seen else None
    together = _together(scene, cue, after) or _both_attended(scene, sentence, cue, after)
    if together is not None or cue.sense == "sat":
        return together
    following = [p for p in after if p.before == "با" and p.start - cue.end < _AT]
    if following and _WITH.match(text, cue.end):
        return following[0]
    if _TO_SEE.search(text[: cue.start][-6:]) and after and _TITLED.fullmatch(text, cue.end, after[0].start):
        return after[0]
    governed = [p for p in before if p.before == "با"]
    if governed:
        return governed[-1]
    between = [p for p in after if p.before == "با" and p.start - cue.end < 110]
    if between and (after[0].start - cue.end < 3 or cue.text.endswith("که")):
        return between[0]  # «دیدار الف با ب»، «دیداری بود که امروز الف با ب داشت»
    until = min(cue.end + _AT, sentence.end) if " که" in text[cue.start : cue.end + 3] else cue.start
    if pointed := _OTHER.search(text, sentence.start, until):
        if visited := _met_at_office(scene, sentence, near):
            return visited
        return _named_before(scene, sentence, pointed) if any_word("a meeting").match(cue.text) else None
    pairs = [p for p in before if p.before == "و"]
    if (
        pairs
        and not _WITH_OTHERS.search(text, pairs[-1].end, cue.start)
        and not _ATTENDED.match(text, cue.end)
        and _PLURAL_VERB.search(text, cue.start, min(cue.end + 25, sentence.end))
    ):
        return pairs[-1]
    return None


def _together(scene: Scene, cue: Cue, after: list[Party]) -> Party | None:
    """«دیدار الف و ب», «نشست الف با ب»: both stand right after the word."""
    text = scene.document.text
    if len(after) < 2 or not re.fullmatch(
        r"(?: (?!(?:با|و|که|به|در|از) )\w+){0,4} ", text[cue.end : after[0].start]
    ):
        return None
    if any_word("attends before", closing=True).search(text, after[0].end, after[1].start) or any_word(
        "chaired before", closing=True
    ).search(text, after[0].end, after[1].start):
        return None  # «نشست شورای اداری با ریاست ب»: a session that he chaired
    joints = (
        ("با",) if _THIS.search(text[: cue.start][-8:]) else ("با", "و")
    )  # «در این دیدار الف و ب هم بودند»
    if after[1].before == "و" and any_word("clause verb").search(text, after[0].end, after[1].start):
        return None  # «در جلسه شورا رأی گرفتند و ب شهردار شد»
    return after[1] if after[1].before in joints and after[1].start - after[0].end < 30 else None


def _both_attended(scene: Scene, sentence: Sentence, cue: Cue, after: list[Party]) -> Party | None:
    """«جلسه‌ای با حضور الف و ب برگزار شد», where no body sat whose session it would be."""
    text = scene.document.text
    if cue.sense != "sat" or len(after) < 2 or {after[0].kind, after[1].kind} != {"person"}:
        return None
    first, second = after[:2]
    attended = any_word("attends before", closing=True).search(text, cue.end, first.start)
    if attended is None or second.before != "و" or not JOINT.fullmatch(text, first.end, second.start):
        return None
    return second if any_word("was held").search(text, second.end, sentence.end) else None


def _guest(scene: Scene, cue: Cue, after: list[Party]) -> Party | None:
    if after and after[0].before in _HOSTS and after[0].start - cue.end < 30:
        return after[0]
    if mayors := _THESE_MAYORS.match(scene.document.text, cue.end):
        body = spoken_of(scene, cue.start, _THEIR_ASSEMBLY)
        if body:
            return Party(mayors.start() + 1, mayors.end(), full_name(scene, body), "body", official=True)
    return None


def _met_at_office(scene: Scene, sentence: Sentence, near: list[Party]) -> Party | None:
    """«به دفتر ب رفت و با او گفت‌وگو کرد»."""
    text = scene.document.text
    visited = [p for p in near if _AT_OFFICE_OF.search(text[max(sentence.start, p.start - 34) : p.start])]
    return visited[-1] if visited else None


def _named_before(scene: Scene, sentence: Sentence, pointed: re.Match[str]) -> Party | None:
    """«دیداری که با او داشت»: who was named last before the sentence."""
    before = [m for m in scene.persons.mentions if m.end <= sentence.start and m.kind != "pronoun"]
    if not before:
        return None
    name = scene.persons.people[before[-1].person].name
    return Party(*pointed.span(), name, "person", before="با", official=name in scene.officials)


def _first(scene: Scene, sentence: Sentence, cue: Cue, near: list[Party], other: Party) -> Party | None:
    """Who met the other: the subject of the clause, of the sentence, or of the sentence before."""
    if cue.text in _HOSTS and not any(p.end <= cue.start for p in near):
        return None  # «بجنورد میزبان وزیر کشور بود»
    if cue.end <= other.start:
        between = [p for p in near if cue.end <= p.start < other.start and p.before == ""]
        if between:
            return between[0]
    subjects = [
        p for p in near if p.end <= min(cue.start, other.start) and p.before == "" and p.label != other.label
    ]
    if not subjects and cue.end <= other.start:
        subjects = [p for p in near if p.start > other.end and p.before == ""]
    if subjects:
        return _named_first(subjects)
    start, _ = clause(scene, sentence, cue.start)
    index = scene.document.sentence_at(sentence.start)
    earlier = [p for p in with_titled(scene, sentence) if p.end <= start]
    pronoun = next((m for m in inside(sentence, scene.persons.mentions) if m.kind == "pronoun"), None)
    if pronoun is not None and pronoun.start < min(cue.start, other.start):
        name = _spoke_before(scene, index) or scene.persons.people[pronoun.person].name
        return Party(pronoun.start, pronoun.end, name, "person", official=name in scene.officials)
    if _has_own_subject(scene, start, cue, other):
        return None
    if not earlier and index:
        earlier = with_titled(scene, scene.document.sentences[index - 1])
    subjects = [replace(p) for p in earlier if p.label and p.before in ("", "اعضای") and _may_meet(scene, p)]
    return subjects[0] if subjects else None


def _spoke_before(scene: Scene, index: int) -> str:
    """Whom «وی» means where the sentence before opens with an office alone: «استاندار گفت … وی با ب دیدار کرد»."""
    begins = scene.document.sentences[index - 1].start if index else 0
    for party in with_titled(scene, scene.document.sentences[index - 1])[:1] if index else []:
        if party.kind == "person" and party.official and not party.before and party.start - begins < _OPENS:
            return party.label
    return ""


def _has_own_subject(scene: Scene, start: int, cue: Cue, other: Party) -> bool:
    """«گروهی از کسبه با ب دیدار کردند»: others than who was named before, who are no party. Where none opens a clause,
    it begins with «با ب», with when or where it was."""
    text = scene.document.text
    until = min(cue.start, other.start)
    if other.before == "با" and (at := text.rfind("با ", start, until)) >= 0:
        until = at
    said = text[start:until]
    for date in scene.dates:
        if start <= date.start < date.end <= until:
            said = said.replace(text[date.start : date.end], " ")
    words = any_word("beside a meeting").sub(" ", said).split()
    named = [word for word in words if word.strip("«»،:,()–-")]
    return bool(named) and not any_word("opens without a subject").match(" ".join(named))


def _may_meet(scene: Scene, party: Party) -> bool:
    """Whether a party of the sentence before may be who met: not the ministry of «در راهروهای وزارت کشور»."""
    if party.kind != "body":
        return party.kind == "person"
    begins = scene.document.sentences[scene.document.sentence_at(party.start)].start
    return party.start - begins < _OPENS or (party.body is not None and party.body.kind == "assembly")


def _named_next(
    scene: Scene, sentence: Sentence, first: Party | None, other: Party
) -> tuple[Party | None, Party]:
    """The parties, one whose name is not told by that in the next sentence: «… در این دیدار الف گفت»."""
    if bool(first and first.label) == bool(other.label):
        return first, other
    known = other.label or (first.label if first else "")
    index = scene.document.sentence_at(sentence.start) + 1
    for then in scene.document.sentences[index : index + 1]:
        if not _AT_THIS_MEETING.search(scene.document.text, then.start, then.end):
            break
        people = [p for p in with_titled(scene, then) if p.kind == "person" and p.before == "" and p.label]
        if people and key(people[0].label) != key(known):
            return (first, people[0]) if first and first.label else (people[0], other)
    return first, other


def _named_elsewhere(
    scene: Scene, sentence: Sentence, first: Party | None, other: Party
) -> tuple[Party | None, Party]:
    """The parties, each that is told only by what it is under the name that other sentences give it."""
    if first is not None and first.kind == "person" and not first.label:
        name = named_elsewhere(scene, sentence, first, other.label)
        first = replace(first, label=name, official=name in scene.officials)
    if other.kind == "person" and not other.label:
        name = named_elsewhere(scene, sentence, other, first.label if first else "")
        other = replace(other, label=name, official=name in scene.officials)
    return first, other


def _named_first(subjects: list[Party]) -> Party:
    """The first official person; else the first person, else the first party."""
    persons = [p for p in subjects if p.kind == "person"]
    return next((p for p in persons if p.official), (persons or subjects)[0])
