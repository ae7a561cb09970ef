"""The whole way at a size: articles are generated, ingested and concluded on; time, most memory and size of the store.

    python benchmarks/whole.py [ARTICLES…] [--jobs 2] [--store DIR] [--cluster local]

Each of the sizes (10,000 if none is told) is measured in the commands that a user would run. Seconds are those of the
wall and of the processor (all processes of a command together); memory is the most that all its processes had at a
time, a page that several share counted once. With --store, the store is kept there. With --cluster, articles are read
by `urbankg extract --cluster` into parts, and these are imported.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

HERE = Path(__file__).parent
URBANKG = [sys.executable, "-m", "urbankg"]
OFTEN = 0.5  # seconds between two looks at the memory


class Memory(threading.Thread):
    """The most memory that a process and those that it started had at a time, in megabytes."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._done = process, threading.Event()
        self.most = 0.0

    def run(self) -> None:
        while not self._done.wait(OFTEN):
            self.most = max(self.most, sum(map(megabytes, family(self._process))))

    def stop(self) -> float:
        """The most until now."""
        self._done.set()
        return self.most


def family(process: int) -> list[int]:
    """A process and all that it started, and these."""
    found = [process]
    for one in found:
        for tasks in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, tasks.read_text().split())
            except OSError:  # it ended
                continue
    return found


def megabytes(process: int) -> float:
    """The memory of a process; of pages that it shares with others, its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def size(folder: Path) -> float:
    """The size of the files in a folder, in megabytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def measured(what: str, words: list[str], articles: int) -> None:
    """Run a command, and print what it took."""
    began, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    memory = Memory(process.pid)
    memory.start()
    if process.wait():
        sys.exit(f"{' '.join(words)} ended with {process.returncode}")
    wall, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"  {what:<12}{wall:9,.1f} s{spent:9,.1f} s cpu{articles / wall:9,.0f} articles/s{memory.stop():9,.0f} MB",
        flush=True,
    )


def whole(articles: int, jobs: int, kept: Path | None, cluster: str | None, seed: int) -> None:
    """Measure one size."""
    print(f"{articles:,} articles:", flush=True)
    with TemporaryDirectory() as made:
        folder = Path(made)
        news, store, parts = folder / "articles.jsonl", kept or folder / "store", folder / "parts"
        generate = [
            sys.executable,
            str(HERE / "articles.py"),
            str(articles),
            "--seed",
            str(seed),
            "-o",
            str(news),
        ]
        measured("generate", generate, articles)
        print(f"  {news.stat().st_size / 1e6:,.0f} MB of JSON lines")
        if cluster:
            extract = [*URBANKG, "extract", str(news), "--cluster", cluster, "--parts", str(parts)]
            measured(
                "extract", [*extract, "--workers", str(jobs)] if cluster == "local" else extract, articles
            )
            print(f"  {size(parts):,.0f} MB of parts")
            measured("import", [*URBANKG, "import", str(parts), "--store", str(store)], articles)
        else:
            ingest = [
                *URBANKG,
                "ingest",
                str(news),
                "--store",
                str(store),
                "--no-conclude",
                "--jobs",
                str(jobs),
            ]
            measured("ingest", ingest, articles)
            measured("conclude", [*URBANKG, "conclude", "--store", str(store)], articles)
        print(f"  {size(store):,.0f} MB of store", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read")
    parser.add_argument(
        "--store", type=Path, help="where the store is made and kept; removed before if it is there"
    )
    parser.add_argument("--cluster", metavar="ADDRESS|local", help="read on a cluster")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.store and len(given.articles) > 1:
        parser.error("--store keeps one store: give one size")
    for articles in given.articles or [10_000]:
        if given.store and (given.store / "urbankg.json").exists():
            shutil.rmtree(given.store)
        whole(articles, given.jobs, given.store, given.cluster, given.seed)


if __name__ == "__main__":
    main()
