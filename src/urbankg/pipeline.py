"""The whole way from articles to a store: read each, keep its claims, and say what became of it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from urbankg.articles import Article, BadRecord
from urbankg.claims import Claim
from urbankg.errors import ArticleError
from urbankg.graph.store import Change, GraphStore
from urbankg.reading import read


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its article is new, changed or the same as before, or it failed for a reason."""

    source: str
    change: Change | Literal["failed"]
    claims: int = 0
    reason: str = ""


@dataclass(slots=True)
class Summary:
    """What an ingest did: how many articles of each outcome, the claims of those read, and what failed."""

    counts: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    failed: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one more input."""
        self.counts[outcome.change] += 1
        self.claims += outcome.claims
        if outcome.change == "failed":
            self.failed.append(outcome)

    @property
    def articles(self) -> int:
        """How many inputs there were, those that failed included."""
        return self.counts.total()


def read_claims(article: Article, min_confidence: float = 0.0) -> list[Claim]:
    """What an article says, as claims of at least a confidence; ArticleError if the reader breaks on it."""
    try:
        return [claim for claim in read(article) if claim.confidence >= min_confidence]
    except Exception as error:  # one article must never stop a batch
        raise ArticleError(f"could not be read ({type(error).__name__}: {error})") from error


def ingest(
    store: GraphStore, found: Iterable[Article | BadRecord], *, min_confidence: float = 0.0
) -> Iterator[Outcome]:
    """Put articles into a store as they come, and tell what became of each.

    An article that the store has already, read by this program with the same ``min_confidence``, is passed over.
    An article is there whole or not at all. StoreError if the store cannot be written; what was told of stays.
    """
    aside: list[Outcome] = []  # what needs no writing
    written: deque[tuple[str, int]] = deque()  # source and number of claims of what the store is given

    def read_each() -> Iterator[tuple[Article, list[Claim]]]:
        for item in found:
            source = item.source or getattr(item, "id", "")
            if isinstance(item, BadRecord):
                aside.append(Outcome(source, "failed", reason=item.reason))
            elif store.is_current(item, min_confidence):
                aside.append(Outcome(source, "same"))
            else:
                try:
                    claims = read_claims(item, min_confidence)
                except ArticleError as error:
                    aside.append(Outcome(source, "failed", reason=str(error)))
                    continue
                written.append((source, len(claims)))
                yield item, claims

    for change in store.ingest_many(read_each(), min_confidence):
        yield from aside
        aside.clear()
        source, claims = written.popleft()
        yield Outcome(source, change, claims)
    yield from aside
