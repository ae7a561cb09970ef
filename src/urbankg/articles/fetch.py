"""Pages, feeds and files by their address: politely, within bounds, and never from an address that is not public."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

from urbankg.articles.formats import Fetched
from urbankg.articles.public import pools
from urbankg.articles.streams import IN_MEMORY
from urbankg.errors import ArticleError
from urbankg.version import __version__

NAME = "urbankg"
AGENT = f"{NAME}/{__version__} (+https://w3id.org/urbankg/)"
TOTAL = 600.0  # seconds that all of an answer may take
_MOST_REDIRECTS = 5
_LONGEST_DELAY = 60.0  # seconds of a robots.txt that are heeded
_ROBOTS = 500_000  # bytes of a robots.txt that are read, as search engines do
_CHUNK = 65_536
_CHARSET = re.compile(r"""charset=["']?([\w-]+)""", re.IGNORECASE)
_MOVED = (301, 302, 303, 307, 308)


class _AnswerError(ArticleError):
    """A server's answer that is no page."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"the server answers {status} {words}".rstrip())
        self.status = status


class Fetcher:
    """Gets what addresses have, one after another; it is the ``fetch`` that formats are given.

    It says who it is, heeds each host's robots.txt, leaves ``interval`` seconds between two requests to a host, and
    gives up a server that is silent for ``timeout`` seconds, or at work for ``total``. Only with ``allow_private`` it
    connects to addresses that are not public, whatever name or redirect leads there.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        timeout: float = 20.0,
        total: float = TOTAL,
        interval: float = 1.0,
    ) -> None:
        self._timeout, self._total, self._interval = timeout, total, interval
        self._pools = pools(allow_private)
        self._robots: dict[str, RobotFileParser | ArticleError] = {}
        self._free: dict[str, float] = {}  # when a host may be asked again

    def __call__(self, url: str, *, largest: int) -> Fetched:
        """What an address has, after redirects; ArticleError that says why if it may not or cannot be got."""
        return self._followed(url, largest, heed=True)

    def _followed(self, url: str, largest: int, *, heed: bool) -> Fetched:
        for _ in range(_MOST_REDIRECTS + 1):
            host = _host(url)
            if heed:
                self._heed(url, host)
            self._wait(host)
            got = self._got(url, largest)
            if isinstance(got, Fetched):
                return got
            url = urljoin(url, got)
        raise ArticleError(f"led on more than {_MOST_REDIRECTS} times")

    def _heed(self, url: str, host: str) -> None:
        if host not in self._robots:
            self._robots[host] = self._rules(host)
        rules = self._robots[host]
        if isinstance(rules, ArticleError):
            raise ArticleError(str(rules))
        if not rules.can_fetch(NAME, url):
            raise ArticleError("the site's robots.txt asks programs not to read this page")

    def _rules(self, host: str) -> RobotFileParser | ArticleError:
        """What a host allows; all where it has no robots.txt, nothing where it does not answer for that."""
        rules = RobotFileParser()
        try:
            got = self._followed(f"{host}/robots.txt", _ROBOTS, heed=False)
        except _AnswerError as answer:
            if answer.status >= 500:
                return ArticleError(f"its robots.txt cannot be read: {answer}")
            rules.parse([])
        except ArticleError as error:
            return error
        else:
            with got.stream as stream:
                rules.parse(stream.read().decode("utf-8", "replace").splitlines())
        return rules

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        due = self._free.get(host, now)
        if due > now:
            time.sleep(due - now)
        rules = self._robots.get(host)
        asked = rules.crawl_delay(NAME) if isinstance(rules, RobotFileParser) else None
        delay = max(self._interval, min(float(asked or 0), _LONGEST_DELAY))
        self._free[host] = time.monotonic() + delay

    def _got(self, url: str, largest: int) -> Fetched | str:
        """What an address itself has, or where it leads on to."""
        with self._told(), self._pools.within(self._total):
            response = self._pools.request(
                "GET",
                urldefrag(url).url,
                headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
                timeout=urllib3.Timeout(connect=self._timeout, read=self._timeout),
                redirect=False,
                retries=False,
                preload_content=False,
            )
            try:
                if response.status in _MOVED and (onward := response.headers.get("Location")):
                    return str(onward)
                if response.status != 200:
                    raise _AnswerError(response.status, response.reason or "")
                charset = _CHARSET.search(response.headers.get("Content-Type", ""))
                return Fetched(_body(response, largest), url, charset.group(1) if charset else None)
            finally:
                response.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong on the way, in one line."""
        began = time.monotonic()
        try:
            yield
            failed: Exception | None = None
        except (urllib3.exceptions.HTTPError, OSError, UnicodeError, ValueError) as error:
            failed = error
        # Where the connection is cut, half an answer may look whole.
        if time.monotonic() - began >= self._total:
            raise ArticleError(f"not finished within {self._total:g} seconds")
        if failed is not None:
            raise ArticleError(self._words(failed))

    def _words(self, error: Exception) -> str:
        if isinstance(error, urllib3.exceptions.NameResolutionError):
            return "no server has this name"
        said = " ".join(str(error).split())
        if not isinstance(error, urllib3.exceptions.NewConnectionError) and isinstance(
            error, urllib3.exceptions.TimeoutError | TimeoutError
        ):
            return f"no answer within {self._timeout:g} seconds"
        return f"cannot be fetched: {said[:200] or type(error).__name__}"


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() in ("http", "https") and parts.hostname:
            return f"{parts.scheme.lower()}://{parts.netloc.rsplit('@', 1)[-1].lower()}"
    except ValueError:
        pass
    raise ArticleError(f"no address that is read (http or https): {url[:200]}")


def _body(response: urllib3.BaseHTTPResponse, largest: int) -> BinaryIO:
    """The bytes of an answer, unpacked as the server packed them, to be sought in."""
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > largest:
        raise ArticleError(f"too large: {int(length):,} bytes, at most {largest:,} are read")
    kept = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - handed on
    size = 0
    while chunk := response.read1(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > largest:
            kept.close()
            raise ArticleError(f"too large: at most {largest:,} bytes are read")
        kept.write(chunk)
    kept.seek(0)
    return cast(BinaryIO, kept)
