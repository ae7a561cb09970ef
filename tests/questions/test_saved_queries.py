"""Every saved query: its header, and its answer on a small store in two SPARQL engines."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import rdflib

from urbankg.errors import QueryError
from urbankg.graph.as_rdflib import to_graph
from urbankg.graph.store import GraphStore
from urbankg.questions import Answer, ask, catalogue, find
from urbankg.questions.parameters import fill

from .examples import TOLD, filled

NAMES = [question.name for question in catalogue()]
FACTS = "article kind subject role object status date ordinal value place quote"
# Codes of the schemes, not words for people: tables translate them.
CODES = {"role", "status", "kind", "carries", "class", "certainty", "value"}
ORDERED = re.compile(r"^ORDER BY (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def graph(store: GraphStore) -> rdflib.Graph:
    return to_graph(store.quads())


def test_there_are_enough_and_all_kinds_of_them() -> None:
    assert len(NAMES) >= 25
    assert {"construct", "holders", "people", "evidence", "statistics", "quality"} <= {
        tag for question in catalogue() for tag in question.tags
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_header_is_complete(name: str) -> None:
    question = find(name)
    assert question.summary("en") and question.summary("fa") and question.description
    assert (
        re.search("[\u0600-\u06ff]", question.summary("fa")) and question.summary("en").isascii() is not None
    )
    assert 1 <= len(question.tags) <= 3
    for parameter in question.parameters:
        assert parameter.help, parameter.name
        assert (parameter.default is not None) == parameter.required
    entries = [e for key in ("defaults", "help", "enumerate") for e in question.saved.header.get(key, [])]
    assert {name for entry in entries for name in entry} == {
        parameter.name for parameter in question.parameters
    }


@pytest.mark.parametrize("name", NAMES)
def test_only_prefixes_that_are_used_and_sparql_that_runs_anywhere(name: str) -> None:
    text = find(name).saved.sparql
    body = "\n".join(line for line in text.splitlines() if not line.startswith(("PREFIX", "#")))
    declared = re.findall(r"^PREFIX (\w+):", text, re.MULTILINE)
    assert set(declared) == set(re.findall(r"(?<![\w?<])(\w+):(?=\w)", body)), name
    assert "SERVICE" not in text and "GRAPH" not in text


@pytest.mark.parametrize("name", NAMES)
def test_it_answers_with_its_defaults(store: GraphStore, name: str) -> None:
    answer = ask(store, name)
    assert answer.triples or answer.rows
    for row in answer.texts():
        for column, value in row.items():
            assert value or column == "lastSaid"
            if column not in CODES:
                assert not value.startswith("https://w3id.org/"), (column, value)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_answers_the_same(store: GraphStore, graph: rdflib.Graph, name: str) -> None:
    ours = ask(store, name)
    theirs = graph.query(fill(find(name).saved, {}))
    if ours.triples is not None:
        assert theirs.graph is not None
        assert {_plain(t) for t in theirs.graph} == {_plain(t) for t in ours.to_rdflib()}
    else:
        assert [str(v) for v in theirs.vars or ()] == list(ours.columns)
        assert Counter(_plain(row) for row in theirs) == Counter(_rows(ours))


def _plain(terms: object) -> tuple[str, ...]:
    return tuple("" if term is None else str(term).removesuffix(".0") for term in terms)  # type: ignore[attr-defined]


def _rows(answer: Answer) -> list[tuple[str, ...]]:
    return [tuple("" if term is None else term.value for term in row) for row in answer.rows]


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_rows_is_the_same_however_the_store_was_filled(store: GraphStore, name: str) -> None:
    backwards = filled(tuple(reversed(TOLD)))
    ours, others = ask(store, name), ask(backwards, name)
    assert ours.rows == others.rows
    assert set(ours.triples or ()) == set(others.triples or ())


@pytest.mark.parametrize("name", [name for name in NAMES if "ORDER BY" in find(name).saved.sparql])
def test_rows_are_sorted_by_all_that_may_differ(store: GraphStore, name: str) -> None:
    """The order leaves nothing open: no two rows have the same values in the columns that are sorted by."""
    answer = ask(store, name)
    (order,) = ORDERED.findall(find(name).saved.sparql)
    keys = [column for column in answer.columns if re.search(rf"\?{column}\b", order)]
    at = [answer.columns.index(column) for column in keys]
    rows = [tuple(row[i] for i in at) for row in answer.rows]
    assert len(set(rows)) == len(rows)


def test_facts_has_the_columns_of_the_scorer(store: GraphStore) -> None:
    answer = ask(store, "facts")
    assert " ".join(answer.columns) == FACTS
    rows = answer.texts()
    assert len(rows) == sum(len(claims) for _, claims in TOLD)
    assert {row["article"] for row in rows} == {article.url or article.id for article, _ in TOLD}
    by_kind = {row["kind"]: row for row in rows}
    assert len(by_kind) == 9
    assert by_kind["founded"]["date"] == "j1378"
    assert by_kind["budget"] | {"quote": ""} == {
        "article": "qazvin-1400-test.txt", "kind": "budget", "subject": "شهرداری قزوین", "date": "1400",
        "value": "900000000000", "quote": "",
    }  # fmt: skip
    assert by_kind["ex_officio"]["value"] == "secretary_general"
    assert by_kind["meeting"]["place"] == "تهران" and by_kind["meeting"]["date"] == "2022-01-16"
    texts = {article.url or article.id: article.text for article, _ in TOLD}
    assert all(row["quote"] in texts[row["article"]] for row in rows)


def test_a_row_a_claim_though_it_has_two_sentences(store: GraphStore) -> None:
    said = ask(store, "about-person", {"name": "مینا سروش"}).texts()
    assert [row["role"] for row in said] == ["council_chair", "council_member"]  # undated last
    assert said[0]["quote"] == QAZVIN_FIRST


QAZVIN_FIRST = TOLD[0][0].text.split("\n")[0]


OURS = {
    "پریسا آذرنیا", "پروین آذرنیا", "بهروز کاویان", "کیوان رادپور", "سهراب دانشور", "نسرین پاک نهاد", "مینا سروش",
    "احمد نیک‌سرشت", "سارا مهرجو",
}  # fmt: skip


def of_ours(rows: list[dict[str, str]], column: str = "holder") -> list[dict[str, str]]:
    """The rows on people of our articles: the reference data have others."""
    return [row for row in rows if row[column] in OURS]


def test_mayors_now_are_of_the_latest_report(store: GraphStore) -> None:
    rows = ask(store, "mayors-now").texts()
    assert {(row["city"], row["acting"], row["holder"], row["asOf"]) for row in of_ours(rows)} == {
        ("قزوین", "false", "پریسا آذرنیا", "2022-04-25"),
        ("زنجان", "true", "کیوان رادپور", "2022-01-17"),
        ("ساوه", "false", "نسرین پاک نهاد", "2020-12-21"),
    }
    (tehran,) = (row for row in rows if row["city"] == "تهران")
    assert (tehran["holder"], tehran["since"], tehran["asOf"]) == (
        "علیرضا زاکانی",
        "2021-09-02",
        "2022-01-22",
    )


def test_governors_now(store: GraphStore) -> None:
    (row,) = of_ours(ask(store, "governors-now").texts())
    assert (row["province"], row["holder"], row["asOf"]) == ("قزوین", "احمد نیک‌سرشت", "2022-01-17")


def test_holders_of_a_post_in_order_and_by_another_spelling(store: GraphStore) -> None:
    rows = of_ours(ask(store, "holders-of-post", {"place": "قزوين", "role": "mayor"}).texts())
    told = [(row.get("start"), row["holder"], row.get("end"), row["endState"]) for row in rows]
    assert told == [
        (None, "بهروز کاویان", "2022-01-16", "reported"),
        ("2022-01-17 / 2022-01-21", "پریسا آذرنیا", None, "as_of"),
        (None, "پروین آذرنیا", None, "superseded"),
    ]
    assert [row["statements"] for row in rows] == ["1", "3", "1"]


def test_everything_said_of_a_post_in_order(store: GraphStore) -> None:
    rows = of_ours(ask(store, "reports-of-post", {"place": "قزوین", "role": "mayor"}).texts())
    assert [(row["when"], row["holder"], row["status"]) for row in rows] == [
        ("2022-01-16", "بهروز کاویان", "end"),
        ("2022-01-17", "پریسا آذرنیا", "start"),
        ("2022-01-21", "پریسا آذرنیا", "start"),
        ("2022-01-22", "پروین آذرنیا", "incumbent"),
        ("2022-04-24", "پریسا آذرنیا", "end"),
        ("2022-04-25", "پریسا آذرنیا", "incumbent"),
    ]
    records = ask(store, "reports-of-post", {"place": "تهران", "role": "mayor"}).texts()
    assert ("2005-09-04", "2017-08-22") in {(row.get("date"), row.get("until")) for row in records}


@pytest.mark.parametrize("place", ["شهرداری منطقه ۵ تهران", "شهرداری منطقه 5 تهران", "منطقهٔ ۵ تهران"])
def test_a_place_with_a_number_is_found_by_either_digits(store: GraphStore, place: str) -> None:
    answer = ask(store, "holder-on-day", {"role": "district_mayor", "place": place, "day": "2022-01-22"})
    assert [row["holder"] for row in answer.texts()] == ["ناصر ایزدی"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2010-01-01", [("محمدباقر قالیباف", "certain")]),
        ("1388-10-11", [("محمدباقر قالیباف", "certain")]),
        ("2022-01-22", [("علیرضا زاکانی", "certain")]),
        ("1950-01-01", []),
    ],
)
def test_who_held_a_post_on_a_day(store: GraphStore, day: str, expected: list[tuple[str, str]]) -> None:
    rows = ask(store, "holder-on-day", {"role": "mayor", "place": "تهران", "day": day}).texts()
    assert [(row["holder"], row["certainty"]) for row in rows] == expected


def test_members_of_an_assembly_under_one_name(store: GraphStore) -> None:
    rows = ask(store, "assembly-members", {"assembly": "کلانشهر"}).texts()
    assert [(row["member"], row.get("ordinal")) for row in rows] == [("قزوین", "20"), ("زنجان", None)]
    assert len({row["assembly"] for row in rows}) == 1
    assert ask(store, "assembly-members", {"assembly": "نیست"}).rows == ()


def test_tenures_shorter_than_some_months(store: GraphStore) -> None:
    short = ask(store, "short-tenures", {"months": "18"}).texts()
    assert ("16", "سهراب دانشور") in {(row["months"], row["person"]) for row in short}
    assert all(int(row["months"]) < 18 for row in short)
    assert len(ask(store, "short-tenures", {"months": "240"}).rows) > len(short)


def test_vacancies(store: GraphStore) -> None:
    (row,) = of_ours(ask(store, "vacancies").texts(), "before")
    assert (row["before"], row["from"], row["until"], row["after"]) == (
        "سهراب دانشور", "2020-08-23", "2020-12-20", "نسرین پاک نهاد",
    )  # fmt: skip


def test_successions_tell_how_holders_came_and_went(store: GraphStore) -> None:
    rows = of_ours(ask(store, "successions").texts(), "after")
    (row,) = (row for row in rows if row["after"] == "نسرین پاک نهاد")
    assert (row["before"], row["left"], row["from"]) == ("سهراب دانشور", "resigned", "2020-12-21")


def test_conflicts_a_row_each_the_likeliest_error_first(store: GraphStore) -> None:
    rows = ask(store, "conflicts").texts()
    (population,) = (row for row in rows if row["conflict"] == "two_populations")
    assert (population["about"], population["detail"]) == ("قزوین", "402748 ≠ 702748")
    assert {population["saysOne"], population["saysOther"]} == {"qazvin-1400-test.txt", "doubted.txt"}
    likelihoods = [float(row["likelihood"]) for row in rows]
    assert likelihoods == sorted(likelihoods, reverse=True)
    kind = "<https://w3id.org/urbankg/ontology#Conflict>"
    (counted,) = ask(store, f"SELECT (COUNT(?c) AS ?n) {{ ?c a {kind} }}").texts()
    assert int(counted["n"]) == len(rows)


def test_careers_count_cities_not_bodies_and_offices(store: GraphStore) -> None:
    rows = of_ours(ask(store, "careers-across-cities").texts(), "person")
    assert {(row["person"], row["cities"]) for row in rows} == set()
    moved = filled((*TOLD, _moved()))
    rows = of_ours(ask(moved, "careers-across-cities").texts(), "person")
    assert {(row["person"], row["cities"], row["role"], row["body"]) for row in rows} == {
        ("سهراب دانشور", "2", "mayor", "شهرداری ساوه"),
        ("سهراب دانشور", "2", "mayor", "شهرداری اراک"),
    }
    risen = filled((*TOLD, _moved(), _risen()))
    rows = of_ours(ask(risen, "careers-across-cities").texts(), "person")
    assert {(row["cities"], row["role"]) for row in rows} == {("2", "mayor"), ("2", "deputy_minister")}
    assert not of_ours(ask(filled((*TOLD, _risen())), "careers-across-cities").texts(), "person")


def test_why_names_are_one_person(store: GraphStore) -> None:
    rows = ask(store, "same-person", {"name": "پاک‌نهاد"}).texts()
    assert {(row["rule"], row["role"], row["otherRole"]) for row in rows} == {
        ("same_article", "council_chair", "mayor")
    }
    assert len(rows) == 1


def test_council_members(store: GraphStore) -> None:
    rows = ask(store, "council-members").texts()
    assert {(row["member"], row["role"]) for row in rows} == {
        ("سارا مهرجو", "council_spokesperson"), ("سارا مهرجو", "council_member"),
    }  # fmt: skip


def test_edges_of_mayors_follow_from_tenures(store: GraphStore) -> None:
    answer = ask(store, "mayor-edges").to_rdflib()
    edge = rdflib.URIRef("https://w3id.org/urbankg/ontology#mayorOf")
    names = {
        str(name)
        for who, _ in answer.subject_objects(edge)
        for name in answer.objects(who, rdflib.RDFS.label)
    }
    assert {"پریسا آذرنیا", "سهراب دانشور", "محمدباقر قالیباف"} <= names
    assert "کیوان رادپور" not in names  # an acting mayor


def test_candidates_who_did_not_become_and_who_did(store: GraphStore) -> None:
    (row,) = ask(store, "candidates").texts()
    assert (row["person"], row["became"]) == ("کیوان رادپور", "false")
    won = filled((*TOLD, _won()))
    assert [row["became"] for row in ask(won, "candidates").texts()] == ["true"]


def _moved() -> object:
    from .examples import office, told

    return told(
        "moved.txt", "2023-06-01", "",
        office("سهراب دانشور", "mayor", "ساوه", "former"),
        office("سهراب دانشور", "mayor", "اراک", "incumbent"),
    )  # fmt: skip


def _risen() -> object:
    """An office of the whole country after that of a city."""
    from .examples import office, told

    return told(
        "risen.txt", "2024-06-01", "",
        office("سهراب دانشور", "mayor", "ساوه", "former"),
        office("سهراب دانشور", "deputy_minister", "وزارت کشور", "incumbent"),
    )  # fmt: skip


def _won() -> object:
    from .examples import office, told

    return told("won.txt", "2022-06-01", "", office("کیوان رادپور", "mayor", "نمونه‌آباد", "start"))


def test_a_minister_with_a_mayor(store: GraphStore) -> None:
    (row,) = ask(store, "ministers-with-mayors").texts()
    assert (row["minister"], row["mayor"], row["city"]) == ("رضا پرتوی", "پریسا آذرنیا", "قزوین")


def test_districts_belong_to_the_posts_of_their_city(store: GraphStore) -> None:
    rows = ask(store, "posts-of-city").texts()
    assert {row["over"] for row in rows} == {"تهران", "منطقه ۵ تهران"}


def test_counts_count_each_article_and_claim_once(store: GraphStore) -> None:
    total = sum(len(claims) for _, claims in TOLD)
    for name in ("articles-per-agency", "claims-per-kind"):
        assert sum(int(row["claims"]) for row in ask(store, name).texts()) == total
    assert sum(int(row["articles"]) for row in ask(store, "articles-per-agency").texts()) == len(TOLD)
    counted = ask(
        store, "SELECT (COUNT(*) AS ?n) { ?c <https://w3id.org/urbankg/ontology#statedIn>/a ?class }"
    )
    assert counted.texts() == [{"n": str(2 * total)}]


def test_since_leaves_older_articles_out(store: GraphStore) -> None:
    everything = ask(store, "latest-changes").texts()
    assert [row["published"] for row in everything] == sorted(
        (r["published"] for r in everything), reverse=True
    )
    since = ask(store, "latest-changes", {"since": "۱۴۰۱/۰۲/۰۱"}).texts()
    assert {row["published"] for row in since} == {"2022-04-25", "2022-06-01"}


def test_an_unknown_query_names_what_is_near_or_there() -> None:
    with pytest.raises(QueryError, match="did you mean mayors-now"):
        find("mayor-now")
    with pytest.raises(QueryError, match="there are about-person"):
        find("قزوین")
