"""What an article of one or a few sentences tells, in short: for tests of the readers of claims."""

from __future__ import annotations

import datetime as dt

from urbankg.articles.article import Article
from urbankg.articles.text import article_from_text
from urbankg.claims import Claim, Kind
from urbankg.persian.fold import key
from urbankg.reading import read

PUBLISHED = dt.date(2021, 5, 11)  # Tuesday, 21 Ordibehesht 1400


def claims(kind: Kind, text: str, published: dt.date | None = PUBLISHED) -> list[Claim]:
    """The claims of a kind of an article with the given body."""
    return [claim for claim in read(_article(text, published)) if claim.kind == kind]


def _article(text: str, published: dt.date | None = PUBLISHED) -> Article:
    return article_from_text(f"خبر روز\n{text}", "a", published=published)


def assert_told(kind: Kind, text: str, facts: list[dict[str, object]]) -> None:
    """The article tells these facts of a kind, with at least the given fields, and no others; each with its quote."""
    found = claims(kind, text)
    left = [_fields(claim) for claim in found]
    for fact in facts:
        hits = [told for told in left if _agrees(told, fact)]
        assert hits, f"not told: {fact}; told: {left}"
        left.remove(hits[0])
    assert not left, f"told besides: {left}"
    read_text = _article(text).text
    for evidence in (e for claim in found for e in claim.evidence):
        assert evidence.quote and evidence.quote in read_text


def _fields(claim: Claim) -> dict[str, object]:
    return {
        "subject": claim.subject,
        "role": claim.role,
        "object": claim.object,
        "status": claim.status,
        "date": claim.date_key,
        "ordinal": claim.ordinal,
        "value": claim.value,
        "place": claim.place,
    }


def _agrees(told: dict[str, object], fact: dict[str, object]) -> bool:
    names = ("subject", "object", "place")
    return all(
        key(str(told[name])) == key(str(wanted)) if name in names else told[name] == wanted
        for name, wanted in fact.items()
    )
