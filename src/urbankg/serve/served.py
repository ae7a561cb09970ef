"""What is served: a snapshot of the store with engines over it, and a newer one when the store has changed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from urbankg.errors import StoreError, UrbankgError
from urbankg.graph.signature import Signature
from urbankg.pages.catalogue import OF_THE_WHOLE
from urbankg.serve.clients import Clients
from urbankg.serve.pool import Pool
from urbankg.serve.settings import Settings
from urbankg.serve.snapshot import Place, Snapshot

_LOOK = 1.0  # seconds between looks at the store
_QUIET = 2.0  # seconds for which a store has not changed before it is opened anew
_LONGEST = 30.0  # seconds after which it is, though it goes on changing
_AGAIN = 10.0  # seconds until the next try, when it could not be opened


class Served:
    """A published store; ``tell`` is given a line when something happens to it."""

    def __init__(self, settings: Settings, place: Place, tell: Callable[[str], None]) -> None:
        self.settings = settings
        self.clients = Clients(settings.limits)
        self.pool = Pool(settings.engines, settings.limits, tell)
        self.snapshot: Snapshot  # of which things and descriptions are read
        self._reading: Counter[Path] = Counter()  # requests that read from a snapshot, by its folder
        self._place = place
        self._tell = tell
        self._watching: asyncio.Task[None] | None = None
        self._preparing: asyncio.Task[None] | None = None
        self._removing: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Take the store as it is, start engines on it, and follow what becomes of it."""
        self.snapshot = await asyncio.to_thread(self._place.take)
        self._caution(self.snapshot)
        await self.pool.open(self.snapshot.database)
        self._preparing = asyncio.create_task(self._prepare())
        self._watching = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """End the engines."""
        if self._watching is not None:
            self._watching.cancel()
            self.snapshot.names.stop()
        await self.pool.close()

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The snapshot that is served now; it stays as long as somebody reads from it, though a newer one comes."""
        snapshot = self.snapshot
        self._reading[snapshot.folder] += 1
        try:
            yield snapshot
        finally:
            self._reading[snapshot.folder] -= 1

    async def reopen(self) -> None:
        """Serve the store as it is now; requests that are in hand are answered from what was there before."""
        fresh = await asyncio.to_thread(self._place.take)
        try:
            await asyncio.to_thread(_prepare, fresh)
            await self.pool.open(fresh.database)
        except (OSError, UrbankgError):
            fresh.remove()
            raise
        old, self.snapshot = self.snapshot, fresh
        self._tell("the store has changed and is served as it is now")
        self._caution(fresh)
        removing = asyncio.create_task(self._remove(old))
        self._removing.add(removing)
        removing.add_done_callback(self._removing.discard)

    async def _prepare(self) -> None:
        with self.reading() as snapshot:
            try:
                await asyncio.to_thread(_prepare, snapshot)
            except (OSError, UrbankgError) as error:
                self._tell(f"pages are not prepared: {error}")

    async def _remove(self, old: Snapshot) -> None:
        """Delete a snapshot when neither an engine nor a request reads from it any more."""
        await self.pool.left(old.database)
        while self._reading[old.folder]:
            await asyncio.sleep(_LOOK)
        del self._reading[old.folder]
        await asyncio.to_thread(old.remove)

    async def _watch(self) -> None:
        seen, since, quiet_since = self.snapshot.signature, 0.0, 0.0
        while True:
            await asyncio.sleep(_LOOK)
            now, found = monotonic(), await asyncio.to_thread(self._signature)
            if found == self.snapshot.signature:
                since = 0.0
                continue
            since = since or now
            if found != seen:
                seen, quiet_since = found, now
            if now - quiet_since < _QUIET and now - since < _LONGEST:
                continue
            try:
                await self.reopen()
                since = 0.0
            except (OSError, UrbankgError) as error:
                self._tell(f"what was there before is served on: {error}")
                await asyncio.sleep(_AGAIN)

    def _signature(self) -> Signature:
        """What the store looks like; as it did before, if it is not to be read just now."""
        try:
            return self._place.signature()
        except (StoreError, OSError):
            return self.snapshot.signature

    def _caution(self, snapshot: Snapshot) -> None:
        if snapshot.stale:
            self._tell("conclusions do not fit the articles yet; `urbankg conclude` draws them")


def _prepare(snapshot: Snapshot) -> None:
    """Work out what pages tell of the whole graph, so that their first visitors need not wait for it."""
    for function in OF_THE_WHOLE:
        snapshot.once.of(function)
