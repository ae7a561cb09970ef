"""How long conclusions take, and how much memory, as articles grow in number; beside the time of reading them.

    python benchmarks/concluding.py [ARTICLES…]

Makes worlds of so many articles (1,000, 10,000 and 100,000 if not told) by tests/history, and measures each in a
process of its own: reading (a sample of the texts, and what all would take at that pace), storing the true claims on
disk, concluding from scratch, and then 100 articles more. Seconds are those of the wall and of the processor. Memory is
what the process had before concluding, the articles themselves among it, and the most that it ever had.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.history.cases import world  # noqa: E402
from tests.history.writing import Story  # noqa: E402

from urbankg.conclusions import conclude  # noqa: E402
from urbankg.graph.store import GraphStore  # noqa: E402
from urbankg.reading import read  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ARTICLES_A_POST = 15  # less than a world has
MORE = 100  # articles of the increment


@contextmanager
def timed(what: str, share: float = 1.0) -> Iterator[None]:
    """Print how long a block took; with a ``share``, what the whole would have taken."""
    wall, processor = perf_counter(), process_time()
    yield
    wall, processor = perf_counter() - wall, process_time() - processor
    print(f"  {what:<44}{wall / share:9.2f} s{processor / share:9.2f} s cpu", flush=True)


def put(store: GraphStore, stories: Iterable[Story]) -> None:
    """Put the true claims of articles into a store."""
    for _ in store.ingest_many((story.article, [said.claim for said in story.said]) for story in stories):
        pass


def megabytes() -> float:
    """The most memory that this process had until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(articles: int, sample: int) -> None:
    """Print the figures of a world of so many articles."""
    told = world(1, articles // ARTICLES_A_POST).stories
    stories = random.Random(1).sample(told, min(articles + MORE, len(told)))
    more = [stories.pop() for _ in range(MORE)]
    print(f"{len(stories):,} articles, {sum(len(s.said) for s in stories):,} claims", flush=True)
    read(stories[0].article)  # loads the tables
    with timed("reading them", min(1.0, sample / len(stories))):
        for story in stories[:sample]:
            read(story.article)
    with TemporaryDirectory() as folder, GraphStore.open(Path(folder) / "store") as store:
        conclude(store)
        with timed("storing their claims"):
            put(store, stories)
        before = megabytes()
        with timed("concluding from scratch"):
            done = conclude(store, everything=True)
        print(
            f"  {'names, posts, other things with conclusions':<44}{done.names:,}, {done.posts:,}, {done.things:,}"
        )
        print(f"  {'memory before and at most':<44}{before:9,.0f} MB{megabytes():8,.0f} MB")
        with timed(f"storing {MORE} more"):
            put(store, more)
        with timed(f"concluding for {MORE} more"):
            conclude(store)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int, help="sizes to measure")
    parser.add_argument("--read", type=int, default=2_000, help="articles of the sample that is read")
    given = parser.parse_args()
    if len(given.articles) == 1:
        measure(given.articles[0], given.read)
        return
    for size in given.articles or SIZES:  # each in a process of its own, for its memory
        subprocess.run([sys.executable, __file__, str(size), "--read", str(given.read)], check=True)


if __name__ == "__main__":
    main()
