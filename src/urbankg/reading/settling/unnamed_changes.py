"""Who is meant by a change of office that a sentence tells without a name: «شهردار ساوه استعفا داد. مینا آذرنیا در
نامه‌ای …», «فرماندار ساوه تغییر کرد. مینا آذرنیا جایگزین رضا ناصری شد».

The words are lists of ``data/phrases/holding_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from urbankg.claims import Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.dates.dating import Dating
from urbankg.reading.evidence import evidence
from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.settling.tellings import telling
from urbankg.reading.settling.undone import undone
from urbankg.reading.wordings import any_word, openings_of, unreal

_CONFIDENCE = 0.75
_NEXT = 2  # sentences behind a change in which the body of an article may say whose it is
_NEW = frozenset(["new", "elect"])
_OTHERS = frozenset(["former", "candidate", "ended", "future", "other"])
_WORDS = r"(?: [^\W\d_]+| \d+){0,8}?"
_LEAVES = re.compile(rf"{_WORDS} {any_word('seat is left').pattern}")
_LEAVING_OF = any_word("leaving of seat", closing=True)
_GOES_THROUGH = re.compile(rf"{_WORDS} {any_word('leaving goes through').pattern}")
_CHANGES = re.compile(rf"{_WORDS} {any_word('seat changes').pattern}")
_REPLACES = re.compile(
    rf"[»\"]?(?: {any_word('as').pattern})? {any_word('replaces').pattern} "
    rf"(?:{any_word('title of actor').pattern} )*[«\"]?"
)
_BECAME = re.compile(rf"[»\"]?(?: در این \w+)? {any_word('replaced so').pattern}")
_COMES = re.compile(rf"{_WORDS} {any_word('seat is taken').pattern}")
_COMING_OF = any_word("taking of seat", closing=True)
_AT_COMING = any_word("ceremony of taking", closing=True)
_IN_COMPANY = any_word("in company of", closing=True)
_OWN_TITLE = re.compile('[»"]? ')
_LEAVES_OPEN = openings_of("seat is left").words | openings_of("leaving of seat").words
_CHANGES_OPEN = openings_of("seat changes").words
_COMES_OPEN = openings_of("seat is taken").words | openings_of("taking of seat").words


class _Change(NamedTuple):
    """An office of which a sentence tells a change without a name."""

    office: Office
    sentence: int


def with_unnamed_changes(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article, its sitting holders of an office that is told to be left as those who leave it, of one
    whose new holder is told to come as those who come; and who replaces whom in an office that is told to change.
    """
    words, dating = scene.document.words, Dating(scene)
    told = list(claims)
    if any(map(_is_sitting, claims)):
        for turn in _TURNS:
            if not words.isdisjoint(turn.openings):
                changes = list(turn.changes(scene))
                told = [_turned(scene, claim, told, changes, turn.status, dating) for claim in told]
    if words.isdisjoint(_CHANGES_OPEN):
        return told
    found: dict[tuple[str, ...], Claim] = {}
    for claim in (
        claim for change in _changes(scene, _CHANGES) for claim in _replaced(scene, change, dating)
    ):
        found.setdefault(claim.key, claim)
    seats = {_seat(claim) for claim in found.values()}
    people = {
        key(claim.subject)
        for claim in told
        if claim.kind == "office" and not (claim.status == "incumbent" and _seat(claim) in seats)
    }
    new = [claim for claim in found.values() if key(claim.subject) not in people]
    known = {(*_seat(claim), key(claim.subject)) for claim in new}
    return [*(c for c in told if (*_seat(c), key(c.subject)) not in known), *new]


class _Turn(NamedTuple):
    """What changes told without a name make of a sitting holder: the status, words that open them, the changes."""

    status: Status
    openings: frozenset[str]
    changes: Callable[[Scene], Iterator[_Change]]


def _is_sitting(claim: Claim) -> bool:
    return claim.kind == "office" and claim.status == "incumbent"


def _seat(claim: Claim) -> tuple[str, str]:
    return claim.role or "", key(claim.object or "")


def _leaving(scene: Scene) -> Iterator[_Change]:
    """The offices that are told to be left: «شهردار ساوه استعفا داد», «استعفای شهردار ساوه پذیرفته شد»."""
    for change in _changes(scene, _LEAVES, _LEAVING_OF, _GOES_THROUGH):
        start = scene.document.sentences[change.sentence].start
        ahead = scene.document.text[start : change.office.start]
        if ahead.endswith(" به ") or (_IN_COMPANY.search(ahead) and not _LEAVING_OF.search(ahead)):
            continue  # «الف در نامه‌ای به رئیس شورا استعفا داد»
        if change.office.phrase.senses.isdisjoint(_NEW):
            yield change


def _coming(scene: Scene) -> Iterator[_Change]:
    """The offices whose new holder is told to come: «شهردار جدید ساوه معرفی شد», «معارفه شهردار جدید ساوه», «در آیین
    معارفه شهردار ساوه».
    """
    for change in _changes(scene, _COMES, _COMING_OF):
        start = scene.document.sentences[change.sentence].start
        if not change.office.phrase.senses.isdisjoint(_NEW) or _AT_COMING.search(
            scene.document.text, start, change.office.start
        ):
            yield change


def _changes(
    scene: Scene,
    words: re.Pattern[str],
    before: re.Pattern[str] | None = None,
    then: re.Pattern[str] | None = None,
) -> Iterator[_Change]:
    """The offices that nobody is named with, of which the sentence goes on with words of a change, or that stand behind
    such words; behind these ``then`` must follow it, if there is any.
    """
    document = scene.document
    for office in scene.offices:
        alone = office.phrase.form == "holder" and not office.phrase.plural
        if not alone or not office.phrase.senses.isdisjoint(_OTHERS):
            continue
        index = document.sentence_at(office.start)
        sentence = document.sentences[index]
        change = words.match(document.text, office.end, sentence.end)
        if change is not None and _is_no_actor(document.text, sentence.start, office.start):
            change = None
        if change is None and before is not None:
            change = before.search(document.text, sentence.start, office.start)
            if change is not None and then is not None:
                change = then.match(document.text, office.end, sentence.end)
        if change is None or any(office.end <= other.start < change.end() for other in scene.offices):
            continue
        named = [m for m in scene.persons.mentions if m.kind != "pronoun"]
        if any(
            (0 <= m.start - office.end <= BESIDE and not _has_title(scene, m))
            or 0 <= office.start - m.end <= BESIDE
            for m in named
        ):
            continue
        doubted = unreal("ahead").search(document.text, sentence.start, office.start)
        if not doubted and not any(office.end <= m.start < change.end() for m in named):
            yield _Change(office, index)


def _is_no_actor(text: str, start: int, office: int) -> bool:
    """Whether what stands before an office in its sentence makes another the one who does what follows: «فرماندار پس از
    اختلاف با شهردار استعفا داد», «شهردار با رأی هفت عضو شورا برکنار شد».
    """
    return any(
        any_word(words, closing=True).search(text, start, office) is not None
        for words in ("no actor before", "number of members")
    )


def _has_title(scene: Scene, mention: PersonMention) -> bool:
    """Whether a name is followed by its own office: «در آیین معارفه شهردار ساوه، الف شهردار ساوه گفت»."""
    text = scene.document.text
    return any(
        office.phrase.form == "holder" and _OWN_TITLE.fullmatch(text, mention.end, office.start)
        for office in scene.offices
    )


_TURNS = (_Turn("end", _LEAVES_OPEN, _leaving), _Turn("start", _COMES_OPEN, _coming))


def _turned(
    scene: Scene,
    claim: Claim,
    claims: Sequence[Claim],
    changes: Sequence[_Change],
    status: Status,
    dating: Dating,
) -> Claim:
    """A claim on a sitting holder as an end or a start, if the article tells such a change of this office without a
    name.
    """
    if not _is_sitting(claim) or not changes:
        return claim
    others = [c for c in claims if c.kind == "office" and _seat(c) == _seat(claim) and c is not claim]
    told = telling(scene, claim)
    if others or told is None:
        return claim
    at = scene.document.sentence_at(told.person[0])
    for change in changes:
        office = change.office
        if (office.role, key(office.label)) != _seat(claim) or not _near(scene, change.sentence, at):
            continue
        if undone(replace(told, claim=replace(claim, status=status))) in (None, "befalling"):
            return replace(claim, status=status, date=dating.of(status, office.start, told.person[0]))
    return claim


def _near(scene: Scene, change: int, person: int) -> bool:
    """Whether a person may be whom the sentence of a change means: it heads the article, or stands right before."""
    head = scene.document.sentences[change].part in ("title", "lead")
    return head or 0 <= person - change <= _NEXT


def _replaced(scene: Scene, change: _Change, dating: Dating) -> Iterator[Claim]:
    """«مینا آذرنیا جایگزین رضا ناصری شد», of the office that changes; nothing where that sentence names another."""
    document = scene.document
    mentions = [m for m in scene.persons.mentions if m.kind != "pronoun"]
    for came, left in pairwise(mentions):
        index = document.sentence_at(came.start)
        sentence = document.sentences[index]
        if not _near(scene, change.sentence, index) or left.end > sentence.end:
            continue
        if any(sentence.start <= o.start < sentence.end for o in scene.offices if o != change.office):
            continue
        if _REPLACES.fullmatch(document.text, came.end, left.start) and _BECAME.match(
            document.text, left.end, sentence.end
        ):
            yield _claim(scene, came, change.office, "start", dating)
            yield _claim(scene, left, change.office, "end", dating)


def _claim(scene: Scene, mention: PersonMention, office: Office, status: Status, dating: Dating) -> Claim:
    return Claim(
        kind="office",
        subject=scene.persons.people[mention.person].name,
        role=office.role,
        object=office.label or None,
        status=status,
        date=dating.of(status, mention.start, office.start),
        evidence=evidence(scene.document, "change", (mention.start, mention.end), (office.start, office.end)),
        near=scene.context.near(),
        confidence=_CONFIDENCE,
    )
