"""The outlines of data/maps fit the places of the reference data."""

import json

import pytest

from urbankg.files import MAPS, REFERENCE, rows

shapely = pytest.importorskip("shapely", reason="shapely tells what lies inside an outline")
NEAR = 0.05  # degrees


def areas(kind):
    whole = json.loads((MAPS / "iran.geojson").read_text(encoding="utf-8"))
    return {
        one["properties"].get("id"): shapely.geometry.shape(one["geometry"])
        for one in whole["features"]
        if one["properties"]["kind"] == kind
    }


def test_every_city_with_coordinates_lies_in_iran():
    (iran,) = areas("country").values()
    cities = [row for row in rows(REFERENCE / "cities.csv") if row["lat"]]
    outside = [
        row["slug"]
        for row in cities
        if not iran.dwithin(shapely.Point(float(row["lon"]), float(row["lat"])), NEAR)
    ]
    assert len(cities) > 1200
    assert outside == []


def test_every_province_has_an_outline_around_its_capital():
    drawn = areas("province")
    for row in rows(REFERENCE / "provinces.csv"):
        capital = shapely.Point(float(row["capital_lon"]), float(row["capital_lat"]))
        assert drawn.pop(row["slug"]).dwithin(capital, NEAR), row["slug"]
    assert drawn == {}


def test_provinces_do_not_overlap():
    drawn = list(areas("province").values())
    together = shapely.union_all(drawn).area
    assert sum(area.area for area in drawn) == pytest.approx(together, rel=1e-3)
