"""Batches through the command line: what a store was made from is known, reported and not read twice."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.cli.running import COUNCIL, LATER, MAYOR, error_of, run, write, write_json

from urbankg.articles import Article, BadRecord, Options, read_articles
from urbankg.articles.sources import sources_of
from urbankg.graph.manifest import Manifest
from urbankg.incremental import Finished, IncrementalReading

from . import forms
from .forms import ARAK, NEWS, SAVEH
from .serving import Site

OTHER = {**COUNCIL, "link": "https://news.example/1400/05/15/arak-8"}


def ingest(store: Path, *words: object) -> dict[str, Any]:
    result = run("ingest", *words, "--store", store, "--json")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return {
        k: v for k, v in told.items() if k in ("new", "changed", "same", "failed", "passed", "failures") and v
    }


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    write_json(made / "council.jsonl", COUNCIL, OTHER)
    write(made / "mayor.txt", MAYOR)
    return made


def test_what_is_unchanged_is_not_opened_until_it_is_to_be_read_again(store: Path, folder: Path) -> None:
    assert ingest(store, folder) == {"new": 3}
    mayor = folder / "mayor.txt"
    kept = mayor.stat()
    write(
        mayor, MAYOR.replace("۴۰۰", "۵۰۰")
    )  # as large as before, and as old: nobody could tell without opening it
    os.utime(mayor, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert ingest(store, folder) == {"same": 3}
    assert ingest(store, folder, "--reread") == {"changed": 1, "same": 2}
    assert ingest(store, folder) == {"same": 3}


def test_only_what_is_new_or_changed_is_read(store: Path, folder: Path, tmp_path: Path) -> None:
    ingest(store, folder)
    write(folder / "later.txt", LATER)
    write_json(folder / "council.jsonl", COUNCIL, {**OTHER, "title": "شورای شهر ساوه"})
    report = tmp_path / "report.jsonl"
    assert ingest(store, folder, "--report", report) == {"new": 1, "changed": 1, "same": 2}
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert {(Path(x["source"]).name, x["result"]) for x in lines} == {
        ("council.jsonl:1", "same"), ("council.jsonl:2", "changed"), ("later.txt", "new"), ("mayor.txt", "same"),
    }  # fmt: skip


def test_a_touched_file_is_as_before(store: Path, folder: Path) -> None:
    ingest(store, folder)
    for file in folder.iterdir():
        os.utime(file)
    report = folder.parent / "report.jsonl"
    assert ingest(store, folder, "--report", report) == {"same": 3}
    assert len(report.read_text().splitlines()) == 2  # a line a source: neither was parsed


def test_another_way_of_reading_reads_again(store: Path, folder: Path) -> None:
    ingest(store, folder)
    assert ingest(store, folder, "--min-confidence", "1") == {"changed": 3}
    assert ingest(store, folder, "--min-confidence", "1") == {"same": 3}
    assert "changed" in ingest(store, folder / "council.jsonl", "--map", "title=id")


def test_bad_records_are_told_with_their_place_each_time_and_read_once(store: Path, folder: Path) -> None:
    path = folder / "council.jsonl"
    path.write_text(path.read_text() + '{"title": "بی‌شناسه"}\nnot json\n')
    first = ingest(store, folder)
    assert [f["source"] for f in first["failures"]] == [f"{path}:3", f"{path}:4"]
    assert first["new"] == 3 and first["failed"] == 2
    again = ingest(store, folder)
    assert again["failures"] == first["failures"] and again["same"] == 3
    with sqlite3.connect(store / "sources.sqlite") as manifest:
        known = manifest.execute("SELECT name, articles FROM sources ORDER BY name").fetchall()
    assert known == [("council.jsonl", 2), ("mayor.txt", 1)]


def test_what_failed_as_a_whole_is_tried_again(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "")
    assert ingest(store, path)["failures"] == [{"source": str(path), "reason": "empty"}]
    with sqlite3.connect(store / "sources.sqlite") as manifest:
        assert manifest.execute("SELECT count(*) FROM sources WHERE reader IS NOT NULL").fetchone() == (0,)


def test_a_source_whose_article_another_one_replaced_is_read_again(store: Path, tmp_path: Path) -> None:
    first = write_json(tmp_path / "first.jsonl", COUNCIL)
    second = write_json(tmp_path / "second.jsonl", {**COUNCIL, "title": "رئیس تازه"})
    assert ingest(store, first) == {"new": 1}
    assert ingest(store, second) == {"changed": 1}
    assert ingest(store, first) == {"changed": 1}
    assert ingest(store, first) == {"same": 1}


def test_what_was_withdrawn_comes_again_when_its_source_is_given_again(store: Path, folder: Path) -> None:
    ingest(store, folder)
    run("withdraw", "mayor.txt", "--store", store)
    assert ingest(store, folder) == {"new": 1, "same": 2}


def test_a_report_has_a_line_an_article(store: Path, tmp_path: Path) -> None:
    bad = {"title": "بی‌شناسه"}
    path = write_json(tmp_path / "a.jsonl", COUNCIL, bad)
    report = tmp_path / "report.jsonl"
    assert ingest(store, path, "--report", report)["failed"] == 1
    good, failed = sorted(map(json.loads, report.read_text().splitlines()), key=lambda x: x["source"])
    assert good["id"] == COUNCIL["link"] and good["result"] == "new" and good["claims"] == {"office": 1}
    assert good["seconds"] > 0 and good["reason"] is None
    assert (failed["id"], failed["result"], failed["source"]) == (None, "failed", f"{path}:2")
    assert "needs an id" in failed["reason"]
    said = error_of(run("ingest", path, "--store", store, "--report", tmp_path / "no" / "r.jsonl"))
    assert "cannot be written" in said


def test_pages_in_other_languages_of_a_web_archive_are_no_failures(store: Path, tmp_path: Path) -> None:
    english = {
        **ARAK,
        "title": "News",
        "paragraphs": ["The mayor of the city spoke of the plan to the council."],
    }
    path = tmp_path / "crawl.warc"
    path.write_bytes(forms.warc([english, SAVEH]))
    result = run("ingest", path, "--store", store)
    assert result.exit_code == 0 and result.stdout.startswith("1 article: 1 new; ")
    assert "1 passed over" in result.stderr


def test_guesses_are_told_and_a_wrong_map_is_a_wrong_command_line(store: Path, tmp_path: Path) -> None:
    path = forms.table(tmp_path / "news.csv", NEWS)
    result = run("ingest", path, "--store", store)
    assert result.stderr.splitlines()[0].startswith(f"{path}: read as title=headline")
    for wrong in ("headline", "heading=x", "title="):
        refused = run("ingest", path, "--store", store, "--map", wrong)
        assert refused.exit_code == 2 and "parts are title, lead, text" in refused.stderr


def test_addresses_from_the_command_line(store: Path, site: Site) -> None:
    url = site.page("/feed", forms.rss([SAVEH]))
    (failed,) = ingest(store, url)["failures"]
    assert failed["source"] == url and "--allow-private" in failed["reason"]
    assert ingest(store, url, "--allow-private") == {"new": 1}
    assert ingest(store, url, "--allow-private") == {"same": 1}
    said = run("extract", url, "--allow-private", "--format", "jsonl")
    assert any(json.loads(line)["subject"] == "مینا آذرنیا" for line in said.stdout.splitlines())


def test_a_store_in_the_folder_of_its_articles_is_no_article(folder: Path) -> None:
    store = folder / "store"
    assert ingest(store, folder) == {"new": 3}
    assert ingest(store, folder) == {"same": 3}


def test_a_folder_that_may_not_be_searched_is_told_of_and_the_others_are_read() -> None:
    with TemporaryDirectory() as name:  # those of pytest may be searched by their owner alone
        folder = Path(name)
        closed = folder / "closed"
        closed.mkdir()
        write(folder / "open.txt", MAYOR)
        folder.chmod(0o755)
        closed.chmod(0)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            found = list(read_articles([folder]))
        finally:
            os.seteuid(user)
            closed.chmod(0o755)
    assert [type(one).__name__ for one in found] == ["BadRecord", "Article"]
    assert found[0] == BadRecord(str(closed), "this folder cannot be read: Permission denied")


def test_a_file_that_goes_once_it_is_open_is_read_to_its_end(tmp_path: Path) -> None:
    path = write_json(tmp_path / "news.jsonl", COUNCIL, OTHER)
    found: list[object] = []
    with Manifest(None) as manifest:
        for item in IncrementalReading(manifest, Options(), 0.0).items(sources_of([path])):
            found.append(item)
            if isinstance(item, Article):
                path.unlink(missing_ok=True)
    assert sum(isinstance(item, Article) for item in found) == 2
    assert not any(
        isinstance(item, BadRecord | Finished) for item in found
    )  # nothing failed; it is not known again


def test_files_of_every_form_are_ingested_side_by_side_and_known_again(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()

    def renamed(form: str) -> list[dict[str, Any]]:
        return [{**record, "link": f"{record['link']}?{form}"} for record in NEWS]

    forms.json_lines(folder / "a.jsonl", renamed("jsonl"))
    forms.table(folder / "b.csv", renamed("csv"))
    forms.parquet(folder / "c.parquet", renamed("parquet"))
    (folder / "d.warc").write_bytes(forms.warc(renamed("warc")))
    (folder / "e.warc.gz").write_bytes(forms.warc(renamed("packed"), packed=True))
    (folder / "f.xml").write_bytes(forms.rss(renamed("rss")))
    (folder / "g.xml").write_bytes(forms.atom(renamed("atom")))
    for number, record in enumerate(renamed("page")):
        (folder / f"h{number}.html").write_bytes(forms.page(record))
    forms.zipped(folder / "i.zip", {f"{n}.html": forms.page(r) for n, r in enumerate(renamed("zip"))})
    forms.tarred(folder / "j.tar.gz", {f"{n}.html": forms.page(r) for n, r in enumerate(renamed("tar"))})
    assert ingest(store, folder) == {"new": 10 * len(NEWS)}
    assert ingest(store, folder) == {"same": 10 * len(NEWS)}
