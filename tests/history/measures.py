"""How near the conclusions of a store come to the world that its articles tell of.

    python -m tests.history.measures [--seed N] [--posts M]

prints the table, from the true claims and from the text as the program reads it.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import comb

from urbankg.conclusions import conclude
from urbankg.graph.rows import rows, tail
from urbankg.graph.store import GraphStore
from urbankg.persian.fold import key
from urbankg.pipeline import ingest

from .cases import POSTS, SEED, World, world
from .world import DAY, Term

_MENTIONS = """
SELECT ?id ?name ?post ?holder {
  ?claim ukg:holder ?holder ; ukg:subjectLabel ?name ; ukg:post ?post ; ukg:statedIn/dcterms:identifier ?id .
}
"""
_RECORDS = """
SELECT ?name ?post ?holder {
  ?record a ukg:TenureRecord ; ukg:holder ?holder ; ukg:subjectLabel ?name ; ukg:post ?post .
}
"""
_TENURES = """
SELECT ?post ?holder ?acting ?certainFrom ?certainUntil ?possibleFrom ?possibleUntil {
  ?tenure a ukg:Tenure ; ukg:post ?post ; org:member ?holder ; ukg:acting ?acting .
  OPTIONAL { ?tenure ukg:certainFrom ?certainFrom }
  OPTIONAL { ?tenure ukg:certainUntil ?certainUntil }
  OPTIONAL { ?tenure ukg:possibleFrom ?possibleFrom }
  OPTIONAL { ?tenure ukg:possibleUntil ?possibleUntil }
}
"""
_CONFLICTS = """
SELECT ?conflict ?kind ?about ?id {
  ?conflict a ukg:Conflict ; ukg:conflictKind ?kind ; ukg:about ?about ; ukg:side1|ukg:side2 ?statement .
  OPTIONAL { ?statement ukg:statedIn/dcterms:identifier ?id }
}
"""
Mention = tuple[str, str, str]  # article, name as compared, post


@dataclass
class Measured:
    """Counts and what fell short, for people to look at."""

    precision: float = 0.0
    recall: float = 0.0
    namesakes_apart: float = 0.0
    spellings_joined: float = 0.0
    careers_joined: float = 0.0
    starts: float = 0.0
    ends: float = 0.0
    found: float = 0.0
    false: int = 0
    mentions_read: float = 0.0
    short: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def lines(self) -> Iterator[str]:
        """A line a figure."""
        yield f"{'mentions found by the reader':<34}{self.mentions_read:8.3f}"
        yield f"{'identity: precision':<34}{self.precision:8.3f}"
        yield f"{'identity: recall':<34}{self.recall:8.3f}"
        yield f"{'pairs of namesakes kept apart':<34}{self.namesakes_apart:8.3f}"
        yield f"{'pairs of spellings joined':<34}{self.spellings_joined:8.3f}"
        yield f"{'careers over posts joined':<34}{self.careers_joined:8.3f}"
        yield f"{'starts within their bounds':<34}{self.starts:8.3f}"
        yield f"{'ends within their bounds':<34}{self.ends:8.3f}"
        yield f"{'planted contradictions found':<34}{self.found:8.3f}"
        yield f"{'false contradictions':<34}{self.false:8}"


def concluded(made: World, *, from_text: bool) -> GraphStore:
    """A store in memory with all articles of a world and what follows from them."""
    store = GraphStore.in_memory()
    if from_text:
        for _ in ingest(store, [story.article for story in made.stories]):
            pass
    else:
        told = ((story.article, [said.claim for said in story.said]) for story in made.stories)
        for _ in store.ingest_many(told):
            pass
    conclude(store)
    return store


def measure(store: GraphStore, made: World) -> Measured:
    """All figures of a store in which the articles of a world are."""
    found = Measured()
    meant = {
        (story.article.id, key(said.claim.subject), said.post): said.person
        for story in made.stories
        for said in story.said
        if said.person
    }
    holders: dict[Mention, str] = {}
    for row in rows(store, _MENTIONS):
        holders[row["id"], key(row["name"]), tail(row["post"])] = row["holder"]
    found.mentions_read = _share(mention in holders for mention in meant)
    of_record = {(t.post.slug, key(str(t.person.name))): t.person.key for t in made.terms if t.person}
    for row in rows(store, _RECORDS):
        name, post = key(row["name"]), tail(row["post"])
        if person := of_record.get((post.removeprefix("acting-"), name)):
            meant["", name, post], holders["", name, post] = person, row["holder"]
    _identity(found, made, {m: p for m, p in meant.items() if m in holders}, holders)
    _terms(found, store, made, meant, holders)
    _contradictions(found, store, made)
    return found


def _identity(found: Measured, made: World, meant: dict[Mention, str], holders: dict[Mention, str]) -> None:
    both = Counter((meant[m], holders[m]) for m in meant)
    pairs = sum(comb(n, 2) for n in both.values())
    found.precision = pairs / sum(comb(n, 2) for n in Counter(holders[m] for m in meant).values())
    found.recall = pairs / sum(comb(n, 2) for n in Counter(meant.values()).values())
    known: dict[str, set[str]] = defaultdict(set)  # persons as concluded, by the true one
    written: dict[tuple[str, str], set[str]] = defaultdict(set)  # the same by person and name
    for mention, person in meant.items():
        known[person].add(holders[mention])
        written[person, mention[1]].add(holders[mention])
    for person, holder in sorted(both):
        others = sorted({p for p, h in both if h == holder and p != person})
        if others:
            found.short["merged"].append(f"{person} + {', '.join(others)}: {tail(holder)}")
    for person, as_concluded in sorted(known.items()):
        if len(as_concluded) > 1:
            found.short["parted"].append(f"{person}: {', '.join(tail(p) for p in sorted(as_concluded))}")
    found.namesakes_apart = _share(not known[a] & known[b] for a, b in made.cast.namesakes)
    names: dict[str, list[str]] = defaultdict(list)
    for person, name in sorted(written):
        names[person].append(name)
    spelt = [(person, one, other) for person, several in names.items() for one, other in pairwise(several)]
    found.spellings_joined = _share(written[p, one] & written[p, other] for p, one, other in spelt)
    posts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (_, _, post), person, holder in ((m, meant[m], holders[m]) for m in meant):
        posts[person, post.removeprefix("acting-")].add(holder)
    careers = [(a.person.key, a.post.slug, b.post.slug) for a, b in made.cast.careers if a.person]
    found.careers_joined = _share(posts[p, one] & posts[p, other] for p, one, other in careers)
    found.short["careers"] = [str(c) for c in careers if not posts[c[0], c[1]] & posts[c[0], c[2]]]


def _terms(
    found: Measured, store: GraphStore, made: World, meant: dict[Mention, str], holders: dict[Mention, str]
) -> None:
    tenures: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows(store, _TENURES):
        tenures[tail(row["post"]), row["holder"], row["acting"]].append(row)
    persons: dict[str, set[str]] = defaultdict(set)
    for mention, person in meant.items():
        if mention in holders:
            persons[person].add(holders[mention])
    starts, ends = [], []
    for term in made.terms:
        assert term.person is not None
        acting = "true" if term.acting else "false"
        candidates = [t for p in sorted(persons[term.person.key]) for t in tenures[term.post.slug, p, acting]]
        best = min(candidates, key=lambda row: _distance(row, term), default=None)
        began = best is not None and _within(
            best, "possibleFrom", "certainFrom", term.start.earliest, term.start.latest
        )
        starts.append(began)
        if term.end is not None:  # the day of a hand-over may be said to be the successor's alone
            ended = best is not None and _within(
                best, "certainUntil", "possibleUntil", term.end.earliest - DAY, term.end.latest
            )
            ends.append(ended)
        if not began or (term.end and not ends[-1]):
            days = {
                name: value
                for name, value in (best or {}).items()
                if name.startswith(("certain", "possible"))
            }
            end = term.end.earliest if term.end else ""
            found.short["bounds"].append(
                f"{term.post.slug} {term.person.name} {'acting ' * term.acting}{term.start.earliest}…{end}: {days}"
            )
    found.starts, found.ends = _share(starts), _share(ends)


def _within(row: dict[str, str], first: str, last: str, earliest: dt.date, latest: dt.date) -> bool:
    """Whether days in which something was lie within two bounds, or overlap with them; no bound bounds nothing."""
    return row.get(first, "") <= latest.isoformat() and earliest.isoformat() <= row.get(last, "9999")


def _distance(row: dict[str, str], term: Term) -> int:
    """Days between the middle of what is concluded and that of what was."""
    days = [
        dt.date.fromisoformat(row[n])
        for n in ("certainFrom", "certainUntil", "possibleFrom", "possibleUntil")
        if n in row
    ]
    first, last = term.certain
    middle = first + (last - first) / 2
    return abs((min(days) + (max(days) - min(days)) / 2 - middle).days) if days else 10**6


def _contradictions(found: Measured, store: GraphStore, made: World) -> None:
    kinds: dict[str, str] = {}
    about: dict[str, str] = {}
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, _CONFLICTS):
        kinds[row["conflict"]] = tail(row["kind"]).replace("-", "_")
        about[row["conflict"]] = tail(row["about"])
        articles[row["conflict"]].add(row.get("id", "a record"))
    wrong = {planted.article for planted in made.planted}
    seen = {(kinds[c], article) for c in kinds for article in articles[c]}
    found.found = _share((p.kind, p.article) in seen for p in made.planted)
    found.short["missed"] = [
        f"{p.kind}: {p.article}" for p in made.planted if (p.kind, p.article) not in seen
    ]
    false = sorted(c for c in kinds if not articles[c] & wrong)
    found.false = len(false)
    found.short["false"] = [f"{kinds[c]} {about[c]}: {', '.join(sorted(articles[c]))}" for c in false]


def _share(of: Iterable[object]) -> float:
    told = [bool(one) for one in of]
    return sum(told) / len(told) if told else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--posts", type=int, default=POSTS)
    parser.add_argument("--short", action="store_true", help="list what falls short")
    given = parser.parse_args()
    made = world(given.seed, given.posts)
    for from_text in (False, True):
        found = measure(concluded(made, from_text=from_text), made)
        print("from the text" if from_text else "from the true claims", *found.lines(), "", sep="\n")
        if given.short:
            for what, lines in found.short.items():
                print(f"{what} ({len(lines)})", *lines, "", sep="\n  ")


if __name__ == "__main__":
    main()
