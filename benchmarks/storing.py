"""How fast claims become statements, articles get into a store on disk, and saved queries answer.

    python benchmarks/storing.py [--copies N] [FILE_OR_FOLDER…]

Without arguments, all sets of ../shared/corpus where they are there, else the samples in data/articles, each article
ten times under other ids. Reading is done before the clock starts. The store is a fresh one in a temporary directory.
Beside it stands what `oxigraph load` needs for the same N-Quads: for all that the articles put into a store (each
triple once more in the default graph, and the marks of what is to be concluded), and for the graphs of the articles
alone. Seconds are those of the wall and, since other work on the machine counts there, of the processor; ratios are of
the latter.
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from urbankg.articles import Article, read_articles
from urbankg.claims import Claim
from urbankg.files import SAMPLES
from urbankg.graph.article_graph import ArticleGraph, graph_of
from urbankg.graph.ordering import chunks
from urbankg.graph.store import GraphStore
from urbankg.questions import ask, catalogue
from urbankg.reading import read

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
AT_ONCE = 10_000  # articles that are put into a store together, as a large ingest does
ROUNDS = 5  # of each query; the best one counts

Read = list[tuple[Article, list[Claim]]]


def processor_time() -> float:
    """Seconds of the processor, of this process and those that it started and that have ended."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + others.ru_utime + others.ru_stime


@contextmanager
def timed(what: str, count: int, unit: str) -> Iterator[list[float]]:
    """Print how long a block took, and how many units a second that makes; the list gets its processor time."""
    wall, processor = perf_counter(), processor_time()
    spent: list[float] = []
    yield spent
    wall, processor = perf_counter() - wall, processor_time() - processor
    spent.append(processor)
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


def beside_oxigraph(graphs: list[ArticleGraph], quads: int, folder: Path) -> None:
    """Print how long the articles' graphs take into a fresh store, and how long `oxigraph load` takes for the same."""
    program = Path(sys.executable).with_name("oxigraph")
    loads: dict[str, list[float]] = {"all that they put into it": [], "their graphs alone": []}
    if program.exists():
        marks = {line for graph in graphs for line in graph.marks.splitlines(keepends=True)}
        named = [graph.statements for graph in graphs]
        parts = ([*named, *(graph.by_default() for graph in graphs), *marks], named)
        for title, lines in zip(loads, parts, strict=True):
            file, place = folder / "graph.nq", folder / title.replace(" ", "-")
            file.write_bytes(b"".join(lines))
            with timed(f"oxigraph load, {title}", quads, "quads") as spent:
                command = [program, "load", "--location", place, "--file", file]
                subprocess.run(command, check=True, capture_output=True)
            loads[title] = spent
    with GraphStore.open(folder / "put") as store, timed("put into a new store", quads, "quads") as ours:
        for some in chunks(graphs, AT_ONCE):
            store.put(some)
    for title, spent in loads.items():
        said = f"{spent[0] / ours[0]:.2f}" if spent else "`pip install oxigraph`"
        print(f"    ratio to oxigraph load, {title}: {said}")


def measure(articles: Read, folder: Path, server: str | None) -> None:
    """Print the table; of the store on a server, if one is given, which should have no articles yet."""
    claims = sum(len(found) for _, found in articles)
    with timed("claims to statements", claims, "claims"):
        graphs = [graph_of(article, found) for article, found in articles]
    quads = sum(graph.statements.count(b"\n") for graph in graphs)
    print(f"{len(articles):,} articles, {claims:,} claims, {quads:,} quads")
    beside_oxigraph(graphs, quads, folder)

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
