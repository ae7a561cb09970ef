"""How long `urbankg site` takes, how much of it is processors' time, and whether the site is whole.

    python benchmarks/publishing.py [--store DIR] [--jobs 2]

Without --store, one of the samples in data/articles is made first. The site is written twice: the second time nothing
has changed. Then every link within it is followed on the disk, and the largest page is told.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from asked_store import asked_store

from urbankg.graph.store import GraphStore
from urbankg.pages.country import country
from urbankg.site.building import build

_LINK = re.compile(r'(?:href|src|action|data-names)="([^"]*)"')


def main() -> None:
    """Print a line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    with asked_store(given.store) as store, TemporaryDirectory() as folder:
        with GraphStore.open(store, read_only=True) as graph:
            began = time.process_time()
            country(graph)
            print(
                f"places, mayors and changes of all cities: {time.process_time() - began:.1f} s of a processor"
            )
        site = Path(folder) / "site"
        for run in ("anew", "again, unchanged"):
            built, seconds, processors = measured(store, site, given.jobs)
            things = built.pages / 2
            print(
                f"{run}: {built.pages:,} pages in {built.files:,} files, {built.written:,} written: {seconds:.0f} s, "
                f"{processors:.0f} s of processors; 10,000 things in both languages: "
                f"{processors / things * 10_000 / given.jobs:.0f} s on {given.jobs} free processors"
            )
        links, broken, largest = looked_through(site)
        print(
            f"{links:,} links within the site, {broken} lead nowhere; the largest page has {largest:,} bytes"
        )


def measured(store, site, jobs):
    """A site that was written, the seconds by the clock, and those of all processors together."""
    began, before = time.perf_counter(), used()
    built = build(store, site, jobs=jobs)
    return built, time.perf_counter() - began, used() - before


def used() -> float:
    """Seconds of processors that this process and its children have had."""
    both = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def looked_through(site: Path) -> tuple[int, int, int]:
    """How many links there are, how many lead nowhere, and how large the largest page is."""
    links = broken = largest = 0
    there: dict[Path, bool] = {}
    for file in site.rglob("*.html"):
        page = file.read_bytes()
        largest = max(largest, len(page))
        for link in map(unescape, _LINK.findall(page.decode())):
            path = urlsplit(link).path
            if link.startswith(("http:", "https:", "/")) or not path:
                broken += not link
                continue
            links += 1
            to = file.parent / unquote(path)
            if to not in there:
                there[to] = (to / "index.html").is_file() or to.is_file()
            broken += not there[to]
    return links, broken, largest


if __name__ == "__main__":
    main()
