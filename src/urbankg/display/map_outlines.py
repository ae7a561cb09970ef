"""Where things of data/maps stand in a picture: Lambert's projection of Iran, and outlines as paths of SVG."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from urbankg.files import MAPS

WIDTH = 1000  # pixels of the whole picture
_WEST, _EAST, _SOUTH, _NORTH = 43.2, 64.0, 24.4, 40.3  # what it shows, along its middle lines
_MIDDLE, _PARALLELS = 53.7, (29.0, 36.5)  # where the projection stands upright and true to scale


@dataclass(frozen=True, slots=True)
class Sea:
    """The name of a sea and the pixels at which it stands."""

    fa: str
    en: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Outlines:
    """Paths of SVG, in pixels: of the country, of its neighbours in one, of each province by its slug."""

    country: str
    neighbours: str
    provinces: dict[str, str]
    seas: tuple[Sea, ...]


def _cone() -> tuple[float, float]:
    """The exponent of the cone and its scale, for two parallels that are true to scale."""
    first, second = (math.radians(degrees) for degrees in _PARALLELS)
    exponent = math.log(math.cos(first) / math.cos(second)) / math.log(_half(second) / _half(first))
    return exponent, math.cos(first) * _half(first) ** exponent / exponent


def _half(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


_EXPONENT, _SCALE = _cone()


def _flat(lon: float, lat: float) -> tuple[float, float]:
    """Eastward and northward, from the tip of the cone, in radii of the Earth."""
    away = _SCALE / _half(math.radians(lat)) ** _EXPONENT
    angle = _EXPONENT * math.radians(lon - _MIDDLE)
    return away * math.sin(angle), -away * math.cos(angle)


_LEFT, _RIGHT = _flat(_WEST, (_SOUTH + _NORTH) / 2)[0], _flat(_EAST, (_SOUTH + _NORTH) / 2)[0]
_TOP, _BOTTOM = _flat(_MIDDLE, _NORTH)[1], _flat(_MIDDLE, _SOUTH)[1]
_PIXELS = WIDTH / (_RIGHT - _LEFT)
HEIGHT = round((_TOP - _BOTTOM) * _PIXELS)


def pixels(lon: float, lat: float) -> tuple[int, int]:
    """Where a place stands in the picture, from its upper left corner.

    >>> pixels(51.4, 35.7)
    (398, 262)
    """
    east, north = _flat(lon, lat)
    return round((east - _LEFT) * _PIXELS), round((_TOP - north) * _PIXELS)


@cache
def outlines() -> Outlines:
    """The outlines of data/maps."""
    told = json.loads((MAPS / "iran.geojson").read_text(encoding="utf-8"))["features"]
    kinds: dict[str, list[dict[str, Any]]] = {}
    for one in told:
        kinds.setdefault(one["properties"]["kind"], []).append(one)
    provinces = {one["properties"]["id"]: _path([one]) for one in kinds["province"]}
    seas = (
        Sea(
            one["properties"]["name_fa"],
            one["properties"]["name_en"],
            *pixels(*one["geometry"]["coordinates"]),
        )
        for one in kinds["sea"]
    )
    return Outlines(_path(kinds["country"]), _path(kinds["neighbour"]), provinces, tuple(seas))


def _path(features: Iterable[dict[str, Any]]) -> str:
    rings = (ring for one in features for ring in _rings(one["geometry"]))
    return "".join(_ring([pixels(*point) for point in ring]) for ring in rings)


def _rings(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    polygons = geometry["coordinates"]
    for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
        yield from polygon


def _ring(points: list[tuple[int, int]]) -> str:
    """A ring in steps of whole pixels; nothing for what is smaller than a pixel."""
    steps = [f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points) if (x1, y1) != (x2, y2)]
    told = " ".join(steps[:-1]).replace(" -", "-")  # the last step is the closing one
    return f"M{points[0][0]} {points[0][1]}l{told}z" if told else ""
