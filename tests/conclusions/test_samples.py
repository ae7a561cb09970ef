"""What is concluded of the sample articles: the same in any order, and as plain SPARQL and commands tell it."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from functools import cache

import pytest
import rdflib
from tests.questions.asking import rdflib_rows

from urbankg.conclusions import conclude
from urbankg.conclusions.edges import rules
from urbankg.graph.as_rdflib import to_graph
from urbankg.graph.rows import path_and_slug, rows, tail
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import CONCLUSIONS
from urbankg.identity.resolve import Thing
from urbankg.persian.fold import key
from urbankg.questions import ask
from urbankg.timeline import who
from urbankg.timeline.asked import Post

from .samples import concluded, filled, put, samples


@pytest.fixture(scope="module")
def store() -> GraphStore:
    return filled(samples())


@pytest.fixture(scope="module")
def graph(store: GraphStore) -> rdflib.Graph:
    return to_graph(store.quads())


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 5), (3, 11), (4, 1000)])
def test_any_order_in_batches_gives_the_same_bytes(store: GraphStore, seed: int, size: int) -> None:
    told = list(samples())
    random.Random(seed).shuffle(told)
    other = GraphStore.in_memory()
    for start in range(0, len(told), size):
        put(other, told[start : start + size])
    assert concluded(other) == concluded(store)


def test_from_scratch_gives_the_same_bytes_and_changes_nothing(store: GraphStore) -> None:
    before = concluded(store)
    assert conclude(store, everything=True).changed == 0
    assert concluded(store) == before


def test_withdrawing_leaves_what_never_had_the_article() -> None:
    told = list(samples())
    gone = random.Random(7).sample(told, 6)
    other = filled(told)
    for article, _ in gone:
        assert other.withdraw(article.id)
        conclude(other)
    never = filled(one for one in told if one not in gone)
    assert concluded(other) == concluded(never)
    default = {quad.triple for quad in other.database.quads_for_pattern(None, None, None, None)}
    assert default == {quad.triple for quad in other.quads()} | {quad.triple for quad in other.marks()}
    put(other, gone)
    assert concluded(other) == concluded(filled(told))


def test_rules_are_plain_sparql_that_rdflib_runs_alike(store: GraphStore, graph: rdflib.Graph) -> None:
    bookkeeping = ("#NamedGraph", "/terms/source")
    ours = {
        _plain(quad.triple)
        for g in store.conclusions_graphs()
        if g.value.startswith(f"{CONCLUSIONS}edges/")
        for quad in store.graph(g)
        if not any(word in str(quad) for word in bookkeeping)
    }
    derived = {_plain(triple) for rule in rules() for triple in graph.query(rule.sparql)}
    assert len(rules()) >= 4 and len(ours) > 50
    assert derived == ours


def _plain(terms: object) -> tuple[str, ...]:
    return tuple(getattr(term, "value", None) or str(term) for term in _parts(terms))


def _parts(terms: object) -> tuple[object, ...]:
    if isinstance(terms, tuple):
        return tuple(str(term) for term in terms)
    return terms.subject, terms.predicate, terms.object  # type: ignore[attr-defined]


_POSTS = """
SELECT DISTINCT ?post ?role ?body ?label {
  ?tenure ukg:post ?post . ?post org:role/skos:notation ?role ; org:postIn ?body .
  ?body ukg:governs?/ukg:inCity?/rdfs:label ?label FILTER(LANG(?label) = "fa")
}
"""
_DAYS = """
SELECT ?post ?day {
  ?tenure ukg:post ?post ; ukg:certainFrom|ukg:certainUntil|ukg:possibleFrom|ukg:possibleUntil ?day
}
"""


@cache
def _asked(count: int) -> list[tuple[Post, dt.date]]:
    """Random posts that a question can name, and days on which something may change there."""
    store = filled(samples())
    meant: dict[tuple[str, str], set[str]] = {}
    names: dict[str, Post] = {}
    for row in rows(store, _POSTS):
        meant.setdefault((row["role"], key(row["label"])), set()).add(row["post"])
        post = Post(
            row["role"], row["label"], Thing(*path_and_slug(row["body"]).split("/", 1), row["label"], True)
        )
        if post.slug == tail(row["post"]) and row["role"] != "mp":
            names[row["post"]] = max(post, names.get(row["post"], post), key=lambda p: p.over)
    days: dict[str, set[str]] = {}
    for row in rows(store, _DAYS):
        days.setdefault(row["post"], set()).add(row["day"])
    known = sorted(p for p, post in names.items() if p in days and len(meant[post.role, key(post.over)]) == 1)
    rng = random.Random(1401)
    found = []
    for _ in range(count):
        post = rng.choice(known)
        day = dt.date.fromisoformat(rng.choice(sorted(days[post])))
        found.append((names[post], day + dt.timedelta(days=rng.choice((0, 0, -1, 1, -40, 40, -500, 500)))))
    return found


def test_who_and_the_saved_query_answer_alike(store: GraphStore, graph: rdflib.Graph) -> None:
    certainties: Counter[str] = Counter()
    for number, (post, day) in enumerate(_asked(200)):
        told = Counter((h.name, h.certainty, str(h.acting).lower()) for h in who(store, post, day).holders)
        asked = {"role": post.role, "place": post.over, "day": day.isoformat()}
        found = ask(store, "holder-on-day", asked).texts()
        assert Counter((r["holder"], r["certainty"], r["acting"]) for r in found) == told, asked
        certainties.update(certainty for _, certainty, _ in told)
        certainties["nobody"] += not told
        if number % 10 == 0:
            theirs = rdflib_rows(graph, "holder-on-day", asked)
            assert Counter((r["holder"], r["certainty"], r["acting"]) for r in theirs) == told, asked
    assert min(certainties[name] for name in ("certain", "possible", "nobody")) > 20
