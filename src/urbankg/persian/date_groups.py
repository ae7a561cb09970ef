"""What of a text may be a date, by pattern, and what of it stands together for one day: «امروز (دوشنبه ۲۷ دی)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from urbankg.persian.date_patterns import SAME_DAY_GAP, date_patterns
from urbankg.persian.date_words import Relative, relatives, squash

_MOST_REMEMBERED = 1 << 15  # words
_SHORT_LINE = 60  # characters of a line that may be a dateline
_FULL_YEAR = re.compile(r"\d{4}")
_DIGITS_OR_LETTERS = re.compile(r"\d+|[^\W\d_]+")


class Candidate(NamedTuple):
    """Words that may be a date, by the form of the pattern that they match."""

    match: re.Match[str]
    form: str  # num, day, month, season, decade, year, bare, ago, rel, week

    def group(self, name: str) -> str | None:
        """A named part of the words; None if they lack it."""
        found: str | None = self.match[name]
        return found


class Group(NamedTuple):
    """Candidates that stand together for one day."""

    candidates: tuple[Candidate, ...]

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return self.candidates[0].match.start()

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.candidates[-1].match.end()

    @property
    def span(self) -> tuple[int, int]:
        """Where they begin and end."""
        return self.start, self.end

    def of(self, *forms: str) -> Candidate | None:
        """The first candidate of one of the forms."""
        return next((c for c in self.candidates if c.form in forms), None)

    def is_of_short_line(self, folded: str) -> bool:
        """Whether they stand in a short line."""
        start, end = folded.rfind("\n", 0, self.start) + 1, folded.find("\n", self.end)
        return (len(folded) if end < 0 else end) - start <= _SHORT_LINE

    def is_dateline(self, folded: str) -> bool:
        """Whether they stand with their year in a short line: «ساعتی بعد» does not count from that."""
        return self.is_of_short_line(folded) and _FULL_YEAR.search(folded, *self.span) is not None


def candidates_in(folded: str, places: Mapping[str, Sequence[int]]) -> list[Candidate]:
    """The candidates of a folded text in order; ``places`` are its `word_places`."""
    patterns = date_patterns()
    found: list[Candidate] = []
    end = 0
    for start, opening in sorted(_openings(places)):
        if start >= end:
            pattern = patterns.after.get(opening, patterns.after_digits)
            if match := pattern.match(folded, start):
                found.append(Candidate(match, (match.lastgroup or "").partition("_")[0]))
                end = match.end()
    return found


def _openings(places: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, str]]:
    """Where digits or words that may open a date stand, also where they are written together («27دی»)."""
    opening = [(word, parts) for word in places if (parts := _opening_parts[word])]
    for word, parts in opening:
        for offset, part in parts:
            for start in places[word]:
                yield start + offset, part


class _OpeningParts(dict[str, tuple[tuple[int, str], ...]]):
    """What may open a date in any word, and how far in it begins; words met once are remembered."""

    def __missing__(self, word: str) -> tuple[tuple[int, str], ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = _parts(word)
        return found


_opening_parts = _OpeningParts()


def _parts(word: str) -> tuple[tuple[int, str], ...]:
    known = date_patterns().after
    if word in known:
        return ((0, word),)
    if word.isalpha():
        return ()
    parts = _DIGITS_OR_LETTERS.finditer(word)
    return tuple((p.start(), p[0]) for p in parts if p[0].isdigit() or (p.start() == 0 and p[0] in known))


def grouped(folded: str, candidates: list[Candidate]) -> list[Group]:
    """Join «امروز», a weekday and a day of a month that follow each other."""
    groups: list[Group] = []
    for candidate in candidates:
        last = groups[-1] if groups else None
        if last is not None and _joins(last, candidate):
            gap = folded[last.end : candidate.match.start()]
            if SAME_DAY_GAP.fullmatch(gap):
                groups[-1] = Group((*last.candidates, candidate))
                continue
        groups.append(Group((candidate,)))
    return groups


def _joins(group: Group, candidate: Candidate) -> bool:
    forms = {known.form for known in group.candidates}
    if not forms <= {"rel", "week", "day", "num"} or candidate.form in forms:
        return False
    if any(
        known.form == "rel" and relative_of(known).unit != "day" for known in (*group.candidates, candidate)
    ):
        return False
    explicit = forms & {"day", "num"}
    return candidate.form == "week" or (candidate.form in ("day", "num") and not explicit)


def relative_of(candidate: Candidate) -> Relative:
    """The unit and the offset that relative words mean."""
    return relatives()[squash(candidate.match["rel"])]
