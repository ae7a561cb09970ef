"""Bodies named in a text: councils, municipalities, assemblies, organisations, with the place they belong to.

How names begin is in ``data/phrases/body_heads.csv``, what ends them in ``data/phrases/name_ends.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from urbankg.files import PHRASES, rows
from urbankg.lexicon.gazetteer import Place
from urbankg.lexicon.phrases import first_words, words_of
from urbankg.persian.date_words import months, weekdays
from urbankg.persian.fold import Folded, key
from urbankg.persian.name_words import is_common
from urbankg.persian.numbers import small_number_pattern
from urbankg.reading.document import Document
from urbankg.reading.mentions.objects import read_object
from urbankg.reading.mentions.places_at import place_at, skip_spaces
from urbankg.reading.mentions.unlisted_towns import no_cities
from urbankg.reading.openings import Openings
from urbankg.reading.wordings import any_word, one_of, plain_words

_MOST_WORDS = 10
_FAR = 12  # characters to either side of a word, in which what it goes with stands
_WORD = re.compile(r"[^\W\d_]+|\d+")
_REST = re.compile(r"[ ](?!(?:اند|ست|ایم)(?!\w))\w+")  # but the verb of «مدیرعامل سازمان پسماند ساوه‌اند»
_AROUND = re.compile(r"[ ]و[ ]حومه(?!\w)")
_JOINT = re.compile(r"(?:و|،)[ ]+")
_MANY = re.compile(r"[ ]?(?:های|ها|هایی)(?!\w)")
_PLURAL = re.compile(r"[ ](های?)(?!\w)")
_INDEFINITE = re.compile(r"[ ]ای(?!\w)")
_AND = re.compile(r"[ ]+و[ ]")
_AND_SOON = re.compile(r"(?:[ ]+[^\W\d_]+)?[ ]+و[ ]")  # «کمیسیون سلامت، محیط زیست و خدمات شهری»
_ZONE_NUMBER = re.compile(rf"(?:منطقه|ناحیه) (?:{small_number_pattern(ranks=False)})")
_CAPITAL = re.compile(r"مرکز[ ]+(?:بخش|استان|شهرستان|شهر)(?!\w)")  # «شاهرود، مرکز بخش»: a place
# A plural without «ی» is the last word of what it belongs to: «شورای عالی استان‌ها بازگشایی …».
_BARE_PLURAL = re.compile(r"(?<!\w)(?:\w{4,}ها|\w{3,} ها)$")
_LONGEST_PLURAL = 24
_SAME_PLACE = re.compile(r"[ ]*(?:این|همین|ان) (?:کلان ?شهر|شهرستان|شهر|استان|بخش|بندر|روستا)(?!\w)")
_NEXT = re.compile(r"[ ]*(?:،|و(?= ))[ ]*")
_NEWLY_MADE = re.compile(r"[ ](?:تازه|نو) ?(?:تاسیس|بنیاد|پا)(?= )")
_OF_PLACES = {"استان", "شهرستان"}
_OF_TOWNS = {"municipality", "council", "village_office"}
_POINTS = ("این ", "همین ")
_WHOLE_COUNTRY = {"کشور", "ایران"}
# «سازمان همیاری شهرداری‌ها استان …», as news has it.
_AFTER_PLURAL = _WHOLE_COUNTRY | {"استان", "شهرستان", "شهر"}
_OF_PARLIAMENT = re.compile(r"[ ](?:مجلس|و شوراها)(?!\w)")  # «کمیسیون امور داخلی کشور و شوراها»
GOVERNING = frozenset(
    [
        "municipality",
        "council",
        "provincial_council",
        "governorate",
        "county_governorate",
        "district_governorate",
        "village_office",
    ]
)
_JOINING = frozenset(["organisation", "ministry", "committee", "institution", "assembly"])
_ALWAYS_CLEAR = frozenset(["government", "parliament"])

# What may stand between the head of a body that governs a place and that place's name.
_BEFORE_PLACE = frozenset(
    ["شهر", "شهرستان", "استان", "بخش", "بندر", "روستای", "کلان", "کلانشهر", "منطقه", "ناحیه"]
) | frozenset(
    ["اسلامی", "عالی", "ویژه", "مقدس", "جدید", "تازه", "اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم"]
)


class Body(NamedTuple):
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


class Head(NamedTuple):
    """The head of a body's name («شهرداری», «شورای عالی»), with the kind of body that it makes."""

    start: int
    end: int
    kind: str


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {Folded.of(row["head"]).text: row["kind"] for row in rows(PHRASES / "body_heads.csv")}
    alternatives = "|".join(
        re.escape(head).replace(r"\ ", "[ ]?") for head in sorted(kinds, key=len, reverse=True)
    )
    # «پیمان شهرهای ساحلی», «تعاونی دهیاری‌های ساوه»: what else can be of several towns
    several = rf"(?:{one_of('unites towns')})(?=[ ]{one_of('several towns')}(?!\w))"
    found = {key(h): k for h, k in kinds.items()}
    for word in plain_words("unites towns"):
        found.setdefault(key(word), "assembly")
    return re.compile(rf"(?<!\w)(?:{alternatives}|{several})(?=های(?!\w)|(?!\w))"), found


@cache
def _opening_words() -> frozenset[str]:
    """The words with which the head of a body can begin, folded."""
    heads = [row["head"].replace(" ", "~") for row in rows(PHRASES / "body_heads.csv")]
    words = frozenset().union(*map(first_words, heads), plain_words("unites towns"))
    return words | {f"{word}های" for word in words}  # «شهرداریهای»: a ZWNJ lost


_OPENINGS = Openings(_opening_words)


@cache
def _ends() -> frozenset[str]:
    dates = {*months(), *(f"{month}ماه" for month in months()), *weekdays()}
    return words_of("stop_words") | words_of("name_ends") | dates


def find_heads(document: Document) -> list[Head]:
    """The heads of names of bodies in an article, in order: cheaper than the names that they begin."""
    regex, kinds = _heads()
    found = []
    for start, _ in document.occurrences(_OPENINGS):
        index = document.sentence_of(start)
        if index is not None and (head := regex.match(document.text, start, document.sentences[index].end)):
            if any_word("session of a body").match(document.text, start):
                continue  # «مجمع عمومی سازمان …»
            found.append(Head(start, head.end(), kinds[key(head.group())]))
    return found


def may_be_committee(document: Document, head: Head) -> bool:
    """Whether a head may be that of a committee, though it looks like a council's: «شورای اداری»."""
    return head.kind == "committee" or document.text[head.start : head.end] == "شورای"


def find_bodies(document: Document, heads: Sequence[Head], is_name: Callable[[int], bool]) -> list[Body]:
    """The bodies named in an article, in order, none inside another; ``heads`` are those of all names of bodies."""
    found: list[Body] = []
    at = 0
    for head in heads:
        start, end, kind = head
        if start < at:
            continue
        at = end
        if many := _MANY.match(document.text, end):
            several = list(_several(document, head, many.end(), is_name))
            found += several
            at = several[-1].end if several else many.end()
        elif not (_INDEFINITE.match(document.text, end) or _CAPITAL.match(document.text, start)):
            body = read_body(document, start, end, kind, is_name)
            found.append(body)
            at = max(body.end, end)
    return found


def _several(document: Document, many: Head, at: int, is_name: Callable[[int], bool]) -> Iterator[Body]:
    """Read «شهرداری‌های الف، ب و ج»: one body a place."""
    start, kind = many.start, many.kind
    if kind not in GOVERNING:
        return
    head = _label(document, start, many.end)
    bare = document.text.endswith(
        "ها", start, at
    )  # «تأسیس شهرداری‌ها صعود کرد»: no name follows, unless a known one
    at = skip_spaces(document.text, at)
    if of_towns := any_word("councils of towns").match(document.text, at):
        at = skip_spaces(document.text, of_towns.end())
    while not (is_name(at) or body_begins(document.text, at)):
        end, places = place_at(document.text, at)
        word = None if places else _WORD.match(document.text, at)
        if (
            kind in _OF_TOWNS
            and (word or document.text.startswith("استان ", at))
            and any_word("many towns").match(document.text, at)
        ):
            return
        if word and not (bare or _closes(document.text, word, kind)):
            end = joined_end(document, word.end())  # a place that no gazetteer lists
        if end == at:
            return
        name = _label(document, at, end)
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
    whole = kind == "committee" and any_word("a name by itself").fullmatch(text, start, head_end)
    if not whole and (same := _SAME_PLACE.match(text, head_end)):
        return Body(start, same.end(), _label(document, start, head_end), kind, same_place=True)
    if kind == "ministry":
        named = read_object(document, head_end, kind, is_name)
        if named.label and not named.foreign:
            return Body(start, named.end, _label(document, start, named.end), kind, complete=True)
    heads, _ = _heads()
    at = end = head_end
    if new := _NEWLY_MADE.match(text, head_end):
        at = new.end()
    for count in range(_MOST_WORDS):
        step = skip_spaces(text, at)
        joint = _JOINT.match(text, step) if count else None
        if joint:
            step = joint.end()
            if kind not in _JOINING or is_name(step) or _next_body(heads, text, step):
                break
        word = _WORD.match(text, step)
        if word is None or "\n" in text[at:step] or is_name(step):
            break
        stop, places = _place_of(text, step, kind)
        if _closes(text, word, kind) and stop <= word.end():  # «قائم» closes a name, «قائم‌شهر» does not
            break
        if kind == "municipality" and any_word("many towns").match(text, word.start()):
            break
        ended = _BARE_PLURAL.search(text, max(start, end - _LONGEST_PLURAL), end) if end > head_end else None
        if ended and not (joint or places or word.group() in _AFTER_PLURAL):
            break
        if word.group() in _WHOLE_COUNTRY and not _OF_PARLIAMENT.match(text, word.end()):
            return Body(start, word.end(), _label(document, start, word.end()), kind, complete=True)
        if places and not count and kind == "assembly" and text.endswith(_POINTS, 0, start):
            break  # «شهرهای عضو این مجمع ساوه و اراک هستند»
        if not places and _of_no_place(text, word, kind):
            break
        if places and not (joint and text[joint.start()] == "،"):
            if joint and kind != "organisation":
                break
            stop = joined_end(document, stop)
            name = _label(document, step, stop)
            if kind == "organisation" and (around := _AROUND.match(text, stop)):
                stop = around.end()  # «شرکت واحد اتوبوسرانی تهران و حومه»
            return Body(start, stop, _label(document, start, stop), kind, places[0], name, True)
        governs = kind in GOVERNING and word.group() not in _BEFORE_PLACE
        if governs and not (word.group().isdigit() or _numbers_zone(text, word)):
            at_once = not count or (kind == "village_office" and text.endswith("روستای ", 0, step))
            if at_once and _may_be_town(document, word, kind):
                stop = joined_end(document, word.end())
                return Body(
                    start, stop, _label(document, start, stop), kind, None, _label(document, step, stop), True
                )
            if kind != "council" or count or text[start:head_end] != "شورای":
                break
            kind = "committee"  # «شورای اداری», «شورای تأمین»: no council of a city
        going_on = _AND_SOON if kind == "committee" else _AND
        if joint and text[joint.start()] == "،" and not going_on.match(text, word.end()):
            break  # «بنیاد مسکن، شهردار …»; but «سازمان سیما، منظر و فضای سبز»
        at = end = word.end()
    end = joined_end(document, end) if end > head_end else end
    alone = any_word("a name by itself").fullmatch(text, start, end)  # «هلال احمر», «یونیسف»
    free = kind not in GOVERNING and (end > head_end or alone is not None)
    return Body(start, end, _label(document, start, end), kind, complete=free or kind in _ALWAYS_CLEAR)


def _label(document: Document, start: int, end: int) -> str:
    """A name in the article's own letters, its plurals in one spelling: «شهرداری های» is «شهرداری‌های»."""
    return _PLURAL.sub("\u200c\\1", document.surface(start, end))


def _may_be_town(document: Document, word: re.Match[str], kind: str) -> bool:
    """Whether a word that no gazetteer lists names the village of «دهیاری», or a town that the text calls one."""
    stop = joined_end(document, word.end())
    if len(word.group()) < 3 or is_common(word.group()) or _MANY.match(document.text, stop):
        return False
    if document.text.endswith("بلدیه ", 0, word.start()):
        return True
    if kind != "municipality":
        return kind == "village_office"
    called = re.compile(rf"(?<!\w)(?:شهر|روستای) {word.group()}(?!\w)")
    again = len(document.places.get(word.group(), ())) > 1 and key(word.group()) not in no_cities()
    return again or called.search(document.text) is not None


def _place_of(text: str, at: int, kind: str) -> tuple[int, tuple[Place, ...]]:
    """The place at a position; for a municipality or a city's council a city by preference."""
    if kind in ("municipality", "council"):
        end, places = place_at(text, at, ("city",))
        if places:
            return end, places
    end, places = place_at(text, at)
    if kind not in GOVERNING and text[at:end] in words_of("word_places"):
        return at, ()  # «سازمان میادین میوه و تره‌بار»: not of the town Bar
    return end, places


def _of_no_place(text: str, word: re.Match[str], kind: str) -> bool:
    """«استان» without a name: the province that is spoken of, and no part of a body's name."""
    if word.group() not in _OF_PLACES or _MANY.match(text, word.end()):
        return False
    return not _place_of(text, skip_spaces(text, word.end()), kind)[1]


def _next_body(heads: re.Pattern[str], text: str, at: int) -> bool:
    """Whether another body's name begins; «سازمان شهرداری‌ها و دهیاری‌ها» goes on."""
    head = heads.match(text, at)
    return head is not None and _MANY.match(text, head.end()) is None


def body_begins(text: str, position: int) -> bool:
    """Whether the name of a body begins at a position of a folded text."""
    return _heads()[0].match(text, position) is not None


def joined_end(document: Document, end: int) -> int:
    """Where a word ends that ZWNJ goes on («ده‌نو», «مزرعه‌نو»)."""
    original = document.article.text
    while original.startswith("\u200c", document.original(end, end)[0]):
        rest = _REST.match(document.text, end)
        if rest is None:
            break
        end = rest.end()
    return end


def _numbers_zone(text: str, word: re.Match[str]) -> bool:
    """Whether a word is the number of «منطقه پنج»."""
    return _ZONE_NUMBER.fullmatch(text, max(0, word.start() - len("منطقه ")), word.end()) is not None


def _going_on(text: str, word: re.Match[str]) -> Iterator[re.Match[str]]:
    """The words beside and at a word with which names of bodies go on, though they would end elsewhere."""
    return any_word("name goes on").finditer(text, max(word.start() - _FAR, 0), word.end() + _FAR)


def _closes(text: str, word: re.Match[str], kind: str) -> bool:
    """Whether a name ends before a word."""
    if word.group().isdigit():
        return not text.endswith(("منطقه ", "ناحیه ", "ماده "), 0, word.start())
    if not (
        kind in _ALWAYS_CLEAR
        or word.group() in _ends()
        or any_word("ends as a verb").match(text, word.start()) is not None
    ):
        return False
    goes_on = any(found.start() <= word.start() < found.end() for found in _going_on(text, word))
    return not (goes_on or _numbers_zone(text, word))
