"""What `serve` is told, and how much it lets be asked of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

_SHARE = 4  # so many parts has the machine's memory, and an engine may hold one
_LEAST_MB = 512


def _memory_mb() -> int:
    """A quarter of the machine's memory, in megabytes, but enough for any fair question."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    except (ValueError, OSError):  # a system that does not tell
        whole = 0
    return max(_LEAST_MB, whole // _SHARE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is let through; seconds unless said otherwise, 0 for no limit where that is told."""

    timeout: float = 30.0  # of a query; the engine stops by itself
    query_length: int = 100_000  # characters
    nesting: int = 64  # brackets within brackets; saved queries have six at most
    body: int = 1_000_000  # bytes that a request brings, as it is encoded
    buffer: int = 1 << 20  # bytes of an answer that are read before the first is sent on
    at_once: int = 16  # queries that one engine has in hand
    at_once_each: int = 8  # queries that one client has in hand
    waiting: float = 15.0  # for an engine that is free
    rate: float = 50.0  # requests a second of one client, on the long run; 0: any number
    burst: float = 5.0  # how many seconds' requests may come at a time
    head: float = 15.0  # from the end of one request, or of connecting, to the whole head of the next
    body_time: float = 15.0  # in which a body has come
    taking: float = 20.0  # in which a client takes a piece of its answer
    connections: int = 1000  # that are open
    connections_each: int = 100  # of one client
    memory_mb: int = field(default_factory=_memory_mb)  # of one engine
    rows_shown: int = 1000  # of an answer, on a page

    @property
    def patience(self) -> float:
        """Seconds after which an engine that did not stop a query by itself is given up."""
        return self.timeout + max(1.0, self.timeout / 10)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served where: ``bind`` is ``HOST:PORT``, port 0 any that is free; ``cors``: for pages of other sites.

    ``proxies`` are the addresses whose word is taken on which client a request is from. ``surroundings``: pages show
    the words around a quoted sentence, too.
    """

    store: Path | str
    bind: str = "127.0.0.1:7878"
    engines: int = 2
    cors: bool = True
    proxies: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    surroundings: bool = False
