"""An article as it was published: its text, the parts of it, and what is known of its origin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

PartKind = Literal["title", "lead", "dateline", "body", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of `Article.text`, in code points: ``text[start:end]``.

    ``dateline`` is a line of metadata (agency, date, time); ``boilerplate`` is a footer, an advertisement,
    a copyright notice or a list of links: neither is read for facts.
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    ``id`` identifies the article for ever: its URL, else the id that its source gives, else its file name.
    All offsets in urbankg are code points of ``text``. ``published`` is the Gregorian day of publication,
    ``dateline`` the city that the article reports from, ``agency`` the name of who wrote it and
    ``republisher`` of who copied it, all as far as the article tells.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    url: str | None = None
    published: dt.date | None = None
    agency: str | None = None
    republisher: str | None = None
    dateline: str | None = None
    source: str = field(default="", compare=False)  # file or line that it was read from, for messages

    def part(self, kind: PartKind) -> str:
        """The text of the parts of one kind, joined by line breaks; empty if there is none."""
        return "\n".join(self.text[p.start : p.end] for p in self.parts if p.kind == kind)

    @property
    def title(self) -> str:
        """The headline, or an empty string."""
        return self.part("title")
