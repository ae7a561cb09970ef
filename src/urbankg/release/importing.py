"""A release into an empty store: the same graph, its conclusions with it, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from urbankg.conclusions.decided import DECISIONS
from urbankg.errors import StoreError
from urbankg.graph.card import CARD as STORE_CARD
from urbankg.graph.card import DATABASE, explained, write_card
from urbankg.graph.card import read_card as read_store_card
from urbankg.graph.compression import opened
from urbankg.graph.ordering import chunks
from urbankg.graph.store import GraphStore, by_default
from urbankg.graph.vocabulary import STALE_GRAPH
from urbankg.release.card import read_card, verify
from urbankg.release.folder import built

_AT_ONCE = 50_000  # quads, so that memory stays bounded; what is made is renamed only when it is whole


@dataclass(frozen=True, slots=True)
class Imported:
    """What a store has after an import: how many articles and quads."""

    articles: int
    quads: int


def import_release(release: Path, store: Path) -> Imported:
    """Make a store of a release. Conclusions are not drawn again: the release has them, and how they were drawn.

    ``store`` must not be there, be an empty folder, or be a store without articles. StoreError says what is wrong with
    the release (a missing or damaged file, another layout) or the store; then nothing is changed.
    """
    card = read_card(release)
    verify(release)
    _refuse_filled(store)
    with built(store, STORE_CARD, "store") as fresh:
        try:
            database = ox.Store(str(fresh / DATABASE))
            with opened(release / card.graph) as file:
                number = 0
                for quads in chunks(ox.parse(file, ox.RdfFormat.N_QUADS), _AT_ONCE):
                    database.bulk_extend([*quads, *map(by_default, quads)])
                    number += len(quads)
            database.extend(_marks(card.marks))
            database.flush()
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{release / card.graph} is damaged: {error}; get it anew") from None
        except RuntimeError as error:
            raise explained(error, store) from None
        del database
        write_card(fresh, card.fixed)
        if (release / DECISIONS).is_file():
            shutil.copyfile(release / DECISIONS, fresh / DECISIONS)
    with GraphStore.open(store, read_only=True) as made:
        articles = sum(1 for _ in made.article_graphs())
    return Imported(articles, number)


def _marks(lines: Iterable[str]) -> Iterator[ox.Quad]:
    for triple in ox.parse("\n".join(lines), ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, STALE_GRAPH)


def _refuse_filled(store: Path) -> None:
    if read_store_card(store) is None:
        return
    with GraphStore.open(store, read_only=True) as there:
        if next(there.article_graphs(), None) is not None:
            raise StoreError(f"the store in {store} has articles; import into another --store")
    if (store / DECISIONS).exists():
        raise StoreError(f"the store in {store} has decisions of its own; import into another --store")
