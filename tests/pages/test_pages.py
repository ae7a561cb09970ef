"""Pages of posts, bodies, persons, articles, contradictions and questions, on the graph of the samples."""

from __future__ import annotations

import csv
import io
import re

import pytest

import urbankg
from urbankg.files import QUERIES
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE
from urbankg.pages.catalogue import find
from urbankg.pages.once import Once
from urbankg.pages.view import Asked, PageError
from urbankg.questions import catalogue

MAYOR = "/id/post/mayor-tehran"


def names(found):
    return [one["person"]["label"] for one in found]


def test_a_post_has_its_holders_in_order_of_time_and_who_was_before_and_after(get):
    tenures = get(f"{MAYOR}.json").data["tenures"]
    assert [one["certain_from"] for one in tenures] == sorted(one["certain_from"] for one in tenures)
    acting = next(one for one in tenures if one["person"]["label"] == "سمیع‌الله حسینی مکارم")
    assert acting["acting"]
    assert (acting["predecessor"]["label"], acting["successor"]["label"]) == (
        "محمدعلی نجفی", "سید محمدعلی افشانی",
    )  # fmt: skip
    assert acting["quoted"][0]["article"]["iri"].startswith(f"{BASE}id/article/")


@pytest.mark.parametrize("day", ["1397-02-01", "2018-04-21", "۱ اردیبهشت ۱۳۹۷"])
def test_a_day_of_either_calendar_tells_who_held_the_post(get, day):
    told = get(f"{MAYOR}.json?on={day}").data["on"]
    assert names(told["holders"]) == ["سمیع‌الله حسینی مکارم"]
    assert told["from"] == "2018-04-21"
    assert told["before"]["label"] == "محمدعلی نجفی"
    page = get(f"{MAYOR}?on={day}").text
    assert "<mark>سرپرست شهرداری تهران</mark>" in page


def test_the_timeline_leads_to_its_holders_and_has_no_style_of_its_own(get):
    page = get(f"/en{MAYOR}").text
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert "<style" not in picture and "style=" not in picture
    links = re.findall(r'<a href="(/en/id/person/[^"]+)">', picture)
    assert len(links) == len(get(f"{MAYOR}.json").data["tenures"])


def test_the_post_of_an_acting_holder_is_that_of_the_full_one(get):
    assert get("/id/post/acting-mayor-tehran.json").data["iri"] == f"{BASE}id/post/mayor-tehran"
    assert f'<link rel="canonical" href="{MAYOR}">' in get("/id/post/acting-mayor-tehran").text


def test_a_table_is_there_as_csv(get):
    rows = list(csv.DictReader(io.StringIO(get(f"{MAYOR}.csv").text)))
    assert [row["holder"] for row in rows] == names(get(f"{MAYOR}.json").data["tenures"])
    assert {row["acting"] for row in rows} == {"true", "false"}


@pytest.mark.parametrize("path", ["/id/province/isfahan", "/questions/facts"])
def test_a_table_of_several_pages_is_whole_in_its_csv_which_all_pages_lead_to(get, path):
    rows = list(csv.DictReader(io.StringIO(get(f"{path}.csv").text)))
    pages = get(f"{path}.json").data["pages"]
    assert pages["last"] > 1
    assert len(rows) == pages["total"]
    assert f'type="text/csv" href="{path}.csv"' in get(f"{path}?page=2").text


def test_a_body_has_its_posts_and_what_is_known_last(get):
    posts = get("/id/municipality/qazvin.json").data["posts"]
    assert [(one["post"]["label"], names(one["last"])) for one in posts] == [("شهردار قزوین", ["مهدی صباغی"])]
    assert "City council of Qazvin" in get("/en/id/council/qazvin").text


def test_an_assembly_has_its_members_in_order_of_joining(get):
    members = get("/id/assembly/metropolis-mayors.json").data["members"]
    numbered = [one["ordinal"] for one in members if one["ordinal"]]
    assert numbered == sorted(numbered) and 20 in numbered
    twentieth = next(one for one in members if one["ordinal"] == 20)
    assert "قزوین" in twentieth["member"]["label"] and twentieth["told"]


def test_a_person_has_offices_in_time_with_the_sentences(get, graph):
    iri = next(
        one["person"]["iri"]
        for one in get(f"{MAYOR}.json").data["tenures"]
        if "زاکانی" in one["person"]["label"]
    )
    address = "/" + iri.removeprefix(BASE)
    person = get(f"{address}.json").data
    assert "شهردار تهران" in [one["post"]["label"] for one in person["offices"]]
    assert any("زاکانی" in one["quote"] for one in person["statements"])
    published = [one["published"] or "" for one in person["statements"]]
    assert published == sorted(published, reverse=True)
    assert get(address).text.count("<svg") == 1


def test_an_article_has_facts_beside_their_sentences(get):
    iri = get("/id/post/mayor-qazvin.json").data["tenures"][-1]["quoted"][0]["article"]["iri"]
    path = "/" + iri.removeprefix(BASE)
    article = get(f"{path}.json").data
    assert article["claims"] == len({s["statement"] for one in article["sentences"] for s in one["claims"]})
    for sentence in article["sentences"]:
        assert sentence["marks"] and sentence["claims"]
        assert all(0 <= first < last <= len(sentence["text"]) for first, last in sentence["marks"])
    assert not any(one["before"] or one["after"] for one in article["sentences"])
    assert '"@type": "NewsArticle"' in get(path).text


def test_the_words_around_a_sentence_are_shown_where_that_is_asked_for(get, graph):
    iri = get("/id/post/mayor-qazvin.json").data["tenures"][-1]["quoted"][0]["article"]["iri"]
    path = "/" + iri.removeprefix(BASE)
    page, named = find(path)
    told = page.view(Asked(graph, Once(graph), path, named=named, surroundings=True))
    assert any(one["before"] or one["after"] for one in told.data["sentences"])


@pytest.fixture(scope="module")
def contradicting(pages_of):
    """Two towns of which two articles of one day name two mayors each, and one that has two figures of people."""
    store = urbankg.open_store()
    told = [
        f"خبر شهر\n۲۷ دی ۱۴۰۰\n{name}، شهردار {town}، از طرح تازه گفت."
        for town, names in (
            ("اراک", ("مینا آذرنیا", "کیوان رادپور")),
            ("ساوه", ("لاله مهرزاد", "بهرام نیک‌پی")),
        )
        for name in names
    ]
    told += [f"خبر شهر\n۲۷ دی ۱۴۰۰\nشهر ملایر {people} هزار نفر جمعیت دارد." for people in ("۱۷۰", "۴۰۰")]
    urbankg.ingest(store, [urbankg.article_from_text(text, f"told-{n}") for n, text in enumerate(told)])
    return pages_of(store)


def test_contradictions_have_both_sides_and_are_chosen_by_kind(contradicting):
    get = contradicting
    every = get("/conflicts.json").data
    assert every["conflicts"]
    assert all(side["said"] for one in every["conflicts"] for side in one["sides"])
    kind = every["kinds"][0]
    some = get(f"/conflicts.json?kind={kind['key']}").data
    assert len(every["kinds"]) == 2
    assert some["pages"]["total"] == kind["conflicts"]
    assert {one["kind"] for one in some["conflicts"]} == {kind["key"]}
    about = every["conflicts"][0]["about"]["iri"]
    assert {one["about"]["iri"] for one in get(f"/conflicts.json?about={about}").data["conflicts"]} == {about}
    assert "oa:Annotation" in get("/conflicts.ttl").text


def test_every_saved_question_is_a_page_in_both_languages(get):
    for question in catalogue():
        assert question.summary("fa") in get(f"/questions/{question.name}").text
        assert question.summary("en") in get(f"/en/questions/{question.name}").text


def test_a_question_takes_parameters_and_its_answer_is_sorted_and_searched(get):
    address = "/questions/holders-of-post.json?role=mayor&place=تهران"
    every = get(address).data
    assert len(every["rows"]) > 10
    assert len(get(f"{address}&find=زاكاني").data["rows"]) == 1
    holders = [row[0] for row in get(f"{address}&sort=holder").data["rows"]]
    assert holders[0].startswith("پ") or holders.index("پیروز حناچی") < holders.index("سید محمدعلی افشانی")
    assert [row[0] for row in get(f"{address}&sort=-holder").data["rows"]] == holders[::-1]
    form = get("/questions/holders-of-post").text
    assert '<option value="mayor" selected>' in form and '<option value="تهران"></option>' in form
    assert "VALUES" in get(address).data["sparql"]


def test_a_question_that_gives_a_graph_gives_it_as_turtle(get):
    assert "https://w3id.org/urbankg/" in get("/questions/person-graph.ttl").text


def test_a_chart_is_drawn_where_the_header_names_a_column(get):
    assert 'class="bars"' in get("/questions/claims-per-kind").text
    assert 'class="bars"' not in get("/questions/mayors-now").text
    for question in catalogue():
        if column := question.saved.line("chart"):
            assert f"?{column}" in (QUERIES / f"{question.name}.rq").read_text("utf-8")


def test_parameters_of_questions_do_not_have_the_names_of_the_tables_own():
    assert not {p.name for q in catalogue() for p in q.parameters} & {"sort", "find", "page"}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"{MAYOR}?on=1400-13-01", "1400-13-01"),
        (f"{MAYOR}?page=0", "0"),
        (f"{MAYOR}?page=99999999", "99999999"),
        ("/conflicts?kind=nonsense", "two_holders"),
        ("/questions/holder-on-day?day=never", "never"),
        ("/questions/mayors-now?sort=nothing", "nothing"),
    ],
)
def test_what_is_malformed_is_told_with_what_to_write(get, address, says):
    with pytest.raises(PageError, match=re.escape(says)) as told:
        get(address)
    assert told.value.status == 400


def test_a_page_of_a_table_that_there_is_not_is_not_there(get):
    with pytest.raises(PageError) as told:
        get(f"{MAYOR}?page=77")
    assert told.value.status == 404


@pytest.mark.parametrize(
    "path", ["/id/person/nobody", "/id/article/none", "/id/post/mayor-atlantis", "/id/council/x"]
)
def test_what_there_is_not_has_no_page(get, path):
    assert not get(path).there


def test_the_home_page_tells_what_there_is(get):
    page = get("/").text
    assert page.count("<li><b>") >= 3 and "urbankg ingest" not in page
    latest = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "/id/post/" in latest and "/id/article/" in latest


def test_an_empty_store_tells_how_to_fill_it(pages_of):
    page = pages_of(GraphStore.in_memory())("/en/").text
    assert "urbankg ingest articles/" in page


@pytest.mark.parametrize("lang", ["", "/en"])
def test_pages_are_small(get, lang):
    for path in (
        "/",
        "/about",
        "/conflicts",
        "/questions",
        MAYOR,
        "/id/ministry/interior",
        "/id/city/tehran",
    ):
        assert get(lang + path if path != "/" or not lang else "/en/").size < 150_000


def test_who_turned_out_to_be_somebody_else_leads_there(get, graph):
    replaced = [q for q in graph.quads() if q.predicate.value.endswith("isReplacedBy")]
    assert replaced
    for quad in replaced[:5]:
        page = get("/" + quad.subject.value.removeprefix(BASE))
        assert page.there and f'href="/{quad.object.value.removeprefix(BASE)}"' in page.text
