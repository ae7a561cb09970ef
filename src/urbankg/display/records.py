"""Claims as flat records for machines, and as rows of labels for people."""

from __future__ import annotations

from typing import Any

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.display.fields import shown_date
from urbankg.display.labels import Lang, concept, kind, number


def as_record(article: Article, claim: Claim) -> dict[str, Any]:
    """A claim with the keys of the annotation guidelines, its confidence, and its sentences with their offsets."""
    fields = {
        "article": article.url or article.id,
        "kind": claim.kind,
        "subject": claim.subject,
        "role": claim.role,
        "object": claim.object,
        "status": claim.status,
        "date": claim.date_key,
        "ordinal": claim.ordinal,
        "value": claim.value,
        "place": claim.place,
    }
    return {
        **{name: value for name, value in fields.items() if value not in (None, "")},
        "confidence": round(claim.confidence, 3),
        "evidence": [
            {
                "start": e.start,
                "end": e.end,
                "quote": e.quote,
                "marks": [list(m) for m in e.marks],
                "rule": e.rule,
            }
            for e in claim.evidence
        ],
    }


def as_row(article: Article, claim: Claim, lang: Lang) -> dict[str, str]:
    """A claim as a row of a table, in a language."""
    value = claim.value
    return {
        "kind": kind(claim.kind, lang),
        "subject": claim.subject,
        "role": concept(claim.role or "", lang),
        "object": claim.object or "",
        "status": concept(claim.status or "", lang),
        "date": shown_date(claim, lang),
        "ordinal": number(claim.ordinal, lang) if claim.ordinal is not None else "",
        "value": number(value, lang) if isinstance(value, int) else concept(value or "", lang),
        "place": claim.place or "",
        "confidence": f"{claim.confidence:.2f}",
        "quote": " … ".join(" ".join(e.quote.split()) for e in claim.evidence),
    }
