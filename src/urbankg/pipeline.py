"""The whole way from articles to a store: read each, keep its claims, and say what became of it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from time import monotonic, perf_counter
from typing import Literal

from urbankg.articles import Article, BadRecord, Options
from urbankg.articles.sketch import Sketch, sketch_of
from urbankg.articles.sources import sources_of
from urbankg.claims import Claim
from urbankg.errors import ArticleError
from urbankg.extraction import read_claims
from urbankg.graph.copies import link_copies
from urbankg.graph.manifest import Entry, Manifest
from urbankg.graph.quads import article_slug
from urbankg.graph.store import BATCH, LONGEST, Change, GraphStore
from urbankg.incremental import Begun, Finished, IncrementalReading, Item, Unchanged

LISTED = 10_000  # failures that a summary keeps


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its article is new, changed or the same as before, or it failed for a reason.

    ``passed`` is what was not to be read, such as a page of a web archive in another language. ``article`` is the id
    where there is one, ``kinds`` counts its claims by kind, ``seconds`` is how long reading took. ``articles`` is more
    than one where a whole source is as it was.
    """

    source: str
    change: Change | Literal["failed", "passed"]
    claims: int = 0
    reason: str = ""
    article: str = ""
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    articles: int = 1


@dataclass(slots=True)
class Summary:
    """What an ingest did: how many articles of each outcome, the claims of those read, and what failed.

    Of what failed the first `LISTED` are kept, so that memory stays bounded; ``counts`` has their number.
    """

    counts: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    failed: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one more input."""
        self.counts[outcome.change] += outcome.articles
        self.claims += outcome.claims
        if outcome.change == "failed" and len(self.failed) < LISTED:
            self.failed.append(outcome)

    @property
    def articles(self) -> int:
        """How many inputs there were, those that failed included and those passed over not."""
        return self.counts.total() - self.counts["passed"]


def ingest(
    store: GraphStore,
    found: Iterable[Article | BadRecord],
    *,
    min_confidence: float = 0.0,
    reread: bool = False,
) -> Iterator[Outcome]:
    """Put articles into a store as they come, and tell what became of each.

    An article that the store has already, read by this program with the same ``min_confidence``, is passed over,
    unless ``reread`` asks for it. An article is there whole or not at all. StoreError if the store cannot be written;
    what was told of stays.
    """
    with Manifest(store.path) as manifest:
        yield from _Ingest(store, manifest, min_confidence, reread).outcomes(found)


def ingest_sources(
    store: GraphStore,
    paths: Iterable[Path | str],
    options: Options | None = None,
    *,
    min_confidence: float = 0.0,
    reread: bool = False,
    count: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """Put the articles of files, folders, globs, addresses and ``-`` into a store; tells what became of each.

    A source that the store's manifest knows as it is now is not opened, unless ``reread`` asks for it. ``count`` is
    told how many bytes of the sources are done. ArticleError if a path does not exist, StoreError if the store cannot
    be written.
    """
    with Manifest(store.path) as manifest:
        reading = IncrementalReading(
            manifest, options or Options(), min_confidence, reread=reread, count=count
        )
        yield from _Ingest(store, manifest, min_confidence, reread).outcomes(reading.items(sources_of(paths)))


class _Ingest:
    def __init__(self, store: GraphStore, manifest: Manifest, min_confidence: float, reread: bool) -> None:
        self._store, self._manifest = store, manifest
        self._min_confidence, self._reread = min_confidence, reread
        self._entry: Entry | None = None  # of the source that is being read
        self._aside: list[Outcome | Finished] = []  # what needs no writing
        # What the store is given, its change yet unknown, and the source that it is from.
        self._written: deque[tuple[Outcome, Entry | None]] = deque()
        # Articles whose copies are to be looked for, by slug, and which of them may have links already.
        self._sketches: dict[str, Sketch | None] = {}
        self._changed: set[str] = set()

    def outcomes(self, found: Iterable[Item]) -> Iterator[Outcome]:
        for piece in _pieces(iter(found)):
            for change in self._store.ingest_many(self._read(piece), self._min_confidence):
                yield from self._told()
                outcome, entry = self._written.popleft()
                self._manifest.owns(outcome.article, entry)
                if change == "changed":
                    self._changed.add(article_slug(outcome.article))
                yield replace(outcome, change=change)
            yield from self._told()
            self._link_copies()
            self._manifest.commit()

    def _told(self) -> Iterator[Outcome]:
        """What needed no writing; a source whose articles are all written is put into the manifest."""
        for item in self._aside:
            if isinstance(item, Finished):
                self._manifest.finish(item.entry)
            else:
                yield item
        self._aside.clear()

    def _read(self, items: Iterable[Item]) -> Iterator[tuple[Article, list[Claim]]]:
        for item in items:
            if isinstance(item, Begun):
                self._entry = item.entry
                if item.entry is not None:
                    self._manifest.begin(item.entry)
            elif isinstance(item, Finished):
                self._aside.append(item)
            elif isinstance(item, Unchanged):
                self._as_before(item)
            elif isinstance(item, BadRecord):
                self._bad(item)
            elif (read := self._article(item)) is not None:
                yield read

    def _article(self, article: Article) -> tuple[Article, list[Claim]] | None:
        """An article with its claims, if the store needs them."""
        source = article.source or article.id
        if self._entry is not None:
            self._entry.articles += 1
        slug = article_slug(article.id)
        if not self._reread and self._store.is_current(article, self._min_confidence):
            if not self._manifest.is_sketched(slug):  # the program was killed, or the manifest removed
                self._sketches[slug] = _sketch(article, read_claims(article, self._min_confidence))
            self._aside.append(Outcome(source, "same", article=article.id))
            return None
        began = perf_counter()
        try:
            claims = read_claims(article, self._min_confidence)
        except ArticleError as error:
            self._bad(BadRecord(source, str(error)), article.id)
            return None
        seconds = perf_counter() - began
        kinds: Counter[str] = Counter(claim.kind for claim in claims)
        outcome = Outcome(source, "same", len(claims), article=article.id, kinds=kinds, seconds=seconds)
        self._written.append((outcome, self._entry))
        self._sketches[slug] = _sketch(article, claims)
        return article, claims

    def _bad(self, record: BadRecord, article: str = "") -> None:
        if self._entry is not None and not record.expected:
            self._entry.failures.append((record.source, record.reason))
        change: Literal["failed", "passed"] = "passed" if record.expected else "failed"
        self._aside.append(Outcome(record.source, change, reason=record.reason, article=article))

    def _link_copies(self) -> None:
        """Link the articles that were written to those of the same text; a link is there once both are."""
        found = {slug: self._manifest.copies(slug, sketch) for slug, sketch in self._sketches.items()}
        link_copies(self._store, {s: others for s, others in found.items() if others or s in self._changed})
        self._sketches.clear()
        self._changed.clear()

    def _as_before(self, unchanged: Unchanged) -> None:
        entry = unchanged.entry
        if entry.articles:
            self._aside.append(Outcome(unchanged.source.place, "same", articles=entry.articles))
        for place, reason in entry.failures:
            self._aside.append(Outcome(place, "failed", reason=reason))


def _sketch(article: Article, claims: Iterable[Claim]) -> Sketch | None:
    """The sketch of an article; of its facts without their days, which a reprint may tell from another morning."""
    return sketch_of(article, (claim.key[:-1] for claim in claims))


def _pieces(items: Iterator[Item]) -> Iterator[Iterable[Item]]:
    """Items in pieces that are written and told together: so many, or as many as come in so many seconds."""
    for first in items:
        yield chain([first], _more(items, monotonic() + LONGEST))


def _more(items: Iterator[Item], until: float) -> Iterator[Item]:
    for _ in range(BATCH - 1):
        if monotonic() > until:
            return
        try:
            yield next(items)
        except StopIteration:
            return
