"""Claims of kind `meeting` that are sessions: a body sat, and a named official chaired or spoke. One a session."""

from __future__ import annotations

import re
from dataclasses import replace

from urbankg.claims import Claim
from urbankg.persian.fold import Folded, key
from urbankg.persian.numbers import find_numbers
from urbankg.reading.dates.meeting_dates import date_in_sentence, date_of_meeting, surest
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import clause, cues
from urbankg.reading.kind_cues import Cue
from urbankg.reading.kinds.chairs import Part, Session, in_speech, is_guest, part_of, sits_in
from urbankg.reading.kinds.speeches import speaking_there
from urbankg.reading.mentions.body_names import full_name, same_body, spoken_of
from urbankg.reading.mentions.parties import Party, with_titled
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_SITTING = frozenset(["council", "provincial_council", "assembly", "committee", "government", "parliament"])
# What may stand between «جلسه» and the body that sits: an ordinal, adjectives, a day; no verb, no preposition.
_GAP = re.compile(
    r"(?:[ ]+\w+ و \w+م(?!\w))?"
    r"(?:[ ]+(?!(?:با|در|به|از|که|و|تا|برای|گفت|شد|بود|است|را|خبری|مطبوعاتی)(?!\w))"
    r"(?:شماره \d+|\d{1,4}|[^\W\d_]+)){0,5}"
    r"(?:[ ]?\([^()]{2,30}\))?[ ،«]*"
)
_ANOTHER = re.compile(rf"(?:[ ]+\w+){{0,2}}[ ]+{one_of('another session')}(?!\w)")
_TODAY = re.compile(rf"(?:[ ]+علنی)?[ ]+{one_of('day of this session')}(?!\w)")
_OPEN = re.compile(
    rf"[ ](?:علنی|رسمی|عادی|فوق العاده|صبح|عصر|ظهر|شب|روز|\w*شنبه|{one_of('day of this session')})(?!\w)"
)
_MIDWAY = re.compile(r"[ ](?:میان[ ]?|پیش از |قبل از )دستور(?!\w)")  # «نطق میان‌دستور»
_SIDELINES = re.compile(r"حاشیه (?:\w+ ){0,3}$")
_THIS = re.compile(r"(?<!\w)(?:این|همین|همان|ان|در ادامه|پایان|اغاز|ابتدای)[ ]+$")
_IN_THIS = re.compile(r"(?<!\w)در (?:این|همین) $")
_IN_IT = re.compile(r"(?<!\w)در (?:(?:این|همین|همان|ان) )?$")
_SUBJECT_OF = re.compile(r"(?: \w+){0,3} در(?: \w+){0,4} $")  # «اعضای شورای شهر اراک در جلسه امروز»
_NO_SESSION = re.compile(rf"(?<!\w){one_of('work in a body')}(?: \w+){{0,3}} $")
_OF_MAYORS = re.compile(r"(?: \w+){0,2} (?P<mayors>شهرداران(?: استان)?)[ ]+")
_OF_GOVERNMENT = re.compile(
    rf"(?: (?:{one_of('day of this session')}|روز|صبح|عصر|ظهر|شب|هفتگی|فوق العاده|\w*شنبه|جمعه))*"
    r" (?P<government>دولت)(?!\w)(?! و)"
)
_ITS_CHAIR = 60  # characters behind a session in which «به ریاست الف» is said of it
_MET_BEFORE = 3  # sentences before «این نشست» in which that meeting may be told
_COUNCILS = frozenset(["council", "provincial_council"])
_PARLIAMENT = "مجلس"  # «نماینده ساوه در نطق میان‌دستور خود گفت»: of its session nothing is told


def read_sessions(scene: Scene) -> list[Claim]:
    """The sessions that an article tells, each with the official who chaired it, or else spoke there."""
    best: dict[str, tuple[Session, Part]] = {}
    known: dict[str, list[Session]] = {}
    last: Session | None = None
    if not scene.officials:
        return []
    told = sorted(cues(scene, "session"), key=lambda item: item[0].start)
    fell_through = _fell_through(scene, told)
    for sentence, said in told:
        there = with_titled(scene, sentence)
        session = _session(scene, sentence, said, there, last)
        if session is None:
            continue
        part = part_of(scene, session, there) if sentence.part != "title" else None
        if not session.label and part is not None:
            session = _of_chair(scene, session, part)
        if not session.label:
            continue
        session = _in_full(session, best, known)
        if not in_speech(scene, session) and not (part is None and _in_passing(scene, session)):
            last = session
        known.setdefault(key(session.label), []).append(session)
        if part is not None:
            kept = best.get(key(session.label))
            if kept is None or part.rank < kept[1].rank:
                best[key(session.label)] = session, part
    for name in [name for name in known if name not in best]:
        full = max((session.label for session in known[name]), key=len)
        for session in (replace(session, label=full) for session in known[name]):
            part = speaking_there(scene, session)
            if part is not None and all(part.label != other.label for _, other in best.values()):
                best[name] = session, part
                break
    return [
        _claim(scene, session, part, known[name])
        for name, (session, part) in best.items()
        if name not in fell_through
    ]


def _in_passing(scene: Scene, session: Session) -> bool:
    """Whether a committee is named, and nobody speaks there («در کمیسیون عمران عضو است»): it is not what sat."""
    if not any_word("sitting").fullmatch(session.cue.text):
        return False
    text, end = scene.document.text, session.sentence.end
    return not (
        any_word("speaks").search(text, session.cue.end, end)
        or any_word("was held").search(text, session.cue.end, end)
    )


def _fell_through(scene: Scene, told: list[tuple[Sentence, list[Cue]]]) -> set[str]:
    """The bodies of which an article tells that they did not sit («جلسه شورا به حد نصاب نرسید و برگزار نشد»)."""
    found = set()
    for sentence, said in told:
        for cue in said:
            _, end = clause(scene, sentence, cue.start)
            if any_word("fell through").search(scene.document.text, cue.end, end) and (
                body := _named(scene, sentence, cue, with_titled(scene, sentence))
            ):
                found.add(key(body[0]))
    return found


def _in_full(
    session: Session, best: dict[str, tuple[Session, Part]], known: dict[str, list[Session]]
) -> Session:
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


def _claim(scene: Scene, session: Session, part: Part, told: list[Session]) -> Claim:
    def first(values: list[object]) -> object:
        return next((v for v in values if v is not None), None)

    sessions = [session, *told]
    marks = [part.mark, session.mark, (session.cue.start, session.cue.end)]
    named = sorted(sessions, key=lambda s: s.points_back)
    date = surest(s.date for s in named) or date_of_meeting(scene, session.sentence, session.cue)
    return Claim(
        kind="meeting",
        subject=part.label,
        object=session.label,
        ordinal=first([s.ordinal for s in sessions]),  # type: ignore[arg-type]
        place=first([s.place for s in sessions]),  # type: ignore[arg-type]
        date=date,
        evidence=evidence(scene.document, "meeting.session", *marks),
        near=scene.context.near(),
        confidence=part.confidence,
    )


def _session(
    scene: Scene, sentence: Sentence, said: list[Cue], there: list[Party], last: Session | None
) -> Session | None:
    text = scene.document.text
    named = {cue: _named(scene, sentence, cue, there) for cue in said}
    for cue in sorted(said, key=lambda c: (named[c] is None, c.start)):
        aside = _SIDELINES.search(text[max(sentence.start, cue.start - 24) : cue.start])
        if any_word("press").match(text, cue.end + 1) or (
            aside
            and not any_word("chaired before").search(text, cue.end, min(cue.end + _ITS_CHAIR, sentence.end))
        ):
            continue
        start, end = clause(scene, sentence, cue.start)
        sits = any_word("sitting").fullmatch(cue.text)
        until = end if sits else min(end, cue.end + 45)  # «کمیته‌ای به ریاست … از طرف … تشکیل خواهد شد»
        if _ANOTHER.match(text, cue.end) or any_word("not held").search(
            text, max(start, cue.start - 30), until
        ):
            continue
        if any_word("is to be held").search(text, cue.end, end):
            continue
        body = named[cue]
        back = bool(
            _THIS.search(text[max(sentence.start, cue.start - 20) : cue.start])
            or _TODAY.match(text, cue.end)
            or is_guest(scene, sentence, cue)
            or (last is not None and not sits and _ranked(text, cue))
        )
        if (
            body is None
            and last is not None
            and _IN_IT.search(text[max(sentence.start, cue.start - 12) : cue.start])
        ):
            back = not cue.text.endswith(" ای")
        if body is None and sits:
            back = bool(_IN_THIS.search(text[max(sentence.start, cue.start - 12) : cue.start]))
        of_chair = body is None and not back
        if of_chair and (sits or not _may_be_of_chair(scene, sentence, cue)):
            continue
        pointed = "" if of_chair and not _chairing_words(scene, sentence) else None
        if pointed is None and body is None:
            pointed = last.label if last else _just_named(scene, cue)
        label, mark = body or (pointed or "", (cue.start, cue.end))
        return Session(
            sentence,
            cue,
            label,
            mark,
            _ordinal(scene, sentence),
            date_in_sentence(scene, sentence, cue),
            _place(there, cue, mark),
            body is None,
        )
    return None


def _may_be_of_chair(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether a session without a body may be told by who chairs or speaks: «رئیس شورا در جلسه علنی گفت»."""
    return _chairing_words(scene, sentence) or any(
        at.match(scene.document.text, cue.end) for at in (_OPEN, _MIDWAY)
    )


def _just_named(scene: Scene, cue: Cue) -> str:
    """The body whose session «این جلسه» is: the council that this sentence or the one before names, else the only
    body that sits of which the article tells."""
    if _met_otherwise(scene, cue):
        return ""
    council = spoken_of(scene, cue.start, _COUNCILS)
    if council and scene.document.sentence_at(council.start) >= scene.document.sentence_at(cue.start) - 1:
        return full_name(scene, council)
    bodies = [b for b in scene.bodies if b.kind in _SITTING and b.kind != "committee"]
    labels = {full_name(scene, b) for b in bodies if b.kind != "parliament"} - {""}
    before = any(b.kind in _COUNCILS or b.kind == "assembly" for b in bodies if b.end <= cue.start)
    return labels.pop() if len(labels) == 1 and before else ""


def _met_otherwise(scene: Scene, cue: Cue) -> bool:
    """Whether a sentence before tells of a meeting of no body, which «این نشست» then points to."""
    index = scene.document.sentence_at(cue.start)
    for before in scene.document.sentences[max(index - _MET_BEFORE, 0) : index]:
        if any_word("a meeting of its own").search(scene.document.text, before.start, before.end):
            return True
    return False


def _chairing_words(scene: Scene, sentence: Sentence) -> bool:
    words = scene.document.text[sentence.start : sentence.end]
    return any(
        any_word(name).search(words) for name in ("chaired after", "turns", "chaired before", "called")
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
            if (own[0].before == "در" and not _NO_SESSION.search(text[: cue.start].removesuffix("در ")))
            or _ranked(text, cue)
            or _sits_itself(scene, sentence, own[0])
            else None
        )
    if any_word("sitting").fullmatch(cue.text):
        return None
    for party in _of_assembly(there) if cue.text.startswith("مجمع") else bodies:
        if party.start >= cue.end and _GAP.fullmatch(text, cue.end, party.start):
            between = any(cue.end <= p.start and p.end <= party.start for p in there)
            return None if between else (party.label, (party.start, party.end))
    if government := _OF_GOVERNMENT.match(text, cue.end):
        return "هیئت دولت", government.span("government")
    mayors = _OF_MAYORS.match(text, cue.end)
    if mayors:
        places = [m for m in scene.context.mentions if m.start == mayors.end()]
        end = places[0].end if places else mayors.end("mayors")
        label = _assembly_of_mayors(scene) or (
            scene.document.surface(mayors.start("mayors"), end) if places else ""
        )
        return (label, (mayors.start("mayors"), end)) if label else None
    _, end = clause(scene, sentence, cue.start)
    sat = any_word("sat").search(text, sentence.start, end)
    before = [p for p in bodies if p.end <= cue.start]
    if before and not sat:
        sat = _SUBJECT_OF.fullmatch(text, before[-1].end, cue.start)
    return (before[-1].label, (before[-1].start, before[-1].end)) if sat and before else None


def _sits_itself(scene: Scene, sentence: Sentence, body: Party) -> bool:
    """Whether a body is what sat: «شورای اداری شهرستان ساوه با حضور فرماندار تشکیل شد»."""
    _, end = clause(scene, sentence, body.start)
    held = any_word("was held").search(scene.document.text, body.end, end)
    return body.before == "" and held is not None


def _of_assembly(there: list[Party]) -> list[Party]:
    """Whose general assembly may sit: any body's («مجمع عمومی سازمان همیاری شهرداری‌های استان»)."""
    return [p for p in there if p.body and p.label]


def _supreme(text: str, party: Party) -> bool:
    return text.startswith("شورای عالی", party.start)


def _ranked(text: str, cue: Cue) -> bool:
    return bool(re.search(r"(?:نخستین|اولین|\w+مین) $", text[max(0, cue.start - 14) : cue.start]))


def _assembly_of_mayors(scene: Scene) -> str:
    return next((b.label for b in scene.bodies if b.kind == "assembly" and "شهردار" in b.label), "")


def _of_chair(scene: Scene, session: Session, part: Part) -> Session:
    """A session that names no body is that of the body over which its chair presides, or, where it is open to the
    public, in which its speaker sits."""
    text, end = scene.document.text, session.cue.end
    if part.rank and not (_OPEN.match(text, end) or _MIDWAY.match(text, end)):
        return session
    for office in scene.offices:
        if scene.holder(office.role, office.label) != part.label:
            continue
        if (body := sits_in(office)) and not (_MIDWAY.match(text, end) and body.startswith(_PARLIAMENT)):
            return replace(session, label=body)
    return session


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
