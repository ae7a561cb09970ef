"""What is read from a store is the store at one moment, whoever writes to it meanwhile."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from urbankg.errors import StoreError
from urbankg.graph.frozen import READING, OwnFolder
from urbankg.graph.store import GraphStore

from .examples import CLAIMS, article
from .processes import opened_unprivileged, run

# A question that must have all rows before it gives one; memory is bounded, as Oxigraph once asked for all there is.
READER = """
import resource, sys
from pathlib import Path
from urbankg.graph.store import GraphStore
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
with GraphStore.open(sys.argv[1], read_only=True) as store:
    print("open", flush=True)
    sys.stdin.read()
    print(len(list(store.query("SELECT * { ?s ?p ?o } ORDER BY ?s"))))
"""
HOLDER = """
import sys
from urbankg.graph.store import GraphStore
with GraphStore.open(sys.argv[1]) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with GraphStore.open(tmp_path / "انبار من") as made:
        made.ingest(article(), CLAIMS)
    return tmp_path / "انبار من"


def started(code: str, store: Path) -> subprocess.Popen[str]:
    """A process that has opened the store, and waits until its input ends."""
    process = run(code, store, stdin=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    return process


def folders(store: Path) -> list[Path]:
    return list(store.glob(f"{READING}*"))


def test_tables_that_a_writer_merged_are_read_to_the_end(store: Path) -> None:
    with GraphStore.open(store, read_only=True) as opened:
        wanted = len(list(opened.query("SELECT * { ?s ?p ?o }")))
    reader = started(READER, store)
    for table in (store / "database").glob("*.sst"):  # as a writer does once it has merged them
        table.unlink()
    said, error = reader.communicate(input="")
    assert said == f"{wanted}\n", error
    assert not folders(store)


def test_what_a_killed_reader_left_goes_with_the_next_and_what_a_living_one_has_stays(store: Path) -> None:
    killed, living = started(READER, store), started(READER, store)
    killed.kill()
    killed.communicate()
    assert len(folders(store)) == 2
    for read_only in (True, False):
        GraphStore.open(store, read_only=read_only).close()
        assert len(folders(store)) == 1
    assert living.communicate(input="")[0].strip().isdigit()
    assert not folders(store)


def test_a_folder_that_is_never_closed_goes_with_its_program(store: Path) -> None:
    code = """
    import sys
    from urbankg.graph.store import GraphStore
    print(len(GraphStore.open(sys.argv[1], read_only=True).graph(None)))
    """
    said, error = run(code, store).communicate()
    assert said.strip().isdigit(), error
    assert not folders(store)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs two users: one who writes, one who may only read")
def test_who_may_not_write_into_the_folder_reads_it_unless_it_is_written(store: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.name.startswith(("test_", "pytest-", "popen-")):
            folder.chmod(0o755)
    assert opened_unprivileged(store, read_only=True) == "opened"
    writer = started(HOLDER, store)
    try:
        assert "another program writes" in opened_unprivileged(store, read_only=True)
    finally:
        writer.communicate(input="")


def test_a_store_without_its_database_is_told_of_at_once(store: Path) -> None:
    (store / "database").rename(store / "elsewhere")
    with pytest.raises(StoreError, match="cannot be used"):
        GraphStore.open(store, read_only=True)


def test_a_folder_is_not_taken_by_who_looks_for_abandoned_ones(tmp_path: Path) -> None:
    first, second = OwnFolder(tmp_path, READING), OwnFolder(tmp_path, READING)
    assert first.path.is_dir() and second.path.is_dir()
    first.close()
    assert [second.path] == folders(tmp_path)
    second.close()
