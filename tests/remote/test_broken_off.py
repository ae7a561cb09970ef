"""A connection that breaks in the middle of an article: the article is whole or absent, and the run can be repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import MAYOR, error_of, run
from tests.graph.examples import CLAIMS, PEOPLE, article

from urbankg.errors import StoreError
from urbankg.graph.quads import article_quads
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import article_graph
from urbankg.identity.slugs import article_slug

from .conftest import Remote
from .proxy import Proxy, proxied

CUTS = 5  # places in what is asked, from its first byte to its last; and some in what is answered
OLD, NEW = set(article_quads(article("a"), (PEOPLE,))), set(article_quads(article("a"), CLAIMS))
GRAPH = article_graph(article_slug("a"))


@pytest.fixture(scope="module")
def whole(remote: Remote) -> int:
    """How much is in a store that has the reference data and another article that says the same."""
    with GraphStore.open(remote.address) as store:
        store.ingest(article("b"), CLAIMS)
        return size(store)


def size(store: GraphStore) -> int:
    (row,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    return int(row["n"].value)


def write(
    address: str, proxy: Proxy | None = None, cut: tuple[str, int] | None = None, many: bool = False
) -> None:
    """Put the article in, while the connection is cut as soon as the store is open."""
    with GraphStore.open(address) as store:
        if proxy and cut:
            proxy.cut(*cut)
        if many:
            list(store.ingest_many([(article("a"), CLAIMS)]))
        else:
            store.ingest(article("a"), CLAIMS)


def costs(remote: Remote, before: bool, many: bool) -> dict[str, int]:
    """How many bytes go to and fro for the article alone, and for signing off."""
    prepare(remote, before)
    with proxied(remote.address) as proxy, GraphStore.open(proxy.address) as store:
        list(store.database.named_graphs())
        opened = dict(proxy.passed)
        if many:
            list(store.ingest_many([(article("a"), CLAIMS)]))
        else:
            store.ingest(article("a"), CLAIMS)
        return {side: proxy.passed[side] - opened[side] for side in opened}


def prepare(remote: Remote, before: bool) -> None:
    with GraphStore.open(remote.address) as store:
        store.withdraw("a")
        if before:
            store.ingest(article("a"), (PEOPLE,))


@pytest.mark.parametrize("before", [False, True], ids=["a new article", "a changed article"])
@pytest.mark.parametrize("many", [False, True], ids=["alone", "in a batch"])
def test_an_article_is_whole_or_absent(remote: Remote, whole: int, before: bool, many: bool) -> None:
    cost = costs(remote, before, many)
    cuts = [("asked", 1 + cost["asked"] * n // CUTS) for n in range(CUTS)] + [("asked", cost["asked"] - 1)]
    cuts += [("answered", 1 + cost["answered"] * n // 4) for n in range(4)]
    broken = 0
    for cut in cuts:
        prepare(remote, before)
        with proxied(remote.address) as proxy:
            try:
                write(proxy.address, proxy, cut, many)
            except StoreError as error:
                assert "broke off" in str(error) or "nobody answers" in str(error)
                broken += 1
        with GraphStore.open(remote.address, read_only=True) as store:
            there = store.graph(GRAPH)
            assert there in (OLD if before else set(), NEW), cut
        write(remote.address, many=many)  # repeated, as the message says
        with GraphStore.open(remote.address) as store:
            assert store.graph(GRAPH) == NEW
            assert store.is_current(article("a"))
            store.withdraw("a")
            assert size(store) == whole, cut
    assert broken > CUTS / 2


def test_the_command_says_so_in_a_line_and_goes_on_the_next_time(
    remote: Remote, whole: int, tmp_path: Path
) -> None:
    file = tmp_path / "qazvin.txt"
    file.write_text(MAYOR, encoding="utf-8")
    with GraphStore.open(remote.address) as store:
        for name in list(store.articles()):
            store.withdraw(name)
    assert run("conclude", "--store", remote.address).exit_code == 0
    with proxied(remote.address) as proxy:
        assert run("conclude", "--store", proxy.address).exit_code == 0
        proxy.cut("asked", proxy.passed["asked"] // 3 + 2500)
        said = error_of(run("ingest", file, "--store", proxy.address))
        assert "broke off" in said and "Traceback" not in said
    for store in (remote.address, str(tmp_path / "embedded")):
        assert run("ingest", file, "--store", store).exit_code == 0
        assert run("export", tmp_path / f"{len(store)}.nq", "--store", store).exit_code == 0
    one, other = (path.read_bytes() for path in tmp_path.glob("*.nq"))
    assert one == other
