"""Who is read as a sitting holder though the article says outright that this one leaves or comes: ``turnover.csv``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from urbankg.claims import Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.dates.dating import Dating
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.settling.telling import Telling
from urbankg.reading.settling.tellings import telling, told_elsewhere
from urbankg.reading.settling.told_rows import ends, rows_of
from urbankg.reading.settling.undone import IDLE, undone
from urbankg.reading.wordings import any_word, unreal

_TABLE = "turnover"
_NEW = frozenset(["new", "elect"])
_BY_EVENT: dict[str, Status] = {
    "leaving": "end", "ousting": "end", "dying": "end", "returning": "end", "taking": "start",
    "holding": "former", "late": "former", "once": "former", "sitting": "incumbent", "visiting": "incumbent",
    "bereaved": "incumbent", "then": "former",
}  # fmt: skip
# What a sentence may turn: by words right before the name, and, by their event, by words behind it.
_TURNS: dict[Status, tuple[Status, ...]] = {
    "end": ("incumbent", "start"),
    "start": ("incumbent", "candidate"),
    "former": ("incumbent",),
    "incumbent": ("start", "end"),
}
_TURNS_BEHIND: dict[str, tuple[Status, ...]] = {
    "leaving": ("incumbent", "former"),
    "ousting": ("incumbent", "former", "start"),
    "dying": ("incumbent", "former"),
    "returning": (),
    "visiting": ("end",),
    "taking": ("incumbent", "former", "candidate"),
    "holding": ("start",),
    "sitting": ("start", "end"),
}
_TURNS_BETWEEN: dict[str, tuple[Status, ...]] = {
    "holding": ("start", "incumbent", "end"), "once": ("start",), "leaving": ("incumbent", "start"),
}  # fmt: skip
# What «اداره می‌کرد», and «بازگشت», turn of an acting holder.
_TURNS_ACTING: dict[str, tuple[Status, ...]] = {
    "holding": ("start", "incumbent", "end"), "returning": ("start", "incumbent", "former"),
}  # fmt: skip


def settled(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article: those of holders who leave or come by their sentence are ends and starts, dated; what
    did not come about is left out.
    """
    dating = Dating(scene)
    found: dict[tuple[str, ...], Claim] = {}
    sitting = Counter(c.subject for c in claims if c.kind == "office" and c.status == "incumbent")
    for claim in claims:
        told = telling(scene, claim) if claim.kind == "office" else None
        for one in [claim] if told is None else _settled(told, dating):
            again = _changed(scene, one, dating) if one == claim and one.status == "incumbent" else one
            if again == one and one.status == "incumbent" and one.kind == "office":
                again = _dismissed(scene, one, sitting[one.subject], dating)
            found.setdefault(again.key, again)
    return list(found.values())


def _changed(scene: Scene, claim: Claim, dating: Dating) -> Claim:
    """The claim of a sitting holder, who may leave by another sentence that calls this one so, or come by one that
    calls this one a new holder.
    """
    for told in told_elsewhere(scene, claim):
        turned = next(_turned(told), None)
        if (turned == "end" or (turned == "start" and _is_called_new(told))) and undone(told) is None:
            dated = dating.of(turned, told.person[0], *(office[0] for office in told.offices))
            return replace(claim, status=turned, date=dated)
    return claim


def _is_called_new(told: Telling) -> bool:
    """Whether the office that tells of somebody is that of a new holder, or one who was chosen: «شهردار منتخب ساوه»."""
    starts = {start for start, _ in told.offices}
    return any(o.start in starts and not _NEW.isdisjoint(o.phrase.senses) for o in told.scene.offices)


def _dismissed(scene: Scene, claim: Claim, offices: int, dating: Dating) -> Claim:
    """The claim of a sitting holder of one office, whom another dismisses where the text does not call this one by the
    office: «استاندار او را برکنار کرد», «دستور برکناری ناصری را داد».
    """
    apart, ordered = (rows_of(scene, _TABLE, side) for side in ("apart", "ordered"))
    if offices > 1 or not (apart or ordered):
        return claim
    document, text, subject = scene.document, scene.document.text, key(claim.subject)
    for mention in scene.persons.mentions:
        if key(scene.persons.people[mention.person].name) != subject:
            continue
        sentence = document.sentences[document.sentence_at(mention.start)]
        before, after = _before_all(scene, mention, sentence.start), text[mention.end : sentence.end]
        if unreal("ahead").search(before):
            continue
        if any(row.form.match(after.lstrip("» ")) for row in apart) or any(
            ends(row, before) and row.then and row.then.search(after) for row in ordered
        ):
            return replace(claim, status="end", date=dating.of("end", mention.start))
    return claim


def _before_all(scene: Scene, mention: PersonMention, start: int) -> str:
    """What stands in a sentence that begins at a place before a name and those that «و» joins to it: «الف و ب را»."""
    text, at = scene.document.text, mention.start
    starts = {other.end: other.start for other in scene.persons.mentions}
    while text.endswith(" و ", start, at) and at - 3 in starts:
        at = starts[at - 3]
    return text[start:at]


def _settled(told: Telling, dating: Dating) -> Iterator[Claim]:
    """A claim as it is by what the article says outright; nothing if it came to nothing."""
    claim = told.claim
    called_past = claim.status == "former" and not told.is_called_holder
    past = called_past or any(row.event == "holding" for row in told.put_between(_TABLE))
    undoing = None if past else undone(told)
    if undoing is None or (undoing == "befalling" and told.has_left):
        if (turned := next(_turned(told), None)) and not (turned == "end" and _is_refused(told)):
            places = (told.person[0], *(office[0] for office in told.offices))
            dated = dating.of(turned, *places) if turned in ("start", "end") else None
            claim = replace(claim, status=turned, date=dated)
        yield claim
    elif undoing in ("leaving", "befalling"):
        yield replace(claim, status="incumbent", date=None)
    elif claim.status not in IDLE[undoing]:
        yield claim


def _is_refused(told: Telling) -> bool:
    """Whether somebody whom the sentence tells to leave does not: «استعفا کرد اما شورا نپذیرفت»."""
    return undone(replace(told, claim=replace(told.claim, status="end"))) == "leaving"


def _turned(told: Telling) -> Iterator[Status]:
    """What the sentence of the person makes of the claim."""
    status, in_parliament = told.claim.status, _is_inside_parliament(told)
    if in_parliament and status == "start":
        yield "incumbent"
    if unreal("ahead").search(told.before) or (status == "start" and told.has_just_come):
        return
    for row in told.right_before(_TABLE):
        turned = _BY_EVENT[row.event]
        if row.event == "bereaved" and not told.is_past:
            yield turned
        if status in _TURNS.get(turned, ()) and (turned == "incumbent" or not told.is_doubtful):
            yield turned
    for row in told.put_between(_TABLE):
        turned = _BY_EVENT[row.event]
        if status in _TURNS_BETWEEN[row.event]:
            yield turned
    if not in_parliament and any(told.taken_as(_TABLE)):
        if status in _TURNS_BEHIND["taking"] and not told.is_proposed:
            yield "start"
    elif status == "start":
        dated = told.claim.date is not None  # «بعد از او آمد» tells of the past, «دیروز پس از او آمد» is news
        yield from (_BY_EVENT[row.event] for row in told.ahead(_TABLE) if row.event == "sitting" or not dated)
        if any(told.in_passing(_TABLE)):
            yield "incumbent"
    if status == "end" and told.leaves_another(_TABLE):
        yield "incumbent"
    if status in ("former", "end") and not told.is_past and told.is_so_now:
        yield "incumbent"
    if status == "former" and told.is_former:
        return
    past = status == "former" and not told.is_called_holder
    for row in told.behind(_TABLE) if told.is_subject else ():
        if (past and row.event == "dying") or (row.event == "visiting" and not told.is_titled):
            continue  # «الف که شهردار ساوه بود درگذشت», «الف از ساوه به اراک رفت»
        if row.event == "holding" and told.tells_of_another:
            continue
        turned = _BY_EVENT[row.event]
        acts = (told.claim.role or "").startswith("acting_")
        if status in ((acts and _TURNS_ACTING.get(row.event)) or _TURNS_BEHIND[row.event]):
            yield turned


def _is_inside_parliament(told: Telling) -> bool:
    """Whether an office is one that members of parliament hold there: who comes into it has been a member before."""
    if told.claim.role != "mp" or told.claim.object or not told.offices:
        return False
    text = told.scene.document.text
    return all(any_word("post in parliament").match(text, start) for start, _ in told.offices)
