"""The store: what an ingest leaves, whatever was there before and whatever happens in the middle."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
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
from urbankg.graph.vocabulary import STALE_GRAPH, article_graph, conclusions_graph, thing, ukg
from urbankg.identity.slugs import article_slug

from .examples import CLAIMS, MAYOR, PEOPLE, article, damage

# What a process of its own does to a store: articles that all say the same, one after the other.
WRITER = """
import sys
from tests.graph.examples import CLAIMS, article
from urbankg.graph.store import GraphStore
with GraphStore.open(sys.argv[1]) as store:
    for number in range(int(sys.argv[2])):
        store.ingest(article(f"item-{number}"), CLAIMS)
        print(number, flush=True)
"""
# The same in batches.
BATCH_WRITER = """
import sys
from tests.graph.examples import CLAIMS, article
from urbankg.graph import store as module
from urbankg.graph.store import GraphStore
module.BATCH = 20
with GraphStore.open(sys.argv[1]) as store:
    read = ((article(f"item-{number}"), CLAIMS) for number in range(int(sys.argv[2])))
    for number, change in enumerate(store.ingest_many(read)):
        print(number, flush=True)
"""
ROOT = Path(__file__).parents[2]


def dump(store: GraphStore) -> bytes:
    return serialize(store.quads(), "nquads")


def run(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, **options,  # type: ignore[call-overload]
    )  # fmt: skip


def by_default(store: GraphStore) -> list[ox.Triple]:
    return [q.triple for q in store.database.quads_for_pattern(None, None, None, ox.DefaultGraph())]


def is_union(store: GraphStore) -> bool:
    """Whether the default graph has the triples of the named ones, without marks, and no other."""
    named = {g for g in store.database.named_graphs() if g != STALE_GRAPH}
    quads = {q for g in named for q in store.graph(g)}
    return set(by_default(store)) == {q.triple for q in quads} and set(store.quads()) == quads


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


def test_a_store_is_kept_on_disk(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s") as store:
        store.ingest(article(), CLAIMS)
        kept = dump(store)
    with GraphStore.open(tmp_path / "s") as again:
        assert dump(again) == kept
        assert again.ingest(article(), CLAIMS) == "same"
    with GraphStore.open(tmp_path / "s", read_only=True) as reader:
        assert dump(reader) == kept


def test_reference_and_ontology_are_made_again_when_their_files_changed(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        store.ingest(article(), CLAIMS)
        whole = dump(store)
        damage(store, "CLEAR GRAPH graph:reference")
        assert dump(store) != whole
    card = tmp_path / "urbankg.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "fixed": "of older files"}))
    with GraphStore.open(tmp_path) as store:
        assert dump(store) == whole


@pytest.mark.parametrize(("code", "after"), [(WRITER, 0), (WRITER, 7), (WRITER, 23), (BATCH_WRITER, 45)])
def test_a_killed_ingest_leaves_whole_articles_and_the_next_run_goes_on(
    tmp_path: Path, code: str, after: int
) -> None:
    wanted = 60
    writer = run(code, tmp_path / "s", 10**6)
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= after:
            break
    time.sleep(0.003 * after)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with GraphStore.open(tmp_path / "s") as store:
        kept = list(store.articles())
        assert len(kept) > after
        assert len(list(store.article_graphs())) == len(kept)
        assert {store.ingest(article(name), CLAIMS) for name in kept} == {"same"}
        for number in range(wanted):
            store.ingest(article(f"item-{number}"), CLAIMS)
        for name in set(kept) - {f"item-{n}" for n in range(wanted)}:
            store.withdraw(name)
        finished = dump(store)
        assert is_union(store)
    with GraphStore.open(tmp_path / "untroubled") as other:
        for number in reversed(range(wanted)):
            other.ingest(article(f"item-{number}"), CLAIMS)
        assert dump(other) == finished


def test_a_failed_update_leaves_the_article_as_it_was(store: GraphStore) -> None:
    store.ingest(article(), CLAIMS)
    before = dump(store)
    graph = article_graph(article_slug(article().id))
    with pytest.raises((OSError, RuntimeError, SyntaxError)):
        store.database.raw.update(f"DROP GRAPH {graph} ; LOAD <file:///nowhere/at/all.ttl>")
    assert dump(store) == before


def test_a_store_that_another_process_holds(tmp_path: Path) -> None:
    code = """
    import sys
    from urbankg.graph.store import GraphStore
    store = GraphStore.open(sys.argv[1]); print("open", flush=True); sys.stdin.read()
    """
    holder = run(code, tmp_path, stdin=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    try:
        with pytest.raises(StoreError, match="another program"):
            GraphStore.open(tmp_path)
        with GraphStore.open(tmp_path, read_only=True) as reader:
            assert len(reader.database.raw) > 0
    finally:
        holder.communicate(input="")


def test_a_store_is_opened_to_read_whatever_its_writer_is_doing(tmp_path: Path) -> None:
    code = """
    import sys
    from tests.graph.examples import CLAIMS, article
    from urbankg.graph.store import GraphStore
    with GraphStore.open(sys.argv[1]) as store:
        for number in range(10**6):  # each is a file more, which Oxigraph soon merges with others
            list(store.ingest_many([(article(f"item-{number}"), CLAIMS)]))
            if number == 0:
                print(number, flush=True)
    """
    writer = run(code, tmp_path, stdin=subprocess.PIPE)
    assert writer.stdout is not None and writer.stdout.readline() == "0\n"
    try:
        for _ in range(60):
            GraphStore.open(tmp_path, read_only=True).close()
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()


@pytest.mark.parametrize("layout", [0, 999, None])
def test_a_store_of_another_layout(tmp_path: Path, layout: int | None) -> None:
    GraphStore.open(tmp_path).close()
    (tmp_path / "urbankg.json").write_text(json.dumps({"layout": layout}))
    with pytest.raises(StoreError, match="layout"):
        GraphStore.open(tmp_path, read_only=True)


def test_a_card_that_is_no_card(tmp_path: Path) -> None:
    (tmp_path / "urbankg.json").write_text("[1]")
    with pytest.raises(StoreError):
        GraphStore.open(tmp_path)
    (tmp_path / "urbankg.json").write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError):
        GraphStore.open(tmp_path)


def test_a_database_that_is_damaged(tmp_path: Path) -> None:
    GraphStore.open(tmp_path).close()
    next(tmp_path.glob("*/CURRENT")).write_text("garbage")
    with pytest.raises(StoreError):
        GraphStore.open(tmp_path)


def test_a_path_that_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no urbankg store"):
        GraphStore.open(tmp_path / "missing", read_only=True)
    assert not (tmp_path / "missing").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("hello")
    with pytest.raises(StoreError, match="no urbankg store"):
        GraphStore.open(tmp_path / "full")
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["letter.txt"]
    with pytest.raises(StoreError, match="is a file"):
        GraphStore.open(tmp_path / "full" / "letter.txt")
    with pytest.raises(StoreError, match=r"is a file|cannot be"):
        GraphStore.open(tmp_path / "full" / "letter.txt" / "inside")


def opened_unprivileged(path: Path, *, read_only: bool = False) -> str:
    """What opening says in a process that may not write everywhere, as root may."""
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            GraphStore.open(path, read_only=read_only)
            said = "opened"
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(theirs, said.encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_a_directory_that_may_not_be_written(tmp_path: Path) -> None:
    GraphStore.open(tmp_path / "s").close()
    for folder in tmp_path.parents:
        if folder.name.startswith(("pytest-", "popen-")):  # xdist has one folder more
            folder.chmod(0o755)
    for path in (*(tmp_path / "s").rglob("*"), tmp_path / "s", tmp_path):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        for name in ("s", "other"):
            said = opened_unprivileged(tmp_path / name)
            assert said.startswith("StoreError") and "cannot be written" in said
        assert opened_unprivileged(tmp_path / "s", read_only=True) == "opened"
    finally:
        for path in (tmp_path, tmp_path / "s", tmp_path / "s" / "database"):
            path.chmod(0o755)


def test_a_full_disk(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", str(tmp_path)], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("may not mount a small disk")
    finished: list[str] = []
    ballast = tmp_path / "ballast"
    try:
        ballast.write_bytes(bytes(60_000_000))
        with pytest.raises(StoreError, match="no space left"), GraphStore.open(tmp_path / "s") as store:
            for number in range(10**6):
                store.ingest(article(f"item-{number}"), CLAIMS)
                finished.append(f"item-{number}")
        ballast.unlink()  # "free some and run again"
        with GraphStore.open(tmp_path / "s") as store:
            assert len(finished) > 10
            assert set(store.articles()) >= set(finished)
            assert {store.ingest(article(name), CLAIMS) for name in store.articles()} == {"same"}
            assert is_union(store)
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_closed_store_says_so(store: GraphStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.ingest(article(), CLAIMS)
