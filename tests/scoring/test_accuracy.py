"""The gate of `make accuracy`: floors hold for the sets that they were measured on, and only go up."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "پریسا آذرنیا، شهردار {}، از طرح تازه شهر گفت."
CITIES = ("اراک", "قزوین", "گرگان", "یزد", "کرج", "رشت")


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy_gate", ROOT / "tools" / "accuracy.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "FLOORS", tmp_path / "tests" / "floors.json")
    return module


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    write_set(folder, "one", right=True)
    return folder


def write_set(shared: Path, name: str, *, right: bool) -> None:
    gold, corpus = shared / "gold" / f"{name}.jsonl", shared / "corpus" / f"{name}.jsonl"
    for path in (gold, corpus):
        path.parent.mkdir(parents=True, exist_ok=True)
    rows, articles = [], []
    for city in CITIES:
        fact = {
            "kind": "office",
            "subject": "پریسا آذرنیا",
            "role": "mayor",
            "object": city,
            "status": "incumbent",
        }
        rows.append(
            {"article": f"{name}-{city}", "facts": [fact if right else {**fact, "subject": "بهرام رستگار"}]}
        )
        articles.append({"id": f"{name}-{city}", "title": f"طرح {city}", "text": TEXT.format(city)})
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpus.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")


def run(gate: ModuleType, monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["accuracy.py", *map(str, words)])
    code = gate.main()
    assert isinstance(code, int)
    return code


def test_without_the_shared_folder_nothing_is_measured(
    gate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(gate, monkeypatch, tmp_path / "none") == 0
    assert "not measured here" in capsys.readouterr().out


def test_floors_are_pinned_and_hold(
    gate: ModuleType, monkeypatch: pytest.MonkeyPatch, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(gate, monkeypatch, shared) == 0 and "No floors are pinned" in capsys.readouterr().out
    assert run(gate, monkeypatch, shared, "--raise") == 0
    floors = json.loads(gate.FLOORS.read_text())["floors"]
    assert floors["seen"]["core"] == floors["kept"]["full"] == 1.0
    assert run(gate, monkeypatch, shared) == 0
    printed = capsys.readouterr().out
    assert "one seen" in printed and "one kept" in printed and "confidence" in printed


def test_a_figure_under_its_floor_fails(
    gate: ModuleType, monkeypatch: pytest.MonkeyPatch, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_set(shared, "two", right=False)
    run(gate, monkeypatch, shared, "--raise")
    pinned = json.loads(gate.FLOORS.read_text())
    pinned["floors"]["seen"]["core"] = 0.9
    gate.FLOORS.write_text(json.dumps(pinned))
    assert run(gate, monkeypatch, shared) == 1
    assert "seen core: 0.500 is under the floor of 0.900" in capsys.readouterr().out
    run(gate, monkeypatch, shared, "--raise")
    assert json.loads(gate.FLOORS.read_text())["floors"]["seen"]["core"] == 0.9  # floors only go up


def test_other_sets_are_shown_and_do_not_count(
    gate: ModuleType, monkeypatch: pytest.MonkeyPatch, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(gate, monkeypatch, shared, "--raise")
    write_set(shared, "new", right=False)
    assert run(gate, monkeypatch, shared) == 0
    assert "new seen" in capsys.readouterr().out


def test_a_changed_set_is_told(
    gate: ModuleType, monkeypatch: pytest.MonkeyPatch, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(gate, monkeypatch, shared, "--raise")
    write_set(shared, "one", right=False)
    assert run(gate, monkeypatch, shared) == 1
    assert "Not what the floors were measured on: one" in capsys.readouterr().out
