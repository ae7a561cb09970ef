"""What is worked out once of a store: once for all who ask, and nobody waits for what somebody else asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from urbankg.graph.store import GraphStore
from urbankg.pages.once import Once

_begun, _go_on, _calls = Event(), Event(), []


def slow(store):
    _calls.append(store)
    _begun.set()
    assert _go_on.wait(30)
    return "slow"


def quick(store):
    return "quick"


def test_a_long_work_is_done_once_and_holds_up_no_other():
    once = Once(GraphStore.in_memory())
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(once.of, slow) for _ in range(2)]
        assert _begun.wait(30)
        assert pool.submit(once.of, quick).result(30) == "quick"
        _go_on.set()
        assert [one.result(30) for one in asked] == ["slow", "slow"]
    assert len(_calls) == 1
