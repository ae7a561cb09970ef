"""The page of search, suggestions, and near names for what is not there."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from urbankg.pages.missing import missing
from urbankg.pages.once import Once
from urbankg.pages.view import Asked, PageError
from urbankg.search.making import making


@pytest.fixture(scope="module", autouse=True)
def _made(get):
    """The first search waits for the index, however slow the machine is."""
    for _ in range(60):
        if get("/search.json?q=تهران").data["ready"]:
            return


def test_a_misspelt_name_leads_to_the_person(get):
    page = get("/search?q=مهدی صباقی")
    assert '<a href="/id/person/mhdi-sbaghi-c832d1"><bdi>مهدی صباغی</bdi></a>' in page.text
    assert "شهردار قزوین" in page.text
    english = get("/en/search.json?q=mehdi sabaghi").data
    assert (english["things"][0]["label"], english["things"][0]["page"]) == (
        "Mehdi Sabbaghi", "/en/id/person/mhdi-sbaghi-c832d1",
    )  # fmt: skip


def test_kinds_are_counted_and_lead_to_their_things_and_pages_to_the_next(get):
    everything = get("/search.json?q=تهران").data
    assert everything["total"] == sum(everything["counts"].values()) > 20
    assert everything["pages"]["last"] == -(-everything["total"] // 20)
    page = get("/search?q=تهران")
    assert "kind=article" in page.text
    assert 'rel="next"' in page.text
    articles = get("/search.json?q=تهران&kind=article").data
    assert {one["kind"] for one in articles["things"]} == {"article"}
    assert articles["total"] == everything["counts"]["article"]


def test_suggestions_have_what_is_being_typed(get):
    data = get("/suggest.json?q=شهردار قز").data
    assert data["things"][0]["page"] == "/id/post/mayor-qazvin"
    assert data["things"][0]["about"] == "مهدی صباغی"


def test_without_words_there_is_the_form_and_without_anything_found_the_nearest_names(get):
    assert get("/search.json").data["things"] == []
    assert 'name="kind"' in get("/search?q=").text
    nearest = get("/search?q=علیرضا زاکانی پلمرغ")
    assert "نزدیک‌ترین نام‌ها" in nearest.text
    assert "علیرضا زاکانی" in nearest.text
    assert "نیست" in get("/search?q=؟؟!").text


@pytest.mark.parametrize("typed", ['"a* OR', "NEAR(a,b)", "<script>alert(1)</script>", "\x00", "ا" * 10_000])
def test_nothing_that_is_typed_breaks_the_page(get, typed):
    page = get(f"/search?q={typed.replace('+', ' ')}")
    assert page.there
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("state", ["page=2", "page=0", "page=x", "kind=ministers"])
def test_a_wrong_state_is_told(get, state):
    with pytest.raises(PageError):
        get(f"/search?q=صباغی&{state}")


def test_browsers_are_told_how_to_search(graph):
    from urbankg.pages.links import Links
    from urbankg.pages.search import opensearch

    asked = Asked(
        graph, Once(graph), "/opensearch", "fa", {}, {}, dt.date(2024, 9, 1), Links("http://host.example")
    )
    root = ElementTree.fromstring(opensearch(asked).others["xml"]())
    (url,) = root.findall("{*}Url")
    assert url.get("template") == "http://host.example/search?q={searchTerms}"


def test_an_address_that_there_is_not_has_near_names(graph):
    once = Once(graph)
    assert once.of(making).index(60) is not None
    near = missing(Asked(graph, once, "/id/city/qazvinn", "en"), 404, "nothing").data["near"]
    assert near[0] == {"iri": "https://w3id.org/urbankg/id/city/qazvin", "label": "Qazvin"}
    assert (
        missing(Asked(graph, once, "/شهردار-تهران", "fa"), 404, "nothing").data["near"][0]["label"]
        == "شهردار تهران"
    )
