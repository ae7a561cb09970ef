"""Claims of kind `population`: how many people live in a city, county, province, district or village."""

from __future__ import annotations

import re
from dataclasses import dataclass

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.persian.numbers import NumberSpan, find_numbers
from urbankg.reading.bodies import joined_end
from urbankg.reading.context import PlaceMention
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import clause, cues
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

FEWEST, MOST = 50, 100_000_000  # people of a place that has a government of its own, and of the country
_COUNTED = r"(?:نفر|تن|ادم|انسان)"
_AFTER_RESIDENTS = re.compile(rf"[ ]*(?:{_COUNTED} )?(?:جمعیت|سکنه|شهروند|ساکن(?!ان)|نفوس)")
_AFTER_PEOPLE = re.compile(rf"[ ]*{_COUNTED}(?!\w)(?! از)")
_AFTER_ADJECTIVE = re.compile(r"[ ]?(?:نفری|نفره)(?!\w)")
_POPULATION_BEFORE = re.compile(
    r"(?<!\w)(?:(?:پر|کم)?[ ]?جمعیت(?:ی|ش|ان|[ ]?ترین)?|(?:شمار|تعداد) (?:ساکنان|اهالی|شهروندان)"
    r"|(?:شمار|تعداد) ?شان|نفوس)(?!\w)"
    r"[^؛]{0,75}$"
)
_PLACE_BEFORE = re.compile(r"(?<!\w)(?:شهری|شهر|کلان ?شهر|شهرستان|استان|بندر|شهرک|روستای|بخش|پایتخت)[ ]+$")
_PLURAL = re.compile(
    r"(?<!\w)(?:شهرهای(?:ی)?|شهرداری های(?:ی)?|روستاهای(?:ی)?|شهرستان های(?:ی)?|مناطق|محلات|نقاط)(?!\w)[^،؛]{0,30}$"
)
_UNITS = re.compile(
    r"[ ]*(?:خانوار|درصد|کیلومتر|متر|هکتار|تومان|ریال|سال|میلیارد|دستگاه|واحد|تن(?: زباله| پسماند| شن))"
)
_THE_CITY = re.compile(r"(?<!\w)جمعیت (?:کل |امروز |کنونی )?(?P<kind>شهرستان|شهر|استان)(?!\w)")
_BARE_CITY = re.compile(
    r"(?:^|[،؛.:«\-–]|(?<!\w)و)[ ]*(?P<city>شهر)(?=[ ]*(?:،|با |\d|هم |نیز |امروز |اکنون |حالا |ما ))"
)
_HOME_OF = re.compile(r"(?<!\w)(?:خانه|زیستگاه|زادگاه|ماوای|سرپناه|میزبان)[ ]+(?:بیش از |حدود |نزدیک به )?$")
_TOWN_WITH = re.compile(r"(?<!\w)(?:شهری|شهرکی|روستایی|بخشی|شهرستانی) با (?:حدود |بیش از |نزدیک به )?$")
_CROWDED = re.compile(rf"[ ]*{_COUNTED}[ ،]*(?:\w+ ){{0,3}}(?:پر|کم) ?جمعیت")
_HAS = re.compile(rf"[ ]*{_COUNTED}[ ]+(?:بیشتر )?(?:دارد|داشت|ندارد)(?!\w)")
_CENSUS = re.compile(r"(?<!\w)(?:سرشماری|نفوس|چند نفر|(?:شمار|تعداد) (?:ساکنان|اهالی|نفوس))(?!\w)")
_STARTED = re.compile(r"[ ]*\w+ (?:شروع|اغاز) (?:کرد|شد)")  # «با دوازده هزار سکنه شروع کرد»
_ASKS = re.compile(r"(?<!\w)(?:جمعیت|چند نفر)(?!\w).*(?:؟|(?<!\w)(?:می ?پرسیم|پرسیدیم|پرسیدم)(?!\w))")
_IN_ROW = 22  # characters between a place and its number in a list of a census
_ADJECTIVE_OF = re.compile(r"[ ]?(?:نفری|نفره)?[ ]+(?:شهر|شهرستان|استان|کلان ?شهر|بندر)?[ ]?")
_CENSUS_BACK = 12  # sentences
_LEADS_TO = re.compile(r"(?<!\w)(?:در|جمعیت|ساکنان|سکنه|شهروند|اهالی)(?: شهرستان| شهر| استان| کلان ?شهر)? $")
_IN_IT = rf"[ ]*{_COUNTED}(?: ساکن)?(?: در)? "
_LIVES_IN = re.compile(rf"[ ]*{_COUNTED} در (?:شهر )?(?P<place>\w+) (?:زندگی|ساکن|سکونت)")
_POINTED = re.compile(rf"[ ]*{_COUNTED}?(?: ساکن| سکنه| جمعیت)?(?: در)? (?:این|ان|همین) \w+")
_BOUND = re.compile(r"(?<!\w)(?:بالای|زیر|هر)[ ]+$")  # «شهرهای زیر ۲۰ هزار نفر»
_ANAPHOR = re.compile(
    r"(?<!\w)(?:(?:این|همین|ان) (?:شهرستان|شهر|کلان ?شهر|استان|روستا|بندر|بخش|منطقه|دیار)|شهری که|در ان|ان)(?!\w)"
)
_ZONE = re.compile(r"منطقه (\d+)")
_UNLISTED = re.compile(r"(?<!\w)(روستای|شهرک|بخش)[ ]+((?:مرکزی[ ]+)?[^\W\d_]+(?:[ ]اباد)?)")
_NO_PLACE = re.compile(
    r"(?:خبرگزاری|خبرنگار \w+|خبرنگار|گزارش|بازار|خیابان|میدان|سالن|ورزشگاه|دانشگاه|فرودگاه)[ ]+$"
)


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    label: str


def read_populations(scene: Scene) -> list[Claim]:
    """How many people live somewhere, each place and number once."""
    found: dict[tuple[str, int], Claim] = {}
    for sentence, _ in cues(scene, "population"):
        words = scene.document.text[sentence.start : sentence.end]
        for number in find_numbers(words):
            if number.ordinal or not FEWEST <= number.value <= MOST:
                continue
            at = NumberSpan(sentence.start + number.start, sentence.start + number.end, number.value)
            place = _whose(scene, sentence, at) if _counts_residents(scene, sentence, at) else None
            if place is None:
                continue
            claim = Claim(
                kind="population",
                subject=place.label,
                value=at.value,
                evidence=evidence(scene.document, "population", (place.start, place.end), (at.start, at.end)),
                near=scene.context.near(),
                confidence=0.8,
            )
            found.setdefault((key(place.label), at.value), claim)
    return list(found.values())


def _counts_residents(scene: Scene, sentence: Sentence, number: NumberSpan) -> bool:
    text = scene.document.text
    start, end = clause(scene, sentence, number.start)
    if not text[start : number.start].strip(" «"):
        start = sentence.start  # «جمعیت ساوه: ۳۰ هزار نفر»
    after = text[number.end : min(end, number.end + 90)]
    before = text[max(start, number.start - 90) : number.start]
    if _UNITS.match(after) or _PLURAL.search(before) or _BOUND.search(before):
        return False
    if (
        any_word("no residents").search(before[-40:])
        or any_word("no residents").search(re.split("[،؛:]", after[:32])[0])
        or any_word("no residents yet").search(before + after)
        or _STARTED.match(after)
    ):
        return False
    if _AFTER_RESIDENTS.match(after) or _CROWDED.match(after):
        return True
    if _AFTER_PEOPLE.match(after):
        return bool(
            _POPULATION_BEFORE.search(before)
            or _HOME_OF.search(before)
            or _TOWN_WITH.search(before)
            or any_word("living").search(after)
            or (_HAS.match(after) and _beside_place(scene, number))
            or _in_census(scene, sentence, number)
            or _asked(scene, sentence)
        )
    adjective = _AFTER_ADJECTIVE.match(after) or text[: number.end].endswith("یونی")
    return bool(adjective and (_POPULATION_BEFORE.search(before) or _beside_place(scene, number)))


def _in_census(scene: Scene, sentence: Sentence, number: NumberSpan) -> PlaceMention | None:
    """The place of a row of a census: «ساوه ۳۰ هزار نفر، تفرش ۱۵ هزار نفر», «ساوه / ۳۰ هزار نفر»."""
    places = [m for m in _named(scene, sentence.start, number.start) if number.start - m.end < _IN_ROW]
    colon = scene.document.text.rfind(":", sentence.start, number.start)
    if not places and 0 < number.start - colon < 4:  # «تفرش از ساوه جلو زده است: ۴۰ هزار نفر»
        before = _named(scene, max(sentence.start, colon - 60), colon)
        places = before[:1] if len(before) == 1 else []
    if not places or places[-1].start < sentence.start:
        return None
    index = scene.document.sentence_at(sentence.start)
    told = scene.document.sentences[max(0, index - _CENSUS_BACK) : index + 1]
    head = [s for s in scene.document.sentences if s.part in ("title", "lead")]
    counted = any(_CENSUS.search(scene.document.text, s.start, s.end) for s in [*told, *head])
    return places[-1] if counted else None


def _asked(scene: Scene, sentence: Sentence) -> _Place | None:
    """The place of a question about its people that stands right before: «نراق چقدر جمعیت دارد؟»."""
    text = scene.document.text
    index = scene.document.sentence_at(sentence.start)
    for question in scene.document.sentences[max(0, index - 2) : index]:
        asked = _ASKS.search(text, question.start, question.end)
        if asked is None:
            continue
        if named := _named(scene, question.start, question.end):
            return _labelled(text, named[0])
        if label := scene.context.place(_kind_of(asked.group()), question.start):
            return _Place(*asked.span(), label)
    return None


def _beside_place(scene: Scene, number: NumberSpan) -> bool:
    """«شهر ۳۰ هزار نفری ساوه», «ساوه ۳۰ هزار نفری»."""
    text = scene.document.text
    if _PLACE_BEFORE.search(text[max(0, number.start - 14) : number.start]):
        return True
    return any(
        m.end == len(text[: number.start].rstrip()) for m in scene.context.mentions if m.end < number.start
    )


def _named(scene: Scene, start: int, end: int) -> list[PlaceMention]:
    text = scene.document.text
    return [
        m
        for m in scene.context.mentions
        if start <= m.start < end
        and any(p.kind in ("city", "county", "province") for p in m.places)
        and not _NO_PLACE.search(text[max(0, m.start - 24) : m.start])
    ]


def _whose(scene: Scene, sentence: Sentence, number: NumberSpan) -> _Place | None:
    """The place whose people are counted, and the words that name it."""
    text = scene.document.text
    start, end = clause(scene, sentence, number.start)
    if special := _unlisted(scene, start, end, number):
        return special
    named = _named(scene, start, end)
    after = [m for m in named if m.start >= number.end]
    before = [m for m in named if m.end <= number.start]
    direct = [
        m
        for m in after
        if _ADJECTIVE_OF.fullmatch(text, number.end, m.start)
        and re.search(r"نفری|نفره|یونی", text[number.end - 4 : m.start])
    ]
    if row := _in_census(scene, sentence, number):
        return _labelled(text, row)
    owned = [m for m in before if re.search(r"(?:جمعیت|ساکنان|اهالی) (?:\w+ ){0,2}$", text[start : m.start])]
    if pointed := _POINTED.match(text, number.end):
        label = scene.context.last(_kind_of(pointed.group()), number.start)
        near = not re.search(r"منطقه|محله|ناحیه|روستا|کشور", pointed.group())
        return _Place(*pointed.span(), label) if label and near else None
    if after and re.match(rf"{_IN_IT}(?:شهر )?$", text[number.end : after[0].start]):
        return _labelled(text, after[0])
    if lives := _LIVES_IN.match(text, number.end):
        return _labelled(text, after[0]) if after and after[0].start == lives.start("place") else None
    labelled = _named(scene, max(sentence.start, start - 40), start)  # «فسا: ۱۱۰ هزار نفر جمعیت»
    for chosen in (direct[:1], owned[-1:], before[-1:], labelled[-1:]):
        if chosen and abs(chosen[0].start - number.start) < 130:
            return _labelled(text, chosen[0])
    if asked := _asked(scene, sentence):
        return asked
    if anaphor := _ANAPHOR.search(text, start, end):
        label = scene.context.last(_kind_of(anaphor.group()), number.start)
        return _Place(anaphor.start(), anaphor.end(), label) if label else None
    if after and after[0].start - number.end < 60 and _LEADS_TO.search(text[number.end : after[0].start]):
        return _labelled(text, after[0])
    if the := _THE_CITY.search(text, start, number.start):
        label = scene.context.place(_kind_of(the["kind"]), number.start)
        return _Place(number.start, number.end, label) if label else None
    if _BARE_CITY.search(text[start : number.end]):
        label = scene.context.last("city", number.start)
        return _Place(number.start, number.end, label) if label else None
    return None


def _kind_of(words: str) -> str:
    return "province" if "استان" in words else "county" if "شهرستان" in words else "city"


def _labelled(text: str, mention: PlaceMention) -> _Place:
    """A place with the word that tells a province or county from the city of the same name."""
    head = re.search(r"(?<!\w)(استان|شهرستان)[ ]+$", text[max(0, mention.start - 12) : mention.start])
    kinds = {"استان": "province", "شهرستان": "county"}
    named = head and any(p.kind == kinds[head.group(1)] for p in mention.places)
    label = f"{head.group(1)} {mention.name}" if head and named else mention.name
    return _Place(mention.start, mention.end, label)


def _unlisted(scene: Scene, start: int, end: int, number: NumberSpan) -> _Place | None:
    """A numbered district of a city, a بخش or a village: places that no gazetteer lists."""
    text = scene.document.text
    if zone := _ZONE.search(text, start, number.start):
        city = scene.context.last("city", number.start)
        following = _named(scene, zone.end(), zone.end() + 4)
        label = following[0].name if following else city
        return _Place(*zone.span(), f"{scene.document.surface(*zone.span())} {label}") if label else None
    for found in _UNLISTED.finditer(text, start, end):
        if abs(found.start() - number.start) > 80 or found.group(2) in ("های", "را", "که", "از", "در"):
            continue
        first, last = found.start(1), joined_end(scene.document, found.end(2))
        if found.group(2).startswith("مرکزی"):
            county = _named(scene, found.start(2) + 6, last + 16)
            last = county[0].end if county else last
        name = scene.document.surface(first, last)
        return _Place(first, last, name)
    return None
