"""Parts of a graph into a store: as if this program had read their sources itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from urbankg.articles.sources import FirstTexts
from urbankg.cluster.parts import Given, Manifest, read_part
from urbankg.errors import UrbankgError
from urbankg.extraction import Extract
from urbankg.graph.copies import link_copies
from urbankg.graph.manifest import Manifest as Sources
from urbankg.graph.ordering import chunks
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import ukg
from urbankg.pipeline import Outcome

_DIGEST = re.compile(rb'%s "([0-9a-f]{64})"' % re.escape(str(ukg("textDigest")).encode()))
_AT_ONCE = 5000  # articles that are loaded together: the fewer loads, the less Oxigraph has to merge


def load_parts(store: GraphStore, folder: Path) -> Iterator[Outcome]:
    """Put the articles of a folder's parts into a store; tells what became of each, and of records that gave none.

    Conclusions are left to whoever calls this. UrbankgError if a part is damaged, StoreError if the store cannot be
    written; what was told of stays.
    """
    manifest = Manifest.read(folder)
    for place, reason in manifest.failures:
        yield Outcome(place, "failed", reason=reason)
    for places, reason in manifest.given_up:
        yield Outcome(", ".join(places), "failed", reason=f"given up: {reason}")
    with Sources(store.path) as sources:
        loading = _Loading(store, sources)
        for part in manifest.parts:
            yield from _beside(part)
            for extracts in chunks(read_part(folder, part.name), _AT_ONCE):
                yield from loading.outcomes(extracts)


def _beside(part: Given) -> Iterator[Outcome]:
    for place, reason in part.failures:
        yield Outcome(place, "failed", reason=reason)
    if part.repeated:
        yield Outcome(", ".join(part.places), "same", articles=part.repeated)
    if part.passed:
        yield Outcome(", ".join(part.places), "passed", articles=part.passed)


class _Loading:
    """Extracts being put into a store."""

    def __init__(self, store: GraphStore, sources: Sources) -> None:
        self._store, self._sources = store, sources
        self._texts = FirstTexts()

    def outcomes(self, extracts: list[Extract]) -> Iterator[Outcome]:
        """Put some articles, and tell what became of each."""
        first = []
        for each in extracts:
            if self._texts.have_other(each.article, _text(each)):
                reason = FirstTexts.reason(each.article)
                yield Outcome(each.source, "failed", reason=reason, article=each.article)
            else:
                first.append(each)
        changes = dict(zip((each.slug for each in first), self._store.put(first), strict=True))
        copies = {}
        for each in first:
            self._sources.owns(each.article, None)
            found = self._sources.copies(each.slug, each.sketch)
            if found or changes[each.slug] == "changed":
                copies[each.slug] = found
        link_copies(self._store, copies)
        self._sources.commit()
        for each in first:
            claims = each.kinds.total()
            yield Outcome(each.source, changes[each.slug], claims, "", each.article, each.kinds, each.seconds)


def _text(extract: Extract) -> bytes:
    """The digest of an article's text, as its statements have it."""
    found = _DIGEST.search(extract.statements)
    if found is None:
        raise UrbankgError(f"the part with {extract.article} is damaged: it tells no digest of the text")
    return found[1]
