"""Who is named as who decides, is there, has a deputy or leaves, where another is made something."""

from __future__ import annotations

import re
from functools import cache

from urbankg.reading.mentions.comers import is_named_aside
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_AHEAD = 25  # characters before a name or a title in which «به پیشنهاد و با حکم» stands
_BESIDE = 4  # characters between a name and its office
_APPOSED = re.compile(r"[»\"]? ?، ?")
_COMMA = re.compile(r"[»\"]?[ ]?،")
_BY_ORDER = re.compile(
    r" ?،? (?:همچنین )?(?:در|طی|با صدور) (?:متن |بخشی از |این |همین )*(?:حکم|احکام)ی?(?!\w)"
)


def is_aside(scene: Scene, mention: PersonMention) -> bool:
    """Whether somebody is named as who is there, has the chair, has a deputy or decides, where another is made so: «رضا
    ناصری در نشستی به ریاست مینا آذرنیا به عنوان شهردار ساوه انتخاب شد», «رضا ناصری با حکم استاندار مرکزی، مینا آذرنیا،
    به عنوان فرماندار ساوه منصوب شد».
    """
    text = scene.document.text
    if is_named_aside(text, mention.start):
        return True
    start = mention.start - min(mention.start, _AHEAD) + len(ahead_of(text, mention))
    return any(
        _is_title_of(text, title, start, mention)
        and any_word("named aside", closing=True).search(text, max(0, title.start - _AHEAD), title.start)
        and _another_is_named(scene, title, mention)
        for title in scene.offices
    )


def makes_room(scene: Scene, mention: PersonMention) -> bool:
    """Whether somebody is named as who leaves when another is made so: «پس از استعفای مینا آذرنیا یکی از کارکنان به
    عنوان سرپرست شهرداری ساوه منصوب شد».
    """
    return any_word("makes room", closing=True).search(ahead_of(scene.document.text, mention)) is not None


def gives_order(text: str, end: int) -> bool:
    """Whether behind a name or an office stands that its bearer gives an order: «… در این حکم نوشت»."""
    return _BY_ORDER.match(text, end) is not None


def _is_title_of(text: str, title: Office, start: int, mention: PersonMention) -> bool:
    """Whether an office stands right before a name that begins at ``start``, or between commas behind that office."""
    if title.phrase.form != "holder" or not 0 < start - title.end <= _BESIDE:
        return False
    between = text[title.end : start]
    return between.isspace() or (
        _APPOSED.fullmatch(between) is not None and _COMMA.match(text, mention.end) is not None
    )


def _another_is_named(scene: Scene, title: Office, mention: PersonMention) -> bool:
    """Whether the clause names another person before a title: without one, the title is not of who is named behind."""
    sentence = scene.document.sentences[scene.document.sentence_at(title.start)]
    before = [m for m in scene.persons.mentions if sentence.start <= m.start and m.end <= title.start]
    if not before or before[-1].person == mention.person:
        return False
    return any_word("clause verb").search(scene.document.text, before[-1].end, title.start) is None


def ahead_of(text: str, mention: PersonMention) -> str:
    """What stands before a name and its titles."""
    return _titles().sub("", text[max(0, mention.start - _AHEAD) : mention.start])


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('title before name').pattern}[ «]*)+\Z")
