"""Claims of kind `meeting` that are sessions: a body sat, and a named official chaired or spoke. One a session."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from urbankg.claims import Claim
from urbankg.persian.dates import DateSpan
from urbankg.persian.fold import key
from urbankg.persian.numbers import find_numbers
from urbankg.reading.body_names import full_name, spoken_of
from urbankg.reading.document import Sentence
from urbankg.reading.event_dates import date_in_clause, date_of_event
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, clause, cues, inside
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_SITTING = frozenset(["council", "provincial_council", "assembly", "committee", "government", "parliament"])
_NOUN = r"(?:جلسه|نشست|اجلاسیه|اجلاس|گردهمایی|صحن)"
_GAP = re.compile(
    r"(?:[ ]+\w+ و \w+م(?!\w))?(?:[ ]+(?!(?:با|در|به|از|که|و|تا|برای|گفت|شد|بود|است|را|خبری|مطبوعاتی|رسانه ای)(?!\w))[^\W\d_]+){0,5}[ ،]*"
)
_PRESS = re.compile(r"[ ]*(?:خبری|مطبوعاتی|رسانه ای|پرسش و پاسخ|اموزشی|علمی|تخصصی|ها(?!\w)|های)")
_THIS = re.compile(rf"(?<!\w)(?:این|همین|همان|ان|در ادامه|پایان|اغاز|ابتدای)[ ]+{_NOUN}?$")
_IN = re.compile(r"(?<!\w)در (?:[^\W\d_]+ ){0,6}$")
_COUNCILS = frozenset(["council", "provincial_council", "assembly"])
_SIDELINES = re.compile(r"حاشیه (?:\w+ ){0,3}$")
_CHAIRED_AFTER = re.compile(
    rf"(?:ریاست|اداره|هدایت|مدیریت|گرداندن) (?:این |ان |همین )?(?:{_NOUN}|ان)(?: \w+){{0,3}} را"
    rf"|(?<!\w)(?:{_NOUN}|ان|مجمع|شورا)(?: \w+){{0,4}} را(?: \w+){{0,4}} (?:اداره (?:می )?(?:کرد|کند)|می ?گرداند|گرداند|می ?چرخاند|چرخاند"
    r"|هدایت (?:می )?کرد|گشود|افتتاح کرد|اغاز کرد|مدیریت (?:می )?کرد|به پایان (?:برد|رساند))"
    rf"|گرداننده (?:این |ان )?(?:{_NOUN}|ان)|(?<!\w)زنگ (?:{_NOUN} )?را زد|بالای میز نشست|(?:بر|در) صدر {_NOUN}"
)
_CHAIRED_BEFORE = re.compile(
    rf"(?:(?:به|با) ریاست|ریاست (?:این |ان )?{_NOUN}(?: \w+){{0,2}} (?:با|بر عهده|به عهده)|با سخنرانی|گرداندن .{{0,45}} به"
    rf"|اداره (?:این |ان )?{_NOUN}(?: \w+){{0,3}} (?:با|بر عهده|به عهده|را))[ ]*$"
)
_OBJECT_BEFORE = re.compile(rf"(?<!\w){_NOUN}(?: \w+){{0,4}} را(?: هم| نیز)?[ ]*$")
_TURNS = re.compile(r"(?<!\w)(?:می ?گرداند|گرداند|می ?چرخاند|اداره (?:می )?کرد|گشود|هدایت (?:می )?کرد)")
_MAYORS = re.compile(rf"{_NOUN}(?: \w+){{0,2}} (شهرداران(?: استان)?)[ ]+")
_OWN_BODY = {"speaker": "مجلس شورای اسلامی", "president": "هیئت دولت"}
_COUNCIL_ROLES = (
    "council_chair",
    "council_vice_chair",
    "council_member",
    "council_spokesperson",
    "council_secretary",
)


@dataclass(frozen=True, slots=True)
class _Session:
    """A session where a sentence names it."""

    sentence: Sentence
    cue: Cue
    label: str
    mark: tuple[int, int]
    ordinal: int | None
    date: DateSpan | None
    place: str | None
    points_back: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """Who chaired or spoke in a session; the lower the rank, the surer."""

    label: str
    mark: tuple[int, int]
    rank: int


def read_sessions(scene: Scene) -> list[Claim]:
    """The sessions that an article tells, each with the official who chaired it, or else spoke there."""
    best: dict[str, tuple[_Session, _Part]] = {}
    known: dict[str, list[_Session]] = {}
    last: _Session | None = None
    for sentence, said in cues(scene, "session"):
        if sentence.part == "title":
            continue
        there = parties(scene, sentence)
        session = _session(scene, sentence, said, there, last)
        if session is None:
            continue
        part = _part(scene, session, there)
        if not session.label and part is not None:
            session = _of_chair(scene, session, part)
        if not session.label:
            continue
        last = session
        known.setdefault(key(session.label), []).append(session)
        if part is not None:
            kept = best.get(key(session.label))
            if kept is None or part.rank < kept[1].rank:
                best[key(session.label)] = session, part
    return [_claim(scene, session, part, known[name]) for name, (session, part) in best.items()]


def _claim(scene: Scene, session: _Session, part: _Part, told: list[_Session]) -> Claim:
    def first(values: list[object]) -> object:
        return next((v for v in values if v is not None), None)

    sessions = [session, *told]
    marks = [part.mark, session.mark, (session.cue.start, session.cue.end)]
    date = first([s.date for s in sessions]) or date_of_event(scene, session.sentence, session.cue.start)
    return Claim(
        kind="meeting",
        subject=part.label,
        object=session.label,
        ordinal=first([s.ordinal for s in sessions]),  # type: ignore[arg-type]
        place=first([s.place for s in sessions]),  # type: ignore[arg-type]
        date=date,  # type: ignore[arg-type]
        evidence=evidence(scene.document, "meeting.session", *marks),
        near=scene.context.near(),
        confidence=0.85 if part.rank == 0 else 0.7,
    )


def _session(
    scene: Scene, sentence: Sentence, said: list[Cue], there: list[Party], last: _Session | None
) -> _Session | None:
    text = scene.document.text
    for cue in sorted(said, key=lambda c: c.start):
        if _PRESS.match(text, cue.end) or _SIDELINES.search(
            text[max(sentence.start, cue.start - 24) : cue.start]
        ):
            continue
        start, end = clause(scene, sentence, cue.start)
        if any_word("not held").search(text, max(start, cue.start - 30), min(end, cue.end + 45)):
            continue
        named = _named(scene, sentence, cue, there)
        back = bool(_THIS.search(text[max(sentence.start, cue.start - 20) : cue.end]))
        if named is None and not back and not _chairing_words(scene, sentence):
            continue
        label, mark = named or (last.label if last else _just_named(scene, cue), (cue.start, cue.end))
        return _Session(
            sentence,
            cue,
            label,
            mark,
            _ordinal(scene, sentence),
            date_in_clause(scene, sentence, cue.start),
            _place(there, mark),
            named is None,
        )
    return None


def _just_named(scene: Scene, cue: Cue) -> str:
    """The council that this sentence or the one before names: «این جلسه» is its session."""
    council = spoken_of(scene, cue.start, _COUNCILS)
    if (
        council is None
        or scene.document.sentence_at(council.start) < scene.document.sentence_at(cue.start) - 1
    ):
        return ""
    return full_name(scene, council)


def _chairing_words(scene: Scene, sentence: Sentence) -> bool:
    words = scene.document.text[sentence.start : sentence.end]
    return bool(
        _CHAIRED_AFTER.search(words) or _TURNS.search(words) or re.search(r"(?:به|با) ریاست|زنگ را زد", words)
    )


def _named(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]
) -> tuple[str, tuple[int, int]] | None:
    """The body that sits: named right after «جلسه», or itself the cue («در کارگروه بهداشت»), or the subject."""
    text = scene.document.text
    bodies = [p for p in there if p.body and (p.body.kind in _SITTING or _supreme(text, p)) and p.label]
    own = [p for p in bodies if p.start == cue.start]
    if own:
        return (
            (own[0].label, (own[0].start, own[0].end))
            if own[0].before == "در" or _ranked(text, cue)
            else None
        )
    if cue.text in ("کمیته", "کمیسیون", "کارگروه"):
        return None
    for party in bodies:
        if party.start >= cue.end and _GAP.fullmatch(text, cue.end, party.start):
            return party.label, (party.start, party.end)
    mayors = _MAYORS.match(text, cue.start)
    if mayors:
        places = [m for m in scene.context.mentions if m.start == mayors.end()]
        end = places[0].end if places else mayors.end(1)
        label = _assembly_of_mayors(scene) or (scene.document.surface(mayors.start(1), end) if places else "")
        return (label, (mayors.start(1), end)) if label else None
    _, end = clause(scene, sentence, cue.start)
    sat = re.compile(r"تشکیل جلسه داد|(?:جلسه|نشست) (?:برگزار کرد|تشکیل داد|گذاشت)").search(
        text, sentence.start, end
    )
    before = [p for p in bodies if p.end <= cue.start]
    return (before[-1].label, (before[-1].start, before[-1].end)) if sat and before else None


def _supreme(text: str, party: Party) -> bool:
    return text.startswith("شورای عالی", party.start)


def _ranked(text: str, cue: Cue) -> bool:
    return bool(re.search(r"(?:نخستین|اولین|\w+مین) $", text[max(0, cue.start - 14) : cue.start]))


def _assembly_of_mayors(scene: Scene) -> str:
    return next((b.label for b in scene.bodies if b.kind == "assembly" and "شهردار" in b.label), "")


def _of_chair(scene: Scene, session: _Session, part: _Part) -> _Session:
    """A session that names no body is that of the body which its chair presides over."""
    if part.rank:
        return session
    for office in scene.offices:
        if scene.holder(office.role, office.label) != part.label:
            continue
        if office.role in _COUNCIL_ROLES and office.label:
            return replace(session, label=f"شورای شهر {office.label}")
        if office.role in _OWN_BODY:
            return replace(session, label=_OWN_BODY[office.role])
        if office.role == "assembly_chair":
            return replace(session, label=office.label)
    return session


def _part(scene: Scene, session: _Session, there: list[Party]) -> _Part | None:
    """The official who chaired the session as the sentence tells it, else the one who spoke there."""
    sentence, cue = session.sentence, session.cue
    text = scene.document.text
    people = [p for p in there if p.kind == "person" and p.label]
    for mention in inside(sentence, scene.persons.mentions):
        if mention.kind == "pronoun":
            name = scene.persons.people[mention.person].name
            people.append(Party(mention.start, mention.end, name, "person", official=name in scene.officials))
    for person in people:
        before = text[max(sentence.start, person.start - 70) : person.start]
        after = text[person.end : min(sentence.end, person.end + 120)]
        turned = _OBJECT_BEFORE.search(before) and _TURNS.search(after[:60])
        if _CHAIRED_BEFORE.search(before) or turned or _chaired(text, person, people, sentence):
            return _Part(person.label, (person.start, person.end), 0)
    quoted = text.rfind("«", sentence.start, cue.start) > text.rfind("»", sentence.start, cue.start)
    if ":" in text[sentence.start : cue.start] or quoted or not _IN.search(text, sentence.start, cue.start):
        return None
    officials = [p for p in people if p.official and p.before in ("", "و")]
    for person in officials:
        if person.end <= cue.start and any_word("only spoken of").search(text, person.end, cue.start):
            continue
        if any_word("speaks").search(text, max(person.end, cue.end), sentence.end):
            return _Part(person.label, (person.start, person.end), 2 if session.points_back else 1)
    return None


def _chaired(text: str, person: Party, people: list[Party], sentence: Sentence) -> bool:
    """Whether the words after a person say that he chaired, before another person is spoken of."""
    following = [p.start for p in people if p.start > person.end]
    stop = min([sentence.end, person.end + 130, *following])
    return bool(_CHAIRED_AFTER.search(text, person.end, stop))


def _place(there: list[Party], mark: tuple[int, int]) -> str | None:
    for party in there:
        if party.kind == "place" and party.before == "در" and not mark[0] <= party.start < mark[1]:
            return party.label
    return None


def _ordinal(scene: Scene, sentence: Sentence) -> int | None:
    """«صد و دومین نشست علنی», «اجلاس سی و نهم»."""
    text = scene.document.text[sentence.start : sentence.end]
    for number in find_numbers(text):
        if number.ordinal and (
            re.match(rf"[ ]*(?:{_NOUN}|کمیته|کارگروه|کمیسیون)", text[number.end :])
            or re.search(rf"{_NOUN}(?: علنی| رسمی| عادی)*[ ]*$", text[: number.start])
        ):
            return number.value
    return None
