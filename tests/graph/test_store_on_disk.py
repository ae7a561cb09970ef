"""The store on a disk: kept, used by several processes, killed, and where there is no space left."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from urbankg.errors import StoreError
from urbankg.graph.store import GraphStore

from .examples import CLAIMS, article, damage, dump, is_union
from .processes import run

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
