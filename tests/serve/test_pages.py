"""Pages at their addresses: in the form and the language that is wanted, kept by browsers, refused as pages."""

from __future__ import annotations

import json

import pytest

from .running import BROWSER, Running

MAYOR = "/id/post/mayor-qazvin"


def test_english_pages_stand_under_their_prefix_and_name_the_persian_ones(server: Running) -> None:
    persian, english = (server.get(at + MAYOR, accept=BROWSER).text for at in ("", "/en"))
    assert '<html lang="fa" dir="rtl">' in persian and '<html lang="en" dir="ltr">' in english
    assert f'hreflang="en" href="/en{MAYOR}"' in persian
    assert f'hreflang="fa" href="{MAYOR}"' in english
    assert f'<link rel="canonical" href="{server.base}/en{MAYOR}">' in english


@pytest.mark.parametrize(
    ("ending", "media"),
    [("json", "application/json"), ("csv", "text/csv; charset=utf-8"), ("ttl", "text/turtle; charset=utf-8")],
)
def test_a_page_has_its_data_under_its_address_with_an_ending(
    server: Running, ending: str, media: str
) -> None:
    answer = server.get(f"{MAYOR}.{ending}", accept=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert f'<{MAYOR}.{ending}>; rel="alternate"' in answer.headers["link"]


def test_programs_that_want_json_are_given_the_data_of_pages_that_are_no_things(server: Running) -> None:
    assert server.get("/conflicts", accept="application/json").json()["pages"]["number"] == 1
    assert "text/html" in server.get("/conflicts", accept=BROWSER).headers["content-type"]


def test_who_has_a_page_already_is_not_sent_it_again(server: Running) -> None:
    first = server.get(MAYOR, accept=BROWSER)
    again = server.get(MAYOR, accept=BROWSER, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


def test_people_are_told_what_is_near_to_what_there_is_not(server: Running) -> None:
    for _ in range(60):  # until the index of names is made
        answer = server.get("/en/id/post/mayor-qazvim", accept=BROWSER)
        assert answer.status_code == 404
        if f'href="/en{MAYOR}"' in answer.text:
            break
    else:
        pytest.fail(f"the mayor of Qazvin is not near: {answer.text}")
    assert "post:mayor-qazvim" in answer.text
    persian = server.get("/id/post/mayor-qazvim", accept=BROWSER).text
    assert "در این انبار «post:mayor-qazvim» نیست" in persian
    assert server.get("/id/post/mayor-qazvim", accept="*/*").text.count("\n") == 1


@pytest.mark.parametrize(
    "path",
    [
        "/id/person/%3Cscript%3E",
        "/id/council/a%20b",
        "/en/id/post/%22x",
        "/id/article/%ff",
        "/id/city/a%5Eb.ttl",
    ],
)
def test_what_is_no_name_of_a_thing_is_not_there(server: Running, path: str) -> None:
    assert server.get(path).status_code == 404
    page = server.get(path, accept=BROWSER)
    assert page.status_code == 404
    assert "<script>" not in page.text


def test_no_address_leads_a_page_to_another_host(server: Running) -> None:
    for path in ("/en//example.org/x", "//example.org/x", "/en//example.org", "/%2Fexample.org/"):
        assert 'href="//' not in server.get(path, accept=BROWSER).text


def test_a_long_query_does_not_stand_in_every_link(server: Running) -> None:
    plain = server.get("/map", accept=BROWSER)
    query = "&".join(f"a{n}=1" for n in range(5000)) + f"&{'b' * 5000}=1"
    long = server.get(f"/map?{query}", accept=BROWSER)
    assert long.status_code == 200
    assert len(long.content) < len(plain.content) + 50_000
    assert len(long.headers["link"]) < 10_000
    assert (
        "/en/map?colour=sources&amp;mine=1" in server.get("/map?colour=sources&mine=1", accept=BROWSER).text
    )


def test_an_address_as_of_a_folder_leads_to_the_page(server: Running) -> None:
    answer = server.get("/en/id/city/qazvin/?on=1400", accept=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (308, "/en/id/city/qazvin?on=1400")
    assert server.get("/map/").headers["location"] == "/map"
    assert server.get("/nothing/").status_code == 404


def test_lists_of_names_are_for_sites_without_a_server(server: Running) -> None:
    assert [server.get(path).status_code for path in ("/names", "/names/u0642.json")] == [404, 404]


def test_a_malformed_day_is_refused_with_one_to_write(server: Running) -> None:
    page = server.get(f"{MAYOR}?on=1400-13-40", accept=BROWSER)
    assert page.status_code == 400
    assert "۱۴۰۰/۱۰/۲۷" in page.text and '<html lang="fa"' in page.text
    line = server.get(f"{MAYOR}.json?on=1400-13-40").text
    assert "1400-10-27" in line and line.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "persian", "english"),
    [
        ("/questions/holder-on-day?day=x", "«x» برای «روز» روز نیست", "“x” is no day for day"),
        ("/questions/holder-on-day?day=1400", "بیش از یک روز", "is more than one day"),
        ("/questions/holders-of-post?role=x", "«x» مقداری برای «سمت» نیست", "“x” is no value of role"),
        ("/questions/least-sure?most=x", "عددی مانند ۰٫۵", "one such as 0.5"),
        ("/sparql?query=SELECT%20%2A%20%7B", "در سطر ۱", "goes wrong at line 1"),
        ("/sparql?query=%20", "پرسش خالی است", "The query is empty"),
        ("/sparql?query=SELECT*%7BSERVICE%20%3Cx%3A%3E%7B%7D%7D", "SERVICE پذیرفته نمی‌شود", "SERVICE is not"),
        (f"/sparql?query=ASK%7B{'%7B' * 65}", "بیش از ۶۴ کمانک", "deeper than 64 brackets"),
        ("/sparql?saved=x", "به نام «x» نیست", "no saved query “x”"),
    ],
)
def test_people_are_told_in_their_language_why_they_are_not_answered(
    server: Running, path: str, persian: str, english: str
) -> None:
    told = server.get(path, accept=BROWSER)
    assert persian in told.text and '<html lang="fa"' in told.text and told.status_code in (400, 404)
    told = server.get("/en" + path, accept=BROWSER)
    assert english in told.text and '<html lang="en"' in told.text
    if "saved=" not in path:  # of which programs know nothing
        line = server.get(path, accept="application/json").text
        assert english in line and line.count("\n") == 1


def test_an_answer_on_the_page_of_sparql_is_told_of_in_its_language(server: Running) -> None:
    assert "آری" in server.get("/sparql?query=ASK%7B%7D", accept=BROWSER).text
    assert "Rows: 1" in server.get("/en/sparql?query=ASK%7B%7D", accept=BROWSER).text


def test_questions_of_pages_are_answered_by_the_engines_as_by_the_store(server: Running) -> None:
    told = server.get(
        "/questions/holders-of-post.json?role=mayor&place=%D9%82%D8%B2%D9%88%DB%8C%D9%86"
    ).json()
    holders = [row[0] for row in told["rows"]]
    saved = server.get("/sparql", accept=BROWSER)
    assert "مهدی صباغی" in holders and saved.status_code == 200
    answer = server.ask(told["sparql"])
    names = [row["holder"]["value"] for row in json.loads(answer.text)["results"]["bindings"]]
    assert names == holders
    assert "@prefix" in server.get("/questions/mayor-edges.ttl").text


def test_files_of_the_pages_are_there(server: Running) -> None:
    for name, media in (
        ("style.css", "text/css"),
        ("script.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ):
        answer = server.get(f"/{name}")
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(media)
