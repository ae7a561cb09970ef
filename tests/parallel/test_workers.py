"""Several processes give what one gives, whatever happens to them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from tests.parallel.works import deadly, printing, where

from urbankg import workers
from urbankg.articles import Article, BadRecord
from urbankg.errors import UrbankgError
from urbankg.workers import in_order


def articles(*texts: str) -> Iterator[tuple[int, Article]]:
    for number, text in enumerate(texts):
        yield number, Article(f"a{number}", text, (), source=f"news.jsonl:{number}")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEW", 2)
    monkeypatch.setattr(workers, "_CHUNK", 3)


def test_results_come_in_order_with_what_has_no_article_in_its_place() -> None:
    items = [(n, None if n % 4 == 1 else article) for n, article in articles(*map(str, range(40)))]
    one, three = (list(in_order(deadly, items, jobs)) for jobs in (1, 3))
    assert one == three == [(n, None if n % 4 == 1 else str(n)) for n in range(40)]


def test_few_articles_are_worked_on_here_and_many_in_others() -> None:
    assert {pid for _, pid in in_order(where, articles("a", "b"), 3)} == {os.getpid()}
    pids = [pid for _, pid in in_order(where, articles(*"abcdefgh"), 3)]
    assert os.getpid() not in pids
    assert {pid for _, pid in in_order(where, articles(*"abcdefgh"), 1)} == {os.getpid()}


def test_what_comes_slowly_is_not_waited_for_until_it_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LONGEST", -1.0)  # nothing comes soon enough
    pids = [pid for _, pid in in_order(where, articles(*"abcd"), 3)]
    assert pids[:2] == [os.getpid()] * 2 and os.getpid() not in pids[2:]


def test_an_article_that_ends_its_process_costs_itself_alone() -> None:
    texts = ["a", "b", "c", "kill", "d", "e", "leave", "f", "fill", "g", "h"]
    found = dict(in_order(deadly, articles(*texts), 2))
    assert {texts[n]: r.reason for n, r in found.items() if isinstance(r, BadRecord)} == {
        "kill": "could not be read (the process that read it was ended by SIGKILL)",
        "leave": "could not be read (the process that read it ended with code 3)",
        "fill": "could not be read (MemoryError: )",
    }
    assert [r for r in found.values() if isinstance(r, str)] == list("abcdefgh")
    (bad,) = (r for n, r in found.items() if texts[n] == "kill")
    assert isinstance(bad, BadRecord) and bad.source == "news.jsonl:3"


def test_a_process_that_somebody_ends_costs_nothing() -> None:
    killed = set()
    found = []
    for _, pid in in_order(where, articles(*"abcdefghijklmnopqrstuvwxyz"), 2):
        found.append(pid)
        if pid != os.getpid() and not killed:
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)  # type: ignore[arg-type]
    assert killed and len(found) == 26 and all(isinstance(pid, int) for pid in found)


def test_what_is_printed_there_is_no_result(capfd: pytest.CaptureFixture[str]) -> None:
    assert [text for _, text in in_order(printing, articles(*"abcdef"), 2)] == list("abcdef")
    assert sorted(capfd.readouterr().err.split()) == list("abcdef")  # of two processes, in any order


def test_nobody_goes_on_when_no_more_is_wanted() -> None:
    results = in_order(where, articles(*"abcdefghijkl"), 2)
    pids = {next(results)[1] for _ in range(4)} - {os.getpid()}
    results.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)  # type: ignore[arg-type]


def test_work_that_no_process_can_load_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    here = ModuleType("only_here")
    exec("def work(articles): return [None for _ in articles]", here.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", here)
    with pytest.raises(UrbankgError, match="--jobs 1"):
        list(in_order(here.work, articles(*"abcd"), 2))
