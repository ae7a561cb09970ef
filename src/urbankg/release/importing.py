"""A release into an empty store: the same graph, its conclusions with it, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from urbankg.errors import StoreError
from urbankg.files import STORE_CARD
from urbankg.graph.address import as_address
from urbankg.graph.card import DATABASE, explained, write_card
from urbankg.graph.card import read_card as read_store_card
from urbankg.graph.compression import opened
from urbankg.graph.database import Exchange, by_default
from urbankg.graph.embedded import DECISIONS
from urbankg.graph.ordering import chunks
from urbankg.graph.store import ARTICLE_GRAPHS, GraphStore
from urbankg.graph.vocabulary import STALE_GRAPH
from urbankg.release.card import Card, read_card, verify
from urbankg.release.folder import built

_GRAPHS_AT_ONCE = 200
_AT_ONCE = 50_000  # quads, so that memory stays bounded; what is made is renamed only when it is whole


@dataclass(frozen=True, slots=True)
class Imported:
    """What a store has after an import: how many articles and quads."""

    articles: int
    quads: int


def import_release(release: Path, place: Path | str) -> Imported:
    """Make a store of a release. Conclusions are not drawn again: the release has them, and how they were drawn.

    The store must not be there, be an empty folder, or be a store without articles. StoreError says what is wrong with
    the release (a missing or damaged file, another layout) or the store; then nothing is changed. A server that breaks
    off in the middle leaves a part, which the next import of the same release makes whole.
    """
    card = read_card(release)
    verify(release, card)
    address = as_address(place)
    number = (
        _into_folder(release, card, Path(place)) if address is None else _into_server(release, card, address)
    )
    with GraphStore.open(place, read_only=True) as made:
        articles = sum(1 for _ in made.article_graphs())
    return Imported(articles, number)


def _into_folder(release: Path, card: Card, store: Path) -> int:
    _refuse_filled(store)
    number = 0
    with built(store, STORE_CARD, "store") as fresh:
        try:
            database = ox.Store(str(fresh / DATABASE))
            for quads in _quads(release / card.graph):
                database.bulk_extend([*quads, *map(by_default, quads)])
                number += len(quads)
            database.extend(_marks(card.marks))
            database.flush()
        except RuntimeError as error:
            raise explained(error, store) from None
        del database
        write_card(fresh, card.fixed)
        if (release / DECISIONS).is_file():
            shutil.copyfile(release / DECISIONS, fresh / DECISIONS)
    return number


def _into_server(release: Path, card: Card, address: str) -> int:
    from urbankg.graph.remote.database import RemoteDatabase

    number = 0
    database = RemoteDatabase.open(address, read_only=False, importing=True)
    try:
        graphs = list(database.named_graphs())
        if not (database.card() or {}).get("importing"):
            if any(graph.value.startswith(ARTICLE_GRAPHS) for graph in graphs):
                raise StoreError(f"the store in {address} has articles; import into another --store")
            if database.decisions():
                raise StoreError(
                    f"the store in {address} has decisions of its own; import into another --store"
                )
            database.write_card("", importing=True)
        for some in chunks(graphs, _GRAPHS_AT_ONCE):
            database.exchange(Exchange(graph, quads, ()) for graph, quads in database.graphs(some).items())
        for quads in _quads(release / card.graph):
            database.load(quads)
            number += len(quads)
        database.settle(STALE_GRAPH, _marks(card.marks))
        own = release / DECISIONS
        database.keep_decisions(own.read_text(encoding="utf-8-sig") if own.is_file() else "")
        database.write_card(card.fixed)
    finally:
        database.close()
    return number


def _quads(path: Path) -> Iterator[list[ox.Quad]]:
    try:
        with opened(path) as file:
            yield from chunks(ox.parse(file, ox.RdfFormat.N_QUADS), _AT_ONCE)
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{path} is damaged: {error}; get it anew") from None


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
