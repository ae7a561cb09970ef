"""Connections that are made to public addresses only, and cut when their time is over.

The address is looked at where the connection is made: no name that resolves otherwise the second time, and no
redirect, gets around it.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from urbankg.errors import ArticleError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where one form of address holds another.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class Pools(urllib3.PoolManager):
    """Pools of connections of which one at a time is at work."""

    def __init__(self) -> None:
        super().__init__(num_pools=20)
        self.at_work: HTTPConnection | None = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut the connection that is at work when so many seconds have passed, whatever it is doing."""
        watch = threading.Timer(seconds, self._cut)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _cut(self) -> None:
        sock = self.at_work.sock if self.at_work is not None else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def pools(allow_private: bool) -> Pools:
    """Pools whose connections go to public addresses, or with ``allow_private`` anywhere.

    A connection raises ArticleError if a name has no public address.
    """
    made = Pools()

    class _Guarded(HTTPConnection):
        def request(self, *args: Any, **kwargs: Any) -> None:
            made.at_work = self
            super().request(*args, **kwargs)

        def _new_conn(self) -> socket.socket:
            return _connected(self, allow_private)

    class _GuardedTLS(_Guarded, HTTPSConnection):
        pass

    class _Pool(HTTPConnectionPool):
        ConnectionCls = _Guarded

    class _TLSPool(HTTPSConnectionPool):
        ConnectionCls = _GuardedTLS

    made.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
    return made


def _connected(connection: HTTPConnection, allow_private: bool) -> socket.socket:
    """A socket to the first address of the connection's host that may be used and answers."""
    host, port = connection.host.strip("[]"), connection.port or connection.default_port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        reason = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(host, connection, reason) from None
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    usable = [a for a in addresses if allow_private or is_public(a)]
    if not usable:
        raise ArticleError(
            f"{host} has no public address ({', '.join(addresses)}); --allow-private reads it all the same"
        )
    failed: OSError | None = None
    for address in usable:
        try:
            return create_connection(
                (address, port), connection.timeout, socket_options=connection.socket_options
            )
        except TimeoutError:
            raise ConnectTimeoutError(connection, f"no answer from {address}") from None
        except OSError as error:
            failed = error
    raise NewConnectionError(connection, failed.strerror or str(failed) if failed else "")
