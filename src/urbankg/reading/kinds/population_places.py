"""Whose people a number counts: the place that the words around it name, or that the article speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.persian.name_words import is_common
from urbankg.persian.numbers import NumberSpan, find_numbers, parse_number, small_number_pattern
from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause, inside
from urbankg.reading.mentions.bodies import joined_end
from urbankg.reading.mentions.place_mentions import PlaceMention
from urbankg.reading.mentions.villages import village_at, village_spoken_of
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

FEWEST, MOST = 50, 20_000_000  # people of a place that has a government of its own: the country has more
COUNTED = one_of("people")
AREA = r"(?:شهرستان|شهر|استان)"  # the three kinds of places that the code itself tells apart
_PLACE_BEFORE = re.compile(rf"(?<!\w){one_of('kind of place')}[ ]+$")
UNITS = re.compile(rf"[ ]*{one_of('other units')}")
_THE_CITY = re.compile(rf"(?<!\w)جمعیت (?:{one_of('whole or now')} )?(?P<kind>{AREA})(?!\w)")
_BARE_CITY = re.compile(
    r"(?:^|[،؛.:«\-–]|(?<!\w)و)[ ]*(?P<city>شهر)(?=[ ]*(?:،|با |\d|هم |نیز |امروز |اکنون |حالا |ما ))"
)
TOWN_WITH = re.compile(rf"(?<!\w){one_of('a town with')} با (?:{one_of('about so many')} )?$")
_CENSUS = any_word("census")
_ASKS = re.compile(
    rf"{any_word('asks for people').pattern}.*(?:؟|{any_word('we asked').pattern}|(?<!\w)(?:چقدر|چه ?قدر)(?!\w))"
)
# What may stand between a place and the number of its people, where nothing else does: «ساوه نیز با ۳۰ هزار نفر».
_TO_NUMBER = re.compile(rf"(?:[ ،:–-]+{one_of('leads to number')})*[ ،:–-]*")
# A place beside which another stands only to tell where it lies: «نورآباد مرکز شهرستان دلفان در شمال لرستان».
_LIES_IN = re.compile(rf"(?<!\w){one_of('lies in')}[ ]+$")
_THE_COUNTRY = re.compile(rf"(?<!\w)جمعیت (?:کل )?{one_of('the country')}(?!\w)")
# «شهر رشد کرد و جمعیت به ۵۰ هزار نفر رسید»: of what the sentence speaks of before, else of what its speaker governs
GREW = re.compile(rf"(?<!\w)جمعیت(?:ش| ان)? (?:به|از) (?:مرز )?(?:{one_of('about so many')} )?$")
_KINDS = {"استان": "province", "شهرستان": "county"}
_LARGER = "(?P<kind>استان|شهرستان)"
_HEAD_OF_LIST = re.compile(rf"(?<!\w)(?P<kind>{AREA}) ها(?:ی)?(?!\w)")
_AREAS = re.compile(rf"(?<!\w){AREA}(?!\w)")
_GOVERNED = {"county_governor": "county", "governor_general": "province"}
_OF_THE_CITY = re.compile(rf"[ ]?{one_of('of so many people')}?[ ]+(?P<kind>{AREA})(?= [^\W\d_]|[،.:؛])")
_IN_ROW = 22  # characters between a place and its number in a list of a census
_ADJECTIVE_OF = re.compile(rf"[ ]?{one_of('of so many people')}?[ ]+(?:{AREA}|کلان ?شهر|بندر)?[ ]?")
_ANOTHER = re.compile(rf"\d[^،]*{COUNTED}")  # «ساوه: ۳۰ هزار نفر، ده‌نو: ۲ هزار نفر»
_CENSUS_BACK = 12  # sentences
_OPENS_WITH = re.compile(rf"[ «]*با (?:{one_of('about so many')} )?")  # «با ۶۵ هزار نفر جمعیت، ساوه …»
_THEN = re.compile(rf"[ ]*(?:{COUNTED} )?{one_of('residents')}[ ]*،[ ]*(?:{AREA} )?")
_LEADS_TO = re.compile(rf"(?<!\w){one_of('in or people of')}(?: (?:{AREA}|کلان ?شهر))? $")
_IN_IT = rf"[ ]*{COUNTED}(?: ساکن)?(?: در)? "
_LIVES_IN = re.compile(rf"[ ]*{COUNTED} در (?:شهر )?(?P<place>\w+) {one_of('live there')}")
_POINTED = re.compile(rf"[ ]*{COUNTED}?(?: ساکن| سکنه| جمعیت)?(?: در)? (?:این|ان|همین) \w+")
_GENITIVE = re.compile(rf"[ ]*(?:{COUNTED} )?{one_of('residents')} (?:شهر )?")
_LIKE = re.compile(rf"(?<!\w){one_of('a town with')} (?:[^،؛.]{{0,24}} )?(?:مثل|مانند|چون|همچون|نظیر) $")
_OURS = re.compile(r"(?<!\w)(?:شهر(?:مان| ما)|جمعیت(?:مان| ما))(?!\w)")
_SHARE = re.compile(r"(?: ای)? از(?!\w)")  # «بخش عمده‌ای از ۶۵ هزار نفر»
_A_TOWN = re.compile(one_of("a town with"))
_OPENS = re.compile(r"[ ،«:]*")
_NO_NAME = words_of("stop_words") | {"های"}  # what may stand behind «شهر» for a name
_POINTS_BACK = re.compile(r"(?:این|همین|ان)(?!\w)")
_ANAPHOR = any_word("this place")
_THE_VILLAGE = re.compile(r"(?<!\d )(?<!\w)(?P<this>(?:این|همین|ان) )?روستا(?!\w)")
_ZONE = re.compile(rf"(?<!\w)منطقه (?:\d+|{small_number_pattern(ranks=False)})(?!\w)")
# «این منطقه», «جمعیت منطقه ما», «جمعیت منطقه حدود ۲۵۰ هزار نفر»
_THIS_ZONE = re.compile(
    rf"(?<!\w)(?:(?:این|همین|ان) منطقه|منطقه ما|جمعیت منطقه(?= (?:{one_of('about so many')}|بالغ بر|به|از) ))(?!\w)"
)
_LONGEST_NUMBER = 8  # letters of «چهارده»
_UNLISTED = re.compile(rf"(?<!\w)({one_of('unlisted place')})[ ]+((?:مرکزی[ ]+)?[^\W\d_]+(?:[ ]اباد)?)")
_TOWN = one_of("called a town")
_ONE_WORD, _TWO_WORDS = (
    re.compile(rf"(?<!\w)(?P<name>{name})(?: {one_of('after an unlisted name')})*[ ]$")
    for name in (r"[^\W\d_]{3,}", r"[^\W\d_]{2,} [^\W\d_]{2,}")
)
_TWO_WORDS_AFTER, _ONE_WORD_AFTER = (
    re.compile(rf"[ ]?{one_of('of so many people')}[ ]+(?P<name>{name})(?!\w)")
    for name in (r"[^\W\d_]{2,} [^\W\d_]{2,}", r"[^\W\d_]{3,}")
)
_ABAD = re.compile(r"اباد$")
_NAME_OF_TWO = re.compile(rf"(?<!\w)(?:{_TOWN}|شهر) [^\W\d_]+ $")  # «شهر یل آباد»
_NO_PLACE = re.compile(rf"{one_of('named after a place')}[ ]+$")
_OWNED = re.compile(rf"{one_of('whose people')} (?:\w+ ){{0,2}}$")
_PART_OF_A_TOWN = re.compile(one_of("part of a town"))


@dataclass(frozen=True, slots=True)
class PeopledPlace:
    """A place with people, and where the text names it or points to it."""

    start: int
    end: int
    label: str


def right_before(scene: Scene, start: int, number: NumberSpan) -> PlaceMention | None:
    """The place right before a number, unless it only tells where another one lies."""
    before = _before(scene, start, number)
    if not before or not _TO_NUMBER.fullmatch(scene.document.text, before[-1].end, number.start):
        return None
    return before[-1]


def _before(scene: Scene, start: int, number: NumberSpan) -> list[PlaceMention]:
    """The places named before a number, without those that only tell where another one lies."""
    text = scene.document.text
    kept: list[PlaceMention] = []
    for mention in (m for m in places_named(scene, start, number.start) if m.end <= number.start):
        between = text[kept[-1].end : mention.start] if kept else ""
        counted = [n for n in find_numbers(between) if not UNITS.match(between, n.end)]
        if counted or not _LIES_IN.search(between):
            kept.append(mention)
    return kept


def census_row(scene: Scene, sentence: Sentence, number: NumberSpan) -> PlaceMention | None:
    """The place of a row of a census: «ساوه ۳۰ هزار نفر، تفرش ۱۵ هزار نفر», «ساوه / ۳۰ هزار نفر»."""
    places = [m for m in places_named(scene, sentence.start, number.start) if number.start - m.end < _IN_ROW]
    colon = scene.document.text.rfind(":", sentence.start, number.start)
    if not places and 0 < number.start - colon < 4:  # «تفرش از ساوه جلو زده است: ۴۰ هزار نفر»
        before = places_named(scene, max(sentence.start, colon - 60), colon)
        places = before[:1] if len(before) == 1 else []
    if not places or places[-1].start < sentence.start:
        return None
    if _ANOTHER.search(scene.document.text, places[-1].end, number.start):
        return None
    index = scene.document.sentence_at(sentence.start)
    told = scene.document.sentences[max(0, index - _CENSUS_BACK) : index + 1]
    head = [s for s in scene.document.sentences if s.part in ("title", "lead")]
    counted = any(_CENSUS.search(scene.document.text, s.start, s.end) for s in [*told, *head])
    return places[-1] if counted else None


def asked_about(scene: Scene, sentence: Sentence) -> PeopledPlace | None:
    """The place of a question about its people that stands right before: «نراق چقدر جمعیت دارد؟»."""
    text = scene.document.text
    index = scene.document.sentence_at(sentence.start)
    for question in scene.document.sentences[max(0, index - 2) : index]:
        asked = _ASKS.search(text, question.start, question.end)
        if asked is None:
            continue
        if named := places_named(scene, question.start, question.end):
            return labelled(text, named[0])
        if label := scene.context.place(_kind_of(asked.group()), question.start):
            return PeopledPlace(*asked.span(), label)
    return None


def beside_place(scene: Scene, number: NumberSpan) -> bool:
    """«شهر ۳۰ هزار نفری ساوه», «ساوه ۳۰ هزار نفری»."""
    text = scene.document.text
    if _PLACE_BEFORE.search(text[max(0, number.start - 14) : number.start]):
        return True
    return any(
        m.end == len(text[: number.start].rstrip()) for m in scene.context.mentions if m.end < number.start
    )


def places_named(scene: Scene, start: int, end: int) -> list[PlaceMention]:
    """The cities, counties and provinces that a stretch of text names."""
    text = scene.document.text
    return [
        m
        for m in scene.context.mentions
        if start <= m.start < end
        and any(p.kind in ("city", "county", "province") for p in m.places)
        and not _NO_PLACE.search(text[max(0, m.start - 24) : m.start])
        and not (
            _ABAD.match(text, m.start, m.end) and _NAME_OF_TWO.search(text, max(0, m.start - 24), m.start)
        )
    ]


def whose(scene: Scene, sentence: Sentence, number: NumberSpan) -> PeopledPlace | None:
    """The place whose people are counted, and the words that name it."""
    text = scene.document.text
    start, end = clause(scene, sentence, number.start)
    if zone := _THIS_ZONE.search(text, start, number.start):
        zones = [o for o in scene.offices if o.end <= zone.start() and o.label.startswith("منطقه ")]
        return PeopledPlace(*zone.span(), zones[-1].label) if zones else None
    if special := _unlisted(scene, start, end, number) or _called_elsewhere(scene, start, number):
        return special
    named = places_named(scene, start, end)
    after = [m for m in named if m.start >= number.end]
    before = _before(scene, start, number)
    direct = [
        m
        for m in after
        if _ADJECTIVE_OF.fullmatch(text, number.end, m.start)
        and re.search(r"نفری|نفره|یونی", text[number.end - 4 : m.start])
    ]
    if row := census_row(scene, sentence, number):
        return labelled(text, row, sentence.start)
    if (adjacent := right_before(scene, start, number)) and not direct:
        return labelled(text, adjacent, sentence.start)
    if _THE_COUNTRY.search(text, start, number.start) and not before:
        return None
    owned = [m for m in before if _OWNED.search(text[start : m.start])]
    here = None if direct else _THE_VILLAGE.search(text, start, number.start)
    if here and (here["this"] or not before):
        label = village_spoken_of(scene, number.start)
        return PeopledPlace(*here.span(), label) if label else None
    if pointed := _POINTED.match(text, number.end):
        label = scene.context.last(_kind_of(pointed.group()), number.start)
        near = not _PART_OF_A_TOWN.search(pointed.group())
        return PeopledPlace(*pointed.span(), label) if label and near else None
    if after and re.match(rf"{_IN_IT}(?:شهر )?$", text[number.end : after[0].start]):
        return labelled(text, after[0])
    fronted = after and _OPENS_WITH.fullmatch(text, start, number.start)
    if fronted and _THEN.fullmatch(text, number.end, after[0].start):
        return labelled(text, after[0])
    if lives := _LIVES_IN.match(text, number.end):
        return labelled(text, after[0]) if after and after[0].start == lives.start("place") else None
    if not before and GREW.search(text, start, number.start):
        kind = _spoken_of(scene, sentence, number)
        label = scene.context.place(kind, number.start) if kind else ""
        return PeopledPlace(number.start, number.end, label) if label else None
    headed = places_named(scene, max(sentence.start, start - 40), start)  # «فسا: ۱۱۰ هزار نفر جمعیت»
    # «… از شهریار جدا شد افزود: جمعیت شهرستان ۳۰۰ هزار نفر است»
    own = _THE_CITY.search(text, start, number.start)
    headed = [m for m in headed if text[start - 1] == ":" and not own]
    for chosen in (direct[:1], owned[-1:], before[-1:], headed[-1:]):
        if chosen and abs(chosen[0].start - number.start) < 130:
            return labelled(text, chosen[0])
    if asked := asked_about(scene, sentence):
        return asked
    if anaphor := _ANAPHOR.search(text, start, end):
        label = scene.context.last(_kind_of(anaphor.group()), number.start)
        return PeopledPlace(anaphor.start(), anaphor.end(), label) if label else None
    if after and after[0].start - number.end < 60 and _LEADS_TO.search(text[number.end : after[0].start]):
        return labelled(text, after[0])
    if the := _THE_CITY.search(text, start, number.start) or _OF_THE_CITY.match(text, number.end):
        label = scene.context.place(_kind_of(the["kind"]), number.start)
        return PeopledPlace(number.start, number.end, label) if label else None
    if town := TOWN_WITH.search(text, start, number.start):
        label = scene.context.place(_kind_of(town.group()), number.start)
        return PeopledPlace(number.start, number.end, label) if label else None
    if _BARE_CITY.search(text[start : number.end]):
        label = scene.context.last("city", number.start)
        return PeopledPlace(number.start, number.end, label) if label else None
    return _meant(scene, start, end, number)


def _spoken_of(scene: Scene, sentence: Sentence, number: NumberSpan) -> str:
    """The kind of the place whose «جمعیت» grew: that of the last word for one before; none for a part of a town."""
    text = scene.document.text
    if _PART_OF_A_TOWN.search(text, sentence.start, number.start):
        return ""
    if areas := _AREAS.findall(text, sentence.start, number.start):
        return _kind_of(areas[-1])
    governors = [o for o in inside(sentence, scene.offices) if o.end <= number.start]
    return _GOVERNED.get(governors[-1].role.removeprefix("acting_"), "city") if governors else ""


def _meant(scene: Scene, start: int, end: int, number: NumberSpan) -> PeopledPlace | None:
    """«۸۰ هزار شهروند میبد», «شهری مثل زرند با صد هزار جمعیت», «شهر ما با سی هزار جمعیت»."""
    text = scene.document.text
    for mention in places_named(scene, start, end):
        whose_people = mention.start >= number.end and _GENITIVE.fullmatch(text, number.end, mention.start)
        if whose_people or _LIKE.search(text, start, mention.start):
            return labelled(text, mention)
    if _OURS.search(text, start, end):
        label = scene.context.place("city", number.start)
        return PeopledPlace(number.start, number.end, label) if label else None
    return None


def _called_elsewhere(scene: Scene, start: int, number: NumberSpan) -> PeopledPlace | None:
    """A name of no gazetteer beside the number, which the article calls a village or town elsewhere: «دهیار گزویه
    آمد. گزویه ۸۱۲ نفر جمعیت دارد», «به جمعیت ۸۱۲ نفری گزویه»."""
    text = scene.document.text
    after = (form.match(text, number.end) for form in (_TWO_WORDS_AFTER, _ONE_WORD_AFTER))
    for found in (*(form.search(text, start, number.start) for form in (_TWO_WORDS, _ONE_WORD)), *after):
        if found is None or _POINTS_BACK.match(found["name"]):
            continue
        called = re.compile(rf"(?<!\w){_TOWN} {re.escape(found['name'])}(?!\w)")
        listed = any(
            m.start < found.end("name") and found.start("name") < m.end for m in scene.context.mentions
        )
        opens = found.start() >= start and _OPENS.fullmatch(text, start, found.start("name")) is not None
        alone = opens and " " not in found["name"] and not is_common(key(found["name"]))
        alone = alone and not _A_TOWN.fullmatch(found["name"])
        if not listed and (called.search(text) or (alone and found["name"] not in words_of("stop_words"))):
            return PeopledPlace(*found.span("name"), scene.document.surface(*found.span("name")))
    return None


def _kind_of(words: str) -> str:
    return "province" if "استان" in words else "county" if "شهرستان" in words else "city"


def labelled(text: str, mention: PlaceMention, start: int | None = None) -> PeopledPlace:
    """A place with the word that tells a province or county from the city of the same name, be it that of the list in
    the sentence from ``start`` on: «شهرستان‌های ساوه با … و تفرش با …».
    """
    head = re.search(rf"(?<!\w){_LARGER}[ ]+$", text[max(0, mention.start - 12) : mention.start])
    if head is None and start is not None:
        heads = list(_HEAD_OF_LIST.finditer(text, start, mention.start))
        head = heads[-1] if heads else None
    kind = head["kind"] if head else None
    if kind in _KINDS and any(p.kind == _KINDS[kind] for p in mention.places):
        return PeopledPlace(mention.start, mention.end, f"{kind} {mention.name}")
    return PeopledPlace(mention.start, mention.end, mention.name)


def _unlisted(scene: Scene, start: int, end: int, number: NumberSpan) -> PeopledPlace | None:
    """A numbered district of a city, a بخش or a village: places that no gazetteer lists."""
    text = scene.document.text
    if zone := _ZONE.search(text, start, number.start):
        city = scene.context.last("city", number.start)
        following = places_named(scene, zone.end(), zone.end() + 4)
        label = following[0].name if following else city
        return (
            PeopledPlace(*zone.span(), f"{scene.document.surface(*zone.span())} {label}") if label else None
        )
    for found in _UNLISTED.finditer(text, start, end):
        if abs(found.start() - number.start) > 80 or found.group(2) in _NO_NAME:
            continue
        before = text[max(0, found.start() - _LONGEST_NUMBER) : found.start()].split()
        if before and parse_number(before[-1]) is not None:  # «با ۶ بخش حدود ۶۰ هزار نفر»
            continue
        if _SHARE.match(text, found.end()):
            continue
        first, last = found.start(1), joined_end(scene.document, found.end(2))
        if found.group(2).startswith("مرکزی"):
            county = places_named(scene, found.start(2) + 6, last + 16)
            last = county[0].end if county else last
        village_end, village = village_at(scene, first, found.end(1))
        if found.group(1) == "روستای" and village_end > last:
            return PeopledPlace(first, village_end, village)
        return PeopledPlace(first, last, scene.document.surface(first, last))
    return None
