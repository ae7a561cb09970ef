"""Conclusions of a store kept fitting its claims: who is who, tenures, contradictions, plain edges.

Each is a pure function of few claims: persons of those whose names share a surname key, the history of a post of the
reports on it, conflicts of figures of those of one thing, edges of the posts in one body. So only what an article
touched is drawn anew, and the result is that of drawing everything from scratch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pyoxigraph import NamedNode, Quad

from urbankg.claims import full_role
from urbankg.conclusions.appearances import appearances_by_block, places_of_posts
from urbankg.conclusions.decided import Decided
from urbankg.conclusions.edges import edges_of
from urbankg.conclusions.figures import conflicts_by_thing
from urbankg.conclusions.marks import Marks, everything_of, state
from urbankg.conclusions.quads import (
    edges_graph,
    name_graph,
    person_quads,
    post_graph,
    post_quads,
    thing_graph,
    thing_quads,
)
from urbankg.graph.ordering import chunks
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import DECIDED_GRAPH, term, thing, ukg
from urbankg.identity.appearances import Appearance
from urbankg.identity.decisions import Decisions
from urbankg.identity.persons import persons_of
from urbankg.timeline.conflicts import post_conflicts
from urbankg.timeline.model import Report
from urbankg.timeline.posts import SINGLE, acting_post, full_post
from urbankg.timeline.reports import reports_on, with_quotes
from urbankg.timeline.tenures import tenures_of
from urbankg.timeline.vacancies import vacancies_of

AT_ONCE = 1000  # surname keys, posts … that are drawn together, so that memory stays bounded

_HOLDER, _NAME, _POST_IN = ukg("holder"), term("skos:prefLabel"), term("org:postIn")

_Graphs = dict[NamedNode, set[Quad]]
_T = TypeVar("_T")


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
    whole = everything or marks.outdated
    if whole:
        marks = everything_of(store)
    else:
        others = decided.new_posts(marks.decisions)
        marks.posts |= others
        marks.blocks |= decided.blocks_of(marks.names) | decided.new_blocks(marks.decisions)
        marks.blocks |= decided.blocks_in(others)
    drawing = _Drawing(store, decided)
    marks.posts |= drawing.names(decided.joined(marks.blocks))
    bodies = drawing.posts(
        {full_post(decided.posts_as.get(post, post)) for post in marks.posts} | marks.posts
    )
    drawing.things(marks.things)
    drawing.edges(bodies | {NamedNode(iri) for iri in marks.things})
    if whole:
        drawing.remove_others()
    store.settle(state(decided.lines))
    return drawing.done


class _Drawing:
    """Conclusions being drawn into a store."""

    def __init__(self, store: GraphStore, decided: Decided) -> None:
        self._store = store
        self._decided = decided
        self._drawn = {DECIDED_GRAPH}
        self.done = Concluded()

    def names(self, blocks: Collection[str]) -> set[str]:
        """Draw who the names of blocks are; gives the posts (slugs) whose holders are other ones thereby."""
        self.done.names += len(blocks)
        touched: set[str] = set()
        for some in _chunks(blocks, key=lambda block: (self._decided.first(block), block)):
            together: dict[str, list[Appearance]] = defaultdict(list)
            for block, appearances in appearances_by_block(self._store, self._decided.posts_as, some).items():
                together[self._decided.first(block)] += appearances
            graphs: _Graphs = {name_graph(block): set() for block in some}
            for block, appearances in together.items():
                graph = name_graph(block)
                graphs[graph] = person_quads(graph, persons_of(appearances, self._decided.decisions))
            touched |= self._touched(graphs, together)
            self._put(graphs)
        return touched

    def _touched(self, graphs: _Graphs, drawn: Mapping[str, list[Appearance]]) -> set[str]:
        """The posts of appearances that have another person, or one of another name, than the store says."""
        found: set[str] = set()
        kept = dict(self._store.graphs(map(name_graph, drawn)))
        for block, appearances in drawn.items():
            before, after = kept[name_graph(block)], graphs[name_graph(block)]
            moved = {q.subject for q in before ^ after if q.predicate == _HOLDER}
            renamed = {q.subject for q in before - after if q.predicate == _NAME}
            moved |= {q.subject for q in after if q.predicate == _HOLDER and q.object in renamed}
            said = {node.value for node in moved if isinstance(node, NamedNode)}
            found |= {
                full_post(a.post)
                for a in appearances
                if a.post and any(sight.statement in said for sight in a.sights)
            }
        return found

    def posts(self, posts: Collection[str]) -> set[NamedNode]:
        """Draw the histories of posts, by slug; gives the bodies that they are in."""
        self.done.posts += len(posts)
        bodies: set[NamedNode] = set()
        for some in _chunks(posts):
            reports = reports_on(self._store, some)
            places = places_of_posts(
                self._store, (thing("post", p).value for post in some for p in (post, acting_post(post)))
            )
            bodies |= {thing(*place.body.split("/", 1)) for place in places.values()}
            graphs: _Graphs = {post_graph(post): set() for post in some}
            for post, said in reports.items():
                place = (
                    places.get(thing("post", post).value) or places[thing("post", acting_post(post)).value]
                )
                graphs[post_graph(post)] = self._history(post, full_role(place.role), place.body, said)
            self._put(graphs)
        return bodies

    def _history(self, post: str, role: str, body: str, reports: list[Report]) -> set[Quad]:
        iri, single = thing("post", post).value, role in SINGLE
        tenures = tenures_of(reports, single=single)
        conflicts = post_conflicts(iri, role, tenures)
        if conflicts:  # sentences tell whether two articles copy one item: asked for only where it matters
            tenures = tenures_of(with_quotes(self._store, reports), single=single)
            conflicts = post_conflicts(iri, role, tenures)
        return post_quads(post, role, body, tenures, vacancies_of(tenures) if single else [], conflicts)

    def things(self, things: Collection[str]) -> None:
        """Draw the contradictions in what is said of bodies and places, by IRI."""
        self.done.things += len(things)
        for some in _chunks(things):
            graphs: _Graphs = {thing_graph(iri): set() for iri in some}
            for iri, conflicts in conflicts_by_thing(self._store, some).items():
                graphs[thing_graph(iri)] = thing_quads(thing_graph(iri), conflicts)
            self._put(graphs)

    def edges(self, bodies: Collection[NamedNode]) -> None:
        """Draw the plain edges that follow from the tenures of the posts in bodies."""
        for some in _chunks(bodies):
            graphs: _Graphs = {}
            for body in some:
                posts = {
                    q.subject for q in self._store.database.quads_for_pattern(None, _POST_IN, body, None)
                }
                graphs[edges_graph(body.value)] = edges_of(self._store, edges_graph(body.value), posts)
            self._put(graphs)

    def remove_others(self) -> None:
        """Remove graphs of conclusions that were not drawn."""
        others = [graph for graph in self._store.conclusions_graphs() if graph not in self._drawn]
        self.done.changed += self._store.replace({graph: set() for graph in others})

    def _put(self, graphs: _Graphs) -> None:
        self._drawn |= graphs.keys()
        self.done.changed += self._store.replace(graphs)


def _chunks(items: Iterable[_T], key: Callable[[_T], Any] = str) -> Iterator[list[_T]]:
    return chunks(sorted(items, key=key), AT_ONCE)
