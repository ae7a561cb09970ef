"""What people type, however they spell it, finds what they mean."""

from __future__ import annotations

import pytest

from urbankg.search import KINDS, Findable, Index, nearest, search, suggest
from urbankg.search.finding import DEEPEST

ZAKANI, SABBAGHI = "person/alirza-zakani-668dbb", "person/mhdi-sbaghi-c832d1"
QALIBAF, NOROUZI = "person/mhmdbaqr-qalibaf-33dd52", "person/qdrt-allh-nvrvzi-66707b"

ODD = {
    "شهرداریتهران": "municipality/tehran",  # no space
    "شورایشهرقزوین": "council/qazvin",  # none at all, and a word less
    "شورای\u200cاسلامی\u200cشهر\u200cقزوین": "council/qazvin",  # half-spaces for spaces
    "شوراى إسلامي شهر قزوين": "council/qazvin",  # Arabic letters
    "قَزوینُ": "city/qazvin",  # vowel signs
    "مهدی صباقی": SABBAGHI,  # a letter that sounds alike
    "سباغی": SABBAGHI,
    "علی رضا زاکانی": ZAKANI,  # a name in two
    "علیرضازاکانی": ZAKANI,  # and in one
    "زاکنی": ZAKANI,  # a letter missing
    "زاکامی": ZAKANI,  # a wrong one
    "زاکناانی": ZAKANI,  # two wrong ones
    "زاکانی علیرضا": ZAKANI,  # the surname first
    "دکتر علیرضا زاکانی": ZAKANI,  # a title
    "جناب آقای مهندس سید محمد باقر قالی باف": QALIBAF,
    "قدرت اله نوروزی": NOROUZI,  # another usual spelling
    "قزوین شهردار": "post/mayor-qazvin",
    "شهردار اصفاهان": "post/mayor-isfahan",
    "استاندار قزوین": "post/governor-general-qazvin",
    "شهرداری منطقه۲ مشهد": "municipality/mashhad-2",  # a digit without a space
    "منطقهٔ 2 مشهد": "zone/mashhad-2",
    "منطقه ٢ مشهد": "zone/mashhad-2",
    "مجمع کلان شهر ها": "assembly/metropolis-mayors",
    "Tehran": "city/tehran",
    "Esfahan": "city/isfahan",
    "Mayor of Mashhad": "post/mayor-mashhad",
    "zakani": ZAKANI,
    "qalibaf": QALIBAF,
    "ghalibaf": QALIBAF,
    "Ghodratolah Nowruzi": NOROUZI,
    "سخنی درباره اسمش نیست و خبری از او": "",
}


@pytest.mark.parametrize(("typed", "meant"), ODD.items())
def test_what_is_meant_comes_first(index: Index, typed: str, meant: str) -> None:
    found = search(index, typed)
    first = found.things[0].thing if found.total and found.things else ""
    assert first == meant


@pytest.mark.parametrize("typed", ["شهرداری ته", "زاک", "علی رضا زا", "قز", "mash", "مهدی صباقی"])
def test_suggestions_have_what_is_being_typed(index: Index, typed: str) -> None:
    meant = {
        "شهرداری ته": "municipality/tehran", "زاک": ZAKANI, "علی رضا زا": ZAKANI, "قز": "city/qazvin",
        "mash": "city/mashhad", "مهدی صباقی": SABBAGHI,
    }  # fmt: skip
    things = [one.thing for one in suggest(index, typed)]
    assert meant[typed] in things[:3]
    assert len(things) <= 8


def test_one_kind_can_be_looked_for_and_all_are_counted(index: Index) -> None:
    everything = search(index, "تهران")
    for kind in KINDS:
        found = search(index, "تهران", kind=kind)
        assert {one.kind for one in found.things} <= {kind}
        assert found.total == everything.counts[kind] == found.counts[kind]
    assert everything.total == sum(everything.counts.values()) > 30
    assert search(index, "تهران", kind="article").things[0].kind == "article"


def test_pages_are_parts_of_one_order(index: Index) -> None:
    whole = search(index, "تهران", size=1000)
    pages = [search(index, "تهران", page=number, size=7) for number in range(1, -(-whole.total // 7) + 1)]
    assert [one.thing for page in pages for one in page.things] == [one.thing for one in whole.things]
    assert {page.pages for page in pages} == {len(pages)}
    assert not search(index, "تهران", page=len(pages) + 1, size=7).things


def _thing(number: int, *names: str, kind: str = "person") -> Findable:
    return Findable(f"{kind}/{number}", kind, names[0], "", names, "", "", "", "", "", 1, "")


def test_the_same_comes_before_what_begins_so_all_words_and_what_is_alike() -> None:
    ordered = ["رضا کیانی", "رضا کیانی پور", "محمد رضا کیانی", "رضا کیانیان"]
    things = [_thing(number, name) for number, name in enumerate(["رضا کیابی", *reversed(ordered)])]
    index = Index.in_memory([*things, *(_thing(99 + n, f"کسی {n}") for n in range(9))])
    assert [one.fa for one in search(index, "رضا کیانی").things] == ordered
    turned = search(index, "کیانی رضا")
    assert ([one.fa for one in turned.things][-1], turned.how) == ("رضا کیابی", "alike")


def test_of_equals_the_one_comes_first_of_whom_more_is_told() -> None:
    index = Index.in_memory([_thing(7, "امیر نادری"), _thing(3, "امیر نادری"), _thing(5, "امیر نادری")])
    assert [one.thing for one in search(index, "امیر نادری").things] == ["person/7", "person/3", "person/5"]


def test_many_are_counted_though_not_all_are_shown() -> None:
    many = DEEPEST + 50
    index = Index.in_memory([*(_thing(n, f"شهردار ده {n}") for n in range(many)), _thing(many, "شهردار")])
    found = search(index, "شهردار", page=2, size=500)
    assert (found.total, found.pages) == (many + 1, 2)
    assert search(index, "شهردار").things[0].fa == "شهردار"  # the least told of, but called so


def test_where_nothing_fits_the_nearest_names_are_told(index: Index) -> None:
    found = search(index, "علیرضا زاکانی پلمرغ")
    assert (found.how, found.total) == ("nearest", 0)
    assert found.things[0].thing == ZAKANI
    assert [one.thing for one in nearest(index, "city/qazvinn")][:1] == ["city/qazvin"]
    assert [one.thing for one in nearest(index, "person/mhdi-sbagi-000000")][:1] == [SABBAGHI]


HOSTILE = [
    "", " ", "؟؟!", "«»", "\u200c\u200c", "\x00", "\ud800", '"', "'", "*", "a*", "NEAR(a b)", "OR", "AND OR NOT",
    "words:علی", "-علی", "^علی", "{علی}", "علی + رضا", "'; DROP TABLE thing; --", "%", "_", "\\", "😀", "ا" * 10_000,
    "علی رضا " * 2_000, "٪" * 10_000, "a b c d e f g h i j k l m n o p", "１２３", "²", "ﷺ", "ك" * 60,
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_is_typed_is_an_error(index: Index, typed: str) -> None:
    found = search(index, typed)
    assert len(found.things) <= 20
    assert len(suggest(index, typed)) <= 8
    assert len(nearest(index, f"city/{typed}")) <= 10
    assert found.cut == (len(typed.strip()) > 200 or len(typed.split()) > 12)
