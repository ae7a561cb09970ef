"""How much one client may ask: so many requests a second, so many queries in hand."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits

_KEPT = 10_000  # clients that are remembered; beyond, those that were quiet for long enough are forgotten


def client_of(address: str) -> str:
    """Who an address counts as: of IPv6 the network, as one client has all addresses of it.

    >>> client_of("2001:db8:1:2:3::4"), client_of("192.0.2.7")
    ('2001:db8:1:2::', '192.0.2.7')
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network((int(parsed), 64), strict=False).network_address)
    return str(parsed)


class Clients:
    """The clients of the last seconds; ``now`` gives seconds."""

    def __init__(self, limits: Limits, now: Callable[[], float] = monotonic) -> None:
        self._rate = limits.rate
        self._most = limits.rate * limits.burst
        self._at_once = limits.at_once_each
        self._now = now
        self._left: dict[str, tuple[float, float]] = {}  # requests that are left, and when that was so
        self._running: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()
        self._lock = Lock()  # of the two before

    def admit(self, client: str) -> None:
        """Count a request of a client; Refusal if it asked more than it may."""
        if not self._rate:
            return
        now = self._now()
        left, then = self._left.get(client, (self._most, now))
        left = min(self._most, left + (now - then) * self._rate)
        if left < 1:
            wait = int((1 - left) / self._rate) + 1
            raise Refusal.worded(429, "error_rate", wait, rate=self._rate, seconds=wait)
        self._left[client] = left - 1, now
        if len(self._left) > _KEPT:
            self._left = {
                c: kept for c, kept in self._left.items() if now - kept[1] < self._most / self._rate
            }

    @contextmanager
    def running(self, client: str) -> Iterator[None]:
        """Have a query of a client in hand; Refusal if it has too many already."""
        with self._counted(self._running, client):
            yield

    @contextmanager
    def waiting(self, client: str) -> Iterator[None]:
        """Have a page of a client in hand that waits for a query, whoever asked it; Refusal if there are too many."""
        with self._counted(self._waiting, client):
            yield

    @contextmanager
    def _counted(self, in_hand: Counter[str], client: str) -> Iterator[None]:
        with self._lock:
            if in_hand[client] >= self._at_once:
                raise Refusal.worded(429, "error_at_once", 1, most=self._at_once)
            in_hand[client] += 1
        try:
            yield
        finally:
            with self._lock:
                in_hand[client] -= 1
                if not in_hand[client]:
                    del in_hand[client]
