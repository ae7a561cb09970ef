"""What a file is, is told by its bytes; tables name their columns as they like; others may add formats."""

from __future__ import annotations

import datetime as dt
import gzip
import importlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from urbankg.articles import Format, Input, article_from_text, registry
from urbankg.articles.formats import Record

from . import forms
from .forms import ARAK, NEWS, SAVEH

LINKS = [r["link"] for r in NEWS]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wrong.txt", "".join(json.dumps(r) + "\n" for r in NEWS).encode()),
        ("wrong.jsonl", forms.rss(NEWS)),
        ("wrong.html", forms.atom(NEWS)),
        ("wrong.csv", forms.warc(NEWS)),
        ("wrong.zip", forms.wet(NEWS)),
        ("wrong", gzip.compress(forms.wet(NEWS))),
    ],
    ids=["json lines", "rss", "atom", "warc", "wet", "wet.gz"],
)
def test_a_wrong_name_does_not_mislead(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    found = forms.read(tmp_path / name)
    assert [a.url for a in found] == LINKS
    assert all(record["paragraphs"][0] in a.text for a, record in zip(found, NEWS, strict=True))


def test_pages_named_as_texts_and_pages_without_a_start(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"<?xml version='1.0'?>\n<!-- saved -->\n" + forms.page(ARAK))
    (tmp_path / "piece.html").write_text("<p>شهردار ساوه</p><p>مینا آذرنیا، شهردار ساوه، گفت.</p>")
    page, piece = forms.read(tmp_path)
    assert page.url == ARAK["link"] and "<p>" not in page.text + piece.text


def test_a_folder_gives_what_it_knows_in_order_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "saved").write_bytes(forms.page(SAVEH))
    forms.json_lines(tmp_path / "a.ndjson", [ARAK])
    (tmp_path / "README.md").write_text("درباره این پوشه")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    assert [a.url for a in forms.read(tmp_path)] == LINKS
    assert [a.url for a in forms.read(f"{tmp_path}/**/s*")] == [SAVEH["link"]]


def test_standard_input_of_any_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = forms.parquet(tmp_path / "news.parquet", NEWS).read_bytes()
    for data in (forms.rss(NEWS), gzip.compress(forms.wet(NEWS)), kept, forms.warc(NEWS, packed=True)):

        class Pipe(io.RawIOBase):
            """Gives a byte, then a few, and cannot be sought in: as a shell's pipe may."""

            left = data

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
                piece, self.left = self.left[:7], self.left[7:]
                buffer[: len(piece)] = piece
                return len(piece)

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe())))
        assert [a.url for a in forms.read("-")] == LINKS


def test_pages_tell_their_encoding_and_metadata_in_several_ways(tmp_path: Path) -> None:
    arabic = {
        **ARAK,
        "title": "شهردار تازه اراك",
        "paragraphs": ["كيوان رادپور به عنوان رئيس شوراي شهر اراك برگزيده شد."],
    }
    (tmp_path / "declared.html").write_bytes(forms.page(arabic, "windows-1256"))
    graph = [
        {"@type": "WebPage"},
        {
            "@type": ["NewsArticle"],
            "headline": "تیتر از گراف",
            "publisher": [{"name": "ایرنا"}],
            "mainEntityOfPage": {"@id": "https://news.example/g"},
            "datePublished": "2022-01-17",
        },
    ]
    body = "<body><article><h1>تیتر</h1><p>شورای شهر اراک امروز تشکیل شد.</p></article></body></html>"
    ld = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    (tmp_path / "graph.html").write_text(f"<html><head>{ld}</head>{body}", encoding="utf-8")
    og = (
        '<meta property="og:title" content="تیتر شبکه"><meta property="og:url" content="https://news.example/og">'
        '<meta property="article:published_time" content="2022-01-18T10:00:00Z">'
    )
    (tmp_path / "og.html").write_text(f"<html><head>{og}</head>{body}", encoding="utf-8")
    declared, in_graph, in_og = forms.read(tmp_path)
    assert declared.title == arabic["title"] and arabic["paragraphs"][0] in declared.text
    assert (in_graph.title, in_graph.url, in_graph.published) == (
        "تیتر از گراف",
        "https://news.example/g",
        dt.date(2022, 1, 17),
    )
    assert in_graph.agency == "خبرگزاری جمهوری اسلامی"
    assert (in_og.title, in_og.url, in_og.published) == (
        "تیتر شبکه",
        "https://news.example/og",
        dt.date(2022, 1, 18),
    )


def test_lists_in_a_page_are_part_of_its_article_and_menus_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<html><body><ul class="menu"><li><a href="/">خانه</a></li></ul><article><h1>منتخبان شورا</h1>'
        "<p>منتخبان شورای شهر اراک به این شرح هستند:</p><ul><li>کیوان رادپور</li><li>مینا آذرنیا</li></ul>"
        "</article></body></html>"
    )
    (article,) = forms.read(tmp_path / "a.html")
    assert "کیوان رادپور\nمینا آذرنیا" in article.text and "خانه" not in article.text


# Columns


def test_guesses_are_told_before_they_are_used_and_may_be_overruled(tmp_path: Path) -> None:
    path = forms.table(tmp_path / "news.csv", NEWS)
    told: list[str] = []
    assert [a.title for a in forms.read(path, tell=told.append)] == [r["title"] for r in NEWS]
    assert told == [
        f"{path}: read as title=headline, lead=abstract, text=body, url=link, published=date; "
        "not read: views (change with --map)"
    ]
    (first, _) = forms.read(path, columns={"title": "date", "id": "views"}, tell=told.append)
    assert first.title == ARAK["published"] and "title=date" in told[1]


def test_json_under_usual_keys_is_read_without_a_word_and_others_are_told(tmp_path: Path) -> None:
    told: list[str] = []
    forms.read(forms.json_lines(tmp_path / "a.jsonl", NEWS), tell=told.append)
    assert told == []
    persian = {"تیتر": ARAK["title"], "متن خبر": forms.body(ARAK), "لینک": ARAK["link"], "منبع": "ایرنا"}
    (article,) = forms.read(forms.json_lines(tmp_path / "b.jsonl", [persian]), tell=told.append)
    assert article.title == ARAK["title"] and article.agency == "خبرگزاری جمهوری اسلامی"
    assert "title=تیتر" in told[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_tables_in_other_encodings(encoding: str, delimiter: str, tmp_path: Path) -> None:
    def arabic(text: str) -> str:
        plain = text.replace("ی", "ي").replace("ک", "ك")
        return plain.translate({ord("۰") + n: str(n) for n in range(10)})

    records = [
        {**r, "title": arabic(r["title"]), "paragraphs": list(map(arabic, r["paragraphs"]))} for r in NEWS
    ]
    found = forms.read(forms.table(tmp_path / "news", records, delimiter, encoding))
    assert [a.title for a in found] == [r["title"] for r in records]


def test_html_in_a_column_is_read_as_text(tmp_path: Path) -> None:
    record = {
        "link": ARAK["link"],
        "title": "هیئت&nbsp;رئیسه <b>شورا</b>",
        "text": "<p>بند یک.</p><p>بند دو.</p>",
    }
    (article,) = forms.read(forms.json_lines(tmp_path / "a.jsonl", [record]))
    assert article.title == "هیئت رئیسه شورا" and article.text.split("\n")[1:] == ["بند یک.", "بند دو."]


@pytest.mark.parametrize(
    ("header", "columns", "says"),
    [
        ("link,price", {}, "no column with a title or a text; there are: link, price; tell with --map"),
        ("title,text", {}, "no column with an id or a link"),
        ("title,text", {}, "id=title does where no two are alike"),
        ("link,title", {"text": "story"}, "no column 'story' for the text; there are: link, title"),
    ],
)
def test_a_table_without_the_needed_columns(
    header: str, columns: dict[str, str], says: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(f"{header}\nhttps://news.example/1,شهردار ساوه\n")
    (bad,) = forms.refused(tmp_path / "a.csv", columns=columns)
    assert bad.source.endswith("a.csv") and says in bad.reason


def test_a_bad_row_is_told_with_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        b"link,title,text",
        'https://news.example/1,شهردار ساوه,"متن یک\nدر دو سطر"'.encode(),
        b"https://news.example/2,only two",
        b"https://news.example/3,\xff\xfe\xff,x",
        ",شهردار,متن".encode(),
        "https://news.example/5,شهردار اراک,متن".encode(),
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(b"\r\n".join(rows))
    assert [(b.source.rsplit(":", 1)[1], b.reason) for b in forms.refused(path)] == [
        ("4", "2 cells under 3 columns"),
        ("5", "not in the encoding of the file (utf-8)"),
        ("6", "an article needs an id or a link, by which it is known"),
    ]
    assert len([r for r in forms.read_all(path) if r.source.endswith((":2", ":7"))]) == 2


# Parquet


def write(path: Path, **columns: object) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_of_other_shapes(tmp_path: Path) -> None:
    texts = ["شهردار اراک از طرح تازه گفت", "شهردار ساوه از طرح تازه گفت"]
    days = [dt.datetime(2022, 1, 17, 9), None]
    path = write(tmp_path / "a.parquet", id=[17, 18], text=texts, date=days)
    first, second = forms.read(path)
    assert (first.id, first.published, second.published) == ("17", dt.date(2022, 1, 17), None)
    refused = {
        "no title": write(tmp_path / "b.parquet", id=[1], price=[2.5]),
        "records": write(tmp_path / "c.parquet", id=[1], text=[{"fa": "شهردار"}]),
        "damaged": tmp_path / "d.parquet",
        "cut": tmp_path / "e.parquet",
    }
    refused["damaged"].write_bytes(b"PAR1" + bytes(2000) + b"PAR1")
    refused["cut"].write_bytes(path.read_bytes()[:-100])
    reasons = {name: [b.reason for b in forms.refused(file)] for name, file in refused.items()}
    assert all(len(told) == 1 for told in reasons.values())
    assert "no column with a title or a text; there are: id, price" in reasons["no title"][0]
    assert "holds records" in reasons["records"][0]
    assert "damaged Parquet" in reasons["damaged"][0] and "damaged Parquet" in reasons["cut"][0]


def test_a_missing_library_is_told_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = forms.parquet(tmp_path / "a.parquet", NEWS)
    feed = tmp_path / "feed.xml"
    feed.write_bytes(forms.rss(NEWS))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "feedparser", None)
    told = [b.reason for b in forms.refused(path, feed)]
    assert [reason.split("pip install ")[1] for reason in told] == ["'urbankg[parquet]'", "'urbankg[feeds]'"]


# Formats of others


def _read_boxes(given: Input) -> Iterator[Record]:
    for number, text in enumerate(given.stream.read().decode().split("=BOX=")[1:], 1):
        yield article_from_text(text.strip(), f"{given.name}#{number}", source=f"{given.place}:{number}")


BOXES = Format("boxes", lambda head, name: head.startswith(b"=BOX="), _read_boxes, (".box",))


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A package beside this one whose metadata name a format."""
    site = tmp_path / "site"
    info = site / "boxes-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: boxes\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(site))
    registry.formats.cache_clear()
    yield info / "entry_points.txt"
    registry.formats.cache_clear()


def test_a_format_of_another_package_is_read_everywhere(installed: Path, tmp_path: Path) -> None:
    installed.write_text(f"[urbankg.articles]\nboxes = {__name__}:BOXES\n")
    data = "=BOX=\nشهردار اراک\nمتن یک.\n=BOX=\nشهردار ساوه\nمتن دو.\n".encode()
    forms.zipped(tmp_path / "a.zip", {"in/x.box": data})
    assert [a.id for a in forms.read(tmp_path / "a.zip")] == ["a.zip/in/x.box#1", "a.zip/in/x.box#2"]


def test_a_format_that_cannot_be_loaded_is_named(installed: Path, tmp_path: Path) -> None:
    installed.write_text("[urbankg.articles]\nboxes = no_such_module:BOXES\n")
    importlib.invalidate_caches()
    forms.json_lines(tmp_path / "a.jsonl", NEWS)
    from urbankg.errors import ArticleError

    with pytest.raises(ArticleError, match=r"the format 'boxes' of no_such_module:BOXES cannot be loaded"):
        forms.read(tmp_path / "a.jsonl")
