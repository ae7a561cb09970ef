"""Who spoke in a session of which an article does not tell who chaired it: who presides over what sat, else an official
who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from urbankg.persian.fold import key
from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause, cues
from urbankg.reading.kinds.chairs import PRESIDE, Part, Session, in_speech, sits_in
from urbankg.reading.mentions.body_names import same_body
from urbankg.reading.mentions.parties import Party, with_titled
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_SAID_THERE = 6  # the rank of who spoke, but is nowhere said to have done so in that session
_GOVERNMENT = "هی"  # the ministers of «هیئت دولت» speak of all there is, and elsewhere
_GOVERNORS = frozenset(
    f"{acting}{deputy}{role}"
    for acting in ("", "acting_")
    for deputy in ("", "deputy_")
    for role in ("minister", "governor_general", "county_governor", "district_governor")
)
_COUNCIL = "شورای شهر"
_PARLIAMENT = "مجلس"  # of which members speak in many places
# «مینا آذرنیا (رئیس): مخالفم»
_IN_MINUTES = re.compile(r"[ ]?(?:\)|\([^():]{2,30}\)|،[^:؛،()]{2,40})?[ ]?:[ ]")
_NAME_AND_OFFICE = 80  # characters of who opens a line of minutes
# «شورا در جلسه دیروز خود الف را شهردار کرد. رئیس شورا گفت»: he tells of what was decided there
_ONLY_WHEN = re.compile(r"(?<!\w)(?:در|طی) (?:\w+ ){0,4}$")
_IN_PUBLIC = " علنی"  # of a session: the chair's words of it are mostly spoken there
_OPENING = 2  # the last paragraph, the title's being 0, that says what an article is about


def speaking_there(scene: Scene, session: Session) -> Part | None:
    """The official who holds a speech, or speaks in an article that opens with a session."""
    if session.sentence.part == "title" or in_speech(scene, session):
        return None
    party = _in_a_speech(scene, session) or _speaking(scene, session)
    return Part(party.label, (party.start, party.end), _SAID_THERE) if party else None


def _in_a_speech(scene: Scene, session: Session) -> Party | None:
    """«فرماندار ساوه در سخنانی گفت …»."""
    document = scene.document
    if not any_word("in a speech").search(document.text):
        return None
    for sentence in document.sentences[document.sentence_at(session.sentence.start) :]:
        for speech in any_word("in a speech").finditer(document.text, sentence.start, sentence.end):
            start, _ = clause(scene, sentence, speech.start())
            there = [p for p in with_titled(scene, sentence) if start <= p.start and p.end <= speech.start()]
            for party in there:
                if party.official and party.kind == "person" and party.before in ("", "و"):
                    return party
    return None


def _speaking(scene: Scene, session: Session) -> Party | None:
    """Who speaks in what follows: who presides over the body, else who was there, or who governs the place."""
    of_government = session.label.startswith(_GOVERNMENT) or session.label.endswith("دولت")
    if session.sentence.paragraph > _OPENING or of_government:
        return None
    text = scene.document.text
    in_public = text.startswith(_IN_PUBLIC, session.cue.end)
    if not in_public and _ONLY_WHEN.search(text, session.sentence.start, session.cue.start):
        return None
    spoke = list(_spoke(scene))
    for names in _may_have_spoken(scene, session):
        for party in spoke:
            if party.label in names:
                return party
    return None


def _may_have_spoken(scene: Scene, session: Session) -> tuple[set[str], ...]:
    """Who presides over the body or is over what it is called after, by the offices that the article names; who was
    there; else who governs."""
    presiding, of_its_name, governing = set[str](), set[str](), set[str]()
    of_council = session.label.startswith(_COUNCIL)
    has_members = False
    for office in scene.offices:
        name = scene.holder(office.role, office.label, settled=True)
        sat = sits_in(office)
        body = sat or ("" if of_council else office.label)
        if key(body) == key(session.label) or (body and same_body(session.label, body)):
            has_members = True
            if office.role in PRESIDE:
                presiding.add(name)
            elif not sat:
                of_its_name.add(name)
        if office.role in _GOVERNORS:
            governing.add(name)
    if session.label.startswith(_PARLIAMENT):
        return (presiding,)
    if has_members or of_council or not any_word("session").fullmatch(session.cue.text):
        return presiding, of_its_name, _attending(scene)
    return (governing,)


def _attending(scene: Scene) -> set[str]:
    """Who is said to have been there: «فرماندار ساوه در این جلسه حاضر بود»."""
    text, found = scene.document.text, set[str]()
    for sentence, _ in cues(scene, "session"):
        if any_word("was there").search(text, sentence.start, sentence.end):
            found |= {p.label for p in with_titled(scene, sentence) if p.official and p.kind == "person"}
    return found


def _spoke(scene: Scene) -> Iterator[Party]:
    """The officials in office who speak, and not to reporters or in a letter, in order."""
    text = scene.document.text
    for sentence in scene.document.sentences:
        if sentence.part == "title" or any_word("not there").search(text, sentence.start, sentence.end):
            continue
        if not (
            any_word("speaks").search(text, sentence.start, sentence.end)
            or ":" in text[sentence.start : sentence.start + _NAME_AND_OFFICE]
        ):
            continue
        party = _subject(scene, sentence)
        if party is not None and not _elsewhere(scene, sentence, party):
            _, end = clause(scene, sentence, party.start)
            if any_word("speaks").search(text, party.end, end) or _IN_MINUTES.match(text, party.end):
                yield party


def _elsewhere(scene: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a sentence tells of a press conference, or of what was said of an official («استعفای الف مطرح شد»)."""
    text = scene.document.text
    return any_word("no speaker before", closing=True).search(
        text, sentence.start, party.start
    ) is not None or any(
        any_word("press").match(text, found.end() + 1)
        for found in any_word("session").finditer(text, sentence.start, sentence.end)
    )


def _subject(scene: Scene, sentence: Sentence) -> Party | None:
    """The first official of a sentence."""
    for party in with_titled(scene, sentence):
        if party.kind == "person" and party.label in scene.in_office and party.before in ("", "و"):
            start, _ = clause(scene, sentence, party.start)
            return party if start == sentence.start else None
    return None
