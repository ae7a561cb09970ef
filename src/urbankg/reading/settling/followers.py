"""Who came before or after whom, where the office is told of the other alone, anywhere in the article: «الف شهردار ساوه
شد. … الف جای ب را گرفت», «الف از شهرداری ساوه رفت. جانشینش، ب، …».

The wordings are rows of ``data/phrases/followers.csv`` (see `urbankg.reading.slotted_text`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from urbankg.claims import Claim, Status
from urbankg.files import PHRASES, rows
from urbankg.persian.fold import key
from urbankg.reading.dates.dating import Dating
from urbankg.reading.evidence import evidence
from urbankg.reading.mentions.context import same_name
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import NOTHING
from urbankg.reading.scene import Scene
from urbankg.reading.settling.successions import is_titled
from urbankg.reading.slotted_text import Wording, WordingTable

_CONFIDENCE = 0.8
_ACTING = "acting_"
_BACK = 3  # sentences in which stands of whom «جانشینش» is
_NOBODYS = frozenset(
    ["council_member", "mp", "municipal_director"]
)  # offices in which nobody follows another
Side = Literal["left", "came"]
_OTHER: dict[Side, Side] = {"left": "came", "came": "left"}
_OF_TOWNS = frozenset(["mayor", "deputy_mayor", "council_chair"])
# By which of the two is known: in which statuses, the surest first, and what the other is then.
_THEN: dict[Side, dict[Status, Status]] = {
    "came": {"start": "end", "incumbent": "former", "former": "former"},
    "left": {"end": "start", "former": "incumbent"},
}


class _Row(NamedTuple):
    """A row of the table."""

    wording: Wording
    status: str  # of who came after somebody who left before; empty: the sitting holder


class _Pair(NamedTuple):
    """Who left and who came, as a wording tells it."""

    left: PersonMention
    came: PersonMention
    status: str
    both_named: bool


@cache
def _rows() -> WordingTable[_Row]:
    return WordingTable(
        _Row(Wording.of(row["form"]), row["status"]) for row in rows(PHRASES / "followers.csv")
    )


def with_followers(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article with those of who followed whom in an office that the article gives to one of them."""
    told = list(claims)
    if not any(map(_is_of_one, claims)):
        return told
    dating = Dating(scene)
    keys = {claim.key for claim in claims}
    for row, named in _told_of(scene):
        pair = _pair(scene, row, named, told)
        claim = pair and _claim(scene, pair, told, dating)
        if claim is not None and claim.key not in keys:
            keys.add(claim.key)
            told.append(claim)
    return told


def _is_of_one(claim: Claim) -> bool:
    """Whether a claim is about an office in which one follows another."""
    return claim.kind == "office" and claim.role not in _NOBODYS


def _told_of(scene: Scene) -> list[tuple[_Row, dict[Side, PersonMention]]]:
    """The wordings that stand in an article, in its order, with whom they name; of several the last counts."""
    mentions, text = scene.persons.mentions, scene.slotted
    told: dict[int, tuple[_Row, dict[Side, PersonMention]]] = {}
    for row, found in _rows().found(text, with_office=False):
        if text.asserts(found):
            sides = [side for side in _OTHER if side in found.re.groupindex]
            named = {side: mentions[text.at(found.start(side))[0]] for side in sides}
            told[max(mention.start for mention in named.values())] = row, named
    return [told[at] for at in sorted(told)]


def _pair(scene: Scene, row: _Row, named: dict[Side, PersonMention], claims: Sequence[Claim]) -> _Pair | None:
    """Who follows whom by a wording; where it does not name one of the two, whoever with an office was named last."""
    both_named = len(named) == len(_OTHER)
    if not both_named:
        ((side, mention),) = named.items()
        before = _holder_before(scene, mention, claims)
        if before is None:
            return None
        named = {**named, _OTHER[side]: before}
    left, came = named["left"], named["came"]
    if left.person == came.person or _is_misread(scene, left, came) or _is_misread(scene, came, left):
        return None
    return _Pair(left, came, row.status, both_named)


def _holder_before(scene: Scene, mention: PersonMention, claims: Sequence[Claim]) -> PersonMention | None:
    """Who is named last before somebody, in the sentence or those before it, of those whose office is told."""
    document = scene.document
    first = document.sentences[max(0, document.sentence_at(mention.start) - _BACK)].start
    before = [m for m in scene.persons.mentions if first <= m.start < mention.start]
    return next((m for m in reversed(before) if _claims_of(scene, m, claims)), None)


def _is_misread(scene: Scene, mention: PersonMention, other: PersonMention) -> bool:
    """Whether a pronoun may mean somebody else: whoever is named last before it, but the other of the two."""
    if mention.kind != "pronoun":
        return False
    named = [m for m in scene.persons.mentions if m.end <= mention.start and m.person != other.person]
    return not named or named[-1].person != mention.person


def _claim(scene: Scene, pair: _Pair, claims: Sequence[Claim], dating: Dating) -> Claim | None:
    """What the office of one of the two makes of the other; nothing if it is not clear which office is meant."""
    sides: tuple[tuple[Side, PersonMention, PersonMention], ...] = (
        ("came", pair.came, pair.left),
        ("left", pair.left, pair.came),
    )
    for side, mention, other in sides[pair.status == "former" : 1 if pair.status == NOTHING else 2]:
        seat = _seat(_claims_of(scene, mention, claims), side)
        if seat is None or seat.status is None or other.kind == "pronoun":
            continue
        titled = is_titled(scene, other) and (seat.status == "incumbent" or pair.status == "former")
        if (
            side == "came"
            and seat.status == "former"
            and (not pair.both_named or _is_called_past(scene, seat))
        ):
            continue  # «جانشینش الف است که پیش از این معاون بود», «الف، شهردار سابق تفرش، جانشین ب شد»
        if side == "came" and seat.status != "start" and _left_another(scene, other, claims, seat):
            continue
        if side == "came" and seat.status == "incumbent" and _is_of_another_town(scene, seat):
            continue
        if titled or _in_another(scene, pair, seat):
            continue
        if any(
            _seat_of(claim) == _seat_of(seat)
            and (claim.object == seat.object or claim.status in _statuses(side))
            for claim in _claims_of(scene, other, claims)
        ):
            return None
        status = _THEN[side][seat.status]
        if side == "left" and pair.status:
            status = cast(Status, pair.status)
        return _told(scene, other, seat, status, dating)
    return None


def _is_called_past(scene: Scene, seat: Claim) -> bool:
    """Whether a claim is told by an office that says that its holder had it once: «شهردار سابق تفرش»."""
    told = {scene.document.folded.locate(*mark)[0] for one in seat.evidence for mark in one.marks}
    return any(o.start in told and "former" in o.phrase.senses for o in scene.offices)


def _left_another(scene: Scene, mention: PersonMention, claims: Sequence[Claim], seat: Claim) -> bool:
    """Whether who left is told to have left an office, but none of the kind that the other has."""
    left = [c for c in _claims_of(scene, mention, claims) if c.status in _statuses("came")]
    return bool(left) and all(_seat_of(claim) != _seat_of(seat) for claim in left)


def _is_of_another_town(scene: Scene, seat: Claim) -> bool:
    """Whether somebody has an office in another town than the one that an article is about, from where this one may
    have come: «شورای شهر ساوه شهردار برگزید. الف معاون شهردار قم است. او جانشین ب شد».
    """
    town = scene.context.main.get("city", "")
    return _seat_of(seat) in _OF_TOWNS and bool(town) and not same_name(town, seat.object or "")


def _in_another(scene: Scene, pair: _Pair, seat: Claim) -> bool:
    """Whether the words between the two name another office in which one follows the other."""
    start, end = sorted((pair.left.start, pair.came.start))
    between = (office for office in scene.offices if start <= office.start < end)
    return any(
        office.role.removeprefix(_ACTING) != _seat_of(seat)
        and not office.phrase.plural
        and not any(0 <= office.start - m.end <= BESIDE for m in (pair.left, pair.came))
        for office in between
        if scene.document.sentence_at(office.start) == scene.document.sentence_at(end)
    )


def _seat_of(claim: Claim) -> str:
    """The role of a claim, be it that of the holder or of whom acts for him."""
    return (claim.role or "").removeprefix(_ACTING)


def _statuses(known: Side) -> tuple[Status, ...]:
    """In which statuses the other may be told of already."""
    return ("end", "former") if known == "came" else ("start", "incumbent")


def _claims_of(scene: Scene, mention: PersonMention, claims: Sequence[Claim]) -> list[Claim]:
    name = key(scene.persons.people[mention.person].name)
    return [claim for claim in claims if _is_of_one(claim) and key(claim.subject) == name]


def _seat(claims: Sequence[Claim], side: Side) -> Claim | None:
    """The office of somebody that another had before or has now: the only one in the surest status."""
    for status in _THEN[side]:
        there = [claim for claim in claims if claim.status == status]
        if there:
            return there[0] if len(there) == 1 and there[0].object else None
    return None


def _told(scene: Scene, mention: PersonMention, seat: Claim, status: Status, dating: Dating) -> Claim:
    role = seat.role or ""
    marks = [scene.document.folded.locate(*mark) for one in seat.evidence for mark in one.marks]
    office = next((m for m in marks if m[0] not in scene.persons.name_positions), marks[-1])
    if status in ("end", "former"):
        role = role.removeprefix(_ACTING)
    return Claim(
        kind="office",
        subject=scene.persons.people[mention.person].name,
        role=role,
        object=seat.object,
        status=status,
        date=dating.of(status, mention.start, mention.start) if status in ("start", "end") else None,
        evidence=evidence(scene.document, "follower", (mention.start, mention.end), office),
        near=seat.near,
        confidence=_CONFIDENCE,
    )
