"""A run is told apart from another by the files that readings go by: phrases, models, reference data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from urbankg import files
from urbankg.graph.runs import files_digest


@pytest.mark.parametrize(
    ("folder", "name"),
    [("PHRASES", "offices.csv"), ("MODELS", "name_tagger.tsv"), ("REFERENCE", "cities.csv")],
)
def test_a_change_to_a_file_that_readings_go_by_makes_another_run(
    folder: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(getattr(files, folder), tmp_path / folder)
    monkeypatch.setattr(files, folder, tmp_path / folder)
    before = files_digest.__wrapped__()
    assert before == files_digest()
    with (tmp_path / folder / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert files_digest.__wrapped__() != before


def test_a_readme_changes_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(files.MODELS, tmp_path / "models")
    monkeypatch.setattr(files, "MODELS", tmp_path / "models")
    before = files_digest.__wrapped__()
    (tmp_path / "models" / "README.md").write_text("", encoding="utf-8")
    assert files_digest.__wrapped__() == before
