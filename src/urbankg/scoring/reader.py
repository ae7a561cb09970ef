"""What the reader finds in the articles that gold files annotate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from urbankg.articles import Article, read_articles
from urbankg.display.records import as_record
from urbankg.extraction import read_claims
from urbankg.scoring.compare import Comparison, compare
from urbankg.scoring.gold import GoldArticle, by_name, find


@dataclass(slots=True)
class Found:
    """Articles and the facts read in them, by the gold's ids; ``missing`` are gold articles that were not given."""

    gold: list[GoldArticle]
    articles: dict[str, Article] = field(default_factory=dict)
    facts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """The ids of gold articles that were not among the articles."""
        return [g.id for g in self.gold if g.id not in self.articles]

    def compare(self) -> Comparison:
        """The comparison of the facts with the gold."""
        rows = ({**fact, "article": name} for name, facts in self.facts.items() for fact in facts)
        return compare(self.gold, rows)


def facts_of(gold: list[GoldArticle], paths: Iterable[Path], min_confidence: float = 0.0) -> Found:
    """Read those articles of some files that the gold annotates."""
    known = by_name(gold)
    found = Found(gold)
    for article in read_articles(paths):
        if isinstance(article, Article):
            annotated = find(known, article.url or article.id) or find(known, article.id)
            if annotated is not None:
                claims = read_claims(article, min_confidence)
                found.articles[annotated.id] = article
                found.facts[annotated.id] = [as_record(article, claim) for claim in claims]
    return found
