"""The index lies beside the store, and is made anew when the store has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from urbankg.articles import Article
from urbankg.claims import Claim, Evidence
from urbankg.cli import main
from urbankg.cli.searching import KINDS as OFFERED
from urbankg.conclusions import conclude
from urbankg.graph.signature import Signature, signature
from urbankg.graph.store import GraphStore
from urbankg.search import KINDS, Index, keeping
from urbankg.search.keeping import FILE, kept_index
from urbankg.search.making import Making

MADE = "The index for search is made"


def put(store: Path, name: str) -> None:
    """An article by which somebody is mayor of Qazvin, and what follows from it."""
    said = f"{name} شهردار قزوین است."
    claim = Claim(
        "office",
        name,
        (Evidence(0, len(said), said, "test"),),
        role="mayor",
        object="قزوین",
        status="incumbent",
    )
    with GraphStore.open(store) as graph:
        graph.ingest(Article(name, said, ()), [claim])
        conclude(graph)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    put(tmp_path / "store", "کیوان رادپور")
    return tmp_path / "store"


def run(store: object, *words: str) -> Result:
    return CliRunner().invoke(main, ["search", *words, "--store", str(store)], env={"COLUMNS": "120"})


def labels(store: Path, *words: str) -> list[str]:
    found = run(store, *words, "--json")
    assert found.exit_code == 0, found.output
    return [one["label_fa"] for one in json.loads(found.stdout)["things"]]


def test_it_is_made_once_and_again_when_the_store_has_changed(store: Path) -> None:
    assert MADE in run(store, "رادپور").stderr
    assert MADE not in run(store, "رادپور").stderr
    assert labels(store, "کیوان رادپور")[0] == "کیوان رادپور"
    put(store, "پریسا آذرنیا")
    assert MADE in run(store, "آذرنیا").stderr
    assert labels(store, "پریسا اذر نیا")[0] == "پریسا آذرنیا"


def test_a_damaged_index_is_made_anew(store: Path) -> None:
    for damage in (b"", b"no database" * 1000):
        (store / FILE).write_bytes(damage)
        assert labels(store, "رادپور")[0] == "کیوان رادپور"


def test_an_index_that_is_damaged_inside_is_told_of_in_a_line(store: Path) -> None:
    assert labels(store, "رادپور")
    with (store / FILE).open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * ((store / FILE).stat().st_size - 8192))
    found = run(store, "رادپور")
    assert isinstance(found.exception, SystemExit) and found.exit_code == 1
    (line,) = found.stderr.splitlines()
    assert "damaged" in line and str(store / FILE) in line


def test_two_may_make_it_while_the_store_changes(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program's index, of a newer state of the store, lies there when one's own is done."""
    write = keeping.write_index

    def overtaken(folder: Path, file: Path, of: Signature) -> None:
        write(folder, file, of)
        write(folder, folder / FILE, (*of, ("newer", 1, 1)))

    monkeypatch.setattr(keeping, "write_index", overtaken)
    assert labels(store, "رادپور")[0] == "کیوان رادپور"


def test_what_a_killed_search_left_goes_with_the_next(store: Path) -> None:
    left = store / ".indexing-x"
    left.mkdir()
    (left / "held").touch()
    (left / f"{FILE}.new").write_bytes(b"half")
    assert labels(store, "رادپور")
    assert not left.exists() and (store / FILE).is_file()


def test_the_command_says_what_it_finds_and_whether_it_is_so_called(store: Path) -> None:
    found = run(store, "شهردار", "قزوین", "--lang", "fa", "--kind", "post")
    assert "شهردار قزوین" in found.stdout
    assert "مهدی صباغی" in found.stdout  # who holds it by the reference data
    assert "only spelt like it" in run(store, "رادپورر").stderr
    assert "nearest names" in run(store, "پلمرغ", "رادپور").stderr
    assert "Nothing is called so." in run(store, "؟؟!").stderr
    assert "first words" in run(store, "رادپور " * 500).stderr
    assert tuple(KINDS) == OFFERED


@pytest.mark.parametrize("place", ["http://127.0.0.1:9/query", "nowhere"])
def test_what_is_no_store_in_a_directory_is_told_in_a_line(place: str, tmp_path: Path) -> None:
    found = run(place if "://" in place else tmp_path / place, "قم")
    assert found.exit_code == 1
    (line,) = found.stderr.splitlines()
    assert ("server" if "://" in place else "no urbankg store") in line


def test_it_is_made_beside_a_server_and_left_for_the_next(store: Path) -> None:
    of = signature(store)
    with GraphStore.open(store, read_only=True) as graph:
        first = Making(graph, store, of)
        made = first.index(60)
        assert made is not None
        assert made.count("رادپور")
    assert isinstance(kept_index(store, of), Index)
    assert kept_index(store, (*of, ("other", 1, 1))) is None


def test_that_it_cannot_be_made_is_told(store: Path, tmp_path: Path) -> None:
    said: list[str] = []
    with GraphStore.open(store, read_only=True) as graph:
        of = signature(store)
        (store / FILE).mkdir()
        made = Making(graph, store, of, said.append)
        assert made.index(60) is None
        assert made.failed
    assert len(said) == 1
    assert "names cannot be searched" in said[0]
