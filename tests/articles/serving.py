"""A web server on this machine, for one test, that answers as told and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What the server says to a request."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0  # seconds between two bytes
    silent: bool = False


@dataclass
class Site:
    """A running server: its address, what it answers, and the requests that it got."""

    address: str = ""
    answers: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    times: list[float] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def page(self, path: str, body: bytes, content_type: str = "text/html; charset=utf-8") -> str:
        """Put a page there; gives its address."""
        self.answers[path] = Answer(body, headers={"Content-Type": content_type})
        return self.address + path

    def put(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return self.address + path


@contextmanager
def serving() -> Iterator[Site]:
    """A site on the loopback address."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.times.append(time.monotonic())
            site.agents.add(self.headers.get("User-Agent", ""))
            found = site.answers.get(self.path, Answer(b"nothing here", 404))
            answer = found() if callable(found) else found
            if answer.silent:
                site.over.wait(30)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                if not answer.drip:
                    self.wfile.write(answer.body)
                    return
                for n in range(len(answer.body)):
                    self.wfile.write(answer.body[n : n + 1])
                    self.wfile.flush()
                    if site.over.wait(answer.drip):
                        return
            except OSError:
                pass  # who asked has gone

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
