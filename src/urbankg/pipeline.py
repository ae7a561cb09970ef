"""The whole way from articles to a store: read each, keep its claims, and say what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from urbankg.articles import Article, BadRecord
from urbankg.claims import Claim
from urbankg.errors import ArticleError
from urbankg.graph.store import Change, GraphStore
from urbankg.reading import read

_FLUSH_EVERY = 1000  # articles; a store whose log grew longer takes seconds to open again after a kill


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
    """Put articles into a store as they come, each in a transaction of its own, and tell what became of each.

    An article that the store has already, read by this program with the same ``min_confidence``, is passed over.
    StoreError if the store cannot be written; the articles before stay.
    """
    for number, item in enumerate(found, 1):
        if isinstance(item, BadRecord):
            yield Outcome(item.source, "failed", reason=item.reason)
            continue
        source = item.source or item.id
        if store.is_current(item, min_confidence):
            yield Outcome(source, "same")
            continue
        try:
            claims = read_claims(item, min_confidence)
        except ArticleError as error:
            yield Outcome(source, "failed", reason=str(error))
            continue
        yield Outcome(source, store.ingest(item, claims, min_confidence), len(claims))
        if number % _FLUSH_EVERY == 0:
            store.flush()
