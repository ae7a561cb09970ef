"""Conclusions of a store kept fitting its claims: who is who, tenures, contradictions, plain edges.

Each is a pure function of few claims: persons of those whose names share a surname key, the history of a post of the
reports on it, conflicts of figures of those of one thing. So only what an article touched is drawn anew, and the
result is that of drawing everything from scratch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from urbankg.conclusions.appearances import appearances_by_block, places_of_posts
from urbankg.conclusions.decided import Decided
from urbankg.conclusions.figures import conflicts_by_thing
from urbankg.conclusions.marks import Marks, state
from urbankg.conclusions.quads import (
    name_graph,
    person_quads,
    post_graph,
    post_quads,
    thing_graph,
    thing_quads,
)
from urbankg.conclusions.rules import derived
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import CONCLUSIONS, DECIDED_GRAPH, term, thing, ukg
from urbankg.identity.appearances import Appearance
from urbankg.identity.decisions import Decisions
from urbankg.identity.persons import persons_of
from urbankg.timeline.conflicts import post_conflicts
from urbankg.timeline.model import Report
from urbankg.timeline.posts import SINGLE, acting_post, full_post, full_role
from urbankg.timeline.reports import reports_on, with_quotes
from urbankg.timeline.tenures import tenures_of
from urbankg.timeline.vacancies import vacancies_of

_HOLDER, _NAME = ukg("holder"), term("skos:prefLabel")


@dataclass(slots=True)
class Concluded:
    """How much was drawn anew: surname keys, posts, bodies and places; and how many graphs changed thereby."""

    names: int = 0
    posts: int = 0
    things: int = 0
    changed: int = 0


def conclude(store: GraphStore, *, everything: bool = False, decisions: Decisions | None = None) -> Concluded:
    """Draw the conclusions that a store's claims no longer fit; with ``everything``, all from scratch.

    ``decisions`` are those of the store's file, if none are given. StoreError if the store cannot be written,
    UrbankgError if the file is wrong. A program killed in between leaves the marks by which the next one goes on.
    """
    decided = Decided.of(store, decisions)
    marks = Marks(store.marks())
    store.replace({DECIDED_GRAPH: decided.quads()})
    drawing = _Drawing(store, decided)
    if everything or marks.outdated:
        drawing.names(None)
        drawing.posts(None)
        drawing.things(None)
    else:
        blocks = marks.blocks | decided.blocks_of(marks.names)  # other articles spell a name in other words
        touched = drawing.names(blocks | decided.new_blocks(marks.decisions))
        drawing.posts(marks.posts | touched | decided.new_posts(marks.decisions))
        drawing.things(marks.things)
    if drawing.done.changed or everything:
        drawing.done.changed += store.replace(derived(store))
    store.settle(state(decided.lines))
    return drawing.done


class _Drawing:
    """Conclusions being drawn; None asks for all of a kind, and what is left of others goes."""

    def __init__(self, store: GraphStore, decided: Decided) -> None:
        self._store = store
        self._decided = decided
        self.done = Concluded()

    def names(self, blocks: Collection[str] | None) -> set[str]:
        """Draw who the names of blocks are; gives the posts (slugs) whose holders are other ones thereby."""
        wanted = None if blocks is None else self._decided.joined(blocks)
        together: dict[str, list[Appearance]] = defaultdict(list)
        for block, appearances in appearances_by_block(self._store, self._decided.posts_as, wanted).items():
            together[self._decided.first(block)] += appearances
        graphs: dict[NamedNode, set[Quad]] = {name_graph(block): set() for block in wanted or ()}
        for block, appearances in together.items():
            graph = name_graph(block)
            graphs[graph] = person_quads(graph, persons_of(appearances, self._decided.decisions))
        touched = set[str]() if blocks is None else self._touched(graphs, together)
        self.done.names += len(graphs)
        self._put("name", graphs, whole=blocks is None)
        return touched

    def _touched(
        self, graphs: Mapping[NamedNode, set[Quad]], drawn: Mapping[str, list[Appearance]]
    ) -> set[str]:
        """The posts of appearances that have another person, or one of another name, than the store says."""
        found: set[str] = set()
        for block, appearances in drawn.items():
            graph = name_graph(block)
            other = self._store.graph(graph) ^ graphs[graph]
            renamed = any(quad.predicate == _NAME for quad in other)
            moved = {quad.subject.value for quad in other if quad.predicate == _HOLDER}  # type: ignore[union-attr]
            found |= {
                full_post(a.post)
                for a in appearances
                if a.post and (renamed or any(sight.statement in moved for sight in a.sights))
            }
        return found

    def posts(self, posts: Collection[str] | None) -> None:
        """Draw the histories of posts, by slug."""
        wanted = None if posts is None else sorted(posts)
        reports = reports_on(self._store, wanted)
        both = (
            None
            if wanted is None
            else [thing("post", p).value for post in wanted for p in (post, acting_post(post))]
        )
        places = places_of_posts(self._store, both)
        graphs: dict[NamedNode, set[Quad]] = {post_graph(post): set() for post in wanted or ()}
        for post, said in sorted(reports.items()):
            place = places.get(thing("post", post).value) or places[thing("post", acting_post(post)).value]
            graphs[post_graph(post)] = self._history(post, full_role(place.role), place.body, said)
        self.done.posts += len(graphs)
        self._put("post", graphs, whole=posts is None)

    def _history(self, post: str, role: str, body: str, reports: list[Report]) -> set[Quad]:
        iri, single = thing("post", post).value, role in SINGLE
        tenures = tenures_of(reports, single=single)
        conflicts = post_conflicts(iri, role, tenures)
        if conflicts:  # sentences tell whether two articles copy one item: asked for only where it matters
            tenures = tenures_of(with_quotes(self._store, reports), single=single)
            conflicts = post_conflicts(iri, role, tenures)
        return post_quads(post, role, body, tenures, vacancies_of(tenures) if single else [], conflicts)

    def things(self, things: Collection[str] | None) -> None:
        """Draw the contradictions in what is said of bodies and places, by IRI."""
        wanted = None if things is None else sorted(things)
        graphs: dict[NamedNode, set[Quad]] = {thing_graph(iri): set() for iri in wanted or ()}
        for iri, conflicts in conflicts_by_thing(self._store, wanted).items():
            graphs[thing_graph(iri)] = thing_quads(thing_graph(iri), conflicts)
        self.done.things += len(graphs)
        self._put("thing", graphs, whole=things is None)

    def _put(self, subject: str, graphs: dict[NamedNode, set[Quad]], *, whole: bool) -> None:
        if whole:
            kept = self._store.conclusions_graphs()
            graphs = {**{g: set() for g in kept if g.value.startswith(f"{CONCLUSIONS}{subject}/")}, **graphs}
        self.done.changed += self._store.replace(graphs)
