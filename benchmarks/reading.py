"""How many articles are read in a second on one core, with and without the tagger of names, beside what others do.

    python benchmarks/reading.py [--profile] [--jobs N] [FILE_OR_FOLDER…]

Without files, all sets of ../shared/corpus where they are there, else the samples in data/articles. Every article is
read once before the clock starts, which is the processor's, not the wall's: other work on the machine counts less.
The best of several rounds is given, beside what the project asks for over the whole corpus, and beside what only
scans the same text for names or only parts it into words, where those packages are installed: none is needed for
anything else (`pip install ahocorasick-rs rishe spacy hazm`). With --profile, what the time goes on, by stage. With
--jobs, how much sooner so many processes have read all: by the wall, which needs a machine with nothing else to do, and
the processor's time of this process, which is what more processes cannot share.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, cast
from unittest.mock import patch

from urbankg import reading
from urbankg.articles import Article, read_articles
from urbankg.extraction import extract_all
from urbankg.files import SAMPLES
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.lexicon.names import given_names, surnames
from urbankg.persian.fold import Folded, fold
from urbankg.reading import readers
from urbankg.reading.document import Document
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.scene import Scene
from urbankg.workers import in_order

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
ASKED_FOR = {False: "1,000 to 1,500", True: "400"}  # articles a second: without the tagger, with it
ROUNDS = 3
LEAST = 4000  # articles that are read in several processes, so that their start counts little
STAGES = {
    "Scene": "document",
    "Document.places": "words",
    "Document.words": "words",
    "Document._sentence_starts": "document",
    "Persons._found": "names",
    "Persons._names": "names",
    "Persons._tokens": "names",
    "Document._tokens": "tokens",
    "Persons.name_positions": "names",
    "Context.mentions": "places",
    "Context._heads": "places",
    "read_office_claims": "office claims",
}


class Clock:
    """Processor time by stage; what a stage spends in another one counts for that one alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running = ["rest"]
        self._since = process_time()

    def _turn(self) -> None:
        now = process_time()
        self.spent[self._running[-1]] += now - self._since
        self._since = now

    def stop(self) -> None:
        """Count what is left for the stage that is running."""
        self._turn()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is done inside for a stage."""
        self._turn()
        self._running.append(name)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose calls count for a stage."""

        def call(*args: Any, **options: Any) -> Any:
            with self.stage(name):
                return function(*args, **options)

        return call


def breakdown(articles: list[Article], *, tagger: bool) -> dict[str, float]:
    """Microseconds an article, by stage, the longest first: the parts of a scene, and the readers of claims."""
    clock = Clock()
    with ExitStack() as patches:
        for owner in (Document, Persons, Context, Scene):
            for name, part in vars(owner).items():
                if isinstance(part, cached_property):
                    timed = clock.timed(STAGES.get(f"{owner.__name__}.{name}", name), part.func)
                    patches.enter_context(patch.object(part, "func", timed))
        each = tuple(clock.timed(r.__name__.removeprefix("read_"), r) for r in readers.READERS)
        patches.enter_context(patch.object(readers, "READERS", each))
        for name in ("Scene", "read_office_claims"):
            timed = clock.timed(STAGES[name], getattr(readers, name))
            patches.enter_context(patch.object(readers, name, timed))
        for article in articles:
            reading.read(article, tagger=tagger)
    clock.stop()
    spent = {stage: spent / len(articles) * 1e6 for stage, spent in clock.spent.items()}
    return dict(sorted(spent.items(), key=lambda item: -item[1]))


def best(work: Callable[[], object]) -> float:
    """The least processor time of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times)


def _scan() -> Callable[[str], object]:
    from ahocorasick_rs import AhoCorasick

    names = {fold(name) for place in Gazetteer.load() for name in place.names} | given_names() | surnames()
    automaton = AhoCorasick(sorted(names))
    return lambda text: automaton.find_matches_as_indexes(Folded.of(text).text)


def _rishe() -> Callable[[str], object]:
    from rishe import word_tokenize

    return cast(Callable[[str], object], word_tokenize)


def _spacy() -> Callable[[str], object]:
    import spacy

    return spacy.blank("fa").make_doc


def _hazm() -> Callable[[str], object]:
    from hazm import word_tokenize

    return cast(Callable[[str], object], word_tokenize)


# What is done to the text alone, by title; each imports its package, which may be missing.
PEERS = {
    "folded, and scanned for names": _scan,
    "parted into words by rishe": _rishe,
    "parted into words by spaCy": _spacy,
    "parted into words by hazm": _hazm,
}


def beside(texts: list[str]) -> Iterator[tuple[str, float | None]]:
    """What others do with the same texts, and in how many seconds; None where the package is not installed."""
    yield "folded", best(lambda: list(map(Folded.of, texts)))
    for title, make in PEERS.items():
        try:
            work = make()
        except ImportError:
            yield title, None
        else:
            yield title, best(lambda work=work: list(map(work, texts)))


def in_jobs(articles: list[Article], jobs: int) -> None:
    """Print how long one process and several take from articles to their statements."""
    work = partial(extract_all, min_confidence=0.0)
    repeated = [article for _ in range(-(-LEAST // len(articles))) for article in articles]
    walls = {}
    for number in (1, jobs):
        wall, processor = perf_counter(), process_time()
        for _ in in_order(work, ((None, article) for article in repeated), number):
            pass
        walls[number], processor = perf_counter() - wall, process_time() - processor
        print(
            f"{f'to statements, {number} processes':32}{len(repeated) / walls[number]:8,.0f}   "
            f"({walls[number]:.1f} s, {processor:.1f} s of the processor in this process)"
        )
    print(f"{f'{jobs} processes against one':32}{walls[1] / walls[jobs]:8.2f}   (asked for: 1.8 with 2)")


def main(arguments: list[str]) -> int:
    """Measure and print; 1 if there is nothing to read."""
    parser = argparse.ArgumentParser(description="Articles read in a second on one core.")
    parser.add_argument("sources", nargs="*", metavar="FILE_OR_FOLDER")
    parser.add_argument("--profile", action="store_true", help="what the time goes on, by stage")
    parser.add_argument("--jobs", type=int, metavar="N", help="measure so many processes, too")
    asked = parser.parse_args(arguments)
    sources = asked.sources or sorted(map(str, CORPUS.glob("*.[jt][sx]*"))) or [str(SAMPLES)]
    begin = process_time()
    articles = [a for a in read_articles(sources) if isinstance(a, Article)]
    laid_out = process_time() - begin
    if not articles:
        print(f"no articles in {', '.join(sources)}", file=sys.stderr)
        return 1
    count, characters = len(articles), sum(len(a.text) for a in articles)
    print(f"{count} articles of {characters / count:,.0f} characters, articles a second on one core:")
    print(f"{'laid out from their files':32}{count / laid_out:8,.0f}")
    for title, spent in beside([a.text for a in articles]):
        print(f"{title:32}{'not installed' if spent is None else f'{count / spent:8,.0f}'}")
    for tagger in (False, True):
        read = partial(reading.read, tagger=tagger)
        list(map(read, articles))  # the warming up
        speed = count / best(lambda read=read: list(map(read, articles)))
        title = "read, with the tagger" if tagger else "read, without the tagger"
        print(f"{title:32}{speed:8,.0f}   (asked for: {ASKED_FOR[tagger]})")
        for stage, spent in breakdown(articles, tagger=tagger).items() if asked.profile else ():
            print(f"    {stage:28}{spent:8,.0f} µs an article")
    if asked.jobs:
        in_jobs(articles, asked.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
