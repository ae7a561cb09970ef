"""When holders of a post are certain, to be asked about the others than one: who came next, who was there last."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from urbankg.timeline.model import HolderKey


class Stay(NamedTuple):
    """The days from which to which a holder is certain."""

    first: dt.date
    last: dt.date
    holder: HolderKey

    @property
    def is_acting(self) -> bool:
        """Whether as an acting holder."""
        return self.holder[1]


class Others:
    """Stays in the order of their first days, to be asked about those of other holders than one."""

    def __init__(self, stays: Iterable[Stay]) -> None:
        self._stays = sorted(stays)
        self._next_other = [len(self._stays)] * len(self._stays)
        for i in range(len(self._stays) - 2, -1, -1):
            same = self._stays[i].holder == self._stays[i + 1].holder
            self._next_other[i] = self._next_other[i + 1] if same else i + 1
        # Up to each stay: the last day of any, and that of any other holder than the one who has it.
        self._last: list[tuple[Stay, Stay | None]] = []
        best: Stay | None = None
        second: Stay | None = None
        for stay in self._stays:
            if best is None or stay.last >= best.last:
                if best and best.holder != stay.holder:
                    second = best
                best = stay
            elif stay.holder != best.holder and (second is None or stay.last > second.last):
                second = stay
            self._last.append((best, second))

    def next(self, holder: HolderKey, after: dt.date) -> dt.date | None:
        """The first day after a day on which the stay of another holder begins."""
        at = bisect_right(self._stays, after, key=lambda stay: stay.first)
        if at < len(self._stays) and self._stays[at].holder == holder:
            at = self._next_other[at]
        return self._stays[at].first if at < len(self._stays) else None

    def between(self, holder: HolderKey, first: dt.date, last: dt.date) -> bool:
        """Whether the stay of another holder begins strictly between two days."""
        came = self.next(holder, first)
        return came is not None and came < last

    def last(self, holder: HolderKey, by: dt.date) -> dt.date | None:
        """The last day of the stays of other holders that begin by a day."""
        at = bisect_right(self._stays, by, key=lambda stay: stay.first)
        if not at:
            return None
        best, second = self._last[at - 1]
        found = best if best.holder != holder else second
        return found.last if found else None
