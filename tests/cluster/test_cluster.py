"""Articles read on a cluster: the graph is that of one program, whatever workers die of; nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import signal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.news.writing import Writer
from tests.cli.running import run

from urbankg.articles import BadRecord, Options, read_articles
from urbankg.articles.formats import Record
from urbankg.articles.registry import formats
from urbankg.cluster import Given, Manifest, extract_parts
from urbankg.cluster.partitions import Partition
from urbankg.cluster.splitting import partitions_of

distributed = pytest.importorskip(
    "distributed", reason="Dask is not installed: pip install 'urbankg[cluster]'"
)

SIZE = 60_000  # bytes of a part: some fifteen articles
DEADLY = """
import os
from urbankg.articles import Format

def read(given):
    os._exit(1)
    yield

DEADLY = Format("deadly", sniff=lambda head, name: head.startswith(b"=DEADLY="), read=read, suffixes=(".deadly",))
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all that is cut into pieces, and of what is not, with some records that are no use."""
    folder = tmp_path_factory.mktemp("news")
    records = [json.loads(line) for line in Writer(7).lines(0, 160)]
    lines = [json.dumps(record, ensure_ascii=False) for record in records[:60]]
    lines[20:20] = ["{not JSON", ""]
    lines += [lines[3], json.dumps({**records[4], "title": "متن دیگری زیر همین نشانی"}, ensure_ascii=False)]
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = ["link;متن;title\n"]
    for record in records[60:110]:
        text = "\n".join(record["paragraphs"]).replace('"', "'")
        rows.append(f'{record["link"]};"{text}";{record["title"]}\n')
    rows[30:30] = ["too;many;cells;here\n"]
    (folder / "table.csv").write_text("".join(rows), encoding="utf-8")
    with zipfile.ZipFile(folder / "texts.zip", "w") as archive:
        for number, record in enumerate(records[110:150]):
            archive.writestr(f"{number:02}.txt", "\n\n".join([record["title"], *record["paragraphs"]]))
        archive.writestr("../out.txt", "شهردار")
    for number, record in enumerate(records[150:]):
        (folder / f"page-{number}.txt").write_text(
            "\n\n".join([record["title"], *record["paragraphs"]]), encoding="utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def ingested(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that one program makes of it."""
    store = tmp_path_factory.mktemp("ingested") / "store"
    run("ingest", news, "--store", store)
    return store


@pytest.fixture
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def exported(store: Path) -> str:
    result = run("export", "--format", "nquads", "--store", store)
    assert result.exit_code == 0, result.output
    return result.stdout


def named(folder: Path) -> dict[str, int]:
    """The files of parts, with when they were written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.nq")}


def told(record: Record) -> tuple[str, ...]:
    if isinstance(record, BadRecord):
        return record.source, record.reason
    return record.source, record.id, record.text, str(record.published)


def test_pieces_give_what_whole_files_give(news: Path) -> None:
    partitions = [p for p in partitions_of([news], Options(), "reader", SIZE) if isinstance(p, Partition)]
    whole = [told(record) for record in read_articles([news])]
    assert len(partitions) > 6
    of_pieces = [told(record) for partition in partitions for record in partition.records(Options())]
    other = next(record for record in whole if "was read before it" in record[1])
    assert [record for record in of_pieces if record[0] != other[0]] == [r for r in whole if r != other]


def test_the_store_is_the_one_that_ingest_makes(
    news: Path, ingested: Path, cluster: distributed.LocalCluster, tmp_path: Path
) -> None:
    parts, store = tmp_path / "parts", tmp_path / "store"
    words = (news, "--cluster", cluster.scheduler_address, "--parts", parts, "--part-size", SIZE / 1e6)
    made = run("extract", *words, "--json")
    failures = {failure["source"] for failure in json.loads(made.stdout)["failures"]}
    assert made.exit_code == 1
    assert {f"{news / 'lines.jsonl'}:21", f"{news / 'table.csv'}", f"{news / 'texts.zip'}!../out.txt"} <= {
        source if "table" not in source else source.rpartition(":")[0] for source in failures
    }
    assert run("import", parts, "--store", store).exit_code == 1
    assert exported(store) == exported(ingested)
    before = named(parts)
    some = sorted(before)[1]
    (parts / some).unlink()
    run("extract", *words)
    after = named(parts)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {some}


def test_a_worker_that_is_killed_loses_no_part_and_doubles_none(
    news: Path, ingested: Path, cluster: distributed.LocalCluster, tmp_path: Path
) -> None:
    parts, store = tmp_path / "parts", tmp_path / "store"
    killed: list[int] = []

    def kill(given: Given, done: int, of: int) -> None:
        if done in (2, 5):
            with distributed.Client(cluster) as client:
                pid = next(iter(client.run(os.getpid).values()))
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    manifest = extract_parts([news], parts, cluster.scheduler_address, size=SIZE, step=kill)
    assert len(killed) == 2 and not manifest.given_up
    assert {f"{part.name}.nq" for part in manifest.parts} == named(parts).keys()
    assert len({part.name for part in manifest.parts}) == len(manifest.parts)
    assert not list(parts.glob(".*"))
    run("import", parts, "--store", store)
    assert exported(store) == exported(ingested)


def test_what_kills_its_workers_is_given_up_and_named(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "deadly-1.dist-info").mkdir(parents=True)
    (package / "deadly.py").write_text(DEADLY)
    (package / "deadly-1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: deadly\nVersion: 1\n"
    )
    (package / "deadly-1.dist-info" / "entry_points.txt").write_text(
        "[urbankg.articles]\ndeadly = deadly:DEADLY\n"
    )
    monkeypatch.syspath_prepend(package)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(package), *sys.path]))
    formats.cache_clear()
    try:
        deadly, parts = tmp_path / "bad.deadly", tmp_path / "parts"
        deadly.write_text("=DEADLY=" + " " * SIZE)
        manifest = extract_parts([deadly, news / "lines.jsonl"], parts, "local", workers=2, size=SIZE)
    finally:
        formats.cache_clear()
    assert manifest.given_up == [([str(deadly)], "every worker that read it died")]
    assert Manifest.read(parts) == manifest
    result = run("import", parts, "--store", tmp_path / "store")
    assert f"{deadly}: given up: every worker that read it died" in result.stderr and result.exit_code == 1
    assert "60 new" in result.stdout


def test_what_cannot_be_is_told_in_a_line(news: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    for words, said in (
        ((news, "--cluster", "local"), "--parts DIR"),
        ((news, "--cluster", "tcp://127.0.0.1:9", "--workers", 2, "--parts", parts), "--cluster local"),
        (("-", "--cluster", "local", "--parts", parts), "cannot be spread over a cluster"),
        ((news, "--parts", parts), "go with --cluster"),
    ):
        result = run("extract", *words)
        assert result.exit_code in (1, 2) and said in result.stderr
