"""A name whose spaces part it into other words has another surname key: it is one name all the same."""

import pytest

import urbankg
from urbankg.graph.store import GraphStore
from urbankg.identity.surname_key import block

SPELT = ("ناصر ملک‌احمدی", "ناصر ملک احمدی")
ARTICLES = [
    urbankg.article_from_text(
        f"سخنان شهردار قم\nقم - ۱۲ مهر ۱۳۹۹\nبه گزارش ایرنا، {name}، شهردار قم، از بازگشایی سه بوستان خبر داد.",
        f"a-{n}",
    )
    for n, name in enumerate(SPELT)
]


def concluded(store: GraphStore) -> set[str]:
    return {str(quad) for quad in store.quads() if "/graph/conclusions/" in str(quad.graph_name)}


@pytest.mark.parametrize("gone", [0, 1])
def test_one_of_two_spellings_is_withdrawn(gone: int) -> None:
    assert block(SPELT[0]) != block(SPELT[1])
    store, never = urbankg.open_store(), urbankg.open_store()
    urbankg.ingest(store, ARTICLES)
    urbankg.ingest(never, [ARTICLES[1 - gone]])
    assert store.withdraw(f"a-{gone}")
    urbankg.conclude(store)
    assert concluded(store) == concluded(never)
    urbankg.conclude(store, everything=True)
    assert concluded(store) == concluded(never)


def test_either_order_gives_one_person() -> None:
    stores = []
    for order in (ARTICLES, ARTICLES[::-1]):
        store = urbankg.open_store()
        for article in order:
            urbankg.ingest(store, [article])
        stores.append(concluded(store))
    assert stores[0] == stores[1]
    assert sum("#Person>" in quad and "nasr-mlk" in quad for quad in stores[0]) == 1
