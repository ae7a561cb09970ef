"""Claims of kind `office` from rosters, put together with those that pairs of office and person gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from urbankg.claims import IN_OFFICE, Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.dates.dating import Dating
from urbankg.reading.evidence import evidence
from urbankg.reading.rosters.elections import elected_or_standing, lost_election
from urbankg.reading.rosters.finder import RosterFinder
from urbankg.reading.rosters.former import held_in_turn, under_headings
from urbankg.reading.rosters.holders import deputies, in_order, sharing, singled_out
from urbankg.reading.rosters.members import composing, members, voters
from urbankg.reading.rosters.places import by_place
from urbankg.reading.rosters.seats import Around, Seat, may_seat
from urbankg.reading.scene import Scene

# Of the facts that rosters add, the share that is right on annotated articles.
_CONFIDENCE = 0.9
_SURER_THAN_ROSTER = 0.8  # how likely another office of somebody on a roster must be
_ONE_HOLDER = frozenset(
    ["mayor", "governor_general", "county_governor", "district_governor", "council_chair", "minister", "mp"]
)
_NARROWER = frozenset(["council_chair", "council_vice_chair", "council_secretary", "council_spokesperson",
                       "council_treasurer", "committee_chair"])  # fmt: skip


# What a roster may be, the surest reading first.
_READINGS = (
    in_order,
    held_in_turn,
    deputies,
    sharing,
    by_place,
    composing,
    members,
    elected_or_standing,
    voters,
)


def read_rosters(scene: Scene) -> tuple[list[Seat], set[str]]:
    """What the people of an article's rosters hold, each roster read as one thing; and who stood for something and was
    not chosen, by the comparison keys of their names.
    """
    if not scene.offices and not may_seat(scene):
        return [], set()
    lost: set[str] = set()
    around = Around(scene)
    seats = [*singled_out(around), *under_headings(around)]
    for roster in RosterFinder(scene.document, scene.persons, scene.context, scene.offices).rosters():
        setting = around.setting(roster)
        seats += next((found for reading in _READINGS if (found := reading(around, setting))), [])
        if lost_election(around, setting):
            lost |= {key(around.name(item)) for item in setting.items}
    return seats, lost


def with_rosters(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """The office claims of an article with what its rosters tell, where they differ by what the rosters tell.

    A person who is on a roster for an office gets it over the place that the roster says, and over no other; how it is
    held stays as it was read, unless the roster is of people elected or of candidates.
    """
    seats, lost = read_rosters(scene)
    if lost:
        claims = [claim for claim in claims if claim.status != "candidate" or key(claim.subject) not in lost]
    if not seats:
        return claims
    dating = Dating(scene)
    said = {_who(claim.subject, claim.role, claim.object): claim for claim in claims}
    standing = {(key(seat.name), seat.role) for seat in seats if seat.status == "candidate"}
    stood_for = {scene.document.original(*s.told)[0] for s in seats if s.status == "candidate"}
    chosen = {
        (c.role, key(c.object or ""))
        for c in claims
        if c.status == "start"
        and ((key(c.subject), c.role) not in standing or (_is_sure(c) and not _told_at(c, stood_for)))
    }
    narrower = {key(c.subject) for c in claims if c.role in _NARROWER and c.status in IN_OFFICE}
    found: list[Claim] = []
    replaced: set[tuple[str, ...]] = set()
    read = _read_of(seats, said)
    mixed = {told for told, statuses in read.items() if len(statuses) > 1}
    for seat, status in _with_status(seats, read):
        before = said.get(_who(seat.name, seat.role, seat.label))
        unsettled = seat.told in mixed and before is not None and not _is_sure(before, _CONFIDENCE)
        if status == "candidate" and seat.role in _ONE_HOLDER and (seat.role, key(seat.label)) in chosen:
            if before is not None and before.status == "candidate":
                replaced.add(before.key)
            continue
        if before is not None and (
            before.status == status or not (seat.decides or unsettled) or _still_holds(before, status)
        ):
            continue
        if seat.role == "council_member" and status == "incumbent" and key(seat.name) in narrower:
            continue
        sits = before is not None and before.status == "incumbent" and _is_sure(before)
        if before is not None and not (status == "candidate" and sits):
            replaced.add(before.key)
        found.append(_claim(scene, seat, status, dating))
    places = {scene.document.original(*seat.where)[0] for seat in seats if seat.where}
    labels = {_who(s.name, s.role, s.label) for s in seats}
    kept = [
        claim
        for claim in claims
        if claim.key not in replaced
        and (
            _who(claim.subject, claim.role, claim.object) in labels or not _contradicted(claim, seats, places)
        )
    ]
    return [*kept, *found]


def _still_holds(claim: Claim, status: Status) -> bool:
    """Whether somebody whom a list counts among the holders up to now is surely the one of today."""
    return status == "former" and claim.status == "incumbent" and _is_sure(claim, _CONFIDENCE)


def _told_at(claim: Claim, places: set[int]) -> bool:
    """Whether the office of a claim is the one that a roster is about: there who stands for it is not chosen yet."""
    return any(start in places for evidence in claim.evidence for start, _ in evidence.marks)


def _is_sure(claim: Claim, least: float = _SURER_THAN_ROSTER) -> bool:
    """Whether a claim is surer than what a list says."""
    return claim.confidence is None or claim.confidence >= least


def _contradicted(claim: Claim, seats: list[Seat], places: set[int]) -> bool:
    """Whether a claim gives somebody of a roster the roster's office over another place, or another office without
    being sure of it, or takes an item's place for an office of its own."""
    if places & {start for evidence in claim.evidence for start, _ in evidence.marks}:
        return True
    own = [seat for seat in seats if key(seat.name) == key(claim.subject)]
    # what is told across sentences must be as sure as the roster to tell something else of its people
    across = len(claim.evidence) > 1 and all(seat.status != claim.status for seat in own)
    least = _CONFIDENCE if across else _SURER_THAN_ROSTER
    if own and not _is_sure(claim, least) and claim.status != "former":
        return True
    return any(
        seat.role == claim.role and (claim.role == "mp" or claim.status == seat.status) for seat in own
    )


def _who(subject: str, role: str | None, label: str | None) -> tuple[str, str, str]:
    return key(subject), role or "", key(label or "")


def _read_of(
    seats: Iterable[Seat], said: dict[tuple[str, str, str], Claim]
) -> dict[tuple[int, int], Counter[Status]]:
    """How the people of each roster hold its office by what was read of them, by where the roster's words stand."""
    read: dict[tuple[int, int], Counter[Status]] = defaultdict(Counter)
    for seat in seats:
        claim = said.get(_who(seat.name, seat.role, seat.label))
        if claim is not None and claim.status is not None:
            read[seat.told][claim.status] += 1
    return read


def _with_status(
    seats: Iterable[Seat], read: dict[tuple[int, int], Counter[Status]]
) -> Iterable[tuple[Seat, Status]]:
    """The seats with how they are held: all of one roster alike, as it was read of them if they were read alike."""
    for seat in seats:
        alike = read[seat.told]
        yield seat, next(iter(alike)) if len(alike) == 1 and not seat.decides else seat.status


def _claim(scene: Scene, seat: Seat, status: Status, dating: Dating) -> Claim:
    dated = dating.of(status, seat.told[0], seat.named[0]) if status in ("start", "end") else None
    return Claim(
        kind="office",
        subject=seat.name,
        role=seat.role,
        object=seat.label or None,
        status=status,
        date=dated,
        evidence=evidence(scene.document, "roster", seat.named, seat.told),
        near=scene.context.near(),
        confidence=_CONFIDENCE,
    )
