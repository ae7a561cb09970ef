"""Pages of cities, counties and provinces: who governs them on a day, figures, and what lies in them."""

import csv
import io

import pytest

from urbankg.pages.view import PageError


def holders(page, post):
    return [
        (one["person"]["label"], one["certainty"])
        for body in page.data["bodies"]
        for told in body["posts"]
        if told["post"]["iri"].endswith(f"/post/{post}")
        for one in told["holders"]
    ]


def test_a_city_tells_who_holds_its_posts_on_a_day(get):
    assert holders(get("/id/city/tehran.json?on=1390-01-01"), "mayor-tehran") == [
        ("محمدباقر قالیباف", "certain")
    ]
    assert holders(get("/id/city/tehran.json?on=1400-12-01"), "mayor-tehran") == [
        ("علیرضا زاکانی", "certain")
    ]


def test_choosing_a_day_keeps_what_was_chosen_of_the_table_and_the_other_way_round(get):
    page = get("/id/province/isfahan?on=1400&sort=population&q=ان&page=1").text
    day, _, table = page.partition('class="filter"')
    for form, name, value in ((day, "q", "ان"), (day, "sort", "population"), (table, "on", "1400")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert 'name="page"' not in page


def test_without_a_day_it_is_today(get):
    page = get("/id/city/qazvin.json")
    assert holders(page, "mayor-qazvin") == [("مهدی صباغی", "possible")]
    assert page.data["on"] is None


def test_municipality_council_and_governor_are_there_the_mayor_first(get):
    bodies = [one["body"]["iri"].rsplit("/", 2)[-2:] for one in get("/id/city/qazvin.json").data["bodies"]]
    assert bodies == [["municipality", "qazvin"], ["council", "qazvin"], ["governorate", "qazvin"]]


def test_figures_name_their_sources(get):
    figures = get("/id/city/qazvin.json").data["figures"]
    told = [one for one in figures if one["article"]]
    assert [(one["what"], one["value"]) for one in told] == [("population", 500_000)]
    assert "نیم میلیون نفر" in told[0]["quote"]
    assert all(one["source"] or one["article"] for one in figures)


def test_a_budget_is_a_figure_of_the_city(get):
    figures = get("/id/city/mashhad.json").data["figures"]
    assert any(one["what"] == "budget" and one["date"] == "1401" for one in figures)


def test_a_county_lists_its_cities_and_a_province_its_counties(get):
    county = get("/id/county/qazvin.json").data
    assert "قزوین" in [row["city"]["label"] for row in county["cities"]]
    assert county["counties"] == []
    province = get("/id/province/qazvin.json").data
    assert "البرز" in [one["label"] for one in province["counties"]]
    assert {"قزوین", "تاکستان"} <= {row["city"]["label"] for row in province["cities"]}


def test_cities_are_sorted_filtered_and_in_pages(get):
    by_population = [
        row["population"] for row in get("/id/province/fars.json?sort=population").data["cities"]
    ]
    known = [people for people in by_population if people]
    assert known == sorted(known, reverse=True) and by_population[: len(known)] == known
    found = get("/id/province/fars.json?q=شيراز").data["cities"]
    assert [row["city"]["label"] for row in found] == ["شیراز"]
    pages = get("/id/province/fars.json?page=2").data["pages"]
    assert pages["number"] == 2 and pages["total"] > 50
    with pytest.raises(PageError):
        get("/id/province/fars?page=99")


def test_cities_stand_in_the_order_of_the_persian_alphabet(get):
    names = [row["city"]["label"] for row in get("/id/province/qazvin.json").data["cities"]]
    assert names.index("آبگرم") < names.index("اقبالیه") < names.index("تاکستان") < names.index("قزوین")


def test_the_table_of_a_city_is_its_holders_that_of_a_province_its_cities(get):
    city = list(csv.DictReader(io.StringIO(get("/en/id/city/qazvin.csv").text)))
    assert any(row["post"] == "Mayor of Qazvin" and row["holder"] == "Mehdi Sabbaghi" for row in city)
    province = list(csv.DictReader(io.StringIO(get("/id/province/qazvin.csv").text)))
    assert any(row["city"] == "قزوین" and row["holder"] == "مهدی صباغی" for row in province)


def test_a_place_shows_where_it_lies_and_what_it_lies_in(get):
    page = get("/en/id/city/qazvin").text
    assert 'class="map-spot"' in page and 'class="map-here"' in page
    assert "Qazvin County" in page and "Qazvin Province" in page
    assert '"GeoCoordinates"' in page


def test_a_province_leads_to_its_feed(get):
    assert 'type="application/atom+xml"' in get("/id/province/qazvin").text
    assert 'href="/feeds/changes/qazvin.atom"' in get("/id/province/qazvin").text


def test_there_is_no_page_of_a_place_that_there_is_not(get):
    assert not get("/id/city/atlantis").there


def test_a_day_that_is_none_is_refused(get):
    with pytest.raises(PageError):
        get("/id/city/qazvin?on=1400-13-45")


def test_what_is_typed_is_escaped(get):
    page = get('/id/province/qazvin?q="><script>alert(1)</script>').text
    assert "<script>alert" not in page
