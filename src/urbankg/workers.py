"""Work on articles in several processes of this machine: results in the order of the input, in memory that stays flat.

Each process is a program of its own, given chunks of articles over a pipe. It is not forked, since a program with
threads may not be, nor made by `multiprocessing`, which would run the script of whoever calls this once more in each.
Where one dies, by a signal or for want of memory, its chunk is worked on again, article by article: only the one that
kills a process again is reported. When this program ends, however it does, so do the processes.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from threading import local
from time import monotonic
from typing import Any, BinaryIO, Generic, TypeVar

from urbankg.articles import Article, BadRecord
from urbankg.errors import UrbankgError

FEW = 200  # articles that are worked on in this process before others are started, which takes about a second
_CHUNK = 32  # articles that are sent together
_LARGE = 500_000  # characters that are sent together
_LONGEST = 1.0  # seconds that a chunk waits for more articles
# Characters in work or waiting, so that memory stays bounded; and so many, that the processes have work for as long as
# who takes the results writes them to a store.
_HELD = 6_000_000
_ITEM = 500  # what an item takes besides its text, in characters

About = TypeVar("About")
Result = TypeVar("Result")
_Item = TypeVar("_Item")
Work = Callable[[list[Article]], list[Result]]  # a function of a module; a result an article, in order


def in_order(
    work: Work[Result], items: Iterable[tuple[About, Article | None]], jobs: int
) -> Generator[tuple[About, Result | BadRecord | None], None, None]:
    """The results of work on articles, each with what it is about, in order; None for what has no article.

    ``work`` is done in ``jobs`` processes if there are more than a `FEW` articles. An article on which a process dies
    gives a `BadRecord`. UrbankgError if no process can be started.
    """
    left, number = iter(items), 0
    while jobs > 1 and (first := _soon(left, FEW + 1 - number)):
        number += len(first)
        if number > FEW:
            with _Pool(work, jobs) as pool:
                yield from pool.in_order(chain(first, left))
            return
        yield from _here(work, first)
    yield from _here(work, left)


def _here(
    work: Work[Result], items: Iterable[tuple[About, Article | None]]
) -> Iterator[tuple[About, Result | None]]:
    for about, article in items:
        yield about, work([article])[0] if article is not None else None


def _soon(items: Iterator[_Item], most: int) -> list[_Item]:
    """The next items, no more than ``most``; where they come slowly fewer, since those that are there cannot wait."""
    found: list[_Item] = []
    began = monotonic()
    for item in islice(items, most):
        found.append(item)
        if monotonic() - began > _LONGEST:
            break
    return found


class _Pool:
    """Threads, each with a process that it sends chunks to."""

    def __init__(self, work: Work[Result], jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._threads = ThreadPoolExecutor(jobs)
        self._of_thread = local()
        self._processes: list[_Process] = []
        self._closed = False

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self._closed = True
        for process in self._processes:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.kill()

    def in_order(self, items: Iterator[tuple[About, Article | None]]) -> Iterator[tuple[About, Any]]:
        waiting: deque[tuple[_Chunk[About], Future[list[Any]]]] = deque()
        held = 0
        for chunk in _chunks(items):
            waiting.append((chunk, self._threads.submit(self._results, chunk.articles)))
            held += chunk.size
            while waiting and (held > _HELD or waiting[0][1].done()):
                chunk, future = waiting.popleft()
                held -= chunk.size
                yield from chunk.with_results(future.result())
        for chunk, future in waiting:
            yield from chunk.with_results(future.result())

    def _results(self, articles: list[Article]) -> list[Any]:
        """The results of a chunk; if a process dies of it, article by article."""
        try:
            return self._ask(articles)
        except _DiedError:
            return [result for article in articles for result in self._alone(article)]

    def _alone(self, article: Article) -> list[Any]:
        try:
            return self._ask([article])
        except _DiedError as died:
            return [BadRecord(article.source or article.id, f"could not be read ({died})")]

    def _ask(self, articles: list[Article]) -> list[Any]:
        if not articles:
            return []
        process: _Process | None = getattr(self._of_thread, "process", None)
        if process is None:
            process = self._of_thread.process = _Process(self._work)
            self._processes.append(process)
        if self._closed:
            process.kill()
        try:
            return list(process.ask(articles))
        except _DiedError:
            process.kill()  # it may have failed only: what it has left in memory is not gone on with
            self._of_thread.process = None
            if self._closed:
                return []  # nobody waits for them any more
            self._processes.remove(process)
            raise


class _DiedError(Exception):
    """A process ended, or failed, in the midst of its work."""


class _Process:
    """A process that works on what it is sent."""

    def __init__(self, work: Work[Result]) -> None:
        # So that it finds the modules that this one does.
        paths = os.pathsep.join(path for path in sys.path if path)
        try:
            self._running = subprocess.Popen(
                [sys.executable, "-P", "-m", "urbankg.workers"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": paths},
                start_new_session=True,  # Ctrl-C is for this program alone, which ends the others
            )
        except OSError as error:
            raise UrbankgError(f"no process can be started to read articles: {error}; use --jobs 1") from None
        try:
            self.ask(work)
        except _DiedError:
            raise UrbankgError("a process to read articles ends as it starts; use --jobs 1") from None

    def ask(self, what: object) -> Any:
        """Send something and wait for what it gives."""
        assert self._running.stdin is not None and self._running.stdout is not None
        try:
            pickle.dump(what, self._running.stdin, pickle.HIGHEST_PROTOCOL)
            self._running.stdin.flush()
            done, answer = pickle.load(self._running.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            raise _DiedError(f"the process that read it {self._end()}") from None
        if not done:
            raise _DiedError(answer)
        return answer

    def _end(self) -> str:
        try:
            code = self._running.wait(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            code = self.kill()
        return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"

    def kill(self) -> int:
        """End it, whatever it does; gives what it ended with, as `subprocess` has it."""
        self._running.kill()
        return self._running.wait()


@dataclass(slots=True)
class _Chunk(Generic[About]):
    """Items in order: what each is about, and whether it has an article; the articles; and how large all are."""

    abouts: list[tuple[About, bool]] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    size: int = 0
    began: float = field(default_factory=monotonic)

    def add(self, about: About, article: Article | None) -> None:
        self.abouts.append((about, article is not None))
        self.size += _ITEM
        if article is not None:
            self.articles.append(article)
            self.size += len(article.text)

    @property
    def is_full(self) -> bool:
        return len(self.abouts) >= _CHUNK or self.size >= _LARGE or monotonic() - self.began > _LONGEST

    def with_results(self, results: list[Any]) -> Iterator[tuple[About, Any]]:
        left = iter(results)
        for about, has_article in self.abouts:
            yield about, next(left) if has_article else None


def _chunks(items: Iterator[tuple[About, Article | None]]) -> Iterator[_Chunk[About]]:
    """Items in chunks of which none is large or waits long."""
    chunk = _Chunk[About]()
    for about, article in items:
        chunk.add(about, article)
        if chunk.is_full:
            yield chunk
            chunk = _Chunk[About]()
    if chunk.abouts:
        yield chunk


def _serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Be such a process: load what is to be done, then do it on each chunk; EOFError when nobody asks any more."""
    work: Callable[[Any], Any] = pickle.load(asked)
    answer: tuple[bool, Any] = True, None
    while True:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        articles = pickle.load(asked)
        try:
            answer = True, work(articles)
        except Exception as error:  # what an article does to the program must not end the others
            answer = False, f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    # Whichever way the other program ends, this one does so without a word.
    with (
        suppress(EOFError, BrokenPipeError, pickle.UnpicklingError),
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as pipe,
    ):
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what others print is no answer
        _serve(sys.stdin.buffer, pipe)
