"""A whole store's graph, made by the program from an article in our own words."""

from __future__ import annotations

import pytest
import rdflib

from urbankg.articles import article_from_text
from urbankg.conclusions import conclude
from urbankg.graph.as_rdflib import to_graph
from urbankg.graph.store import GraphStore
from urbankg.reading import read

TEXT = """شهردار تازه قزوین برگزیده شد
شورای اسلامی شهر قزوین در نشست امروز، پریسا آذرنیا را به عنوان شهردار قزوین برگزید.
بهرام نیک‌سرشت، استاندار قزوین، در این نشست گفت: شهر قزوین ۴۰۰ هزار نفر جمعیت دارد.
بودجه سال ۱۴۰۰ شهرداری قزوین ۹۰۰ میلیارد تومان است.
"""


@pytest.fixture(scope="session")
def read_graph() -> rdflib.Graph:
    """Reference, ontology, runs, the graphs of two articles, one without a date and a link, and what is concluded."""
    store = GraphStore.in_memory()
    for identifier in ("https://news.example/1400/10/27/one", "note.txt"):
        article = article_from_text(TEXT, identifier)
        store.ingest(article, read(article))
    conclude(store)
    return to_graph(store.quads())
