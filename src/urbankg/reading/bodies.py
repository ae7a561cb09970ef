"""Bodies named in a text: councils, municipalities, assemblies, organisations, with the place they belong to.

How names begin is in ``data/phrases/body_heads.csv``, what ends them in ``data/phrases/name_ends.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.lexicon.gazetteer import Place
from urbankg.lexicon.phrases import words_of
from urbankg.persian.date_words import months, weekdays
from urbankg.persian.fold import Folded, key
from urbankg.reading.document import Document
from urbankg.reading.objects import place_at, skip_spaces

_MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+|\d+")
_JOINT = re.compile(r"(?:و|،)[ ]+")
_MANY = re.compile(r"[ ]?(?:های|ها|هایی)(?!\w)")
_INDEFINITE = re.compile(r"[ ]ای(?!\w)")
_SAME_PLACE = re.compile(r"[ ]*(?:این|همین|ان) (?:کلان ?شهر|شهرستان|شهر|استان|بخش|بندر|روستا)(?!\w)")
_NEXT = re.compile(r"[ ]*(?:،|و(?= ))[ ]*")
_WHOLE_COUNTRY = {"کشور", "ایران"}
_GOVERNING = frozenset(
    ["municipality", "governorate", "county_governorate", "district_governorate", "council"]
    + ["provincial_council", "village_office"]
)
_JOINING = frozenset(["organisation", "ministry", "committee", "institution", "assembly"])
_ALWAYS_CLEAR = frozenset(["government", "parliament"])

# What may stand between the head of a body that governs a place and that place's name.
_BEFORE_PLACE = frozenset(
    ["شهر", "شهرستان", "استان", "اسلامی", "عالی", "بخش", "منطقه", "ناحیه", "ویژه", "کلان", "کلانشهر"]
    + ["بندر", "روستای", "مقدس", "اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "جدید", "تازه"]
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a text names it.

    ``kind`` is a class of the ontology in lower case (``municipality``, ``council``, ``assembly``, ``organisation``,
    ``ministry``, …) or another kind of the table of heads; ``complete`` tells that the name says which body it is
    («شورای شهر اراک», «کمیته زلزله») and needs no context; ``same_place`` that it points back («شهرداری این شهر»).
    """

    start: int
    end: int
    label: str
    kind: str
    place: Place | None = None
    place_name: str = ""
    complete: bool = False
    same_place: bool = False


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {Folded.of(row["head"]).text: row["kind"] for row in rows(PHRASES / "body_heads.csv")}
    alternatives = "|".join(
        re.escape(head).replace(r"\ ", "[ ]?").replace("هیات", "هی(?:ا|ی)ت")
        for head in sorted(kinds, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), {key(h): k for h, k in kinds.items()}


@cache
def _ends() -> frozenset[str]:
    dates = {*months(), *(f"{month}ماه" for month in months()), *weekdays()}
    return words_of("stop_words") | words_of("name_ends") | dates


def find_bodies(document: Document, is_name: Callable[[int], bool]) -> list[Body]:
    """The bodies named in an article, in order, none inside another."""
    regex, kinds = _heads()
    found: list[Body] = []
    for sentence in document.sentences:
        at = sentence.start
        while head := regex.search(document.text, at, sentence.end):
            at = head.end()
            kind = kinds[key(head.group())]
            if many := _MANY.match(document.text, head.end()):
                several = list(_several(document, head.start(), many.end(), kind, is_name))
                found += several
                at = several[-1].end if several else many.end()
            elif not _INDEFINITE.match(document.text, head.end()):
                body = read_body(document, head.start(), head.end(), kind, is_name)
                found.append(body)
                at = max(body.end, head.end())
    return found


def _several(
    document: Document, start: int, at: int, kind: str, is_name: Callable[[int], bool]
) -> Iterator[Body]:
    """Read «شهرداری‌های الف، ب و ج»: one body a place."""
    if kind not in _GOVERNING:
        return
    head = document.surface(start, at).removesuffix("های").rstrip("\u200c ")
    at = skip_spaces(document.text, at)
    while not is_name(at):
        end, places = place_at(document.text, at)
        word = None if places else _WORD.match(document.text, at)
        if word and not _closes(document.text, word, kind):
            end = word.end()  # a place that no gazetteer lists
        if end == at:
            return
        name = document.surface(at, end)
        yield Body(start, end, f"{head} {name}", kind, places[0] if places else None, name, True)
        joint = _NEXT.match(document.text, end)
        if joint is None:
            return
        start, at = joint.end(), joint.end()


def read_body(
    document: Document, start: int, head_end: int, kind: str, is_name: Callable[[int], bool]
) -> Body:
    """Read the rest of a body's name after its head: up to its place, a verb, a particle or a person."""
    text = document.text
    if same := _SAME_PLACE.match(text, head_end):
        return Body(start, same.end(), document.surface(start, head_end), kind, same_place=True)
    heads, _ = _heads()
    at = end = head_end
    for count in range(_MOST_WORDS):
        step = skip_spaces(text, at)
        joint = _JOINT.match(text, step) if count else None
        if joint:
            step = joint.end()
            if kind not in _JOINING or is_name(step) or heads.match(text, step):
                break
        word = _WORD.match(text, step)
        if word is None or "\n" in text[at:step] or is_name(step) or _closes(text, word, kind):
            break
        if word.group() in _WHOLE_COUNTRY:
            return Body(start, word.end(), document.surface(start, word.end()), kind, complete=True)
        stop, places = place_at(text, step)
        if places and not (joint and text[joint.start()] == "،"):
            if joint and kind != "organisation":
                break
            label, name = document.surface(start, stop), document.surface(step, stop)
            return Body(start, stop, label, kind, places[0], name, True)
        if kind in _GOVERNING and word.group() not in _BEFORE_PLACE and not word.group().isdigit():
            if kind != "council" or count or text[start:head_end] != "شورای":
                break
            kind = "committee"  # «شورای اداری», «شورای تأمین»: no council of a city
        if joint and text[joint.start()] == "،" and not re.match(r"[ ]+و[ ]", text[word.end() :]):
            break  # «بنیاد مسکن، شهردار …»; but «سازمان سیما، منظر و فضای سبز»
        at = end = word.end()
    free = kind not in _GOVERNING and end > head_end
    return Body(start, end, document.surface(start, end), kind, complete=free or kind in _ALWAYS_CLEAR)


def _closes(text: str, word: re.Match[str], kind: str) -> bool:
    """Whether a name ends before a word."""
    if word.group().isdigit():
        return not text[: word.start()].endswith(("منطقه ", "ناحیه ", "ماده "))
    return word.group() in _ends() or kind in _ALWAYS_CLEAR
