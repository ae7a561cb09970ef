"""Articles read in several processes make the store that one makes, whatever stops them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.cli.running import COUNCIL, command, run, write_json

from urbankg import GraphStore, pipeline, workers
from urbankg.graph.export import serialize

CITIES = ("اراک", "ساوه", "قزوین", "زنجان", "یزد", "کرمان", "سنندج")
REPRINT = [
    "شورای اسلامی شهر اراک در نشست علنی امروز خود کیوان رادپور را با یازده رأی به عنوان رئیس این شورا برگزید.",
    "او در این نشست گفت که رسیدگی به حمل و نقل همگانی و بهسازی خیابان‌های مرکز شهر در اولویت کار شورا است.",
]


def record(number: int) -> dict[str, object]:
    city = CITIES[number % len(CITIES)]
    said = [f"شورای شهر {city} امروز مینا آذرنیا را به عنوان شهردار {city} برگزید."]
    return {
        "link": f"https://news.example/{number}",
        "title": f"خبر {number} شهر {city}",
        "paragraphs": REPRINT if number % 10 == 3 else said,
        "published": "2021-08-05",
    }


def dump(store: Path) -> bytes:
    with GraphStore.open(store, read_only=True) as opened:
        return serialize(opened.quads(), "nquads")


def told(path: Path, store: Path, *words: object) -> dict[str, object]:
    result = run("ingest", path, "--store", store, "--json", *words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    counts: dict[str, object] = json.loads(result.stdout)
    return counts


def test_a_store_is_the_same_by_however_many_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 5)
    monkeypatch.setattr(workers, "_CHUNK", 4)
    path = write_json(tmp_path / "news.jsonl", *map(record, range(60)), {"title": "بی‌شناسه"}, COUNCIL)
    one, four = (told(path, tmp_path / f"store-{jobs}", "--jobs", jobs) for jobs in (1, 4))
    for said in (one, four):
        del said["store"]
    assert one == four and one["new"] == 61 and one["failed"] == 1
    assert dump(tmp_path / "store-1") == dump(tmp_path / "store-4")
    assert told(path, tmp_path / "store-4", "--jobs", 4)["same"] == 61
    assert told(path, tmp_path / "store-4", "--jobs", 4, "--reread")["same"] == 61
    claims = [run("extract", path, "--jobs", jobs, "--format", "jsonl").stdout for jobs in (1, 4)]
    assert claims[0] == claims[1] != ""


def test_batches_of_any_size_make_the_same_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [{**record(n), "title": "خبر تازه"} for n in range(5, 9)]
    first, second = (
        write_json(tmp_path / f"{n}.jsonl", *records)
        for n, records in enumerate((map(record, range(20)), [*changed, *map(record, range(9, 24))]))
    )
    dumps = set()
    for most in (1, 7, 10_000):
        monkeypatch.setattr(pipeline, "_MOST", most)
        store = tmp_path / f"store-{most}"
        told(first, store)
        said = told(second, store)
        assert (said["new"], said["changed"], said["same"]) == (4, 4, 11)
        dumps.add(dump(store))
    assert len(dumps) == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_ends_its_processes_and_is_gone_on_with(
    tmp_path: Path, how: signal.Signals
) -> None:
    path = write_json(tmp_path / "news.jsonl", *map(record, range(4800)))  # enough to be stopped in
    words = ("ingest", path, "--jobs", "2", "--no-conclude", "--store")
    running = subprocess.Popen(
        command(*words, tmp_path / "stopped"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heeds_interrupts,
    )
    processes = started_by(running.pid, 2)
    os.kill(running.pid, how)
    _, said = running.communicate(timeout=60)  # until the last one that writes there has ended
    assert running.returncode != 0 and b"Traceback" not in said
    if how == signal.SIGINT:
        assert "what was finished is kept" in said.decode().splitlines()[-1]
        assert not any(Path(f"/proc/{pid}").exists() for pid in processes)
    for store in ("stopped", "whole"):
        run(*words, tmp_path / store)
    assert dump(tmp_path / "stopped") == dump(tmp_path / "whole")
    assert not list((tmp_path / "stopped" / "database").glob("bulk-*.sst"))


def heeds_interrupts() -> None:
    """Undo what a shell does to what it runs in the background, tests among it: it ignores interrupts there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started_by(pid: int, wanted: int) -> list[str]:
    """The processes that one has started, once there are so many."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell which processes one has started")
    for _ in range(2400):  # two minutes, on a machine that has other work
        found = [
            child
            for task in Path(f"/proc/{pid}/task").glob("*/children")
            for child in task.read_text().split()
        ]
        if len(found) >= wanted:
            return found
        time.sleep(0.05)
    raise AssertionError("no processes were started")


def test_what_a_killed_load_left_goes_when_the_store_is_opened_for_writing(tmp_path: Path) -> None:
    GraphStore.open(tmp_path).close()
    left = [tmp_path / ".loading-x.nq", tmp_path / "database" / "bulk-1.sst"]
    for file in left:
        file.write_bytes(b"x")
    GraphStore.open(tmp_path, read_only=True).close()
    assert all(file.exists() for file in left)
    GraphStore.open(tmp_path).close()
    assert not any(file.exists() for file in left)
