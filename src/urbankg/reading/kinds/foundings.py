"""Claims of kind `founded`: when and where a municipality, an organisation, an assembly came to be."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from urbankg.claims import Claim
from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.persian.fold import key
from urbankg.reading.dates.date_company import DateCompany
from urbankg.reading.dates.event_dates import day_reported
from urbankg.reading.dates.founding_dates import date_of_founding, is_old
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import asserted, clause, cues
from urbankg.reading.kind_cues import Cue
from urbankg.reading.mentions.bodies import GOVERNING, Body
from urbankg.reading.mentions.body_names import JOINABLE, full_name, is_urban, spoken_of
from urbankg.reading.mentions.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_FOUNDABLE = GOVERNING | {"assembly", "organisation", "committee", "ministry"}
_ONLY_DATED = frozenset(
    ["noun", "began", "born", "since"]
)  # senses in which only a date of long ago makes a founding
_DATED = _ONLY_DATED | {"history"}
_COUNCILS = frozenset(["council", "provincial_council"])
_MEETING = _COUNCILS | {"assembly"}
_PERFECT = ("شده", "گردیده", "یافته")
_SITTING = re.compile(rf"{one_of('sitting of a body')}(?: \w+){{0,4}} $")
_OF_BODY = re.compile(
    rf"(?<!\w)(?:(?:این|همین|ان) {one_of('this founded body')}"
    rf"|{one_of('a body that')} که|{one_of('beginning of a body')} ان)(?!\w)"
)
_OPENED = frozenset(["municipality", "village_office", "organisation"])
_SINCE = re.compile(
    r"[^\d.]{0,40}(?<!\w)از (?:سال |\w+ )?\d{4}[ ،]*(?:به این سو|تاکنون|تا امروز|تا کنون)?[ ،]*"
)
_ONLY_WHEN = re.compile(r"[ ]*(?:در )?(?:سال )?[^\d]{0,12}\d")
_ALONE = re.compile(rf"(?:^|[،؛:.»\-\n]|(?<!\w){one_of('before a founding')})[ ]*$")
_POINTING = len(" این وزارتخانه ")  # characters after a noun in which a word points back: «تأسیس آن»
_BACK = 3  # sentences within which «این وزارتخانه» points back
_SAME_TOWN = re.compile(r"(?<!\w)در همین (?:کلان ?شهر|شهر|بندر)(?!\w)")
_ACTED_ON = re.compile(r"[ ،»]*را(?!\w)")
_FROM_PLACE = re.compile(r"(?<!\w)از \w+(?: \w+)? $")
_NO_OBJECT = ("در", "با", "از", "توسط", "برای")
_NO_SUBJECT = ("در", "با", "توسط", "به", "عضویت", "پیوستن")
_MARK = re.compile(r"[^\w ]$")
_YEAR_ENDS = re.compile(r"(?<!\w)(?:1[23]\d\d|سال \d\d)$")
_THIS_TOWN = re.compile(r"(?<!\w)(?:این|همین) (?:شهر|بندر)(?!\w)")
_STARTS_WORK = re.compile(r"(?:اغاز|شروع) به|(?:کار|فعالیت)(?: رسمی)? خود را(?: رسما)? (?:اغاز|شروع)")
_TERM = dt.timedelta(days=5 * 366)
_OWN = re.compile(r"ش$|(?<!\w)ان$")
_WHICH = re.compile(r"(?<!\w)که(?!\w)")
_THE_BODY_THAT = re.compile(rf"(?<!\w){one_of('a body that')} $")


def read_foundings(scene: Scene) -> list[Claim]:
    """The foundings that an article tells, each once."""
    found: dict[str, Claim] = {}
    for sentence, said in cues(scene, "founded"):
        for cue in said:
            for claim in _claims(scene, sentence, cue):
                kept = found.get(key(claim.subject))
                if kept is None or (claim.date is not None) > (kept.date is not None):
                    found[key(claim.subject)] = claim
    return list(found.values())


def _claims(scene: Scene, sentence: Sentence, cue: Cue) -> list[Claim]:
    if not asserted(scene, sentence, cue, max(sentence.start, cue.start - 40)):
        return []
    if not _may_tell_what(scene, sentence, cue):
        return []
    dated = date_of_founding(scene, sentence, cue)
    date = dated.span if dated else None
    if date is None and cue.sense in _DATED and not _STARTS_WORK.match(cue.text):
        return []
    there = parties(scene, sentence)
    founded = _founded(scene, sentence, cue, there, dated)
    of_event = None
    if founded and dated and DateCompany(scene).is_of_other_clause(dated, cue.start):
        of_event = day_reported(scene, sentence)
    claims = []
    for label, kind, mark in founded:
        place = _place(scene, sentence, cue, there, mark)
        if not _enough(scene, sentence, cue, kind, mark, date, place):
            continue
        city = label.removeprefix("شهرداری ") if kind == "municipality" and date is None else None
        claims.append(
            Claim(
                kind="founded",
                subject=label,
                place=place or city,
                date=of_event or date,
                evidence=evidence(scene.document, "founded", mark, (cue.start, cue.end)),
                near=scene.context.near(),
                confidence=0.75,
            )
        )
    return claims


def _enough(
    scene: Scene,
    sentence: Sentence,
    cue: Cue,
    kind: str,
    mark: tuple[int, int],
    date: DateSpan | None,
    place: str | None,
) -> bool:
    """Whether the words are a founding and no session, and say when or where."""
    old = date is not None and is_old(scene, date)
    sits = _SITTING.search(scene.document.text, sentence.start, mark[0])
    if (
        cue.sense == "began"
        and date
        and any_word("newly made").search(scene.document.text, sentence.start, sentence.end)
    ):
        return True
    if _STARTS_WORK.match(cue.text) and kind == "municipality" and _at_once(scene, mark, cue):
        return True
    if kind in _COUNCILS and cue.sense in ("began", "formed") and date and _is_of_its_term(scene, date):
        return False
    if cue.sense in _ONLY_DATED:
        return old
    if cue.sense == "opened":
        return kind in _OPENED and (date is not None or kind != "organisation")
    if cue.sense == "history":
        return old and bool(any_word("goes back").search(scene.document.text, cue.end, sentence.end))
    if cue.sense == "formed":
        if (
            cue.text.endswith("دادند")
            and kind == "assembly"
            and _ACTED_ON.match(scene.document.text, mark[1])
        ):
            return True  # «شهرداران مجمع را تشکیل دادند»
        if sits or kind == "ministry":
            return False
        meets = kind in _MEETING  # «مجمع شهرداران با حضور … در ساوه تشکیل شد»: a session of it
        if kind in JOINABLE and cue.text.endswith(_PERFECT) and _by_law(scene, mark, cue):
            return True
        return (
            old
            or (place is not None and date is None and not meets)
            or (date is not None and kind == "municipality")
        )
    if sits and not old:
        return False
    return date is not None or (
        (place is not None or kind == "municipality")
        and bool(cue.sense == "owner" or any_word("strong founding").match(cue.text))
    )


def _is_of_its_term(scene: Scene, date: DateSpan) -> bool:
    """«شورای ششم شهر ساوه در مرداد ۱۴۰۰ آغاز به کار کرد»: a council does so every four years."""
    published = scene.document.article.published
    return published is not None and published - date.latest < _TERM


def _by_law(scene: Scene, mark: tuple[int, int], cue: Cue) -> bool:
    """«مجمع شهرداران زنجان بر پایه مصوبه شورای عالی استان‌ها تشکیل شده است»: a law founds, and calls no session."""
    return any_word("by law").search(scene.document.text, mark[1], cue.start) is not None


def _at_once(scene: Scene, mark: tuple[int, int], cue: Cue) -> bool:
    """Whether only how and when stands between a body and its verb: «شهرداری ساوه رسماً آغاز به کار کرد»."""
    between = scene.document.text[mark[1] : cue.start]
    return any_word("how a body begins").sub("", between).strip(" ،") == ""


def _may_tell_what(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether there is a body that may have been founded: cheaper than to read the dates and parties of the article."""
    if cue.sense == "owner":
        return True
    start, end = clause(scene, sentence, cue.start)
    heads = any(start <= head.start < end and head.kind in _FOUNDABLE for head in scene.body_heads)
    if heads and any(start <= body.start < end and _foundable(scene, body) for body in scene.bodies):
        return True
    back = _points_out(scene, cue, start) or _tells_only_when(scene, cue, start)
    return back and _spoken_of(scene, start) is not None


def _founded(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party], dated: FoundDate | None
) -> list[tuple[str, str, tuple[int, int]]]:
    """The bodies that were founded: those before the verb; «تأسیس شهرداری» has it after."""
    start, end = clause(scene, sentence, cue.start)
    if cue.sense == "owner":
        head = "بلدیه" if "بلدیه" in cue.text else "شهرداری"
        return [(f"{head} {name}", "municipality", mark) for name, mark in _owners(scene, start, cue, there)]
    bodies = [p for p in there if p.body and _foundable(scene, p.body) and start <= p.start < end]
    bodies = [p for p in bodies if p.before not in ("با", "از", "توسط") or (p.body and p.body.end == p.end)]
    if cue.sense == "named" and not any_word("made and named").search(
        scene.document.text, sentence.start, cue.start
    ):
        return []  # what got another name is not new
    if cue.sense in ("noun", "history", "named"):
        after = [p for p in bodies if 0 <= p.start - cue.end < 3 and p.label]
        if after:
            return [(p.label, p.body.kind, (p.start, p.end)) for p in after[:1] if p.body]
    governed = [p for p in bodies if p.before in _NO_SUBJECT]
    for first, second in pairwise(bodies):
        if first in governed and _joined(first, second):
            governed.append(second)  # «با عضویت شهرداری‌های الف، ب و ج»
    before = [
        p for p in bodies if p.end <= cue.start and p not in governed and _is_subject(scene, sentence, cue, p)
    ]
    if not before and cue.sense in ("verb", "named", "began"):
        before = _made_by_mayors(scene, sentence, cue, bodies)
    if cue.sense in ("noun", "history"):
        before = [
            p for p in before if p.body and p.body.kind != "ministry"
        ]  # «وزارت کشور فرمان ایجاد آن را داد»
    if before:
        # «مجمع در سال ۱۳۷۸ با تصویب شورای …»: what comes after the date is no subject
        before = [p for p in before if dated is None or p.end <= dated.start] or before
        listed = [before[-1]]
        while len(listed) < len(before) and _joined(before[-len(listed) - 1], listed[0]):
            listed.insert(0, before[-len(listed) - 1])
        return [(p.label, p.body.kind, (p.start, p.end)) for p in listed if p.body and p.label]
    alone = not any(p.kind != "place" for p in there if start <= p.start < cue.start)
    if _points_back(scene, cue, start, dated, alone=alone) and (body := _spoken_of(scene, start)):
        return [(full_name(scene, body), body.kind, (body.start, body.end))]
    return []


def _made_by_mayors(scene: Scene, sentence: Sentence, cue: Cue, bodies: list[Party]) -> list[Party]:
    """«شهرداران تشکلی ساختند به نام اتحادیه شهرهای کویری»: the one assembly that is named where many made one."""
    text = scene.document.text
    if not any_word("many made it").search(text, cue.start, min(cue.end + 12, sentence.end)):
        return []
    if not any_word("makers of an assembly").search(text, sentence.start, sentence.end):
        return []
    named = [
        p for p in bodies if p.body and p.body.kind == "assembly" and p.label and p.before not in _NO_OBJECT
    ]
    return named if len({p.label for p in named}) == 1 else []


def _owners(scene: Scene, start: int, cue: Cue, there: list[Party]) -> list[tuple[str, tuple[int, int]]]:
    """The towns that have got a municipality: those named before the verb, else the one that «این شهر» points to."""
    named = [
        (p.label, (p.start, p.end))
        for p in there
        if p.kind == "place" and _is_town(scene, p) and start <= p.start < cue.start and p.before in ("", "و")
    ]
    this = None if named else _THIS_TOWN.search(scene.document.text, start, cue.start)
    town = scene.context.last("city", this.start()) if this else ""
    return [(town, this.span())] if this and town else named


def _points_back(scene: Scene, cue: Cue, start: int, dated: FoundDate | None, *, alone: bool = True) -> bool:
    """Whether what was founded is what the article spoke of before: by a word that says so, or since nobody stands
    before the verb (``alone``): «در سال ۱۳۷۸ در مشهد تشکیل شد».
    """
    if _points_out(scene, cue, start):
        return True
    if not alone or dated is None or dated.start > cue.start:
        return False
    return _tells_only_when(scene, cue, start)


def _points_out(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether a word points to what was founded: «این نهاد», «تأسیس آن»."""
    after = cue.end + (_POINTING if cue.sense in ("noun", "history") else 0)
    return _OF_BODY.search(scene.document.text, start, after) is not None or _OWN.search(cue.text) is not None


def _tells_only_when(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether before the verb stands nothing but when it was."""
    text = scene.document.text
    when = _ONLY_WHEN.match(text, start, cue.start) if cue.sense in ("verb", "formed") else None
    if when is None:
        return False
    end = max((d.end for d in scene.dates if start <= d.start < when.end()), default=when.end())
    said = any_word("how a body begins").sub("", text[end : cue.start]).lstrip(" ،")
    return not said or any_word("opens without a subject").match(said) is not None


def _spoken_of(scene: Scene, position: int) -> Body | None:
    """The body that was named last, not long before a position, if it is one that may have been founded."""
    body = spoken_of(scene, position, _FOUNDABLE)
    if body is None or not _foundable(scene, body):
        return None
    sentence = scene.document.sentence_at
    return body if sentence(body.start) >= sentence(position) - _BACK else None


def _is_subject(scene: Scene, sentence: Sentence, cue: Cue, party: Party) -> bool:
    """Whether a body is what was founded, and not who founded («شهرداری … یک پارک ایجاد کرد») or its building."""
    text = scene.document.text
    if cue.text == "راه افتاد" and _FROM_PLACE.search(text, party.end, cue.start):
        return False  # «بار دبیرخانه مجمع از ساوه راه افتاد»
    if _STARTS_WORK.match(cue.text) and (
        _ACTED_ON.match(text, party.end) or _somebody_starts(scene, sentence, party, cue)
    ):
        return False
    if _is_of_another(text, party, cue):
        return False
    told_of = any_word("clause verb").search(
        text, party.end, cue.start
    )  # «مقر مجمع در ساوه است و در سال … شکل گرفت»
    if not told_of and not _heads_its_phrase(scene, sentence, party):
        return False
    if cue.sense == "opened" and not _ALONE.search(text[sentence.start : party.start]):
        return False
    if cue.sense == "since" and not _SINCE.fullmatch(text, party.end, cue.start):
        return False
    if any_word("first of many", closing=True).search(
        text, max(sentence.start, party.start - 16), party.start
    ) and not (party.body and party.body.place_name):
        return False
    active = any_word("active verb").search(cue.text) or any_word("active verb").match(text, cue.end + 1)
    return (
        cue.sense in ("began", "since", "born")
        or cue.text.startswith("پا ")
        or not active
        or _OWN.search(cue.text) is not None
        or _ACTED_ON.match(text, party.end) is not None
    )


def _is_of_another(text: str, party: Party, cue: Cue) -> bool:
    """«شهرداری خانه‌ای را که در سال ۱۳۲۰ ساخته شد مرمت کرد»: the verb is of what «که» follows, and not of the body."""
    which = list(_WHICH.finditer(text, party.end, cue.start))[-1:]
    return any(
        text[party.end : that.start()].strip(" ،»)") != ""
        and not any_word("clause verb").search(text, that.end(), cue.start)
        and not _THE_BODY_THAT.search(text, party.end, that.start())
        for that in which
    )


def _somebody_starts(scene: Scene, sentence: Sentence, party: Party, cue: Cue) -> bool:
    """«جلسه شورا برگزار شد و الف کار خود را آغاز کرد»: it is somebody who starts work."""
    return any(
        p.kind == "person" and p.before == "و" and party.end <= p.start < cue.start
        for p in parties(scene, sentence)
    )


def _heads_its_phrase(scene: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a body is named by itself: «موزه شهرداری ساوه», «منطقه ۲ شهرداری ساوه» are no municipalities."""
    text = scene.document.text
    before = text[sentence.start : party.start].rstrip("« ")
    if not before or _MARK.search(before) or party.before == "و":
        return True
    if any(before.endswith(text[d.start : d.end]) and d.end < party.start for d in scene.dates):
        return True
    ends = {*(place.end for place in scene.context.mentions), *(office.end for office in scene.offices)}
    if sentence.start + len(before) in ends:
        return True
    return bool(
        any_word("before what was founded", closing=True).search(f"{before} ") or _YEAR_ENDS.search(before)
    )


def _is_town(scene: Scene, party: Party) -> bool:
    mention = next(m for m in scene.context.mentions if m.start == party.start)
    return any(p.kind in ("city", "county") for p in mention.places)


def _foundable(scene: Scene, body: Body) -> bool:
    return body.kind in _FOUNDABLE and (body.kind == "ministry" or is_urban(scene, body))


def _joined(first: Party, second: Party) -> bool:
    """Whether two bodies stand in one list: «شهرداری‌های الف و ب»."""
    return first.body is not None and second.start - first.end <= 4 and second.before in ("و", "")


def _place(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party], mark: tuple[int, int]
) -> str | None:
    """The place after «در» that stands outside the body's own name."""
    start, end = clause(scene, sentence, cue.start)
    for party in there:
        outside = (
            start <= party.start < end
            and party.kind == "place"
            and party.before == "در"
            and not mark[0] <= party.start < mark[1]
        )
        if outside and abs(party.start - cue.start) < 160:
            return party.label
    if same := _SAME_TOWN.search(scene.document.text, start, cue.start):
        return scene.context.last("city", same.start()) or None
    return None
