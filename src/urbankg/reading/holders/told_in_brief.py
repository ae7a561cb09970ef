"""Who holds, held or is to get an office as short forms of the newswire settle it: «نخستین شهردار ساوه الف بود»,
«ساوه شهردار تازه‌ای دارد: الف», «در دوره شهرداری الف», «الف به عنوان وزیر پیشنهادی به مجلس معرفی شد».

The words are lists of ``data/phrases/holding_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from urbankg.claims import Status
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import NOTHING, Answers, in_status
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import sentence_of
from urbankg.reading.wordings import any_word

SURE = 0.9  # how likely a pair is by a wording that is seldom wrong
MAYBE = 0.7  # by one after which the article may yet call the person something else

_TITLED = rf"(?:{any_word('title of actor').pattern} )*"
_NAMED_NEXT = re.compile(rf"[ ]*[،:]?[ ]*[«\"“]?[ ]*{_TITLED}")
_NAMED_RIGHT_THEN = re.compile(rf"[ ]*[«\"“]?{_TITLED}")
_WAS = re.compile(r"[ ]*[»\"”]?[ ]+(?:بود|بوده(?: است)?)(?!\w)")
_BESIDE = re.compile(r"[»\"”]?[ ]*،?[ ]*")
_BEFORE_THIS = re.compile(rf"{any_word('before this').pattern} ?،?[ ]*[«\"“]?{_TITLED}$")
_OPENS = re.compile(
    rf"(?:^|[،؛:]|(?<!\w)و|{any_word('at that time').pattern}) ?(?:{any_word('first or last').pattern} )?$"
)
_LONGEST_OPENING = 60  # characters of «در آن زمان نخستین»
_GUEST = re.compile(rf"\s*(?:\w+ ){{0,3}}?{any_word('a guest').pattern}")
_ANNOUNCES = re.compile(rf"[^.:؛«»]{{0,30}}?{any_word('is known now').pattern}[ ]*[:؛][ ]*[«\"“]?{_TITLED}")
_CLOSES = re.compile(r"[ ]*[»\"”]?[ ]*(?:[.!]|\n|$)")
_IN_TIME_OF = re.compile(rf"{any_word('in the time of').pattern} $")
_TO_PARLIAMENT = re.compile(rf"(?:[ ]+\w+){{0,4}}?[ ]+{any_word('is proposed').pattern}")
_AS = re.compile(rf"{any_word('as').pattern}[ ](?:{any_word('office in view').pattern} )?$")


def as_told_in_brief(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those that a short form settles made as sure as it is, in its status alone."""
    forms = [_forms_of(scene, office) for office in scene.offices]
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if not forms[pair.office] or pair.mention.kind != "full":
            continue
        for _, tells, status, likely in forms[pair.office]:
            if tells(scene, scene.offices[pair.office], pair.mention):
                likely = max(likely, 1 - again[at][NOTHING])
                again[at] = in_status(again[at], status, likely)
                break
    return again


def _forms_of(scene: Scene, office: Office) -> list[_Form]:
    """The short forms that an office may stand in, going by the words around it; none in the plural."""
    if office.phrase.plural:
        return []
    before = scene.document.text[sentence_of(scene, office.start).start : office.start]
    return [form for form in _FORMS if form.may_be(scene.document.text, office, before)]


def _may_open(text: str, office: Office, before: str) -> bool:
    """«نخستین شهردار ساوه …»; not «سخنران پایانی شهردار ساوه …»."""
    near = max(0, len(before) - _LONGEST_OPENING)
    if _GUEST.match(before):
        return False  # «میهمان این هفته شهردار ساوه، مینا آذرنیا، بود»
    return office.phrase.form == "holder" and _OPENS.search(before, near) is not None


def _was_holder(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«نخستین شهردار ساوه مینا آذرنیا بود»."""
    text = scene.document.text
    named_next = _NAMED_NEXT.fullmatch(text, office.end, mention.start)
    return named_next is not None and _WAS.match(text, mention.end) is not None


def _may_be_announced(text: str, office: Office, before: str) -> bool:
    known = office.phrase.form == "holder" and "former" not in office.phrase.senses
    if any(any_word(words, closing=True).search(before) for words in ("by whom", "choice of")):
        return False
    return known and _ANNOUNCES.match(text, office.end) is not None


def _is_announced(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«ساوه شهردار تازه‌ای دارد: مینا آذرنیا», «شهردار ساوه انتخاب شد؛ مینا آذرنیا»."""
    text = scene.document.text
    announced = _ANNOUNCES.fullmatch(text, office.end, mention.start)
    return announced is not None and _CLOSES.match(text, mention.end) is not None


def _may_be_in_time_of(text: str, office: Office, before: str) -> bool:
    return office.phrase.form == "post" and _IN_TIME_OF.search(before) is not None


def _was_in_time_of(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«این پل در دوره شهرداری مینا آذرنیا ساخته شد»."""
    return _NAMED_RIGHT_THEN.fullmatch(scene.document.text, office.end, mention.start) is not None


def _may_be_proposed(text: str, office: Office, before: str) -> bool:
    return _TO_PARLIAMENT.match(text, office.end) is not None


def _is_proposed(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«مینا آذرنیا به عنوان وزیر پیشنهادی نیرو به مجلس معرفی شد»."""
    document = scene.document
    return (
        mention.end <= office.start
        and document.sentence_at(mention.start) == document.sentence_at(office.start)
        and _AS.search(document.text[mention.end : office.start]) is not None
        and not any(mention.start < other.start < office.start for other in scene.persons.mentions)
    )


def _may_be_past(text: str, office: Office, before: str) -> bool:
    return office.phrase.form == "holder" and _WAS.match(text, office.end) is not None


def _was_before(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«پیش از این مینا آذرنیا شهردار ساوه بود که به تهران رفت»."""
    text = scene.document.text
    start = scene.document.sentences[scene.document.sentence_at(mention.start)].start
    return (
        _BESIDE.fullmatch(text, mention.end, office.start) is not None
        and _BEFORE_THIS.search(text[start : mention.start]) is not None
    )


class _Form(NamedTuple):
    """A short form: whether an office may stand in it (with what its sentence has before), and does with a person."""

    may_be: Callable[[str, Office, str], bool]
    tells: Callable[[Scene, Office, PersonMention], bool]
    status: Status
    likely: float


_FORMS = (
    _Form(_may_open, _was_holder, "former", SURE),
    _Form(_may_be_past, _was_before, "former", SURE),
    _Form(_may_be_announced, _is_announced, "start", SURE),
    _Form(_may_be_in_time_of, _was_in_time_of, "former", MAYBE),
    _Form(_may_be_proposed, _is_proposed, "candidate", SURE),
)
