"""The folders of the reader stand one upon the other: each imports from itself and from those before it alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import urbankg

READING = Path(urbankg.__file__).parent / "reading"
FOLDERS = ("mentions", "dates", "pairs", "bystanders", "holders", "rosters", "kinds", "settling")


def imported(path: Path) -> set[str]:
    """The folders of the reader from which a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("urbankg.reading."):
            found.add(str(node.module).split(".")[2])
    return found & set(FOLDERS)


def test_these_are_the_folders() -> None:
    assert {path.parent.name for path in READING.glob("*/__init__.py")} == set(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_imports_from_those_before_it_alone(folder: str) -> None:
    allowed = set(FOLDERS[: FOLDERS.index(folder) + 1])
    wrong = {path.name: imported(path) - allowed for path in (READING / folder).glob("*.py")}
    assert not any(wrong.values()), wrong
