"""The map: Iran's cities, coloured by what the graph tells of them, with all figures as a table and as GeoJSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from urbankg import files
from urbankg.display.labels import Lang, number
from urbankg.display.map_svg import Dot, map_svg
from urbankg.pages.country import CityFacts, Country, country
from urbankg.pages.names import Names
from urbankg.pages.tables import order_key, paged
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words

_CLASSES = Path(__file__).with_name("map_classes.csv")
_LINKED = 400  # dots that are links, of the cities with the highest values: a page is to stay small
_ROWS = 50
_SORTS = ("value", "name", "province")
_COLUMNS = (
    "city", "province", "longitude", "latitude", "population", "holder", "since", "asOf", "years", "changes", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shade:
    """A class of a choice of colours: the value from which on a city is of it, and its words."""

    rank: int
    least: float
    fa: str
    en: str

    def name(self, lang: Lang) -> str:
        """Its words in a language."""
        return self.fa if lang == "fa" else self.en


@cache
def shades() -> dict[str, tuple[Shade, ...]]:
    """The classes of each choice of colours, in ascending order."""
    found: dict[str, list[Shade]] = {}
    for row in files.rows(_CLASSES):
        shade = Shade(int(row["rank"]), float(row["least"]), row["fa"], row["en"])
        found.setdefault(row["colour"], []).append(shade)
    return {colour: tuple(some) for colour, some in found.items()}


def value_of(city: CityFacts, colour: str) -> float | None:
    """What a city is coloured by; None where nothing is told, of numbers of reports also for none."""
    if colour == "tenure":
        return city.years
    if colour == "population":
        return city.population
    return (city.changes if colour == "changes" else city.sources) or None


def view(asked: Asked) -> View:
    """The map; ``colour`` of the URL is a choice of colours, ``sort`` an order of the table."""
    words = Words(asked.lang)
    colour = asked.choice("colour", shades()) or "tenure"
    sort = asked.choice("sort", _SORTS) or "value"
    told = asked.once.of(country)
    names = Names(asked.store, asked.lang)
    cities = [_row(city, told, colour, names) for city in told.cities.values()]
    coloured = [city for city in cities if city["rank"] is not None]
    _sort(coloured, sort)
    _, pages = paged(coloured, asked, _ROWS)
    counted = Counter(city["rank"] for city in coloured)
    title = words["map_title"]
    return View(
        "map.html",
        title,
        words["map_description"],
        data={
            "colour": colour,
            "colours": list(shades()),
            "newest": told.newest,
            "classes": [
                {"rank": s.rank, "least": s.least, "label": s.name(asked.lang), "cities": counted[s.rank]}
                for s in shades()[colour]
            ],
            "cities": coloured,
            "pages": {**pages, "size": _ROWS},
            "sort": sort,
        },
        table=Table(_COLUMNS, tuple(_facts(city) for city in cities)),
        pictures={"map": map_svg(_dots(cities, asked), title, asked.lang)} if pages["number"] == 1 else {},
        others={"geojson": lambda: _geojson(cities)},
    )


def _row(city: CityFacts, told: Country, colour: str, names: Names) -> dict[str, Any]:
    value = value_of(city, colour)
    province = told.places.provinces.get(city.place.province)
    mayor, lang = city.mayor, names.lang
    return {
        "city": {"iri": city.place.iri, "label": city.place.name(lang)},
        "province": {"iri": province.iri, "label": province.name(lang)} if province else None,
        "at": city.at,
        "value": value,
        "rank": None if value is None else _rank(value, colour),
        "population": city.population,
        "mayor": names.ref(mayor.iri, names.own(mayor.iri, mayor.name)) if mayor else None,
        "acting": bool(mayor and mayor.acting),
        "since": mayor.since if mayor else None,
        "until": mayor.until if mayor else None,
        "years": city.years,
        "changes": city.changes,
        "sources": city.sources,
    }


def _rank(value: float, colour: str) -> int:
    return max(shade.rank for shade in shades()[colour] if value >= shade.least)


def _sort(cities: list[dict[str, Any]], by: str) -> None:
    cities.sort(key=lambda city: order_key(city["city"]))
    if by == "value":
        cities.sort(key=lambda city: -city["value"])
    elif by == "province":
        cities.sort(key=lambda city: order_key(city["province"]))


def _dots(cities: Sequence[dict[str, Any]], asked: Asked) -> list[Dot]:
    """The dots of all cities; those with the highest values are links."""
    placed = [city for city in cities if city["at"]]
    placed.sort(key=lambda city: -1 if city["value"] is None else city["value"], reverse=True)
    return [_dot(city, asked, linked=place < _LINKED) for place, city in enumerate(placed)]


def _dot(city: dict[str, Any], asked: Asked, *, linked: bool) -> Dot:
    lon, lat = city["at"]
    if city["value"] is None or not linked:
        return Dot(lon, lat, rank=city["rank"])
    said = f"{city['city']['label']}: {number(city['value'], asked.lang)}"
    return Dot(lon, lat, said, asked.link(city["city"]["iri"]), city["rank"])


def _facts(city: dict[str, Any]) -> tuple[Any, ...]:
    lon, lat = city["at"] or (None, None)
    people = (city["population"], city["mayor"], city["since"], city["until"], city["years"])
    return (city["city"], city["province"], lon, lat, *people, city["changes"], city["sources"])


def _geojson(cities: Sequence[dict[str, Any]]) -> bytes:
    """All cities with coordinates as points with their figures."""
    features = [
        {
            "type": "Feature",
            "id": city["city"]["iri"],
            "geometry": {"type": "Point", "coordinates": city["at"]},
            "properties": {
                "name": city["city"]["label"],
                "province": city["province"]["label"] if city["province"] else None,
                **{name: city[name] for name in ("population", "years", "changes", "sources")},
                "mayor": city["mayor"]["label"] if city["mayor"] else None,
                "since": city["since"],
                "until": city["until"],
            },
        }
        for city in cities
        if city["at"]
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, default=str).encode()
