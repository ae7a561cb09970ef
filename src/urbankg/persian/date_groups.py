"""What of a text may be a date, by pattern, and what of it stands together for one day: «امروز (دوشنبه ۲۷ دی)»."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from urbankg.persian.date_patterns import SAME_DAY_GAP, date_patterns
from urbankg.persian.date_words import Relative, relatives, squash

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

    def of(self, *forms: str) -> Candidate | None:
        """The first candidate of one of the forms."""
        return next((c for c in self.candidates if c.form in forms), None)


def candidates_in(folded: str, words: tuple[Sequence[str], Sequence[int]]) -> list[Candidate]:
    """The candidates of a folded text in order; ``words`` are its `placed_words`."""
    patterns = date_patterns()
    found: list[Candidate] = []
    end = 0
    for start, opening in _openings(words, patterns.after):
        if start >= end:
            pattern = patterns.after.get(opening, patterns.after_digits)
            if match := pattern.match(folded, start):
                found.append(Candidate(match, (match.lastgroup or "").partition("_")[0]))
                end = match.end()
    return found


def _openings(words: tuple[Sequence[str], Sequence[int]], known: Container[str]) -> Iterator[tuple[int, str]]:
    """Where digits or words that may open a date stand, also where they are written together («27دی»)."""
    for word, start in zip(*words, strict=True):
        if word in known:
            yield start, word
        elif not word.isalpha():
            for part in _DIGITS_OR_LETTERS.finditer(word):
                if part[0].isdigit() or (part.start() == 0 and part[0] in known):
                    yield start + part.start(), part[0]


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
