"""What is to be drawn anew: what changed articles touch, other decisions, or everything if other rules drew it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from urbankg import files
from urbankg.graph.rows import rows, tail
from urbankg.graph.runs import files_digest
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, STALE_GRAPH, TYPE, term, ukg
from urbankg.timeline.posts import full_post

_KEY = ukg("surnameKey")
_DRAWN_BY, _DECISION = ukg("filesDigest"), term("dcterms:source")
_POSTS = f"{BASE}id/post/"
_ALL_POSTS = """
SELECT DISTINCT ?post {
  VALUES ?class { ukg:OfficeClaim ukg:TenureRecord }
  ?said a ?class ; ukg:post ?post .
}
"""
_ALL_THINGS = """
SELECT DISTINCT ?thing {
  VALUES (?class ?property) {
    (ukg:MembershipClaim ukg:object) (ukg:PopulationClaim ukg:subject) (ukg:BudgetClaim ukg:subject)
  }
  ?said a ?class ; ?property ?thing .
}
"""


class Marks:
    """A store's marks: ``names`` and ``posts`` are slugs, ``blocks`` surname keys, ``things`` IRIs (bodies and places).

    ``outdated``: other rules, or none, drew what is there. ``decisions`` are those that were followed.
    """

    def __init__(self, marks: Iterable[Quad]) -> None:
        self.names: set[str] = set()
        self.blocks: set[str] = set()
        self.posts: set[str] = set()
        self.things: set[str] = set()
        self.decisions: set[str] = set()
        self.outdated = True
        for mark in marks:
            iri = mark.subject.value if isinstance(mark.subject, NamedNode) else ""
            said = mark.object.value if isinstance(mark.object, Literal) else ""
            if mark.predicate == _KEY:
                self.names.add(tail(iri))
                self.blocks.add(said)
            elif mark.predicate == TYPE and iri.startswith(_POSTS):
                self.posts.add(full_post(iri.removeprefix(_POSTS)))
            elif mark.predicate == TYPE:
                self.things.add(iri)
            elif mark.predicate == _DECISION:
                self.decisions.add(said)
            elif mark.predicate == _DRAWN_BY:
                self.outdated = said != rules_digest()

    @property
    def any(self) -> bool:
        """Whether conclusions do not fit what is there."""
        return bool(self.outdated or self.blocks or self.posts or self.things)


def everything_of(store: GraphStore) -> Marks:
    """Marks for all that a store has claims or records on."""
    marks = Marks([])
    marks.blocks = {row["key"] for row in rows(store, "SELECT DISTINCT ?key { ?person ukg:surnameKey ?key }")}
    marks.posts = {full_post(tail(row["post"])) for row in rows(store, _ALL_POSTS)}
    marks.things = {row["thing"] for row in rows(store, _ALL_THINGS)}
    return marks


def state(decisions: Iterable[str]) -> set[Quad]:
    """The marks of a store whose conclusions fit: which rules and decisions they follow."""
    said = {Quad(STALE_GRAPH, _DECISION, Literal(line), STALE_GRAPH) for line in decisions}
    return said | {Quad(STALE_GRAPH, _DRAWN_BY, Literal(rules_digest()), STALE_GRAPH)}


@cache
def rules_digest() -> str:
    """A digest of all by which conclusions are drawn: modules, reference data, rules in SPARQL."""
    digest = hashlib.sha256(files_digest().encode())
    here = Path(__file__).parent
    for package in (here.parent / "identity", here.parent / "timeline", here):
        for path in sorted(package.rglob("*.py")):
            digest.update(path.read_bytes())
    for path in sorted((files.QUERIES / "rules").glob("*.rq")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
