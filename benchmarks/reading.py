"""How many articles are read in a second on one core, with and without the tagger of names, and on what the time goes.

    python benchmarks/reading.py [FILE_OR_FOLDER…]

Without arguments, all sets of ../shared/corpus where they are there, else the samples in data/articles. Every
article is read once before the clock starts, which is the processor's, not the wall's: other work on the machine
counts less. The best of several rounds is given, beside what the project asks for over the whole corpus.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from urbankg import reading
from urbankg.articles import Article, read_articles
from urbankg.files import SAMPLES
from urbankg.persian.fold import Folded
from urbankg.reading.context import Context
from urbankg.reading.document import Document
from urbankg.reading.persons import Persons
from urbankg.reading.scene import Scene

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
ASKED_FOR = {False: 1000, True: 400}  # articles a second: without the tagger, with it
ROUNDS = 3
STAGES = {
    "Scene": "document",
    "Document.words": "words",
    "Document._sentence_starts": "document",
    "Persons._found": "names",
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
        readers = tuple(clock.timed(r.__name__.removeprefix("read_"), r) for r in reading.READERS)
        patches.enter_context(patch.object(reading, "READERS", readers))
        for name in ("Scene", "read_office_claims"):
            timed = clock.timed(STAGES[name], getattr(reading, name))
            patches.enter_context(patch.object(reading, name, timed))
        for article in articles:
            reading.read(article, tagger=tagger)
    clock.stop()
    each = {stage: spent / len(articles) * 1e6 for stage, spent in clock.spent.items()}
    return dict(sorted(each.items(), key=lambda item: -item[1]))


def best(work: Callable[[], object]) -> float:
    """The least processor time of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times)


def main(paths: list[str]) -> int:
    """Measure and print; 1 if there is nothing to read."""
    corpus = sorted(map(str, CORPUS.glob("*.[jt][sx]*")))
    sources = paths or corpus or [str(SAMPLES)]
    begin = process_time()
    articles = [a for a in read_articles(sources) if isinstance(a, Article)]
    laid_out = process_time() - begin
    if not articles:
        print(f"no articles in {', '.join(sources)}", file=sys.stderr)
        return 1
    count, characters = len(articles), sum(len(a.text) for a in articles)
    print(f"{count} articles of {characters / count:,.0f} characters, articles a second on one core:")
    print(f"{'laid out from their files':32}{count / laid_out:8,.0f}")
    print(f"{'folded':32}{count / best(lambda: [Folded.of(a.text) for a in articles]):8,.0f}")
    for tagger in (False, True):
        read = partial(reading.read, tagger=tagger)
        list(map(read, articles))  # the warming up
        speed = count / best(lambda read=read: list(map(read, articles)))
        title = "read, with the tagger" if tagger else "read, without the tagger"
        print(f"\n{title:32}{speed:8,.0f}   (asked for: {ASKED_FOR[tagger]:,})")
        for stage, spent in breakdown(articles, tagger=tagger).items():
            print(f"    {stage:28}{spent:8,.0f} µs an article")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
