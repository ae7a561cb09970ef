"""The phrase tables: every row that has an example reads it, and every list makes a pattern."""

import re

import pytest
from tests.reading.told import PUBLISHED, claims

from urbankg.articles.text import article_from_text
from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded, key
from urbankg.reading.kind_cues import finds
from urbankg.reading.rosters.seats import SEATING, may_seat
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import TABLES, any_word, compile_form, unreal, word_lists

CUES = list(rows(PHRASES / "kind_cues.csv"))
UNREAL = list(rows(PHRASES / "unreal.csv"))
HEADS = list(rows(PHRASES / "body_heads.csv"))


def listed(*tables: str) -> list[dict[str, str]]:
    """The rows of tables of word lists."""
    return [row for table in tables for row in rows(PHRASES / f"{table}.csv")]


PEOPLE = listed("population_words")
PLACES = listed("place_words")
HELD = listed("bystander_words", "holding_words", "roster_words")
BESIDE = listed(
    "body_words",
    "clause_ends",
)
LISTS = {table: {row["list"] for row in rows(PHRASES / f"{table}.csv")} for table in TABLES}


def scene(text: str) -> Scene:
    return Scene(article_from_text(f"خبر روز\n{text}", "a", published=PUBLISHED))


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row['kind']}: {row['form']}")
def test_a_cue_is_found_in_its_example(row: dict[str, str]) -> None:
    text = Folded.of(row["example"]).text
    own = compile_form(row["form"]).search(text)
    assert own is not None
    assert Folded.of(row["stem"]).text in own.group()
    found = [(cue.start, cue.end, cue.sense) for cue in finds(row["kind"], text, 0, len(text))]
    assert (own.start(), own.end(), row["sense"]) in found


@pytest.mark.parametrize("row", UNREAL, ids=lambda row: f"{row['side']}: {row['word']}")
def test_a_word_that_unmakes_a_fact_is_found_in_its_example(row: dict[str, str]) -> None:
    assert unreal(row["side"]).search(Folded.of(row["example"]).text)


@pytest.mark.parametrize("row", HEADS, ids=lambda row: row["head"])
def test_a_head_opens_the_body_of_its_example(row: dict[str, str]) -> None:
    bodies = scene(f"دیروز {row['example']} را دیدیم.").bodies
    assert [(body.label, body.kind) for body in bodies] == [(row["example"], row["kind"])]


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: f"{row['list']}: {row['form']}")
def test_a_word_beside_a_number_of_people_is_in_its_example_which_is_read(row: dict[str, str]) -> None:
    assert is_in_example(row)
    told = {str(claim.value) for claim in claims("population", row["example"])}
    assert row["told"] in told if row["told"] else not told


@pytest.mark.parametrize("row", PLACES, ids=lambda row: f"{row['list']}: {row['form']}")
def test_a_word_between_an_office_and_its_place_is_in_its_example_which_is_read(row: dict[str, str]) -> None:
    assert is_in_example(row)
    assert key(row["told"]) in {key(claim.object or "") for claim in claims("office", row["example"])}


@pytest.mark.parametrize("row", HELD, ids=lambda row: f"{row['list']}: {row['form']}")
def test_a_word_beside_a_holder_or_a_list_of_names_makes_of_its_example_what_is_told(
    row: dict[str, str],
) -> None:
    own, forms, example = row["form"], word_lists()[row["list"]], row["example"]
    assert matches(forms, example) != matches([form for form in forms if form != own], example)
    told = {f"{c.status} {c.role}" for c in claims("office", example) if c.subject == "مینا آذرنیا"}
    assert row["told"] in told if row["told"] else not told


def matches(forms: list[str], example: str) -> list[tuple[int, int]]:
    """Where the words of a list stand in an example: the first form that fits of each."""
    pattern = "|".join(compile_form(form).pattern for form in forms)
    return [found.span() for found in re.finditer(pattern, Folded.of(example).text)] if forms else []


@pytest.mark.parametrize("row", BESIDE, ids=lambda row: f"{row['list']}: {row['form']}")
def test_a_word_of_a_list_is_in_its_example(row: dict[str, str]) -> None:
    assert is_in_example(row)


def test_what_stands_after_the_verb_of_a_clause_unmakes_nothing_of_it() -> None:
    assert claims("member", "اراک به مجمع شهرداران کلانشهرهای ایران پیوست تا بودجه بگیرد.")
    assert not claims("member", "قرار است اراک به مجمع شهرداران کلانشهرهای ایران بپیوندد.")


def is_in_example(row: dict[str, str]) -> bool:
    """Whether the words of a row, or any of a list that it names, stand in its example."""
    other = re.fullmatch("<(.+)>", row["form"])
    pattern = any_word(other[1]) if other else compile_form(row["form"])
    return bool(pattern.search(Folded.of(row["example"]).text))


@pytest.mark.parametrize("name", sorted(set().union(*LISTS.values())))
def test_every_list_of_words_compiles(name: str) -> None:
    assert any_word(name).pattern


def test_a_list_of_words_is_in_one_table() -> None:
    assert sum(map(len, LISTS.values())) == len(set().union(*LISTS.values()))


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        any_word("no such list")


@pytest.mark.parametrize("name", SEATING)
def test_the_lists_that_seat_people_without_an_office_begin_with_whole_words(name: str) -> None:
    opening = SEATING[name].words
    assert opening
    assert all(word.isalpha() for word in opening)


def test_an_article_seats_people_where_a_word_of_a_list_stands_and_by_no_other() -> None:
    assert may_seat(scene("نمایندگان مردم ساوه و زرندیه آمدند."))
    assert not may_seat(scene("نماینده مردم ساوه آمد."))
