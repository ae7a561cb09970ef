"""The places that an article names, each by one of its readings, and how much it says about where the article is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from urbankg.lexicon.gazetteer import Gazetteer, Place
from urbankg.lexicon.phrases import words_of
from urbankg.persian.date_words import weekdays
from urbankg.reading.document import Document
from urbankg.reading.mentions.places_at import place_at
from urbankg.reading.wordings import any_word, one_of, plain_words

IN_TITLE = 4.0
# How much a mention elsewhere says about where the article is: in a body's name, in that of a former office, in the
# lead, anywhere.
_IN_BODY_NAME, _HELD_ONCE, _LEAD, _PLAIN = 3.0, 2.9, 2.0, 1.0
BULLET = re.compile(r"[*\-–—•■▪●◆□►\d. )]*")
_BODY_BEFORE = re.compile(
    rf"{one_of('body before its place')}[ ]+(?:(?:{one_of('between body and place')}|(?:منطقه|ناحیه) \d+) )?$"
)
_BEFORE_PLACE = (
    *plain_words("body before its place"),
    *plain_words("between body and place"),
    "منطقه",
    "ناحیه",
)
# In the name of who reports it, a place says less than anywhere else: «به گزارش ندای نور».
_REPORTERS = 0.5
_REPORTER = re.compile(rf"{any_word('by whose report').pattern} (?:(?!از |در |روابط )[^\W\d_]+ ){{1,3}}\Z")
_OPENS = re.compile(
    rf"[*\-–—•■▪●◆□►\d. )«]*(?:{one_of('before an opening place')} )?(?:(?:در|از|به) )?"
    rf"(?:{one_of('body of an opening place')} )?"
)
_OVER_COUNTY = re.compile("فرماندار")
_OF_PROVINCE = re.compile("استان")
_OF_TOWN = re.compile("شهر(?!ستان)|شورا")
_OF_OFFICE = re.compile("(?:شهردار|فرماندار|استاندار)(?!ی)")
_OF_COUNCIL = re.compile(r"(?<!\w)(?:شورای|پارلمان)(?: اسلامی)?(?: شهر)? $")
_MARKED = re.compile(r"[ ]*[:؛/|]|[ ]+[-–—―][ ]")  # «دیر: رضا ناصری رئیس شد»
_SCENE_OPENS = re.compile(r"(?:(?:اما|و|ولی|همچنین) )?(?:در|از) ")
_SCENE_ENDS = re.compile(r"[ ]?،|[ ](?:هم|نیز)(?!\w)")
_LONGEST_OPENING = 30
# A sentence that only says where the next ones take place: «ساعت ده، ساوه.»
_SCENE_BEFORE = re.compile(r"[\w :]+[،:] ?(?:در )?")
_SCENE_AFTER = re.compile(r"[ .:،]*")
_BEHIND_PLACE = re.compile(r"[ ]?،?[ ]")
_CAPITAL = "تهران"


class PlaceMention(NamedTuple):
    """A place named in the text, by one of its readings."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    weight: float
    in_body_name: bool = False  # «شهردار اراک», «استان مرکزی»
    held_before: bool = False  # «شهردار پیشین اراک»: where somebody was before, or leaves
    of_county: bool = False  # «فرماندار اراک»: rather the county than the city
    of_town: bool = False  # «شهردار اراک», «شهر اراک», «شورای شهر اراک»
    of_council: bool = False  # «شورای شهر اراک»
    opens: bool = False  # its sentence begins with it: «اراک هنوز شهردار ندارد»، «در اراک نیز …»


def place_mentions(document: Document, is_name: Callable[[int], bool]) -> list[PlaceMention]:
    """The places named in a text, in order; where a personal name begins, none is."""
    text = document.text
    found: list[PlaceMention] = []
    end = 0
    for start in Gazetteer.load().beginnings(text, document.places):
        if start < end:
            continue
        index = document.sentence_of(start)
        if index is None:
            continue
        stop, places = place_at(text, start)
        if not places or is_name(start) or document.splits_word(start):
            continue
        sentence = document.sentences[index]
        opening = text[sentence.start : start]
        beside = opening[-30:]
        before = _BODY_BEFORE.search(beside) if beside.rstrip(" 0123456789").endswith(_BEFORE_PLACE) else None
        words = text[start:stop]
        if (
            words in words_of("office_modifiers")
            or words in weekdays()
            or any_word("no place").match(text, start)
            or (before is None and words in words_of("word_places") and not _is_a_scene(text, opening, stop))
        ):
            continue  # «شهردار پیشین» is no mayor of the town Pishin, «شورای شهر شنبه» a council on Saturday,
            # «بافت تاریخی» not the town Baft, «اهل سنت» not the town Ahel
        end = stop
        weight = {"title": IN_TITLE, "lead": _LEAD}.get(sentence.part, _PLAIN)
        held = before is not None and bool(
            any_word("where somebody was", closing=True).search(text, max(sentence.start, start - 70), start)
            or any_word("somebody was there").match(text, stop + 1)
        )
        leaves = before is not None and _OF_OFFICE.match(before[0]) and goes_from_there(text, stop)
        weight *= (_HELD_ONCE if held else _IN_BODY_NAME) if before and not leaves else 1.0
        weight *= _REPORTERS if not before and _REPORTER.search(text, sentence.start, start) else 1.0
        name = _CAPITAL if text[start:end] == "پایتخت" else document.surface(start, end)
        if before and _OF_PROVINCE.match(before.group()):
            places = tuple(p for p in places if p.kind == "province") or places
        opens = len(opening) < _LONGEST_OPENING and (
            _OPENS.fullmatch(opening) is not None
            or (
                _SCENE_AFTER.fullmatch(text, stop, sentence.end) is not None
                and _SCENE_BEFORE.fullmatch(opening) is not None
            )
        )
        body = before.group() if before else ""
        found.append(
            PlaceMention(
                start,
                end,
                name,
                places,
                weight,
                in_body_name=before is not None,
                held_before=held or bool(leaves),
                of_county=_OVER_COUNTY.match(body) is not None,
                of_town=_OF_TOWN.match(body) is not None,
                of_council=_OF_COUNCIL.search(beside) is not None,
                opens=opens,
            )
        )
    return found


def goes_from_there(text: str, end: int) -> bool:
    """Whether a text says behind a place that whoever holds an office there takes one elsewhere: «شهردار مامونیه شهردار
    ساوه شد».
    """
    at = _BEHIND_PLACE.match(text, end)
    return at is not None and any_word("somebody goes from there").match(text, at.end()) is not None


def as_kind(mention: PlaceMention, kind: str) -> str:
    """The name of the place of a kind that a mention implies: a city has a county and a province."""
    for place in mention.places:
        if place.kind == kind:
            return mention.name
    for place in mention.places:
        if (
            kind == "province"
            and place.kind in ("city", "county")
            and len({p.province for p in mention.places}) == 1
        ):
            return place.province
        if kind == "county" and place.kind == "city" and len(mention.places) == 1:
            return place.county
        if kind == "city" and place.kind == "county" and (mention.of_town or not _lacks_its_town(place)):
            return mention.name
    return ""


def _lacks_its_town(county: Place) -> bool:
    """Whether no town is called like a county: of «ساوجبلاغ» the towns are هشتگرد and others."""
    known = Gazetteer.load()
    return not any(place.kind == "city" for name in county.names for place in known.find(name))


def is_foreign(mention: PlaceMention | None) -> bool:
    """Whether a mention is of a place of another country only."""
    return mention is not None and all(place.kind == "foreign" for place in mention.places)


def _is_a_scene(text: str, opening: str, end: int) -> bool:
    """Whether «در نور، …», «در نیر هم …», «* نور: …» opens a sentence: the town, and neither light nor «نیز»."""
    scene = _SCENE_OPENS.fullmatch(opening) and _SCENE_ENDS.match(text, end)
    return bool(scene or (BULLET.fullmatch(opening) and _MARKED.match(text, end)))
