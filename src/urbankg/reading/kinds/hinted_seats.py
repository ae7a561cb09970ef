"""Seats that are told in no wording of their own: a word for a seat, the body whose it is, and where a place stands
beside them: «دبیرخانه‌اش را از ساوه به اراک کشید», «ساوه دبیرخانه مجمع را از اراک گرفت»."""

from __future__ import annotations

import re

from urbankg.reading.document import Sentence
from urbankg.reading.frames import asserted, clause, within
from urbankg.reading.kind_cues import Cue
from urbankg.reading.mentions.parties import Party
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_FARTHEST = 90  # characters between the word for a seat and its place
_CLOSE = 12  # characters between a town and the word for a seat that it got
_VERB = 24  # characters behind a place in which its verb stands
_STREET = re.compile(
    rf"(?<!\w)(?:در|به) (?P<name>(?:{one_of('street')} [^\W\d_]+(?: [^\W\d_]+)??"
    rf"|{one_of('named building')}(?: [^\W\d_]+){{1,4}}?)) "
    rf"(?:(?P<goes>{one_of('seat goes')})|{one_of('seat stands')})(?!\w)"
)
# By the preposition that governs a place: it, what stands in the place, and more of the address.
ADDRESS = {
    wanted: re.compile(rf"(?<!\w){wanted} {one_of('building or street')}\w*(?: \w+){{0,5}} $")
    for wanted in ("به", "در")
}
_SAYS = re.compile(rf"(?<!\w)(?:{one_of('clause verb')})(?!\w)")
_THERE = re.compile(r"(?<!\w)به (?:این|همین|ان) (?:شهر|بندر|کلان ?شهر)(?!\w)|(?<!\w)به ?(?:انجا|اینجا)(?!\w)")
_NOT = re.compile(r"(?<!\w)ن(?:می ?)?(?:رفت|شد|ماند|بود|یست|شده|رفته|ماند)\w*")
_IS_TO = re.compile(r"(?<!\w)(?:می ?شود|می ?رود|می ?اید|می ?ماند|می ?یابد)(?!\w)")


def hinted_place(
    scene: Scene, sentence: Sentence, noun: Cue, places: list[Party]
) -> tuple[Party | None, bool]:
    """Where a seat is or goes by the words around the noun for it, and whether it moved there."""
    text = scene.document.text
    start, end = clause(scene, sentence, noun.start)
    if not any_word("seat by hints").search(noun.text) or not _is_so(scene, sentence, noun, start, end):
        return None, False
    place, moved = _place(scene, noun, within(places, start, end), start, end)
    if place is None or any_word("no seat").search(text, start, min(end, place.end + _VERB)):
        return None, False
    return place, moved


def _place(scene: Scene, noun: Cue, here: list[Party], start: int, end: int) -> tuple[Party | None, bool]:
    text = scene.document.text
    near = [p for p in here if noun.start - _FARTHEST < p.end and p.start < noun.end + _FARTHEST]
    to = [p for p in near if is_governed(scene, start, p, "به")]
    if to and any_word("seat goes").search(text, to[-1].end, end):
        return to[-1], True
    if _THERE.search(text, noun.end, end):
        left = [p for p in here if p.before != "از"]
        return (left[-1], True) if left else (None, False)
    for place in near:
        in_it = place.start >= noun.end and is_governed(scene, noun.end, place, "در")
        if in_it and not _SAYS.search(text, noun.end, place.start):
            return place, False
    got = [p for p in here if p.before == "" and 0 <= noun.start - p.end < _CLOSE]
    if got and any_word("town gets it").search(text, noun.end, end):
        return got[-1], True
    return _street(scene, noun, end)


def _street(scene: Scene, noun: Cue, end: int) -> tuple[Party | None, bool]:
    """«به ساختمانی در میدان قدس نقل مکان کرد», «در موزه شهر کرج مستقر است»: a square, street or building by name."""
    text = scene.document.text
    street = _STREET.search(text, noun.end, min(end, noun.end + 2 * _FARTHEST))
    if street is None:
        return None, False
    party = Party(*street.span("name"), scene.document.surface(*street.span("name")), "place", "در")
    return party, street["goes"] is not None


def is_governed(scene: Scene, start: int, place: Party, wanted: str) -> bool:
    """Whether a preposition governs a place, alone or with more of the address: «به ساختمانی در ساوه»."""
    if place.before == wanted:
        return True
    before = scene.document.text[max(start, place.start - 60) : place.start]
    return place.before in ("", "در") and ADDRESS[wanted].search(before) is not None


def _is_so(scene: Scene, sentence: Sentence, noun: Cue, start: int, end: int) -> bool:
    """Whether it is told as done or decided."""
    text = scene.document.text
    if _NOT.search(text, noun.end, end):
        return False
    if any_word("seat decided").search(text, start, end):
        return True
    wished = any_word("seat only wished").search(text, noun.end, end)
    if wished and not text.endswith(("می", "می "), 0, wished.start()):
        return False
    since = max(start, noun.start - 40)
    if asserted(scene, sentence, noun, since):
        return True
    to_be = _IS_TO.search(text, noun.end, end)
    return to_be is not None and asserted(scene, sentence, noun, since, to_be.start())
