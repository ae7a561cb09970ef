"""Connections of clients: not too many, and none kept open by who sends its request a byte at a time."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from urbankg.serve.clients import client_of
from urbankg.serve.settings import Settings


def guarded(settings: Settings) -> type[H11Protocol]:
    """The protocol of connections under the limits of some settings, for uvicorn."""
    limits, proxies = settings.limits, settings.proxies
    open_by: Counter[str] = Counter()

    class Guarded(H11Protocol):
        """A connection that ends when a request's head takes too long to come, or a client has too many."""

        _whose = ""
        _patience: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            address = self.client[0] if self.client else ""
            self._whose = client_of(address)
            open_by[self._whose] += 1
            many = open_by[self._whose] > limits.connections_each and address not in proxies
            if many or len(self.connections) > limits.connections:
                transport.abort()
                return
            self._wait_for_head()

        def connection_lost(self, exc: Exception | None) -> None:
            open_by[self._whose] -= 1
            if not open_by[self._whose]:
                del open_by[self._whose]
            self._head_came()
            super().connection_lost(exc)

        def handle_events(self) -> None:
            super().handle_events()
            if self.cycle is not None and not self.cycle.response_complete:
                self._head_came()

        def on_response_complete(self) -> None:
            self._wait_for_head()
            super().on_response_complete()

        def _wait_for_head(self) -> None:
            self._head_came()
            self._patience = self.loop.call_later(limits.head, self.transport.abort)

        def _head_came(self) -> None:
            if self._patience is not None:
                self._patience.cancel()
                self._patience = None

    return Guarded
