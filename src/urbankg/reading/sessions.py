"""Claims of kind `meeting` that are sessions: a body sat, and a named official chaired or spoke. One a session."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from urbankg.claims import Claim
from urbankg.persian.dates import DateSpan
from urbankg.persian.fold import Folded, key
from urbankg.persian.numbers import find_numbers
from urbankg.reading.body_names import full_name, same_body, spoken_of
from urbankg.reading.document import Sentence
from urbankg.reading.event_dates import date_in_clause, date_of_event
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, clause, cues, inside
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_SITTING = frozenset(["council", "provincial_council", "assembly", "committee", "government", "parliament"])
# What may stand between «جلسه» and the body that sits: an ordinal, adjectives, a day; no verb, no preposition.
_GAP = re.compile(
    r"(?:[ ]+\w+ و \w+م(?!\w))?"
    r"(?:[ ]+(?!(?:با|در|به|از|که|و|تا|برای|گفت|شد|بود|است|را|خبری|مطبوعاتی)(?!\w))(?:شماره \d+|[^\W\d_]+)){0,5}[ ،]*"
)
_IN = re.compile(r"(?<!\w)در (?:[^\W\d_]+ ){0,6}$")
_ANOTHER = re.compile(r"(?:[ ]+\w+){0,2}[ ]+(?:بعدی|بعد|اینده|اتی|قبلی|پیشین|گذشته)(?!\w)")
_SPOKEN_OF = re.compile(r"(?<!\w)(?<!پیش )(?:از|به|درباره) (?:\w+ ){0,2}$")
_TODAY = re.compile(r"(?:[ ]+علنی)?[ ]+(?:امروز|دیروز|دیشب|امشب|پریروز)(?!\w)")
_SIDELINES = re.compile(r"حاشیه (?:\w+ ){0,3}$")
_THIS = re.compile(r"(?<!\w)(?:این|همین|همان|ان|در ادامه|پایان|اغاز|ابتدای)[ ]+$")
_IN_THIS = re.compile(r"(?<!\w)در (?:این|همین) $")
_IN_IT = re.compile(r"(?<!\w)در (?:(?:این|همین|همان|ان) )?$")
_SUBJECT_OF = re.compile(r"(?: \w+){0,3} در(?: \w+){0,4} $")  # «اعضای شورای شهر اراک در جلسه امروز»
_NO_SESSION = re.compile(r"(?<!\w)(?:عضو|عضویت|تلاش\w*|حضور|سابقه|فعالیت|کار|عضوی)(?: \w+){0,3} $")
_SELF = re.compile(r"(?<!\w)(?:خودش|خود او|خود وی|اینجانب|بنده)(?!\w)")
_COLON = re.compile(":")
_I = ("اینجانب", "بنده")
_AS_OBJECT = re.compile(r"[ ،]*را(?!\w)")
_SAT = re.compile(
    r"تشکیل جلسه داد|(?:جلسه|نشست|اجلاس)(?: \w+){0,3} (?:خود|اش)(?!\w)|(?:جلسه|نشست) (?:برگزار کرد|تشکیل داد|گذاشت)"
)
_OBJECT = re.compile(r"(?: \w+){0,5} را(?:،? (?!که|گفت)\w+){0,4}[ ،]*$")
_HELD = re.compile(r"(?<!\w)(?:برگزار|تشکیل|برپا|رسمیت|اغاز) ?(?:شد|یافت|بود|گردید)(?!\w)|(?<!\w)کشید(?!\w)")
_LISTED = re.compile(r"[ ،:]+$")
_SENTENCES_ON = 3
_OF_MAYORS = re.compile(r"(?: \w+){0,2} (?P<mayors>شهرداران(?: استان)?)[ ]+")
_COUNCILS = frozenset(["council", "provincial_council"])
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
    if not scene.officials:
        return []
    told = sorted(cues(scene, "session"), key=lambda item: item[0].start)
    for sentence, said in told:
        there = parties(scene, sentence)
        session = _session(scene, sentence, said, there, last)
        if session is None:
            continue
        part = _part(scene, session, there) if sentence.part != "title" else None
        if not session.label and part is not None:
            session = _of_chair(scene, session, part)
        if not session.label:
            continue
        session = _in_full(session, best, known)
        if not _in_speech(scene, session):
            last = session
            part = part or _speaks_next(scene, session)
        known.setdefault(key(session.label), []).append(session)
        if part is not None:
            kept = best.get(key(session.label))
            if kept is None or part.rank < kept[1].rank:
                best[key(session.label)] = session, part
    return [_claim(scene, session, part, known[name]) for name, (session, part) in best.items()]


def _in_full(
    session: _Session, best: dict[str, tuple[_Session, _Part]], known: dict[str, list[_Session]]
) -> _Session:
    """A session under the fullest name of the body: «ستاد بحران» is «ستاد مدیریت بحران استان لرستان»."""
    if not any_word("sitting").match(Folded.of(session.label).text):
        return session
    for name, sessions in list(known.items()):
        if name == key(session.label) or not same_body(sessions[0].label, session.label):
            continue
        if len(sessions[0].label) > len(session.label):
            return replace(session, label=sessions[0].label)
        known[key(session.label)] = known.pop(name)
        if name in best:
            told, part = best.pop(name)
            best[key(session.label)] = replace(told, label=session.label), part
    return session


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
    named = {cue: _named(scene, sentence, cue, there) for cue in said}
    for cue in sorted(said, key=lambda c: (named[c] is None, c.start)):
        aside = _SIDELINES.search(text[max(sentence.start, cue.start - 24) : cue.start])
        if any_word("press").match(text, cue.end + 1) or (
            aside and not any_word("chaired before").search(text, cue.end, sentence.end)
        ):
            continue
        start, end = clause(scene, sentence, cue.start)
        if _ANOTHER.match(text, cue.end) or any_word("not held").search(
            text, max(start, cue.start - 30), min(end, cue.end + 45)
        ):
            continue
        body = named[cue]
        back = bool(
            _THIS.search(text[max(sentence.start, cue.start - 20) : cue.start]) or _TODAY.match(text, cue.end)
        )
        if (
            body is None
            and last is not None
            and _IN_IT.search(text[max(sentence.start, cue.start - 12) : cue.start])
        ):
            back = not cue.text.endswith(" ای")
        if body is None and any_word("sitting").fullmatch(cue.text):
            back = bool(_IN_THIS.search(text[max(sentence.start, cue.start - 12) : cue.start]))
        sits = any_word("sitting").fullmatch(cue.text)
        if body is None and not back and (sits or not _chairing_words(scene, sentence)):
            continue
        label, mark = body or (last.label if last else _just_named(scene, cue), (cue.start, cue.end))
        return _Session(
            sentence,
            cue,
            label,
            mark,
            _ordinal(scene, sentence),
            date_in_clause(scene, sentence, cue.start),
            _place(there, cue, mark),
            body is None,
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
    return any(any_word(name).search(words) for name in ("chaired after", "turns", "chaired before"))


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
            if (own[0].before == "در" and not _NO_SESSION.search(text[: cue.start].removesuffix("در ")))
            or _ranked(text, cue)
            or _is_chaired(scene, sentence)
            else None
        )
    if any_word("sitting").fullmatch(cue.text):
        return None
    for party in bodies:
        if party.start >= cue.end and _GAP.fullmatch(text, cue.end, party.start):
            return party.label, (party.start, party.end)
    mayors = _OF_MAYORS.match(text, cue.end)
    if mayors:
        places = [m for m in scene.context.mentions if m.start == mayors.end()]
        end = places[0].end if places else mayors.end("mayors")
        label = _assembly_of_mayors(scene) or (
            scene.document.surface(mayors.start("mayors"), end) if places else ""
        )
        return (label, (mayors.start("mayors"), end)) if label else None
    _, end = clause(scene, sentence, cue.start)
    sat = _SAT.search(text, sentence.start, end)
    before = [p for p in bodies if p.end <= cue.start]
    if before and not sat:
        sat = _SUBJECT_OF.fullmatch(text, before[-1].end, cue.start)
    return (before[-1].label, (before[-1].start, before[-1].end)) if sat and before else None


def _is_chaired(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells who chaired a session, and not only who chairs a committee."""
    words = scene.document.text[sentence.start : sentence.end]
    return _chairing_words(scene, sentence) and bool(any_word("sits").search(words))


def _speaks_next(scene: Scene, session: _Session) -> _Part | None:
    """The official who speaks in the sentences after one that tells of a session and of nobody who chaired it."""
    index = scene.document.sentence_at(session.sentence.start)
    text = scene.document.text
    if not _HELD.search(text, session.cue.end, session.sentence.end):
        return None
    for sentence in scene.document.sentences[index + 1 : index + 1 + _SENTENCES_ON]:
        if any(any_word(name).search(text, sentence.start, sentence.end) for name in ("not there", "wished")):
            return None
        for person in parties(scene, sentence):
            if person.kind != "person" or not person.official or person.before != "":
                continue
            if any_word("speaks").search(text, person.end, sentence.end):
                return _Part(person.label, (person.start, person.end), 3)
    return None


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
    people += _themselves(scene, sentence, people)
    for person in people:
        before = text[max(sentence.start, person.start - 70) : person.start]
        after = text[person.end : min(sentence.end, person.end + 120)]
        turned = _is_object(before) and any_word("turns").search(after[:60])
        if (
            any_word("chaired before", closing=True).search(_LISTED.sub(" ", before))
            or turned
            or _chaired(text, person, people, sentence)
        ):
            return _Part(person.label, (person.start, person.end), 0)
    if _in_speech(scene, session) or not _IN.search(text, sentence.start, cue.start):
        return None
    if session.points_back and any_word("not there").search(text, sentence.start, sentence.end):
        return None
    officials = [p for p in people if p.official and p.before in ("", "و")]
    for person in officials:
        if _AS_OBJECT.match(text, person.end):
            continue
        if person.end <= cue.start and any_word("only spoken of").search(text, person.end, cue.start):
            continue
        if any_word("speaks").search(text, max(person.end, cue.end), sentence.end):
            return _Part(person.label, (person.start, person.end), 2 if session.points_back else 1)
    return None


def _themselves(scene: Scene, sentence: Sentence, people: list[Party]) -> list[Party]:
    """«به ریاست اینجانب», «خودش اداره کرد»: the person of the sentence, else the one named last before."""
    found = []
    for me in _SELF.finditer(scene.document.text, sentence.start, sentence.end):
        colon = scene.document.text.rfind(":", sentence.start, me.start())
        speech = colon if colon > 0 and me.group() in _I else me.start()
        before = [p.label for p in people if p.end <= speech]
        last = [m for m in scene.persons.mentions if m.end <= me.start()]
        if not before and not last:
            continue
        name = before[-1] if before else scene.persons.people[last[-1].person].name
        found.append(Party(*me.span(), name, "person", official=name in scene.officials))
    return found


def _is_object(before: str) -> bool:
    """«جلسه را», «صحن علنی شورا را دیروز»: what somebody turns, chairs, opens."""
    return any(_OBJECT.fullmatch(before, noun.end()) for noun in any_word("session").finditer(before))


def _in_speech(scene: Scene, session: _Session) -> bool:
    """Whether the session is one that somebody speaks of, and not the one that the report is about."""
    text, start = scene.document.text, session.sentence.start
    said = text[start : session.cue.start]
    return (
        any(_says(scene, session.sentence, start + colon.start()) for colon in _COLON.finditer(said))
        or said.rfind("«") > said.rfind("»")
        or bool(_SPOKEN_OF.search(said) or any_word("only spoken of").search(said[-60:]))
    )


def _says(scene: Scene, sentence: Sentence, colon: int) -> bool:
    """Whether a colon opens what somebody says, and not the report of an agency («پیک هامون، خرم‌آباد: نشست …»)."""
    return bool(
        any_word("speaks").search(scene.document.text, sentence.start, colon)
        or any(m.start < colon for m in inside(sentence, scene.persons.mentions))
        or any(o.start < colon for o in inside(sentence, scene.offices))
    )


def _chaired(text: str, person: Party, people: list[Party], sentence: Sentence) -> bool:
    """Whether the words after a person say that he chaired, before another person is spoken of."""
    following = [p.start for p in people if p.start > person.end]
    stop = min([sentence.end, person.end + 130, *following])
    return bool(any_word("chaired after").search(text, person.end, stop))


def _place(there: list[Party], cue: Cue, mark: tuple[int, int]) -> str | None:
    for party in there:
        outside = party.kind == "place" and party.before == "در" and not mark[0] <= party.start < mark[1]
        if outside and min(abs(party.start - cue.end), abs(party.start - mark[1])) < 50:
            return party.label
    return None


def _ordinal(scene: Scene, sentence: Sentence) -> int | None:
    """«صد و دومین نشست علنی», «اجلاس سی و نهم»."""
    text = scene.document.text[sentence.start : sentence.end]
    for number in find_numbers(text):
        if number.ordinal and (
            any_word("numbered").match(text[number.end :].lstrip())
            or re.search(
                r"(?:علنی|رسمی|عادی|امروز|دیروز|جلسه|نشست|اجلاس|اجلاسیه)[ ،]*$", text[: number.start]
            )
        ):
            return number.value
    return None
