"""Rosters: runs of names that a text counts off, each with what it says of the person.

«الف، ب و ج»; «۱- الف ۲- ب»; «الف (اراک)، ب (ساوه و زرندیه)»; «الف از اراک و ب از ساوه»;
«در اراک، الف با ۱۲ هزار رأی؛ در ساوه، ب»; lines of names with numbers or bullets before them, or with their
constituency: «ساوه و زرندیه: الف».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from urbankg.reading.document import Document
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.rosters.items import NEXT_NUMBER, Item, ItemReader, Where
from urbankg.reading.wordings import any_word

_JOINT = re.compile(r"[ ]*(?:[،,؛]|(?<=[ »)])و(?= ))[ ]*")
_STOP = re.compile(r"[ ]*(?:\.?[ ]*\n+[ ]*|\.[ ]+)")
_LINE_ENDS = re.compile(r"[ .]*(?:\n|$)")
_BEFORE = (re.compile(":[ ]*"), re.compile("[؛،] (?=در )"))
_LONGEST_SOURCE = 12  # characters of «به گفته خانم»


@dataclass(frozen=True, slots=True)
class Roster:
    """The items of one run, in order; ``lines`` tells that each has a line of its own."""

    items: tuple[Item, ...]
    lines: bool

    @property
    def start(self) -> int:
        """Where the first item begins."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where the last item ends."""
        return self.items[-1].end


class RosterFinder:
    """Finds the rosters of one article."""

    def __init__(self, document: Document, persons: Persons, context: Context, offices: list[Office]) -> None:
        self._document = document
        self._text = document.text
        self._items = ItemReader(document, persons, context, offices)

    def rosters(self) -> Iterator[Roster]:
        """The rosters, in order; each of at least two persons."""
        if not self._items.mentions:
            return
        end = -1
        for anchor in self._anchors:
            if anchor < end:
                continue
            roster = self._roster(anchor)
            if roster is not None and not self._is_source(anchor):
                end = roster.end
                yield roster

    def _is_source(self, at: int) -> bool:
        """«به گفته الف، ب و ج آمدند»: the first name is that of who says so."""
        before = self._text[max(0, at - _LONGEST_SOURCE) : at]
        return any_word("source of news", closing=True).search(before) is not None

    @cached_property
    def _anchors(self) -> list[int]:
        """Where a roster may begin: at a sentence, after a colon, at a name."""
        found = {s.start for s in self._document.sentences}
        found.update(self._items.mentions)
        found.update(mark.end() for marks in _BEFORE for mark in marks.finditer(self._text))
        return sorted(found)

    def _roster(self, start: int) -> Roster | None:
        items: list[Item] = []
        lines = False
        at = start
        shared: Where | None = None  # of the names that follow a constituency: «ساوه و زرندیه: الف، ب»
        while (item := self._items.item(at, len(items))) is not None:
            shared = item.where if item.where and item.where.before else shared
            items.append(item if item.where or shared is None else replace(item, where=shared))
            joint = _JOINT.match(self._text, item.end)
            if joint is None and item.marked:
                joint = NEXT_NUMBER.match(self._text, item.end)
            if joint:
                if "؛" in joint.group():
                    shared = None
                at = joint.end()
                if self._text[at - 1] == "\n":
                    break
                after = _STOP.match(self._text, at)
                at = after.end() if after and "\n" in after.group() else at
                continue
            stop = _STOP.match(self._text, item.end)
            following = self._items.item(stop.end(), len(items)) if stop else None
            if stop is None or following is None:
                break
            if not (self._same_shape(items[0], following) or self._each_on_its_line(items[-1], following)):
                break
            lines = lines or "\n" in stop.group()
            at = stop.end()
        one = len(items) == 1 and items[0].where is not None and items[0].where.before and items[0].votes
        return Roster(tuple(items), lines) if len(items) > 1 or one else None

    def _each_on_its_line(self, item: Item, following: Item) -> bool:
        """Whether two items are a name in full each, with no more than votes or years, that are lines of their own."""
        return all(
            one.mention is not None
            and one.mention.kind == "full"
            and not (one.described or one.holds)
            and not self._text[self._text.rfind("\n", 0, one.named[0]) + 1 : one.start].strip()
            and _LINE_ENDS.match(self._text, one.end)
            for one in (item, following)
        )

    @staticmethod
    def _same_shape(item: Item, following: Item) -> bool:
        """Whether an item after a full stop or on a new line goes on the run: it looks like the first one."""
        if item.where and item.where.before:
            return following.where is not None and following.where.before
        return item.marked and following.marked
