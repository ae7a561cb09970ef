from pathlib import Path

import pytest

from urbankg.errors import UrbankgError
from urbankg.identity.decisions import Decision, Decisions, iri, short

from .appearing import seen

HEAD = "decision,one,other,by,when,why\n"


def decisions(*lines: str) -> Decisions:
    return Decisions.parse(HEAD + "".join(f"{line}\n" for line in lines), "d.csv")


def test_a_file_is_read_with_its_remarks(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(
        f"# ours\n{HEAD}\nsame,person:a-000001,https://w3id.org/urbankg/id/person/b-000002,me,2026-01-31,یک نفر\n",
        encoding="utf-8",
    )
    assert Decisions.read(path).made == (
        Decision("same", "person:a-000001", "person:b-000002", "me", "2026-01-31", "یک نفر", 4),
    )


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert Decisions.read(tmp_path / "none.csv") == Decisions()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("one,other\n", 1, "first line"),
        (HEAD + "same,person:a\n", 2, "2 cells"),
        (HEAD + "same,person:a,person:b,,,,,\n", 2, "8 cells"),
        (HEAD + "equal,person:a,person:b,,,\n", 2, "'equal' is no decision"),
        (HEAD + "same,Ali,person:b,,,\n", 2, "'Ali' is no name"),
        (HEAD + "same,,person:b,,,\n", 2, "'' is no name"),
        (HEAD + "same,http://example.org/x,person:b,,,\n", 2, "no name"),
        (HEAD + "same,person:a,person:a,,,\n", 2, "itself"),
        (HEAD + "same,person:a,city:qazvin,,,\n", 2, "a person is compared with a person"),
        (HEAD + "same,person:a,person:b,me,yesterday,\n", 2, "no date"),
        (HEAD + 'same,"person:a,person:b,,,\n', 2, "quotes"),
        (HEAD + "\nsame,person:a,person:b,,,\nbad\n", 4, "1 cells"),
    ],
)
def test_a_malformed_line_is_named_and_nothing_applied(text: str, line: int, said: str) -> None:
    with pytest.raises(
        UrbankgError, match=f"d.csv, line {line}: .*{said}.*no decision of the file is applied"
    ):
        Decisions.parse(text, "d.csv")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(HEAD.encode() + "same,person:a,person:b,,,سبب\n".encode("cp1256"))
    with pytest.raises(UrbankgError, match="UTF-8"):
        Decisions.read(path)


def test_what_is_unknown_is_named() -> None:
    known = {iri("person:a-000001")}.__contains__
    with pytest.raises(UrbankgError, match="line 2: person:b-000002 is unknown"):
        Decisions.parse(HEAD + "same,person:a-000001,person:b-000002,,,\n", "d.csv", known)


@pytest.mark.parametrize(
    "lines",
    [
        ("same,person:a,person:b,,,", "different,person:b,person:a,,,"),
        ("different,person:a,person:c,,,", "same,person:a,person:b,,,", "same,person:b,person:c,,,"),
        (
            "same,appearance:a-000001.x,appearance:b-000001.y,,,",
            "different,person:a-000001,person:b-000001,,,",
        ),
        (
            "same,person:a-000001,person:b-000001,,,",
            "different,appearance:a-000001.x,appearance:b-000001.y,,,",
        ),
        (
            "same,person:a-000001,person:b-000001,,,",
            "different,appearance:a-000001.x,appearance:a-000001.y,,,",
        ),
        (
            "same,person:a-000001-at-x,appearance:b-000001.y,,,",
            "different,appearance:a-000001.x,person:b-000001-at-y,,,",
        ),
        ("same,city:a,city:b,,,", "same,city:b,city:c,,,", "different,city:c,city:a,,,"),
    ],
)
def test_same_and_different_of_one_pair_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(UrbankgError, match=r"d.csv, line \d+: .* different here, but the same by line"):
        decisions(*lines)


def test_different_names_may_be_the_same_as_a_third_in_part() -> None:
    assert decisions(
        "different,appearance:a-000001.x,appearance:a-000001.y,,,",
        "same,appearance:a-000001.x,person:b-000001,,,",
        "same,appearance:a-000001.y,person:c-000001,,,",
    ).made


def test_what_is_unsure_may_be_decided_later() -> None:
    later = decisions("unsure,person:a,person:b,,,", "same,person:b,person:a,,,")
    assert later.verdict("person:a", iri("person:b")) == "same"
    assert later.verdict("person:a", "person:c") is None


def test_adding_keeps_what_is_there_and_refuses_what_contradicts() -> None:
    decision = Decision("same", iri("person:a"), "person:b", "me", "2026-01-31", "because, so\nthere")
    text = Decisions.added("", "d.csv", [decision])
    assert text == HEAD + 'same,person:a,person:b,me,2026-01-31,"because, so there"\n'
    both = [Decision("unsure", "person:x", "person:y"), Decision("different", "person:b", "person:a")]
    with pytest.raises(UrbankgError, match=r"the same by line 2 of d\.csv"):
        Decisions.added(text, "d.csv", both)
    more = Decisions.added(text.rstrip(), "d.csv", [Decision("unsure", "person:c", "person:b")])
    assert more.startswith(text)
    assert [d.verdict for d in Decisions.parse(more, "d.csv").made] == ["same", "unsure"]


def test_bodies_and_places_have_one_iri_by_decision() -> None:
    made = decisions("same,body:x-123456,body:a-123456,,,", "same,council:qazvin,body:x-123456,,,")
    assert {made.canonical(iri(what)) for what in ("body:x-123456", "body:a-123456", "council:qazvin")} == {
        iri("council:qazvin")
    }
    assert made.canonical(iri("city:qom")) == iri("city:qom")


def test_what_decisions_mean_for_appearances() -> None:
    one, other = seen("علی محمدی", "mayor", "qom"), seen("علی محمدی", "mayor", "yazd")
    third = seen("علی احمدی", "mayor", "yazd")
    name = one.name_slug
    made = decisions(
        f"different,person:{name}-at-mayor-qom,appearance:{other.slug},,,",
        f"same,person:{third.name_slug},appearance:{other.slug},,,",
        f"unsure,person:{name},person:{third.name_slug},,,",
    )
    same, different = made.on([one, other, third])
    assert same == [(third.slug, other.slug)]
    assert different == [(frozenset([one.slug]), frozenset([other.slug]))]
    assert made.on([]) == ([], [])
    assert set(made.together()) == {(name, name), (third.name_slug, name)}


def test_short_names() -> None:
    assert short(iri("county-governorate:qazvin")) == "county-governorate:qazvin"
