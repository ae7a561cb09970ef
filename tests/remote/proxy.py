"""A TCP proxy in front of a server that cuts connections at a byte, or speaks TLS to who asks."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit


class Proxy:
    """Hands bytes on until `cut` bytes of requests (or of answers) have passed; then no connection is left."""

    def __init__(self, address: str, tls: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(address)
        self._target = (parts.hostname, parts.port)
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        port = self._listening.getsockname()[1]
        self.address = urlunsplit(("https" if tls else "http", f"localhost:{port}", parts.path, "", ""))
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self.passed = {"asked": 0, "answered": 0}
        self.left: dict[str, int] = {}  # bytes until the cut
        self.seen = b""  # what was asked
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, side: str, after: int) -> None:
        """Cut everything when so many more bytes of a side (``asked``, ``answered``) have passed."""
        with self._lock:
            self.left = {side: after}

    def close(self) -> None:
        self._listening.close()
        self._drop()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if any(left <= 0 for left in self.left.values()):
                client.close()
                continue
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError):
            if self._tls:
                client = self._tls.wrap_socket(client, server_side=True)
            server = socket.create_connection(self._target)
            self._open += [client, server]
            threading.Thread(target=self._pump, args=(client, server, "asked"), daemon=True).start()
            self._pump(server, client, "answered")

    def _pump(self, source: socket.socket, target: socket.socket, side: str) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                with self._lock:
                    self.passed[side] += len(data)
                    left = self.left.get(side)
                    if left is not None:
                        self.left[side] = left - len(data)
                    if side == "asked":
                        self.seen += data
                if left is None or len(data) < left:
                    target.sendall(data)
                    continue
                target.sendall(data[: max(left, 0)])
                break
            else:
                target.shutdown(socket.SHUT_WR)
                return
        self._drop()

    def _drop(self) -> None:
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()


@contextmanager
def proxied(address: str, tls: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """A proxy in front of an address, ended at the end."""
    proxy = Proxy(address, tls)
    try:
        yield proxy
    finally:
        proxy.close()
