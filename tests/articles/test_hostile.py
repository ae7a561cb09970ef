"""What is damaged, endless or meant to harm: told in one line with its place, in little memory, the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from urbankg.articles import Article, BadRecord

from . import forms
from .forms import ARAK, NEWS, SAVEH

PAGE = forms.page(ARAK)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def reasons(path: Path) -> dict[str, str]:
    """What is told of a source's parts, by their names in it."""
    return {b.source.removeprefix(str(path)).lstrip("!:"): b.reason for b in forms.refused(path)}


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak of memory is told by /proc"
)


def peak_of(path: Path) -> int:
    """The megabytes that a process needs at its peak to read a source; the reader's own tables included."""
    code = (
        "import sys; from urbankg.articles import read_articles; list(read_articles(sys.argv[1:]));"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout) // 1024


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> int:
    return peak_of(forms.json_lines(tmp_path_factory.mktemp("usual") / "a.jsonl", NEWS))


# Size


@needs_proc
@pytest.mark.parametrize("start", [b'{"title": "', b"link,title,text\nhttps://a/,x,", b"x"])
def test_a_gigabyte_on_one_line(start: bytes, usual: int, tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:  # a hole in the file: nothing is written for it
        file.write(start)
        file.seek(1_000_000_000)
        file.write(b"\n" + json.dumps(SAVEH).encode() + b"\n")
    found = forms.read_all(path)
    assert isinstance(found[0], BadRecord) and "large" in found[0].reason
    if start.startswith(b"{"):
        assert [a.url for a in found if isinstance(a, Article)] == [SAVEH["link"]]
    assert peak_of(path) < usual + 100


@needs_proc
def test_a_gzip_bomb(usual: int, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb") as file:
        file.write(b'{"title": "')
        for _ in range(300):
            file.write(bytes(1_000_000))
    assert reasons(bomb) == {
        "": "unpacks to more than 200 times its size, as a bomb does; the rest is not read"
    }
    twice = write(tmp_path / "twice.gz", gzip.compress(gzip.compress(PAGE)))
    assert "packed twice" in reasons(twice)[""]
    assert peak_of(bomb) < usual + 100


@needs_proc
def test_a_zip_bomb_in_one_member_or_in_many(usual: int, tmp_path: Path) -> None:
    one = forms.zipped(tmp_path / "one.zip", {"a.html": PAGE, "b.jsonl": b'{"title": "' + bytes(200_000_000)})
    assert "as a bomb does" in reasons(one)["b.jsonl"]
    assert len(forms.read_all(one)) == 2
    many = forms.zipped(tmp_path / "many.zip", {f"{n}.txt": bytes(4_000_000) for n in range(20)})
    assert any("as a bomb does" in reason for reason in reasons(many).values())
    assert peak_of(one) < usual + 100


def test_archives_in_archives(tmp_path: Path) -> None:
    once = forms.zipped(tmp_path / "once.zip", {"a.html": PAGE})
    twice = forms.tarred(tmp_path / "twice.tar.gz", {"once.zip": once.read_bytes()})
    assert [a.url for a in forms.read(twice)] == [ARAK["link"]]
    thrice = forms.zipped(
        tmp_path / "thrice.zip", {"twice.tar.gz": twice.read_bytes(), "b.html": forms.page(SAVEH)}
    )
    told = reasons(thrice)
    assert list(told.values()) == ["an archive in an archive in an archive; unpack the outermost first"]
    assert "thrice.zip!twice.tar.gz!once.zip" in forms.refused(thrice)[0].source
    assert [r.url for r in forms.read_all(thrice) if isinstance(r, Article)] == [SAVEH["link"]]


# Names


@pytest.mark.parametrize("make", [forms.zipped, forms.tarred], ids=["zip", "tar"])
def test_names_that_lead_out_of_an_archive(
    make: Callable[[Path, dict[str, bytes]], Path], tmp_path: Path
) -> None:
    names = ("../../etc/out.html", "/etc/out.html", "a/../../out.html", "..\\out.html", "C:\\out.html")
    path = make(tmp_path / "a", {**dict.fromkeys(names, PAGE), "in/..dots/in.html": PAGE})
    told = reasons(path)
    assert set(told) == set(names) and set(told.values()) == {"not read: its name leads out of the archive"}
    assert len(forms.read_all(path)) == len(names) + 1


def test_what_systems_add_to_archives_is_no_article(tmp_path: Path) -> None:
    path = forms.zipped(tmp_path / "a.zip", {"__MACOSX/._a.html": PAGE, ".hidden.html": PAGE, "a.html": PAGE})
    assert len(forms.read(path)) == 1


def test_links_in_a_tar_lead_nowhere(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        page = tarfile.TarInfo("a.html")
        page.size = len(PAGE)
        archive.addfile(page, io.BytesIO(PAGE))
    assert [a.url for a in forms.read(tmp_path / "a.tar")] == [ARAK["link"]]


def test_a_locked_member_of_a_zip(tmp_path: Path) -> None:
    path = forms.zipped(tmp_path / "a.zip", {"a.html": PAGE, "b.html": PAGE})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of a member under a password
    path.write_bytes(data)
    assert "cannot be unpacked" in reasons(path)["a.html"] and len(forms.read_all(path)) == 2


@needs_proc
def test_a_tar_whose_header_has_no_end(usual: int, tmp_path: Path) -> None:
    header = tarfile.TarInfo("pax")
    header.type, header.size = tarfile.XHDTYPE, 2_000_000_000
    with (tmp_path / "a.tar").open("wb") as file:
        file.write(header.tobuf(tarfile.USTAR_FORMAT))
        file.truncate(2_100_000_000)
    assert "damaged" in reasons(tmp_path / "a.tar")[""]
    assert peak_of(tmp_path / "a.tar") < usual + 100


# Cut off


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_web_archive_that_was_cut_in_the_middle(packed: bool, tmp_path: Path) -> None:
    data = forms.warc(NEWS, packed=packed)
    whole = write(tmp_path / "whole", data)
    assert [a.url for a in forms.read(whole)] == [r["link"] for r in NEWS]
    for cut in (5, 60, 300):
        found = forms.read_all(write(tmp_path / "cut", data[:-cut]))
        assert [type(r) for r in found] == [Article, BadRecord], cut
        assert isinstance(found[1], BadRecord) and "cut off" in found[1].reason
        assert found[1].source.endswith("cut:2")


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.tar", "a.zip"])
def test_other_archives_that_were_cut(name: str, tmp_path: Path) -> None:
    lines = forms.json_lines(
        tmp_path / "part", [{**ARAK, "link": f"https://news.example/{n}"} for n in range(500)]
    )
    files = {f"{n}.html": forms.page({**ARAK, "link": f"https://news.example/{n}"}) for n in range(9)}
    data = {
        "a.jsonl.gz": lambda: gzip.compress(lines.read_bytes()),
        "a.tar": lambda: forms.tarred(tmp_path / "t", files, "w").read_bytes(),
        "a.zip": lambda: forms.zipped(tmp_path / "z", files).read_bytes(),
    }[name]()
    found = forms.read_all(write(tmp_path / name, data[: len(data) // 2]))
    (bad,) = (r for r in found if isinstance(r, BadRecord))
    assert "damaged" in bad.reason or "cut off" in bad.reason or "not JSON" in bad.reason
    assert name == "a.zip" or len(found) > 3  # a zip has its list of names at its end


# XML


@needs_proc
def test_a_feed_with_an_entity_bomb(usual: int, tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    item = f"<item><title>شهردار &e12;</title><link>{ARAK['link']}</link></item>"
    bomb = f'<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY e0 "bomb">{entities}]>\n<rss version="2.0"><channel>{item}'
    path = write(tmp_path / "feed.xml", f"{bomb}</channel></rss>".encode())
    assert all(len(r.text) < 1000 for r in forms.read_all(path) if isinstance(r, Article))
    assert peak_of(path) < usual + 100


def test_a_feed_that_asks_for_a_file(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret", "راز شهردار".encode())
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel>'
        f"<item><title>شهردار &x;</title><link>{ARAK['link']}</link></item></channel></rss>"
    )
    for record in forms.read_all(write(tmp_path / "feed.xml", feed.encode())):
        assert "راز" not in getattr(record, "text", "")


def test_feeds_that_are_broken_or_bare(tmp_path: Path) -> None:
    cut = forms.rss(NEWS)[:-200]
    assert forms.read(write(tmp_path / "cut.xml", cut))[0].url == ARAK["link"]
    bare = b'<rss version="2.0"><channel><item><pubDate>x</pubDate></item></channel></rss>'
    assert "neither a title nor a text" in reasons(write(tmp_path / "bare.xml", bare))["1"]


# Languages

OTHERS = {
    "Arabic": "قال رئيس بلدية بغداد إن المدينة ستشهد مشاريع جديدة في العام المقبل، وأضاف أن هذه المشاريع كانت مقررة.",
    "Urdu": "میئر نے کہا ہے کہ شہر میں نئے منصوبے شروع کیے جائیں گے اور عوام کو سہولت ملے گی۔",
    "Pashto": "د کابل ښاروال وویل چې په ښار کې به نوې پروژې پیل شي او د خلکو ستونزې به حل کړي.",
    "English": "The mayor of the city spoke to the council on Monday and said that the plan is ready.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_in_another_language_is_told_and_in_a_web_archive_passed_over(
    language: str, tmp_path: Path
) -> None:
    record = {**ARAK, "title": OTHERS[language][:40], "paragraphs": [OTHERS[language]]}
    page = write(tmp_path / "a.html", forms.page(record))
    (told,) = forms.refused(page)
    assert told.reason in (f"in {language}, not in Persian", "no Persian text in it") and not told.expected
    for data in (forms.warc([record, SAVEH]), forms.wet([record, SAVEH])):
        passed, read = forms.read_all(write(tmp_path / "a.warc", data))
        assert isinstance(passed, BadRecord) and passed.expected
        assert isinstance(read, Article) and read.url == SAVEH["link"]


def test_dari_is_persian_and_says_nothing_of_a_city_of_iran(tmp_path: Path) -> None:
    from urbankg import read as claims_of

    text = (
        "شاروال کابل امروز در یک نشست خبری گفت که پروژه‌های نو در این شهر آغاز می‌شود. والی هرات نیز حضور داشت."
    )
    page = write(
        tmp_path / "a.html", forms.page({**ARAK, "title": "نشست خبری شاروال کابل", "paragraphs": [text]})
    )
    (article,) = forms.read(page)
    assert [c for c in claims_of(article) if c.kind == "office" and c.role == "mayor"] == []


def test_in_a_web_archive_only_pages_count(tmp_path: Path) -> None:
    data = (
        forms.response("https://news.example/logo.png", b"\x89PNG\r\n" + bytes(100), "image/png")
        + forms.response("https://news.example/old", b"<html>moved</html>", status="301 Moved Permanently")
        + forms.response("https://news.example/none", b"")
        + forms.warc([ARAK])
    )
    (article,) = forms.read(write(tmp_path / "a.warc", data))
    assert article.url == ARAK["link"]


# Anything at all


def test_no_damage_stops_a_batch(tmp_path: Path) -> None:
    """Bytes of every format, cut and overwritten at random places: one way or the other, the next file is read."""
    rng = random.Random(7)
    made = {
        "warc": forms.warc(NEWS),
        "warc.gz": forms.warc(NEWS, packed=True),
        "rss": forms.rss(NEWS),
        "parquet": forms.parquet(tmp_path / "p", NEWS).read_bytes(),
        "zip": forms.zipped(tmp_path / "z", {"a.html": PAGE, "b.rss": forms.rss(NEWS)}).read_bytes(),
        "tar.gz": forms.tarred(tmp_path / "t", {"a.html": PAGE, "b.warc": forms.warc(NEWS)}).read_bytes(),
        "csv": forms.table(tmp_path / "c", NEWS).read_bytes(),
        "html": PAGE,
    }
    last = forms.json_lines(tmp_path / "last.jsonl", [{**SAVEH, "link": "https://news.example/last"}])
    for name, whole in made.items():
        for _ in range(25):
            data = bytearray(whole[: rng.randrange(1, len(whole) + 1)])
            for _ in range(rng.randrange(8)):
                data[rng.randrange(len(data))] = rng.randrange(256)
            path = write(tmp_path / f"damaged.{name}", bytes(data))
            *_, end = forms.read_all(path, last)
            assert isinstance(end, Article) and end.url == "https://news.example/last"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"x")
    path.chmod(0)
    assert reasons(path)[""] == "Permission denied"
