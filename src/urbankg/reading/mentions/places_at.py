"""Names of places at a position of a text: what stands there, and whether it is of another country."""

from __future__ import annotations

import re

from urbankg.lexicon.gazetteer import Gazetteer, Place
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import Folded, key
from urbankg.reading.mentions.unlisted_towns import no_cities

_SPACE = re.compile(r"[ ]*")
_WORD = re.compile(r"[^\W\d_]+")
CAPITAL = "پایتخت"
_THAT_COUNTRY = re.compile(r"(?:این|ان|همین) کشور(?!\w)")
_WORDS_BEFORE_COUNTRY = 3


def skip_spaces(text: str, position: int) -> int:
    """The position of the next character that is no space."""
    found = _SPACE.match(text, position)
    return found.end() if found else position


def place_at(text: str, position: int, kinds: tuple[str, ...] = ()) -> tuple[int, tuple[Place, ...]]:
    """The longest known place name of up to four words at a position, and what it may be.

    Places of the given kinds come first; without one of them any other counts. Nothing found: the position itself.
    """
    for end, places in Gazetteer.load().names_at(text, position):
        if kinds:
            places = tuple(p for p in places if p.kind in kinds or p.kind == "foreign")
        if places and _one_name(text[position:end], places):
            return _own_capital(text, end, places) if text[position:end] == CAPITAL else (end, places)
    return position, ()


def _own_capital(text: str, end: int, places: tuple[Place, ...]) -> tuple[int, tuple[Place, ...]]:
    """What «پایتخت» is that ends at a position: of the country behind it, if one is named."""
    behind, country = place_at(text, skip_spaces(text, end))
    abroad = bool(country) and all(place.kind == "foreign" for place in country)
    return (behind, country) if abroad else (end, places)


def _one_name(words: str, places: tuple[Place, ...]) -> bool:
    """Whether words are one name: not where a particle among them only looks like a part of it («را بر»)."""
    parts = words.split()
    if len(parts) < 2 or not any(part in words_of("stop_words") for part in parts):
        return True
    said = " ".join(parts)
    return any(said == " ".join(Folded.of(name).text.split()) for place in places for name in place.names)


def of_another_country(text: str, at: int) -> bool:
    """Whether a country follows an office, be it «این کشور» (of Iran one says «کشورمان»): «مجلس نمایندگان عراق»."""
    for _ in range(_WORDS_BEFORE_COUNTRY + 1):
        if _foreign_after(text, at) or _THAT_COUNTRY.match(text, at):
            return True
        word = _WORD.match(text, at)
        if word is None or word.group() not in words_of("before_country"):
            return False
        at = skip_spaces(text, word.end())
    return False


def _foreign_after(text: str, at: int) -> bool:
    _, places = place_at(text, at)
    return bool(places) and all(p.kind in ("foreign", "country") for p in places)


def unlisted_abroad(text: str, at: int) -> bool:
    """Whether a name that no gazetteer has stands at a position, and its country behind it: «استاندار میسان عراق»."""
    word = _WORD.match(text, at)
    if word is None or key(word.group()) in no_cities() or word.group() in words_of("stop_words"):
        return False
    return word.group() not in words_of("office_modifiers") and of_another_country(
        text, skip_spaces(text, word.end())
    )
