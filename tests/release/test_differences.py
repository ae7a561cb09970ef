"""What changed since a release or a day."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.graph.examples import CLAIMS, MAYOR, article

from urbankg.conclusions import conclude
from urbankg.errors import UrbankgError
from urbankg.graph.export import serialize
from urbankg.graph.store import GraphStore
from urbankg.identity.slugs import article_slug
from urbankg.release import Release, write_differences, write_published_since

from .making import content, small_store


@pytest.fixture
def newer() -> GraphStore:
    """The small store with an article gone, one come and one changed."""
    store = small_store()
    store.withdraw("two.txt")
    store.ingest(article("four.txt", published=dt.date(2022, 3, 1)), (MAYOR,))
    store.ingest(article("three.txt"), CLAIMS)
    conclude(store)
    return store


def lines(path: Path) -> set[bytes]:
    return set(path.read_bytes().splitlines(keepends=True))


def test_old_less_removed_and_added_is_new(small: Release, newer: GraphStore, tmp_path: Path) -> None:
    found = write_differences(newer, small.folder, tmp_path / "c")
    old = lines(small.folder / "graph.nq")
    added, removed = lines(tmp_path / "c" / "added.nq"), lines(tmp_path / "c" / "removed.nq")
    assert (found.added, found.removed) == (len(added), len(removed))
    assert removed <= old and not added & old
    assert b"".join(sorted(old - removed | added)) == serialize(newer.quads(), "nquads")
    for name in ("added.nq", "removed.nq"):
        data = (tmp_path / "c" / name).read_bytes()
        assert data == serialize(ox.parse(data, ox.RdfFormat.N_QUADS), "nquads")  # type: ignore[arg-type]


def test_the_summary_names_articles_and_counts_things(
    small: Release, newer: GraphStore, tmp_path: Path
) -> None:
    found = write_differences(newer, small.folder, tmp_path / "c")
    assert json.loads((tmp_path / "c" / "changes.json").read_text()) == found.as_dict()
    slugs = {state: [article_slug(i)] for state, i in
             (("new", "four.txt"), ("changed", "three.txt"), ("withdrawn", "two.txt"))}  # fmt: skip
    assert found.articles == slugs
    assert found.classes["ukg:Article"] == {"added": 1, "removed": 1}
    assert found.classes["ukg:Claim"] == {"added": len(CLAIMS), "removed": 1}


def test_nothing_changed(small: Release, tmp_path: Path) -> None:
    found = write_differences(small_store(), small.folder, tmp_path / "c")
    assert (found.added, found.removed, found.classes) == (0, 0, {})
    assert (tmp_path / "c" / "added.nq").read_bytes() == b""


def test_a_file_in_any_order_and_compressed(small: Release, newer: GraphStore, tmp_path: Path) -> None:
    write_differences(newer, small.folder, tmp_path / "a", compression=".gz")
    shuffled = reversed((small.folder / "graph.nq").read_bytes().splitlines(keepends=True))
    (tmp_path / "old.nq.gz").write_bytes(gzip.compress(b"".join(shuffled)))
    write_differences(newer, tmp_path / "old.nq.gz", tmp_path / "b", compression=".gz")
    one, two = content(tmp_path / "a"), content(tmp_path / "b")
    assert {name: data for name, data in one.items() if name.endswith(".gz")} == {
        name: data for name, data in two.items() if name.endswith(".gz")
    }
    assert sorted(one) == ["added.nq.gz", "changes.json", "removed.nq.gz"]


def test_articles_published_since_a_day(newer: GraphStore, tmp_path: Path) -> None:
    newer.ingest(article("undated.txt", published=None), (MAYOR,))
    found = write_published_since(newer, dt.date(2022, 1, 18), tmp_path / "c")
    assert found.articles["new"] == [article_slug("four.txt")] and not found.removed
    graphs = {q.graph_name for q in ox.parse(path=str(tmp_path / "c" / "added.nq"))}  # type: ignore[union-attr]
    assert [graph.value.rsplit("/", 1)[-1] for graph in graphs] == [article_slug("four.txt")]  # type: ignore[union-attr]
    on_the_day = write_published_since(newer, dt.date(2022, 1, 17), tmp_path / "c")
    assert len(on_the_day.articles["new"]) == 3  # an older folder of differences gives way


def test_what_is_no_release_is_told(small: Release, newer: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text("<http://a> oops\n")
    (tmp_path / "bad.nq.gz").write_bytes(b"not gzip")
    (tmp_path / "folder").mkdir()
    for older, message in (
        (tmp_path / "bad.nq", "bad.nq is damaged"),
        (tmp_path / "bad.nq.gz", "bad.nq.gz is damaged"),
        (small.folder / "graph.ttl", "no N-Quads"),
        (tmp_path / "folder", "no release of urbankg: it has no release.json"),
        (tmp_path / "none", "does not exist"),
    ):
        with pytest.raises(UrbankgError, match=message):
            write_differences(newer, older, tmp_path / "c")
    with pytest.raises(UrbankgError, match="no folder of differences"):
        write_differences(newer, small.folder, small.folder)
    assert not (tmp_path / "c").exists()
