"""Who held a post on a day, by a store of articles in our own words and the reference data."""

from __future__ import annotations

import datetime as dt

import pytest

from urbankg.articles import article_from_text
from urbankg.conclusions import conclude
from urbankg.errors import QueryError
from urbankg.graph.store import GraphStore
from urbankg.persian.dates import parse_date
from urbankg.reading import read
from urbankg.timeline import who
from urbankg.timeline.asked import post_of

ARTICLES = {
    "begins": "شهردار تازه آوج\nدوشنبه ۵ مهر ۱۴۰۰\nشورای شهر آوج امروز پریسا آذرنیا را به عنوان شهردار آوج انتخاب کرد.",
    "later": "طرح تازه آوج\nدوشنبه ۲۷ دی ۱۴۰۰\nآذرنیا، شهردار آوج، از طرح تازه گفت.",
    "carried": "خانه شهرداران\nدوشنبه ۲۷ دی ۱۴۰۰\nشهردار تهران دبیرکل مجمع شهرداران کلانشهرهای ایران است.",
}


@pytest.fixture(scope="module")
def store() -> GraphStore:
    made = GraphStore.in_memory()
    for name, text in ARTICLES.items():
        article = article_from_text(text, name)
        made.ingest(article, read(article))
    conclude(made)
    return made


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("قزوین", "mayor-qazvin"),
        ("شهردار قزوين", "mayor-qazvin"),
        ("mayor-qazvin", "mayor-qazvin"),
        ("https://w3id.org/urbankg/id/post/mayor-qazvin", "mayor-qazvin"),
        ("سرپرست شهرداری قزوین", "mayor-qazvin"),
        ("شهردار منطقه ۵ تهران", "district-mayor-tehran-5"),
        ("استاندار گلستان", "governor-general-golestan"),
        ("استان گلستان", "governor-general-golestan"),
        ("شهرستان نور", "county-governor-nur"),
        ("وزیر کشور", "minister-interior"),
        ("وزارت کشور", "minister-interior"),
        ("رئیس شورای شهر قزوین", "council-chair-qazvin"),
    ],
)
def test_the_post_that_words_mean(words: str, slug: str) -> None:
    assert post_of(words).slug == slug


def test_words_that_mean_no_post() -> None:
    for words in ("", "سلام", "شهردار"):
        with pytest.raises(QueryError, match="no post is known"):
            post_of(words)


def test_a_surname_alone_is_the_holder_of_the_full_name(store: GraphStore) -> None:
    answer = who(store, "شهردار آوج", dt.date(2021, 12, 1))
    assert [(h.name, h.certainty) for h in answer.holders] == [("پریسا آذرنیا", "certain")]
    assert {r.source.article for r in answer.holders[0].reports} == {"begins", "later"}


def test_reference_tenures_answer_with_their_source(store: GraphStore) -> None:
    (holder,) = who(store, "تهران", dt.date(2011, 1, 1)).holders
    assert holder.name == "محمدباقر قالیباف" and all(r.source.article for r in holder.reports)


def test_a_seat_is_held_by_virtue_of_office(store: GraphStore) -> None:
    answer = who(store, "دبیرکل مجمع شهرداران کلانشهرهای ایران", dt.date(2011, 1, 1))
    (holder,) = answer.holders
    assert holder.name == "محمدباقر قالیباف" and holder.carried_by is not None
    assert holder.carried_by.slug == "mayor-tehran"


def test_nobody_between_two_holders(store: GraphStore) -> None:
    answer = who(store, "تهران", dt.date(2017, 8, 25))
    assert answer.holders == [] and answer.before is not None and answer.after is not None
    assert answer.before.name == "محمدباقر قالیباف" and answer.after.name == "محمدعلی نجفی"


def test_everybody_who_held_it_in_a_year(store: GraphStore) -> None:
    answer = who(store, "تهران", parse_date("1396"))
    held = [(h.name, h.certainty, h.acting, str(h.first), str(h.last)) for h in answer.holders]
    assert held == [
        ("محمدباقر قالیباف", "certain", False, "2017-03-21", "2017-08-22"),
        ("محمدعلی نجفی", "certain", False, "2017-08-27", "2018-03-20"),
        ("مصطفی سلیمی", "certain", True, "2017-08-27", "2017-08-27"),
    ]
    assert not answer.conflict and answer.on.jalali == "1396"
    assert answer.after is not None and answer.after.begins > answer.on.latest


def test_possible_in_the_rest_of_a_month(store: GraphStore) -> None:
    answer = who(store, "شهردار آوج", parse_date("1400-10"))
    assert [(h.certainty, str(h.first), str(h.last)) for h in answer.holders] == [
        ("certain", "2021-12-22", "2022-01-17")
    ]
    later = who(store, "شهردار آوج", parse_date("1400-12"))
    assert [(h.certainty, str(h.first), str(h.last)) for h in later.holders] == [
        ("possible", "2022-02-20", "2022-03-20")
    ]


def test_how_it_began(store: GraphStore) -> None:
    (holder,) = who(store, "شهردار آوج", dt.date(2021, 12, 1)).holders
    assert holder.tenure.how_began == ("elected",)
    assert all(r.source.quote for r in holder.reports)


def test_who_is_elected_is_not_in_office_yet() -> None:
    """An election told without its day: possible from the telling, certain from the confirmation."""
    told = {
        "seen": "طرح تازه نطنز\nشنبه ۱ آبان ۱۴۰۰\nکامران ایزدی، شهردار نطنز، از طرح تازه گفت.",
        "elected": "شهردار نطنز برگزیده شد\nشنبه ۸ آبان ۱۴۰۰\nمینا آذرنیا با رأی شورا به عنوان شهردار نطنز انتخاب شد.",
        "leaves": "وداع در نطنز\nشنبه ۱۵ آبان ۱۴۰۰\nکامران ایزدی، شهردار نطنز، امروز استعفا داد.",
        "confirmed": "حکم شهردار نطنز\nشنبه ۲۲ آبان ۱۴۰۰\nمینا آذرنیا امروز با حکم استاندار شهردار نطنز شد.",
    }
    made = GraphStore.in_memory()
    for name, text in told.items():
        article = article_from_text(text, name)
        made.ingest(article, read(article))
    conclude(made)
    between = who(made, "شهردار نطنز", parse_date("1400-08-10").earliest)
    assert [(h.name, h.certainty) for h in between.holders] == [("کامران ایزدی", "certain")]
    assert not between.conflict
    after = who(made, "شهردار نطنز", parse_date("1400-08-18").earliest)
    assert [(h.name, h.certainty) for h in after.holders] == [("مینا آذرنیا", "possible")]
    later = who(made, "شهردار نطنز", parse_date("1400-08-22").earliest)
    assert [(h.name, h.certainty) for h in later.holders] == [("مینا آذرنیا", "certain")]
