"""The commands: export of releases and differences, import."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.cli.running import error_of, run

from urbankg.release import Release

from .making import content


def test_a_release_and_back(store: Path, release: Release, tmp_path: Path) -> None:
    result = run("export", "--release", tmp_path / "r", "--store", store, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["canonical"] == release.canonical
    assert content(tmp_path / "r") == content(release.folder)
    result = run("import", tmp_path / "r", "--store", tmp_path / "s", "--json")
    assert json.loads(result.stdout)["quads"] == release.quads
    assert "0 graphs changed" in run("conclude", "--store", tmp_path / "s").output
    result = run("export", tmp_path / "c", "--since", tmp_path / "r", "--store", tmp_path / "s")
    assert "0 statements added, 0 removed; articles: none" in result.stderr


def test_since_a_day_of_either_calendar(store: Path, tmp_path: Path) -> None:
    for day in ("1400-10-27", "2022-01-17"):
        result = run("export", tmp_path / "c", "--since", day, "--store", store, "--json")
        assert json.loads(result.stdout)["since"] == "2022-01-17"
        assert len(json.loads(result.stdout)["articles"]["new"]) == 3


def test_a_file_is_compressed_by_its_ending(store: Path, tmp_path: Path) -> None:
    for name in ("one.nq", "a.nq.gz", "b.nq.gz"):
        assert run("export", tmp_path / name, "-g", "one.txt", "--store", store).exit_code == 0
    packed = (tmp_path / "a.nq.gz").read_bytes()
    assert packed == (tmp_path / "b.nq.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "one.nq").read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--release", "r", "out.ttl"), "OUT does not go with --release"),
        (("--release", "r", "--since", "1400"), "--since does not go with --release"),
        (("--release", "r", "-f", "turtle"), "--format does not go with --release"),
        (("--since", "1400"), "give its name as OUT"),
        (("--release", "r", "--url", "data.example"), "'--url': 'data.example' is no address"),
        (("--release", "r", "--endpoint", "https://data.example/a b"), "a b' is no address"),
        (("c", "--since", "1400", "--issued", "1400-01-01"), "--issued does not go with --since"),
        (("out.ttl", "--compress", "gz"), "--compress does not go with a single file"),
        ((".",), "is a folder"),
    ],
)
def test_words_that_do_not_go_together(store: Path, words: tuple[str, ...], message: str) -> None:
    result = run("export", *words, "--store", store)
    assert result.exit_code == 2 and message in result.stderr


def test_dates_that_are_none(store: Path, tmp_path: Path) -> None:
    assert "neither a release nor a date" in error_of(
        run("export", tmp_path / "c", "--since", "nothing", "--store", store)
    )
    for day in ("1400", "1400-12-30"):
        message = error_of(run("export", "--release", tmp_path / "r", "--issued", day, "--store", store))
        assert message.startswith("--issued: ")
    assert "no release of urbankg" in error_of(run("import", tmp_path / "none", "--store", tmp_path / "s"))
    assert not list(tmp_path.iterdir())


def test_without_zstandard_it_says_what_is_missing(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    message = error_of(run("export", tmp_path / "g.nq.zst", "--store", store))
    assert "pip install 'urbankg[zstd]'" in message and not list(tmp_path.iterdir())
