"""Who is one of many that an office in the plural names, and who runs what an office is over.

«یکی از اعضای شورای شهر ساوه، مینا آذرنیا», «مینا آذرنیا، پزشک و از اعضای شورای شهر ساوه», «اعضای شورا مخالف‌اند؛ یکی
مینا آذرنیا و دیگری رضا ناصری»; «شهرداری ساوه را مینا آذرنیا اداره می‌کند».
"""

from __future__ import annotations

import re
from functools import cache

from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import NOTHING, Answers, in_status, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import sentence_of, titles
from urbankg.reading.wordings import any_word

ONE_OF_MANY = 0.85  # how likely who is called one of them is
RUNS = 0.85  # how likely who runs a municipality or an organisation heads it
_BY_RUNNING = frozenset(
    ["mayor", "county_governor", "governor_general", "municipal_org_head", "district_mayor"]
)
_ONE_OF = re.compile(r"(?<!\w)یکی(?: دیگر)? از $")
_LONGEST_ONE_OF = 15  # characters
_AND_OF = re.compile(r"(?:،(?: [^\W\d_]+){1,4} و|،? یکی(?: دیگر)?|،) از ")
_ACTING = re.compile(r"(?<!\w)(?:سرپرستی?|کفالت|کفیل)(?!\w)")
_STOP = re.compile(r"[؛:،]")


def as_one_of_many(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those of one of many, and of who runs something, as sure as the wording is."""
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if mention.kind == "pronoun" or not (office.phrase.plural or office.phrase.form != "holder"):
            continue
        if sentence_of(scene, office.start) != sentence_of(scene, mention.start):
            continue
        if office.phrase.plural and _is_one(scene, office, mention):
            again[at] = scaled(again[at], max(ONE_OF_MANY, 1 - again[at][NOTHING]))
        elif office.phrase.plural and _is_picked(scene, office, mention):
            again[at] = in_status(again[at], "incumbent", ONE_OF_MANY)
        elif office.phrase.form != "holder" and (status := _runs(scene, office, mention)):
            again[at] = in_status(again[at], status, RUNS)
    return again


def _is_one(scene: Scene, office: Office, mention: PersonMention) -> bool:
    text = scene.document.text
    if mention.end <= office.start:
        return _AND_OF.fullmatch(text, mention.end, office.start) is not None
    before = text[max(0, office.start - _LONGEST_ONE_OF) : office.start]
    return (
        _ONE_OF.search(before) is not None
        and _called().fullmatch(text, office.end, mention.start) is not None
    )


def _is_picked(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«اعضای شورا مخالف‌اند؛ یکی مینا آذرنیا»."""
    between = scene.document.text[office.end : mention.start]
    return _STOP.search(between) is not None and _picked().search(between) is not None


def _runs(scene: Scene, office: Office, mention: PersonMention) -> str:
    """How a person who runs what an office is over holds it; empty if the person does not run it."""
    text, end = scene.document.text, sentence_of(scene, office.start).end
    if office.role not in _BY_RUNNING or mention.start < office.end:
        return ""
    if not _object().fullmatch(text, office.end, mention.start) or _ACTING.search(text, mention.end, end):
        return ""
    if _verb("runs").match(text, mention.end, end):
        return "incumbent"
    return "former" if _verb("ran").match(text, mention.end, end) else ""


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf" ?،? ?(?:به (?:نام|اسم) )?{titles()}[«\"]?")


@cache
def _picked() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:یکی|دیگری)،? {titles()}[«\"]?\Z")


@cache
def _object() -> re.Pattern[str]:
    return re.compile(rf" را (?:[^\W\d_]+ ){{0,3}}?{titles()}")


@cache
def _verb(name: str) -> re.Pattern[str]:
    return re.compile(rf" (?:[^\W\d_]+ ){{0,4}}?{any_word(name).pattern}")
