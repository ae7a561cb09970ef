"""How somebody came into an office or left it: rows of ``data/phrases/manners.csv`` in the sentence of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from urbankg.claims import Claim, Evidence, Manner
from urbankg.files import PHRASES, rows, several
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document
from urbankg.reading.wordings import compile_form

# Offices that a vote fills: what the same word means differs between these and the appointed ones.
_ELECTIVE = frozenset(
    ["president", "mp", "speaker", "mayor", "village_head", "secretary_general", "assembly_chair",
     "council_chair", "council_vice_chair", "council_spokesperson", "council_secretary", "council_treasurer",
     "council_member", "committee_chair", "provincial_council_chair"]
)  # fmt: skip
_GROUPS = frozenset(["elective", "minister", "appointed"])
_BREAK = re.compile(r"[؛;•▪|\n]| [-–ـ] ")  # between two pieces of news in one sentence

Weight = Literal["first", "told", "sign", "deny"]


class _Row(NamedTuple):
    status: str
    manner: str
    offices: frozenset[str]
    weight: Weight
    stem: str
    form: re.Pattern[str]


class _Word(NamedTuple):
    """A match of a row in the sentence."""

    start: int
    end: int
    row: _Row


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["status"],
            row["manner"],
            frozenset(several(row["offices"])) or _GROUPS,
            cast(Weight, row["weight"]),
            Folded.of(row["stem"]).text,
            compile_form(row["form"]),
        )
        for row in rows(PHRASES / "manners.csv")
    )


def with_manners(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article, those of starts and ends with their manner where their sentence tells it."""
    people = _people(document, claims)
    return [
        replace(claim, manner=_manner(document, claim, people)) if claim.status in ("start", "end") else claim
        for claim in claims
    ]


def _people(document: Document, claims: Iterable[Claim]) -> list[tuple[int, int, str]]:
    """Where the persons of office claims are marked in the folded text."""
    found = {
        (*document.folded.locate(*mark), claim.subject)
        for claim in claims
        if claim.kind == "office"
        for evidence in claim.evidence
        for mark in evidence.marks
        if names(document, mark, claim.subject)
    }
    return sorted(found)


def names(document: Document, mark: tuple[int, int], person: str) -> bool:
    """Whether a mark is of the person, not of the office."""
    *_, last = ["", *_words_of(document.article.text[mark[0] : mark[1]])]
    return last in _words_of(person)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> list[str]:
    return Folded.of(name).text.split()


def _manner(document: Document, claim: Claim, people: Sequence[tuple[int, int, str]]) -> Manner | None:
    group = "elective" if claim.role in _ELECTIVE else "minister" if claim.role == "minister" else "appointed"
    for evidence in claim.evidence:
        start, end = _piece(document, evidence)
        words = list(_words(document, start, end, claim.status, group))
        denials = [word for word in words if word.row.weight == "deny"]
        told = [w for w in words if not any(d.start < w.end and w.start < d.end for d in denials)]
        if denials and not told:
            return None
        own = [p for p in people if p[2] == claim.subject and start <= p[0] < end]
        others = [p[0] for p in people if p[2] != claim.subject and start <= p[0] < end]
        at = own[0][:2] if own else document.folded.locate(*evidence.marks[0])
        if best := _nearest(sorted(told, key=lambda word: (word.start, -word.end)), at, others):
            return cast(Manner, best.row.manner)
    return None


def _piece(document: Document, evidence: Evidence) -> tuple[int, int]:
    """The stretch of the claim's sentence between two breaks that its marks stand in."""
    start, end = document.folded.locate(evidence.start, evidence.end)
    first = document.folded.locate(*evidence.marks[0])[0]
    last = document.folded.locate(*evidence.marks[-1])[1]
    start = max((m.end() for m in _BREAK.finditer(document.text, start, first)), default=start)
    found = _BREAK.search(document.text, last, end)
    return start, found.start() if found else end


def _words(document: Document, start: int, end: int, status: str | None, group: str) -> Iterator[_Word]:
    """What a stretch tells of starts or ends of a group of offices."""
    text = document.text[start:end]
    for row in _rows():
        if row.status in ("", status) and group in row.offices and row.stem in text:
            for match in row.form.finditer(text):
                yield _Word(start + match.start(), start + match.end(), row)


def _nearest(words: Sequence[_Word], at: tuple[int, int], others: Sequence[int]) -> _Word | None:
    """The word that tells of the person at a place: around or just before the name, else next after it, else before."""
    for weight in ("first", "told", "sign"):
        found = [word for word in words if word.row.weight == weight]
        around = [word for word in found if word.start < at[0] < word.end]
        before = [word for word in found if word.end <= at[0]]
        after = [word for word in found if word.start >= at[0]]
        if weight == "first":  # of nobody else: not of who is named before, or between
            before = [] if any(other < at[0] for other in others) else before
            after = [word for word in after if not any(at[0] < other < word.start for other in others)]
        beside = [word for word in before[-1:] if at[0] - word.end <= 1]
        for told in (around, beside, after, before[::-1]):
            if told:
                return told[0]
    return None
