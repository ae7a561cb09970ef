"""From the lines of a page to an `Article`: which are title, lead, body, dateline or boilerplate."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from urbankg.articles.article import Article, Part, PartKind
from urbankg.articles.metadata import (
    agency_of,
    date_in_lead,
    date_of_line,
    date_of_link,
    date_of_stamp,
    dateline_of,
    is_date_line,
    republisher_of,
)
from urbankg.articles.wrapped import unwrapped
from urbankg.files import PHRASES, rows
from urbankg.persian.characters import evened
from urbankg.persian.fold import Folded, key
from urbankg.persian.run_together import parted
from urbankg.persian.spelled_out import spelled_out

_FIRST = 6  # lines of title, lead and body: menus and crumbs of a page may stand among them


@cache
def _boilerplate(where: str) -> re.Pattern[str]:
    patterns = [r["pattern"] for r in rows(PHRASES / "boilerplate.csv") if r["where"] == where]
    return re.compile("|".join(f"(?:{p})" for p in patterns))


def lay_out(
    article_id: str,
    title: str,
    lead: str,
    lines: list[str],
    *,
    url: str | None = None,
    published: dt.date | None = None,
    agency: str | None = None,
    source: str = "",
) -> Article:
    """An article of its title, its lead and the lines of its body, with each line's part told.

    The text is the lines joined by line breaks, their characters evened, words spelled out, and apart where a page has
    run them together. What is given (``published``, ``agency``) is taken over; the rest is read from date lines, the
    link and the first sentences.
    """
    paragraphs = unwrapped(lines)
    if len(paragraphs) < len(lines):
        lead = lead.replace("\n", " ")
    title = title.replace("\n", " ")
    title, lead, *lines = (parted(spelled_out(evened(text))) for text in (title, lead, *paragraphs))
    pieces: list[tuple[PartKind, str]] = [("title", title)] if title.strip() else []
    if lead.strip():
        pieces.append(("lead", lead))
    seen = {key(text) for _, text in pieces}
    rest = False
    opens_rest, aside = _boilerplate("rest"), _boilerplate("line")
    for line in lines:
        kind: PartKind = "body"
        folded = Folded.of(line).text.strip()
        rest = rest or opens_rest.match(folded) is not None
        if rest:
            kind = "boilerplate"
        elif is_date_line(folded):
            kind = "dateline"
        elif aside.match(folded):
            kind = "boilerplate"
        elif folded:
            said = key(line)
            if said in seen:
                kind = "boilerplate"  # the title or lead once more
            else:
                seen.add(said)
        pieces.append((kind, line))
    parts, text = _joined(pieces)
    bodies = [t for kind, t in pieces if kind in ("lead", "body") and t.strip()]
    datelines = [t for kind, t in pieces if kind == "dateline"]
    footer = [t for kind, t in pieces if kind == "boilerplate"]
    return Article(
        id=article_id,
        text=text,
        parts=parts,
        url=url,
        published=published or _published(datelines, url, bodies, footer),
        agency=agency or agency_of([*datelines, *bodies[:3]]),
        republisher=republisher_of("\n".join(footer)),
        dateline=dateline_of(bodies[:3]),
        source=source,
    )


def _published(datelines: list[str], url: str | None, bodies: list[str], footer: list[str]) -> dt.date | None:
    found = next(filter(None, map(date_of_line, datelines)), None)
    found = found or (date_of_link(url) if url else None)
    return found or date_in_lead("\n".join(bodies[:_FIRST])) or date_of_stamp(bodies) or date_of_stamp(footer)


def _joined(pieces: list[tuple[PartKind, str]]) -> tuple[tuple[Part, ...], str]:
    parts, at = [], 0
    for kind, text in pieces:
        if text:
            parts.append(Part(kind, at, at + len(text)))
        at += len(text) + 1
    return tuple(parts), "\n".join(text for _, text in pieces)


def split_plain(text: str) -> tuple[str, str, list[str]]:
    """Title, lead and further lines of a plain text: the first line is the title; a lead has city and agency."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    title = lines[first] if first < len(lines) else ""
    return title, "", lines[first + 1 :]
