"""The lists of words of the smaller kinds: what the example of a row tells, it tells by the words of that row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.reading.told import claims

from urbankg.claims import Kind
from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded
from urbankg.reading import wordings

KINDS: dict[str, Kind] = {
    "agreement_words": "agreement",
    "budget_words": "budget",
    "ex_officio_words": "ex_officio",
    "founding_words": "founded",
    "member_words": "member",
    "population_words": "population",
    "secretariat_words": "seat",
    "session_words": "meeting",
}
# Of these tables, the lists that are looked up while an article is read. The others are parts of patterns that are made
# when the reader is loaded, too early to take a row away: that their examples are read, test_wordings.py shows.
LOOKED_UP = {
    "budget_words": {"no whole budget", "no budget yet", "budgeted", "no budget", "changed by"},
    "population_words": {"living", "no residents", "no residents yet"},
}
ROWS = [
    (kind, row)
    for table, kind in KINDS.items()
    for row in rows(PHRASES / f"{table}.csv")
    if table not in LOOKED_UP or row["list"] in LOOKED_UP[table]
]
NOWHERE = "هیچ‌کجا"  # a word that is in no example

Setting = Callable[[str, list[str]], None]


@pytest.fixture
def set_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    """Gives a list other forms than its table has, while one test runs."""

    def put(name: str, forms: list[str]) -> None:
        changed = {**wordings.word_lists(), name: forms or [NOWHERE]}
        monkeypatch.setattr(wordings, "word_lists", lambda: changed)
        wordings.any_word.cache_clear()

    yield put
    monkeypatch.undo()
    wordings.any_word.cache_clear()


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[f"{row['list']}: {row['form']}" for _, row in ROWS])
def test_an_example_is_read_by_the_words_of_its_row(
    kind: Kind, row: dict[str, str], set_list: Setting
) -> None:
    name, forms, example = row["list"], wordings.word_lists()[row["list"]], row["example"]
    found = told(kind, example)
    assert row["told"] in found if row["told"] else not found
    set_list(name, [row["form"]])
    assert wordings.any_word(name).search(Folded.of(example).text)
    set_list(name, [form for form in forms if form != row["form"]])
    assert told(kind, example) != found


def told(kind: Kind, text: str) -> set[str]:
    """What the claims of a kind say, field by field, of an article with the given body."""
    return {
        str(value)
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
