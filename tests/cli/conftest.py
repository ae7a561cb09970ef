"""A store of three articles, for commands that only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import COUNCIL, LATER, MAYOR, run, write, write_json


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    write(folder / "mayor.txt", MAYOR)
    write(folder / "later.txt", LATER)
    write_json(folder / "council.jsonl", COUNCIL)
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> Path:
    path = tmp_path_factory.mktemp("stores") / "store"
    result = run("ingest", articles, "--store", path)
    assert result.exit_code == 0, result.output
    return path
