"""The same articles give the same claims, in whatever form they are kept."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from urbankg import read as read_claims
from urbankg.articles import Article, read_articles
from urbankg.files import SAMPLES

from . import forms
from .forms import Fields

FARS = Path(__file__).parents[3] / "shared/corpus/fars-dev.jsonl"


def samples() -> Iterator[Fields]:
    """The sample articles as records; their lines as the paragraphs."""
    for article in read_articles([SAMPLES]):
        assert isinstance(article, Article)
        title, *lines = article.text.split("\n")
        yield {
            "link": f"https://news.example/{article.id}",
            "title": title,
            "paragraphs": [line.strip() for line in lines if line.strip()],
            **({"published": article.published.isoformat()} if article.published else {}),
        }


def of_fars() -> Iterator[Fields]:
    if not FARS.exists():
        pytest.skip("the Fars corpus is not beside the checkout")
    with FARS.open(encoding="utf-8") as lines:
        for line in islice(lines, 400):
            record = json.loads(line)
            given = [p.strip() for piece in record["paragraphs"] for p in str(piece).split("\n") if p.strip()]
            kept = {name: record[name].strip() for name in ("link", "title", "abstract") if record.get(name)}
            yield {**kept, "paragraphs": given}


def claims(articles: Iterable[Article]) -> dict[str, set[tuple[object, ...]]]:
    """What each article says, with its sentences, without what the form itself adds."""
    return {
        article.url or article.id: {
            (*claim.key, claim.confidence, *(" ".join(e.quote.split()) for e in claim.evidence))
            for claim in read_claims(article)
        }
        for article in articles
    }


def pages(folder: Path, records: list[Fields]) -> Path:
    folder.mkdir()
    for number, record in enumerate(records):
        (folder / f"{number:04}.html").write_bytes(forms.page(record))
    return folder


FORMS: dict[str, Callable[[Path, list[Fields]], Path]] = {
    "html": lambda path, records: pages(path, records),
    "csv": lambda path, records: forms.table(path, records),
    "semicolons": lambda path, records: forms.table(path, records, ";"),
    "parquet": lambda path, records: forms.parquet(path, records),
    "feed": lambda path, records: written(path, forms.rss(records)),
    "warc": lambda path, records: written(path, forms.warc(records)),
    "warc.gz": lambda path, records: written(path, forms.warc(records, packed=True)),
    "zip": lambda path, records: forms.zipped(
        path, {f"{n:04}.html": forms.page(record) for n, record in enumerate(records)}
    ),
    "tar.gz": lambda path, records: forms.tarred(
        path, {"news.csv": forms.table(path.with_suffix(".part"), records).read_bytes()}
    ),
    "jsonl.gz": lambda path, records: written(
        path, gzip.compress(forms.json_lines(path.with_suffix(".part"), records).read_bytes())
    ),
}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("corpus", [samples, of_fars])
def test_every_form_gives_the_claims_of_json_lines(
    corpus: Callable[[], Iterator[Fields]], tmp_path: Path
) -> None:
    records = list(corpus())
    wanted = claims(forms.read(forms.json_lines(tmp_path / "news.jsonl", records)))
    assert sum(map(len, wanted.values())) > 80
    for name, make in FORMS.items():
        # Named without a suffix: what it is, is told by its bytes.
        found = claims(forms.read(make(tmp_path / f"kept-as-{name.replace('.', '-')}", records)))
        differing = {link for link in wanted if found.get(link) != wanted[link]}
        assert found.keys() == wanted.keys(), name
        assert not differing, (name, {link: found[link] ^ wanted[link] for link in list(differing)[:2]})
