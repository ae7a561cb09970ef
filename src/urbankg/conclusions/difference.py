"""What one article adds: the claims and conclusions that are there with it and not without it, or change.

It is tried in a store in memory that holds all articles on the same names, posts and things; the store asked about
stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pyoxigraph import NamedNode

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.conclusions.decided import Decided
from urbankg.conclusions.drawing import conclude
from urbankg.conclusions.marks import Marks
from urbankg.graph.quads import article_quads
from urbankg.graph.rows import rows, rows_for, tail, texts
from urbankg.graph.stale import marks
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import article_graph, thing
from urbankg.identity.slugs import article_slug

Kind = Literal["claim", "tenure", "person", "vacancy", "conflict"]

# One row a thing, told apart by ?node; the other variables are what is said of it.
_SHOWN: dict[Kind, str] = {
    "claim": """
SELECT ?node ?kind ?subject ?role ?object ?status ?manner ?date ?value ?ordinal ?place ?quote {
  ?node ukg:statedIn %s ; ukg:kind ?kind ; ukg:subjectLabel ?subject ; ukg:firstEvidence/oa:exact ?quote .
  OPTIONAL { ?node ukg:role/skos:notation ?role }
  OPTIONAL { ?node ukg:objectLabel ?object }
  OPTIONAL { ?node ukg:status/skos:notation ?status }
  OPTIONAL { ?node ukg:manner/skos:notation ?manner }
  OPTIONAL { ?node ukg:date ?date }
  OPTIONAL { ?node ukg:value ?value }
  OPTIONAL { ?node ukg:ordinal ?ordinal }
  OPTIONAL { ?node ukg:placeLabel ?place }
}""",
    "tenure": """
SELECT ?node ?holder ?role ?body ?acting ?from ?until ?possibleFrom ?possibleUntil ?endState
  (GROUP_CONCAT(DISTINCT ?began; SEPARATOR=" ") AS ?came) (GROUP_CONCAT(DISTINCT ?ended; SEPARATOR=" ") AS ?left)
  (COUNT(DISTINCT ?statement) AS ?statements) {
  ?node a ukg:Tenure ; org:member/skos:prefLabel ?holder ; ukg:post ?post ; ukg:acting ?acting ;
    ukg:endState ?endState ; ukg:beganBy|ukg:seenBy|ukg:endedBy|ukg:restsOn ?statement .
  ?post org:role/skos:notation ?role ; org:postIn/rdfs:label ?body .
  FILTER(LANG(?body) = "fa")
  OPTIONAL { ?node ukg:certainFrom ?from ; ukg:certainUntil ?until }
  OPTIONAL { ?node ukg:possibleFrom ?possibleFrom }
  OPTIONAL { ?node ukg:possibleUntil ?possibleUntil }
  OPTIONAL { ?node ukg:howBegan/skos:notation ?began }
  OPTIONAL { ?node ukg:howEnded/skos:notation ?ended }
} GROUP BY ?node ?holder ?role ?body ?acting ?from ?until ?possibleFrom ?possibleUntil ?endState""",
    "person": """
SELECT ?node ?holder (GROUP_CONCAT(?where; SEPARATOR=" ") AS ?posts)
  (GROUP_CONCAT(?office; SEPARATOR="، ") AS ?offices) {
  { SELECT ?node ?holder ?where (MIN(?named) AS ?office) {
    ?node skos:prefLabel ?holder ; ukg:appearance/opengov:post ?post .
    BIND(STRAFTER(STR(?post), "/id/post/") AS ?where)
    ?post org:role/skos:prefLabel ?role ; org:postIn ?in .
    OPTIONAL { ?in ukg:governs/rdfs:label ?place FILTER(LANG(?place) = "fa") }
    OPTIONAL { ?in rdfs:label ?body FILTER(LANG(?body) = "fa") }
    FILTER(LANG(?role) = "fa")
    BIND(CONCAT(STR(?role), " ", STR(COALESCE(?place, ?body, ""))) AS ?named)
  } GROUP BY ?node ?holder ?where ORDER BY ?where }
} GROUP BY ?node ?holder""",
    "vacancy": """
SELECT ?node ?role ?body ?from ?until {
  ?node a ukg:Vacancy ; ukg:vacantPost ?post ; ukg:certainFrom ?from ; ukg:certainUntil ?until .
  ?post org:role/skos:notation ?role ; org:postIn/rdfs:label ?body .
  FILTER(LANG(?body) = "fa")
}""",
    "conflict": """
SELECT ?node ?kind ?about ?role ?body ?label ?detail ?likelihood {
  ?node a ukg:Conflict ; ukg:conflictKind/skos:notation ?kind ; ukg:about ?about ; ukg:likelihood ?likelihood .
  OPTIONAL { ?node ukg:detail ?detail }
  OPTIONAL { ?about org:role/skos:notation ?role ; org:postIn/rdfs:label ?body FILTER(LANG(?body) = "fa") }
  OPTIONAL { ?about rdfs:label ?label FILTER(LANG(?label) = "fa") }
}""",
}
_SEVERAL = {"came": " ", "left": " ", "posts": " ", "offices": "، "}  # in one text, in no order of their own
_POSTS_OF_NAMES = (
    "SELECT DISTINCT ?post { %s ?person ukg:surnameKey ?key . ?claim ukg:subject ?person ; ukg:post ?post }"
)
_ARTICLES = (
    ("key", "SELECT DISTINCT ?article { %s ?person ukg:surnameKey ?key . "
            "?claim ukg:subject|ukg:object ?person ; ukg:statedIn ?article }"),
    ("thing", "SELECT DISTINCT ?article { %s ?claim ukg:subject|ukg:object ?thing ; ukg:statedIn ?article }"),
)  # fmt: skip

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is there, or otherwise, with an article: ``before`` it came, or as it was, and ``after``.

    One of the two is None where there is no such thing. The fields are texts by name, their names those of columns.
    """

    kind: Kind
    node: str
    before: Fields | None
    after: Fields | None


@dataclass(slots=True)
class Difference:
    """What an article changes; ``known`` tells whether the store has it."""

    article: str
    known: bool
    changes: list[Change] = field(default_factory=list)


def difference(store: GraphStore, article_id: str, read: tuple[Article, list[Claim]] | None) -> Difference:
    """What a store's claims and conclusions would be with an article as it is read now, against what they are.

    With ``read`` None, against the store without that article: what the article adds that the store has.
    """
    decided = Decided.of(store)
    graph = article_graph(article_slug(article_id))
    node = thing("article", article_slug(article_id))
    kept = store.graph(graph)
    fresh = set(article_quads(*read)) if read else set()
    trial = GraphStore.in_memory()
    touched = Marks(marks(kept | fresh))
    trial.replace(dict(store.graphs(dict.fromkeys((graph, *_near(store, decided, touched))))))
    conclude(trial, decisions=decided.decisions)
    before = _shown(trial, str(node))
    if read:
        trial.ingest(*read)
    else:
        trial.withdraw(article_id)
    conclude(trial, decisions=decided.decisions)
    after = _shown(trial, str(node))
    if not read:
        before, after = after, before
    found = Difference(article_id, bool(kept))
    for key in sorted({*before, *after}, key=lambda key: (list(_SHOWN).index(key[0]), key[1])):
        if before.get(key) != after.get(key):
            found.changes.append(Change(*key, before.get(key), after.get(key)))
    return found


def _near(store: GraphStore, decided: Decided, touched: Marks) -> list[NamedNode]:
    """The graphs of all articles that conclusions on the same names, posts and things rest on."""
    blocks = decided.joined(touched.blocks)
    posts = touched.posts | {
        tail(row["post"]) for row in rows_for(store, _POSTS_OF_NAMES, "key", texts(blocks))
    }
    values: dict[str, Iterable[str]] = {
        "key": texts(decided.joined(blocks | decided.blocks_in(posts))),
        "thing": (f"<{iri}>" for iri in sorted(touched.things)),
    }
    articles = {
        row["article"]
        for variable, query in _ARTICLES
        for row in rows_for(store, query, variable, values[variable])
    }
    return [article_graph(tail(article)) for article in sorted(articles)]


def _shown(store: GraphStore, article: str) -> dict[tuple[Kind, str], Fields]:
    found: dict[tuple[Kind, str], Fields] = {}
    for kind, query in _SHOWN.items():
        # Of a thing of several names the last row counts, which is the same one each time.
        for row in sorted(rows(store, query.replace("%s", article)), key=lambda row: sorted(row.items())):
            node = row.pop("node")
            found[kind, node] = {
                name: mark.join(sorted(said.split(mark))) if (mark := _SEVERAL.get(name)) else said
                for name, said in row.items()
                if said
            }
    return found
