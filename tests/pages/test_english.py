"""English pages: what posts, bodies, places and persons are called on them, and in which calendar their years are."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Protocol
from xml.etree import ElementTree

import pytest

from urbankg.display.labels import FSI, PDI, Lang, post_title
from urbankg.files import REFERENCE, rows
from urbankg.graph.rows import rows as found_rows
from urbankg.graph.store import GraphStore
from urbankg.pages.names import Names

PERSIAN = re.compile(r"[\u0600-\u06ff]")
POSTS = {
    "mayor-tehran": "Mayor of Tehran",
    "mayor-kashan": "Mayor of Kāshān",
    "minister-interior": "Minister of the Interior",
    "minister-roads-and-urban-development": "Minister of Roads and Urban Development",
    "council-chair-tehran": "Chair of the city council of Tehran",
    "council-spokesperson-mashhad": "Spokesperson of the city council of Mashhad",
    "governor-general-fars": "Governor-general of Fars",
    "district-mayor-tehran-5": "Mayor of district 5 of Tehran",
    "secretary-general-metropolis-mayors": "Secretary-general of the Assembly of Mayors of Iran's Metropolises",
    "speaker-majlis": "Speaker of parliament",
    "president-iran": "President",
}


class Get(Protocol):
    def __call__(self, address: str) -> SimpleNamespace: ...


@pytest.mark.parametrize(("slug", "title"), POSTS.items())
def test_a_post_is_called_as_english_says_it(get: Get, slug: str, title: str) -> None:
    assert get(f"/en/id/post/{slug}.json").data["label"] == title


def test_every_post_has_an_english_name_if_its_body_has_one(graph: GraphStore) -> None:
    names = Names(graph, "en")
    posts = [row["post"] for row in found_rows(graph, "SELECT ?post { ?post a ukg:Post }")]
    unnamed = [post for post in posts if PERSIAN.search(names.label(post))]
    assert len(posts) > 90
    assert all("/municipal-org-head-" in post for post in unnamed), unnamed


def test_names_are_english_wherever_a_page_has_them(get: Get) -> None:
    home = get("/en/").text
    assert "<bdi>Minister of the Interior</bdi>" in home
    assert "<bdi>Chair of the city council of Tehran</bdi>" in home
    assert "Minister of the Interior" in [
        post["post"]["label"] for post in get("/en/id/ministry/interior.json").data["posts"]
    ]
    city = get("/en/id/city/tehran.json").data["bodies"]
    assert [body["body"]["label"] for body in city[:2]] == [
        "Municipality of Tehran",
        "City council of Tehran",
    ]
    told = get("/en/id/person/mhmdbaqr-qalibaf-33dd52.json").data["statements"]
    says = [piece if isinstance(piece, str) else piece["label"] for piece in told[0]["says"]]
    assert says == ["Mayor", "Mohammad Bagher Ghalibaf", "Tehran", "Former"]
    mayors = {row["city"]["label"]: row["mayor"] for row in get("/en/map.json").data["cities"]}
    assert mayors["Tehran"]["label"] == "Alireza Zakani"
    feed = ElementTree.fromstring(get("/en/feeds/changes.atom").text)
    titles = [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert "Eskandar Momeni became Minister of the Interior" in titles


def test_the_first_page_counts_each_person_once(graph: GraphStore, get: Get) -> None:
    (row,) = found_rows(graph, "SELECT (COUNT(DISTINCT ?who) AS ?persons) { ?who a ukg:Person }")
    assert f"<b>{row['persons']}</b> people" in get("/en/").text


def test_a_persian_name_within_an_english_one_keeps_its_direction_and_language(
    graph: GraphStore, get: Get
) -> None:
    posts = (row["post"] for row in found_rows(graph, "SELECT ?post { ?post a ukg:Post }"))
    slugs = [post.rsplit("/", 1)[1] for post in posts if "/municipal-org-head-" in post]
    assert slugs
    for slug in slugs:
        page = get(f"/en/id/post/{slug}").text
        assert '<h1><bdi>Head of <bdi lang="fa">سازمان میادین میوه و تره\u200cبار ' in page


def test_a_member_of_parliament_is_one_for_a_place() -> None:
    assert plain(post_title("mp", "Saveh", "en")) == "Member of parliament for Saveh"
    assert plain(post_title("mp", "ساوه", "fa")) == "نمایندهٔ ساوه در مجلس"
    assert post_title("mp", "مجلس شورای اسلامی", "en") == "Member of parliament"


def test_no_persian_title_says_a_word_twice(graph: GraphStore) -> None:
    names = Names(graph, "fa")
    for row in found_rows(graph, "SELECT ?post { ?post a ukg:Post }"):
        words = [word for word in names.label(row["post"]).split() if word != "و"]
        assert len(words) == len(set(words)), words
    chair = names.label("https://w3id.org/urbankg/id/post/assembly-chair-metropolis-mayors")
    assert chair == "رئیس مجمع شهرداران کلانشهرهای ایران"
    assert plain(post_title("district_mayor", "شهرداری منطقه ۵ تهران", "fa")) == "شهردار منطقه ۵ تهران"


def test_an_english_timeline_has_english_names_and_gregorian_years(get: Get) -> None:
    picture = svg(get("/en/id/post/mayor-tehran").text)
    assert "Alireza Zakani" in picture and not PERSIAN.search(picture)
    assert ">2005<" in picture and ">1385<" not in picture and "2021-09-02 (appointed)" in picture
    persian = svg(get("/id/post/mayor-tehran").text)
    assert ">۱۳۸۵<" in persian and "علیرضا زاکانی" in persian and "2005" not in persian
    assert "by virtue of" in get("/en/id/assembly/metropolis-mayors").text
    assert "Mayor of Tehran" in svg(get("/en/id/assembly/metropolis-mayors").text)


def test_every_city_but_a_few_has_an_english_name() -> None:
    """Those that GeoNames has several places for, or none, too; not those whose vowels we do not know."""
    cities = list(rows(REFERENCE / "cities.csv"))
    unnamed = [row["name_fa"] for row in cities if not row["name_en"]]
    assert "کاشان" not in unnamed and len(unnamed) < 0.01 * len(cities)
    assert not [row["name_fa"] for row in rows(REFERENCE / "counties.csv") if not row["name_en"]]
    for row in cities:
        assert not PERSIAN.search(row["name_en"]) and row["name_en"] == row["name_en"].strip()


def test_an_office_by_virtue_of_another_has_the_days_of_that_one(get: Get) -> None:
    offices = get("/en/id/person/mhmdbaqr-qalibaf-33dd52.json").data["offices"]
    mayor, secretary = offices[:2]
    assert mayor["post"]["label"] == "Mayor of Tehran" and mayor["carried_by"] is None
    assert secretary["carried_by"] == mayor["post"]
    # Elected on the one day, in office from the other: the sources differ on when he became it.
    assert secretary["started"] == mayor["started"] == ["2005-09-04", "2005-09-14"]
    assert secretary["ended"] == mayor["ended"] == ["2017-08-22", "2017-08-22"]
    page = get("/id/person/mhmdbaqr-qalibaf-33dd52").text
    days = re.findall(r"۱۳۸۴/۰۶/۱۳ تا ۱۳۸۴/۰۶/۲۳(?: \(انتخاب\))? – ۱۳۹۶/۰۵/۳۱", page)
    assert len(days) >= 4  # two rows of the picture, each with a title
    assert "به اعتبار" in page


def test_no_row_of_offices_is_without_words(graph: GraphStore, get: Get) -> None:
    """A start that nobody reports is said to be unreported."""
    (row, *_) = found_rows(
        graph,
        "SELECT ?who { ?tenure a ukg:Tenure ; org:member ?who ; ukg:latestEnd ?end "
        "FILTER NOT EXISTS { ?tenure ukg:earliestStart|ukg:firstSeen|ukg:carriedBy ?any } } ORDER BY ?who",
    )
    page = get(f"/en/id/person/{row['who'].rsplit('/', 1)[1]}").text
    cells = re.findall(r"<tr><th scope=\"row\">.*?</th>\s*<td>(.*?)</td>", page, re.DOTALL)
    assert cells and all(cells) and "not reported" in "".join(cells)


def test_districts_and_their_municipalities_have_english_names(get: Get) -> None:
    assert (
        "<h1><bdi>Municipality of District 5 of Tehran</bdi></h1>" in get("/en/id/municipality/tehran-5").text
    )
    assert "<h1><bdi>District 5 of Tehran</bdi></h1>" in get("/en/id/zone/tehran-5").text


def test_the_year_of_a_figure_is_told_in_both_calendars(get: Get) -> None:
    assert "1395 (2016-03-20 / 2017-03-20)" in get("/en/id/city/tehran").text


def test_cities_stand_in_the_order_of_letters_whatever_marks_they_have(get: Get) -> None:
    names = [row["city"]["label"] for row in get("/en/map.json?sort=name").data["cities"]]
    assert (
        names.index("Arāk")
        < names.index("Hamadān")
        < names.index("Kāshān")
        < names.index("Kerman")
        < names.index("Mashhad")
    )
    cities = [row["city"]["label"] for row in get("/en/id/county/kashan.json").data["cities"]]
    assert cities == [
        "Barzok",
        "Jowsheqān-e Qālī",
        "Kāmū va Chūgān",
        "Kāshān",
        "Mashkat",
        "Neyāsar",
        "Qamşar",
    ]


def test_a_mayor_known_of_one_day_is_not_one_of_no_years(get: Get) -> None:
    page = get("/en/map").text
    assert '<td class="n">less than 0.1</td>' in page and ">0.0<" not in page


def test_a_question_that_another_names_is_a_link(get: Get) -> None:
    page = get("/en/questions/holders-of-post").text
    assert '<a href="/en/questions/reports-of-post"><bdi>reports-of-post</bdi></a>' in page
    lead = page.partition('<p class="lead">')[2].partition("</p>")[0]
    assert lead and "`" not in lead


def test_answers_of_questions_have_english_names_where_there_are_any(get: Get) -> None:
    holders = get("/en/questions/holders-of-post?place=تهران&role=mayor").text
    assert "<td><bdi>Alireza Zakani</bdi></td>" in holders and "علیرضا زاکانی" not in holders
    cities = get("/en/questions/cities-without-mayor").text
    assert "<td><bdi>East Azerbaijan</bdi></td>" in cities
    assert "<td><bdi>Municipality of Tehran</bdi></td>" in get("/en/questions/vacancies").text
    assert "<td><bdi>unknown</bdi></td>" in get("/en/questions/articles-per-agency").text
    assert '<td><bdi lang="fa">حبیب کاشانی</bdi></td>' in get("/en/questions/council-members").text


def test_answers_are_found_and_sorted_by_the_names_that_the_page_shows(get: Get) -> None:
    def cities(query: str) -> list[str]:
        page = get(f"/en/questions/mayors-now?{query}").text
        return re.findall(r"<tr><td><bdi[^>]*>([^<]*)</bdi>", page)

    assert cities("find=arak") == cities("find=اراک") == ["Arāk"]
    names = cities("sort=city")
    assert names.index("Arāk") < names.index("Kāshān") < names.index("Tehran") < names.index("Yazd")


def test_the_data_of_an_answer_are_as_the_graph_has_them(get: Get) -> None:
    english, persian = (get(f"{lang}/questions/mayors-now.json").data["rows"] for lang in ("/en", ""))
    assert english == persian


def test_a_field_for_a_place_says_in_english_what_it_takes_in_persian(get: Get) -> None:
    assert '<option value="اراک">Arāk</option>' in get("/en/questions/holders-of-post").text
    assert '<option value="اراک"></option>' in get("/questions/holders-of-post").text


def test_days_from_one_to_another_are_told_in_words_in_persian(get: Get) -> None:
    page = get("/questions/holders-of-post?place=تهران&role=mayor").text
    assert "۱۳۹۶/۰۵/۳۱ تا ۱۳۹۶/۰۶/۰۵" in page


def svg(page: str) -> str:
    found = re.search(r'<svg[^>]*class="timeline".*?</svg>', page, re.DOTALL)
    assert found
    return found[0]


def plain(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


@pytest.mark.parametrize(
    ("over", "lang", "title"),
    [
        ("شورای استان مرکزی", "fa", "نایب‌رئیس شورای استان مرکزی"),
        ("Supreme Council of Provinces", "en", "Vice chair of the Supreme Council of Provinces"),
        ("شورای اسلامی شهر ساوه", "fa", "نایب‌رئیس شورای شهر ساوه"),
        ("Saveh", "en", "Vice chair of the city council of Saveh"),
    ],
)
def test_who_sits_in_another_council_than_a_citys_is_called_so(over: str, lang: Lang, title: str) -> None:
    assert plain(post_title("council_vice_chair", over, lang)) == title
