"""The store: what an ingest leaves, whatever was there before."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.errors import StoreError
from urbankg.graph.export import serialize
from urbankg.graph.quads import article_quads
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import article_graph, conclusions_graph, thing, ukg
from urbankg.identity.slugs import article_slug

from .examples import CLAIMS, MAYOR, PEOPLE, article, by_default, dump, is_union


@pytest.fixture
def store() -> GraphStore:
    return GraphStore.in_memory()


def test_the_same_article_twice_changes_nothing(store: GraphStore) -> None:
    assert store.ingest(article(), CLAIMS) == "new"
    once = dump(store)
    assert store.ingest(article(), reversed(CLAIMS)) == "same"
    assert dump(store) == once


def test_every_quad_comes_back_from_the_store_as_it_went_in(store: GraphStore) -> None:
    store.ingest(article(), CLAIMS)
    graph = article_graph(article_slug(article().id))
    kept = store.database.quads_for_pattern(None, None, None, graph)
    assert set(kept) == set(article_quads(article(), CLAIMS))


def test_a_changed_article_replaces_its_graph(store: GraphStore) -> None:
    store.ingest(article(), CLAIMS)
    assert store.ingest(article(), (PEOPLE,)) == "changed"
    changed = dump(store)
    fresh = GraphStore.in_memory()
    fresh.ingest(article(), (PEOPLE,))
    assert changed == dump(fresh)
    assert "آذرنیا" not in changed.decode()


def test_what_many_articles_describe_counts_once_and_goes_with_the_last(store: GraphStore) -> None:
    qazvin = "SELECT (COUNT(*) AS ?n) { <https://w3id.org/urbankg/id/municipality/qazvin> ?p ?o }"
    unknown = dataclasses.replace(MAYOR, object="نمونه‌آباد")
    nemuneh = "ASK { ?s <http://www.w3.org/2000/01/rdf-schema#label> 'نمونه‌آباد'@fa }"

    def count() -> int:
        return int(next(iter(store.query(qazvin)))["n"].value)

    once = count()
    assert is_union(store)
    for number in range(3):
        store.ingest(article(f"item-{number}"), (MAYOR, unknown))
        assert is_union(store)
        assert count() == once  # the municipality is in the reference graph as well
    for number in range(3):
        assert bool(store.query(nemuneh)) is True
        store.withdraw(f"item-{number}")
        assert is_union(store)
    assert bool(store.query(nemuneh)) is False
    assert count() == once


def test_a_change_keeps_what_others_say_too(store: GraphStore) -> None:
    store.ingest(article("a"), CLAIMS)
    store.ingest(article("b"), CLAIMS)
    assert store.ingest(article("a"), (PEOPLE,)) == "changed"
    assert is_union(store)
    assert "آذرنیا" in str(by_default(store))


def test_many_articles_at_a_time_are_the_same_store(store: GraphStore) -> None:
    read = [(article(f"item-{n}"), CLAIMS if n % 3 else (PEOPLE,)) for n in range(7)]
    for one, claims in read:
        store.ingest(one, claims)
    other = GraphStore.in_memory()
    assert list(other.ingest_many(reversed(read))) == ["new"] * 7
    assert dump(other) == dump(store)
    assert is_union(other)
    assert list(other.ingest_many(read)) == ["same"] * 7


@pytest.mark.parametrize("size", [1, 2, 3, 500])
def test_many_articles_some_of_them_twice(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("urbankg.graph.store.BATCH", size)
    store.ingest(article("old"), CLAIMS)
    read = [
        (article("a"), CLAIMS), (article("old"), (PEOPLE,)), (article("a"), (PEOPLE,)), (article("b"), ()),
        (article("b"), ()), (article("old"), (PEOPLE,)),
    ]  # fmt: skip
    assert list(store.ingest_many(read)) == ["new", "changed", "changed", "new", "same", "same"]
    assert is_union(store)
    assert list(store.articles()) == ["a", "b", "old"]
    assert list(store.ingest_many([])) == []


def test_of_a_batch_that_breaks_nothing_is_there(store: GraphStore) -> None:
    def broken() -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        yield article("a"), CLAIMS
        raise ValueError("no more")

    before = dump(store)
    with pytest.raises(ValueError, match="no more"):
        list(store.ingest_many(broken()))
    assert dump(store) == before


def test_graphs_are_replaced_whole_and_those_that_differ_are_counted(store: GraphStore) -> None:
    one, two = (conclusions_graph("post", name) for name in ("mayor-a", "mayor-b"))
    city, other = thing("city", "qazvin"), thing("city", "zanjan")
    before, marks = dump(store), store.marks()

    def quad(node: ox.NamedNode, graph: ox.NamedNode, value: str) -> ox.Quad:
        return ox.Quad(node, ukg("detail"), ox.Literal(value), graph)

    first = {one: {quad(city, one, "a"), quad(city, one, "b")}, two: {quad(city, two, "a")}}
    assert store.replace(first) == 2
    assert store.replace(first) == 0
    assert store.graph(one) == first[one] and is_union(store)
    assert store.replace({one: [quad(other, one, "c")], two: first[two]}) == 1
    assert store.graph(one) == {quad(other, one, "c")} and is_union(store)
    assert quad(city, two, "a").triple in by_default(store)  # the other graph says so still
    assert store.replace({one: set(), two: set(), conclusions_graph("post", "none"): set()}) == 2
    assert list(store.conclusions_graphs()) == [] and is_union(store)
    assert dump(store) == before
    assert store.marks() == marks  # conclusions make no others stale


def test_a_dump_in_an_empty_store_is_the_same_graph(store: GraphStore, tmp_path: Path) -> None:
    for name in ("a", "b"):
        store.ingest(article(name), CLAIMS)
    for name, form in (("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)):
        empty = ox.Store(str(tmp_path / name))
        empty.bulk_load(serialize(store.quads(), name), format=form)
        assert serialize(empty, "nquads") == dump(store)


def test_a_change_of_date_alone_is_a_change(store: GraphStore) -> None:
    store.ingest(article(), (MAYOR,))
    assert store.ingest(article(), (dataclasses.replace(MAYOR, date=None),)) == "changed"


def test_withdrawing_leaves_the_graph_that_never_had_the_article(store: GraphStore) -> None:
    store.ingest(article("other.txt"), (PEOPLE,))
    before = dump(store)
    store.ingest(article(), CLAIMS)
    assert dump(store) != before
    assert store.withdraw(article().id) is True
    assert dump(store) == before
    assert store.withdraw(article().id) is False
    assert list(store.articles()) == ["other.txt"]


def test_withdrawing_the_only_article_leaves_an_empty_store(store: GraphStore) -> None:
    before = dump(store)
    store.ingest(article(), CLAIMS)
    store.withdraw(article().id)
    assert dump(store) == before


def test_the_digest_tells_what_text_is_kept(store: GraphStore) -> None:
    assert store.digest("one") is None
    store.ingest(article("one"), ())
    assert len(store.digest("one") or "") == 64


def test_a_failed_update_leaves_the_article_as_it_was(store: GraphStore) -> None:
    store.ingest(article(), CLAIMS)
    before = dump(store)
    graph = article_graph(article_slug(article().id))
    with pytest.raises((OSError, RuntimeError, SyntaxError)):
        store.database.raw.update(f"DROP GRAPH {graph} ; LOAD <file:///nowhere/at/all.ttl>")
    assert dump(store) == before


def test_a_closed_store_says_so(store: GraphStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.ingest(article(), CLAIMS)
