import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from urbankg.cli import main
from urbankg.graph.store import GraphStore
from urbankg.questions.identity import identities

from .running import error_of, run, write

HEAD = "decision,one,other,by,when,why\n"
QOM = """انتخاب شهردار قم
قم - ۱۲ مهر ۱۳۹۹
به گزارش ایرنا، علی محمدی، شهردار قم، در نشست خبری از بازگشایی سه بوستان خبر داد.
"""
YAZD = """سخنان شهردار یزد
یزد - ۲۰ آبان ۱۴۰۰
به گزارش ایرنا، علی محمدی، شهردار یزد، در نشست خبری از آغاز ساخت دو پل خبر داد.
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    write(tmp_path / "articles" / "qom.txt", QOM)
    write(tmp_path / "articles" / "yazd.txt", YAZD)
    result = run("ingest", tmp_path / "articles", "--store", tmp_path / "store")
    assert result.exit_code == 0, result.output
    return tmp_path / "store"


def people(store: Path) -> list[tuple[str, int]]:
    with GraphStore.open(store, read_only=True) as opened:
        return [(p.iri.rsplit("/", 1)[-1], len(p.appearances)) for p in identities(opened, "علی محمدی")]


def pair(store: Path) -> tuple[str, str]:
    (found,) = json.loads(run("decide", "--json", "--store", store).stdout)
    return found["one"], found["other"]


def test_namesakes_are_listed_with_their_sentences(store: Path) -> None:
    result = run("decide", "--list", "--store", store)
    assert result.exit_code == 0, result.output
    assert "بازگشایی سه بوستان" in result.stdout
    assert "ساخت دو پل" in result.stdout


@pytest.mark.parametrize(
    ("answer", "persons", "left"), [("s", 1, 0), ("d", 2, 0), ("u", 2, 0), ("n", 2, 1), ("q", 2, 1)]
)
def test_answers_are_taken_and_followed(store: Path, answer: str, persons: int, left: int) -> None:
    result = CliRunner().invoke(main, ["decide", "--as", "me", "--store", str(store)], input=f"{answer}\n")
    assert result.exit_code == 0, result.output
    assert len(people(store)) == persons
    assert len(json.loads(run("decide", "--json", "--store", store).stdout)) == left
    assert (store / "decisions.csv").exists() is (answer in "sdu")


def test_a_decision_holds_and_its_reason_is_kept(store: Path, tmp_path: Path) -> None:
    one, other = pair(store)
    result = run("decide", "same", one, other, "--why", "his CV", "--as", "me", "--store", store)
    assert result.exit_code == 0, result.output
    assert "1 decision added;" in result.stdout
    assert [count for _, count in people(store)] == [2]
    assert ",me," in (store / "decisions.csv").read_text()
    assert "his CV" in (store / "decisions.csv").read_text()
    (tmp_path / "more").mkdir()
    write(tmp_path / "more" / "karaj.txt", QOM.replace("قم", "کرج"))
    assert run("ingest", tmp_path / "more", "--store", store).exit_code == 0
    assert sorted(count for _, count in people(store)) == [1, 2]


def test_the_rule_that_joins_is_told(store: Path) -> None:
    assert run("decide", "same", *pair(store), "--store", store).exit_code == 0
    with GraphStore.open(store, read_only=True) as opened:
        (person,) = identities(opened, "محمدی")
    (joined,) = person.joined
    assert joined.rule == "decision"
    assert {"قم", "یزد"} == {said.fields["object"] for said in joined.said}
    assert {role for _, role, _ in person.appearances.values()} == {"mayor"}
    assert json.dumps(person.as_dict(), default=str)


def test_decisions_are_replayed_once(store: Path, tmp_path: Path) -> None:
    one, other = pair(store)
    write(tmp_path / "old.csv", f"{HEAD}same,{one},{other},her,2025-02-01,known\n")
    assert "1 decision added;" in run("decide", "--replay", tmp_path / "old.csv", "--store", store).stdout
    assert "0 decisions added" in run("decide", "--replay", tmp_path / "old.csv", "--store", store).stdout
    assert (store / "decisions.csv").read_text() == f"{HEAD}same,{one},{other},her,2025-02-01,known\n"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("same,{one},person:nobody-123456,,,\n", "line 2: person:nobody-123456 is unknown"),
        ("same,{one},{other},,,\ndifferent,{other},{one},,,\n", "line 3"),
        ("same,{one}\n", "2 cells"),
    ],
)
def test_a_file_with_anything_wrong_is_not_replayed_at_all(
    store: Path, tmp_path: Path, lines: str, said: str
) -> None:
    one, other = pair(store)
    write(tmp_path / "bad.csv", HEAD + lines.format(one=one, other=other))
    result = run("decide", "--replay", tmp_path / "bad.csv", "--store", store)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (store / "decisions.csv").exists()
    assert len(people(store)) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("same", "person:a-000001"), "a decision is"),
        (("equal", "person:a-000001", "person:b-000001"), "a decision is"),
        (("same", "person:a-000001", "person:b-000001"), "knows no person:a-000001"),
        (("same", "nonsense", "more nonsense"), "knows no nonsense"),
        (("--replay", "/nowhere.csv"), "no file"),
    ],
)
def test_what_is_wrong_is_told(store: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("decide", *arguments, "--store", store)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (store / "decisions.csv").exists()


def test_no_store_is_made(tmp_path: Path) -> None:
    assert run("decide", "--store", tmp_path / "none").exit_code == 1
    assert not (tmp_path / "none").exists()


def test_the_last_word_counts(store: Path) -> None:
    """`unsure` takes back what was decided of the two, and something else can be decided then."""
    one, other = pair(store)
    assert run("decide", "same", one, other, "--store", store).exit_code == 0
    assert [count for _, count in people(store)] == [2]
    unsure = run("decide", "unsure", one, other, "--store", store)
    assert unsure.exit_code == 0 and f"`unsure` takes back line 2: same {one} {other}" in unsure.stderr
    assert [count for _, count in people(store)] == [1, 1]
    assert run("decide", "different", one, other, "--store", store).exit_code == 0
    assert [count for _, count in people(store)] == [1, 1]
    assert "take it back with `unsure`" in error_of(run("decide", "same", one, other, "--store", store))


def test_a_person_is_still_known_by_the_name_of_before(store: Path) -> None:
    """Of two that are joined neither name is in the store any more; what was decided can be taken back by them."""
    names = [f"person:{slug}" for slug, _ in people(store)]
    assert run("decide", "same", *names, "--store", store).exit_code == 0
    assert run("decide", "unsure", *names, "--store", store).exit_code == 0
    assert [count for _, count in people(store)] == [1, 1]


def test_two_things_of_the_reference_data_are_not_taken_for_one(store: Path) -> None:
    cities = ("city:qom", "city:yazd")
    said = error_of(run("decide", "same", *cities, "--store", store))
    assert "city:qom and city:yazd are different things" in said
    assert not (store / "decisions.csv").exists()
    assert run("decide", "different", *cities, "--store", store).exit_code == 0
    (store / "decisions.csv").unlink()
    assert run("decide", "same", *cities, "--force", "--store", store).exit_code == 0


def test_why_namesakes_are_not_one_person_is_told(store: Path) -> None:
    shown = run("explain", "علی محمدی", "--store", store, COLUMNS="200").stdout
    assert shown.count("another person than") == 2 and "one common name: no rule joins it" in shown
    assert (
        run(
            "decide", "different", *pair(store), "--why", "two CVs", "--as", "her", "--store", store
        ).exit_code
        == 0
    )
    decided = run("explain", "علی محمدی", "--store", store, "--lang", "fa", COLUMNS="200").stdout
    assert "به رأی انسان" in decided and "two CVs" in decided and "her" in decided
    told = json.loads(run("explain", "علی محمدی", "--store", store, "--json").stdout)
    apart = [person["apart"] for person in told if "apart" in person]
    assert [[other["why"] for other in one] for one in apart] == [["decision"], ["decision"]]
