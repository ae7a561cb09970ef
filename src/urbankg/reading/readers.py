"""The readers of claims one after the other, and what settles their claims between them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.reading.evidence import with_names
from urbankg.reading.holders.careers import with_careers
from urbankg.reading.holders.office import read_office_claims
from urbankg.reading.kinds.agreements import read_agreements
from urbankg.reading.kinds.budgets import read_budgets
from urbankg.reading.kinds.ex_officio import read_ex_officio
from urbankg.reading.kinds.foundings import read_foundings
from urbankg.reading.kinds.meetings import read_meetings
from urbankg.reading.kinds.memberships import read_memberships
from urbankg.reading.kinds.populations import read_populations
from urbankg.reading.kinds.seats import read_seats
from urbankg.reading.kinds.sessions import read_sessions
from urbankg.reading.rosters.claims import with_rosters
from urbankg.reading.scene import Scene
from urbankg.reading.settling.abroad import without_foreign
from urbankg.reading.settling.followers import with_followers
from urbankg.reading.settling.implied_leavings import with_implied_leavings
from urbankg.reading.settling.manners import with_manners
from urbankg.reading.settling.successions import with_successions
from urbankg.reading.settling.terms import of_past_terms, of_those_in_office
from urbankg.reading.settling.turnover import settled
from urbankg.reading.settling.unnamed_changes import with_unnamed_changes

# The readers, in the order in which their claims are given; a new kind of claim is one entry more. Offices come
# first: who is an official decides what counts as a meeting.
READERS = (
    read_memberships,
    read_foundings,
    read_seats,
    read_ex_officio,
    read_populations,
    read_budgets,
    read_meetings,
    read_sessions,
    read_agreements,
)


def read(article: Article, *, tagger: bool = True) -> list[Claim]:
    """What an article says, as claims with their evidence; each claim once.

    Without the ``tagger`` personal names are found by rules alone: faster, and some names stay unknown.
    """
    with _nothing_collected():
        return _read(article, tagger)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No looking for garbage meanwhile: nearly all that is made for an article lives until it is read, so that looking
    takes a sixth of the time and finds nothing. Afterwards one look finds all.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(article: Article, tagger: bool) -> list[Claim]:
    scene = Scene(article, tagger=tagger)
    offices = with_careers(scene, with_rosters(scene, read_office_claims(scene)))
    offices = without_foreign(scene, offices)
    scene.settle(offices)
    claims = {claim.key: claim for claim in offices}
    for reader in READERS:
        for claim in reader(scene):
            claims.setdefault(claim.key, claim)
    told = of_past_terms(scene, settled(scene, of_those_in_office(scene, claims.values())))
    told = with_followers(scene, with_successions(scene, with_unnamed_changes(scene, told)))
    told = with_implied_leavings(scene, told)
    return [_dated(claim) for claim in with_names(scene, with_manners(scene.document, told))]


def _dated(claim: Claim) -> Claim:
    """A claim without the date of a change where, by what was read later, no office changes hands."""
    if claim.kind != "office" or claim.date is None or claim.status in ("start", "end"):
        return claim
    return replace(claim, date=None)
