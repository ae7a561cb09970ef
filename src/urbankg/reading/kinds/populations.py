"""Claims of kind `population`: how many people live in a city, county, province, district or village."""

from __future__ import annotations

import re
from collections.abc import Sequence

from urbankg.claims import Claim
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.persian.numbers import NumberSpan, find_numbers
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import S, clause, cues
from urbankg.reading.kinds.population_places import (
    AREA,
    COUNTED,
    FEWEST,
    GREW,
    MOST,
    TOWN_WITH,
    UNITS,
    PeopledPlace,
    asked_about,
    beside_place,
    census_row,
    labelled,
    places_named,
    right_before,
    whose,
)
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_AFTER_RESIDENTS = re.compile(rf"[ ]*(?:{COUNTED} )?{one_of('residents')}")
_AFTER_PEOPLE = re.compile(rf"[ ]*{COUNTED}(?:ی(?= که ))?(?!\w)(?! از)")
_AFTER_ADJECTIVE = re.compile(rf"[ ]?{one_of('of so many people')}(?!\w)")
_POPULATION_BEFORE = re.compile(rf"{any_word('population of').pattern}[^؛]{{0,75}}$")
_PLURAL = re.compile(rf"{any_word('several places').pattern}[^،؛]{{0,30}}$")
_SOME = re.compile(rf"{any_word('only some people').pattern}[^،؛]{{0,30}}$")
_PEOPLE_OF = re.compile(r"(?<!\w)(?<!پر )(?<!کم )جمعیت (?P<of>(?:\w+ ){1,5})$")  # «جمعیت زنبورداران ساوه»
_WHOLE = re.compile(
    rf"(?<!\w)(?:{one_of('whole or now')}|{one_of('kind of place')}|{one_of('of the whole place')})(?!\w)"
)
_HOME_OF = re.compile(rf"(?<!\w){one_of('home of')}[ ]+(?:{one_of('about so many')} )?$")
_CROWDED = re.compile(rf"[ ]*{COUNTED}[ ،]*(?:\w+ ){{0,3}}{one_of('crowded')}")
_HAS = re.compile(rf"[ ]*{COUNTED}[ ]+(?:بیشتر )?{one_of('has people')}(?!\w)")
_STARTED = re.compile(rf"[ ]*\w+ {one_of('started with')}")  # «با دوازده هزار سکنه شروع کرد»
_JOINED = re.compile(rf"[ ]*{COUNTED}?[ ]*[،؛]?[ ]*(?:و[ ]+)?(?:در[ ]+)?(?:{AREA}[ ]+)?")
_IN_TURN = re.compile(rf"(?<!\w)به ترتیب (?:{one_of('equal to')} )*(?=\S)")
_WITH = re.compile(rf"(?<!\w)با[ ]+(?:{one_of('about so many')}[ ]+)?$")
_CLOSES = re.compile(rf"[ ]*{COUNTED}[ ]*(?:،|\.|$)")
_FEWEST_WITH = 500  # people of whom nothing but «با» tells that they live there
_COUNTED_UP = re.compile(rf"[ ]+{one_of('is counted as')}(?!\w)")  # «جمعیت ساوه ۶۵ هزار برآورد شد»
_IS_COUNTED = re.compile(
    rf"(?<!رشد )(?<!با )(?<!به ){any_word('population of').pattern}[^،؛:]{{0,45}}،?[ ]*$"
)
_THOUSANDS = re.compile("هزار|میلیون|\\d{5}")
_UNITS = {"هزار": 1000, "میلیون": 1_000_000}
_UNIT = re.compile(rf"(?:{'|'.join(_UNITS)})$")
_CENSUS_OF = re.compile(r"(?<!\w)سرشماری(?: سال)? $")  # «سرشماری ۹۵ جمعیت ساوه را … نشان داد»: a year
_YEARS = 1500
_NEXT_WORDS = re.compile("[،؛:]| (?:اما|ولی) ")  # «۶۵ هزار نفر است اما مهاجران …»
_BOUND = re.compile(rf"(?<!\w){one_of('only a bound')}[ ]+$")  # «شهرهای زیر ۲۰ هزار نفر»


def read_populations(scene: Scene) -> list[Claim]:
    """How many people live somewhere, each place and number once."""
    found: dict[tuple[str, int], Claim] = {}
    for sentence, _ in cues(scene, "population"):
        numbers = _numbers(scene, sentence)
        in_turn = _in_turn(scene, sentence, numbers)
        in_rows = _in_rows(scene, sentence, numbers)
        for at in numbers:
            counted = at in in_rows or _counts_residents(scene, sentence, at)
            place = in_turn.get(at) or (whose(scene, sentence, at) if counted else None)
            if place is None:
                continue
            value = _as_counted(scene, at, list(in_turn)) if at in in_turn else at.value
            claim = Claim(
                kind="population",
                subject=place.label,
                value=value,
                evidence=evidence(scene.document, "population", (place.start, place.end), (at.start, at.end)),
                near=scene.context.near(),
                confidence=0.8,
            )
            found.setdefault((key(place.label), value), claim)
    return list(found.values())


def _numbers(scene: Scene, sentence: Sentence) -> list[NumberSpan]:
    """The numbers of a sentence that may be those of people of a place."""
    words = scene.document.text[sentence.start : sentence.end]
    return [
        NumberSpan(sentence.start + number.start, sentence.start + number.end, number.value)
        for number in find_numbers(words)
        if not number.ordinal
        and FEWEST <= number.value <= MOST
        and not (number.value < _YEARS and _CENSUS_OF.search(words, 0, number.start))
    ]


def _in_rows(scene: Scene, sentence: Sentence, numbers: list[NumberSpan]) -> set[NumberSpan]:
    """Those that count residents because one of their row does: «ساوه ۶۵ هزار نفر و تفرش ۳۹ هزار نفر جمعیت دارد»."""
    text = scene.document.text
    found: set[NumberSpan] = set()
    if len(numbers) < 2:
        return found
    row: list[NumberSpan] = []
    for number in numbers:
        place = right_before(scene, sentence.start, number)
        joined = row and place and _JOINED.fullmatch(text, row[-1].end, place.start)
        if place is None or not _AFTER_PEOPLE.match(text, number.end):
            row = []
            continue
        row = [*row, number] if joined else [number]
        if len(row) > 1 and any(_counts_residents(scene, sentence, one) for one in row):
            found.update(row)
    return found


def _in_turn(scene: Scene, sentence: Sentence, numbers: list[NumberSpan]) -> dict[NumberSpan, PeopledPlace]:
    """The places of numbers that follow theirs in order: «جمعیت ساوه و تفرش به ترتیب ۶۵ و ۳۹ هزار نفر است»."""
    text = scene.document.text
    turn = _IN_TURN.search(text, sentence.start, sentence.end)
    if turn is None or not _POPULATION_BEFORE.search(text[sentence.start : turn.start()]):
        return {}
    places = _run(text, places_named(scene, sentence.start, turn.start())[::-1])[::-1]
    counts = _run(text, [n for n in numbers if n.start >= turn.end()])
    if len(places) < 2 or len(places) != len(counts) or not _AFTER_PEOPLE.match(text, counts[-1].end):
        return {}
    return {count: labelled(text, place) for place, count in zip(places, counts, strict=True)}


def _as_counted(scene: Scene, number: NumberSpan, row: list[NumberSpan]) -> int:
    """«۶۵ و ۳۹ هزار نفر»: thousands, as the last of the row says."""
    unit = _UNIT.search(scene.document.text, row[-1].start, row[-1].end)
    if unit is None or _THOUSANDS.search(scene.document.text, number.start, number.end):
        return number.value
    return number.value * _UNITS[unit.group()]


def _run(text: str, items: Sequence[S]) -> list[S]:
    """Those of some mentions that follow the first of them with nothing but «،» and «و» between."""
    run = list(items[:1])
    for item in items[1:]:
        first, second = sorted((run[-1], item), key=lambda mention: mention.start)
        if not _JOINED.fullmatch(text, first.end, second.start):
            break
        run.append(item)
    return run


def _with_people(scene: Scene, start: int, number: NumberSpan) -> bool:
    """«ساوه با ۶۵ هزار نفر، دومین شهر استان است»; but «شهرداری ساوه با ۶۰۰ نفر» has no residents."""
    place = right_before(scene, start, number)
    owned = place and any(b.start < place.start < b.end for b in scene.bodies)
    return place is not None and not owned and number.value >= _FEWEST_WITH


def _counts_a_part(scene: Scene, start: int, number: NumberSpan) -> bool:
    """«جمعیت زنبورداران ساوه ۵۰۰ نفر است»: of some of its people, whom a word between «جمعیت» and the place tells."""
    for place in places_named(scene, start, number.start)[-1:]:
        if people := _PEOPLE_OF.search(scene.document.text, start, place.start):
            words = _WHOLE.sub(" ", people["of"]).split()
            return bool(words) and not words_of("stop_words").intersection(words)
    return False


def _counts_residents(scene: Scene, sentence: Sentence, number: NumberSpan) -> bool:
    text = scene.document.text
    start, end = clause(scene, sentence, number.start)
    if not text[start : number.start].strip(" «"):
        start = sentence.start  # «جمعیت ساوه: ۳۰ هزار نفر»
    after = text[number.end : min(end, number.end + 90)]
    before = text[max(start, number.start - 90) : number.start]
    if UNITS.match(after) or any(of.search(before) for of in (_PLURAL, _SOME, _BOUND)):
        return False
    if before.endswith("جمعیت ") and _AFTER_ADJECTIVE.match(after):
        return True  # «نیمی از جمعیت ۸۰۰ هزار نفری استان در روستاهاست»
    if _counts_a_part(scene, start, number):
        return False
    grown = GREW.search(
        before
    )  # «۴۰ هزار نفر افزوده شد و جمعیت به ۳۱۰ هزار نفر رسید»: what is added is told before
    if (
        any_word("no residents").search(before[grown.start() if grown else -40 :])
        or any_word("no residents").search(_NEXT_WORDS.split(after[:32])[0])
        or any_word("only at times").search(before[-40:])
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
            or TOWN_WITH.search(before)
            or any_word("living").search(after)
            or (_HAS.match(after) and beside_place(scene, number))
            or (_WITH.search(before) and _CLOSES.match(after) and _with_people(scene, start, number))
            or census_row(scene, sentence, number)
            or asked_about(scene, sentence)
        )
    if _COUNTED_UP.match(after) and _THOUSANDS.search(text, number.start, number.end):
        return _IS_COUNTED.search(before) is not None
    adjective = _AFTER_ADJECTIVE.match(after) or text[: number.end].endswith("یونی")
    return bool(adjective and (_POPULATION_BEFORE.search(before) or beside_place(scene, number)))
