from urbankg.identity.candidates import pairs_of_bodies, pairs_of_persons
from urbankg.identity.decisions import Decisions
from urbankg.identity.persons import persons_of

from .appearing import seen

HEAD = "decision,one,other,by,when,why\n"
NONE = Decisions()


def decided(*lines: str) -> Decisions:
    return Decisions.parse(HEAD + "".join(f"{line},,,\n" for line in lines), "d.csv")


def whys(*appearances: object, decisions: Decisions = NONE) -> list[str]:
    people = persons_of(appearances, decisions)  # type: ignore[arg-type]
    return [pair.why for pair in pairs_of_persons(people, decisions)]


def test_what_is_worth_a_look() -> None:
    mayor = seen("علی محمدی", "mayor", "qazvin", [2020])
    assert whys(mayor, seen("علی محمدی", "mayor", "karaj", [2021])) == ["common_name"]
    assert whys(mayor, seen("حسن محمدی", "mayor", "karaj", [2021])) == []
    assert whys(mayor, seen("محمدی", "mayor", "karaj", [2021])) == []
    assert whys(mayor, seen("محمدی", "mayor", "qazvin", [2031])) == ["shorter_name"]
    assert whys(seen("یعقوب هوشیار", "mayor", "tabriz"), seen("یعقوب هشیار", "mayor", "qazvin")) == [
        "spelling"
    ]
    assert whys(seen("علی کریمی", "mayor", "tabriz"), seen("علی کرمی", "mayor", "qazvin")) == ["similar_name"]
    interleaved = (
        seen("مهدی صباغی", "mayor", "qom", [2018, 2020]),
        seen("مهدی صباغی", "mayor", "yazd", [2019]),
    )
    assert whys(*interleaved) == ["uncommon_name"]


def test_the_nearest_in_time_come_first_and_only_neighbours_are_compared() -> None:
    cities = ("qazvin", "karaj", "yazd", "qom")
    people = persons_of(
        seen("علی محمدی", "mayor", city, [year])
        for city, year in zip(cities, (2000, 2010, 2012, 2020), strict=True)
    )
    pairs = pairs_of_persons(people, NONE)
    assert len(pairs) == 3
    assert {pair.partition(".")[2] for pair in (pairs[0].one, pairs[0].other)} == {
        "mayor-karaj",
        "mayor-yazd",
    }
    assert [p.worth for p in pairs] == sorted((p.worth for p in pairs), reverse=True)


def test_what_is_decided_or_unsure_is_not_asked_again() -> None:
    one, other = seen("علی محمدی", "mayor", "qazvin", [2020]), seen("علی محمدی", "mayor", "karaj", [2021])
    for verdict in ("same", "different", "unsure"):
        line = f"{verdict},appearance:{one.slug},person:{other.name_slug}-at-mayor-karaj"
        assert whys(one, other, decisions=decided(line)) == [], verdict


def test_bodies_that_are_not_linked() -> None:
    labels = {
        "organisation:a-123456": "سازمان پارک‌ها و فضای سبز شهرداری قزوین",
        "organisation:b-123456": "سازمان پارک ها و فضاي سبز شهرداری قزوین",
        "organisation:c-123456": "سازمان آتش‌نشانی شهرداری قزوین",
        "organisation:x": "سازمان آتش نشانی شهرداری قزوین",
        "organisation:y": "سازمان آتش نشانی شهرداری قزوین",
    }
    unlinked = [body for body in labels if body.endswith("123456")]
    found = {(pair.one, pair.other) for pair in pairs_of_bodies(labels, unlinked, NONE)}
    assert found == {
        ("organisation:a-123456", "organisation:b-123456"),
        ("organisation:c-123456", "organisation:x"),
        ("organisation:c-123456", "organisation:y"),
    }
    same = decided("same,organisation:c-123456,organisation:x")
    assert len(pairs_of_bodies(labels, unlinked, same)) == 2
