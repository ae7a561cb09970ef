"""Changes of office: each once, and feeds of Atom that readers take."""

import datetime as dt

import pytest

import urbankg
from urbankg.articles import article_from_text

feedparser = pytest.importorskip("feedparser", reason="feedparser reads feeds as other people's programs do")


def told(text, name):
    return article_from_text(text, name)


@pytest.fixture(scope="module")
def twice(pages_of):
    """A graph in which two articles tell of one change, and a third one of the end five years later."""
    store = urbankg.open_store()
    urbankg.ingest(
        store,
        [
            told("شهردار تازه\n۲۷ دی ۱۴۰۰\nمینا آذرنیا شهردار اراک شد.", "arak-1"),
            told("شهردار اراک <b>&amp;amp; «تازه»</b>\n۲۹ دی ۱۴۰۰\nمینا آذرنیا شهردار اراک شد.", "arak-2"),
            told("پایان کار\n۲۷ دی ۱۴۰۵\nمینا آذرنیا از شهرداری اراک برکنار شد.", "arak-3"),
        ],
    )
    return pages_of(store)


def test_a_change_that_two_articles_tell_of_is_one(twice):
    changes = twice("/feeds/changes.json").data["changes"]
    assert [(one["what"], len(one["articles"])) for one in changes] == [("end", 1), ("start", 2)]
    assert (changes[1]["published"], changes[1]["updated"]) == ("2022-01-17", "2022-01-19")


def test_a_feed_is_read_by_others(twice):
    feed = feedparser.parse(twice("/feeds/changes.atom").text)
    assert not feed.bozo and feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == [
        "پایان کار مینا آذرنیا: شهردار اراک",
        "مینا آذرنیا شهردار اراک شد",
    ]
    start = feed.entries[1]
    assert dt.datetime(*start.published_parsed[:3]) == dt.datetime(2022, 1, 17)
    assert dt.datetime(*start.updated_parsed[:3]) == dt.datetime(2022, 1, 19)
    assert "شهردار اراک <b>&amp; «تازه»</b>" in [link.get("title") for link in start.links]
    assert feed.feed.language == "fa" if "language" in feed.feed else True


def test_ids_are_the_same_in_both_languages_and_stay_when_more_is_told(twice, pages_of):
    ids = [entry.id for entry in feedparser.parse(twice("/feeds/changes.atom").text).entries]
    assert ids == [entry.id for entry in feedparser.parse(twice("/en/feeds/changes.atom").text).entries]
    alone = urbankg.open_store()
    urbankg.ingest(alone, [told("شهردار تازه\n۲۷ دی ۱۴۰۰\nمینا آذرنیا شهردار اراک شد.", "arak-1")])
    (entry,) = feedparser.parse(pages_of(alone)("/feeds/changes.atom").text).entries
    assert entry.id == ids[1]


def test_a_province_has_its_own_changes_only(twice):
    assert len(twice("/feeds/changes/markazi.json").data["changes"]) == 2
    assert twice("/feeds/changes/qom.json").data["changes"] == []
    assert not twice("/feeds/changes/atlantis").there


def test_a_feed_without_changes_is_one_all_the_same(twice):
    feed = feedparser.parse(twice("/feeds/changes/qom.atom").text)
    assert not feed.bozo and feed.entries == [] and feed.feed.id and feed.feed.updated


def test_addresses_are_absolute_where_the_host_is_known(twice, graph):
    from urbankg.pages.catalogue import find
    from urbankg.pages.links import Links
    from urbankg.pages.once import Once
    from urbankg.pages.render import written
    from urbankg.pages.view import Asked

    page, named = find("/feeds/changes")
    asked = Asked(graph, Once(graph), "/feeds/changes", "en", named=named, links=Links("https://example.org"))
    feed = feedparser.parse(written(page, asked, "atom").body.decode())
    assert feed.feed.link == "https://example.org/en/feeds/changes"
    assert all(entry.link.startswith("https://example.org/en/id/post/") for entry in feed.entries)


def test_the_newest_change_of_the_samples_comes_first(get):
    days = [one["published"] for one in get("/feeds/changes.json").data["changes"]]
    assert days == sorted(days, reverse=True) and len(days) == 50
