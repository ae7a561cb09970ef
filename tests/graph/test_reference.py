"""The reference graph: what its files say, only what is sure, and nothing twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pyoxigraph as ox
import pytest

from urbankg.files import REFERENCE, rows
from urbankg.graph.fixed import fixed_graphs
from urbankg.graph.reference import reference_quads
from urbankg.graph.vocabulary import LABEL, REFERENCE_GRAPH, TYPE, office, term, thing, ukg

QUADS = frozenset(reference_quads())
BY_SUBJECT: dict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
for quad in QUADS:
    BY_SUBJECT[quad.subject].append(quad)  # type: ignore[index]


def said(node: ox.NamedNode, predicate: ox.NamedNode) -> set[str]:
    return {str(q.object.value) for q in BY_SUBJECT[node] if q.predicate == predicate}  # type: ignore[union-attr]


def of_class(name: str) -> list[ox.NamedNode]:
    return [q.subject for q in QUADS if q.predicate == TYPE and q.object == ukg(name)]  # type: ignore[misc]


def test_it_is_the_graph_of_the_store() -> None:
    assert fixed_graphs()[REFERENCE_GRAPH] == QUADS
    assert {q.graph_name for q in QUADS} == {REFERENCE_GRAPH}


@pytest.mark.parametrize(
    ("name", "file"), [("Province", "provinces"), ("County", "counties"), ("City", "cities")]
)
def test_every_place_is_there_once_with_a_persian_name(name: str, file: str) -> None:
    listed = list(rows(REFERENCE / f"{file}.csv"))
    places = of_class(name)
    assert len(places) == len(set(places)) == len(listed)
    for row in listed:
        node = thing({"counties": "county", "cities": "city", "provinces": "province"}[file], row["slug"])
        assert row["name_fa"] in said(node, LABEL)
        if file != "provinces":
            assert len(said(node, ukg("inProvince"))) == 1


def test_a_city_with_all_that_is_known_of_it() -> None:
    row = next(r for r in rows(REFERENCE / "cities.csv") if r["slug"] == "qazvin")
    city = thing("city", "qazvin")
    assert said(city, ukg("inCounty")) == {thing("county", "qazvin").value}
    geometry = next(q.object for q in BY_SUBJECT[city] if q.predicate == term("geo:hasGeometry"))
    (point,) = (q.object for q in BY_SUBJECT[geometry] if q.predicate == term("geo:asWKT"))  # type: ignore[index]
    assert isinstance(point, ox.Literal) and point.datatype == term("geo:wktLiteral")
    found = re.fullmatch(r"POINT\((\S+) (\S+)\)", point.value)  # longitude first
    assert found is not None
    assert [float(n) for n in found.groups()] == pytest.approx([float(row["lon"]), float(row["lat"])])
    links = said(city, term("skos:exactMatch"))
    assert f"https://sws.geonames.org/{row['geonames_id']}/" in links
    assert said(thing("city", "mashhad"), ukg("isMetropolis")) == {"true"}


def test_links_and_points_only_where_the_match_is_sure() -> None:
    unsure, doubtful = 0, 0
    for row in rows(REFERENCE / "cities.csv"):
        node = thing("city", row["slug"])
        links = {link for link in said(node, term("skos:exactMatch")) if "geonames" in link}
        assert bool(links) == (bool(row["geonames_id"]) and row["geonames_conf"] == "high")
        unsure += bool(row["geonames_id"]) and not links
        if "unconfirmed" in row["coord_source"]:
            doubtful += 1
            assert not said(node, term("geo:hasGeometry"))
    assert unsure > 100 and doubtful


def test_every_point_lies_in_iran() -> None:
    points = [q.object.value for q in QUADS if q.predicate == term("geo:asWKT")]  # type: ignore[union-attr]
    assert len(points) > 1200
    for point in points:
        lon, lat = map(float, point.removeprefix("POINT(").removesuffix(")").split())
        assert 44 < lon < 63.4 and 25 < lat < 39.9, point


def test_what_is_not_verified_is_no_fact() -> None:
    sources = [q.object.value for q in QUADS if q.predicate == term("dcterms:source")]  # type: ignore[union-attr]
    assert sources and not any(re.search("unverified|conflict", source) for source in sources)
    for row in rows(REFERENCE / "ministries.csv"):
        if "unverified" in row["source"]:
            known = {q.predicate for q in BY_SUBJECT[thing("ministry", row["slug"])]}
            assert known == {TYPE, LABEL, term("skos:hiddenLabel")}


def test_holders_of_unsure_rows_and_unverified_ends_stay_out() -> None:
    records = of_class("TenureRecord")
    persons = {name for q in QUADS if q.predicate == LABEL for name in [q.object.value]}  # type: ignore[union-attr]
    holders: Counter[str] = Counter()
    for row in (r for f in ("mayors", "ministers") for r in rows(REFERENCE / f"{f}.csv")):
        holders[row["person_fa"]] += row["confidence"] != "low" and "unverified" not in row["source"]
    assert {name for name, sure in holders.items() if not sure}.isdisjoint(persons)
    assert len(records) > 100
    open_ended = [r for r in rows(REFERENCE / "ministers.csv") if "end date: unverified" in r["note"]]
    assert open_ended
    for row in open_ended:
        for record in records:
            if said(record, ukg("subjectLabel")) == {row["person_fa"]} and said(
                record, ukg("earliestStart")
            ) == {row["date_from"]}:
                assert not said(record, ukg("latestEnd"))


def test_what_is_known_of_holders_is_records_and_no_conclusion() -> None:
    for name in ("Tenure", "Appearance", "IdentityLink", "Vacancy", "Conflict"):
        assert of_class(name) == []
    assert not any(q.predicate in (term("org:member"), ukg("holder")) for q in QUADS)


def test_records_have_bounds_in_order_a_person_a_post_and_a_source() -> None:
    for record in of_class("TenureRecord"):
        for first, last in (
            ("earliestStart", "latestStart"),
            ("earliestEnd", "latestEnd"),
            ("earliestStart", "earliestEnd"),
            ("latestStart", "latestEnd"),
        ):
            assert not said(record, ukg(last)) or max(said(record, ukg(first)), default="") <= min(
                said(record, ukg(last))
            )
        assert said(record, term("dcterms:source")) and said(record, ukg("subjectLabel"))
        (post,) = said(record, ukg("post"))
        (role,) = said(ox.NamedNode(post), term("org:role"))
        assert role.startswith(office("").value) and said(record, ukg("role")) == {role}
        (person,) = said(record, ukg("subject"))
        persian = [
            q.object.value
            for q in BY_SUBJECT[ox.NamedNode(person)]
            if q.predicate == LABEL and isinstance(q.object, ox.Literal) and q.object.language == "fa"
        ]
        assert len(persian) == 1  # one spelling, though rows have several
        assert len(said(ox.NamedNode(person), ukg("surnameKey"))) == 1


def test_only_a_year_known_is_the_whole_year() -> None:
    spans = {
        (min(said(t, ukg("earliestStart"))), min(said(t, ukg("latestStart"))))
        for t in of_class("TenureRecord")
        if said(t, ukg("earliestStart"))
    }
    assert any(first.endswith("-01-01") and last == f"{first[:4]}-12-31" for first, last in spans)


def test_every_literal_name_is_tagged() -> None:
    for q in QUADS:
        if q.predicate in (LABEL, term("skos:altLabel")):
            assert isinstance(q.object, ox.Literal) and q.object.language in ("fa", "en")
