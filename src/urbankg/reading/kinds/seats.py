"""Claims of kind `seat`: where the secretariat or seat of an assembly or organisation is, or was moved to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from urbankg.claims import Claim
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.reading.dates.event_dates import date_in_clause, date_of_event
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import asserted, clause, cues
from urbankg.reading.kind_cues import Cue, finds
from urbankg.reading.kinds.hinted_seats import ADDRESS, hinted_place, is_governed
from urbankg.reading.mentions.bodies import GOVERNING
from urbankg.reading.mentions.body_names import JOINABLE, full_name, is_urban, same_body, spoken_of
from urbankg.reading.mentions.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_SINCE = re.compile(r"(?<!\w)(?:از (?:امروز|دیروز|این پس|سال|ابتدای)|از)(?!\w)")
_FARTHEST = 130
_CLOSE = 8
_OF = re.compile(rf"[ ]+(?:{one_of('between seat and body')}[ ]+){{0,2}}")
_HERE = re.compile(r"(?<!\w)(?P<before>در|به) (?P<town>(?:همین|همان|این) (?:کلان ?شهر|شهر|بندر))(?!\w)")
_HAPPENS = re.compile(r"(?<!\w)(?:شد|یافت|گردید|گرفت)$")  # «گشایش یافت», but «مستقر است»
_LEFT = re.compile(r"(?<!\w)از (?:شهر )?\w+(?: \w+)? $")
_WHICH_IS_IN = re.compile(r" که (?=(?:(?:از|تا) (?:سال )?\d+ )?(?:در|به) )")  # «دبیرخانه که در ساوه است»
_WAS = ("بود", "بوده")
# «دبیرخانه آن تا پارسال در اراک بود»: it is there no longer
_UNTIL = re.compile(rf"(?<!\w)تا {one_of('until some time ago')} در (?:شهر )?$")
_WAS_THERE = (" بود ", " بود،", " بود.", " بوده")
_NEXT_CLAUSE = re.compile(rf"(?<!\w){one_of('clause verb')} و (?:شهر )?$")
# What is told between a secretariat and the place where it is now: «دبیرخانه‌اش که ده سال در اراک بود، در ساوه است».
_TOLD_BETWEEN = re.compile(
    rf"،? که [^،]*?(?:{one_of('clause verb')}|ندارد|نیست|نبود)[ ]?،|^.*? (?:بود|بوده) و (?=از )"
)
_WITH_IT = re.compile(r"(?<!\w)(?:پس از|بعد از|با) \w+(?: \w+)? $")  # «با انتقال دبیرخانه به ساوه، …»
_BECAME = re.compile(r"(?<!\w)(?:شد|شده)(?!\w)")
_HOSTS = re.compile(rf"(?<!\w){one_of('host of a seat')}(?: \w+)?[ ]+$")
_DRAWN = re.compile(r"(?<!\w)به نام (?:شهر )?$")
_SITUATED = re.compile(r"(?<!\w)(?:واقع|مستقر) در (?:شهر )?$")
_ASKED = re.compile(r"[^\w]*(?:و )?(?P<seat>(?:محل )?(?:دبیرخانه|مقر)\w*)(?: \w+){0,5}[ ]?[؟?]")
_AT_ONCE = re.compile(r"[^\w]*(?:\w:[ ]*)?(?:در )?(?:شهر )?")
_IS = re.compile(rf"[ ]+{one_of('is the seat')}(?!\w)")
_BARE = re.compile(r"(?:دفتر(?: مرکزی)?|نشانی(?: تازه| جدید)?)[ ]*(?:به|را|در|از|:)(?!\w)")
_THIS_BODY = re.compile(rf"(?<!\w)(?:این|همین) {one_of('this body with a seat')}(?!\w)")
_IN = re.compile(r"(?<!\w)در[ ]+$")
_BEHIND = re.compile(r"[ ](?P<word>\w+)")
_IN_TOWN = re.compile(r"[ »]+در (?:شهر )?")
_NO_SEAT = re.compile(r"(?<!\w)(?:از|به|در|دبیر|رییس|مدیر|مسیول|نشست|جلسه|اعضای)[ ]+$")


def read_seats(scene: Scene) -> list[Claim]:
    """The seats that an article tells, each once."""
    found: list[Claim] = []
    for sentence, said in cues(scene, "seat"):
        there = parties(scene, sentence)
        for noun in said:
            claim = _claim(scene, sentence, noun, there)
            if claim is not None and not _is_known(claim, found):
                found.append(claim)
    found += [claim for claim in _answers(scene) if not _is_known(claim, found)]
    return found


def _is_known(claim: Claim, known: list[Claim]) -> bool:
    """Whether a seat is told already, of the body by the same name or a fuller one."""
    return any(
        key(other.object or "") == key(claim.object or "") and same_body(other.subject, claim.subject)
        for other in known
    )


def _answers(scene: Scene) -> Iterator[Claim]:
    """«دبیرخانه مجمع کجاست؟ ساوه.»"""
    text = scene.document.text
    if not (("؟" in text or "?" in text) and ("دبیرخانه" in text or "مقر" in text)):
        return
    for question, answer in pairwise(scene.document.sentences):
        asked = _ASKED.match(scene.document.text, question.start, question.end)
        body = spoken_of(scene, question.end, JOINABLE) if asked else None
        if asked is None or body is None or not is_urban(scene, body):
            continue
        place = next((p for p in parties(scene, answer) if p.kind == "place"), None)
        if place and _AT_ONCE.fullmatch(scene.document.text, answer.start, place.start):
            mark, where = (body.start, body.end), (place.start, place.end)
            yield Claim(
                kind="seat",
                subject=full_name(scene, body),
                object=place.label,
                evidence=evidence(scene.document, "seat.answer", mark, asked.span("seat"), where),
                near=scene.context.near(),
                confidence=0.7,
            )


def _claim(scene: Scene, sentence: Sentence, noun: Cue, there: list[Party]) -> Claim | None:
    start, end = clause(scene, sentence, noun.start)
    text = scene.document.text
    if noun.sense == "noun" and _NO_SEAT.search(text[max(start, noun.start - 8) : noun.start]):
        verb, place = _in_it(scene, start, noun, there)
        said = True
    else:
        verb, place = _where(scene, sentence, noun, there)
        said = False
    moved = verb is not None and verb.sense in ("move", "moved")
    told = verb is not None and place is not None and (said or _is_asserted(scene, sentence, noun, verb))
    if not told and noun.sense == "noun" and not said:
        place, moved = hinted_place(scene, sentence, noun, _all_places(scene, sentence, there))
        verb, told = noun, place is not None
    body = _whose(scene, start, end, noun, there) if told else None
    if verb is None or place is None or body is None or _no_longer(text, start, place):
        return None
    dated = (
        date_of_event(scene, sentence, verb.start) if moved else date_in_clause(scene, sentence, verb.start)
    )
    label, mark = body
    return Claim(
        kind="seat",
        subject=label,
        object=place.label,
        date=dated if moved or _HAPPENS.search(verb.text) or _SINCE.search(text, start, verb.end) else None,
        evidence=evidence(scene.document, "seat", mark, (noun.start, noun.end), (place.start, place.end)),
        near=scene.context.near(),
        confidence=0.8,
    )


def _no_longer(text: str, start: int, place: Party) -> bool:
    """Whether a seat was in a place until some time ago."""
    return text.startswith(_WAS_THERE, place.end) and _UNTIL.search(text, start, place.start) is not None


def _is_asserted(scene: Scene, sentence: Sentence, noun: Cue, verb: Cue) -> bool:
    start, _ = clause(scene, sentence, noun.start)
    since = max(start, noun.start - 40)
    return asserted(scene, sentence, verb if verb.start > noun.start else noun, since)


def _where(
    scene: Scene, sentence: Sentence, noun: Cue, there: list[Party]
) -> tuple[Cue | None, Party | None]:
    """The verb and the place of a seat, by the first wording that fits."""
    start, end = clause(scene, sentence, noun.start)
    places = _all_places(scene, sentence, there)
    within_clause = sorted((p for p in places if start <= p.start < end), key=lambda p: p.start)
    address = _address(scene, sentence, noun, places)
    if noun.text == "نشانی" or address:
        return (noun, address) if address else (None, None)
    if noun.sense in ("self", "moved"):
        return _itself(scene, start, noun, within_clause)
    if noun.sense == "centre":
        centre = next((p for p in within_clause if 0 <= p.start - noun.end < _CLOSE), None)
        return noun, centre
    for wording in (_host, _moving, _verb, _beside_the_noun):
        verb, place = wording(scene, start, end, noun, within_clause)
        if place is not None:
            return verb, place
    return None, None


def _all_places(scene: Scene, sentence: Sentence, there: list[Party]) -> list[Party]:
    """The places of a sentence, those that it points to included."""
    places = (
        _as_place(scene.document.text, p) for p in [*there, *_this_town(scene, sentence.start, sentence.end)]
    )
    return [p for p in places if p is not None]


def _in_it(scene: Scene, start: int, noun: Cue, there: list[Party]) -> tuple[Cue | None, Party | None]:
    """«دیروز در دبیرخانه مجمع در ساوه نشستند»."""
    text = scene.document.text
    whose = next((p for p in there if p.body and _OF.fullmatch(text, noun.end, p.start)), None)
    if whose is None or not _IN.search(text, start, noun.start):
        return None, None
    place = next(
        (p for p in there if p.kind == "place" and p.before == "در" and 0 < p.start - whose.end < 12), None
    )
    return (noun, place) if place and _IN_TOWN.fullmatch(text, whose.end, place.start) else (None, None)


def _as_place(text: str, party: Party) -> Party | None:
    """A place; or the city of «در شهرداری ساوه», «در ساختمان شهرداری ساوه»."""
    if party.kind == "place":
        return party
    body = party.body
    housed = body and any(
        address.search(text, max(0, party.start - 60), party.start) for address in ADDRESS.values()
    )
    governs = body is not None and body.kind in (GOVERNING if housed else ("municipality",))
    if body and governs and body.place_name and (housed or party.before in ("در", "به")):
        return replace(party, label=body.place_name, kind="place")
    return None


def _this_town(scene: Scene, start: int, end: int) -> list[Party]:
    """«در همین شهر»: the city spoken of last."""
    found = []
    text = scene.document.text
    for here in _HERE.finditer(text, start, end):
        left = _LEFT.search(text, start, here.start())  # «از اراک به این شهر»: not Arak
        if label := scene.context.last("city", left.start() if left else here.start()):
            found.append(Party(here.start("town"), here.end(), label, "place", here["before"]))
    return found


def _address(scene: Scene, sentence: Sentence, noun: Cue, places: list[Party]) -> Party | None:
    """«نشانی تازه مجمع: ساوه، خیابان …», «دبیرخانه: ساوه»."""
    colon = scene.document.text.find(":", noun.end, sentence.end)
    if colon < 0 or colon - noun.end > 60:
        return None
    return next((p for p in places if 0 < p.start - colon < 12), None)


def _itself(scene: Scene, start: int, noun: Cue, places: list[Party]) -> tuple[Cue | None, Party | None]:
    """«مجمع در ساوه مستقر است», «مستقر در ساوه», «این تشکل به ساوه نقل مکان کرد»."""
    after = [p for p in places if p.before == "در" and 0 <= p.start - noun.end < 12]
    if noun.text == "مستقر":
        return (noun, after[0]) if after else (None, None)
    wanted = "به" if noun.sense == "moved" else "در"
    at = [p for p in places if p.end <= noun.start and is_governed(scene, start, p, wanted)]
    near = [p for p in at if noun.start - p.end < 3]
    return (noun, near[-1]) if near else (None, None)


def _host(
    scene: Scene, start: int, end: int, noun: Cue, places: list[Party]
) -> tuple[Cue | None, Party | None]:
    """«ساوه میزبان دبیرخانه است», «ساوه مقر مجمع شد», «قرعه میزبانی دبیرخانه به نام ساوه افتاد»."""
    text = scene.document.text
    subjects = [
        p
        for p in places
        if p.end <= noun.start
        and (p.before == "" or (p.before == "و" and _NEXT_CLAUSE.search(text, start, p.start)))
    ]
    if noun.sense == "host":
        return (noun, subjects[-1]) if subjects else (None, None)
    at_once = subjects and subjects[-1].end + 1 == noun.start
    named = noun.text.startswith("مقر") or (at_once and noun.text == "دبیرخانه")
    if subjects and named and _BECAME.search(text, noun.end, end):
        return noun, subjects[0] if noun.text.startswith("مقر") else subjects[-1]
    if subjects and _HOSTS.search(text[subjects[-1].end : noun.start]):
        return noun, subjects[-1]
    held = next((v for v in finds("seat.verb", text, noun.end, end) if v.sense == "hold"), None)
    if subjects and held:
        return held, subjects[-1]
    drawn = [p for p in places if _DRAWN.search(text[start : p.start]) and text.startswith(" افتاد", p.end)]
    return (noun, drawn[0]) if drawn else (None, None)


def _moving(
    scene: Scene, start: int, end: int, noun: Cue, places: list[Party]
) -> tuple[Cue | None, Party | None]:
    """«انتقال دبیرخانه به ساوه انجام شد»."""
    text = scene.document.text
    if not any_word("to its seat", closing=True).search(text, start, noun.start):
        return None, None
    to = [p for p in places if p.start >= noun.end and p.before == "به"]
    if not to:
        return None, None
    with_it = text.startswith("،", to[0].end) and _WITH_IT.search(text, start, noun.start)
    settled = with_it or any_word("seat settled").search(text, noun.start, end)
    return (noun._replace(sense="move"), to[0]) if settled else (None, None)


def _verb(
    scene: Scene, start: int, end: int, noun: Cue, places: list[Party]
) -> tuple[Cue | None, Party | None]:
    """A verb of moving with «به» a place, or of being with «در» one."""
    text = scene.document.text
    formerly: tuple[Cue, Party] | None = None
    for verb in sorted(finds("seat.verb", text, start, end), key=lambda v: (v.start, -v.end)):
        if abs(verb.start - noun.start) > _FARTHEST or verb.sense == "hold" or verb.text == "میزبان":
            continue
        if formerly and verb.sense == "move":
            break
        wanted = "به" if verb.sense == "move" else "در"
        governed = [
            p
            for p in places
            if noun.start - 60 < p.start < verb.start
            and is_governed(scene, max(start, min(noun.end, p.start - 60)), p, wanted)
            and (verb.sense == "move" or _beside(scene, noun, p))
            and not any_word("no seat").search(text, noun.end, p.start)
        ]
        if governed and verb.text not in _WAS:
            return verb, governed[-1]
        if governed:  # «تا ۱۳۹۵ در اراک بود و از آن پس در ساوه است»
            formerly = formerly or (verb, governed[-1])
    return formerly or (None, None)


def _beside_the_noun(
    scene: Scene, start: int, end: int, noun: Cue, places: list[Party]
) -> tuple[Cue | None, Party | None]:
    """«با مقر ساوه», «ساوه مقر مجمع است», «ساوه، مقر مجمع،», «محل دبیرخانه مجمع ساوه است», «واقع در ساوه»."""
    text = scene.document.text
    for place in places:
        if noun.text.startswith("مقر"):
            before = text[max(start, noun.start - 4) : noun.start]
            if before.endswith("با ") and 0 < place.start - noun.end < 6:
                return noun, place
            if place.before == "" and re.fullmatch(r"،? ", text[place.end : noun.start]):
                return noun, place
        if _SITUATED.search(text[noun.end : place.start]) and place.start - noun.end < 70:
            return noun, place
        named = (
            noun.text.startswith(("محل", "مقر")) and place.before in ("", "شهر") and place.start > noun.end
        )
        if named and _IS.match(text, place.end):
            return noun, place
    return None, None


def _beside(scene: Scene, noun: Cue, place: Party) -> bool:
    """Whether no verb and no comma parts the noun from the place where it is."""
    between = scene.document.text[min(noun.end, place.end) : max(noun.start, place.start)]
    between = _TOLD_BETWEEN.sub(" ", _WHICH_IS_IN.sub(" ", between))
    return not re.search(r"(?<!\w)(?:که|شد|بود|است|شده)(?!\w)", between) and between.count("،") in (0, 2)


def _is_of_another(scene: Scene, noun: Cue) -> bool:
    """Whether a word behind the noun tells whose seat it is: «دبیرخانه شهر دوستدار کودک»."""
    text = scene.document.text
    word = _BEHIND.match(text, noun.end)
    if word is None or noun.text.endswith("ش") or noun.sense in ("self", "moved", "host"):
        return False
    known = {*(head.start for head in scene.body_heads), *(date.start for date in scene.dates)}
    return (
        word["word"] not in words_of("stop_words")
        and word.start("word") not in known
        and not _OF.fullmatch(text, noun.end, word.end() + 1)
        and not any_word("clause verb").match(text, word.start("word"))
    )


def _whose(
    scene: Scene, start: int, end: int, noun: Cue, there: list[Party]
) -> tuple[str, tuple[int, int]] | None:
    """The body whose seat it is: right after the noun, else before it, else the one spoken of last."""
    text = scene.document.text
    bodies = [
        p
        for p in there
        if p.body
        and p.body.kind in JOINABLE
        and p.label
        and is_urban(scene, p.body)
        and start <= p.start < end
    ]
    if noun.sense == "centre":  # «اتحادیه شهرداری‌های مرکزی به مرکزیت ساوه»
        centred = [p for p in bodies if 0 <= noun.start - p.end < _CLOSE]
        return (centred[0].label, (centred[0].start, centred[0].end)) if centred else None
    own = [p for p in bodies if _OF.fullmatch(text, noun.end, p.start)] if noun.end < end else []
    before = [p for p in bodies if p.end <= noun.start and not _is_of_another(scene, noun)]
    for party in [*own, *reversed(before)]:
        return party.label, (party.start, party.end)
    bare = noun.text.strip() in ("دفتر", "نشانی", "دفتر مرکزی") and (
        _BARE.match(text, noun.start) or any_word("whose seat").match(text, noun.end + 1)
    )
    if (
        any(word in noun.text for word in ("دبیرخانه", "مقر", "ستاد", "محل"))
        or noun.text.endswith("ش")
        or bare
    ):
        body = spoken_of(scene, noun.start, JOINABLE)
    elif noun.sense in ("self", "moved") and _THIS_BODY.search(text, start, noun.start):
        body = spoken_of(scene, start, JOINABLE)
    else:
        return None
    if body and is_urban(scene, body):
        return full_name(scene, body), (body.start, body.end)
    return None
