"""A contradiction: its kind, what it is about, and the statements on its two sides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from urbankg.timeline.conflicts.weighing import Statement, independent, likelihood

ConflictKind = Literal[
    "two_holders", "end_before_start", "two_starts", "two_ends", "seen_after_end",
    "two_ordinals", "one_ordinal", "member_of_itself", "two_populations", "two_budgets",
]  # fmt: skip
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)

_MOST = 12  # statements that a side names


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction about a post, body or place (``about`` is its IRI).

    ``sides`` are IRIs of claims or records, those of the second side empty if a statement contradicts itself;
    ``detail`` the dates or figures that do not fit, parted by ``≠``, or the days (``first/last``) on which two things
    are said; ``likelihood`` how likely it is that one side is wrong (see `urbankg.timeline.conflicts.weighing`).
    """

    kind: ConflictKind
    about: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    detail: str
    likelihood: float

    @property
    def slug(self) -> str:
        """The last part of the conflict's IRI: what it is about, its kind, and a digest of its sides and details."""
        key = "|".join((*(" ".join(side) for side in self.sides), self.detail))
        digest = hashlib.sha256(key.encode()).hexdigest()[:12]
        return f"{self.about.rsplit('/', 1)[-1]}-{self.kind.replace('_', '-')}-{digest}"


def between(
    kind: ConflictKind,
    about: str,
    one: Iterable[Statement],
    other: Iterable[Statement],
    detail: str,
    how_far: float,
) -> Conflict:
    """A conflict between two sides of statements, ``how_far`` apart (0 to 1)."""
    one, other = list(one), list(other)
    return Conflict(kind, about, (_named(one), _named(other)), detail, likelihood(one, other, how_far))


def _named(side: list[Statement]) -> tuple[str, ...]:
    """The statements by which a side is known: independent ones first, not all where there are very many."""
    surest = [*independent(side), *sorted(side, key=lambda s: (-s.confidence, s.iri))]
    return tuple(sorted(list(dict.fromkeys(s.iri for s in surest))[:_MOST]))


def in_order(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Conflicts, each once, those first of which one side is most likely wrong."""
    return sorted(set(conflicts), key=lambda c: (-c.likelihood, c.kind, c.about, c.sides))
