"""The engines together: queries shared out among them, those that die or hang replaced, a new store taken on.

What is promised: a query that ends an engine costs nobody else an answer. Answers up to `Limits.buffer` bytes are
read whole before their first byte is sent on; as they only read, queries whose engine died meanwhile are put again,
each to an engine of its own, so that the one at fault is found and the others are answered.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from urbankg.errors import ServeError
from urbankg.serve.answer import Answer, Broken, read_answer
from urbankg.serve.engine import Engine
from urbankg.serve.protocol import Asked
from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits

_LOOK = 0.25  # seconds between looks after the engines
_APART, _TRIES_APART = 4, 2  # queries at a time that are put to engines of their own, how often each
_REMEMBERED = 1000  # queries that ended an engine


class Pool:
    """Engines over one database at a time; ``tell`` is given a line when something happens to one."""

    def __init__(self, count: int, limits: Limits, tell: Callable[[str], None]) -> None:
        self._count = count
        self._limits = limits
        self._tell = tell
        self._database = Path()
        self._engines: list[Engine] = []  # those that are asked
        self._others: set[Engine] = set()  # those that finish what they have in hand, or have one query only
        self._free = asyncio.Semaphore(count * limits.at_once)
        self._apart = asyncio.Semaphore(_APART)
        self._at_fault: dict[bytes, None] = {}
        self._looking: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    async def open(self, database: Path) -> None:
        """Start engines on a database and ask them from now on; those before finish what they have in hand."""
        async with self._starting:
            fresh = [await Engine.start(database, self._limits) for _ in range(self._count)]
            for engine in self._engines:
                self._retire(engine)
            self._database, self._engines = database, fresh
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())

    async def close(self) -> None:
        """End all engines."""
        if self._looking is not None:
            self._looking.cancel()
        await asyncio.gather(*(engine.close() for engine in (*self._engines, *self._others)))

    async def left(self, database: Path) -> None:
        """Wait until no engine reads from a database that was served before."""
        while any(engine.database == database for engine in self._others):
            await asyncio.sleep(_LOOK)

    async def ask(self, asked: Asked, accept: str) -> Answer:
        """The answer to a query, which is to be closed; Refusal if there is none."""
        digest = hashlib.sha256(asked.query.encode()).digest()
        if digest in self._at_fault:
            raise Refusal.worded(400, "error_at_fault")
        await self._turn(self._free)
        try:
            answer = await self._asked_of_one(asked, accept, digest)
        except BaseException:
            self._free.release()
            raise
        answer.on_close(self._free.release)
        return answer

    async def _asked_of_one(self, asked: Asked, accept: str, digest: bytes) -> Answer:
        engine = await self._least_busy()
        for _ in range(2):  # a connection may have been idle for too long
            try:
                return await self._put(engine, asked, accept)
            except Broken:
                if await engine.died():
                    await self._replace(engine, "an engine died")
                    break
        await self._turn(self._apart)
        try:
            return await self._asked_apart(asked, accept, digest)
        finally:
            self._apart.release()

    async def _asked_apart(self, asked: Asked, accept: str, digest: bytes) -> Answer:
        """The answer of an engine that is asked nothing else; if that dies and another too, the query is at fault."""
        for _ in range(_TRIES_APART):
            engine = await Engine.start(self._database, self._limits)
            self._others.add(engine)
            try:
                return await self._put(engine, asked, accept)
            except Broken:
                continue
            finally:
                engine.retired = True
        self._at_fault[digest] = None
        if len(self._at_fault) > _REMEMBERED:
            del self._at_fault[next(iter(self._at_fault))]
        raise Refusal.worded(503, "error_at_fault")

    async def _turn(self, places: asyncio.Semaphore) -> None:
        """Wait for one of some places; Refusal if none gets free in time."""
        try:
            async with asyncio.timeout(self._limits.waiting):
                await places.acquire()
        except TimeoutError:
            raise Refusal.worded(503, "error_busy", 5) from None

    async def _put(self, engine: Engine, asked: Asked, accept: str) -> Answer:
        """Put a query to an engine; Broken if it breaks off before so much as `Limits.buffer` has come."""
        engine.running += 1

        def done() -> None:
            engine.running -= 1

        until = asyncio.get_running_loop().time() + self._limits.patience
        try:
            async with asyncio.timeout_at(until):
                answer = await read_answer(engine.ask(asked, accept), self._limits, until)
        except TimeoutError:
            done()
            await self._replace(engine, "an engine hung")
            raise Refusal.worded(503, "error_over", seconds=self._limits.timeout) from None
        except BaseException:
            done()
            raise
        answer.on_close(done)
        if answer.stopped:
            await answer.close()
            raise Refusal.worded(503, "error_over", seconds=self._limits.timeout)
        return answer

    async def _least_busy(self) -> Engine:
        until = monotonic() + self._limits.waiting
        while monotonic() < until:
            if living := [engine for engine in self._engines if engine.alive]:
                return min(living, key=lambda engine: engine.running)
            await asyncio.sleep(_LOOK / 10)
        raise Refusal.worded(503, "error_no_engine", 5)

    def _retire(self, engine: Engine) -> None:
        """Let an engine finish what it has in hand, then end it."""
        engine.retired = True
        self._others.add(engine)

    async def _replace(self, engine: Engine, why: str) -> None:
        """Put a new engine in the place of one that is gone, if that is not done yet."""
        async with self._starting:
            if engine not in self._engines:
                return
            fresh = await Engine.start(self._database, self._limits)
            self._retire(engine)
            self._engines = [fresh if one is engine else one for one in self._engines]
        self._tell(f"{why}; another takes its place")

    async def _look(self) -> None:
        """See to it that engines live, hold no more memory than they may, and go when they are done."""
        while True:
            await asyncio.sleep(_LOOK)
            for engine in [*self._engines, *self._others]:
                if engine.alive and engine.memory_mb() > self._limits.memory_mb:
                    self._tell(f"an engine is ended: it held more than {self._limits.memory_mb:,} MB")
                    engine.kill()
            for engine in self._engines:
                if not engine.alive:
                    try:
                        await self._replace(engine, "an engine died")
                    except ServeError as error:  # the disk is full, say: tried again at the next look
                        self._tell(str(error))
            for engine in [one for one in self._others if one.retired and not (one.running and one.alive)]:
                self._others.discard(engine)
                await engine.close()
