"""What is found tells who or what it is."""

from __future__ import annotations

import pytest

from urbankg.graph.store import GraphStore
from urbankg.search import Findable, Index, as_dict, context, findable, search


@pytest.fixture(scope="module")
def things(graph: GraphStore) -> dict[str, Findable]:
    return {one.thing: one for one in findable(graph)}


def test_a_line_tells_a_thing_from_others_of_its_name(things: dict[str, Findable]) -> None:
    lines = {
        "person/mhdi-sbaghi-c832d1": ("شهردار قزوین", "Mayor of Qazvin"),
        "post/mayor-tehran": ("علیرضا زاکانی", "Alireza Zakani"),
        "city/qazvin": ("شهر، قزوین", "City, Qazvin"),
        "ministry/interior": ("وزارتخانه", "Ministry"),
        "article/qazvin-1400-sabbaghi-2ff479814d3e": (
            "خبرگزاری مهر، ۱۴۰۰/۰۷/۲۹ (2021-10-21)",
            "Mehr News Agency, 2021-10-21 (1400-07-29)",
        ),
    }
    told = {
        thing: (as_dict(things[thing], "fa")["about"], as_dict(things[thing], "en")["about"])
        for thing in lines
    }
    assert told == lines


def test_districts_and_bodies_have_english_names(things: dict[str, Findable]) -> None:
    named = {
        thing: things[thing].en for thing in ("zone/tehran-5", "municipality/tehran-5", "council/qazvin")
    }
    assert named == {
        "zone/tehran-5": "District 5 of Tehran",
        "municipality/tehran-5": "Municipality of District 5 of Tehran",
        "council/qazvin": "City council of Qazvin",
    }
    assert things["post/district-mayor-tehran-5"].en == "Mayor of district 5 of Tehran"
    assert things["post/minister-interior"].en == "Minister of the Interior"


def test_the_latest_office_of_a_person_is_told(things: dict[str, Findable]) -> None:
    qalibaf = things["person/mhmdbaqr-qalibaf-33dd52"]
    assert context(qalibaf, "en") == "Speaker of parliament"  # after he was mayor of Tehran


def test_all_kinds_are_there_and_what_is_told_of_most_comes_first(graph: GraphStore) -> None:
    found = list(findable(graph))
    assert {one.kind for one in found} == {"person", "post", "place", "body", "article"}
    assert len({one.thing for one in found}) == len(found)
    assert found[0].said == max(one.said for one in found)


def test_posts_of_acting_holders_are_those_that_they_fill(things: dict[str, Findable]) -> None:
    assert "post/mayor-tehran" in things
    assert not [thing for thing in things if thing.startswith("post/acting-")]


def test_a_name_that_several_bear_is_no_person_of_its_own() -> None:
    store = GraphStore.in_memory()
    base = "https://w3id.org/urbankg/"
    store.database.raw.update(
        f"""PREFIX ukg: <{base}ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        INSERT DATA {{
          <{base}id/person/n> a ukg:Person ; rdfs:label "نام کسی"@fa ; dcterms:isReplacedBy <{base}id/person/p> .
          <{base}id/person/p> a ukg:Person ; rdfs:label "نام کسی"@fa ; ukg:appearance <{base}id/appearance/a> .
        }}"""
    )
    index = Index.in_memory(findable(store))
    assert [one.thing for one in search(index, "نام کسی").things] == ["person/p"]
