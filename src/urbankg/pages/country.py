"""What the graph tells of each city in figures, worked out once for a state of the store: for the map and tables."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from urbankg.graph.rows import day, rows
from urbankg.graph.store import GraphStore
from urbankg.pages.changes import Changes, changes
from urbankg.pages.places import Place, Places, places

_POINT = re.compile(r"POINT\((\S+) (\S+)\)")
_POINTS = """
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
SELECT ?city ?wkt { ?city a ukg:City ; geo:hasGeometry/geo:asWKT ?wkt }
"""
_POPULATIONS = """
SELECT ?city ?people ?year {
  ?figure a ukg:PopulationFigure ; ukg:place ?city ; ukg:value ?people .
  OPTIONAL { ?figure ukg:populationYear ?year }
}
"""
_NEWEST = "SELECT (MAX(?day) AS ?newest) { ?article a ukg:Article ; schema:datePublished ?day }"
# Of each city's mayors the last one is picked here: the engine would compare all with all.
_MAYORS = """
SELECT ?city ?tenure ?acting ?state ?since ?until ?holder ?name {
  ?post org:role <https://w3id.org/urbankg/id/office/mayor> ; org:postIn/ukg:governs ?city .
  ?tenure ukg:post ?post ; ukg:acting ?acting ; ukg:endState ?state ; ukg:certainUntil ?until ; org:member ?holder .
  ?holder skos:prefLabel ?name .
  OPTIONAL { ?tenure ukg:certainFrom ?since }
}
"""
_SOURCES = """
SELECT ?city (COUNT(DISTINCT ?article) AS ?articles) {
  ?city a ukg:City .
  { ?claim ukg:object ?city } UNION { ?claim ukg:subject ?city }
  UNION { ?body ukg:governs ?city . ?claim ukg:object ?body }
  ?claim ukg:statedIn ?article .
} GROUP BY ?city
"""


@dataclass(frozen=True, slots=True)
class Mayor:
    """The mayor last heard of, or who acts as one: certainly so from one day (if it is known) to another."""

    iri: str
    name: str
    acting: bool
    since: dt.date | None
    until: dt.date


@dataclass(frozen=True, slots=True)
class CityFacts:
    """A city with what is told of it.

    ``at`` is its longitude and latitude; ``mayor`` is None where the last one is known to have left; ``changes`` are
    those of office in its bodies in the year before the newest article, ``sources`` the number of articles on it.
    """

    place: Place
    at: tuple[float, float] | None = None
    population: int | None = None
    population_year: int | None = None
    mayor: Mayor | None = None
    changes: int = 0
    sources: int = 0

    @property
    def years(self) -> float | None:
        """For how many years the mayor is known to have been in office, at least."""
        if self.mayor is None or self.mayor.since is None:
            return None
        return round((self.mayor.until - self.mayor.since).days / 365.25, 1)


@dataclass(frozen=True, slots=True)
class Country:
    """All places, the facts of all cities by IRI, the latest changes of office, and the day of the newest article."""

    places: Places
    cities: dict[str, CityFacts]
    changes: Changes
    newest: dt.date | None


def country(store: GraphStore) -> Country:
    """What a store tells of all places, in a handful of queries; ask for it by way of `urbankg.pages.once.Once`."""
    newest = next((day(row["newest"]) for row in rows(store, _NEWEST) if "newest" in row), None)
    there = places(store)
    changed = changes(store, there, newest)
    points = {row["city"]: row["wkt"] for row in rows(store, _POINTS)}
    populations = {row["city"]: row for row in rows(store, _POPULATIONS)}
    sources = {row["city"]: int(row["articles"]) for row in rows(store, _SOURCES) if "city" in row}
    mayors: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(store, _MAYORS):
        mayors[row["city"]].append(row)
    cities = {}
    for iri, place in there.cities.items():
        people = populations.get(iri, {})
        cities[iri] = CityFacts(
            place,
            _point(points.get(iri, "")),
            int(people["people"]) if people else None,
            int(people["year"]) if "year" in people else None,
            _mayor(mayors[iri]),
            changed.in_year[iri],
            sources.get(iri, 0),
        )
    return Country(there, cities, changed, newest)


def _point(wkt: str) -> tuple[float, float] | None:
    found = _POINT.fullmatch(wkt)
    return (float(found[1]), float(found[2])) if found else None


def _mayor(tenures: Iterable[dict[str, str]]) -> Mayor | None:
    """Who is the last known mayor by the tenures of a city, unless that one's end is known, too."""
    last = max(tenures, key=lambda row: (row["until"], row.get("since", ""), row["tenure"]), default=None)
    if last is None or last["state"] != "as_of":
        return None
    until = dt.date.fromisoformat(last["until"])
    return Mayor(last["holder"], last["name"], last["acting"] == "true", day(last.get("since")), until)
