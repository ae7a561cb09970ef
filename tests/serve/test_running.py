"""The server as a process: its start and end, its engines that die, a store that changes, what one client may ask."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from urbankg.articles import Article
from urbankg.graph.store import GraphStore

from .running import BROWSER, Running, serving

FAIR = "SELECT (COUNT(*) AS ?n) { ?city a <https://w3id.org/urbankg/ontology#City> }"
ARTICLES = "SELECT (COUNT(*) AS ?n) { ?a a <https://w3id.org/urbankg/ontology#Article> }"


def number(server: Running, query: str) -> int:
    answer = server.ask(query)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def asked_meanwhile(
    server: Running, during: Callable[[list[httpx.Response]], None], clients: int = 6
) -> list[httpx.Response]:
    """Answers that clients are given while something happens, which sees them come; one that does not is an error."""
    answers: list[httpx.Response] = []
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(timeout=60) as client:
            while not done.is_set():
                answers.append(client.get(f"{server.base}/sparql", params={"query": FAIR}))

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        during(answers)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    return answers


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "urbankg", "serve", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def copied(store: Path, tmp_path: Path) -> Path:
    """A store of one's own."""
    return Path(shutil.copytree(store, tmp_path / "store", ignore=shutil.ignore_patterns(".serving-*")))


@pytest.fixture
def own(copied: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    with serving(copied, "--rate", "0", "--per-client", "64", log=tmp_path / "log") as running:
        yield running


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_engines_that_are_killed_cost_nobody_an_answer(own: Running) -> None:
    killed: list[int] = []

    def kill(answers: list[httpx.Response]) -> None:
        for round_ in range(6):
            more = len(answers) + 10
            until(lambda: len(answers) >= more)  # noqa: B023 (waited for at once)
            if round_ == 5:
                until(lambda: len(own.engines()) == 2)
            engines = own.engines()
            for engine in engines if round_ == 5 else engines[:1]:
                with contextlib.suppress(ProcessLookupError):  # it has ended meanwhile
                    os.kill(engine, signal.SIGKILL)
                killed.append(engine)
        more = len(answers) + 10
        until(lambda: len(answers) >= more)

    answers = asked_meanwhile(own, kill)
    assert len(killed) >= 7
    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}, own.said()
    until(lambda: len(own.engines()) == 2 and not set(own.engines()) & set(killed))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_an_engine_that_hangs_is_replaced(copied: Path, tmp_path: Path) -> None:
    with serving(copied, "--timeout-s", "1", "--engines", "1", "--rate", "0", log=tmp_path / "log") as server:
        (engine,) = server.engines()
        os.kill(engine, signal.SIGSTOP)
        answer = server.ask(FAIR)
        assert answer.status_code == 503
        assert "stopped after 1 s" in answer.text
        assert server.ask(FAIR).status_code == 200
        until(lambda: engine not in server.engines())


@pytest.mark.parametrize("number_", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_nothing(copied: Path, tmp_path: Path, number_: int) -> None:
    with serving(copied, log=tmp_path / "log") as server:
        assert server.ask(FAIR).status_code == 200
        engines = server.engines()
        assert server.stop(number_) == 0
        assert server.said().endswith("stopped\n")
    assert not [engine for engine in engines if Path(f"/proc/{engine}").exists()]
    assert not list(copied.glob(".serving-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_killed_it_leaves_no_engines_and_the_next_one_clears_up(copied: Path, tmp_path: Path) -> None:
    with serving(copied, log=tmp_path / "log") as server:
        engines = server.engines()
        server.stop(signal.SIGKILL)
        until(lambda: not any(Path(f"/proc/{engine}").exists() for engine in engines))
    assert len(list(copied.glob(".serving-*"))) == 1
    with serving(copied, log=tmp_path / "log") as server:
        assert server.ask(FAIR).status_code == 200
        assert len(list(copied.glob(".serving-*"))) == 1


def test_what_is_written_meanwhile_is_served_soon_and_no_answer_is_lost(own: Running, copied: Path) -> None:
    before = number(own, ARTICLES)

    def write(answers: list[httpx.Response]) -> None:
        with GraphStore.open(copied) as graph:
            for n in range(30):
                graph.ingest(Article(f"new-{n}", "خبری تازه از شهر.", ()), [])
            until(lambda: number(own, ARTICLES) > before)  # though the writer has not ended
        until(lambda: number(own, ARTICLES) == before + 30)

    answers = asked_meanwhile(own, write, clients=3)
    assert {answer.status_code for answer in answers} == {200}
    assert "the store has changed and is served as it is now" in own.said()
    until(lambda: len(list(copied.glob(".serving-*/*/"))) == 1)
    if sys.platform == "linux":
        until(lambda: len(own.engines()) == 2)


def test_a_store_that_is_removed_is_served_on(own: Running, copied: Path) -> None:
    before = number(own, ARTICLES)
    (copied / "urbankg.json").unlink()
    shutil.rmtree(copied / "database")
    time.sleep(3)
    assert number(own, ARTICLES) == before
    assert own.get("/id/city/qazvin").status_code == 200


def test_a_store_that_others_write_to_is_opened_all_the_same(copied: Path, tmp_path: Path) -> None:
    with GraphStore.open(copied) as graph, serving(copied, log=tmp_path / "log") as server:
        graph.ingest(Article("written-now", "خبری تازه.", ()), [])
        assert server.ask(FAIR).status_code == 200


def refused_page(server: Running, path: str) -> httpx.Response:
    """The answer to one request too many; on a slow machine some are answered meanwhile."""
    for _ in range(30):
        page = server.get(path, accept=BROWSER)
        if page.status_code == 429:
            return page
    raise AssertionError("never refused")


def test_one_client_may_ask_so_much_and_no_more(copied: Path, tmp_path: Path) -> None:
    with serving(copied, "--rate", "0.5", log=tmp_path / "log") as server:
        answers = [server.get("/style.css") for _ in range(30)]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert answers[0].status_code == 200
        assert len(refused) >= 10
        assert len(refused[0].text.splitlines()) == 1
        persian, english = refused_page(server, "/map"), refused_page(server, "/en/map")
        assert "بیش از ۰٫۵ درخواست در ثانیه" in persian.text and '<html lang="fa"' in persian.text
        assert "More than 0.5 requests a second" in english.text and '<html lang="en"' in english.text
        assert int(english.headers["retry-after"]) > 0 and "/map?" not in english.text
        while (
            last := server.get("/style.css")
        ).status_code == 200:  # on a slow machine some were answered meanwhile
            pass
        time.sleep(int(last.headers["retry-after"]))
        assert server.get("/style.css").status_code == 200


def test_one_client_has_so_many_queries_in_hand_and_others_are_answered(copied: Path, tmp_path: Path) -> None:
    options = ("--per-client", "2", "--timeout-s", "6", "--proxy", "127.0.0.1", "--rate", "0")
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving(copied, *options, log=tmp_path / "log") as server:
        statuses: list[int] = []
        threads = [
            threading.Thread(
                target=lambda: statuses.append(server.ask(endless, x_forwarded_for="192.0.2.1").status_code)
            )
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        time.sleep(1)
        assert server.ask(FAIR, x_forwarded_for="192.0.2.9").status_code == 200
        for thread in threads:
            thread.join()
        assert sorted(statuses) == [429, 429, 503, 503]
        log = server.said()
        assert " 192.0.2.0 GET /sparql 429 " in log
        assert "192.0.2.1" not in log and "COUNT" not in log


def test_a_port_in_use_is_told_in_a_line(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("--store", str(store), "--bind", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: port {port} of 127.0.0.1 is in use; choose another, such as --bind 127.0.0.1:0\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--store", "no-such-store"), "no urbankg store in no-such-store"),
        (("--store", __file__), "is a file; a store is a directory"),
        (("--store", "https://example.org/sparql"), "answers SPARQL already"),
    ],
)
def test_a_store_that_is_none_is_told_in_a_line(words: tuple[str, ...], said: str) -> None:
    done = run(*words, "--bind", "127.0.0.1:0")
    assert done.returncode == 1
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("bind", "said"),
    [
        ("7878", "is no address; give --bind HOST:PORT"),
        ("127.0.0.1:port", "is no address"),
        ("127.0.0.1:99999", "is no address"),
        ("192.0.2.1:0", "192.0.2.1"),
        ("no.such.host.invalid:0", "no.such.host.invalid is no address of this machine"),
    ],
)
def test_an_address_that_is_none_is_told_in_a_line(store: Path, bind: str, said: str) -> None:
    done = run("--store", str(store), "--bind", bind)
    assert done.returncode == 1
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


def test_who_can_be_reached_by_others_is_warned(store: Path, tmp_path: Path) -> None:
    with serving(store, "--bind", "0.0.0.0:0", log=tmp_path / "log") as server:
        server.wait_for("caution: 0.0.0.0 is not loopback")
        assert "caution" not in server.said().splitlines()[0]


def test_without_the_extra_it_says_how_to_get_it(store: Path) -> None:
    hidden = "import sys; sys.modules['uvicorn'] = None; from urbankg.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "serve", "--store", str(store)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "pip install 'urbankg[serve]'" in done.stderr and len(done.stderr.splitlines()) == 1
