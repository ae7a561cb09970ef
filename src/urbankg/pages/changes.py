"""Changes of office: who came into which post and who left it, each once however many articles tell of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from urbankg.graph.rows import day, key_of, rows, rows_for, tail
from urbankg.graph.store import GraphStore
from urbankg.pages.places import Places
from urbankg.timeline.posts import full_post, is_acting

KEPT = 50  # changes of a province, and of the whole country
_YEAR = dt.timedelta(days=365)
_APART = dt.timedelta(days=180)  # between reports of one person and post that are on two changes
_RECENT = 6000  # claims that are looked at, the newest, besides all of the last year: most of a large archive is older
_DATED = """
SELECT ?claim ?published {
  VALUES ?status { <https://w3id.org/urbankg/id/status/start> <https://w3id.org/urbankg/id/status/end> }
  ?claim ukg:status ?status ; ukg:statedIn/schema:datePublished ?published .
}
"""
_CLAIMS = """
SELECT ?claim ?post ?status ?holder ?name ?published ?earliest ?latest ?manner ?article {
  %s
  ?claim ukg:status ?status ; ukg:post ?post ; ukg:holder ?holder ; ukg:statedIn ?article .
  ?holder skos:prefLabel ?name .
  ?article schema:datePublished ?published .
  OPTIONAL { ?claim ukg:earliest ?earliest } OPTIONAL { ?claim ukg:latest ?latest }
  OPTIONAL { ?claim ukg:manner ?manner }
}
"""
_PLACES = "SELECT ?post ?place { ?post org:postIn ?body . ?body ukg:governs?/ukg:inCity? ?place }"


@dataclass(frozen=True, slots=True)
class Change:
    """A change: ``what`` is ``start`` or ``end``, ``post`` the IRI of the full post, ``claim`` that of the first claim.

    ``days`` are those between which it happened, if an article tells; ``published`` and ``updated`` the days of the
    first and the last article, ``articles`` the IRIs of all of them in order of time.
    """

    claim: str
    what: str
    person: str
    name: str
    post: str
    acting: bool
    manner: str
    days: tuple[dt.date, dt.date] | None
    published: dt.date
    updated: dt.date
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The latest changes, newest first: of all places, and by the IRI of a province.

    ``in_year`` has how many there were in a city, by its IRI, in the year before the newest article.
    """

    latest: tuple[Change, ...]
    by_province: dict[str, tuple[Change, ...]]
    in_year: Counter[str]


def changes(store: GraphStore, places: Places, newest: dt.date | None) -> Changes:
    """The changes of office that the articles of a store tell of."""
    where: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, _PLACES):
        where[row["post"]].add(row["place"])
    told: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows_for(store, _CLAIMS, "claim", _recent(store, newest)):
        told[row["post"], row["holder"], row["status"]].append(row)
    found = [change for reports in told.values() for change in _changes(reports)]
    found.sort(key=lambda one: (one.published, one.claim), reverse=True)
    by_province: dict[str, list[Change]] = defaultdict(list)
    in_year: Counter[str] = Counter()
    for change in found:
        at = where[change.post]
        for province in {places.province_of(place) for place in at} - {""}:
            if len(by_province[province]) < KEPT:
                by_province[province].append(change)
        if newest and change.published > newest - _YEAR:
            in_year.update(place for place in at if place in places.cities)
    return Changes(tuple(found[:KEPT]), {iri: tuple(some) for iri, some in by_province.items()}, in_year)


def _recent(store: GraphStore, newest: dt.date | None) -> list[str]:
    """The claims on starts and ends that came out last."""
    dated = sorted(((row["published"], row["claim"]) for row in rows(store, _DATED)), reverse=True)
    since = (newest - _YEAR).isoformat() if newest else ""
    return [f"<{claim}>" for place, (day, claim) in enumerate(dated) if place < _RECENT or day > since]


def _changes(reports: Iterable[dict[str, str]]) -> Iterator[Change]:
    """The changes that reports of one person, post and status are on: those that are far apart are on several."""
    ordered = iter(sorted(reports, key=lambda row: (row["published"], row["claim"])))
    together = list(islice(ordered, 1))
    for row in ordered:
        if (
            dt.date.fromisoformat(row["published"]) - dt.date.fromisoformat(together[-1]["published"])
            > _APART
        ):
            yield _change(together)
            together = []
        together.append(row)
    yield _change(together)


def _change(reports: list[dict[str, str]]) -> Change:
    first = reports[0]
    dated = next((row for row in reports if "earliest" in row), {})
    earliest, latest = day(dated.get("earliest")), day(dated.get("latest"))
    base, _, slug = first["post"].rpartition("/")
    return Change(
        first["claim"],
        tail(first["status"]),
        first["holder"],
        first["name"],
        f"{base}/{full_post(slug)}",
        is_acting(slug),
        next((key_of(row["manner"]) for row in reports if "manner" in row), ""),
        (earliest, latest) if earliest and latest else None,
        dt.date.fromisoformat(first["published"]),
        dt.date.fromisoformat(reports[-1]["published"]),
        tuple(dict.fromkeys(row["article"] for row in reports)),
    )
