"""Who joins, is in or leaves an assembly: the cities and municipalities around the words that say it."""

from __future__ import annotations

import re

from urbankg.reading.document import Sentence
from urbankg.reading.frames import clause
from urbankg.reading.kind_cues import Cue
from urbankg.reading.mentions.body_names import is_urban
from urbankg.reading.mentions.context import same_name
from urbankg.reading.mentions.parties import Party
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_FARTHEST = 170  # characters between «سه عضو دارد» and the colon that opens their list
_OF_ELSE = re.compile(rf"[ ]+(?:در )?{one_of('of something else')}(?!\w)")
_AT_ONCE = 15  # characters between a colon and the first of a list of places
_NEAR = 45  # characters between «تازه‌ترین عضو» and who it is
_AFTER = ("عضویت", "پیوستن", "الحاق", "پذیرش", "خروج", "اخراج")
_HEAD = re.compile(r"[^:،؛]{2,25}:")
_OWN = re.compile(r" (?:رسمی )?خود(?!\w)")
_ARE = re.compile(rf"(?<!\w)(?:{one_of('list are')}|اند(?! \w))(?!\w)")
RANGE = re.compile(r"(?<!\w)از [^.؛:]{2,60} گرفته تا (?=\w)")  # «از ساوه و تفرش گرفته تا اراک»
_WHEN = re.compile(r"[ ،]+(?:(?:هم|نیز|در|همین) )*")
_ENDS_OR_GOES_ON = re.compile(r"[ ]*(?:[.؛،]|و(?!\w)|$)", re.MULTILINE)
_GOES_ON = re.compile(r"[ ]*(?:،|و(?!\w))")
_CONSISTS = ("متشکل", "شامل")
_JOINED = re.compile(r"[ ]*(?:،[ ]*)?(?:و[ ]+)?(?:شهر )?")
_NEXT_TO = re.compile(r"[ ،]*")
_THE_CITY = re.compile(
    r"(?<!\w)(?:(?:این|همین) (?:کلان ?شهر|شهر|شهرداری|بندر)|شهر (?:ما|من)|شهر(?:مان|ش))(?!\w)"
)
DATELINE = re.compile(r" *[-–—] ")
_CAPITAL = re.compile(r"(?<!\w)پایتخت(?: ایران| کشور)?(?!\w)")


def of_something_else(text: str, end: int) -> bool:
    """Whether a word of members, which ends there, is of no assembly («عضویت در کارگروه»)."""
    return _OF_ELSE.match(text, end) is not None


def members_of(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party], body: tuple[int, int]
) -> list[tuple[str, int, int]]:
    """The names of those around a cue that join, are in or leave the body named at ``body``, with their places."""
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    if cue.sense == "members":
        return _listed(scene, sentence, cue, there, body) or _before(scene, sentence, cue, there)
    after = _comes_before_members(scene, sentence, cue)
    first = cue.end if after and cue.sense != "chair" else start
    found = _among(scene, sentence, cue, there, body, (first, end if after else cue.start))
    if not found and (cue.sense in ("latest", "plain") or (after and cue.text.startswith(_AFTER))):
        span = (start, cue.start) if after else (cue.end, min(end, cue.end + _NEAR))
        found = _among(scene, sentence, cue, there, body, span)
    if not found and (head := _HEAD.match(text, sentence.start, start)):  # «گناوه: پیوستن به …»
        found = _among(scene, sentence, cue, there, body, (sentence.start, head.end()))
    if found and cue.sense == "start" and not after:
        found += _gapped(scene, sentence, cue, there)
    city = _THE_CITY.search(text, start, end)
    if city and not found and not any_word("no member after", closing=True).search(text, start, city.start()):
        label = scene.context.last("city", city.start())
        found = [(label, *city.span())] if label else []
    capital = _CAPITAL.search(text, start, end)
    if capital and not found:
        found = [("تهران", *capital.span())]
    return found


def _among(
    scene: Scene,
    sentence: Sentence,
    cue: Cue,
    there: list[Party],
    body: tuple[int, int],
    span: tuple[int, int],
) -> list[tuple[str, int, int]]:
    """The parties of a stretch that can be members: subjects, and those listed with them."""
    found: list[tuple[str, int, int]] = []
    listed = False
    for party in there:
        if not span[0] <= party.start < span[1] or body[0] <= party.start < body[1]:
            listed = False
            continue
        taken = _is_member(scene, sentence, cue, party) and (
            party.before in (*_subject(cue), *_AFTER, *_of_range(scene, party, span))
            or (party.before == "و" and (listed or not found))
        )
        listed = taken
        if taken and not any(same_name(party.label, label) for label, _, _ in found):
            found.append((party.label, party.start, party.end))
    return found


def _gapped(scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]) -> list[tuple[str, int, int]]:
    """«ساوه سال ۱۳۸۹ عضو شد و تفرش سال ۱۳۹۱»: who did the same at another time, told without the verb."""
    text = scene.document.text
    found: list[tuple[str, int, int]] = []
    run: list[Party] = []
    for party in there:
        if (
            party.start < cue.end
            or party.before not in ("و", "")
            or not _is_member(scene, sentence, cue, party)
        ):
            run = []
            continue
        run = [*run, party] if run and _GOES_ON.match(text, run[-1].end) else [party]
        when = next((d for d in scene.dates if _WHEN.fullmatch(text, party.end, d.start)), None)
        if when and _ENDS_OR_GOES_ON.match(text, when.end):
            found += [(one.label, one.start, one.end) for one in run]
            run = []
    return found


def _before(scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]) -> list[tuple[str, int, int]]:
    """«اراک، ساوه و تفرش اعضای مجمع هستند»: the places right before, two at least."""
    text = scene.document.text
    _, end = clause(scene, sentence, cue.start)
    if not any_word("list are").search(text, cue.end, end):
        return []
    found: list[tuple[str, int, int]] = []
    until = cue.start
    for party in reversed([p for p in there if p.end <= cue.start]):
        joined = _JOINED if found else _NEXT_TO
        if not joined.fullmatch(text, party.end, until) or not _is_member(scene, sentence, cue, party):
            break
        found.insert(0, (party.label, party.start, party.end))
        until = party.start
        if party.before not in ("", "و"):
            return []
    return found if len(found) > 1 else []


def _opening(scene: Scene, sentence: Sentence, cue: Cue, body: tuple[int, int]) -> int:
    """Where a list of members begins: after «:», «عبارت‌اند از», «مجمع … شامل», «شهرهای عضو مجمع»; -1 if nowhere."""
    text = scene.document.text
    _, end = clause(scene, sentence, cue.start)
    if cue.text.startswith(_CONSISTS):
        return cue.end if _NEXT_TO.fullmatch(text, body[1], cue.start) else -1
    opens = text.find(":", cue.end, sentence.end)
    if opens >= 0:
        return opens + 1
    if told := any_word("listed here").search(text, cue.end, sentence.end):
        return told.end()
    names_them = cue.text.startswith(("شهرهای عضو", "اعضا")) and _ARE.search(text, body[1], end)
    return body[1] if names_them and cue.end <= body[1] else -1


def _listed(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party], body: tuple[int, int]
) -> list[tuple[str, int, int]]:
    """«سه عضو دارد: اراک، ساوه و تفرش»: the places after the words that open their list."""
    text = scene.document.text
    at = _opening(scene, sentence, cue, body)
    if at < 0 or at - cue.end > _FARTHEST:
        return []
    found: list[tuple[str, int, int]] = []
    for party in there:
        if party.start < at:
            continue
        if not found and party.start - at > _AT_ONCE:
            break
        if party.before not in ("", "و", "از") or not _is_member(scene, sentence, cue, party):
            break
        found.append((party.label, party.start, party.end))
        if not _GOES_ON.match(text, party.end):
            break
    return found


def _comes_before_members(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """«عضویت ساوه در مجمع», «با پیوستن ساوه»; but «ساوه به عضویت مجمع درآمد»."""
    leaves = cue.text in ("خروج", "اخراج")
    if not leaves and scene.document.text[max(sentence.start, cue.start - 3) : cue.start] == "به ":
        return False
    if _OWN.match(scene.document.text, cue.end):
        return False
    return cue.sense in ("noun", "chair", "latest") or cue.text.split()[0] in _AFTER


def _subject(cue: Cue) -> tuple[str, ...]:
    """The prepositions of who joins: none, but «کرسی بیستم به زنجان رسید»."""
    return ("", "به") if cue.sense == "chair" else ("",)


def _of_range(scene: Scene, party: Party, span: tuple[int, int]) -> tuple[str, ...]:
    """The prepositions of «از ساوه و تفرش گرفته تا اراک», where a party is in such a range."""
    ranges = RANGE.finditer(scene.document.text, *span) if party.before in ("از", "تا", "و") else ()
    return ("از", "تا", "و") if any(r.start() <= party.start <= r.end() for r in ranges) else ()


def _is_member(scene: Scene, sentence: Sentence, cue: Cue, party: Party) -> bool:
    if party.kind == "body":
        kind = party.body.kind if party.label and party.body else ""
        if kind == "council":  # «شورای شهر ساوه هم به عضویت پذیرفته شد»; but «عضو شورای شهر ساوه …»
            before = scene.document.text[sentence.start : party.start].rstrip(" «")
            if not cue.text.startswith(("عضویت", "پیوست", "ملحق", "عضو شد")):
                return False
            return not before or before.endswith(("،", "؛", ":", "."))
        among = kind == "assembly" and "عضویت" in cue.text and party.before == ""
        of_town = kind == "organisation" and party.body and party.body.place_name
        municipal = of_town and party.before in ("", *_AFTER) and party.body and is_urban(scene, party.body)
        return kind in ("municipality", "village_office") or among or bool(municipal)
    if party.kind != "place":
        return False
    if party.start == sentence.start and DATELINE.match(scene.document.text, party.end):
        return False  # «ساوه - شهرداری ساوه به …» says where the article is from
    mention = next(m for m in scene.context.mentions if m.start == party.start)
    from_cue = cue.end if cue.sense == "latest" and cue.end < party.start else 0  # «آخرین عضو ساوه بود»
    before = scene.document.text[max(sentence.start, party.start - 24, from_cue) : party.start]
    return any(p.kind in ("city", "county") for p in mention.places) and not any_word(
        "no member after", closing=True
    ).search(before)
