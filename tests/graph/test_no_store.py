"""What is no store, or none that may be opened: each told in a line, and left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from urbankg.errors import StoreError
from urbankg.graph.store import GraphStore

from .processes import opened_unprivileged


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
