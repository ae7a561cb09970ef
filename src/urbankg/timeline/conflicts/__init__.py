"""Contradictions: what articles and reference data say that cannot all be true, each with its two sides.

Pure functions of what is said: of the tenures of one post, the memberships of bodies, the figures of places and bodies.
Where several things speak against each other, each is held against the best attested one that it contradicts.
The kinds, and when there is none, stand in ontology/conflicts.ttl; how they are weighed in `weighing`.
"""

from urbankg.timeline.conflicts.conflict import CONFLICT_KINDS, Conflict, ConflictKind
from urbankg.timeline.conflicts.figures import Figure, Membership, figure_conflicts, membership_conflicts
from urbankg.timeline.conflicts.holders import are_rivals, by_begin, post_conflicts
from urbankg.timeline.conflicts.weighing import Statement

__all__ = [
    "CONFLICT_KINDS",
    "Conflict",
    "ConflictKind",
    "Figure",
    "Membership",
    "Statement",
    "are_rivals",
    "by_begin",
    "figure_conflicts",
    "membership_conflicts",
    "post_conflicts",
]
