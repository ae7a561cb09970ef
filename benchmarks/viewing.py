"""How long the pages of `urbankg serve` take, and how large they are, kind by kind.

    python benchmarks/viewing.py [--store DIR] [--pages 40]

Without --store, one of the samples in data/articles is made first. One client asks for so many pages of each kind, one
after the other, picked at random from those that there are (seeded), in both languages by turns; first it waits until
what the first page tells of the whole graph is worked out. Times are the wall's: on a busy machine they tell little.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import httpx
from asked_store import asked_store

from urbankg.graph.store import GraphStore
from urbankg.pages.catalogue import PAGES
from urbankg.questions.catalogue import catalogue

_ADDRESS = re.compile(r"http://\S+?(?=/? )")
_SEARCHED = ("شهردار تهران", "قزوین", "محمدرضا", "شورای شیراز", "فرمانداررشت", "mashhad", "حسین محمدی")
_KINDS = ("person", "post", "city", "county", "province", "municipality", "council", "article")
_DAY = "1390-05-05"


def addresses(store: Path, most: int) -> Iterator[tuple[str, list[str]]]:
    """The kinds of pages, with the addresses that are asked for."""
    pick = random.Random(1)
    with GraphStore.open(store, read_only=True) as graph:
        for page in PAGES:
            kind = page.things
            if kind in _KINDS and page.pattern.startswith(f"/id/{kind}/"):
                there = list(page.paths(graph))
                yield kind, pick.sample(there, min(most, len(there)))
                if kind in ("post", "city"):
                    yield (
                        f"{kind}, on a day",
                        [f"{p}?on={_DAY}" for p in pick.sample(there, min(most, len(there)))],
                    )
    for fixed in (
        "/",
        "/map",
        "/map?colour=sources",
        "/conflicts",
        "/about",
        "/questions",
        "/feeds/changes",
    ):
        yield fixed, [fixed] * (most // 4)
    yield "/search", [f"/search?q={quote(words)}" for words in _SEARCHED]
    plain = [one.name for one in catalogue() if not any(p.required for p in one.parameters)]
    for which in ("first", "again"):  # first some are there before their answers
        yield f"/questions/…, {which}", [f"/questions/{name}" for name in plain]


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of a server of a store."""
    command = [sys.executable, "-m", "urbankg", "serve", "--store", str(store), "--bind", "127.0.0.1:0"]
    with subprocess.Popen(
        [*command, "--rate", "0", "--per-client", "64", "--quiet"], stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        try:
            for line in running.stderr:
                if found := _ADDRESS.search(line):
                    yield found.group()
                    break
        finally:
            running.terminate()


def main() -> None:
    """Print a line a kind of page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--pages", type=int, default=40)
    given = parser.parse_args()
    with (
        asked_store(given.store) as store,
        served(store) as root,
        httpx.Client(base_url=root, timeout=120) as client,
    ):
        began = time.perf_counter()
        client.get("/").raise_for_status()
        print(f"first page, {time.perf_counter() - began:.1f} s after the server began to answer")
        print(f"{'page':24} {'asked':>6} {'median ms':>10} {'p99 ms':>8} {'largest KB':>11}")
        for kind, paths in addresses(store, given.pages):
            print_line(kind, [asked(client, path) for path in in_both(paths)])


def in_both(paths: list[str]) -> list[str]:
    """Addresses, every second one of the English page."""
    return [("/en" + path).rstrip("/") if number % 2 else path for number, path in enumerate(paths)]


def asked(client: httpx.Client, path: str) -> tuple[float, int, int]:
    """The seconds that a page takes, its size in bytes and its status."""
    began = time.perf_counter()
    answer = client.get(path, headers={"accept": "text/html"})
    return time.perf_counter() - began, len(answer.content), answer.status_code


def print_line(kind: str, found: list[tuple[float, int, int]]) -> None:
    """A row of the table."""
    times = [1000 * seconds for seconds, _, _ in found]
    worst = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
    wrong = [status for _, _, status in found if status != 200]
    largest = max(size for _, size, _ in found) / 1000
    note = f"  {len(wrong)} not 200: {sorted(set(wrong))}" if wrong else ""
    print(f"{kind:24} {len(found):6} {median(times):10.0f} {worst:8.0f} {largest:11.0f}{note}", flush=True)


if __name__ == "__main__":
    main()
