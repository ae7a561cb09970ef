"""Memberships that are told in no wording of their own: a word of members, an assembly, and towns that nothing else
claims.

«مجمع شهرداران از دیروز یک عضو بیشتر دارد: ساوه»; «درهای اتحادیه به روی ساوه هم باز شد»; «هر سه شهر عضو مؤسس‌اند».
"""

from __future__ import annotations

import re
from collections.abc import Collection

from urbankg.claims import Claim, Status
from urbankg.persian.dates import DateSpan
from urbankg.persian.fold import key
from urbankg.persian.name_words import is_common
from urbankg.persian.numbers import find_numbers
from urbankg.reading.dates.event_dates import date_in_clause, date_of_event
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import asserted, clause, inside, within
from urbankg.reading.kind_cues import Cue
from urbankg.reading.kinds.joining import DATELINE, RANGE, of_something_else
from urbankg.reading.mentions.bodies import Body
from urbankg.reading.mentions.body_names import JOINABLE, full_name, is_urban, may_have_members, spoken_of
from urbankg.reading.mentions.context import same_name
from urbankg.reading.mentions.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_BACK = 3  # sentences within which the assembly was spoken of
_CLOSE = 8  # characters between «عضو» and the assembly
_FARTHEST = 130  # characters between a word of members and who is one
_STRONG = ("عضو", "اعضا", "پیوست", "پذیرفت")
_SEATS = ("کرسی", "صندلی")
_MEMBERS = ("municipality", "village_office")
_POINTS = re.compile(
    rf"(?<!\w)(?:(?:(?:این|ان|همین) )?{one_of('this assembly')}|(?:به|در|از|عضو) ان)(?!\w)"
    rf"(?! {one_of('not that assembly')})"
)
_LIST_FOLLOWS = re.compile(r"[ ]*[؛:][ ]*(?:شهر(?:های|داری های|داری)? )?")
_LIST = re.compile(r"[ ]*(?:،|و(?= ))[ ]*(?:(?:و )?شهر(?:داری)? )?")
_AND = re.compile(r" و$")
_BEGINS = re.compile(r"[ «]*(?:(?:شهر|شهرداری) ?های )?(?:شهر(?:داری)? )?")
_JOINT = re.compile(r"[ ]*(?:،[ ]*(?:و )?| و )(?:شهر(?:داری)? )?|[ ]*(?:[.؛»]|$)", re.MULTILINE)
_GOES_ON = re.compile(r"[ ]*(?:،|و )")
_MOST_WORDS = 4  # less than of a town in a list
_MARK = re.compile(r"(?:^|[^\w ])$|\d$")
_PREVIOUS = re.compile(r"[^\W\d_]+(?:[ ]های)?$")
_STOPS = re.compile(rf"(?<!\w)(?:{one_of('clause verb')})(?!\w)(?! که(?!\w))")
_ALL_TOWNS = re.compile(r"(?<!\w)(?:هر|این) (?P<many>دو|سه|چهار|پنج|شش|هفت) (?:شهر|شهرداری|عضو)(?!\w)")
_AS_MANY = re.compile(
    r"(?<!\w)(?P<many>یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده) (?:عضو|شهر|شهرداری) (?:تازه|جدید|دیگر)"
)
_CAME_TOO = re.compile(r" (?:هم|نیز) (?:امد|امضا|وارد|اضافه|پیوست|رسید)\w*")


def hinted_memberships(scene: Scene, sentence: Sentence, told: Collection[tuple[int, int]]) -> list[Claim]:
    """The memberships of a sentence by the words of members in it, the assembly and the towns beside them.

    ``told`` are the clauses whose memberships are known already.
    """
    text = scene.document.text
    found: list[Claim] = []
    if text[sentence.start : sentence.end].endswith(("؟", "?")):
        return found
    done = set(told)
    for word in any_word("tells of members").finditer(text, sentence.start, sentence.end):
        cue = Cue(*word.span(), "hint", word.group())
        here = clause(scene, sentence, cue.start)
        if (
            here not in done
            and not of_something_else(text, word.end())
            and (claims := _claims(scene, sentence, cue))
        ):
            done.add(here)
            found += claims
    return found or _headed(scene, sentence)


def _headed(scene: Scene, sentence: Sentence) -> list[Claim]:
    """«اتحادیه شهرهای سیب: دماوند، سمیرم و ارومیه»: a list behind the name of an assembly, and nothing else."""
    for body in inside(sentence, scene.bodies):
        opens = _LIST_FOLLOWS.match(scene.document.text, body.end, sentence.end)
        if opens and _is_assembly(scene, body):
            there = [p for p in parties(scene, sentence) if _is_town(scene, p)]
            towns = _towns_of_list(scene, opens.end(), sentence.end, there)
            cue = Cue(body.start, body.end, "hint", "")
            assembly = (full_name(scene, body), (body.start, body.end))
            return [_claim(scene, cue, *town, assembly) for town in towns] if len(towns) > 1 else []
    return []


def _claim(
    scene: Scene,
    cue: Cue,
    label: str,
    place: tuple[int, int],
    assembly: tuple[str, tuple[int, int]],
    status: Status = "incumbent",
    date: DateSpan | None = None,
) -> Claim:
    name, mark = assembly
    return Claim(
        kind="member",
        subject=label,
        object=name,
        status=status,
        date=date,
        evidence=evidence(scene.document, "member.hint", place, mark, (cue.start, cue.end)),
        near=scene.context.near(),
        confidence=0.65,
    )


def _claims(scene: Scene, sentence: Sentence, cue: Cue) -> list[Claim]:
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    assembly = _assembly(scene, sentence, cue)
    if assembly is None:
        return []
    _, mark = assembly
    beside = 0 < mark[0] - cue.end < _CLOSE and text.startswith("،", mark[1])  # «ساوه، عضو مجمع، نیامد»
    if not asserted(scene, sentence, cue, max(start, cue.start - 60), mark[1] if beside else None):
        return []
    members = _members(scene, sentence, cue, mark)
    members = [(name, at) for name, at in members if not any_word("hosts members").match(text, at[1] + 1)]
    status = _status(text, start, end)
    date = date_of_event(scene, sentence, cue.start) if members and status != "incumbent" else None
    date = date or date_in_clause(scene, sentence, cue.start)
    return [_claim(scene, cue, label, place, assembly, status, date) for label, place in members]


def _status(text: str, start: int, end: int) -> Status:
    if any_word("member leaves").search(text, start, end):
        return "end"
    return "start" if any_word("member comes").search(text, start, end) else "incumbent"


def _assembly(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[str, tuple[int, int]] | None:
    """The assembly that a sentence names, nearest to the word of members; else the one that it points to."""
    text = scene.document.text
    named = [b for b in inside(sentence, scene.bodies) if _is_assembly(scene, b)]
    if named:
        body = min(named, key=lambda b: abs(b.start - cue.start))
        return full_name(scene, body), (body.start, body.end)
    back = _POINTS.search(text, sentence.start, sentence.end)
    weak = not cue.text.startswith(_STRONG)
    if weak and back is None:
        return None
    last = spoken_of(scene, sentence.start, JOINABLE)
    if last is None or not _is_assembly(scene, last):
        return None
    if scene.document.sentence_at(last.start) < scene.document.sentence_at(sentence.start) - _BACK:
        return None
    return full_name(scene, last), back.span() if back else (cue.start, cue.end)


def _is_assembly(scene: Scene, body: Body) -> bool:
    return may_have_members(scene, body) and bool(full_name(scene, body)) and is_urban(scene, body)


def _members(
    scene: Scene, sentence: Sentence, cue: Cue, mark: tuple[int, int]
) -> list[tuple[str, tuple[int, int]]]:
    """Who is a member: the towns of a list that follows, else those that stand free beside the word, else those that
    the sentence points to."""
    there = [p for p in parties(scene, sentence) if _is_town(scene, p) and not mark[0] <= p.start < mark[1]]
    found = _listed(scene, sentence, cue, there) or _free(scene, sentence, cue, there)
    found = found or _ours(scene, sentence, cue)
    if not found and cue.text.startswith(_STRONG):
        found = _all_towns(scene, sentence) or _just_named(scene, sentence, cue)
    kept: list[tuple[str, tuple[int, int]]] = []
    for label, place in found:
        if not any(same_name(label, other) for other, _ in kept):
            kept.append((label, place))
    return kept


def _is_town(scene: Scene, party: Party) -> bool:
    if party.body is not None:
        return party.body.kind in _MEMBERS and bool(party.label)
    if party.kind != "place":
        return False
    mention = next(m for m in scene.context.mentions if m.start == party.start)
    named = not scene.document.text.startswith("پایتخت", party.start)
    return named and any(p.kind in ("city", "county") for p in mention.places)


def _listed(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]
) -> list[tuple[str, tuple[int, int]]]:
    """«… یک عضو بیشتر دارد: ساوه و تفرش.»: a list that is all that follows, of towns of which one at least is known."""
    text = scene.document.text
    for opens in _LIST_FOLLOWS.finditer(text, cue.end, sentence.end):
        if listed := _towns_of_list(scene, opens.end(), sentence.end, there):
            return listed
    return []


def _towns_of_list(
    scene: Scene, start: int, end: int, there: list[Party]
) -> list[tuple[str, tuple[int, int]]]:
    text = scene.document.text
    known = {(p.start, p.end): p.label for p in there}
    found: list[tuple[str, tuple[int, int]]] = []
    at = start
    for joint in _JOINT.finditer(text, start, end):
        place = (at, joint.start())
        words = text[at : joint.start()].split()
        if place not in known and not (
            0 < len(words) < _MOST_WORDS and not any(is_common(key(w)) for w in words)
        ):
            return []
        found.append((known.get(place) or scene.document.surface(*place), place))
        at = joint.end()
        if not _GOES_ON.match(joint.group()):
            break
    return found if any(place in known for _, place in found) else []


def _free(
    scene: Scene, sentence: Sentence, cue: Cue, there: list[Party]
) -> list[tuple[str, tuple[int, int]]]:
    """The towns beside the word of members that no noun and no preposition governs."""
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    taken: list[Party] = []
    for party in within(there, start, end):
        joined = taken and _LIST.fullmatch(text, taken[-1].end, party.start)
        if joined or _stands_free(scene, sentence, party, cue):
            taken.append(party)
    return [(p.label, (p.start, p.end)) for p in taken]


def _stands_free(scene: Scene, sentence: Sentence, party: Party, cue: Cue) -> bool:
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    if abs(party.start - cue.start) > _FARTHEST:
        return False
    if party.start == sentence.start and DATELINE.match(text, party.end):
        return False
    seat = cue.text in _SEATS
    if seat or party.before == "به":  # «کرسی خالی مجمع به ساوه رسید»
        return seat and party.before == "به" and text.startswith("رسید", party.end + 1)
    before = text[start : party.start].rstrip("« ")
    if before.endswith("شهرداران"):  # «شهرداران ساوه و تفرش اساسنامه را امضا کردند»
        return any_word("founds an assembly").search(text, party.end, end) is not None
    between = sorted((party.end, party.start, cue.start, cue.end))[1:3]
    if _STOPS.search(text, *between):
        return False
    if any(r.start() <= party.start <= r.end() for r in RANGE.finditer(text, start, end)):
        return True
    if party.before in ("در", "از", "تا", "توسط", "میان", "بین", "برای", "بر"):
        return False
    if not before or _MARK.search(before):
        return True
    before = _AND.sub("", before)  # «در ساوه بوده و اراک و تفرش عضو آن‌اند»
    if text.startswith(" را", party.end) and any(b.end == start + len(before) for b in scene.bodies):
        return True  # «یونسکو ساوه را به شبکه افزود»
    previous = _PREVIOUS.search(before)
    return (
        previous is not None
        and any_word("stands before a member", closing=True).search(f"{before} ") is not None
    )


def _all_towns(scene: Scene, sentence: Sentence) -> list[tuple[str, tuple[int, int]]]:
    """«هر سه شهر عضو مؤسس‌اند»: the three towns that the paragraph has named before, if it has named so many."""
    text = scene.document.text
    every = _ALL_TOWNS.search(text, sentence.start, sentence.end)
    if every is None:
        return []
    many = next(iter(find_numbers(every["many"])), None)
    index = scene.document.sentence_at(sentence.start)
    told = scene.document.sentences[max(0, index - 2) : index + 1]
    named: dict[str, tuple[int, int]] = {}
    for mention in within(scene.context.mentions, told[0].start, every.start()):
        if any(p.kind == "city" for p in mention.places):
            named.setdefault(mention.name, (mention.start, mention.end))
    return list(named.items()) if many and len(named) == many.value else []


def _ours(scene: Scene, sentence: Sentence, cue: Cue) -> list[tuple[str, tuple[int, int]]]:
    """«شهردار ساوه گفت: ما عضو مجمع هستیم»."""
    ours = any_word("we are or do").search(
        scene.document.text, cue.start, clause(scene, sentence, cue.start)[1]
    )
    if ours is None:
        return []
    mayors = [o for o in inside(sentence, scene.offices) if o.role == "mayor" and o.label]
    return [(mayors[0].label, ours.span())] if mayors else []


def _just_named(scene: Scene, sentence: Sentence, cue: Cue) -> list[tuple[str, tuple[int, int]]]:
    """«سه عضو تازه گرفت. ساوه، تفرش و دلیجان حالا …»; «ساوه هم آمد؛ شمار اعضا به ده رسید»."""
    text = scene.document.text
    start, end = clause(scene, sentence, cue.start)
    index = scene.document.sentence_at(sentence.start)
    if many := _AS_MANY.search(text, max(start, cue.start - 16), end):
        number = next(iter(find_numbers(many["many"])), None)
        following = scene.document.sentences[index + 1 : index + 2]
        run: list[Party] = []
        for party in (p for after in following for p in parties(scene, after) if _is_town(scene, p)):
            at = following[0].start
            if not (
                _LIST.fullmatch(text, run[-1].end, party.start)
                if run
                else _BEGINS.fullmatch(text, at, party.start)
            ):
                break
            run.append(party)
        if number and len(run) == number.value:
            return [(p.label, (p.start, p.end)) for p in run]
    before = parties(scene, sentence) if start > sentence.start else []
    if not before and index:
        before = parties(scene, scene.document.sentences[index - 1])
    came = [p for p in before if p.end <= start and _is_town(scene, p) and _CAME_TOO.match(text, p.end)]
    return [(p.label, (p.start, p.end)) for p in came[-1:]]
