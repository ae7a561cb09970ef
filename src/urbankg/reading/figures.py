"""Claims of kind `population` and `budget`: figures of people and of money, with the place or municipality."""

from __future__ import annotations

import re

from urbankg.claims import Claim
from urbankg.persian.calendars import to_jalali
from urbankg.persian.dates import DateSpan
from urbankg.persian.fold import key
from urbankg.persian.numbers import find_amounts, find_numbers
from urbankg.reading.context import PlaceMention
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, cues, inside, nearest
from urbankg.reading.scene import Scene

FEWEST, MOST = 100, 100_000_000  # people of a place that has a government of its own, and of the country
_PEOPLE_AFTER = re.compile(r"[ ]*(?:ی )?(?:نفری?|تن|ادم|شهروند|سکنه|جمعیت|میلیونی|هزار نفر)")
_NOT_RESIDENTS = re.compile(
    r"مسافر|زایر|گردشگر|دانش اموز|دانشجو|شغل|شاغل|بیکار|کارگر|شرکت کننده|هوادار|بازدید|خانوار"
    r"|داوطلب|رای|مهمان|جان باخت|مبتلا|کشته|زخمی|بیمه|واجد"
)
_ANAPHOR = re.compile(
    r"(?:این|همین|ان) (?:شهر|شهرستان|استان|روستا|بندر|بخش|منطقه)|شهری که|(?<!\w)شهر(?!\w)|(?<!\w)ان(?!\w)"
)
_THIS_YEAR = re.compile(r"امسال|سال جاری|جاری")
_NEXT_YEAR = re.compile(r"سال اینده|سال بعد")
_BUDGET_OF_PART = re.compile(
    r"بودجه (?:عمرانی|جاری|فرهنگی|اموزش|ورزش|این پروژه|پروژه|ساخت|طرح|سالانه بازارچه)"
)
_CHANGE = re.compile(r"کسری|افزایش|کاهش|بدهی|رشد|درصد")


def read_populations(scene: Scene) -> list[Claim]:
    """How many people live somewhere."""
    found = []
    for sentence, said in cues(scene, "population"):
        text = scene.document.text[sentence.start : sentence.end]
        numbers = [n for n in find_numbers(text) if not n.ordinal and FEWEST <= n.value <= MOST]
        for number in numbers:
            start, end = sentence.start + number.start, sentence.start + number.end
            cue = nearest(said, start)
            if cue is None or not _counts_residents(scene, sentence, start, end, cue):
                continue
            place = _whose(scene, sentence, start)
            if place is None:
                continue
            label, mark = place
            found.append(
                Claim(
                    kind="population",
                    subject=label,
                    value=number.value,
                    evidence=evidence(scene.document, "population", mark, (start, end)),
                    near=scene.context.near(),
                    confidence=0.75,
                )
            )
            break
    return found


def _counts_residents(scene: Scene, sentence: Sentence, start: int, end: int, cue: Cue) -> bool:
    text = scene.document.text
    after = text[end : end + 28]
    if re.match(r"[ ]*(?:درصد|کیلومتر|متر|هکتار|تومان|ریال|سال|میلیارد)", after):
        return False
    if not _PEOPLE_AFTER.match(after) and not ("جمعیت" in cue.text and abs(cue.start - start) < 40):
        return False
    return not _NOT_RESIDENTS.search(text, max(sentence.start, start - 25), min(sentence.end, end + 30))


def _whose(scene: Scene, sentence: Sentence, position: int) -> tuple[str, tuple[int, int]] | None:
    """The place whose people are counted, and the words that name it."""
    zone = re.compile(r"منطقه (\d+)").search(scene.document.text, sentence.start, sentence.end)
    if zone:
        city = scene.context.last("city", position)
        if city:
            surface = scene.document.surface(zone.start(), zone.end())
            return f"{surface} {city}", (zone.start(), zone.end())
    named = [m for m in inside(sentence, scene.context.mentions) if _is_governed(m)]
    mention = nearest(named, position, before=True) or nearest(named, position)
    if mention is not None and abs(mention.start - position) < 120:
        return mention.name, (mention.start, mention.end)
    anaphor = _ANAPHOR.search(scene.document.text, sentence.start, sentence.end)
    if anaphor:
        kind = (
            "province" if "استان" in anaphor.group() else "county" if "شهرستان" in anaphor.group() else "city"
        )
        label = scene.context.last(kind, position)
        return (label, (anaphor.start(), anaphor.end())) if label else None
    return None


def _is_governed(mention: PlaceMention) -> bool:
    return any(p.kind in ("city", "county", "province", "village", "district") for p in mention.places)


def read_budgets(scene: Scene) -> list[Claim]:
    """What a municipality may spend in a year, in toman."""
    found: dict[tuple[str, str], Claim] = {}
    for sentence, said in cues(scene, "budget"):
        text = scene.document.text[sentence.start : sentence.end]
        if _BUDGET_OF_PART.search(text):
            continue
        bodies = [b for b in inside(sentence, scene.bodies) if b.kind == "municipality"]
        for amount in find_amounts(text):
            start, end = sentence.start + amount.start, sentence.start + amount.end
            cue = nearest(said, start)
            if (
                cue is None
                or abs(cue.start - start) > 110
                or _CHANGE.search(scene.document.text, cue.end, start)
            ):
                continue
            body = nearest(bodies, start)
            city = (body.place_name if body else "") or scene.context.place("city", start)
            if not city or (body is None and "شهرداری" not in scene.document.text):
                continue
            year = _year(scene, sentence, start)
            claim = Claim(
                kind="budget",
                subject=f"شهرداری {city}",
                value=amount.value,
                date=year,
                evidence=evidence(scene.document, "budget", (cue.start, cue.end), (start, end)),
                near=scene.context.near(),
                confidence=0.75,
            )
            found.setdefault((key(claim.subject), year.key if year else ""), claim)
            break
    return list(found.values())


def _year(scene: Scene, sentence: Sentence, position: int) -> DateSpan | None:
    """The Jalali year that a budget is for."""
    years = [
        d for d in inside(sentence, scene.dates) if d.span.calendar == "jalali" and d.span.precision == "year"
    ]
    named = nearest(years, position)
    if named is not None:
        return named.span
    published = scene.document.article.published
    if published is None:
        return None
    this_year, _, _ = to_jalali(published)
    if _NEXT_YEAR.search(scene.document.text, sentence.start, sentence.end):
        return DateSpan.of("jalali", this_year + 1)
    if _THIS_YEAR.search(scene.document.text, sentence.start, sentence.end):
        return DateSpan.of("jalali", this_year)
    return None
