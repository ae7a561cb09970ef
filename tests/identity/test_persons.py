import random
from collections.abc import Iterable

import pytest

from urbankg.identity.appearances import Appearance
from urbankg.identity.decisions import Decisions
from urbankg.identity.persons import persons_of

from .appearing import groups, party, seen

HEAD = "decision,one,other,by,when,why\n"


def apart(*appearances: Appearance, decisions: Iterable[str] = ()) -> int:
    made = Decisions.parse(HEAD + "".join(f"{d},,,\n" for d in decisions), "d.csv")
    return len(persons_of(appearances, made))


def rules(*appearances: Appearance) -> list[str]:
    return [link.rule for person in persons_of(appearances) for link in person.links]


def test_one_name_as_holder_acting_and_former_holder_of_a_post_is_one() -> None:
    both = (seen("علی محمدی", "mayor", "qazvin", [2021]), seen("علی محمدی", "acting_mayor", "qazvin", [2020]))
    assert rules(*both) == ["same_post"]


def test_a_common_name_in_two_cities_is_two_people_unless_something_links_them() -> None:
    qazvin, karaj = seen("علی محمدی", "mayor", "qazvin", [2020]), seen("علی محمدی", "mayor", "karaj", [2015])
    assert apart(qazvin, karaj) == 2
    assert {p.slug for p in persons_of([qazvin, karaj])} == {
        f"{qazvin.name_slug}-at-mayor-qazvin",
        f"{qazvin.name_slug}-at-mayor-karaj",
    }
    said = seen("علی محمدی", "mayor", "karaj", [(2015, "x")])
    assert apart(seen("علی محمدی", "mayor", "qazvin", [(2020, "x"), 2021]), said) == 1
    ids = (
        seen("علی محمدی", "mayor", "qazvin", [2020], wikidata="Q1"),
        seen("علی محمدی", "mayor", "karaj", [2015], wikidata="Q1"),
    )
    assert rules(*ids) == ["reference_id"]


def test_an_uncommon_name_is_one_person_anywhere_with_the_plain_iri() -> None:
    both = [
        seen("مهدی صباغی", "mayor", "qazvin", [2020]),
        seen("مهدی صباغی", "governor_general", "gilan", [2010]),
    ]
    (person,) = persons_of(both)
    assert person.slug == both[0].name_slug
    assert [link.rule for link in person.links] == ["uncommon_name"]
    assert set(person.links[0].because) == {a.sights[0].statement for a in both}


def test_two_ids_are_two_people() -> None:
    assert (
        apart(
            seen("مهدی صباغی", "mayor", "qazvin", [2020], wikidata="Q1"),
            seen("مهدی صباغی", "mayor", "karaj", [2015], wikidata="Q2"),
        )
        == 2
    )


def test_mayors_of_two_cities_on_interleaved_days_are_two_people() -> None:
    qazvin = seen("مهدی صباغی", "mayor", "qazvin", [2018, 2020])
    karaj = seen("مهدی صباغی", "mayor", "karaj", [2019])
    assert apart(qazvin, karaj) == 2
    assert apart(qazvin, seen("مهدی صباغی", "mayor", "karaj", [2021, 2023])) == 1
    assert apart(qazvin, seen("مهدی صباغی", "deputy_mayor", "karaj", [2019])) == 1
    assert apart(qazvin, seen("مهدی صباغی", "mayor", "karaj", [2019], as_="before")) == 1
    assert (
        apart(seen("مهدی صباغی", "mayor", "qazvin", [2010, 2020]), karaj) == 1
    )  # mayor of the first city twice


def test_one_id_is_one_person_whatever_the_days() -> None:
    president = seen("محمود احمدی‌نژاد", "president", "iran", [2005, 2013], wikidata="Q1")
    assert apart(president, seen("محمود احمدی‌نژاد", "mayor", "tehran", [2004, 2009], wikidata="Q1")) == 1


def test_a_minister_may_act_in_another_ministry() -> None:
    minister = seen("مهدی صباغی", "minister", "roads", [2018, 2020])
    assert apart(minister, seen("مهدی صباغی", "acting_minister", "energy", [2019])) == 1
    assert apart(minister, seen("مهدی صباغی", "minister", "energy", [2019])) == 2


def test_an_article_that_says_both_offices_overrules_interleaved_days() -> None:
    qazvin = seen("مهدی صباغی", "mayor", "qazvin", [2018, (2020, "x")])
    assert apart(qazvin, seen("مهدی صباغی", "acting_mayor", "karaj", [(2019, "x")])) == 1


def test_interleaving_is_seen_in_a_group_of_appearances_too() -> None:
    assert (
        apart(
            seen("مهدی صباغی", "mayor", "qazvin", [2018]),
            seen("مهدی صباغی", "acting_mayor", "qazvin", [2020]),
            seen("مهدی صباغی", "mayor", "karaj", [2019]),
        )
        == 2
    )


def test_offices_over_one_place_are_one_persons() -> None:
    member = seen("علی محمدی", "council_member", "qazvin", [2018])
    assert apart(member, seen("علی محمدی", "deputy_mayor", "qazvin", [2020])) == 1
    assert apart(member, seen("علی محمدی", "county_governor", "qazvin", [2021])) == 1
    assert apart(member, seen("علی محمدی", "deputy_mayor", "qazvin", [2040])) == 2
    assert apart(member, seen("علی محمدی", "deputy_mayor", "abyek", [2020], province="qazvin")) == 2


def test_ministries_and_provinces_are_no_place() -> None:
    minister = seen("علی محمدی", "minister", "roads", [2018])
    assert apart(minister, seen("علی محمدی", "deputy_minister", "energy", [2017])) == 2
    assert apart(minister, seen("علی محمدی", "governor_general", "qazvin", [2017])) == 2


def test_a_city_and_a_county_of_one_name_in_two_provinces_are_two_places() -> None:
    assert (
        apart(
            seen("علی محمدی", "council_member", "hasanabad", [2018], province="fars"),
            seen("علی محمدی", "county_governor", "hasanabad", [2018], province="tehran"),
        )
        == 2
    )


def test_a_surname_alone_is_the_one_with_the_fuller_name_in_that_post_and_time() -> None:
    full = seen("علی محمدی", "mayor", "qazvin", [2018, 2020])
    assert rules(full, seen("محمدی", "mayor", "qazvin", [2019])) == ["shorter_name"]
    assert apart(full, seen("محمدی", "mayor", "qazvin", [2030])) == 2
    assert apart(full, seen("محمدی", "mayor", "qazvin", [2019, 2030])) == 2
    assert apart(full, seen("محمدی", "mayor", "karaj", [2019])) == 2
    assert apart(full, seen("محمدی", "mayor", "qazvin", [2030], as_="before")) == 1
    assert apart(full, seen("محمدی", "mayor", "qazvin", [2001], as_="before")) == 2


def test_a_surname_alone_that_several_bear_there_stays_apart() -> None:
    full = (seen("علی محمدی", "mayor", "qazvin", [2018]), seen("حسن محمدی", "mayor", "qazvin", [2020]))
    assert apart(*full, seen("محمدی", "mayor", "qazvin", [2019])) == 3
    spelt = (seen("علی طهماسبی", "mayor", "qazvin", [2018]), seen("علی تهماسبی", "mayor", "qazvin", [2019]))
    assert apart(*spelt, seen("طهماسبی", "mayor", "qazvin", [2019])) == 1


def test_a_surname_alone_never_joins_two_posts() -> None:
    assert apart(seen("صباغی", "mayor", "qazvin", [2018]), seen("صباغی", "mayor", "karaj", [2018])) == 2
    assert apart(seen("علی‌نژاد", "mayor", "qazvin", [2018]), seen("علی‌نژاد", "mayor", "karaj", [2018])) == 2
    assert (
        apart(
            seen("صباغی", "mayor", "qazvin", [(2018, "x")]),
            seen("صباغی", "deputy_mayor", "qazvin", [(2018, "x")]),
        )
        == 2
    )


def test_members_of_parliament_share_surnames() -> None:
    full = seen("مهدی صباغی", "mp", "majlis", [(2018, "x")])
    assert apart(full, seen("صباغی", "mp", "majlis", [(2018, "y")])) == 2
    assert apart(full, seen("صباغی", "mp", "majlis", [(2018, "x")])) == 1


def test_half_a_given_name_and_one_of_two_surnames() -> None:
    full = seen("محمدباقر رضایی سامانی", "mayor", "qazvin", [2018])
    for name in ("باقر رضایی سامانی", "محمدباقر رضایی", "رضایی سامانی", "رضایی", "محمد باقر رضایی‌سامانی"):
        assert apart(full, seen(name, "mayor", "qazvin", [2019])) == 1, name
    for name in ("محمد رضایی سامانی", "محمود رضایی", "محمدرضا رضایی سامانی"):
        assert apart(full, seen(name, "mayor", "qazvin", [2019])) == 2, name


def test_spellings_in_one_post_are_one_and_elsewhere_two() -> None:
    one = seen("یعقوب هوشیار", "mayor", "tabriz", [2020])
    assert rules(one, seen("یعقوب هشیار", "mayor", "tabriz", [2021])) == ["spelling"]
    assert apart(one, seen("یعقوب هشیار", "mayor", "qazvin", [2021])) == 2
    assert apart(one, seen("یعقوب هشیار", "mayor", "tabriz", [2041])) == 2


def test_a_third_name_does_not_bring_two_given_names_together() -> None:
    assert (
        groups(
            persons_of(
                [
                    seen("رضا صباغی", "mayor", "qazvin", [2018]),
                    seen("علیرضا صباغی", "mayor", "qazvin", [2019]),
                    seen("غلامرضا صباغی", "mayor", "qazvin", [2019]),
                ]
            )
        )
        & {frozenset({"علیرضا صباغی@mayor-qazvin", "غلامرضا صباغی@mayor-qazvin"})}
        == set()
    )


def test_decisions_go_before_rules_and_hold_with_new_names() -> None:
    one, other = seen("علی محمدی", "mayor", "qazvin", [2018]), seen("علی محمدی", "mayor", "karaj", [2019])
    assert apart(one, other, decisions=[f"same,appearance:{one.slug},appearance:{other.slug}"]) == 1
    rare = [seen("مهدی صباغی", "mayor", city, [year]) for city, year in (("qazvin", 2010), ("karaj", 2015))]
    different = [f"different,appearance:{rare[0].slug},appearance:{rare[1].slug}"]
    assert apart(*rare, decisions=different) == 2
    assert apart(*rare, seen("صباغی", "mayor", "karaj", [2015]), decisions=different) == 2
    later = seen("مهدی صباغی", "mayor", "yazd", [2020])
    assert (
        apart(*rare, later, decisions=different) == 2
    )  # goes to one of them, and brings the two not together


def test_a_decision_on_two_given_names_lets_others_join_them() -> None:
    wrong, right = (
        seen("محمود صباغی", "mayor", "qazvin", [2020]),
        seen("مهدی صباغی", "mayor", "qazvin", [2020]),
    )
    same = [f"same,person:{wrong.name_slug},person:{right.name_slug}"]
    elsewhere = seen("مهدی صباغی", "deputy_mayor", "karaj", [2010])
    assert apart(wrong, right, elsewhere) == 2
    assert apart(wrong, right, elsewhere, decisions=same) == 1


def test_decisions_also_join_interleaved_offices() -> None:
    one, other = (
        seen("علی محمدی", "mayor", "qazvin", [2018, 2020]),
        seen("علی محمدی", "mayor", "karaj", [2019]),
    )
    assert apart(one, other, decisions=[f"same,appearance:{one.slug},appearance:{other.slug}"]) == 1


def test_parties_of_meetings() -> None:
    mayor = seen("علی محمدی", "mayor", "qazvin", [(2018, "x")])
    other = seen("علی محمدی", "mayor", "karaj", [(2018, "y")])
    assert rules(mayor, party("علی محمدی", "x")) == ["same_article"]
    assert rules(mayor, party("علی محمدی", "z")) == ["only_bearer"]
    assert groups(persons_of([mayor, other, party("علی محمدی", "x"), party("علی محمدی", "z")])) == {
        frozenset({"علی محمدی@mayor-qazvin", "علی محمدی@x"}),
        frozenset({"علی محمدی@mayor-karaj"}),
        frozenset({"علی محمدی@z"}),
    }
    assert apart(mayor, party("محمدی", "x")) == 1
    assert apart(mayor, party("محمدی", "z")) == 2
    assert apart(party("علی محمدی", "x"), party("علی محمدی", "y")) == 2
    assert apart(party("مهدی صباغی", "x"), party("مهدی صباغی", "y")) == 1


def test_every_person_has_an_iri_of_its_own() -> None:
    people = persons_of(_world(random.Random(7), 400))
    assert len({p.slug for p in people}) == len(people)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_input_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    world = _world(chance, 120)
    wanted = persons_of(world)
    assert sorted(a.slug for p in wanted for a in p.appearances) == sorted({a.slug for a in world})
    for _ in range(5):
        chance.shuffle(world)
        assert persons_of(world) == wanted


def test_links_span_their_person() -> None:
    for person in persons_of(_world(random.Random(3), 300)):
        reached = {person.appearances[0].slug}
        for _ in person.links:
            for link in person.links:
                if reached & {link.one, link.other}:
                    reached |= {link.one, link.other}
        assert reached == {a.slug for a in person.appearances}
        assert len(person.links) == len(person.appearances) - 1


def _world(chance: random.Random, many: int) -> list[Appearance]:
    names = (
        "صباغی",
        "مهدی صباغی",
        "مهدي صبّاغي",
        "محمدمهدی صباغی",
        "علی صباغی",
        "مهدی صباغی سامانی",
        "مهدی ثباغی",
    )
    roles = ("mayor", "acting_mayor", "council_member", "county_governor", "deputy_mayor", "governor_general")
    found: dict[str, Appearance] = {}
    for _ in range(many):
        days = [(f"{chance.randint(2010, 2024)}-0{chance.randint(1, 9)}-11", f"a{chance.randint(0, many)}")]
        if chance.random() < 0.1:
            one = party(chance.choice(names), days[0][1])
        else:
            city = chance.choice(("qazvin", "karaj", "yazd", "qom", "sari", "ilam"))
            one = seen(chance.choice(names), chance.choice(roles), city, days)
        found.setdefault(one.slug, one)
    return list(found.values())
