"""What articles may plant: it is shown as text, and an address that is no page of the web is no link."""

from __future__ import annotations

import datetime as dt
import json
import re
from html.parser import HTMLParser

import pytest

from urbankg.articles.article import Article, Part
from urbankg.claims import Claim, Evidence
from urbankg.conclusions import conclude
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE

TITLE = '<script>alert("title")</script> و </script><!-- شهردار'
NAME = "<img src=x onerror=alert(1)> مینا آذرنیا"
QUOTE = 'گفت: "><script>alert("quote")</script> شهردار اراک شد.'


@pytest.fixture(scope="module")
def get(pages_of):
    text = f"{TITLE}\n{QUOTE}"
    start = len(TITLE) + 1
    article = Article(
        "planted",
        text,
        (Part("title", 0, len(TITLE)), Part("body", start, len(text))),
        url="javascript:alert(1)",
        published=dt.date(2022, 1, 17),
        agency="<b>خبرگزاری</b>",
    )
    evidence = Evidence(start, len(text), QUOTE, "office", ((start + 3, start + 12),))
    claim = Claim("office", NAME, (evidence,), role="mayor", object="اراک", status="incumbent")
    store = GraphStore.in_memory()
    store.ingest(article, [claim])
    conclude(store)
    return pages_of(store)


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def addresses(get):
    post = get("/id/post/mayor-arak.json").data
    person = post["tenures"][-1]["person"]["iri"]
    article = next(one["article"]["iri"] for t in post["tenures"] for one in t["quoted"] if one["article"])
    paths = ["/" + iri.removeprefix(BASE) for iri in (person, article)]
    questions = ["/questions/facts", "/questions/about-person?name=مینا", "/questions/latest-changes"]
    graph = "/graph" + paths[1].removeprefix("/id")
    return ["/", "/id/post/mayor-arak", "/id/municipality/arak", "/id/city/arak", *paths, graph, *questions]


@pytest.mark.parametrize("lang", ["", "/en"])
def test_what_is_planted_is_text(get, lang):
    seen = ""
    for address in addresses(get):
        page = get(lang + address).text
        seen += page
        for tag, given in Elements(page).found:
            assert tag not in ("img", "b") or address == "/"
            assert not any(name.startswith("on") for name in given), (address, tag, given)
            assert tag != "script" or given.get("src") or given.get("type") == "application/ld+json"
            for name in ("href", "src", "action"):
                assert not (given.get(name) or "").lower().startswith(("javascript:", "data:"))
    assert "&lt;script&gt;" in seen and "&lt;img src=x" in seen


def test_data_blocks_are_json_that_ends_no_element(get):
    (article,) = [one for one in addresses(get) if one.startswith("/id/article/")]
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', get(article).text, re.DOTALL)
    told = json.loads(block)
    assert told["headline"] == TITLE
    assert "url" not in told
    assert "<" not in block


def test_what_is_typed_is_text(get):
    page = get('/questions/facts?find="><script>alert(1)</script>').text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
