"""What people decided of a store's names, bodies and places, in the form that conclusions need.

The decisions are in a file of the store's directory, or on its server; they are followed, never written into claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from urbankg.graph.embedded import DECISIONS
from urbankg.graph.rows import rows, rows_for, tail
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import DECIDED_GRAPH, term, thing
from urbankg.identity.decisions import Decision, Decisions, Groups, iri, is_of_persons, name_slug

_KEYS = "SELECT ?person ?key { %s ?person ukg:surnameKey ?key }"
_KEYS_IN_POSTS = "SELECT DISTINCT ?key { %s ?statement ukg:post ?post ; ukg:subject/ukg:surnameKey ?key }"
# Spaces and half-spaces part one name into words in several ways, so that it can have several keys.
_TWO_KEYS = "SELECT DISTINCT ?one ?other { ?person ukg:surnameKey ?one, ?other FILTER(?one < ?other) }"
_POSTS = """
SELECT ?over ?post ?role {
  %s
  ?body ukg:governs? ?over .
  ?post org:postIn ?body ; org:role ?role .
}
"""


def decisions_of(store: GraphStore) -> Decisions:
    """The decisions that a store has; UrbankgError tells what is wrong with them, and in which line."""
    return Decisions.parse(store.database.decisions() or "", _name(store))


def add_decisions(store: GraphStore, made: Iterable[Decision]) -> None:
    """Keep decisions, all or none. UrbankgError if what is decided already says the contrary."""
    database = store.database
    database.keep_decisions(Decisions.added(database.decisions() or "", _name(store), made))


def _name(store: GraphStore) -> str:
    return str(store.path / DECISIONS) if store.path else f"the decisions of {store.name}"


@dataclass(frozen=True)
class Decided:
    """The decisions on a store; ``posts_as`` are slugs of posts that by decision are those of another body."""

    decisions: Decisions
    posts_as: Mapping[str, str]
    _store: GraphStore
    _firsts: Mapping[str, str]

    @classmethod
    def of(cls, store: GraphStore, decisions: Decisions | None = None) -> Decided:
        """What is decided of a store: by its file, if not given. UrbankgError tells what is wrong with the file."""
        if decisions is None:
            decisions = decisions_of(store)
        return cls(decisions, _posts_as(store, decisions), store, _firsts(store, decisions))

    @property
    def lines(self) -> list[str]:
        """The decisions, a line each, by which a later run sees what has been decided anew."""
        return [f"{d.verdict} {d.one} {d.other}" for d in self.decisions.made]

    def first(self, block: str) -> str:
        """The surname key under which persons of this one are drawn: the first of all that decisions or names join."""
        return self._firsts.get(block, block)

    def joined(self, blocks: Iterable[str]) -> set[str]:
        """Surname keys with all those that decisions, or a name that has both, join with them."""
        firsts = {self.first(block) for block in blocks}
        return firsts | {block for block, first in self._firsts.items() if first in firsts}

    def blocks_of(self, names: Iterable[str]) -> set[str]:
        """The surname keys that names (slugs) have in the store."""
        return set().union(*_keys(self._store, names).values())

    def new_blocks(self, lines: Collection[str]) -> set[str]:
        """The surname keys of which something else is decided than ``lines`` say."""
        names = (name_slug(what) for what in _differing(self.lines, lines) if is_of_persons(what))
        return self.blocks_of(names)

    def blocks_in(self, posts: Iterable[str]) -> set[str]:
        """The surname keys of the names that are said to be in posts (slugs)."""
        terms = [str(thing("post", post)) for post in sorted(posts)]
        return {row["key"] for row in rows_for(self._store, _KEYS_IN_POSTS, "post", terms)}

    def new_posts(self, lines: Collection[str]) -> set[str]:
        """The posts (slugs) of bodies and places of which something else is decided than ``lines`` say."""
        others = (what for what in _differing(self.lines, lines) if not is_of_persons(what))
        found = {post for _, post, _ in _posts_of(self._store, others)}
        return found | {self.posts_as[post] for post in found if post in self.posts_as}

    def quads(self) -> set[Quad]:
        """What is decided of posts, for the graph of decisions."""
        return {
            Quad(thing("post", said), term("dcterms:isReplacedBy"), thing("post", meant), DECIDED_GRAPH)
            for said, meant in self.posts_as.items()
        }


def _differing(lines: Iterable[str], others: Iterable[str]) -> set[str]:
    """What is named in lines that are on one side only."""
    return {what for line in {*lines} ^ {*others} for what in line.split()[1:]}


def _keys(store: GraphStore, names: Iterable[str]) -> dict[str, set[str]]:
    """The surname keys of names."""
    found: dict[str, set[str]] = defaultdict(set)
    terms = sorted({str(thing("person", name)) for name in names})
    for row in rows_for(store, _KEYS, "person", terms):
        found[tail(row["person"])].add(row["key"])
    return found


def _firsts(store: GraphStore, decisions: Decisions) -> dict[str, str]:
    """For every surname key that a decision or a name joins with another one, the first of all joined."""
    decided = list(decisions.together())
    keys = _keys(store, (name for pair in decided for name in pair))
    groups = Groups()
    for row in rows(store, _TWO_KEYS):
        groups.join(row["one"], row["other"])
    for one, other in decided:
        if one in keys and other in keys:
            groups.join(min(keys[one]), min(keys[other]))
    return {block: min(group) for group in groups.all() if len(group) > 1 for block in group}


def _posts_as(store: GraphStore, decisions: Decisions) -> dict[str, str]:
    found = {}
    for over, post, role in _posts_of(store, (what for d in decisions.made for what in _things(d))):
        meant = f"{role}-{tail(decisions.canonical(over))}"
        if meant != post:
            found[post] = meant
    return found


def _things(decision: Decision) -> tuple[str, ...]:
    return () if is_of_persons(decision.one) else (decision.one, decision.other)


def _posts_of(store: GraphStore, things: Iterable[str]) -> list[tuple[str, str, str]]:
    """The posts in bodies, and in the bodies that govern places: (IRI of body or place, slug of post, of office)."""
    terms = [f"<{iri(what)}>" for what in sorted(set(things))]
    return sorted(
        {
            (row["over"], tail(row["post"]), tail(row["role"]))
            for row in rows_for(store, _POSTS, "over", terms)
        }
    )
