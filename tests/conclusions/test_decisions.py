"""What people decide changes what is concluded, holds for articles that come later, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.questions.examples import Told, office, told

from urbankg.conclusions import conclude
from urbankg.graph.rows import rows, tail
from urbankg.graph.store import GraphStore
from urbankg.identity import resolve

from .samples import concluded, filled, put, write_decisions

KAVIAN = resolve.person("بهروز کاویان").slug
UNKNOWN = resolve.body_of_office("mayor", "نمونه‌آباد").slug
# Two of one name, mayors of far cities at the same time.
HERE = told(
    "here.txt", "2021-01-10", "ایرنا",
    office("بهروز کاویان", "mayor", "ساوه", "start", "1399-02-01"),
    office("بهروز کاویان", "mayor", "ساوه", "incumbent"),
)  # fmt: skip
THERE = told(
    "there.txt", "2020-12-20", "فارس",
    office("بهروز کاویان", "mayor", "بندرعباس", "start", "1399-03-01"),
    office("بهروز کاویان", "mayor", "بندرعباس", "incumbent"),
)  # fmt: skip
AGAIN = told(
    "again.txt", "2021-03-01", "ایرنا",
    office("بهروز کاویان", "mayor", "ساوه", "incumbent"),
    office("بهروز کاویان", "mayor", "بندرعباس", "incumbent"),
)  # fmt: skip
ELSEWHERE = told("else.txt", "2021-05-01", "", office("مینا سروش", "mayor", "نمونه‌آباد", "incumbent"))
SAME = f"same,appearance:{KAVIAN}.mayor-saveh,appearance:{KAVIAN}.mayor-bandar-abbas"
DIFFERENT = SAME.replace("same,", "different,")


def holders(store: GraphStore) -> dict[str, str]:
    """The holder of each post that has tenures of our articles, by slugs."""
    found = rows(
        store, "SELECT ?post ?who { ?t a ukg:Tenure ; ukg:post ?post ; org:member ?who ; ukg:seenBy ?c }"
    )
    return {tail(row["post"]): tail(row["who"]) for row in found}


def agrees_with_scratch(store: GraphStore) -> bool:
    """Whether drawing everything anew changes nothing."""
    before = concluded(store)
    conclude(store, everything=True)
    return concluded(store) == before


def in_folder(folder: Path, *articles: Told) -> GraphStore:
    store = GraphStore.open(folder)
    put(store, articles)
    return store


def test_namesakes_are_two_persons_with_names_of_their_own() -> None:
    store = filled([HERE, THERE])
    found = holders(store)
    assert found["mayor-saveh"] == f"{KAVIAN}-at-mayor-saveh"
    assert found["mayor-bandar-abbas"] == f"{KAVIAN}-at-mayor-bandar-abbas"
    assert filled([THERE, HERE]).graph and holders(filled([THERE, HERE])) == found
    (ambiguous,) = rows(store, "SELECT ?name { ?name a ukg:AmbiguousName }")
    assert tail(ambiguous["name"]) == KAVIAN
    replaced = rows(store, f"SELECT ?who {{ <{ambiguous['name']}> dcterms:isReplacedBy ?who }}")
    assert {tail(row["who"]) for row in replaced} == set(found.values()) & {tail(w) for w in found.values()}


def test_a_name_of_one_person_is_its_iri_until_another_bearer_comes() -> None:
    store = filled([HERE])
    assert holders(store)["mayor-saveh"] == KAVIAN
    put(store, [THERE])
    assert holders(store)["mayor-saveh"] == f"{KAVIAN}-at-mayor-saveh"
    store.withdraw("there.txt")
    conclude(store)
    assert holders(store)["mayor-saveh"] == KAVIAN
    assert concluded(store) == concluded(filled([HERE]))


def test_the_same_person_by_decision_also_in_articles_that_come_later(tmp_path: Path) -> None:
    with in_folder(tmp_path, HERE, THERE) as store:
        apart = concluded(store)
        write_decisions(tmp_path, SAME)
        assert conclude(store).changed
        assert holders(store)["mayor-saveh"] == holders(store)["mayor-bandar-abbas"] == KAVIAN
        rule = (
            "SELECT ?rule { ?link ukg:identityRule/skos:notation ?rule ; ukg:restsOn/ukg:statedIn ?article }"
        )
        assert "decision" in {row["rule"] for row in rows(store, rule)}
        put(store, [AGAIN])
        assert holders(store)["mayor-saveh"] == holders(store)["mayor-bandar-abbas"] == KAVIAN
        assert agrees_with_scratch(store)
        store.withdraw("again.txt")
        (tmp_path / "decisions.csv").unlink()
        conclude(store)
        assert concluded(store) == apart


def test_different_persons_by_decision(tmp_path: Path) -> None:
    chair = told("c.txt", "2021-02-01", "", office("بهروز کاویان", "council_chair", "ساوه", "incumbent"))
    with in_folder(tmp_path, HERE, chair) as store:
        assert holders(store)["mayor-saveh"] == holders(store)["council-chair-saveh"]
        write_decisions(
            tmp_path, f"different,appearance:{KAVIAN}.mayor-saveh,appearance:{KAVIAN}.council-chair-saveh"
        )
        conclude(store)
        found = holders(store)
        assert found["mayor-saveh"] != found["council-chair-saveh"]
        put(
            store,
            [told("d.txt", "2021-02-09", "", office("بهروز کاویان", "council_chair", "ساوه", "incumbent"))],
        )
        assert holders(store) == found
        assert agrees_with_scratch(store)


@pytest.mark.parametrize("decided_first", [True, False])
def test_one_place_by_decision_makes_its_posts_one(tmp_path: Path, decided_first: bool) -> None:
    line = f"same,city:{UNKNOWN},city:saveh"
    edges = "SELECT ?city { ?who ukg:mayorOf ?city . ?city skos:hiddenLabel ?key FILTER(CONTAINS(STR(?city), '%s')) }"
    with GraphStore.open(tmp_path) as store:
        if not decided_first:
            put(store, [HERE, ELSEWHERE])
            assert holders(store).keys() == {"mayor-saveh", f"mayor-{UNKNOWN}"}
            assert list(rows(store, edges % UNKNOWN))
        write_decisions(tmp_path, line)
        put(store, [HERE, ELSEWHERE] if decided_first else [])
        assert holders(store).keys() == {"mayor-saveh"}
        assert not list(rows(store, edges % UNKNOWN))
        assert agrees_with_scratch(store)
        put(store, [AGAIN])
        assert agrees_with_scratch(store)
        (tmp_path / "decisions.csv").unlink()
        conclude(store)
        assert concluded(store) == concluded(filled([HERE, ELSEWHERE, AGAIN]))
