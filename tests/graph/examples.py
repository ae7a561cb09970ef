"""An article and claims in our own words, built by hand: these tests need no reader."""

from __future__ import annotations

import datetime as dt

import pyoxigraph as ox

from urbankg.articles.article import Article, Part
from urbankg.claims import Claim, Evidence
from urbankg.graph.export import serialize
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import PREFIXES, STALE_GRAPH
from urbankg.persian.dates import parse_date

TITLE = "شهردار تازه قزوین برگزیده شد"
MAYOR_SENTENCE = "شورای شهر قزوین پریسا آذرنیا را به عنوان شهردار قزوین برگزید."
PEOPLE_SENTENCE = "شهر قزوین ۴۰۰ هزار نفر جمعیت دارد."
TEXT = f"{TITLE}\n{MAYOR_SENTENCE} {PEOPLE_SENTENCE}"
URL = "https://news.example/1400/10/27/one"


def evidence(quote: str, rule: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(start, start + len(quote), quote, rule, ((start, start + 4), (start + 5, start + 8)))


def article(identifier: str = URL, **changes: object) -> Article:
    parts = (Part("title", 0, len(TITLE)), Part("body", len(TITLE) + 1, len(TEXT)))
    given: dict[str, object] = {
        "url": identifier if "://" in identifier else None, "published": dt.date(2022, 1, 17),
        "agency": "ایرنا", "dateline": "قزوین",
    }  # fmt: skip
    return Article(identifier, TEXT, parts, **{**given, **changes})  # type: ignore[arg-type]


MAYOR = Claim(
    "office", "پریسا آذرنیا", (evidence(MAYOR_SENTENCE, "office.test"),), role="mayor", object="قزوین",
    status="start", date=parse_date("۲۷ دی ۱۴۰۰"), near=("قزوین",), confidence=0.8,
)  # fmt: skip
PEOPLE = Claim(
    "population", "قزوین", (evidence(PEOPLE_SENTENCE, "population.test"),), value=400_000, near=("قزوین",),
    confidence=1.0,
)  # fmt: skip
BUDGET = Claim(
    "budget", "شهرداری قزوین", (evidence(PEOPLE_SENTENCE, "budget.test"),), value=9_000_000_000,
    date=parse_date("1400"), confidence=0.55,
)  # fmt: skip
SECRETARY = Claim(
    "ex_officio", "تهران", (evidence(MAYOR_SENTENCE, "ex_officio.test"),), role="mayor",
    object="مجمع شهرداران کلانشهرهای ایران", value="secretary_general",
)  # fmt: skip
CLAIMS = (MAYOR, PEOPLE, BUDGET, SECRETARY)


def damage(store: GraphStore, update: str) -> None:
    """Change the named graphs by hand, as no program of ours would, and the default graph with them."""
    union = "CLEAR DEFAULT ; INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
    store.database.raw.update(f"{update} ; {union}", prefixes=PREFIXES)


def dump(store: GraphStore) -> bytes:
    """All that a store has, as N-Quads in their order."""
    return serialize(store.quads(), "nquads")


def by_default(store: GraphStore) -> list[ox.Triple]:
    """The triples of the default graph."""
    return [q.triple for q in store.database.quads_for_pattern(None, None, None, ox.DefaultGraph())]


def is_union(store: GraphStore) -> bool:
    """Whether the default graph has the triples of the named ones, without marks, and no other."""
    named = {g for g in store.database.named_graphs() if g != STALE_GRAPH}
    quads = {q for g in named for q in store.graph(g)}
    return set(by_default(store)) == {q.triple for q in quads} and set(store.quads()) == quads
