"""Whose time in an office was over when the article appeared, by what stands behind the office: the number of a
parliament, council or government («نماینده مجلس نهم» in 1399, «وزیر کشور دولت اصلاحات»), or years
(«شهردار ساوه در سال‌های ۸۵ تا ۸۹»).

The ends of terms are rows of ``data/reference/terms.csv``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from urbankg.claims import Claim, Status
from urbankg.files import REFERENCE, rows
from urbankg.persian.calendars import to_jalali
from urbankg.persian.fold import Folded, key
from urbankg.persian.numbers import parse_number, parse_ordinal, small_number_pattern
from urbankg.reading.dates.date_company import company_words
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.scene import Scene
from urbankg.reading.settling.manners import names
from urbankg.reading.wordings import any_word, one_of

_HOUSES = {
    "parliament": frozenset(["mp", "speaker"]),
    "council": frozenset(
        ["council_member", "council_chair", "council_vice_chair", "council_spokesperson", "council_secretary",
         "council_treasurer", "committee_chair"]
    ),
    "government": frozenset(
        ["president", "vice_president", "minister", "acting_minister", "deputy_minister", "governor_general",
         "acting_governor_general", "deputy_governor_general"]
    ),
}  # fmt: skip
_BEHIND = 30  # characters behind an office in which the number of a term stands
_GRACE = dt.timedelta(days=31)  # in which a house that is over may still be spoken of as sitting
_STOP = re.compile("[،.؛:«»\n]")
_FIRST_YEAR = 1300  # of which a year of two digits is one
_YEARS_AGO = 2  # so long ago is a single year in which somebody held an office, that the time must be over
# Beside an office: «در سال‌های ۸۵ تا ۸۹», «از ۱۳۷۰ تا ۱۳۷۴», «در دهه هفتاد», «در سال ۱۳۷۵».
_YEAR = r"(?:سال )?(?P<{}>1[34]\d\d|\d\d)(?!\w)"
_SPAN = re.compile(
    rf"(?:سال ?های|بین|میان|از(?: سال)?) {_YEAR.format('first')}[ ]*(?:تا|الی|-|–|و)[ ]*{_YEAR.format('last')}"
)
_BARE_SPAN = re.compile(r"(?<!\w)(?P<first>1[34]\d\d)[ ]*(?:تا|الی|-|–)[ ]*(?P<last>1[34]\d\d)(?!\w)")
# Behind a name: «(۸۲ تا ۸۵)», «۱۳۸۲ - ۱۳۸۵» at the end of a line; «(از ۱۴۰۲)», «۱۳۸۹ تاکنون».
_NOTED = (
    re.compile(
        rf"[ ]*\([ ]*(?:از )?{_YEAR.format('first')}[ ]*(?:تا|الی|-|–)[ ]*{_YEAR.format('last')}[ ]*[)،]"
    ),
    re.compile(rf"[ ]*[،:]?[ ]*{_BARE_SPAN.pattern}[ ]*(?=[،؛.]|$)", re.MULTILINE),
)
_NOTED_SINCE = re.compile(
    rf"[ ]*\([ ]*از {_YEAR.format('first')}[ ]*\)"
    rf"|[ ]*[(،:]?[ ]*(?:از )?{_YEAR.format('since')}[ ]*[-–]?[ ]*تا ?(?:کنون|امروز|به (?:امروز|حال|اکنون))(?!\w)"
)
_BEFORE = re.compile(rf"{_SPAN.pattern}[ ]?(?:به عنوان |در سمت |سمت )?$")
_DECADE = re.compile(r"دهه (?:های )?(?P<decade>\w+)")
_IN_YEAR = re.compile(rf"در {_YEAR.format('last')}")
_THEN = re.compile(
    r"(?:(?:ان|همان) (?:سال ?ها|زمان|روز ?ها|روز|دوره|دوران|ایام|هنگام|وقت|روزگار)"
    rf"|(?:زمان|دوران|دوره|سال ?های|روز ?های|ایام) {one_of('era')})(?!\w)"
)
_IN = re.compile(r"[ ]*،?[ ]*در[ ]*")
_RIGHT_BEHIND = re.compile(
    r"[ ]*[،(]?[ ]*(?:در|طی|در طول|در فاصله)?[ ]*(?:(?:نیمه|سال ?های|اوایل|اواسط|اواخر|ابتدای|پایان|اغاز)[ ]*)?"
    r"(?:(?:نخست|اول|دوم|پایانی|میانی)[ ]*)?$"
)
_OLD_HOUSE = "بلدیه"  # as a municipality was called until the 1310s
_LONG = dt.timedelta(days=2 * 365)  # so long ago is a time of which a sentence tells what was then
_OPENING = re.compile(
    r"\W*(?:در|به)?\W*(?:حدود|اواخر|اوایل|اواسط|پایان|اغاز)?\W*"
)  # before it in its sentence
_OF_ANOTHER = re.compile(r"[:«»؛]|(?<!\w)که(?!\w)")  # behind it the sentence is of something else
_IS_SO = re.compile("است|هست|نیست|دارد|دارند")
_LONGEST = dt.timedelta(days=12 * 365)  # so long may somebody have been in office who is called by it
_TO_THIS_DAY = re.compile(
    rf"(?<!\w){one_of('to this day')}(?: [^\W\d_]+){{0,8}}? (?:است|هست|دارد|ماند|می [^\W\d_]+)(?!\w)"
)
_CALLED = re.compile(r"[»\"]?،? ?[«\"]?")  # between a name and the office that it is called by
_CAME_INTO_IT = re.compile(rf"(?: \w+){{0,6}}? ?(?:{one_of('became')}|بود|بوده)(?!\w)")
_SITTING = frozenset(["current", "plain"])
_MAY_BE_OVER: tuple[Status, ...] = ("incumbent", "end")  # as an end is read: «نماینده مجلس نهم درگذشت»


def of_past_terms(scene: Scene, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of an article, its holders of an office that was theirs in a time that is over as former ones."""
    claims = [_as_noted(scene, claim) for claim in claims]
    published = scene.document.article.published or _latest_day(scene)
    if published is None:
        return claims
    return [_as_of(scene, claim, published) for claim in claims]


def of_those_in_office(scene: Scene, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of an article, those of whom it says that they took an office years ago and are in it as sitting."""
    published = scene.document.article.published or _latest_day(scene)
    return [
        replace(claim, status="incumbent", date=None)
        if published is not None and _sits_since(scene, claim, published)
        else claim
        for claim in claims
    ]


def _as_noted(scene: Scene, claim: Claim) -> Claim:
    """A claim by the years that stand right behind the name: «مینا آذرنیا (۱۳۷۸ تا ۱۳۸۲)», «مینا آذرنیا (از ۱۴۰۲)»."""
    if claim.kind != "office" or claim.status == "candidate":
        return claim
    text, published = scene.document.text, scene.document.article.published
    for _, end in _people(scene, claim):
        if _NOTED_SINCE.match(text, end):
            return claim if claim.status == "end" else replace(claim, status="incumbent", date=None)
        lasts = [last for form in _NOTED if (found := form.match(text, end)) and (last := _last_year(found))]
        if lasts and (published is None or lasts[0] < to_jalali(published)[0]):
            return replace(claim, status="former", date=None)
    return claim


def _as_of(scene: Scene, claim: Claim, published: dt.date) -> Claim:
    """A claim by whether the time that is told with it is over, or runs on."""
    if _sits_since(scene, claim, published):
        return replace(claim, status="incumbent", date=None)
    if _is_over(scene, claim, published):
        return replace(claim, status="former", date=None)
    if claim.status == "former" and any(_runs_on(scene, at, published) for at in _offices(scene, claim)):
        return replace(claim, status="incumbent")
    return claim


def _latest_day(scene: Scene) -> dt.date | None:
    """The last day that an article without a date tells of, before which it did not appear."""
    return max((date.span.latest for date in scene.dates), default=None)


def _is_over(scene: Scene, claim: Claim, published: dt.date) -> bool:
    if claim.kind != "office":
        return False
    if claim.status == "start" and claim.date is not None:
        return claim.date.latest + _LONG < published  # «سال ۱۳۷۰ شهردار ساوه شد»
    if claim.status not in _MAY_BE_OVER:
        return False
    if any(_is_past(scene, place, published) for place in _offices(scene, claim)):
        return True
    if claim.status == "incumbent" and _opens_long_ago(scene, claim, published):
        return True
    house = next((house for house, roles in _HOUSES.items() if claim.role in roles), None)
    if house is None:
        return False
    ends = [end for place in _offices(scene, claim) for end in _terms_told(scene, house, place)]
    return bool(ends) and max(ends) + _GRACE < published


def _sits_since(scene: Scene, claim: Claim, published: dt.date) -> bool:
    """Whether somebody who came into an office years ago is told to be in it still, or is called by it: «الف، شهردار
    ساوه، که سال ۱۴۰۰ انتخاب شد، گفت», «سال ۱۴۰۰ شهردار ساوه شد و تاکنون در این سمت است».
    """
    if claim.kind != "office" or claim.status != "start" or claim.date is None:
        return False
    if not claim.date.latest + _LONG < published <= claim.date.latest + _LONGEST:
        return False
    text = scene.document.text
    for _, end in _offices(scene, claim):
        sentence = scene.document.sentences[scene.document.sentence_at(end - 1)]
        if _TO_THIS_DAY.search(text, end, sentence.end):
            return True
    subject, label = key(claim.subject), key(claim.object or "")
    ends = [m.end for m in scene.persons.mentions if key(scene.persons.people[m.person].name) == subject]
    return any(
        (o.role, key(o.label), o.phrase.form) == (claim.role, label, "holder")
        and o.phrase.senses <= _SITTING
        and any(_CALLED.fullmatch(text, end, o.start) for end in ends if end <= o.start <= end + BESIDE)
        and not _CAME_INTO_IT.match(text, o.end)
        for o in scene.offices
    )


def _opens_long_ago(scene: Scene, claim: Claim, published: dt.date) -> bool:
    """Whether the sentence that tells of a holder opens with a time that is long past: «سال ۱۳۸۲ شهردار ساوه، الف، این
    پارک را ساخت».
    """
    document = scene.document
    opening = [
        date
        for date in scene.dates
        if date.span.latest + _LONG < published
        and _OPENING.fullmatch(
            document.text, document.sentences[document.sentence_at(date.start)].start, date.start
        )
    ]
    places = [*_offices(scene, claim), *_people(scene, claim)] if opening else []
    for date in opening:
        sentence = document.sentences[document.sentence_at(date.start)]
        if not all(date.end <= start < sentence.end for start, _ in places):
            continue
        told = document.text[date.end : max(end for _, end in places)]
        verb = company_words("verb").search(document.text, max(end for _, end in places), sentence.end)
        if not (
            company_words("verb").search(told) or _OF_ANOTHER.search(told) or (verb and _IS_SO.match(verb[0]))
        ):
            return True
    return False


def _offices(scene: Scene, claim: Claim) -> Iterator[tuple[int, int]]:
    """Where the article names the office of a claim, in the folded text."""
    for evidence in claim.evidence:
        for mark in evidence.marks:
            if not names(scene.document, mark, claim.subject):
                yield scene.document.folded.locate(*mark)


def _people(scene: Scene, claim: Claim) -> Iterator[tuple[int, int]]:
    """Where the article names the person of a claim, in the folded text."""
    for evidence in claim.evidence:
        for mark in evidence.marks:
            if names(scene.document, mark, claim.subject):
                yield scene.document.folded.locate(*mark)


def _is_past(scene: Scene, place: tuple[int, int], published: dt.date) -> bool:
    """Whether the years that stand right before an office, right behind it, or inside what names it, are over."""
    text = scene.document.text
    start, end = place
    if _OLD_HOUSE in text[start:end]:
        return True
    year = to_jalali(published)[0]
    before = _BEFORE.search(text[max(0, start - 2 * _BEHIND) : start])
    if before and (last := _last_year(before)) is not None and last < year:
        return True
    then = _THEN.search(text, end, min(len(text), end + _BEHIND))
    if then and _IN.fullmatch(text, end, then.start()):
        return True
    return any(
        last <= year - (_YEARS_AGO if found.re is _IN_YEAR else 1)
        for found, last in _years_told(text, place, (_SPAN, _BARE_SPAN, _DECADE, _IN_YEAR))
    )


def _runs_on(scene: Scene, place: tuple[int, int], published: dt.date) -> bool:
    """Whether an office is told for years that are not over: «شهردار ساوه ۱۳۹۸ تا ۱۴۰۲», in 1401; «(۱۳۹۸ تاکنون)»."""
    if _NOTED_SINCE.match(scene.document.text, place[1]):
        return True
    year = to_jalali(published)[0]
    spans = _years_told(scene.document.text, place, (_SPAN, _BARE_SPAN))
    return any(_in_full(int(found["first"])) <= year < last for found, last in spans)


def _years_told(
    text: str, place: tuple[int, int], forms: Iterable[re.Pattern[str]]
) -> Iterator[tuple[re.Match[str], int]]:
    """The years that stand inside what names an office, or right behind it, and the last of each."""
    start, end = place
    for form in forms:
        found = form.search(text, start, min(len(text), end + 2 * _BEHIND))
        if found is None or (found.start() >= end and not _RIGHT_BEHIND.match(text[end : found.start()])):
            continue
        if (last := _last_year(found)) is not None:
            yield found, last


def _last_year(found: re.Match[str]) -> int | None:
    """The last of the years that a wording tells."""
    if found.re is _DECADE:
        decade = parse_number(found["decade"])
        return None if decade is None else _in_full(int(decade)) + 9
    first, last = _in_full(int(found.groupdict().get("first") or 0)), _in_full(int(found["last"]))
    return last if first <= last else None


def _in_full(year: int) -> int:
    return year + _FIRST_YEAR if year < _FIRST_YEAR else year


def _terms_told(scene: Scene, house: str, place: tuple[int, int]) -> Iterator[dt.date]:
    """The ends of the terms that stand with an office, of those that are known to be over."""
    text = scene.document.text
    start, end = place
    stop = _STOP.search(text, end, end + _BEHIND)
    end = stop.start() if stop else end + _BEHIND
    for found in _numbered(house).finditer(text, start, end):
        number = parse_ordinal(found["after"] or found["before"])
        if number is not None and (house, number) in _ends():
            yield _ends()[house, number]
    if house == "government" and (called := _named().search(text, start, end)):
        yield _named_ends()[called["name"]]


@cache
def _numbered(house: str) -> re.Pattern[str]:
    rank = small_number_pattern()
    words = any_word("government with terms" if house == "government" else "house with terms").pattern
    return re.compile(
        rf"{words}(?: ?های)?(?: در)?(?: دوره)? (?P<after>{rank})(?!\w)"
        rf"|(?<!\w)(?P<before>{rank}) (?:دوره(?!\w)|(?<=ین ){words})"
    )


@cache
def _named() -> re.Pattern[str]:
    """A pattern of governments that are called by who led them: «دولت اصلاحات»."""
    called = "|".join(sorted(_named_ends(), key=len, reverse=True))
    return re.compile(rf"{any_word('government with terms').pattern} (?P<name>{called})(?!\w)")


@cache
def _named_ends() -> dict[str, dt.date]:
    return {
        Folded.of(name).text: dt.date.fromisoformat(row["ends"])
        for row in rows(REFERENCE / "terms.csv")
        for name in row["names"].split("|")
        if name
    }


@cache
def _ends() -> dict[tuple[str, int], dt.date]:
    return {
        (row["house"], int(row["number"])): dt.date.fromisoformat(row["ends"])
        for row in rows(REFERENCE / "terms.csv")
    }
