"""Who is named by an office without being in it: whom its holder appoints, who only tells of it.

The words are lists of ``data/phrases/holding_words.csv``.
"""

from __future__ import annotations

import re

from urbankg.claims import Status
from urbankg.reading.offices import Office
from urbankg.reading.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_BY_WHOM = 25  # characters before an office in which «به پیشنهاد و با حکم» stands
_APPOSITION = re.compile(r"[ ]?،[ ]?(?:[^\W\d_]+[ ]){0,3}[«\"]?")
_COMMA = re.compile(r"[»\"]?[ ]?،")


def stands_by(scene: Scene, office: Office, mention: PersonMention, status: Status) -> bool:
    """Whether a person stands by an office that is another's, however likely the two look together."""
    if _is_of_another(scene, office, mention):
        return True
    if status == "candidate":
        return _appointed_by(scene, office, mention) or _speaks_of_others(scene, office, mention)
    return _appointed_by(scene, office, mention) or (status == "incumbent" and _is_yet_to_be(scene, office))


def _is_of_another(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Who is somebody of an office: «رضا آذرنیا، برادر شهردار ساوه», «کارمند شهرداری ساوه است»."""
    before = scene.document.text[max(0, office.start - _BY_WHOM) : office.start]
    return mention.start < office.start and any_word("somebody of", closing=True).search(before) is not None


def _is_yet_to_be(scene: Scene, office: Office) -> bool:
    """«احتمال دارد مینا آذرنیا شهردار ساوه شود», «مینا آذرنیا شهردار نمی‌شود»."""
    return any_word("yet to be").match(scene.document.text, office.end + 1) is not None


def _appointed_by(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whom the holder appoints: «رضا آذرنیا با حکم شهردار ساوه», «با حکم شهردار ساوه، رضا آذرنیا مدیر شد».

    A name between commas is the holder's: «با حکم شهردار ساوه، رضا آذرنیا، مدیران معرفی شدند».
    """
    document = scene.document
    if office.phrase.form != "holder" or not office.explicit:
        return False
    before = document.text[max(0, office.start - _BY_WHOM) : office.start]
    if not any_word("by whom", closing=True).search(before):
        return False
    if document.sentence_at(mention.start) != document.sentence_at(office.start):
        return False
    if mention.start < office.start:
        return True
    return (
        _APPOSITION.fullmatch(document.text, office.end, mention.start) is not None
        and _COMMA.match(document.text, mention.end) is None
    )


def _speaks_of_others(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Who only tells of candidates, and not of being one: «وی گفت: ۲۱ نامزد در ساوه رقابت می‌کنند»."""
    text = scene.document.text
    colon = text.rfind(":", mention.end, office.start)
    if colon < 0 or not any_word("speaks").search(text, mention.end, colon):
        return False
    sentence = scene.document.sentences[scene.document.sentence_at(office.start)]
    return any_word("of oneself").search(text, colon, sentence.end) is None
