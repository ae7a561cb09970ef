"""The map: its colours, its table, its size, and what its twins have."""

import csv
import io
import re

import pytest

from urbankg.articles import article_from_text
from urbankg.files import REFERENCE, rows
from urbankg.pages.map import shades
from urbankg.pages.view import PageError

SMALL_PAGE = 150_000  # bytes


@pytest.mark.parametrize("colour", shades())
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_choice_of_colours_is_a_small_page_with_its_legend(get, colour, language):
    page = get(f"{language}/map?colour={colour}")
    assert page.size < SMALL_PAGE
    lang = "en" if language else "fa"
    for shade in shades()[colour]:
        assert shade.name(lang) in page.text.replace("&#39;", "'")


def test_population_colours_cities_by_their_class(get):
    cities = {one["city"]["label"]: one for one in get("/map.json?colour=population").data["cities"]}
    assert cities["تهران"]["rank"] == 4
    assert cities["قزوین"]["rank"] == 3
    assert all(cities[name]["value"] == cities[name]["population"] for name in ("تهران", "قزوین"))


def test_the_years_of_a_mayor_are_those_that_are_known(get):
    cities = {one["city"]["label"]: one for one in get("/map.json").data["cities"]}
    qazvin = cities["قزوین"]
    assert qazvin["mayor"]["label"] == "مهدی صباغی"
    assert (qazvin["since"], qazvin["until"]) == ("2021-10-17", "2022-01-17")
    assert qazvin["years"] == 0.3 and qazvin["rank"] == 0


def test_the_table_has_all_cities_and_figures(get):
    table = list(csv.DictReader(io.StringIO(get("/map.csv").text)))
    there = [row["slug"] for row in rows(REFERENCE / "cities.csv")]
    assert len(table) == len(there)
    tehran = next(row for row in table if row["city"] == "تهران" and row["province"] == "تهران")
    assert float(tehran["longitude"]) == pytest.approx(51.4, abs=0.1)
    assert int(tehran["sources"]) > 5


def test_geojson_has_a_point_for_every_city_with_coordinates(get):
    told = get("/en/map.geojson").data
    assert told["type"] == "FeatureCollection"
    confirmed = [
        r for r in rows(REFERENCE / "cities.csv") if r["lat"] and "unconfirmed" not in r["coord_source"]
    ]
    assert len(told["features"]) == len(confirmed)
    assert all(
        44 < lon < 64 and 25 < lat < 40
        for lon, lat in (f["geometry"]["coordinates"] for f in told["features"])
    )


def test_large_cities_have_a_dot_and_their_people(get):
    told = get("/en/map.json?colour=population").data["cities"]
    people = {row["city"]["iri"].rsplit("/", 1)[1]: row["value"] for row in told}
    page = get("/en/map?colour=population").text
    for city, least in {"kashan": 300_000, "prnd": 90_000, "baghstan-tehran": 80_000, "abik": 60_000}.items():
        assert people[city] > least and f'<a href="/en/id/city/{city}"><title>' in page
    drawn = re.findall(r'<a href="/en/id/city/([^"]+)"><title>', page)
    assert {city for city, number in people.items() if number > 100_000} <= set(drawn)


def test_dots_lead_to_the_pages_of_cities_in_the_language_of_the_page(get):
    assert '<a href="/id/city/qazvin"><title>' in get("/map").text
    assert '<a href="/en/id/city/qazvin"><title>' in get("/en/map").text


def test_changes_are_those_of_the_year_before_the_newest_article(pages_of):
    import urbankg

    store = urbankg.open_store()
    urbankg.ingest(
        store,
        [
            article_from_text("شهردار تازه\n۲۷ دی ۱۴۰۰\nمینا آذرنیا شهردار اراک شد.", "arak-1"),
            article_from_text("شهردار پیشین\n۲۷ دی ۱۳۹۵\nبهروز کامران شهردار اراک شد.", "arak-2"),
        ],
    )
    get = pages_of(store)
    (city,) = get("/map.json?colour=changes").data["cities"]
    assert (city["city"]["label"], city["changes"]) == ("اراک", 1)


def test_the_second_page_of_the_table_has_other_cities_and_no_picture(get):
    first, second = get("/map?colour=population"), get("/map?colour=population&page=2")
    assert "<svg class=" in first.text and '<svg class="map"' not in second.text
    assert second.size < first.size


@pytest.mark.parametrize("state", ["colour=red", "page=0", "page=9999", "page=x", "sort=nothing"])
def test_a_state_that_there_is_not_is_refused(get, state):
    with pytest.raises(PageError):
        get(f"/map?{state}")


def test_an_empty_store_has_a_map_without_colours(pages_of):
    import urbankg

    get = pages_of(urbankg.open_store())
    assert get("/map?colour=sources").data is None
    assert get("/map.json?colour=sources").data["cities"] == []
    assert get("/map.json?colour=sources").data["newest"] is None
