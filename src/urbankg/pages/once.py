"""What is worked out once of one state of a store, and kept as long as that is served."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, RLock
from typing import Any, TypeVar, cast

from urbankg.graph.store import GraphStore

T = TypeVar("T")


class Once:
    """What is worked out once of a store and then kept: whole-graph counts, an index of names.

    One goes with one state of a store. It may be asked by several threads: who asks for what another one is working out
    waits for that, who asks for something else does not.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._lock = Lock()  # of the two below
        self._making: dict[Callable[[GraphStore], Any], RLock] = {}
        self._kept: dict[Callable[[GraphStore], Any], Any] = {}

    def of(self, function: Callable[[GraphStore], T]) -> T:
        """What a function gives of the store; it must be one of a module, as it is what the value is kept by."""
        with self._lock:
            if function in self._kept:
                return cast(T, self._kept[function])
            making = self._making.setdefault(function, RLock())
        with making:
            if function not in self._kept:
                self.keep(function, function(self._store))
            return cast(T, self._kept[function])

    def keep(self, function: Callable[[GraphStore], T], value: T) -> None:
        """Keep a value by a function that would give one like it, but not as well."""
        with self._lock:
            self._kept[function] = value
