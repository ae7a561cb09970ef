"""The same articles in every form in which people keep them, written for a test."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import html
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from urbankg.articles import Article, BadRecord, Options, read_articles

Fields = Mapping[str, Any]

ARAK = {
    "link": "https://news.example/1400/05/14/arak",
    "title": "هیئت رئیسه شورای اراک برگزیده شد",
    "paragraphs": [
        "کیوان رادپور به عنوان رئیس شورای شهر اراک برگزیده شد.",
        "شهر اراک ۵۰۰ هزار نفر جمعیت دارد.",
    ],
    "published": "2021-08-05",
}
SAVEH = {
    "link": "https://news.example/1400/10/27/saveh",
    "title": "طرح تازه شهرداری ساوه",
    "paragraphs": ["مینا آذرنیا، شهردار ساوه، از طرح تازه شهرداری گفت.", "این طرح از ماه آینده آغاز می‌شود."],
    "published": "2022-01-17",
}
NEWS = (ARAK, SAVEH)


def read(*paths: Path | str, **options: Any) -> list[Article]:
    """The articles of sources of which every record is to be read."""
    found = read_all(*paths, **options)
    bad = [record for record in found if isinstance(record, BadRecord)]
    assert not bad, bad
    return [record for record in found if isinstance(record, Article)]


def read_all(*paths: Path | str, **options: Any) -> list[Article | BadRecord]:
    """Whatever sources give."""
    return list(read_articles(paths, Options(**options)))


def refused(*paths: Path | str, **options: Any) -> list[BadRecord]:
    """What cannot be read of sources."""
    return [record for record in read_all(*paths, **options) if isinstance(record, BadRecord)]


def body(fields: Fields) -> str:
    """The paragraphs as one text."""
    return "\n".join(fields["paragraphs"])


def json_lines(path: Path, records: Sequence[Fields]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def page(fields: Fields, charset: str = "utf-8") -> bytes:
    """An article as a portal prints it, its metadata in JSON-LD."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": fields["title"],
        **({"datePublished": f"{fields['published']}T08:30:00+03:30"} if fields.get("published") else {}),
    }
    paragraphs = "".join(f"<p>{html.escape(p)}</p>\n" for p in fields["paragraphs"])
    lead = fields.get("abstract", "")
    text = (
        f'<!DOCTYPE html>\n<html lang="fa"><head><meta charset="{charset}">'
        f"<title>{html.escape(fields['title'])} | خبر نمونه</title>"
        f'<link rel="canonical" href="{html.escape(fields["link"])}">'
        f'<meta name="description" content="{html.escape(lead)}">'
        f'<script type="application/ld+json">{json.dumps(about)}</script></head><body>'
        '<nav><a href="/">خانه</a> <a href="/sport">ورزش</a></nav>'
        f"<main><article><h1>{html.escape(fields['title'])}</h1>\n"
        + (f"<p>{html.escape(lead)}</p>\n" if lead else "")
        + f"{paragraphs}</article></main><footer>تماس با ما</footer></body></html>"
    )
    return text.encode(charset)


def table(path: Path, records: Sequence[Fields], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter)
    writer.writerow(["link", "headline", "abstract", "body", "date", "views"])
    for r in records:
        writer.writerow([r["link"], r["title"], r.get("abstract", ""), body(r), r.get("published", ""), 7])
    path.write_bytes(made.getvalue().encode(encoding))
    return path


def parquet(path: Path, records: Sequence[Fields]) -> Path:
    columns = {
        "url": [r["link"] for r in records],
        "news_title": [r["title"] for r in records],
        "lead": [r.get("abstract") for r in records],
        "content": [r["paragraphs"] for r in records],
        "published_at": [r.get("published") for r in records],
        "views": list(range(len(records))),
    }
    pq.write_table(pa.table(columns), path)
    return path


def rss(records: Sequence[Fields]) -> bytes:
    items = "".join(
        f"<item><title>{html.escape(r['title'])}</title><link>{html.escape(r['link'])}</link>"
        f"<description>{html.escape(r.get('abstract', ''))}</description>"
        + (f"<pubDate>{_rfc822(r['published'])}</pubDate>" if r.get("published") else "")
        + f"<content:encoded><![CDATA[{''.join(f'<p>{html.escape(p)}</p>' for p in r['paragraphs'])}]]>"
        "</content:encoded></item>"
        for r in records
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>خبر نمونه</title>'
        f"{items}</channel></rss>"
    ).encode()


def _rfc822(day: str) -> str:
    return dt.date.fromisoformat(day).strftime("%a, %d %b %Y 08:30:00 +0330")


def atom(records: Sequence[Fields]) -> bytes:
    entries = "".join(
        f"<entry><title>{html.escape(r['title'])}</title><id>{html.escape(r['link'])}</id>"
        f'<link rel="alternate" href="{html.escape(r["link"])}"/><updated>{r["published"]}T08:30:00+03:30</updated>'
        f'<content type="html">{html.escape("".join(f"<p>{p}</p>" for p in r["paragraphs"]))}</content></entry>'
        for r in records
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>خبر نمونه</title><id>urn:x</id><updated>2022-01-17T00:00:00Z</updated>{entries}</feed>"
    ).encode()


def warc_record(kind: str, address: str, payload: bytes, content_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-01-17T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def response(address: str, document: bytes, content_type: str = "text/html", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(document)}\r\n\r\n"
    return warc_record("response", address, http.encode() + document, "application/http; msgtype=response")


def warc(records: Sequence[Fields], *, packed: bool = False) -> bytes:
    pieces = [
        warc_record("warcinfo", "", b"software: test\r\n", "application/warc-fields"),
        *(response(r["link"], page(r)) for r in records),
    ]
    return b"".join(gzip.compress(piece) if packed else piece for piece in pieces)


def wet(records: Sequence[Fields]) -> bytes:
    return b"".join(
        warc_record("conversion", r["link"], f"{r['title']}\n{body(r)}".encode(), "text/plain")
        for r in records
    )


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: Mapping[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path
