"""The one program that may write to a store on a server: it signs in the store, and signs off at its end.

Who signs looks afterwards who else has signed: of two at once at least one sees the other, on any server that shows
what it has taken. A signature counts until its program is known to be dead or has not renewed it for `LEASE`.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import random
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import pyoxigraph as ox

from urbankg.errors import StoreError
from urbankg.graph.remote.endpoint import JSON, Endpoint
from urbankg.graph.vocabulary import BASE

CARD_GRAPH = f"{BASE}graph/store"  # what the server keeps of the store itself; never exported
LEASE = 300.0  # seconds by the server's clock

_BY, _AT = f"<{CARD_GRAPH}#writer>", f"<{CARD_GRAPH}#at>"
_RENEWED = LEASE / 4
_TRIES = 6
_signed: set[str] = set()  # the signatures of this process


class Writer:
    """The right to write, held from `sign` to `release`."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._name = uuid.uuid4().hex
        self._node = f"<{CARD_GRAPH}/writer/{self._name}>"
        self._fresh = 0.0

    def sign(self) -> None:
        """Take the right to write; StoreError if another program has it."""
        others: list[str] = []
        for _ in range(_TRIES):
            _signed.add(self._name)
            self._endpoint.update(f"INSERT DATA {{ {self._signature(self._now())} }}")
            others = list(self._others())
            if not others:
                self._fresh = monotonic()
                return
            self.release()
            time.sleep(random.uniform(0.1, 0.6))  # two that saw each other do not meet again
        raise StoreError(
            f"another program writes to the store at {self._endpoint.address} ({'; '.join(others)}); wait for it "
            f"or choose another --store; one that was killed on another machine counts for {LEASE / 60:.0f} minutes"
        )

    def renew(self) -> None:
        """Go on; StoreError if the right was lost because the program stood still for too long."""
        if monotonic() - self._fresh < _RENEWED:
            return
        if not any(name == self._name for name, _, _ in self._signatures()):
            raise StoreError(
                f"another program took over the store at {self._endpoint.address} while this one stood still; what was "
                "finished is kept: run it again"
            )
        said = f"GRAPH <{CARD_GRAPH}> {{ {self._node} {_AT} ?at }}"
        self._endpoint.update(f"DELETE WHERE {{ {said} }} ; INSERT DATA {{ {self._signature(self._now())} }}")
        self._fresh = monotonic()

    def release(self) -> None:
        """Sign off; a server that is gone keeps the signature, which the next program here knows to be dead."""
        with suppress(StoreError):
            self._remove(self._name)
        _signed.discard(self._name)

    def _signature(self, now: str) -> str:
        by = ox.Literal(
            json.dumps({"host": _host(), "pid": os.getpid(), "user": _user()}, ensure_ascii=False)
        )
        return f'GRAPH <{CARD_GRAPH}> {{ {self._node} {_BY} {by} ; {_AT} "{now}" }}'

    def _now(self) -> str:
        (row,) = self._rows("SELECT ?now { BIND(STR(NOW()) AS ?now) }")
        return str(row["now"].value)

    def _rows(self, query: str) -> Any:
        return ox.parse_query_results(self._endpoint.ask(query, JSON), format=ox.QueryResultsFormat.JSON)

    def _signatures(self) -> Iterator[tuple[str, dict[str, object], str]]:
        query = f"SELECT ?who ?by ?at {{ GRAPH <{CARD_GRAPH}> {{ ?who {_BY} ?by . OPTIONAL {{ ?who {_AT} ?at }} }} }}"
        for row in self._rows(query):
            at = row["at"].value if row["at"] is not None else ""
            yield row["who"].value.rpartition("/")[2], json.loads(row["by"].value), at

    def _others(self) -> Iterator[str]:
        """Who else has signed, in words; what the dead have left is removed."""
        now = _time(self._now())
        for name, by, at in list(self._signatures()):
            if name == self._name:
                continue
            age = (now - _time(at)).total_seconds() if at else LEASE + 1
            if age > LEASE or _is_dead(name, by):
                self._remove(name)
            else:
                yield f"process {by.get('pid')} of {by.get('user') or 'someone'} on {str(by.get('host')).split(' ')[0]}"

    def _remove(self, name: str) -> None:
        node = f"<{CARD_GRAPH}/writer/{name}>"
        self._endpoint.update(f"DELETE WHERE {{ GRAPH <{CARD_GRAPH}> {{ {node} ?p ?o }} }}")


def _time(text: str) -> dt.datetime:
    """A server's time; its own clock is compared with itself only, so that a missing zone does not matter."""
    return dt.datetime.fromisoformat(text[:19])


def _host() -> str:
    """A name of this machine, or of its part in which process numbers are unique."""
    with suppress(OSError):
        return f"{socket.gethostname()} {Path('/proc/self/ns/pid').readlink()}"
    return socket.gethostname()


def _user() -> str:
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return ""


def _is_dead(name: str, by: dict[str, object]) -> bool:
    pid = by.get("pid")
    if by.get("host") != _host() or not isinstance(pid, int):
        return False
    if pid == os.getpid():
        return name not in _signed
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
