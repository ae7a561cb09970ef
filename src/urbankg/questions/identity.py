"""Who is who in a store: why appearances are one person, and which pairs are worth a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from urbankg.conclusions.appearances import appearances_by_block
from urbankg.conclusions.decided import Decided
from urbankg.graph.rows import rows, rows_for
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import thing
from urbankg.identity.appearances import Appearance
from urbankg.identity.candidates import Pair, in_order, pairs_of_bodies, pairs_of_persons
from urbankg.identity.decisions import Decision, Decisions, iri, is_of_persons, name_slug, settled, short
from urbankg.identity.person_names import person_name
from urbankg.identity.persons import Person, WhyApart, persons_of, why_apart
from urbankg.persian.fold import key
from urbankg.questions.contradictions import Said, said_by

_PERSONS = """
SELECT ?person ?name ?label {
  ?person ukg:appearance ?any ; skos:prefLabel ?name ; rdfs:label|skos:altLabel ?label .
}
"""
_APPEARANCES = """
SELECT ?person ?appearance ?name ?role ?over {
  %s
  ?person ukg:appearance ?appearance .
  ?appearance ukg:restsOn/ukg:subjectLabel ?name .
  OPTIONAL {
    ?appearance opengov:post ?post .
    ?post org:role/skos:notation ?role ; org:postIn ?body .
    OPTIONAL { ?body ukg:governs/rdfs:label ?place FILTER(LANG(?place) = "fa") }
    OPTIONAL { ?body rdfs:label ?label FILTER(LANG(?label) = "fa") }
    BIND(COALESCE(?place, ?label) AS ?over)
  }
}
"""
_LINKS = """
SELECT ?person ?link ?rule ?appearance ?statement {
  %s
  ?person ukg:appearance ?appearance .
  ?link ukg:joins ?appearance ; ukg:identityRule/skos:notation ?rule ; ukg:restsOn ?statement .
}
"""
_BODIES = """
SELECT ?body ?label ?unlinked {
  ?body rdfs:label ?label FILTER(LANG(?label) = "fa")
  ?body a/rdfs:subClassOf* ukg:Body .
  BIND(EXISTS { ?body a ukg:Unlinked } AS ?unlinked)
}
"""
_LINKED = """
SELECT DISTINCT ?thing { %s ?thing a ?class FILTER NOT EXISTS { ?thing a ukg:Unlinked } }
"""
_MOST_COMPARED = 50  # persons whose namesakes are looked for


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two appearances (IRIs) are of one person: the key of the rule, and what both sides say."""

    appearances: tuple[str, ...]
    rule: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Another person of the same name (an IRI), why that is not the same person, and the decision if there is one."""

    person: str
    name: str
    why: WhyApart
    decision: Decision | None = None

    def as_dict(self) -> dict[str, Any]:
        """The other one for JSON."""
        decided = self.decision
        return {
            "person": self.person, "name": self.name, "why": self.why,
            "decided": {"by": decided.by, "when": decided.when, "why": decided.why} if decided else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identity:
    """A person of the store: the appearances (by IRI: name, role and what that is over), and what joins them.

    ``apart`` are the persons of the same name that are kept apart from this one.
    """

    iri: str
    name: str
    appearances: dict[str, tuple[str, str, str]]
    joined: tuple[Joined, ...]
    apart: tuple[Apart, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The person for JSON."""
        return {
            "person": self.iri,
            "name": self.name,
            "appearances": [
                {"appearance": iri, "name": name, "role": role or None, "over": over or None}
                for iri, (name, role, over) in self.appearances.items()
            ],
            "joined": [
                {"appearances": j.appearances, "rule": j.rule, "because": [said.as_dict() for said in j.said]}
                for j in self.joined
            ],
            "apart": [other.as_dict() for other in self.apart],
        }


def identities(store: GraphStore, words: str) -> list[Identity]:
    """The persons that a name or an IRI means, sorted: whole names before those that only have all the words."""
    wanted, keys = short(words.strip()), [key(word) for word in words.split()]
    found: dict[str, tuple[int, str]] = {}
    for row in rows(store, _PERSONS):
        label = key(row["label"])
        if short(row["person"]) == wanted or label == "".join(keys):
            found[row["person"]] = (0, row["name"])
        elif keys and all(word in label for word in keys):
            found.setdefault(row["person"], (1, row["name"]))
    if any(rank == 0 for rank, _ in found.values()):
        found = {iri: (rank, name) for iri, (rank, name) in found.items() if rank == 0}
    ordered = sorted(found, key=lambda iri: (found[iri][0], iri))
    terms = [f"<{iri}>" for iri in sorted(found)]
    appearances: dict[str, dict[str, tuple[str, str, str]]] = defaultdict(dict)
    for row in sorted(rows_for(store, _APPEARANCES, "person", terms), key=lambda r: sorted(r.items())):
        said = (row["name"], row.get("role", ""), row.get("over", ""))
        appearances[row["person"]].setdefault(row["appearance"], said)
    joined = joined_of(store, found)
    apart = apart_of(store, sorted(found)[:_MOST_COMPARED], Decided.of(store))
    return [
        Identity(iri, found[iri][1], appearances[iri], joined.get(iri, ()), apart.get(iri, ()))
        for iri in ordered
    ]


def apart_of(store: GraphStore, wanted: Iterable[str], decided: Decided) -> dict[str, tuple[Apart, ...]]:
    """For each of some persons (IRIs) those of the same name that are others, and why."""
    wanted = set(wanted)
    blocks = decided.joined(decided.blocks_of({name_slug(short(person)) for person in wanted}))
    together: dict[str, list[Appearance]] = defaultdict(list)
    for block, appearances in appearances_by_block(store, decided.posts_as, blocks).items():
        together[decided.first(block)] += appearances
    found: dict[str, tuple[Apart, ...]] = {}
    for group in together.values():
        persons = {
            thing("person", p.slug).value: p
            for p in persons_of(group, decided.decisions)
            if person_name(p.name).given
        }
        for person in persons.keys() & wanted:
            letters = person_name(persons[person].name).letters
            found[person] = tuple(
                _kept_apart(other_iri, persons[person], other, decided.decisions)
                for other_iri, other in sorted(persons.items())
                if other_iri != person and person_name(other.name).letters == letters
            )
    return found


def _kept_apart(person: str, one: Person, other: Person, decisions: Decisions) -> Apart:
    why = why_apart(one, other, decisions)
    return Apart(person, other.name, why, decisions.between(one.appearances, other.appearances))


def joined_of(store: GraphStore, persons: Iterable[str]) -> dict[str, tuple[Joined, ...]]:
    """For each of some persons (IRIs) why what is told of them is told of one person."""
    terms = [f"<{person}>" for person in sorted(persons)]
    links: dict[tuple[str, str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for row in rows_for(store, _LINKS, "person", terms):
        sides, statements = links[row["person"], row["link"], row["rule"]]
        sides.add(row["appearance"])
        statements.add(row["statement"])
    said = {s.statement: s for s in said_by(store, {s for _, because in links.values() for s in because})}
    found: dict[str, list[Joined]] = defaultdict(list)
    for (person, _, rule), (sides, because) in sorted(links.items()):
        found[person].append(
            Joined(tuple(sorted(sides)), rule, tuple(said[s] for s in sorted(because) if s in said))
        )
    return {person: tuple(joined) for person, joined in found.items()}


def is_person(words: str) -> bool:
    """Whether words are the IRI or the short name of a person."""
    return short(words.strip()).startswith("person:")


def pairs_worth_a_look(store: GraphStore, limit: int | None = None) -> list[Pair]:
    """The pairs of persons and bodies of a store that people may decide on, most worth first."""
    decided = Decided.of(store)
    together: dict[str, list[Appearance]] = defaultdict(list)
    for block, appearances in appearances_by_block(store, decided.posts_as).items():
        together[decided.first(block)] += appearances
    found: list[Pair] = []
    for appearances in together.values():
        found += pairs_of_persons(persons_of(appearances, decided.decisions), decided.decisions)[:limit]
    labels: dict[str, str] = {}
    unlinked = set()
    for row in sorted(rows(store, _BODIES), key=lambda r: (r["body"], r["label"])):
        labels.setdefault(short(row["body"]), row["label"])
        if row["unlinked"] == "true":
            unlinked.add(short(row["body"]))
    found += pairs_of_bodies(labels, unlinked, decided.decisions)
    return in_order(found)[:limit]


def statements_on(store: GraphStore, pair: Pair, most: int) -> tuple[list[Said], list[Said]]:
    """What is said of both sides of a pair, ``most`` statements of each, the first and the last among them."""
    sides = []
    for side in pair.statements:
        if len(side) > most:
            side = (*side[: most - 1], side[-1])
        said = {s.statement: s for s in said_by(store, side)}
        sides.append([said[statement] for statement in side if statement in said])
    return sides[0], sides[1]


def merged_by(store: GraphStore, decisions: Decisions, made: Iterable[Decision]) -> list[str]:
    """The things of the reference data (short names) that new decisions would take for one; none if all is well.

    Such a thing is known by its own id; two of them under one name would give the one the posts of the other.
    """
    together = Decisions((*decisions.made, *made))
    for decision in made:
        if decision.verdict == "same" and not is_of_persons(decision.one):
            terms = [f"<{iri(what)}>" for what in sorted(together.same_as(decision.one))]
            linked = sorted(short(row["thing"]) for row in rows_for(store, _LINKED, "thing", terms))
            if len(linked) > 1:
                return linked
    return []


def is_known(store: GraphStore) -> Callable[[str], bool]:
    """What tells of an IRI whether the store says something of such a thing.

    A person whose name others bear is also known by the appearance from which its name comes, when it is one of several
    that are joined.
    """

    def known(what: str) -> bool:
        names = {what, iri(settled(short(what)))}
        return any(
            next(store.database.quads_for_pattern(NamedNode(n), None, None, None), None) for n in names
        )

    return known
