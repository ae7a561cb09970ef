"""Queries and connections of those who mean ill: the server answers on, and asks no other host."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from urbankg.serve.engine import program
from urbankg.serve.guards import asks_other_hosts, nesting

from .hostile import elsewhere, heavy, nested
from .running import Running, serving

DEEP = 5000
FAIR = "SELECT (COUNT(*) AS ?n) { ?city a <https://w3id.org/urbankg/ontology#City> }"


class Other:
    """Another host: a socket that counts who connects to it."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        self.asked = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.asked += 1
            connection.close()

    def close(self) -> None:
        self._listening.close()


@pytest.fixture(scope="module")
def other() -> Iterator[Other]:
    made = Other()
    yield made
    made.close()


@pytest.fixture(scope="module")
def attacked(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    options = ("--rate", "0", "--per-client", "16", "--timeout-s", "1", "--memory-mb", "400")
    with serving(store, *options, log=tmp_path_factory.mktemp("log") / "serve.log") as running:
        yield running


def test_there_are_two_hundred_of_them() -> None:
    names = [f"elsewhere-{name}" for name, _ in elsewhere("http://x/")]
    names += [f"nested-{name}" for name, _ in nested(2)] + [f"heavy-{name}" for name, _ in heavy()]
    assert not [name for name, times in Counter(names).items() if times > 1]
    assert len(names) >= 200


def test_the_engine_alone_would_ask_another_host(store: Path, other: Other) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    words = [
        program(),
        "serve-read-only",
        "--location",
        str(store / "database"),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    disguises = 0
    engine = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20)
        while True:
            with contextlib.suppress(httpx.ConnectError):
                client.get("/query", params={"query": "ASK {}"})
                break
            time.sleep(0.05)
        for name, query in elsewhere(other.address):
            before = other.asked
            client.get("/query", params={"query": query})
            time.sleep(0.01)
            if other.asked > before:
                disguises += 1
                assert asks_other_hosts(query), f"{name} asks another host, and was not seen"
    finally:
        engine.kill()
        engine.wait()
        other.asked = 0
    assert disguises > 40


def test_no_query_reaches_another_host(attacked: Running, other: Other) -> None:
    with httpx.Client(base_url=attacked.base, timeout=20) as client:
        for number, (name, query) in enumerate(elsewhere(other.address)):
            asked = {"query": query}
            by_get = number % 2 == 0
            answer = client.get("/sparql", params=asked) if by_get else client.post("/sparql", data=asked)
            assert answer.status_code in (200, 400), name
    for parameter in ("default-graph-uri", "named-graph-uri"):
        asked = {
            "query": "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
            parameter: other.address,
        }
        assert httpx.get(f"{attacked.base}/sparql", params=asked).json()["results"]["bindings"] == []
    assert attacked.ask(FAIR).status_code == 200
    assert other.asked == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service <http://example.org/service> 'the city service' } # SERVICE",
        "PREFIX x: <http://example.org/ns#> SELECT * { ?s x:service ?o ; x:public-service ?p }",
        "SELECT * { ?s <https://example.org/public-service#service> ?o }",
        "SELECT * { ?s ?p ?o FILTER(?s < ?o) . ?services ?p 'SERVICE' }",
        'SELECT * { ?s ?p """he said "SERVICE" <x> """ }',
    ],
)
def test_the_word_in_names_and_texts_is_let_through(server: Running, query: str) -> None:
    assert server.ask(query).status_code == 200


def test_what_is_nested_too_deep_is_refused_before_an_engine_sees_it(attacked: Running) -> None:
    before = attacked.engines()
    for name, query in nested(DEEP):
        answer = httpx.post(f"{attacked.base}/sparql", data={"query": query}, timeout=20)
        assert answer.status_code == 400, name
    assert attacked.engines() == before


def test_what_is_nested_as_deep_as_it_may_be_is_answered(attacked: Running) -> None:
    assert nesting("{ [ ( '((' # ((\n <http://x/((> ) ] }") == 3
    for levels in (10, 30):
        for name, query in nested(levels):
            if nesting(query) > 64 or name in ("unclosed", "closed-only", "brackets-mixed"):
                continue
            answer = httpx.post(f"{attacked.base}/sparql", data={"query": query}, timeout=20)
            assert answer.status_code in (200, 400, 503), name
    assert attacked.ask(FAIR).status_code == 200


def test_what_is_heavy_costs_no_other_client_an_answer(attacked: Running) -> None:
    lost: list[object] = []
    answered = 0
    done = threading.Event()

    def fair() -> None:
        nonlocal answered
        with httpx.Client(timeout=60) as client:
            while not done.is_set():
                answer = client.get(f"{attacked.base}/sparql", params={"query": FAIR})
                if answer.status_code != 200 or "bindings" not in answer.json()["results"]:
                    lost.append((answer.status_code, answer.text))
                answered += 1

    def ill(name_and_query: tuple[str, str]) -> tuple[str, int]:
        name, query = name_and_query
        try:
            answer = httpx.post(f"{attacked.base}/sparql", data={"query": query}, timeout=60)
        except httpx.RemoteProtocolError:  # an answer without end, cut off and not ended as if it were whole
            return name, 0
        return name, answer.status_code

    fair_ones = [threading.Thread(target=fair) for _ in range(2)]
    for thread in fair_ones:
        thread.start()
    with ThreadPoolExecutor(4) as pool:
        statuses = dict(pool.map(ill, heavy()))
    done.set()
    for thread in fair_ones:
        thread.join()
    assert set(statuses.values()) <= {0, 200, 400, 413, 500, 503}, statuses
    assert not lost
    assert answered > 10
    assert attacked.ask(FAIR).status_code == 200
    assert len(attacked.engines()) >= 2


def test_a_query_that_is_stopped_says_so(attacked: Running) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    answer = attacked.ask(query)
    assert answer.status_code == 503
    assert "stopped after 1 s" in answer.text


def test_an_answer_that_is_stopped_midway_does_not_look_whole(attacked: Running) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(httpx.RemoteProtocolError):
        attacked.ask(query, accept="text/csv")
    assert "broken off" in attacked.said()


def _raw(server: Running, data: bytes, *, wait: float = 10.0) -> bytes:
    """What is answered to bytes, which need not be HTTP."""
    host, port = server.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=wait) as connection:
        with contextlib.suppress(OSError):
            connection.sendall(data)
        got = b""
        with contextlib.suppress(OSError):
            while piece := connection.recv(65536):
                got += piece
        return got


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00", id="tls"),
        pytest.param(b"GET /sparql?query=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", id="percent"),
        pytest.param(b"GET /sparql?query=%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", id="utf8"),
        pytest.param(
            b"GET /id/%00/..%2f..%2fetc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", id="path"
        ),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="no-host"),
        pytest.param(b"BREW /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", id="method"),
        pytest.param(
            b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", id="long-path"
        ),
        pytest.param(
            b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(20_000)) + b"\r\n",
            id="many-headers",
        ),
        pytest.param(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 1_000_000, id="long-header"),
        pytest.param(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Type: application/sparql-query\r\nConnection: close\r\n\r\n0\r\n\r\nASK{}",
            id="two-lengths",
        ),
        pytest.param(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", id="bad-length"),
    ],
)
def test_what_is_no_request_is_told_so(attacked: Running, data: bytes) -> None:
    answer = _raw(attacked, data)
    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), answer[:100]
    assert attacked.ask(FAIR).status_code == 200


def test_clients_that_dawdle_are_let_go_and_keep_nobody_waiting(attacked: Running) -> None:
    host, port = attacked.base.removeprefix("http://").split(":")
    heads = [socket.create_connection((host, int(port))) for _ in range(60)]
    for connection in heads[:30]:
        connection.sendall(b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    for connection in heads[30:]:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 900000\r\n\r\nASK"
        )
    assert attacked.ask(FAIR).status_code == 200
    ended = [_until_closed(connection) for connection in heads]
    assert all(answer == b"" for answer in ended[:30])
    assert all(b"408" in answer[:20] for answer in ended[30:])


def _until_closed(connection: socket.socket) -> bytes:
    """What a connection brings until its other end closes it, which it does within a minute."""
    connection.settimeout(60)
    got = b""
    with connection, contextlib.suppress(ConnectionResetError):
        while piece := connection.recv(65536):
            got += piece
    return got


def test_one_client_cannot_hold_all_connections(attacked: Running) -> None:
    host, port = attacked.base.removeprefix("http://").split(":")
    held = [socket.create_connection((host, int(port))) for _ in range(300)]
    refused: list[socket.socket] = []
    until = time.monotonic() + 60
    while len(refused) < 200:
        assert time.monotonic() < until
        refused = [connection for connection in held if _is_closed(connection)]
        time.sleep(0.1)
    for connection in held:
        connection.close()
    for _ in range(100):
        try:
            answer = attacked.ask(FAIR)
            break
        except httpx.TransportError:  # until the server has seen that they are gone
            time.sleep(0.1)
    assert answer.status_code == 200


def _is_closed(connection: socket.socket) -> bool:
    """Whether the other end has closed a connection on which nothing was sent."""
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True
