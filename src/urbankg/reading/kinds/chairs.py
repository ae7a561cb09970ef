"""Who chaired a session or spoke there, as the sentences around it tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from urbankg.persian.dates import DateSpan
from urbankg.reading.document import Sentence
from urbankg.reading.frames import inside
from urbankg.reading.kind_cues import Cue
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.parties import Party
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_IN = re.compile(r"(?<!\w)در (?:[^\W\d_]+ ){0,6}$")
_SPOKEN_OF = re.compile(r"(?<!\w)(?<!پیش )(?:از|به|درباره) (?:\w+ ){0,2}$")
_COLON = re.compile(":")
_QUOTED = re.compile(r":[ ]?[«\"“]")  # «یک خواهش کرد: «بودجه بدهید»»
_I = ("اینجانب", "بنده")
_AS_OBJECT = re.compile(r"[ ،]*را(?!\w)")
_OBJECT = re.compile(r"(?: \w+){0,5} را(?:،? (?!که|گفت)\w+){0,4}[ ،]*$")
_LISTED = re.compile(r"(?<!به ریاست)(?<!با ریاست)[ ،:]+$")  # but «الف به ریاست، ب به دبیری برگزیده شد»
_BETWEEN = re.compile(r"[ ،]{1,3}")
_TITLES = re.compile(rf"(?<= )(?:{any_word('title before name').pattern}[ «]+)+$")
_RELATIVE = re.compile(r"(?: نیز| هم)?[ ،]*که [^،]*")  # «رئیس مجلس نیز، که جلسه به ریاست او بود»
_WHO = re.compile(r"(?<!\w)که $")
_WHICH = re.compile(rf"(?<!\w){one_of('session')}(?: ای)? که $")  # «جلسه‌ای که الف تشکیل داد»
_GUEST = re.compile(rf"(?<!\w){one_of('guest')} (?:این |همین |ان )?$")
_BY_VOTE = re.compile(r"(?<!\w)رای(?!\w)")


_COUNCIL, _PARLIAMENT = "شورای شهر {}", "مجلس شورای اسلامی"
# By an office: the body that its holder sits in, named after what the office is over.
_SITS_IN = {
    "council_chair": _COUNCIL,
    "council_vice_chair": _COUNCIL,
    "council_member": _COUNCIL,
    "council_spokesperson": _COUNCIL,
    "council_secretary": _COUNCIL,
    "council_treasurer": _COUNCIL,
    "committee_chair": _COUNCIL,
    "speaker": _PARLIAMENT,
    "mp": _PARLIAMENT,
    "president": "هیئت دولت",
    "assembly_chair": "{}",
}
_THERE = 4  # the rank of who was there, the last of those whom the sentence tells
PRESIDE = frozenset(["council_chair", "provincial_council_chair", "assembly_chair", "speaker"])


@dataclass(frozen=True, slots=True)
class Session:
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
class Part:
    """Who chaired or spoke in a session; the lower the rank, the surer."""

    label: str
    mark: tuple[int, int]
    rank: int

    @property
    def confidence(self) -> float:
        """How sure it is."""
        return 0.85 if self.rank == 0 else 0.6 if self.rank > _THERE else 0.7


def part_of(scene: Scene, session: Session, there: list[Party]) -> Part | None:
    """The official who chaired the session as the sentence tells it, else the one who spoke there."""
    sentence, cue = session.sentence, session.cue
    text = scene.document.text
    people = [p for p in there if p.kind == "person" and p.label]
    for mention in inside(sentence, scene.persons.mentions):
        if mention.kind == "pronoun":
            whose = [p for p in people if _RELATIVE.fullmatch(text, p.end, mention.start)]
            name = whose[-1].label if whose else scene.persons.people[mention.person].name
            people.append(Party(mention.start, mention.end, name, "person", official=name in scene.officials))
    people += _themselves(scene, sentence, people)
    for person in people:
        before = text[max(sentence.start, person.start - 70) : person.start]
        after = text[person.end : min(sentence.end, person.end + 120)]
        led = _TITLES.sub("", _LISTED.sub(" ", before))
        of_office = _before_office(scene, person)
        if any_word("leads a group", closing=True).search(led):
            continue  # «کارگروهی به ریاست الف در کمیسیون تشکیل شد»
        turned = _is_object(before) and any_word("turns").search(after[:60])
        called = _WHICH.search(_TITLES.sub("", before)) and any_word("called").search(
            text, sentence.start, sentence.end
        )
        if (
            any_word("chaired before", closing=True).search(led)
            or any_word("chaired before", closing=True).search(of_office)
            or turned
            or called
            or _chaired(text, person, people, sentence)
        ):
            return Part(person.label, (person.start, person.end), 0)
    if in_speech(scene, session):
        return None
    if not (_IN.search(text, sentence.start, cue.start) or is_guest(scene, sentence, cue)):
        return _attends(text, session, people)
    if session.points_back and any_word("not there").search(text, sentence.start, sentence.end):
        return None
    officials = [p for p in people if p.official and p.before in ("", "و")]
    governed = False  # «معرفی الف و ب»
    for person in officials:
        governed = bool(
            any_word("no speaker before", closing=True).search(text, sentence.start, person.start)
            or (governed and person.before == "و")
        )
        if governed or _AS_OBJECT.match(text, person.end):
            continue
        if person.end <= cue.start and any_word("only spoken of").search(text, person.end, cue.start):
            continue
        end = _own_clause_end(text, sentence, person)
        if any_word("speaks").search(text, max(person.end, cue.end), end) or _QUOTED.search(
            text, max(person.end, cue.end), end
        ):
            return Part(person.label, (person.start, person.end), 2 if session.points_back else 1)
    return _attends(text, session, people)


def is_guest(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether somebody is called the guest, the host or a speaker of a session («مهمان جلسه، الف، گفت …»)."""
    return _GUEST.search(scene.document.text, max(sentence.start, cue.start - 24), cue.start) is not None


def sits_in(office: Office) -> str:
    """The body that the holder of an office sits in; empty where none follows from the office."""
    form = _SITS_IN.get(office.role, "")
    return form.format(office.label) if office.label or "{}" not in form else ""


def _before_office(scene: Scene, person: Party) -> str:
    """What stands before the office of a person that is named first: «ریاست جلسه با رئیس شورا، الف»."""
    text = scene.document.text
    for office in scene.offices:
        beside = office.end <= person.start and _BETWEEN.fullmatch(text, office.end, person.start)
        if beside and scene.holder(office.role, office.label) == person.label:
            return text[max(0, office.start - 70) : office.start]
    return ""


def _own_clause_end(text: str, sentence: Sentence, person: Party) -> int:
    """Where the clause of a person ends that «که» opens: «در نشست، که الف میزبان آن بود، ب گفت …»."""
    if not _WHO.search(text, sentence.start, person.start):
        return sentence.end
    verb = any_word("told already").search(text, person.end, sentence.end)
    return verb.end() if verb else sentence.end


def _attends(text: str, session: Session, people: list[Party]) -> Part | None:
    """The official with whom a session was held: «جلسه با حضور الف، شهردار ساوه، برگزار شد»."""
    sentence = session.sentence
    bare = any_word("sitting").fullmatch(session.cue.text)  # «ستاد بحران با حضور الف تشکیل شد»: by whom?
    if bare or session.points_back or not any_word("was held").search(text, session.cue.end, sentence.end):
        return None
    if any_word("in the chair").search(text, session.cue.end, sentence.end):
        return None  # «به ریاست دادستان و با حضور الف»: it is another who chairs
    for person in people:
        before = _TITLES.sub("", text[max(sentence.start, person.start - 60) : person.start])
        if person.official and any_word("attends before", closing=True).search(before):
            return Part(person.label, (person.start, person.end), 4)
    return None


def _themselves(scene: Scene, sentence: Sentence, people: list[Party]) -> list[Party]:
    """«به ریاست اینجانب», «خودش اداره کرد»: the person of the sentence, else the one named last before."""
    found = []
    for me in any_word("himself").finditer(scene.document.text, sentence.start, sentence.end):
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


def in_speech(scene: Scene, session: Session) -> bool:
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
    told = any_word("chaired after").search(text, person.end, stop)
    return told is not None and not _BY_VOTE.search(
        text, person.end, told.end()
    )  # «با پنج رأی بر صندلی ریاست نشست»
