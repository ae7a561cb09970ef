"""The provinces, counties and cities of a store, with their names and what lies in what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from urbankg.display.labels import Lang
from urbankg.graph.rows import rows
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import ukg

_PLACES = """
SELECT ?place ?label (LANG(?label) AS ?lang) ?province ?county {
  ?place a %s ; rdfs:label ?label .
  OPTIONAL { ?place ukg:inProvince ?province }
  OPTIONAL { ?place ukg:inCounty ?county }
}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its IRI, its names, and the places that it lies in (their IRIs; empty where there are none)."""

    iri: str
    fa: str
    en: str
    province: str = ""
    county: str = ""

    def name(self, lang: Lang) -> str:
        """Its name in a language; in English the Persian one, where no other is known."""
        return self.en or self.fa if lang == "en" else self.fa


@dataclass(frozen=True, slots=True)
class Places:
    """All provinces, counties and cities by IRI, in order of their IRIs."""

    provinces: dict[str, Place]
    counties: dict[str, Place]
    cities: dict[str, Place]

    def province_of(self, iri: str) -> str:
        """The IRI of the province that a place is or lies in; empty for other things."""
        if iri in self.provinces:
            return iri
        place = self.cities.get(iri) or self.counties.get(iri)
        return place.province if place else ""


def places(store: GraphStore) -> Places:
    """All places of a store."""
    return Places(_of(store, "Province"), _of(store, "County"), _of(store, "City"))


def _of(store: GraphStore, kind: str) -> dict[str, Place]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sorted(rows(store, _PLACES % ukg(kind)), key=lambda row: row["label"]):
        found[row["place"]].setdefault(row["lang"], row["label"])
        found[row["place"]] |= {name: row[name] for name in ("province", "county") if name in row}
    return {
        iri: Place(iri, of.get("fa", ""), of.get("en", ""), of.get("province", ""), of.get("county", ""))
        for iri, of in sorted(found.items())
    }
