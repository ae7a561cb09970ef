"""Bodies named in a text: councils, municipalities, assemblies, organisations, with the place they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.lexicon.gazetteer import Place
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import Folded, key
from urbankg.reading.document import Document
from urbankg.reading.objects import place_at, skip_spaces

_MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+|\d+")
_WHOLE_COUNTRY = {"کشور", "ایران"}


# What may stand between the head of a body that governs a place and that place's name.
_BEFORE_PLACE = frozenset(
    ["شهر", "شهرستان", "استان", "اسلامی", "عالی", "بخش", "منطقه", "ویژه", "کلان", "کلانشهر"]
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a text names it.

    ``kind`` is a class of the ontology in lower case (``municipality``, ``council``, ``assembly``, ``organisation``,
    ``ministry``, ``governorate``, ``county_governorate``, …); ``complete`` tells that the name ends with its place
    («شورای شهر اراک») and needs no context.
    """

    start: int
    end: int
    label: str
    kind: str
    place: Place | None = None
    place_name: str = ""
    complete: bool = False


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {Folded.of(row["head"]).text: row["kind"] for row in rows(PHRASES / "body_heads.csv")}
    alternatives = "|".join(
        re.escape(head).replace(r"\ ", "[ ]?") for head in sorted(kinds, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), {key(h): k for h, k in kinds.items()}


def find_bodies(document: Document, is_name: Callable[[int], bool]) -> list[Body]:
    """The bodies named in an article, in order, none inside another."""
    regex, kinds = _heads()
    found: list[Body] = []
    for sentence in document.sentences:
        at = sentence.start
        while head := regex.search(document.text, at, sentence.end):
            body = read_body(document, head.start(), head.end(), kinds[key(head.group())], is_name)
            found.append(body)
            at = max(body.end, head.end())
    return found


def read_body(
    document: Document, start: int, head_end: int, kind: str, is_name: Callable[[int], bool]
) -> Body:
    """Read the rest of a body's name after its head: up to its place, a verb, a particle or a person."""
    text, stops = document.text, words_of("stop_words")
    at, end, place, place_name, complete = head_end, head_end, None, "", False
    for _ in range(_MOST_WORDS):
        step = skip_spaces(text, at)
        joint = re.compile(r"(?:و|،)[ ]+").match(text, step) if at != head_end else None
        if joint:
            step = joint.end()
        word = _WORD.match(text, step)
        if not word or word.group() in stops or (is_name(step) and not joint) or "\n" in text[at:step]:
            break
        if (
            joint
            and (text[joint.start()] == "،" or word.end() >= len(text))
            and kind not in ("organisation", "ministry")
        ):
            break
        if word.group() in _WHOLE_COUNTRY:
            end, complete = word.end(), True
            break
        stop, places = place_at(text, step)
        if places and not is_name(step):
            if joint:
                break
            end, place, place_name, complete = stop, places[0], document.surface(step, stop), True
            break
        governs = kind in (
            "municipality",
            "governorate",
            "county_governorate",
            "district_governorate",
            "council",
        )
        if governs and word.group() not in _BEFORE_PLACE and not word.group().isdigit():
            break
        at = end = word.end()
    return Body(start, end, document.surface(start, end), kind, place, place_name, complete)
