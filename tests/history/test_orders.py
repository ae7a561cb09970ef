"""Conclusions are a function of the articles that are there: of no order, no batches and nothing that is gone."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from tests.cli.running import error_of, run

from urbankg.conclusions import conclude
from urbankg.errors import UrbankgError
from urbankg.graph.rows import rows, tail
from urbankg.graph.store import GraphStore
from urbankg.identity import resolve
from urbankg.identity.decisions import COLUMNS

from .cases import world
from .world import Term
from .writing import Story


@cache
def some_stories() -> list[Story]:
    """All articles on a few posts: of namesakes and careers, and with contradictions; and some on figures."""
    made = world()
    pairs = (made.cast.interleaved[0], made.cast.told_together[0], made.cast.brothers[0])
    posts = {term.post.slug for pair in pairs for term in pair}
    wrong = {p.kind: p.article for p in made.planted}
    posts |= {
        _post(s) for s in made.stories if s.article.id in (wrong["two_holders"], wrong["seen_after_end"])
    }
    figures = [s for s in made.stories if not _post(s)][::3]
    return [s for s in made.stories if _post(s) in posts] + figures


def _post(story: Story) -> str:
    return story.said[0].post.removeprefix("acting-")


def put(store: GraphStore, stories: Iterable[Story]) -> None:
    told = ((story.article, [said.claim for said in story.said]) for story in stories)
    for _ in store.ingest_many(told):
        pass
    conclude(store)


def conclusions(store: GraphStore) -> str:
    """The conclusions graphs of a store as sorted N-Quads."""
    quads = (str(quad) for graph in store.conclusions_graphs() for quad in store.graph(graph))
    return "\n".join(sorted(quads))


@cache
def expected() -> str:
    store = GraphStore.in_memory()
    put(store, some_stories())
    return conclusions(store)


def test_there_is_something_to_conclude() -> None:
    assert len(some_stories()) > 80
    for name in ("IdentityLink", "Tenure", "Vacancy", "Conflict"):
        assert f"ontology#{name}>" in expected()


@pytest.mark.parametrize("order", range(20))
def test_twenty_orders_in_one_batch_or_several_give_the_same_bytes(order: int) -> None:
    rng = random.Random(order)
    stories = list(some_stories())
    rng.shuffle(stories)
    store = GraphStore.in_memory()
    while stories:
        size = len(stories) if order < 5 else rng.randint(1, 60)
        put(store, stories[:size])
        del stories[:size]
    assert conclusions(store) == expected()


def test_one_by_one_gives_the_same_bytes() -> None:
    store = GraphStore.in_memory()
    for story in some_stories():
        put(store, [story])
    assert conclusions(store) == expected()


def test_from_scratch_gives_the_same_bytes() -> None:
    store = GraphStore.in_memory()
    put(store, some_stories())
    conclude(store, everything=True)
    assert conclusions(store) == expected()


def test_withdrawing_an_article_gives_the_graph_that_never_had_it() -> None:
    stories = some_stories()
    sample = random.Random(5).sample(stories, 8)
    store = GraphStore.in_memory()
    put(store, stories)
    for story in sample:
        assert store.withdraw(story.article.id)
        conclude(store)
    never = GraphStore.in_memory()
    put(never, [story for story in stories if story not in sample])
    assert conclusions(store) == conclusions(never)
    assert sorted(map(str, store.quads())) == sorted(map(str, never.quads()))
    put(store, sample)
    assert conclusions(store) == expected()


_BEARERS = "SELECT ?person ?appearance { ?person ukg:appearance ?appearance }"


def _are_one(store: GraphStore, *appearances: str) -> bool:
    found = {tail(row["appearance"]): row["person"] for row in rows(store, _BEARERS)}
    return len({found[appearance] for appearance in appearances}) == 1


def test_decisions_hold_after_new_articles_and_can_be_taken_back(tmp_path: Path) -> None:
    namesakes, career = world().cast.interleaved[0], world().cast.careers[0]
    about = {term.post.slug for term in (*namesakes, *career)}
    stories = [s for s in world().stories if _post(s) in about]
    same, different = [_appearance(t) for t in namesakes], [_appearance(t) for t in career]
    with GraphStore.open(tmp_path / "store") as store:
        put(store, stories[::2])
        assert not _are_one(store, *same)
        assert _are_one(store, *different)
        path = tmp_path / "store" / "decisions.csv"
        lines = [
            ",".join(COLUMNS),
            f"same,appearance:{same[0]},appearance:{same[1]},somebody,2026-01-31,one man",
            f"different,appearance:{different[0]},appearance:{different[1]},somebody,2026-01-31,cousins",
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for more in ((), stories[1::2]):
            put(store, more)
            assert _are_one(store, *same)
            assert not _are_one(store, *different)
        decided = conclusions(store)
        conclude(store, everything=True)
        assert conclusions(store) == decided
        path.unlink()
        conclude(store)
        assert not _are_one(store, *same)
        assert _are_one(store, *different)


def _appearance(term: Term) -> str:
    assert term.person is not None
    return f"{resolve.person(str(term.person.name)).slug}.{term.post.slug}"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("same,person:a-000001,person:b-000002,x,2026-01-31", "line 2"),
        ("same,person:a-000001,city:qazvin,x,2026-01-31,", "line 2"),
        ("perhaps,person:a-000001,person:b-000002,x,2026-01-31,", "line 2"),
        (
            "same,person:a-000001,person:b-000002,x,,\nsame,person:b-000002,person:c-000003,x,,\n"
            "different,person:a-000001,person:c-000003,x,,",
            "line 4",
        ),
    ],
    ids=["cells are missing", "a person and a city", "no such verdict", "a cycle"],
)
def test_a_wrong_file_of_decisions_is_told_of_and_changes_nothing(
    tmp_path: Path, line: str, told: str
) -> None:
    with GraphStore.open(tmp_path / "store") as store:
        put(store, some_stories()[:20])
        before = conclusions(store)
        path = tmp_path / "store" / "decisions.csv"
        path.write_text(",".join(COLUMNS) + "\n" + line + "\n", encoding="utf-8")
        with pytest.raises(UrbankgError, match=told):
            conclude(store)
        assert conclusions(store) == before


def test_decisions_on_unknown_things_are_not_replayed(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store") as store:
        put(store, some_stories()[:20])
        before = conclusions(store)
    lines = [",".join(COLUMNS), "same,person:nobody-000001,person:nowhere-000002,x,2026-01-31,"]
    given = tmp_path / "decisions.csv"
    given.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = error_of(run("decide", "--replay", given, "--store", tmp_path / "store"))
    assert "line 2" in told and "nobody-000001" in told
    assert not (tmp_path / "store" / "decisions.csv").exists()
    with GraphStore.open(tmp_path / "store", read_only=True) as store:
        assert conclusions(store) == before
