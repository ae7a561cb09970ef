"""The lists of words of the smaller kinds: what the example of a row tells, it tells by the words of that row."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from tests.reading.told import claims

from urbankg.claims import Kind
from urbankg.files import PHRASES, rows
from urbankg.reading import wordings
from urbankg.reading.kinds import (
    agreements,
    budgets,
    chairs,
    foundings,
    hinted_members,
    hinted_seats,
    joining,
    meetings,
    memberships,
    met_parties,
    population_places,
    populations,
    seats,
    sessions,
    whole_budgets,
)
from urbankg.reading.mentions import parties, titles

KINDS: dict[str, tuple[Kind, ...]] = {
    "agreement_words": ("agreement",),
    "budget_words": ("budget",),
    "ex_officio_words": ("ex_officio",),
    "founding_words": ("founded",),
    "member_words": ("member",),
    "party_words": ("member", "meeting", "seat", "agreement", "founded"),
    "population_words": ("population",),
    "secretariat_words": ("seat",),
    "session_words": ("meeting",),
}
# By table, the readers that have words of it in their patterns when they are loaded; each after those it imports from.
LOADED_WITH: dict[str, tuple[ModuleType, ...]] = {
    "agreement_words": (agreements,),
    "budget_words": (whole_budgets, budgets),
    "founding_words": (foundings,),
    "member_words": (joining, hinted_members, memberships),
    "party_words": (titles, parties, met_parties, meetings),
    "population_words": (population_places, populations),
    "secretariat_words": (hinted_seats, seats),
    "session_words": (chairs, sessions, meetings),
}
# By table, the list without which nothing is told by mere hints, and the lists that say how it is told by them.
HINTS = {
    "member_words": (
        "tells of members",
        {
            "founds an assembly",
            "hosts members",
            "member comes",
            "member leaves",
            "of something else",
            "stands before a member",
            "tells of members",
            "we are or do",
        },
    ),
    "secretariat_words": (
        "seat by hints",
        {
            "no seat",
            "seat by hints",
            "seat decided",
            "named building",
            "seat goes",
            "seat only wished",
            "seat stands",
            "street",
            "town gets it",
        },
    ),
}
# Lists of population_words.csv with rows without which the example tells the same: read by test_wordings.py only.
NOT_YET = {
    "a town with",
    "census",
    "equal to",
    "has people",
    "in or people of",
    "kind of place",
    "leads to number",
    "lies in",
    "live there",
    "named after a place",
    "only a bound",
    "other units",
    "part of a town",
    "population of",
    "the country",
    "this place",
    "whole or now",
    "whose people",
}
ROWS = [
    (table, row) for table in KINDS for row in rows(PHRASES / f"{table}.csv") if row["list"] not in NOT_YET
]
NOWHERE = "هیچ‌کجا"  # a word that is in no example

Setting = Callable[[str, str, list[str]], None]


@pytest.fixture
def set_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    """Gives a list of a table other forms than it has, while one test runs."""
    loaded: dict[ModuleType, dict[str, object]] = {}

    def put(table: str, name: str, forms: list[str]) -> None:
        changed = {**wordings.word_lists(), name: forms or [NOWHERE]}
        monkeypatch.setattr(wordings, "word_lists", lambda: changed)
        wordings.any_word.cache_clear()
        for module in LOADED_WITH.get(table, ()):
            loaded.setdefault(module, dict(vars(module)))
            importlib.reload(module)  # in place: who has a function of it has its new patterns

    yield put
    monkeypatch.undo()
    wordings.any_word.cache_clear()
    for module, names in loaded.items():
        vars(module).update(names)


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{row['list']}: {row['form']}" for _, row in ROWS])
def test_an_example_is_read_by_the_words_of_its_row(
    table: str, row: dict[str, str], set_list: Setting
) -> None:
    name, forms, example = row["list"], wordings.word_lists()[row["list"]], row["example"]
    gate, hinting = HINTS.get(table, ("", {name}))
    if name not in hinting:
        set_list(table, gate, [])
    found = told(table, example)
    assert row["told"] in found if row["told"] else not found
    set_list(table, name, [form for form in forms if form != row["form"]])
    assert told(table, example) != found


def told(table: str, text: str) -> set[str]:
    """What the claims of the kinds of a table say, field by field, of an article with the given body."""
    return {
        str(value)
        for kind in KINDS[table]
        for claim in claims(kind, text)
        for value in (
            claim.subject,
            claim.object,
            claim.status,
            claim.place,
            claim.ordinal,
            claim.value,
            claim.date_key,
        )
        if value
    }
