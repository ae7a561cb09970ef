"""The appearances of names in a store: every name in a post, with what claims and records say of it there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from urbankg.graph.rows import day, key_of, path_and_slug, rows_for, tail, texts
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import thing
from urbankg.identity.appearances import Appearance, Seen, Sight

_CLAIMS = """
SELECT ?key ?person ?name ?claim ?article ?status ?published ?earliest ?latest ?post {
  %s
  ?person ukg:surnameKey ?key .
  ?claim ukg:subject ?person ; ukg:subjectLabel ?name ; ukg:post ?post ; ukg:status ?status ; ukg:statedIn ?article .
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?claim ukg:earliest ?earliest } OPTIONAL { ?claim ukg:latest ?latest }
}
"""
_RECORDS = """
SELECT ?key ?person ?name ?record ?post ?earliestStart ?latestStart ?earliestEnd ?latestEnd ?wikidata {
  %s
  ?person ukg:surnameKey ?key .
  ?record a ukg:TenureRecord ; ukg:subject ?person ; ukg:subjectLabel ?name ; ukg:post ?post .
  OPTIONAL { ?record ukg:earliestStart ?earliestStart } OPTIONAL { ?record ukg:latestStart ?latestStart }
  OPTIONAL { ?record ukg:earliestEnd ?earliestEnd } OPTIONAL { ?record ukg:latestEnd ?latestEnd }
  OPTIONAL { ?person skos:exactMatch ?wikidata }
}
"""
_PARTIES = """
SELECT ?key ?person ?name ?claim ?article ?published {
  %s
  ?person ukg:surnameKey ?key .
  { ?claim ukg:subject ?person ; ukg:subjectLabel ?name } UNION { ?claim ukg:object ?person ; ukg:objectLabel ?name }
  ?claim ukg:kind ?kind ; ukg:statedIn ?article .
  FILTER(?kind = "meeting" || ?kind = "agreement")
  OPTIONAL { ?article schema:datePublished ?published }
}
"""
_POSTS = """
SELECT ?post ?role ?body ?place ?city ?province {
  %s
  ?post org:role ?role ; org:postIn ?body .
  OPTIONAL {
    ?body ukg:governs ?place .
    OPTIONAL { ?place ukg:inCity ?city }
    OPTIONAL { ?place ukg:inCity?/ukg:inProvince ?province }
  }
}
"""
_SEEN: dict[str, Seen] = {"former": "before", "candidate": "standing"}


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where a post is: its office's key, its body, the place that this governs and that one's province."""

    role: str = ""
    body: str = ""
    place: str = ""
    province: str = ""


def places_of_posts(store: GraphStore, posts: Iterable[str] | None = None) -> dict[str, PostPlace]:
    """Where posts are, by the post's IRI; of all posts if None."""
    found: dict[str, PostPlace] = {}
    terms = None if posts is None else [f"<{post}>" for post in posts]
    for row in rows_for(store, _POSTS, "post", terms):
        place = row.get("city") or row.get("place", "")
        province = row.get("province") or (place if "/province/" in place else "")
        found[row["post"]] = PostPlace(
            key_of(row["role"]),
            path_and_slug(row["body"]),
            path_and_slug(place),
            path_and_slug(province),
        )
    return found


@dataclass
class _Drawn:
    """What is gathered of one appearance."""

    names: set[str] = field(default_factory=set)
    sights: set[Sight] = field(default_factory=set)
    wikidata: set[str] = field(default_factory=set)


def appearances_by_block(
    store: GraphStore, posts_as: Mapping[str, str], blocks: Iterable[str] | None = None
) -> dict[str, list[Appearance]]:
    """The appearances of the names of each block (by its surname key; None: of all blocks), in order.

    ``posts_as`` has the slugs of posts that people decided to be other ones.
    """
    terms = None if blocks is None else texts(blocks)
    as_decided = {thing("post", said).value: thing("post", post).value for said, post in posts_as.items()}
    drawn: dict[tuple[str, str, str, str], _Drawn] = defaultdict(_Drawn)
    for row in rows_for(store, _CLAIMS, "key", terms):
        one = drawn[row["key"], row["person"], as_decided.get(row["post"], row["post"]), ""]
        one.names.add(row["name"])
        published = row.get("published")
        span = _span(row.get("earliest", published), row.get("latest", published))
        one.sights.add(Sight(row["claim"], row["article"], _SEEN.get(tail(row["status"]), "holding"), *span))
    for row in rows_for(store, _RECORDS, "key", terms):
        one = drawn[row["key"], row["person"], row["post"], ""]
        one.names.add(row["name"])
        for first, last in (("earliestStart", "latestStart"), ("earliestEnd", "latestEnd")):
            if first in row or last in row:
                one.sights.add(Sight(row["record"], "", "holding", *_span(row.get(first), row.get(last))))
        if "wikidata.org" in row.get("wikidata", ""):
            one.wikidata.add(tail(row["wikidata"]))
    for row in rows_for(store, _PARTIES, "key", terms):
        one = drawn[row["key"], row["person"], "", row["article"]]
        one.names.add(row["name"])
        published = row.get("published")
        one.sights.add(Sight(row["claim"], row["article"], "there", *_span(published, published)))
    posts = places_of_posts(
        store, None if blocks is None else sorted({post for _, _, post, _ in drawn if post})
    )
    found: dict[str, list[Appearance]] = defaultdict(list)
    for (block, person, post, _), one in sorted(drawn.items()):
        where = posts.get(post, PostPlace())
        found[block].append(
            Appearance(
                name_slug=tail(person),
                name=max(one.names, key=lambda name: (len(name.split()), [-ord(c) for c in name])),
                post=tail(post),
                role=where.role,
                body=where.body,
                place=where.place,
                province=where.province,
                sights=tuple(sorted(one.sights, key=_order)),
                wikidata=min(one.wikidata, default=""),
            )
        )
    return found


def _span(first: str | None, last: str | None) -> tuple[dt.date | None, dt.date | None]:
    return day(first), day(last)


def _order(sight: Sight) -> tuple[dt.date, str, str]:
    return (sight.earliest or dt.date.min, sight.statement, sight.seen)
