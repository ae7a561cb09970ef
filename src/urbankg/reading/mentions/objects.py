"""What an office is over: «اراک» of «شهردار سابق اراک», «منطقه ۳ اراک», «وزارت نیرو», «سازمان آتش‌نشانی اراک»."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from urbankg.lexicon.bodies import ministries, ministry_named
from urbankg.lexicon.gazetteer import Gazetteer, Place, capitals
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.persian.name_words import is_common
from urbankg.persian.numbers import parse_number, parse_ordinal, small_number_pattern
from urbankg.reading.document import Document
from urbankg.reading.mentions.places_at import (
    CAPITAL,
    of_another_country,
    place_at,
    skip_spaces,
    unlisted_abroad,
)
from urbankg.reading.mentions.unlisted_towns import (
    ends_like_a_place,
    may_be_village,
    no_cities,
    no_words,
    past_close,
    place_before_name,
    second_of_district,
)
from urbankg.reading.wordings import any_word, one_of

_QUOTED = re.compile(r"[ ]*[«\"]?")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"[ ،]*([^\W\d_]+)")
_MINISTRY_WORDS = 7  # of the longest name of a ministry
_FOREIGN_WORDS = 3  # of a portfolio that no ministry here has
_ZONE_NUMBER = rf"(?:\d+|{small_number_pattern(ranks=False)}(?!\w))"
_ZONE_NUMBERS = re.compile(rf"{_ZONE_NUMBER}(?:(?:[ ]*[،,][ ]*|[ ]*و[ ]*){_ZONE_NUMBER})*")
_KINDS = {
    "city": ("city",),
    "zone": ("city",),
    "province": ("province",),
    "county": ("county", "city"),
    "bakhsh": ("district", "city", "county"),
    "village": ("village",),
    "people": ("county", "city", "province"),
}
_LEADING = {  # lists of the words that may stand before a name
    "city": "before city",
    "zone": "before zone",
    "province": "before province",
    "county": "before county",
    "bakhsh": "before district",
    "village": "before village",
    "people": "before constituency",
}
_JOINT = re.compile(r"[ ]*(?:،[ ]*|و[ ]+)")
_JOINT_OF_SEAT = re.compile(r"[ ]*(?:،|و(?= ))[ ]*(?:شهرستان |بخش )?")
_DESCRIBED = (CAPITAL, "مرکز ")  # what a city is, and not what it is called
_CENTRE = re.compile(r"مرکز(?: استان)? (?=\w)")
_OF_ZONE = re.compile(r"[ ]*(?:شهرداری[ ]+)?منطقه[ ]+(\d+|[^\W\d_]+)")
_CENTRAL_DISTRICT = re.compile(r"(?:بخش )?مرکزی(?: شهرستان)? ?")
CENTRAL = "مرکزی"  # the district around a county's capital, which is called so in every county
# In the office that is taken up («به عنوان شهردار نوده»).
_SAID_AS = re.compile(r"(?<!\w)به عنوان (?:[^\W\d_]+ ){1,4}«?$")
_LONGEST_BEFORE = 45  # characters of «به عنوان سرپرست موقت شهرداری »
_LAST_ZONE = 40
_SHORTEST_CITY = 4  # letters of a town that no gazetteer has
_NAME = r"[^\W\d_]+(?: [^\W\d_]+){0,2}"
_CONSTITUENCIES = re.compile(rf"(?P<names>{_NAME}(?:(?:،| و) {_NAME})+) در {any_word('parliament').pattern}")
_BETWEEN_NAMES = re.compile("، | و ")
_VERB_OF_CLAUSE = re.compile(rf"{one_of('clause verb')}(?=[ ]?[.،؛!؟]|\n|\Z| و )")
_TIMES = re.compile(one_of("nowadays"))  # «شهردار امروز اراک»
_WITH_COPULA = re.compile(
    r"((?:[^\W\d_]+[ ]){0,2}?[^\W\d_]+?)[ ]?(?:ست|(?<=\w{4})(?:اند|ند|یم|ید|م)|(?<=\w{4} )(?:اند|ند|یم|ید|م))(?!\w)"
)
_THIS_ZONE = re.compile(r"(?<!\w)(?:این|همین|همان|ان) (?:منطقه|ناحیه) ?$")
_ANAPHOR = re.compile(
    rf"(?:این|همین|همان|ان) {one_of('pointed at')}(?!\w)"
    rf"|(?:خود|(?:ان|این|همان|همین)جا(?:ست)?)(?!\w)|ان(?=[ ]*(?:[،.:(]|{one_of('after that one')}(?!\w)))"
)


class Object(NamedTuple):
    """What follows an office phrase: its name, where it ends, the place that it is or lies in.

    ``label`` is empty where the text says nothing or points back («این شهر»): the context decides then.
    """

    label: str
    end: int
    place: Place | None = None
    foreign: bool = False
    numbers: tuple[int, ...] = ()
    anaphor: bool = False
    zone: int = 0  # of a sub-zone («ناحیه ۳ منطقه ۱»)
    zone_name: str = ""  # of a zone that is named, not numbered («منطقه ثامن»)


def read_object(document: Document, position: int, over: str, is_name: Callable[[int], bool]) -> Object:
    """Read what an office is over, beginning right after its phrase.

    ``is_name`` tells whether a person's name begins at a position: a name is no place.
    """
    text = document.text
    at = skip_spaces(text, position)
    if over != "none" and (quoted := _QUOTED.match(text, at)):
        at = quoted.end()
    if over == "city" and (capital := _capital(document, at)):
        return capital
    if over == "none":
        return Object("", position, foreign=of_another_country(text, at))
    if over == "ministry":
        return _ministry(document, at, is_name)
    if over == "zone":
        return _zone(document, at)
    if over == "people":
        return _constituency(document, at, is_name)
    if anaphor := _ANAPHOR.match(text, at):
        return Object("", anaphor.end(), anaphor=True)
    return _place(document, position, at, over, is_name)


def _place(document: Document, position: int, at: int, over: str, is_name: Callable[[int], bool]) -> Object:
    text = document.text
    kinds = _KINDS.get(over, ("city",))
    if over == "bakhsh" and (central := _CENTRAL_DISTRICT.match(text, at)):
        end, places = place_at(text, central.end(), ("county", "city"))
        if places and not is_name(central.end()):
            return Object("مرکزی " + document.surface(central.end(), end), end, places[0])
        return Object(CENTRAL, central.start() + len(central.group().rstrip()))
    for start in _starts(text, at, over):
        end, places = place_at(text, start, kinds)
        if not places and over == "city":
            end, places = place_at(text, start, ("county",))  # «شهردار گمیشان»
        if places and (_VERB_OF_CLAUSE.match(text, start) or any_word("no place").match(text, start)):
            break  # «با چهار رأی نایب‌رئیس گشت.»: not the town Gasht; «فرماندار اهل سنت»: not Ahel
        if places and not is_name(start) and not document.splits_word(end):
            foreign = all(p.kind in ("foreign", "country") for p in places)
            return Object(_label(document.surface(start, end), places[0]), end, places[0], foreign)
    if copula := _place_that_is(document, at, kinds, is_name):
        return copula
    if unlisted_abroad(text, _starts(text, at, over)[-1]):
        return Object("", position, foreign=True)
    found = _unlisted(document, at, over, is_name) or Object("", position)
    more = second_of_district(text, found.end, is_name) if over == "bakhsh" and found.label else 0
    return Object(document.surface(found.end - len(found.label), more), more) if more else found


def _unlisted(document: Document, at: int, over: str, is_name: Callable[[int], bool]) -> Object | None:
    """A village, a district, or what stands after «شهر», «شهرستان», that no gazetteer has."""
    text = document.text
    start = _starts(text, at, over)[-1]
    word = _WORD.match(text, start)
    if word is None or parse_ordinal(word.group()) is not None:
        return None  # «بخشدار بخش چهارم»
    if over in ("bakhsh", "village") and (end := place_before_name(text, start, is_name)):
        return Object(document.surface(start, end), end)
    if is_name(start):
        return None
    if over == "bakhsh" and parse_number(word.group()) is not None:
        return None  # «این بخش هشت ماه بخشدار نداشت»
    if over in ("city", "county") and (start == at or not _TIMES.match(text, at)):
        before = text[max(0, start - _LONGEST_BEFORE) : start]
        if any_word("over towns", closing=True).search(before) and (
            found := _unknown_city(document, word, before)
        ):
            return found
    if over not in ("bakhsh", "village") and (start == at or _TIMES.match(text, at)):
        return None
    end = word.end()
    more = _WORD.match(text, end + 1)
    if over == "village" and more and any_word("first of a village").fullmatch(word.group()):
        end = past_close(text, more.end())
    elif over == "village" and past_close(text, end) > end:
        end = past_close(text, end)  # «دهیار آبی سفلی»
    elif word.group() in words_of("stop_words") or (
        (start == at or text[at:start] == "روستا " or over not in ("bakhsh", "village"))
        and not may_be_village(document, word)  # «دهیار روستا می‌گوید»
    ):
        return None
    while document.splits_word(end) and (more := _WORD.match(text, end + 1)):
        end = more.end()
    return Object(document.surface(start, end), end)


def _place_that_is(
    document: Document, at: int, kinds: tuple[str, ...], is_name: Callable[[int], bool]
) -> Object | None:
    """A place with the verb «است» written to it: «که شهردار ساوه‌ست», «فرماندار دورودند»."""
    found = _WITH_COPULA.match(document.text, at)
    if found is None or is_name(at):
        return None
    places = [p for p in Gazetteer.load().find(found.group(1)) if p.kind in kinds]
    return Object(document.surface(*found.span(1)), found.end(), places[0]) if places else None


def _unknown_city(document: Document, word: re.Match[str], before: str) -> Object | None:
    """A town that no gazetteer has, most often a small or a foreign one: «شهردار مهرآباد», «شهردار ماینتس».

    A surname may stand there too («شهردار رضایی گفت»), but not in an office that is taken up (the words
    ``before`` it are «به عنوان شهردار») nor where a word ends as only names of places do.
    """
    known = words_of("office_modifiers") | words_of("name_ends") | words_of("stop_words")
    end = word.end()
    while document.splits_word(end) and (more := _WORD.match(document.text, end + 1)):
        end = more.end()
    name = document.text[word.start() : end]
    if name in known or name.endswith(tuple(words_of("verb_ends"))):
        return None
    if not ends_like_a_place(name):
        joined = end > word.end()
        no_towns = no_words() if _SAID_AS.search(before) else no_cities()
        if joined or len(name) < _SHORTEST_CITY or key(name) in no_towns:
            return None
    return Object(document.surface(word.start(), end), end)


def _label(surface: str, place: Place) -> str:
    """How a place is called: as the article spells it («چابهار»), but by its name where it says «پایتخت»."""
    return place.name if surface.startswith(_DESCRIBED) else surface


def _starts(text: str, at: int, over: str) -> list[int]:
    """Where the name may begin: here, or after «شهر», «استان», «روستای»."""
    starts = [at]
    while found := _leading(over).match(text, starts[-1]):
        starts.append(found.end())
    return starts


@cache
def _leading(over: str) -> re.Pattern[str]:
    return re.compile(rf"{one_of(_LEADING[over]) if over in _LEADING else 'شهر'}(?!\w)[ ]*")


def read_places(document: Document, position: int, over: str, is_name: Callable[[int], bool]) -> list[Object]:
    """The places that a plural is over: «استانداران فارس و قزوین»; none if the text names none."""
    text = document.text
    found: list[Object] = []
    at = skip_spaces(text, position)
    while True:
        place = _place(document, at, at, over, is_name)
        if not place.label or place.place is None:
            return found
        found.append(place)
        joint = _JOINT.match(text, place.end)
        if joint is None:
            return found
        at = joint.end()


def _capital(document: Document, at: int) -> Object | None:
    """The city that «مرکز مازندران» or «مرکز استان مازندران» means."""
    centre = _CENTRE.match(document.text, at)
    if centre is None:
        return None
    end, places = place_at(document.text, centre.end(), ("province",))
    return Object(capitals()[places[0].name], end) if places else None


def _ministry(document: Document, at: int, is_name: Callable[[int], bool]) -> Object:
    text = document.text
    ends: list[int] = []
    known: list[int] = []  # of the ends, those that may be ends of a ministry's name
    word = _WORD.match(text, at)
    while word and len(ends) < _MINISTRY_WORDS:
        ends.append(word.end())
        if len(known) == len(ends) - 1 and key(text[at : word.end()]) in _ministry_beginnings():
            known.append(word.end())
        elif len(ends) >= _FOREIGN_WORDS:
            break
        word = _NEXT_WORD.match(text, word.end())
    for end in reversed(known):
        name = ministry_named(text[at:end], document.article.published)
        if name and not is_name(at):
            return Object(name, end, foreign=of_another_country(text, skip_spaces(text, end)))
    abroad = (of_another_country(text, skip_spaces(text, end)) for end in ends[:_FOREIGN_WORDS])
    return Object("", at, foreign=any(abroad))


@cache
def _ministry_beginnings() -> frozenset[str]:
    """With what the keys of ministries begin."""
    return frozenset(known[:size] for known in ministries() for size in range(1, len(known) + 1))


def _zone(document: Document, at: int) -> Object:
    text = document.text
    if anaphor := _ANAPHOR.match(text, at) or _THIS_ZONE.search(text, max(0, at - 20), at):
        return Object("", max(anaphor.end(), at), anaphor=True)
    if named := any_word("named zone").match(text, at):
        return _zone_in_city(document, named.end(), (), 0, document.surface(at, named.end()))
    found = _ZONE_NUMBERS.match(text, at) or _WORD.match(text, at)
    if not found:
        return Object("", at)
    told = re.findall(_ZONE_NUMBER, found.group())
    numbers = tuple(parse_number(n) or 0 for n in told) or (parse_ordinal(found.group()) or 0,)
    end = found.end()
    if not 0 < max(numbers) <= _LAST_ZONE:
        return Object("", at)
    zone = 0
    if inside := _OF_ZONE.match(text, end):
        word = inside.group(1)
        zone = int(word) if word.isdigit() else int(parse_number(word) or 0)
        end = inside.end() if zone else end
    return _zone_in_city(document, end, numbers, zone, "")


def _zone_in_city(document: Document, end: int, numbers: tuple[int, ...], zone: int, name: str) -> Object:
    """A zone, by its numbers or its name, with the city that follows, if one does."""
    for start in _starts(document.text, skip_spaces(document.text, end), "zone"):
        stop, places = place_at(document.text, start, ("city",))
        if places:
            label = _label(document.surface(start, stop), places[0])
            return Object(label, stop, places[0], numbers=numbers, zone=zone, zone_name=name)
    return Object("", end, numbers=numbers, zone=zone, zone_name=name)


def _constituency(document: Document, at: int, is_name: Callable[[int], bool]) -> Object:
    text = document.text
    start = _starts(text, at, "people")[-1]
    if (several := _CONSTITUENCIES.match(text, start)) and (
        found := _in_parliament(document, several, is_name)
    ):
        return found
    end, first = start, None
    next_start = start
    while True:
        stop, places = place_at(text, next_start, _KINDS["people"])
        if not places or (is_name(next_start) and " و " not in text[next_start:stop]):
            break
        first, end = first or places[0], stop
        joined = _JOINT_OF_SEAT.match(text, stop)
        if not joined:
            break
        next_start = joined.end()
    if first is None:
        return Object("", at, foreign=of_another_country(text, at))
    return Object(document.surface(start, end), end, first, foreign=first.kind in ("foreign", "country"))


def _in_parliament(
    document: Document, several: re.Match[str], is_name: Callable[[int], bool]
) -> Object | None:
    """Places counted off before «در مجلس», of which a gazetteer has some: «پاوه و اورامانات»."""
    start, end = several.span("names")
    known: list[Place] = []
    for at in (start, *(joint.end() for joint in _BETWEEN_NAMES.finditer(document.text, start, end))):
        _, places = place_at(document.text, at, _KINDS["people"])
        word = _WORD.match(document.text, at)
        if is_name(at) or (not places and word and is_common(word.group())):
            return None
        known += places[:1]
    if not known or any(place.kind in ("foreign", "country") for place in known):
        return None
    return Object(document.surface(start, end), end, known[0])
