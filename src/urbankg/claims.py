"""The waist of urbankg: what one article says, in one place.

Everything left of a `Claim` is text and knows no RDF; everything right of it is graph and reads no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from urbankg.persian.datespan import DateSpan

Kind = Literal[
    "office", "member", "founded", "seat", "ex_officio", "population", "meeting", "budget", "agreement"
]
Status = Literal["incumbent", "former", "start", "end", "candidate"]
# How somebody came into an office or left it; the keys of ontology/manners.ttl.
Manner = Literal[
    "elected", "re_elected", "appointed", "confirmed", "introduced",
    "resigned", "dismissed", "term_over", "farewell", "transferred", "retired", "died",
]  # fmt: skip

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
IN_OFFICE: tuple[Status, ...] = (
    "incumbent",
    "start",
)  # the statuses of who holds an office as of the article
MANNERS: tuple[Manner, ...] = get_args(Manner)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says a claim.

    ``start`` and ``end`` are offsets in code points of `Article.text`; ``quote`` is the text between them.
    ``marks`` are the offsets of the words that matter (who, role, trigger). ``rule`` names what found it.
    """

    start: int
    end: int
    quote: str
    rule: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of one article; the fields are those of the gold guidelines, by kind.

    ``subject`` and ``object`` are Persian names as the article has them (full name of a person, shortest
    clear name of a body or place); ``role`` is a key of the scheme of offices, and so is ``value`` of an
    `ex_officio` claim; otherwise ``value`` is a number (people, or toman). ``near`` names the provinces and
    counties of the article that may tell homonymous places apart. ``manner`` tells how a start or an end of an
    office came about, if the words tell. ``confidence`` is between 0 and 1.
    """

    kind: Kind
    subject: str
    evidence: tuple[Evidence, ...]
    role: str | None = None
    object: str | None = None
    status: Status | None = None
    date: DateSpan | None = None
    ordinal: int | None = None
    value: int | str | None = None
    place: str | None = None
    near: tuple[str, ...] = ()
    confidence: float = 0.8
    manner: Manner | None = None

    @property
    def date_key(self) -> str:
        """The date in the notation of the gold facts; a budget's is its Jalali year alone (``1391``)."""
        if self.date is None:
            return ""
        return self.date.key.removeprefix("j") if self.kind == "budget" else self.date.key

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two claims of one article the same claim."""
        return (
            self.kind,
            self.subject,
            self.role or "",
            self.object or "",
            self.status or "",
            str(self.value or ""),
            str(self.ordinal or ""),
            self.date_key if self.kind in ("budget", "meeting") else "",
        )


def full_role(role: str) -> str:
    """The office that an acting holder acts in, by role keys.

    >>> full_role("acting_mayor"), full_role("mayor")
    ('mayor', 'mayor')
    """
    return role.removeprefix("acting_")
