"""Of several persons in an office that one at a time holds, who held it, who leaves, who comes and who is in it.

Each is told by itself how likely in which status; not all of that can be so together: two do not sit in one chair, and
two do not leave it at once. So the likeliest is taken of what can.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from urbankg.claims import IN_OFFICE, Status

_MOST = 4  # persons that are weighed together
_SURE = 0.93  # how likely the holder of an office must be for nobody less likely to sit in it too
_SAID = 0.05  # how much likelier it is that the text says what the office is over
_LEAST = 0.1  # the least share by which a status may be taken instead of the likeliest


@dataclass(frozen=True, slots=True)
class Told:
    """A person in an office: the status by itself, the shares of all, how likely the person is in it at all, and
    whether the text says what the office is over.
    """

    status: Status
    shares: Mapping[Status, float]
    likelihood: float
    said: bool = False

    def ways(self) -> Iterator[tuple[Status, float]]:
        """The statuses that are likely enough, each with how well the article fits it: who is told of in error may be
        so in any.
        """
        whole = sum(self.shares.values())
        for status, share in self.shares.items():
            if status == self.status or (share >= _LEAST * whole and status != "candidate"):
                yield status, math.log(self.likelihood * share / whole + 1 - self.likelihood)


def can_be_together(statuses: Sequence[Status]) -> bool:
    """Whether an article may tell of the holders of one office in these statuses."""
    sitting = sum(status in IN_OFFICE for status in statuses)
    return sitting <= 1 and statuses.count("end") <= 1


def together(told: Sequence[Told]) -> tuple[Status, ...]:
    """The statuses of those in one office that can be so together, as likely as may be."""
    now = tuple(one.status for one in told)
    if can_be_together(now) or len(told) > _MOST:
        return now
    ways = product(*(one.ways() for one in told))
    fitting = [way for way in ways if can_be_together([status for status, _ in way])]
    best = max(fitting, key=lambda way: sum(fit for _, fit in way), default=None)
    return now if best is None else tuple(status for status, _ in best)


def not_in_it(told: Sequence[Told]) -> int | None:
    """Who of two that are told to sit in one chair does not: the less likely, where the other is sure. Who is called
    its holder while another comes leaves it, and is no error.
    """
    sitting = sorted(
        (one.likelihood + _SAID * one.said, at) for at, one in enumerate(told) if one.status in IN_OFFICE
    )
    if len(sitting) != 2:
        return None
    less, more = sitting[0][1], sitting[1][1]
    leaves = told[less].status == "incumbent" and told[more].status == "start"
    return less if told[more].likelihood >= _SURE and not leaves else None
