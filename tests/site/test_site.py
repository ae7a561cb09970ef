"""A site of the samples as any web server shows it: every link leads somewhere, and it is kept up to date."""

import functools
import http.server
import json
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from html import unescape
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin
from xml.etree import ElementTree

import pytest

from urbankg.graph.store import GraphStore
from urbankg.site.building import build
from urbankg.site.folder import LIST, SiteError, digest_of

_LINK = re.compile(r'(?:href|src|action|data-names)="([^"]*)"')
ADDRESS = "https://example.org/cities/"
_BROWSER = shutil.which("chromium")


@pytest.fixture(scope="session")
def site(store, tmp_path_factory):
    """The site, in a folder of a web host."""
    folder = tmp_path_factory.mktemp("host") / "cities"
    build(store, folder, jobs=2)
    return folder


@pytest.fixture(scope="session")
def address(site):
    """Where a plain web server shows the site."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format, *args):
            pass

    handler = functools.partial(Quiet, directory=site.parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()


def fetched(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.url, answer.read(), answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        return error.code, address, b"", ""


def test_every_link_within_the_site_leads_somewhere(address):
    """All pages that can be reached from the first one, and all that they load or lead to, are there."""
    waiting, seen, broken = [address], {address}, []
    while waiting:
        status, at, body, kind = fetched(waiting.pop())
        if status != 200:
            broken.append(at)
        if kind != "text/html":
            continue
        for link in map(unescape, _LINK.findall(body.decode())):
            to = urldefrag(urljoin(at, link)).url
            if to.startswith(address) and to not in seen:
                seen.add(to)
                waiting.append(to)
    assert broken == []
    assert len(seen) > 1000


def test_no_link_is_empty_and_none_needs_a_server(site):
    for file in site.rglob("*.html"):
        links = _LINK.findall(file.read_text(encoding="utf-8"))
        assert "" not in links, file
        assert not [link for link in links if "?" in link and not link.startswith("http")], file


def test_things_have_the_paths_of_their_iris_in_both_languages_with_their_data(site):
    for start in (site, site / "en"):
        assert (start / "id/city/qazvin/index.html").is_file()
        assert (start / "id/city/qazvin.json").is_file()
    assert (site / "id/city/qazvin.ttl").is_file()
    assert (site / "feeds/changes.atom").is_file() and (site / "map.geojson").is_file()


def test_states_of_pages_are_folders(site):
    assert (site / "map/colour/population/index.html").is_file()
    assert (site / "en/map/colour/sources.csv").is_file()


def test_a_long_table_is_written_once_as_data(site):
    pages = [
        file.parent for start in ("names", "questions") for file in (site / start).rglob("page/2/index.html")
    ]
    assert {page.relative_to(site).parts[0] for page in pages} == {"names", "questions"}
    for page in pages:
        assert page.parents[1].with_suffix(".json").is_file()
        assert not page.with_name("2.json").exists()
        assert not page.with_name("2.csv").exists()


def test_pages_are_small(site):
    sizes = {file: file.stat().st_size for file in site.rglob("*.html")}
    assert max(sizes.values()) < 150_000


def test_a_page_that_there_is_not_is_styled_wherever_it_is_asked_for(site):
    page = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/style.css"' in page


def test_a_second_run_writes_nothing(site, store):
    again = build(store, site, jobs=2)
    assert (again.written, again.removed) == (0, 0)


@pytest.fixture(scope="module")
def addressed(store, tmp_path_factory):
    """A site that knows where it will be, of which the first run was interrupted."""
    folder = tmp_path_factory.mktemp("addressed") / "site"

    def stop(done, total):
        if done > 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(store, folder, base_url=ADDRESS, jobs=1, tell=stop)
    assert list(folder.rglob("*.html"))
    build(store, folder, base_url=ADDRESS, jobs=2)
    return folder


def test_with_an_address_there_is_a_sitemap_and_feeds_are_absolute(addressed):
    listed = ElementTree.parse(addressed / "sitemap.xml").getroot()
    addresses = [place.text for place in listed.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"{ADDRESS}en/id/city/qazvin/" in addresses
    for one in addresses:
        assert (addressed / one.removeprefix(ADDRESS) / "index.html").is_file()
    page = (addressed / "id/city/qazvin/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}id/city/qazvin/">' in page
    feed = (addressed / "en/feeds/changes.atom").read_text(encoding="utf-8")
    assert f'href="{ADDRESS}en/id/post/mayor-qazvin/"' in feed
    assert 'href="/cities/style.css"' in (addressed / "404.html").read_text(encoding="utf-8")


def test_a_run_that_was_interrupted_is_made_whole_by_the_next(addressed, site):
    names = {file.relative_to(site) for file in site.rglob("*") if file.is_file()}
    assert {file.relative_to(addressed) for file in addressed.rglob("*") if file.is_file()} == {
        *names,
        Path("sitemap.xml"),
    }
    for name, digest in json.loads((addressed / LIST).read_text(encoding="utf-8"))["files"].items():
        assert digest_of((addressed / name).read_bytes()) == digest, name


def test_what_an_article_said_goes_with_it(store, site, tmp_path):
    changed, folder = tmp_path / "store", tmp_path / "site"
    shutil.copytree(store, changed, ignore=shutil.ignore_patterns(".serving-*", "LOCK"))
    shutil.copytree(site, folder)
    with GraphStore.open(changed) as graph:
        gone = next(name for name in graph.articles() if "zakani" in name)
        graph.withdraw(gone)
    (article,) = [
        path for path in (folder / "id/article").iterdir() if path.is_dir() and "zakani" in path.name
    ]
    again = build(changed, folder, jobs=2)
    assert not article.exists()
    assert again.removed > 0
    assert 0 < again.written < again.files / 2


def test_a_site_leaves_nothing_in_the_store(store, site):
    assert {path.name for path in store.iterdir()} <= {"database", "urbankg.json", "sources.sqlite"}


def test_another_folder_and_a_wrong_address_are_refused(store, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other/file").touch()
    with pytest.raises(SiteError, match="no site of urbankg"):
        build(store, tmp_path / "other")
    with pytest.raises(SiteError, match="no address"):
        build(store, tmp_path / "site", base_url="javascript:alert(1)")
    assert not (tmp_path / "site").exists()


@pytest.mark.skipif(_BROWSER is None, reason="needs Chromium (apt-get install chromium)")
@pytest.mark.parametrize(
    ("typed", "language", "path"),
    [
        ("شهردار قزوين", "", "id/post/mayor-qazvin/"),  # with an Arabic letter
        ("صباقی", "", "id/person/"),  # misspelt
        ("qazvin", "en/", "en/id/city/qazvin/"),
    ],
)
def test_search_finds_in_the_browser(address, typed, language, path):
    with tempfile.TemporaryDirectory() as profile:
        page = subprocess.run(
            [
                str(_BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", f"--user-data-dir={profile}", "--virtual-time-budget=10000",
                "--dump-dom", f"{address}{language}search/?q={quote(typed)}",
            ],
            capture_output=True, text=True, timeout=120, check=False,
        ).stdout  # fmt: skip
    found = page.partition('id="found"')[2].partition("</div>")[0]
    assert address + path in found
