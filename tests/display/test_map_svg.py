"""The maps: well-formed, where places are, small, and without a style of their own."""

import re
from xml.etree import ElementTree

from urbankg.display.map_outlines import HEIGHT, WIDTH, outlines, pixels
from urbankg.display.map_svg import Dot, locator_svg, map_svg
from urbankg.files import REFERENCE, rows

TEHRAN, TABRIZ, ZAHEDAN, BANDAR_ABBAS = (51.42, 35.69), (46.29, 38.08), (60.86, 29.5), (56.27, 27.19)


def parsed(svg):
    return ElementTree.fromstring(svg)


def test_places_lie_to_each_other_as_they_do():
    (xt, yt), (xz, yz), (xb, yb) = pixels(*TABRIZ), pixels(*ZAHEDAN), pixels(*BANDAR_ABBAS)
    assert xt < pixels(*TEHRAN)[0] < xb < xz
    assert yt < pixels(*TEHRAN)[1] < yz < yb


def test_distances_are_true_within_a_twentieth():
    """Tehran to Bandar Abbas are about 1,050 km, Tabriz to Zahedan about 1,640 km, both on great circles."""
    (xt, yt), (xz, yz), (xb, yb), (x, y) = (pixels(*at) for at in (TABRIZ, ZAHEDAN, BANDAR_ABBAS, TEHRAN))
    one = ((xb - x) ** 2 + (yb - y) ** 2) ** 0.5 / 1050
    other = ((xz - xt) ** 2 + (yz - yt) ** 2) ** 0.5 / 1637
    assert abs(one / other - 1) < 0.05


def test_all_cities_are_inside_the_picture():
    for row in rows(REFERENCE / "cities.csv"):
        if row["lat"]:
            x, y = pixels(float(row["lon"]), float(row["lat"]))
            assert 0 < x < WIDTH and 0 < y < HEIGHT, row["slug"]


def test_every_province_is_drawn():
    slugs = {row["slug"] for row in rows(REFERENCE / "provinces.csv")}
    assert set(outlines().provinces) == slugs
    assert all(outlines().provinces.values())


def test_a_dot_is_a_link_with_a_title_and_names_are_escaped():
    whole = parsed(
        map_svg([Dot(*TEHRAN, title='<b> & "تهران"', href='/id/city/a?b="<>&', rank=3)], "نقشه", "fa")
    )
    (link,) = whole.iter("a")
    assert link.get("href") == '/id/city/a?b="<>&'
    assert link.findtext("title") == '<b> & "تهران"'
    assert link.find("use").get("href") == "#c3"


def test_dots_without_an_address_are_no_links():
    svg = map_svg([Dot(*TEHRAN, rank=1), Dot(*TABRIZ), Dot(*ZAHEDAN)], "map", "en")
    assert "<a " not in svg
    (plain,) = [path for path in parsed(svg).iter("path") if path.get("class") == "map-city"]
    assert plain.get("d").count("M") == 2


def test_larger_dots_lie_below_smaller_ones():
    svg = map_svg([Dot(*TEHRAN, href="/small", rank=0), Dot(*TEHRAN, href="/large", rank=4)], "map", "en")
    assert svg.index("/large") < svg.index("/small")


def test_seas_are_named_in_the_language_of_the_page():
    assert "خلیج فارس" in map_svg([], "نقشه", "fa")
    assert "Persian Gulf" in map_svg([], "map", "en")


def test_pictures_bring_no_style():
    drawn = map_svg([Dot(*TEHRAN, href="/x", rank=0)], "map", "en") + locator_svg("x", ["qom"], TEHRAN)
    assert not re.search(r"<style|style=|<script|\son\w+=", drawn)


def test_a_locator_marks_province_and_place():
    whole = parsed(locator_svg("استان قم", ["qom"], TEHRAN))
    assert whole.get("aria-label") == "استان قم"
    assert [e.get("class") for e in whole] == ["map-country", "map-here", "map-spot"]
    assert [e.get("class") for e in parsed(locator_svg("ایران"))] == ["map-country"]
