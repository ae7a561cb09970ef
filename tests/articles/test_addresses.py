"""Pages, feeds and files by their address: what is fetched, how politely, and what is not."""

from __future__ import annotations

import gzip
import socket
import threading

import pytest

from urbankg.articles.fetch import Fetcher
from urbankg.errors import ArticleError

from . import forms
from .forms import ARAK, NEWS, SAVEH
from .serving import Answer, Site

HERE = {"allow_private": True, "interval": 0.0, "timeout": 5.0}


def reason(url: str, **options: object) -> str:
    (bad,) = forms.refused(url, **{**HERE, **options})
    assert bad.source == url
    return bad.reason


def test_a_page_a_feed_and_a_dump_are_read_by_address(site: Site) -> None:
    page = site.page("/arak", forms.page(ARAK))
    feed = site.page("/feed", forms.rss([SAVEH]), "application/rss+xml")
    dump = site.page(
        "/dump.csv.gz", gzip.compress(("link,title\nhttps://news.example/9,شهردار ساوه\n").encode())
    )
    found = forms.read(page, feed, dump, **HERE)
    assert [a.url for a in found] == [ARAK["link"], SAVEH["link"], "https://news.example/9"]
    assert all("urbankg/" in agent for agent in site.agents)


def test_the_encoding_is_the_served_one(site: Site) -> None:
    page = forms.page({**ARAK, "title": ARAK["title"].replace("ی", "ي").replace("ک", "ك")}, "utf-8")
    arabic = page.decode().replace("ی", "ي").replace("ک", "ك")
    digits = {ord("۰") + n: str(n) for n in range(10)}
    # The page says UTF-8 of itself, the server knows better.
    url = site.page("/old", arabic.translate(digits).encode("cp1256"), "text/html; charset=windows-1256")
    (article,) = forms.read(url, **HERE)
    assert "كيوان رادپور به عنوان رئيس شوراي شهر اراك" in article.text


def test_the_pages_behind_a_feed(site: Site) -> None:
    links = [{**r, "link": site.address + r["link"][len("https://news.example") :]} for r in NEWS]
    for record in links:
        site.page(
            record["link"][len(site.address) :],
            forms.page({**record, "paragraphs": [*record["paragraphs"], "بیشتر."]}),
        )
    feed = site.page("/feed", forms.rss([*links, {**ARAK, "link": site.address + "/gone"}]))
    assert all("بیشتر" not in a.text for a in forms.read(feed, **HERE))
    (bad,) = forms.refused(feed, follow=True, **HERE)
    assert (bad.source, bad.reason) == (site.address + "/gone", "the server answers 404 Not Found")
    site.page("/feed", forms.rss(links))
    followed = forms.read(feed, follow=True, **HERE)
    assert [a.id for a in followed] == [r["link"] for r in links] and all("بیشتر" in a.text for a in followed)


def test_robots_txt_is_heeded(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private/\n\nUser-agent: urbankg\nDisallow: /own/\n")
    own, other = site.page("/own/a", forms.page(ARAK)), site.page("/private/a", forms.page(ARAK))
    assert "robots.txt" in reason(own)
    assert "/own/a" not in site.asked
    assert forms.read(other, **HERE)  # what is said to us goes before what is said to all
    site.put("/robots.txt", Answer(status=503))
    assert "robots.txt cannot be read: the server answers 503" in reason(other)


def test_between_two_requests_to_a_host_time_passes(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 0.5\n")  # no number of seconds that is understood
    urls = [site.page(f"/{n}", forms.page({**ARAK, "link": f"https://news.example/{n}"})) for n in range(3)]
    forms.read(*urls, **{**HERE, "interval": 0.2})
    gaps = [after - before for before, after in zip(site.times, site.times[1:], strict=False)]
    assert len(gaps) == 3 and min(gaps) >= 0.19


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]"],
)
def test_an_address_that_is_not_public_is_not_asked(host: str) -> None:
    (bad,) = forms.refused(f"http://{host}:9/x", interval=0.0, timeout=2.0)
    assert "has no public address" in bad.reason and "--allow-private" in bad.reason


def test_a_redirect_to_a_private_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is taken for a public one; where it leads is looked at all the same."""
    from urbankg.articles import public

    secret = site.page("/secret", forms.page(ARAK))
    is_public = public.is_public
    port = int(site.address.rsplit(":", 1)[1])
    site.put("/", Answer(status=302, headers={"Location": f"http://localhost:{port}/secret"}))
    # 127.0.0.1 stands for a public address here, ::1 and the name localhost for what they are.
    monkeypatch.setattr(public, "is_public", lambda a: (a == "127.0.0.1" and not asked()) or is_public(a))

    def asked() -> bool:
        return "/" in site.asked

    (bad,) = forms.refused(site.address + "/", interval=0.0, timeout=5.0)
    assert "localhost has no public address" in bad.reason
    assert "/secret" not in site.asked and secret


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://news.example/x", "gopher://127.0.0.1/"])
def test_a_redirect_to_another_scheme(target: str, site: Site) -> None:
    url = site.put("/", Answer(status=301, headers={"Location": target}))
    assert "no address that is read" in reason(url)


def test_a_redirect_that_goes_round(site: Site) -> None:
    url = site.put("/", Answer(status=301, headers={"Location": "/"}))
    assert "led on more than 5 times" in reason(url)
    assert site.asked.count("/") == 6


def test_redirects_are_followed_and_relative_ones_understood(site: Site) -> None:
    site.page("/new", forms.page(ARAK))
    url = site.put("/old", Answer(status=308, headers={"Location": "new"}))
    (article,) = forms.read(url, **HERE)
    assert article.url == ARAK["link"]


def test_a_server_that_never_answers(site: Site) -> None:
    url = site.put("/", Answer(silent=True))
    site.page("/robots.txt", b"")
    assert reason(url, timeout=0.3) == "no answer within 0.3 seconds"


def test_a_server_that_takes_a_connection_and_says_nothing_is_asked_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        bad = forms.refused(f"{address}/1", f"{address}/2", **{**HERE, "timeout": 0.3})
        assert [b.reason for b in bad] == ["no answer within 0.3 seconds"] * 2
        deaf.settimeout(0.3)
        deaf.accept()
        with pytest.raises(TimeoutError):
            deaf.accept()


def test_a_server_that_answers_a_byte_at_a_time(site: Site) -> None:
    url = site.put("/", Answer(b"x" * 1000, drip=0.05))
    fetch = Fetcher(allow_private=True, interval=0.0, timeout=5.0, total=0.5)
    with pytest.raises(ArticleError, match=r"not finished within 0\.5 seconds"):
        fetch(url, largest=1_000_000)


def test_a_server_whose_headers_never_end() -> None:
    def drip(server: socket.socket, over: threading.Event) -> None:
        while not over.is_set():
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                    while not over.wait(0.05):
                        connection.sendall(b"x")
                except OSError:
                    pass

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server, over), daemon=True)
        thread.start()
        fetch = Fetcher(allow_private=True, interval=0.0, timeout=5.0, total=0.5)
        with pytest.raises(ArticleError, match="not finished within"):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", largest=1_000_000)
        over.set()


def test_an_answer_that_is_too_large(site: Site) -> None:
    told = site.put("/told", Answer(b"x" * 2_000_000))
    packed = site.put(
        "/packed", Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})
    )
    fetch = Fetcher(allow_private=True, interval=0.0)
    for url in (told, packed):
        with pytest.raises(ArticleError, match="too large"):
            fetch(url, largest=1_000_000)


def test_an_answer_that_breaks_off(site: Site) -> None:
    url = site.put("/", Answer(forms.page(ARAK), headers={"Content-Length": "999999"}))
    assert "cannot be fetched" in reason(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://no-such-host.invalid/", "no server has this name"),
        ("http://", "no address that is read"),
        ("https://[::1/", "no address that is read"),
        ("http://127.0.0.1:1/", "Connection refused"),
    ],
)
def test_an_address_that_leads_nowhere(url: str, says: str) -> None:
    assert says in reason(url)
