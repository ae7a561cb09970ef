"""A release goes into an empty store and comes out of it the same; what is wrong with it is one line."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from urbankg.conclusions import conclude
from urbankg.errors import UrbankgError
from urbankg.graph.store import GraphStore
from urbankg.identity.decisions import COLUMNS
from urbankg.release import Release, import_release, write_release
from urbankg.release.card import write_sums

from .making import ARTICLES, content, store_at


def exported(store: Path, folder: Path) -> dict[str, bytes]:
    with GraphStore.open(store, read_only=True) as opened:
        write_release(opened, folder)
    return content(folder)


def test_out_again_byte_by_byte(release: Release, tmp_path: Path) -> None:
    done = import_release(release.folder, tmp_path / "s")
    assert (done.articles, done.quads) == (len(ARTICLES), release.quads)
    assert exported(tmp_path / "s", tmp_path / "r") == content(release.folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r", "s"]


def test_the_store_is_the_one_that_was_exported(store: Path, release: Release, tmp_path: Path) -> None:
    import_release(release.folder, tmp_path / "s")
    with GraphStore.open(store, read_only=True) as one, GraphStore.open(tmp_path / "s") as other:
        assert set(one.database.raw) == set(other.database.raw)  # the default graph and the marks, too
        assert conclude(other).changed == 0 and conclude(other, everything=True).changed == 0
        assert set(one.database.raw) == set(other.database.raw)
        article, claims = ARTICLES[0]
        assert other.ingest(article, claims) == "same"


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_compressed_one(store: Path, release: Release, tmp_path: Path, ending: str) -> None:
    with GraphStore.open(store, read_only=True) as opened:
        write_release(opened, tmp_path / "packed", compression=ending)
    import_release(tmp_path / "packed", tmp_path / "s")
    assert exported(tmp_path / "s", tmp_path / "r") == content(release.folder)


def test_decisions_come_with_it(tmp_path: Path) -> None:
    path = store_at(tmp_path / "one")
    lines = (",".join(COLUMNS), "different,city:qazvin,city:arak,me,2026-01-31,")
    (path / "decisions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with GraphStore.open(path) as store:
        conclude(store)
    before = exported(path, tmp_path / "r")
    assert "decisions.csv" in before and "decisions.csv" in before["void.ttl"].decode()
    import_release(tmp_path / "r", tmp_path / "two")
    with GraphStore.open(tmp_path / "two") as store:
        assert conclude(store).changed == 0
    assert exported(tmp_path / "two", tmp_path / "again") == before


def test_only_into_an_empty_store(release: Release, store: Path, tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "empty"):
        pass
    import_release(release.folder, tmp_path / "empty")
    with pytest.raises(UrbankgError, match="has articles; import into another --store"):
        import_release(release.folder, tmp_path / "empty")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    with pytest.raises(UrbankgError, match="not empty and no store"):
        import_release(release.folder, tmp_path / "mine")
    with pytest.raises(UrbankgError, match="not empty and no store"):
        import_release(release.folder, release.folder)


@pytest.fixture
def copy(small: Release, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small.folder, tmp_path / "copy"))


def refused(release: Path, message: str) -> None:
    store = release.parent / "store"
    with pytest.raises(UrbankgError, match=message) as caught:
        import_release(release, store)
    assert "\n" not in str(caught.value)
    assert not store.exists() and not list(release.parent.glob(".store*"))


@pytest.mark.parametrize("name", ["graph.nq", "void.ttl", "tables/facts.csv", "release.json"])
def test_a_damaged_file_is_named(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    refused(copy, f"{name} is damaged.*anew")


@pytest.mark.parametrize("name", ["graph.nq", "tables/posts.csv", "SHA256SUMS"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    refused(copy, f"{name} is missing; get the release anew")


@pytest.mark.parametrize("sums", ["", "no sum\n", "\udcff"])
def test_damaged_checksums(copy: Path, sums: str) -> None:
    (copy / "SHA256SUMS").write_bytes(sums.encode(errors="surrogateescape"))
    refused(copy, "SHA256SUMS is damaged")


@pytest.mark.parametrize("name", ["graph.nq", "release.json"])
def test_what_has_no_checksum_is_not_believed(copy: Path, name: str) -> None:
    lines = (copy / "SHA256SUMS").read_text().splitlines(keepends=True)
    (copy / "SHA256SUMS").write_text("".join(line for line in lines if not line.endswith(f"  {name}\n")))
    refused(copy, "SHA256SUMS is damaged")


@pytest.mark.parametrize("key", ["layout", "release"])
def test_another_layout(copy: Path, key: str) -> None:
    card = json.loads((copy / "release.json").read_text())
    (copy / "release.json").write_text(json.dumps({**card, key: 99}))
    write_sums(copy)
    refused(copy, "this urbankg reads .*; take the urbankg that made it")


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"layout": "x"}'])
def test_a_card_that_is_none(copy: Path, card: str) -> None:
    (copy / "release.json").write_text(card)
    refused(copy, "release.json is damaged")


def test_no_release_at_all(tmp_path: Path, store: Path) -> None:
    refused(tmp_path / "none", "no release of urbankg: there is no such folder")
    shutil.copytree(store, tmp_path / "other")
    refused(tmp_path / "other", "no release of urbankg: it has no release.json")


def test_a_graph_that_its_checksum_fits_and_its_syntax_does_not(copy: Path) -> None:
    with (copy / "graph.nq").open("a") as file:
        file.write("<http://a> oops\n")
    (copy / "SHA256SUMS").unlink()
    write_sums(copy)
    refused(copy, "graph.nq is damaged")


def test_a_truncated_archive(copy: Path) -> None:
    packed = gzip.compress((copy / "graph.nq").read_bytes())
    (copy / "graph.nq").unlink()
    (copy / "graph.nq.gz").write_bytes(packed[: len(packed) // 2])
    card = json.loads((copy / "release.json").read_text())
    (copy / "release.json").write_text(json.dumps({**card, "graph": "graph.nq.gz"}))
    (copy / "SHA256SUMS").unlink()
    write_sums(copy)
    refused(copy, "graph.nq.gz is damaged")
