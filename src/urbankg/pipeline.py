"""The whole way from articles to a store: read each, keep its claims, and say what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Literal

from urbankg.articles import Article, BadRecord, Options
from urbankg.articles.sketch import Sketch
from urbankg.articles.sources import sources_of
from urbankg.extraction import Extract, extract_all
from urbankg.graph.copies import link_copies
from urbankg.graph.manifest import Entry, Manifest
from urbankg.graph.store import Change, GraphStore
from urbankg.identity.slugs import article_slug
from urbankg.incremental import Begun, Finished, IncrementalReading, Item, Unchanged
from urbankg.workers import Work, in_order

LISTED = 10_000  # failures that a summary keeps

_MOST = 10_000  # articles that are written at a time
_LARGEST = 64_000_000  # bytes of statements that are: Oxigraph needs some 400 MB to load so many
_SHORTEST_WAIT, _LONGEST_WAIT = 4.0, 60.0  # seconds that an article waits for others to be written with


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
    jobs: int = 1,
) -> Generator[Outcome, None, None]:
    """Put articles into a store as they come, and tell what became of each.

    An article that the store has already, read by this program with the same ``min_confidence``, is passed over,
    unless ``reread`` asks for it. An article is there whole or not at all. Many are read in ``jobs`` processes (see
    `urbankg.workers`). StoreError if the store cannot be written; what was told of stays.
    """
    with Manifest(store.path) as manifest:
        yield from _Ingest(store, manifest, min_confidence, reread, jobs).outcomes(found)


def ingest_sources(
    store: GraphStore,
    paths: Iterable[Path | str],
    options: Options | None = None,
    *,
    min_confidence: float = 0.0,
    reread: bool = False,
    jobs: int = 1,
    count: Callable[[int], None] | None = None,
) -> Generator[Outcome, None, None]:
    """Put the articles of files, folders, globs, addresses and ``-`` into a store; tells what became of each.

    A source that the store's manifest knows as it is now is not opened, unless ``reread`` asks for it. Many articles
    are read in ``jobs`` processes. ``count`` is told how many bytes of the sources are done. ArticleError if a path
    does not exist, StoreError if the store cannot be written.
    """
    with Manifest(store.path) as manifest:
        reading = IncrementalReading(
            manifest, options or Options(), min_confidence, reread=reread, count=count
        )
        ingesting = _Ingest(store, manifest, min_confidence, reread, jobs)
        yield from ingesting.outcomes(reading.items(sources_of(paths)))


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that sources gave, the source that it is from, and whether the store has it as it is now."""

    item: Item
    entry: Entry | None = None
    same: bool = False


class _Ingest:
    def __init__(
        self, store: GraphStore, manifest: Manifest, min_confidence: float, reread: bool, jobs: int
    ) -> None:
        self._store, self._manifest = store, manifest
        self._min_confidence, self._reread, self._jobs = min_confidence, reread, jobs

    def outcomes(self, found: Iterable[Item]) -> Iterator[Outcome]:
        work: Work[Extract | BadRecord] = partial(extract_all, min_confidence=self._min_confidence)
        made_in_order = in_order(work, self._looked_up(found), self._jobs)
        with closing(made_in_order):  # here, and not whenever and wherever it is collected
            for batch in _batches(made_in_order):
                read = [made for about, made in batch if isinstance(made, Extract) and not about.same]
                changes = dict(zip(map(id, read), self._store.put(read), strict=True))
                outcomes = [
                    outcome
                    for about, made in batch
                    for outcome in self._outcomes(about, made, changes.get(id(made)))
                ]
                sketches = {made.slug: made.sketch for _, made in batch if isinstance(made, Extract)}
                self._link_copies(sketches, {made.slug for made in read if changes[id(made)] == "changed"})
                self._manifest.commit()
                yield from outcomes

    def _looked_up(self, found: Iterable[Item]) -> Iterator[tuple[_Found, Article | None]]:
        """What is found, and the articles that are to be read."""
        entry: Entry | None = None  # of the source that is being read
        for item in found:
            if isinstance(item, Begun):
                entry = item.entry
                if entry is not None:
                    self._manifest.begin(entry)
            if not isinstance(item, Article):
                yield _Found(item, entry), None
                continue
            if entry is not None:
                entry.articles += 1
            same = not self._reread and self._store.is_current(item, self._min_confidence)
            # Of one that has no sketch, the program was killed before it was looked for copies.
            is_done = same and self._manifest.is_sketched(article_slug(item.id))
            yield _Found(replace(item, text="", parts=()), entry, same), None if is_done else item

    def _outcomes(
        self, about: _Found, made: Extract | BadRecord | None, change: Change | None
    ) -> Iterator[Outcome]:
        """What became of something; what it was made from is put into the manifest."""
        item, entry = about.item, about.entry
        if isinstance(item, Finished):
            if item.is_final:
                self._manifest.finish(item.entry)
        elif isinstance(item, Unchanged):
            yield from _as_before(item)
        elif isinstance(item, BadRecord):
            yield _failed(item, entry)
        elif isinstance(item, Article):
            if isinstance(made, BadRecord):
                yield _failed(made, entry, item.id)
            elif isinstance(made, Extract) and change is not None:
                self._manifest.owns(item.id, entry)
                claims = made.kinds.total()
                yield Outcome(made.source, change, claims, "", item.id, made.kinds, made.seconds)
            else:
                yield Outcome(item.source or item.id, "same", article=item.id)

    def _link_copies(self, sketches: dict[str, Sketch | None], changed: set[str]) -> None:
        """Link the articles that were written to those of the same text; a link is there once both are."""
        found = {slug: self._manifest.copies(slug, sketch) for slug, sketch in sketches.items()}
        link_copies(self._store, {s: others for s, others in found.items() if others or s in changed})


def _failed(record: BadRecord, entry: Entry | None, article: str = "") -> Outcome:
    if entry is not None and not record.expected:
        entry.failures.append((record.source, record.reason))
    change: Literal["failed", "passed"] = "passed" if record.expected else "failed"
    return Outcome(record.source, change, reason=record.reason, article=article)


def _as_before(unchanged: Unchanged) -> Iterator[Outcome]:
    entry = unchanged.entry
    if entry.articles:
        yield Outcome(unchanged.source.place, "same", articles=entry.articles)
    for place, reason in entry.failures:
        yield Outcome(place, "failed", reason=reason)


_Made = tuple[_Found, Extract | BadRecord | None]


def _batches(items: Iterable[_Made]) -> Iterator[list[_Made]]:
    """What is found in batches that are written and told together.

    They grow with what was done, since the fewer they are, the less Oxigraph has to merge: what a killed program has
    to do again is no more than a tenth of what it did, or a minute's work.
    """
    batch: list[_Made] = []
    size, first = 0, monotonic()
    began = first
    for item in items:
        batch.append(item)
        size += len(item[1].statements) if isinstance(item[1], Extract) else 0
        now = monotonic()
        longest = min(max(_SHORTEST_WAIT, 0.1 * (now - first)), _LONGEST_WAIT)
        if len(batch) >= _MOST or size >= _LARGEST or now - began > longest:
            yield batch
            batch, size, began = [], 0, monotonic()
    if batch:
        yield batch
