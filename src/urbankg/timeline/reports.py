"""What a store reports of posts: claims of articles and records of the reference data, holders already told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from urbankg.graph.rows import day, key_of, path_and_slug, rows, rows_for, tail
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import DECIDED_GRAPH, office, thing
from urbankg.persian.fold import key
from urbankg.timeline.model import Report, Source, What
from urbankg.timeline.posts import acting_post, full_post, is_acting

_CLAIMS = """
SELECT ?post ?claim ?status ?holder ?name ?published ?earliest ?latest ?article ?over ?manner ?confidence {
  %s
  ?claim ukg:post ?post ; ukg:status ?status ; ukg:holder ?holder ; ukg:statedIn ?article ; ukg:confidence ?confidence .
  ?holder skos:prefLabel ?name .
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?claim ukg:earliest ?earliest } OPTIONAL { ?claim ukg:latest ?latest }
  OPTIONAL { ?claim ukg:objectLabel ?over }
  OPTIONAL { ?claim ukg:manner ?manner }
}
"""
# The days on which copies of articles came out.
_COPIES = """
SELECT ?article ?published {
  %s
  ?article ukg:sameTextAs/schema:datePublished ?published .
}
"""
_RECORDS = """
SELECT ?post ?record ?holder ?name ?earliestStart ?latestStart ?earliestEnd ?latestEnd ?source {
  %s
  ?record a ukg:TenureRecord ; ukg:post ?post ; ukg:holder ?holder ; dcterms:source ?source .
  ?holder skos:prefLabel ?name .
  OPTIONAL { ?record ukg:earliestStart ?earliestStart } OPTIONAL { ?record ukg:latestStart ?latestStart }
  OPTIONAL { ?record ukg:earliestEnd ?earliestEnd } OPTIONAL { ?record ukg:latestEnd ?latestEnd }
}
"""
_QUOTES = """
SELECT ?claim ?exact ?id ?url {
  %s
  ?claim ukg:evidence ?evidence ; ukg:statedIn ?article .
  ?evidence oa:exact ?exact ; oa:start ?start .
  ?article dcterms:identifier ?id .
  OPTIONAL { ?article schema:url ?url }
} ORDER BY ?claim ?start
"""
_SEATS = """
SELECT DISTINCT ?body ?role ?over {
  ?claim ukg:object %s ; ukg:carriesRole %s ; ukg:subject ?body ; ukg:role/skos:notation ?role .
  OPTIONAL { ?body ukg:governs/rdfs:label ?place FILTER(LANG(?place) = "fa") }
  OPTIONAL { ?body rdfs:label ?name FILTER(LANG(?name) = "fa") }
  BIND(COALESCE(?place, ?name) AS ?over)
}
"""
_SEATED = "SELECT DISTINCT ?body { %s ?claim ukg:object ?body ; ukg:carriesRole ?role }"
# What a claim's status reports; a candidate holds nothing.
_WHAT: dict[str, What] = {"incumbent": "sighting", "start": "start", "end": "end", "former": "gone"}
# Without a date of its own a start tells only that the person holds the post now, an end that no longer.
_UNDATED: dict[What, What] = {"start": "sighting", "end": "gone"}
# Who is elected does not hold the post yet: the day on which that is told stands for the one on which it happened.
_BEFORE_OFFICE = ("elected",)


def reports_on(
    store: GraphStore, posts: Iterable[str] | None = None, over: str = ""
) -> dict[str, list[Report]]:
    """Everything reported of some posts (by slug; None: of all), of full and acting holders, by post.

    ``over`` leaves only claims on that constituency or place. The sentences are not there: see `with_quotes`.
    """
    meant = decided_posts(store)
    terms = wanted = None
    if posts is not None:
        wanted = {said for post in posts for said in (post, acting_post(post))}
        wanted |= {said for said, post in meant.items() if post in wanted}
        terms = [str(thing("post", said)) for said in sorted(wanted)]
    found: dict[str, list[Report]] = defaultdict(list)
    claims = list(rows_for(store, _CLAIMS, "post", terms))
    first = _first_days(store, None if terms is None else {row["article"] for row in claims})
    for row in claims:
        if not over or key(row.get("over", "")) == key(over):
            days = [day for day in (row.get("published"), first.get(row["article"])) if day]
            if days:
                row["published"] = min(days)
            said = tail(row["post"])
            found[full_post(meant.get(said, said))] += _of_claim(row)
    for row in rows_for(store, _RECORDS, "post", terms):
        found[full_post(tail(row["post"]))] += _of_record(row)
    return {post: found[post] for post in sorted(found) if wanted is None or post in wanted}


def _first_days(store: GraphStore, articles: Iterable[str] | None) -> dict[str, str]:
    """The first day on which a copy of each article came out, of those that have one.

    Whoever prints an article again the week after has not seen the mayor in office the week after.
    """
    found: dict[str, str] = {}
    terms = None if articles is None else [f"<{article}>" for article in sorted(articles)]
    for row in rows_for(store, _COPIES, "article", terms):
        found[row["article"]] = min(row["published"], found.get(row["article"], row["published"]))
    return found


def decided_posts(store: GraphStore) -> dict[str, str]:
    """Posts that people decided to be other ones, by slug."""
    found = rows(
        store, f"SELECT ?said ?meant {{ GRAPH {DECIDED_GRAPH} {{ ?said dcterms:isReplacedBy ?meant }} }}"
    )
    return {tail(row["said"]): tail(row["meant"]) for row in found}


def with_quotes(store: GraphStore, reports: Iterable[Report]) -> list[Report]:
    """Reports with the sentences that say them, and the addresses of their articles."""
    reports = list(reports)
    claims = sorted({f"<{r.source.statement}>" for r in reports})
    quotes: dict[str, list[str]] = defaultdict(list)
    articles: dict[str, str] = {}
    for row in rows_for(store, _QUOTES, "claim", claims):
        quotes[row["claim"]].append(row["exact"])
        articles[row["claim"]] = row.get("url", row["id"])
    return [
        replace(r, source=replace(r.source, article=articles[said], quote=" … ".join(quotes[said])))
        if (said := r.source.statement) in articles
        else r
        for r in reports
    ]


def posts_that_carry(store: GraphStore, role: str, body: str) -> list[tuple[str, str, str]]:
    """The posts whose holders have a role in a body (its IRI) by virtue of office, sorted.

    Each as the key of its office, the class path with the slug of its body, and the name of what that is over.
    """
    found: dict[tuple[str, str], str] = {}
    for row in sorted(rows(store, _SEATS % (f"<{body}>", office(role))), key=lambda r: sorted(r.items())):
        found.setdefault((row["role"], path_and_slug(row["body"])), row.get("over", tail(row["body"])))
    return [(carrying, where, over) for (carrying, where), over in sorted(found.items())]


def bodies_with_seats(store: GraphStore, bodies: Iterable[str]) -> set[str]:
    """Those of some bodies (by IRI) in which somebody has a role by virtue of office: see `posts_that_carry`."""
    terms = [f"<{body}>" for body in sorted(set(bodies))]
    return {row["body"] for row in rows_for(store, _SEATED, "body", terms)}


def _of_claim(row: dict[str, str]) -> Iterator[Report]:
    said = _WHAT.get(tail(row["status"]))
    if said is None:
        return
    published, earliest, latest = (day(row.get(n)) for n in ("published", "earliest", "latest"))
    manner = key_of(row.get("manner", ""))
    if said not in _UNDATED or earliest is None or latest is None:
        if published is None:
            return
        if manner not in _BEFORE_OFFICE:
            said = _UNDATED.get(said, said)
        earliest = latest = published
    yield Report(
        said,
        row["holder"],
        row["name"],
        is_acting(tail(row["post"])),
        earliest,
        latest,
        Source(row["article"], published=published, statement=row["claim"]),
        manner=manner,
        confidence=float(row["confidence"]),
    )


def _of_record(row: dict[str, str]) -> Iterator[Report]:
    holder, name, acting = row["holder"], row["name"], is_acting(tail(row["post"]))
    source = Source(row["source"], statement=row["record"])
    first, started = day(row.get("earliestStart")), day(row.get("latestStart"))
    ended, last = day(row.get("earliestEnd")), day(row.get("latestEnd"))
    span = (first, last) if first and last else None
    if first and started:
        yield Report("start", holder, name, acting, first, started, source, span)
    if ended and last:
        yield Report("end", holder, name, acting, ended, last, source, span)
