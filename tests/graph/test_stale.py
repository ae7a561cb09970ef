"""Marks of what conclusions no longer fit: there with the change that makes them, gone when it is concluded."""

from __future__ import annotations

import dataclasses
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from urbankg.conclusions import Marks, conclude
from urbankg.graph.export import serialize
from urbankg.graph.quads import article_quads
from urbankg.graph.stale import marks
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import STALE_GRAPH
from urbankg.identity import resolve

from .examples import BUDGET, CLAIMS, MAYOR, PEOPLE, article

ROOT = Path(__file__).parents[2]
AZARNIA = resolve.person("پریسا آذرنیا").slug
QAZVIN = "https://w3id.org/urbankg/id/city/qazvin"
MUNICIPALITY = "https://w3id.org/urbankg/id/municipality/qazvin"


@pytest.fixture
def store() -> GraphStore:
    """A store whose conclusions fit."""
    store = GraphStore.in_memory()
    conclude(store)
    return store


def marked(store: GraphStore) -> Marks:
    return Marks(store.marks())


def test_a_store_without_conclusions_needs_all() -> None:
    assert marked(GraphStore.in_memory()).outdated


def test_marks_are_in_no_answer_and_no_dump(store: GraphStore) -> None:
    settled = serialize(store.quads(), "nquads")
    assert store.marks() and STALE_GRAPH.value not in settled.decode()
    store.ingest(article(), CLAIMS)
    key = {m.object for m in store.marks() if m.object.value in marked(store).blocks}  # type: ignore[union-attr]
    assert key
    in_default = store.database.quads_for_pattern(STALE_GRAPH, None, None, ox.DefaultGraph())
    assert list(in_default) == []
    assert all(q.graph_name != STALE_GRAPH for q in store.quads())


def test_a_new_article_marks_its_names_posts_and_things(store: GraphStore) -> None:
    assert not marked(store).any
    store.ingest(article(), CLAIMS)
    found = marked(store)
    assert found.names == {AZARNIA} and len(found.blocks) == 1
    assert found.posts == {"mayor-qazvin"}
    assert {QAZVIN, MUNICIPALITY} <= found.things
    assert not found.outdated


def test_conclude_takes_marks_away(store: GraphStore) -> None:
    store.ingest(article(), CLAIMS)
    done = conclude(store)
    assert done.names == 1 and done.posts >= 1 and done.changed > 1
    assert not marked(store).any
    again = conclude(store)
    assert (again.names, again.posts, again.things, again.changed) == (0, 0, 0, 0)


def test_an_article_that_changes_marks_what_it_said_and_says(store: GraphStore) -> None:
    store.ingest(article(), (MAYOR,))
    conclude(store)
    assert (
        store.ingest(article(), (dataclasses.replace(MAYOR, object="زنجان", near=("زنجان",)),)) == "changed"
    )
    assert marked(store).posts == {"mayor-qazvin", "mayor-zanjan"}
    assert marked(store).names == {AZARNIA}


def test_an_article_that_goes_marks_what_it_said(store: GraphStore) -> None:
    store.ingest(article(), (MAYOR,))
    conclude(store)
    store.withdraw(article().id)
    found = marked(store)
    assert (found.names, found.posts) == ({AZARNIA}, {"mayor-qazvin"})


def test_the_same_article_marks_nothing(store: GraphStore) -> None:
    store.ingest(article(), CLAIMS)
    conclude(store)
    assert store.ingest(article(), CLAIMS) == "same"
    assert list(store.ingest_many([(article(), CLAIMS)])) == ["same"]
    assert not marked(store).any


def test_many_articles_at_a_time_leave_the_marks_of_each(store: GraphStore) -> None:
    read = [(article("a"), (MAYOR,)), (article("b"), (PEOPLE, BUDGET))]
    assert list(store.ingest_many(read)) == ["new", "new"]
    whole = {mark for one, claims in read for mark in marks(article_quads(one, claims))}
    assert store.marks() >= whole


def test_an_acting_holder_marks_the_post_that_is_filled(store: GraphStore) -> None:
    store.ingest(article(), (dataclasses.replace(MAYOR, role="acting_mayor"),))
    assert marked(store).posts == {"mayor-qazvin"}


def test_a_failed_write_leaves_no_marks(store: GraphStore) -> None:
    def broken() -> object:
        yield article("a"), CLAIMS
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        list(store.ingest_many(broken()))  # type: ignore[arg-type]
    assert not marked(store).any


# Articles come in; the process is killed before anything is concluded of them.
WRITER = """
import sys, time
from tests.graph.examples import CLAIMS, PEOPLE, article
from urbankg.conclusions import conclude
from urbankg.graph.store import GraphStore
with GraphStore.open(sys.argv[1]) as store:
    store.ingest(article("first"), CLAIMS)
    conclude(store)
    store.ingest(article("second"), CLAIMS)
    store.ingest(article("first"), (PEOPLE,))
    print("written", flush=True)
    time.sleep(100)
"""


def test_a_kill_before_conclusions_leaves_what_the_next_one_needs(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout is not None and writer.stdout.readline() == "written\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    fresh = GraphStore.in_memory()
    fresh.ingest(article("second"), CLAIMS)
    fresh.ingest(article("first"), (PEOPLE,))
    conclude(fresh)
    with GraphStore.open(tmp_path) as store:
        found = marked(store)
        assert found.names == {AZARNIA} and found.posts == {"mayor-qazvin"} and not found.outdated
        done = conclude(store)
        assert done.changed and done.names == 1
        assert serialize(store.quads(), "nquads") == serialize(fresh.quads(), "nquads")
