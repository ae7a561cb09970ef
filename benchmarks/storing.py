"""How fast claims become quads, articles get into a store on disk, and saved queries answer.

    python benchmarks/storing.py [--copies N] [FILE_OR_FOLDER…]

Without arguments, all sets of ../shared/corpus where they are there, else the samples in data/articles, each article
ten times under other ids. Reading is done before the clock starts. The store is a fresh one in a temporary directory.
Beside it stands what pyoxigraph needs by itself: `bulk_load` of the same N-Quads. Seconds are those of the wall and,
since other work on the machine counts there, of the processor (all threads of this process).
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import pyoxigraph as ox

from urbankg.articles import Article, read_articles
from urbankg.claims import Claim
from urbankg.files import SAMPLES
from urbankg.graph.export import serialize
from urbankg.graph.quads import article_quads
from urbankg.graph.store import GraphStore
from urbankg.questions import ask, catalogue
from urbankg.reading import read

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
ROUNDS = 5  # of each query; the best one counts

Read = list[tuple[Article, list[Claim]]]


@contextmanager
def timed(what: str, count: int, unit: str) -> Iterator[None]:
    """Print how long a block took, and how many units a second that makes."""
    wall, processor = perf_counter(), process_time()
    yield
    wall, processor = perf_counter() - wall, process_time() - processor
    print(f"{what:<44}{wall:8.2f} s{processor:8.2f} s cpu{count / wall:>12,.0f} {unit}/s")


def all_read(paths: list[Path], copies: int) -> Read:
    """The articles of files with their claims, and copies of them under other ids."""
    once = [(item, read(item)) for item in read_articles(paths) if isinstance(item, Article)]
    return [
        (dataclasses.replace(article, id=f"{article.id}#{copy}", url=None) if copy else article, claims)
        for copy in range(copies)
        for article, claims in once
    ]


def best(action: Callable[[], object]) -> float:
    """The shortest time of several rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return 1000 * min(times)


def measure(articles: Read, folder: Path, server: str | None) -> None:
    """Print the table; of the store on a server, if one is given, which should have no articles yet."""
    claims = sum(len(found) for _, found in articles)
    with timed("claims to quads", claims, "claims"):
        quads = [quad for article, found in articles for quad in article_quads(article, found)]
    print(f"{len(articles):,} articles, {claims:,} claims, {len(quads):,} quads")

    (folder / "graph.nq").write_bytes(serialize(quads, "nquads"))
    raw = ox.Store(str(folder / "raw"))
    with timed("pyoxigraph: bulk_load of the same N-Quads", len(quads), "quads"):
        raw.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    del raw

    many = server or folder / "many"
    with timed("a new store: reference and ontology", 1, "stores"):
        GraphStore.open(server or folder / "single").close()
    if server is None:
        with (
            GraphStore.open(folder / "single") as store,
            timed("ingest, one by one", len(articles), "articles"),
        ):
            for article, found in articles:
                store.ingest(article, found)
    with GraphStore.open(many) as store:
        with timed("ingest_many", len(articles), "articles"):
            for _ in store.ingest_many(articles):
                pass
        with timed("is_current: the same articles again", len(articles), "articles"):
            for article, _ in articles:
                store.is_current(article)
        with timed("withdraw every tenth", len(articles[::10]), "articles"):
            for article, _ in articles[::10]:
                store.withdraw(article.id)
    with timed("open it again, and close", 1, "stores"):
        GraphStore.open(many).close()

    print(f"\n{'saved query, with its defaults':<44}{'rows':>8}{'ms':>10}")
    with GraphStore.open(many, read_only=True) as store:
        for question in catalogue():
            answer = ask(store, question)
            rows = len(answer.rows) if answer.triples is None else len(answer.triples)
            print(f"{question.name:<44}{rows:>8,}{best(lambda q=question: ask(store, q)):>10.1f}")  # type: ignore[misc]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument("--copies", type=int, help="how often each article is stored")
    parser.add_argument("--store", metavar="URL", help="a SPARQL server to measure, empty before")
    given = parser.parse_args()
    paths = given.paths or (sorted(CORPUS.glob("*.jsonl")) or [SAMPLES])
    copies = given.copies or (10 if paths == [SAMPLES] else 1)
    articles = all_read(paths, copies)
    if not articles:
        sys.exit("no articles in " + ", ".join(map(str, paths)))
    with TemporaryDirectory() as folder:
        measure(articles, Path(folder), given.store)


if __name__ == "__main__":
    main()
