"""Conclusions as RDF: each subject's in a named graph of its own, every one pointing at the claims it rests on."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from urbankg.graph import literals
from urbankg.graph.rows import path_and_slug, tail
from urbankg.graph.vocabulary import LABEL, TYPE, concept, conclusions_graph, office, term, thing, ukg
from urbankg.identity.persons import Person
from urbankg.persian.fold import key, tidy
from urbankg.timeline.conflicts import Conflict
from urbankg.timeline.model import Report, Tenure, outer_days
from urbankg.timeline.vacancies import Vacancy


def name_graph(block: str) -> NamedNode:
    """The graph of the persons whose surnames share a key; a digest of the key, as it is Persian."""
    return conclusions_graph("name", hashlib.sha256(block.encode()).hexdigest()[:16])


def post_graph(post: str) -> NamedNode:
    """The graph of a post's history, by the post's slug."""
    return conclusions_graph("post", post)


def thing_graph(iri: str) -> NamedNode:
    """The graph of contradictions about a body or place, by its IRI."""
    return conclusions_graph("thing", path_and_slug(iri).replace("/", "-", 1))


def edges_graph(iri: str) -> NamedNode:
    """The graph of plain edges from the posts in a body, by its IRI."""
    return conclusions_graph("edges", path_and_slug(iri).replace("/", "-", 1))


class _Graph:
    def __init__(self, graph: NamedNode) -> None:
        self._graph = graph

    def quad(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        return Quad(subject, predicate, value, self._graph)

    def day(self, subject: NamedNode, name: str, day: dt.date | None) -> Iterator[Quad]:
        if day is not None:
            yield self.quad(subject, ukg(name), literals.day(day))

    def rests(self, subject: NamedNode, name: str, statements: Iterable[str]) -> Iterator[Quad]:
        for statement in statements:
            yield self.quad(subject, ukg(name), NamedNode(statement))


def person_quads(graph: NamedNode, persons: Iterable[Person]) -> set[Quad]:
    """Persons with their names and appearances, and why these are one."""
    return set(_Persons(graph).quads(list(persons)))


class _Persons(_Graph):
    def quads(self, persons: Sequence[Person]) -> Iterator[Quad]:
        bearers: dict[str, set[str]] = {}
        for person in persons:
            yield from self._person(person)
            for appearance in person.appearances:
                bearers.setdefault(appearance.name_slug, set()).add(person.slug)
        for name, slugs in bearers.items():
            node = thing("person", name)
            if len(slugs) > 1:
                yield self.quad(node, TYPE, ukg("AmbiguousName"))
            for slug in slugs - {name}:
                yield self.quad(node, term("dcterms:isReplacedBy"), thing("person", slug))

    def _person(self, person: Person) -> Iterator[Quad]:
        node = thing("person", person.slug)
        yield self.quad(node, TYPE, ukg("Person"))
        yield self.quad(node, term("skos:prefLabel"), Literal(tidy(person.name), language="fa"))
        yield self.quad(node, LABEL, Literal(tidy(person.name), language="fa"))
        yield self.quad(node, term("skos:hiddenLabel"), Literal(key(person.name)))
        for name in person.other_names:
            yield self.quad(node, term("skos:altLabel"), Literal(tidy(name), language="fa"))
            yield self.quad(node, term("skos:hiddenLabel"), Literal(key(name)))
        for appearance in person.appearances:
            seen = thing("appearance", appearance.slug)
            yield self.quad(node, ukg("appearance"), seen)
            yield self.quad(seen, TYPE, ukg("Appearance"))
            yield self.quad(seen, ukg("namedAs"), thing("person", appearance.name_slug))
            if appearance.post:
                yield self.quad(seen, term("opengov:post"), thing("post", appearance.post))
            for sight in appearance.sights:
                statement = NamedNode(sight.statement)
                yield self.quad(seen, ukg("restsOn"), statement)
                if appearance.post:
                    yield self.quad(statement, ukg("holder"), node)
        for link in person.links:
            joined = thing("link", hashlib.sha256(f"{link.one} {link.other}".encode()).hexdigest()[:16])
            yield self.quad(joined, TYPE, ukg("IdentityLink"))
            yield self.quad(joined, ukg("joins"), thing("appearance", link.one))
            yield self.quad(joined, ukg("joins"), thing("appearance", link.other))
            yield self.quad(joined, ukg("identityRule"), concept("identity-rule", link.rule))
            yield from self.rests(joined, "restsOn", link.because)


def post_quads(
    post: str,
    role: str,
    body: str,
    tenures: Sequence[Tenure],
    vacancies: Iterable[Vacancy],
    conflicts: Iterable[Conflict],
) -> set[Quad]:
    """The history of a post (its slug, its office's key, its body as ``path/slug``): tenures, vacancies, conflicts."""
    return set(_Post(post).quads(role, body, tenures, vacancies, conflicts))


def _tenure_nodes(post: str, tenures: Iterable[Tenure]) -> dict[Tenure, NamedNode]:
    """The IRIs of the tenures of a post, given in order: of its person's first, second … one there."""
    counts: dict[tuple[str, bool], int] = {}
    nodes = {}
    for tenure in tenures:
        holder = (tenure.person, tenure.acting)
        counts[holder] = counts.get(holder, 0) + 1
        parts = (
            post,
            tail(tenure.person),
            *(["acting"] * tenure.acting),
            *([str(counts[holder])] * (counts[holder] > 1)),
        )
        nodes[tenure] = thing("tenure", ".".join(parts))
    return nodes


class _Post(_Graph):
    def __init__(self, post: str) -> None:
        super().__init__(post_graph(post))
        self._slug = post
        self._post = thing("post", post)

    def quads(
        self,
        role: str,
        body: str,
        tenures: Sequence[Tenure],
        vacancies: Iterable[Vacancy],
        conflicts: Iterable[Conflict],
    ) -> Iterator[Quad]:
        yield self.quad(self._post, TYPE, ukg("Post"))  # articles may speak of acting holders alone
        yield self.quad(self._post, term("org:role"), office(role))
        yield self.quad(self._post, term("org:postIn"), thing(*body.split("/", 1)))
        nodes = _tenure_nodes(self._slug, tenures)
        for tenure, node in nodes.items():
            yield from self._tenure(tenure, node)
            for name, other in (("predecessor", tenure.predecessor), ("successor", tenure.successor)):
                if other is not None:
                    yield self.quad(node, ukg(name), nodes[other])
        for vacancy in vacancies:
            yield from self._vacancy(vacancy, nodes)
        yield from thing_quads(self._graph, conflicts)

    def _tenure(self, tenure: Tenure, node: NamedNode) -> Iterator[Quad]:
        yield self.quad(node, TYPE, ukg("Tenure"))
        yield self.quad(node, ukg("post"), self._post)
        yield self.quad(node, term("org:member"), NamedNode(tenure.person))
        yield self.quad(node, ukg("acting"), literals.boolean(tenure.acting))
        yield self.quad(node, ukg("endState"), Literal(tenure.end_state))
        if tenure.unconfirmed:
            yield self.quad(node, ukg("unconfirmed"), literals.boolean(True))
        for name, day in (
            ("certainFrom", tenure.certain_from),
            ("certainUntil", tenure.certain_until),
            ("possibleFrom", tenure.possible_from),
            ("possibleUntil", tenure.possible_until),
            ("firstSeen", tenure.first_seen),
            ("lastSeen", tenure.last_seen),
        ):
            yield from self.day(node, name, day)
        yield from self._bounds(node, "Start", tenure.starts)
        yield from self._bounds(node, "End", tenure.ends)
        for name, manners in (("howBegan", tenure.how_began), ("howEnded", tenure.how_ended)):
            for manner in manners:
                yield self.quad(node, ukg(name), concept("manner", manner))
        for name, reports in (
            ("beganBy", tenure.starts),
            ("seenBy", tenure.sightings),
            ("endedBy", tenure.ends),
        ):
            yield from self.rests(node, name, (r.source.statement for r in reports))
        yield from self.rests(node, "setAside", (aside.report.source.statement for aside in tenure.set_aside))
        if tenure.gone is not None:
            yield from self.rests(node, "restsOn", [tenure.gone.source.statement])

    def _bounds(self, node: NamedNode, which: str, reports: Sequence[Report]) -> Iterator[Quad]:
        if days := outer_days(reports):
            yield from self.day(node, f"earliest{which}", days[0])
            yield from self.day(node, f"latest{which}", days[1])

    def _vacancy(self, vacancy: Vacancy, nodes: dict[Tenure, NamedNode]) -> Iterator[Quad]:
        node = thing("vacancy", tail(nodes[vacancy.after].value))
        yield self.quad(node, TYPE, ukg("Vacancy"))
        yield self.quad(node, ukg("vacantPost"), self._post)
        yield self.quad(node, ukg("after"), nodes[vacancy.after])
        yield self.quad(node, ukg("before"), nodes[vacancy.before])
        yield from self.day(node, "certainFrom", vacancy.certain_from)
        yield from self.day(node, "certainUntil", vacancy.certain_until)
        yield from self.day(node, "possibleFrom", vacancy.possible_from)
        yield from self.day(node, "possibleUntil", vacancy.possible_until)


def thing_quads(graph: NamedNode, conflicts: Iterable[Conflict]) -> set[Quad]:
    """Contradictions, as Web Annotations on the statements of their sides."""
    return set(_conflicts(_Graph(graph), conflicts))


def _conflicts(out: _Graph, conflicts: Iterable[Conflict]) -> Iterator[Quad]:
    for conflict in conflicts:
        node = thing("conflict", conflict.slug)
        yield out.quad(node, TYPE, ukg("Conflict"))
        yield out.quad(node, TYPE, term("oa:Annotation"))
        yield out.quad(node, term("oa:motivatedBy"), term("oa:questioning"))
        yield out.quad(node, ukg("conflictKind"), concept("conflict-kind", conflict.kind))
        yield out.quad(node, ukg("about"), NamedNode(conflict.about))
        for name, side in zip(("side1", "side2"), conflict.sides, strict=True):
            yield from out.rests(node, name, side)
            for statement in side:
                yield out.quad(node, term("oa:hasTarget"), NamedNode(statement))
        if conflict.detail:
            yield out.quad(node, ukg("detail"), Literal(conflict.detail))
        yield out.quad(node, ukg("likelihood"), literals.decimal(conflict.likelihood))
