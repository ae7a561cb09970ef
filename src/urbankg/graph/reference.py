"""The reference data as a graph: places, bodies, figures of people, and dated holders of offices.

Rows marked unverified, of low confidence, or with unverified dates are not facts and stay out; a body of such a
row has its name in both languages, so that articles can point at it, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from urbankg.errors import DateError
from urbankg.files import REFERENCE, rows, several
from urbankg.graph import literals
from urbankg.graph.vocabulary import (
    LABEL,
    PREFIXES,
    REFERENCE_GRAPH,
    THING_CLASSES,
    TYPE,
    office,
    term,
    thing,
    ukg,
)
from urbankg.identity import resolve
from urbankg.identity.surname_key import block
from urbankg.persian.dates import DateSpan, parse_date
from urbankg.persian.fold import key

_GEONAMES = "https://sws.geonames.org/"
_ROLES = {
    "president": "president",
    "first_vice_president": "vice_president",
    "majlis_speaker": "speaker",
}
_UNSURE = re.compile(r"unverified|conflict", re.IGNORECASE)


def reference_quads() -> Iterator[Quad]:
    """Every quad of the reference graph."""
    yield from _places()
    yield from _bodies()
    yield from _populations()
    yield from _records()


def _quad(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, REFERENCE_GRAPH)


def _named(node: NamedNode, name: str) -> Iterator[Quad]:
    """A Persian label, and the key under which queries find it however it is spelt."""
    yield _quad(node, LABEL, Literal(name, language="fa"))
    yield _quad(node, term("skos:hiddenLabel"), Literal(key(name)))


def _labels(node: NamedNode, row: dict[str, str]) -> Iterator[Quad]:
    """The names of a row, and where it is from; if that is not verified its name alone, in both languages."""
    yield from _named(node, row["name_fa"])
    if row.get("name_en"):
        yield _quad(node, LABEL, Literal(row["name_en"], language="en"))
    if _UNSURE.search(row.get("source", "")):
        return
    for other in several(row.get("alt_fa", "") or row.get("short_forms", "") or row.get("variants_fa", "")):
        yield _quad(node, term("skos:altLabel"), Literal(other, language="fa"))
        yield _quad(node, term("skos:hiddenLabel"), Literal(key(other)))
    if row.get("source"):
        yield _quad(node, term("dcterms:source"), Literal(row["source"]))


def _links(node: NamedNode, row: dict[str, str], *, geonames: bool) -> Iterator[Quad]:
    if _UNSURE.search(row.get("source", "")):
        return
    if row.get("wikidata_qid"):
        yield _quad(node, term("skos:exactMatch"), NamedNode(PREFIXES["wd"] + row["wikidata_qid"]))
    if geonames and row.get("geonames_id"):
        yield _quad(node, term("skos:exactMatch"), NamedNode(f"{_GEONAMES}{row['geonames_id']}/"))


def _point(node: NamedNode, path: str, slug: str, row: dict[str, str]) -> Iterator[Quad]:
    if row.get("lat") and row.get("lon") and "unconfirmed" not in row.get("coord_source", ""):
        geometry = thing("geometry", f"{path}-{slug}")
        wkt = f"POINT({float(row['lon']):.5f} {float(row['lat']):.5f})"
        yield _quad(node, term("geo:hasGeometry"), geometry)
        yield _quad(geometry, TYPE, term("geo:Geometry"))
        yield _quad(geometry, term("geo:asWKT"), Literal(wkt, datatype=term("geo:wktLiteral")))


@cache
def _provinces() -> dict[str, str]:
    return {row["name_fa"]: row["slug"] for row in rows(REFERENCE / "provinces.csv")}


@cache
def _counties() -> dict[tuple[str, str], str]:
    return {(row["name_fa"], row["province_fa"]): row["slug"] for row in rows(REFERENCE / "counties.csv")}


def _places() -> Iterator[Quad]:
    for row in rows(REFERENCE / "provinces.csv"):
        node = thing("province", row["slug"])
        yield _quad(node, TYPE, ukg("Province"))
        yield from _labels(node, row)
        yield from _links(node, row, geonames=True)
        yield from _point(node, "province", row["slug"], row)
        yield from _seat("governorate", "استانداری", "province", row)
    for row in rows(REFERENCE / "counties.csv"):
        node = thing("county", row["slug"])
        yield _quad(node, TYPE, ukg("County"))
        yield from _labels(node, row)
        yield from _links(node, row, geonames=True)
        yield _quad(node, ukg("inProvince"), thing("province", _provinces()[row["province_fa"]]))
        yield from _seat("county-governorate", "فرمانداری", "county", row)
    for row in rows(REFERENCE / "cities.csv"):
        node = thing("city", row["slug"])
        yield _quad(node, TYPE, ukg("City"))
        yield from _labels(node, row)
        yield from _links(node, row, geonames=row["geonames_conf"] == "high")
        yield from _point(node, "city", row["slug"], row)
        yield _quad(node, ukg("inProvince"), thing("province", _provinces()[row["province_fa"]]))
        if county := _counties().get((row["county_fa"], row["province_fa"])):
            yield _quad(node, ukg("inCounty"), thing("county", county))
        yield from _seat("municipality", "شهرداری", "city", row)
        yield from _seat("council", "شورای اسلامی شهر", "city", row)
    for row in rows(REFERENCE / "metropolises.csv"):
        city = resolve.place(row["name_fa"], ("city",), (row["province_fa"],))
        if row["official_metropolis"] == "yes" and row["confidence"] == "high" and city.linked:
            yield _quad(thing("city", city.slug), ukg("isMetropolis"), literals.boolean(True))


def _seat(path: str, head: str, governed: str, row: dict[str, str]) -> Iterator[Quad]:
    """The body that governs a place; it bears the place's slug."""
    node = thing(path, row["slug"])
    yield _quad(node, TYPE, THING_CLASSES[path])
    yield from _named(node, f"{head} {row['name_fa']}")
    yield _quad(node, ukg("governs"), thing(governed, row["slug"]))


def _bodies() -> Iterator[Quad]:
    for row in rows(REFERENCE / "ministries.csv"):
        node = thing("ministry", row["slug"])
        yield _quad(node, TYPE, ukg("Ministry"))
        yield from _labels(node, row)
        yield from _links(node, row, geonames=False)
    for row in rows(REFERENCE / "agencies.csv"):
        node = thing("agency", row["slug"])
        yield _quad(node, TYPE, ukg("NewsAgency"))
        yield from _labels(node, row)
        yield from _links(node, row, geonames=False)
        if row["domain"] and not _UNSURE.search(row["source"]):
            yield _quad(
                node, term("schema:url"), Literal(f"https://{row['domain']}/", datatype=term("xsd:anyURI"))
            )
    for row in rows(REFERENCE / "organisations.csv"):
        if row["class_path"]:
            node = thing(row["class_path"], row["slug"])
            yield _quad(node, TYPE, THING_CLASSES[row["class_path"]])
            yield from _labels(node, row)


def _populations() -> Iterator[Quad]:
    for row in rows(REFERENCE / "cities.csv"):
        guessed = row["population_source"].startswith("GeoNames") and row["geonames_conf"] != "high"
        if row["population"] and row["population_source"] and not guessed:
            year = row["population_year_sh"]
            yield from _figure(row["slug"], row["population"], year, row["population_source"])


def _figure(city: str, people: str, year: str, source: str) -> Iterator[Quad]:
    node = thing("figure", f"population-{city}-{year or 'undated'}")
    yield _quad(node, TYPE, ukg("PopulationFigure"))
    yield _quad(node, ukg("place"), thing("city", city))
    yield _quad(node, ukg("value"), literals.integer(int(float(people))))
    if year:
        yield _quad(node, ukg("populationYear"), Literal(year))
    yield _quad(node, term("dcterms:source"), Literal(source))


def _records() -> Iterator[Quad]:
    holders: dict[str, str] = {}  # slugs of persons, and the first of their spellings
    for row, role, label, near in _dated_holders():
        yield from _record(row, role, label, near, holders)


def _dated_holders() -> Iterator[tuple[dict[str, str], str, str, tuple[str, ...]]]:
    """Rows that are sure, each with the role, what the office is over, and the province that tells homonyms apart."""
    for row in rows(REFERENCE / "mayors.csv"):
        if row["confidence"] != "low" and not _UNSURE.search(row["source"]):
            yield row, row["role"], row["city_fa"], (row["province_fa"],)
    for row in rows(REFERENCE / "governors.csv"):
        if not _UNSURE.search(row["source"]):
            yield row, "governor_general", row["province_fa"], ()
    for row in rows(REFERENCE / "ministers.csv"):
        role = _ROLES.get(row["office_key"], "minister")
        if row["acting"] == "1" and role == "minister":
            role = "acting_minister"
        known = role != "minister" or row["body_fa"].startswith("وزارت")
        if row["confidence"] != "low" and known and not _UNSURE.search(row["source"]):
            yield row, role, row["body_fa"], ()


def _record(
    row: dict[str, str], role: str, label: str, near: tuple[str, ...], holders: dict[str, str]
) -> Iterator[Quad]:
    start = _span(row["date_from"] or row.get("date_from_sh", ""))
    end = _span(row["date_to"] or row.get("date_to_sh", ""))
    if "end date: unverified" in row["note"]:
        end = None
    if start is None and end is None:
        return
    body = resolve.body_of_office(role, label, near)
    if not body.linked:
        return
    post, person = resolve.post(role, body), resolve.person(row["person_fa"])
    began = start.key if start else "open"
    node, post_node = thing("record", f"{post.slug}-{person.slug}-{began}"), thing("post", post.slug)
    person_node = thing("person", person.slug)
    name = holders.setdefault(person.slug, row["person_fa"])
    yield _quad(node, TYPE, ukg("TenureRecord"))
    yield _quad(node, ukg("subject"), person_node)
    yield _quad(node, ukg("subjectLabel"), Literal(row["person_fa"], language="fa"))
    yield _quad(node, ukg("role"), office(role))
    yield _quad(node, ukg("post"), post_node)
    if start is not None:
        yield _bound(node, "earliestStart", start.earliest)
        yield _bound(node, "latestStart", min(start.latest, end.latest) if end else start.latest)
    if end is not None:
        yield _bound(node, "earliestEnd", max(end.earliest, start.earliest) if start else end.earliest)
        yield _bound(node, "latestEnd", end.latest)
    yield _quad(node, term("dcterms:source"), Literal(row["source"]))
    yield _quad(post_node, TYPE, ukg("Post"))
    yield _quad(post_node, term("org:role"), office(role))
    yield _quad(post_node, term("org:postIn"), thing(body.path, body.slug))
    yield _quad(person_node, TYPE, ukg("Person"))
    yield from _named(person_node, name)
    yield _quad(person_node, ukg("surnameKey"), Literal(block(name)))
    if row["person_en"]:
        yield _quad(person_node, LABEL, Literal(row["person_en"], language="en"))
    if row["wikidata_qid"]:
        yield _quad(person_node, term("skos:exactMatch"), NamedNode(PREFIXES["wd"] + row["wikidata_qid"]))


def _bound(record: NamedNode, name: str, day: dt.date) -> Quad:
    return _quad(record, ukg(name), literals.day(day))


def _span(text: str) -> DateSpan | None:
    """The span of a date; ``2015~`` says that only the year is known, which a span of a year says too."""
    try:
        return parse_date(text.removesuffix("~")) if text else None
    except DateError:
        return None
