"""What a user hears of a wrong address, password, certificate, or another program that writes; what TLS carries."""

from __future__ import annotations

import json
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.cli.running import MAYOR, command, error_of, run
from tests.graph.examples import CLAIMS, article
from tests.servers import NO_OXIGRAPH, NO_VIRTUOSO, OXIGRAPH, VIRTUOSO, free_port, oxigraph_server, virtuoso

from urbankg.errors import StoreError
from urbankg.graph.remote.writer import CARD_GRAPH
from urbankg.graph.store import GraphStore

from .proxy import proxied

trustme = pytest.importorskip("trustme", reason="certificates for tests: pip install trustme")

pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason=NO_OXIGRAPH)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with oxigraph_server() as server:
        GraphStore.open(server.query).close()
        yield server.query


@contextmanager
def web_server(status: int = 404, said: bytes = b"") -> Iterator[int]:
    """The port of a server over HTTP that answers all that is sent to it with one status and text."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Nothing between the lines that the tests look at."""

    with ThreadingHTTPServer(("localhost", 0), Answering) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("store", "told"),
    [
        ("http://localhost:{free}/query", "nobody answers"),
        ("http://no-such-host.invalid/query", "there is no server"),
        ("{base}/", "no SPARQL endpoint"),
        ("{base}/querry", "no SPARQL endpoint"),
        ("htp://localhost/query", "begins with http"),
        ("http:/localhost/query", "no address"),
        ("http://", "no address"),
        ("http://localhost:port/query", "no address"),
        ("ftp://localhost/query", "begins with http"),
        ("localhost:7878/query", "begins with http"),
        ("graphs.example:7878", "begins with http"),
        ("https://localhost:{spoken}/", "does not speak TLS"),
    ],
)
def test_an_address_that_is_none(address: str, store: str, told: str, tmp_path: Path) -> None:
    base = address.removesuffix("/query")
    with web_server() as spoken:
        store = store.format(free=free_port(), base=base, spoken=spoken)
        for words in (("info",), ("ingest", tmp_path)):
            assert told in error_of(run(*words, "--store", store))
        assert told in error_of(run("info", URBANKG_STORE=store))


def test_what_the_server_forbids_is_told_in_its_words() -> None:
    with web_server(403, b"this endpoint only reads\n") as port:
        said = error_of(run("info", "--store", f"http://localhost:{port}/query"))
        assert "forbids" in said and "this endpoint only reads" in said and "say a name" not in said


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    for store in ("http://me:s3cret@localhost/query", "http://s3cret@localhost:1/", "https://a:s3cret@[::1/"):
        said = error_of(run("info", "--store", store))
        assert "URBANKG_STORE_PASSWORD" in said and "s3cret" not in said


def test_a_server_without_a_store_is_not_made_one_by_reading() -> None:
    with oxigraph_server() as server:
        for words in (("info",), ("query", "facts"), ("withdraw", "a"), ("conclude",)):
            assert "no urbankg store at" in error_of(run(*words, "--store", server.query))
        with GraphStore.open(server.query) as store:
            store.database.write_card("x")
        layout = {"layout": 999}
        with GraphStore.open(server.query) as store:
            store.database._write(f"<{CARD_GRAPH}#card>", json.dumps(layout))
        assert "layout 999" in error_of(run("info", "--store", server.query))


def test_a_server_that_only_reads(address: str, tmp_path: Path) -> None:
    with oxigraph_server(tmp_path / "d") as server:
        GraphStore.open(server.query).close()
    with oxigraph_server(tmp_path / "d", read_only=True) as server:
        assert run("info", "--store", server.query).exit_code == 0
        assert "/update" in error_of(run("conclude", "--store", server.query))


@pytest.mark.skipif(VIRTUOSO is None, reason=NO_VIRTUOSO)
def test_names_and_passwords(tmp_path: Path) -> None:
    with virtuoso(tmp_path / "v", writable=True) as server:
        wrong = {"URBANKG_STORE_USER": "dba", "URBANKG_STORE_PASSWORD": "گذرواژه"}
        said = error_of(run("ingest", tmp_path, "--store", server.basic, **wrong))
        assert "refuses this user" in said and "گذرواژه" not in said
        assert "does not say a name" in error_of(run("info", "--store", server.basic))
        right = {"URBANKG_STORE_USER": "dba", "URBANKG_STORE_PASSWORD": "dba"}
        file = tmp_path / "qazvin.txt"
        file.write_text(MAYOR, encoding="utf-8")
        assert run("ingest", file, "--store", server.basic, **right).exit_code == 0
        assert run("info", "--store", server.basic, **right).exit_code == 0


def test_tls_with_a_certificate_of_ones_own(address: str, tmp_path: Path) -> None:
    authority, other = trustme.CA(), trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    other.cert_pem.write_to_path(str(tmp_path / "other.pem"))
    with proxied(address, context) as proxy:
        said = error_of(run("info", "--store", proxy.address))
        assert (
            "cannot be trusted" in said and "URBANKG_STORE_CA" in said and said.count("(") == said.count(")")
        )
        assert "cannot be trusted" in error_of(
            run("info", "--store", proxy.address, URBANKG_STORE_CA=str(tmp_path / "other.pem"))
        )
        assert "no file of certificates" in error_of(
            run("info", "--store", proxy.address, URBANKG_STORE_CA="nowhere.pem")
        )
        assert "no file of certificates" in error_of(
            run("info", "--store", proxy.address, URBANKG_STORE_CA=__file__)
        )
        trusted = {"URBANKG_STORE_CA": str(tmp_path / "ca.pem"), "URBANKG_STORE_TOKEN": "t0ken"}
        assert run("info", "--store", proxy.address, **trusted).exit_code == 0
        elsewhere = proxy.address.replace("localhost", "127.0.0.1")
        assert "cannot be trusted" in error_of(run("info", "--store", elsewhere, **trusted))


def test_a_token_goes_with_every_request(address: str) -> None:
    with proxied(address) as proxy:
        assert run("info", "--store", proxy.address, URBANKG_STORE_TOKEN="t0ken").exit_code == 0
        assert (
            proxy.seen.count(b"Authorization: Bearer t0ken\r\n")
            == proxy.seen.count(b"POST /") + proxy.seen.count(b"GET /")
            > 3
        )
        for token in ("two\nlines", "رمز"):
            said = error_of(run("info", "--store", proxy.address, URBANKG_STORE_TOKEN=token))
            assert "URBANKG_STORE_TOKEN" in said and "lines" not in said and "codec" not in said


def test_two_that_write_at_once_lose_nothing(address: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        for number in range(6):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / f"{name}{number}.txt").write_text(
                MAYOR + f"\nمتن {name}{number}\n", encoding="utf-8"
            )
    waiting = ["a", "b"]
    for _ in range(10):
        started = [
            (
                name,
                subprocess.Popen(
                    command("ingest", tmp_path / name, "--store", address), stderr=subprocess.PIPE, text=True
                ),
            )
            for name in waiting
        ]
        ended = [(name, done.communicate(timeout=300)[1], done.returncode) for name, done in started]
        for _, said, code in ended:
            assert code == 0 or (code == 1 and "another program writes" in said), said
        waiting = [name for name, _, code in ended if code]
        if not waiting:
            break
    assert waiting == []
    assert run("ingest", tmp_path / "a", tmp_path / "b", "--store", tmp_path / "store").exit_code == 0
    with GraphStore.open(address) as one, GraphStore.open(tmp_path / "store", read_only=True) as other:
        assert set(one.quads()) == set(other.quads())
        for name in list(one.articles()):
            one.withdraw(name)


def test_what_a_killed_program_leaves_keeps_nobody_out(address: str) -> None:
    code = f"""
import time
from urbankg.graph.store import GraphStore
store = GraphStore.open({address!r}); print("open", flush=True); time.sleep(600)
"""
    holder = subprocess.Popen([command()[0], "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=f"another program writes .*process {holder.pid} of"):
            GraphStore.open(address)
        GraphStore.open(address, read_only=True).close()
    finally:
        holder.kill()
        holder.wait()
    with GraphStore.open(address) as store:
        assert store.ingest(article("a"), CLAIMS) == "new"
        store.withdraw("a")


def test_a_program_that_stood_still_does_not_write_where_another_has_begun(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with GraphStore.open(address) as store:
        monkeypatch.setattr(
            "urbankg.graph.remote.writer.LEASE", -1.0
        )  # as if the first had not moved for long
        monkeypatch.setattr("urbankg.graph.remote.writer._RENEWED", -1.0)
        time.sleep(0.01)
        with GraphStore.open(address) as other:
            with pytest.raises(StoreError, match="took over"):
                store.ingest(article("a"), CLAIMS)
            assert other.ingest(article("a"), CLAIMS) == "new"
            other.withdraw("a")
