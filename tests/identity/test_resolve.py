"""Which thing a label means."""

from __future__ import annotations

import re

import pytest

from urbankg.identity import resolve
from urbankg.identity.resolve import Thing
from urbankg.identity.slugs import hashed_slug, slug


def iri(thing: Thing) -> str:
    return f"{thing.path}/{thing.slug}"


@pytest.mark.parametrize(
    ("role", "label", "body", "place"),
    [
        ("mayor", "قزوین", "municipality/qazvin", "city/qazvin"),
        ("acting_mayor", "كرمان", "municipality/kerman", "city/kerman"),
        ("council_chair", "قزوین", "council/qazvin", "city/qazvin"),
        ("council_vice_chair", "شورای عالی استان‌ها", "assembly/supreme-council-of-provinces", None),
        ("governor_general", "قزوین", "governorate/qazvin", "province/qazvin"),
        ("minister", "وزارت کشور", "ministry/interior", None),
        ("deputy_minister", "کشور", "ministry/interior", None),
        ("president", "", "government/iran", None),
        ("mp", "قزوین", "parliament/majlis", None),
        ("secretary_general", "مجمع شهرداران کلان‌شهرها", "assembly/metropolis-mayors", None),
    ],
)
def test_bodies_of_offices(role: str, label: str, body: str, place: str | None) -> None:
    found = resolve.body_of_office(role, label)
    assert (iri(found), found.linked) == (body, True)
    assert (iri(found.place) if found.place else None) == place


def test_the_board_of_a_provincial_council_has_other_posts_than_the_citys() -> None:
    province, city = (resolve.body_of_office("council_vice_chair", o) for o in ("شورای استان قزوین", "قزوین"))
    assert (province.path, province.label, province.place) == ("body", "شورای استان قزوین", None)
    posts = {resolve.post("council_vice_chair", body).slug for body in (province, city)}
    assert len(posts) == 2 and "council-vice-chair-qazvin" in posts


def test_a_county_governor_governs_the_county() -> None:
    found = resolve.body_of_office("county_governor", "آبیک", ("قزوین",))
    assert found.path == "county-governorate" and found.linked
    assert found.place is not None and found.place.path == "county"


def test_a_district_mayor_is_in_the_municipality_of_the_district() -> None:
    found = resolve.body_of_office("district_mayor", "منطقه ۵ تهران")
    assert iri(found) == "municipality/tehran-5"
    assert found.place is not None
    assert iri(found.place) == "zone/tehran-5"
    assert found.place.place is not None and iri(found.place.place) == "city/tehran"
    assert iri(resolve.any_place("منطقه 5 تهران")) == "zone/tehran-5"


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("شهرداری قزوین", "municipality"),
        ("شورای شهر قزوین", "council"),
        ("شورای اسلامی شهر قزوین", "council"),
        ("استانداری قزوین", "governorate"),
        ("فرمانداری قزوین", "county-governorate"),
        ("وزارت نیرو", "ministry"),
        ("سازمان آتش‌نشانی تهران", "organisation"),
        ("اتحادیه شهرداری‌های استان گیلان", "assembly"),
        ("هیأت دولت", "government"),
    ],
)
def test_bodies_by_their_names(label: str, path: str) -> None:
    assert resolve.named_body(label).path == path


def test_a_body_by_name_is_the_body_of_its_office() -> None:
    assert iri(resolve.named_body("شهرداری قزوین")) == iri(resolve.body_of_office("mayor", "قزوین"))
    assert iri(resolve.named_body("استانداری گیلان")) == iri(
        resolve.body_of_office("governor_general", "گیلان")
    )


def test_homonyms_are_decided_by_what_the_article_says() -> None:
    in_guilan = resolve.body_of_office("mayor", "رضوانشهر", ("گیلان",))
    in_isfahan = resolve.body_of_office("mayor", "رضوانشهر", ("اصفهان",))
    assert in_guilan.linked and in_isfahan.linked
    assert in_guilan.slug != in_isfahan.slug


def test_homonyms_that_stay_open_have_candidates() -> None:
    found = resolve.place("سده", ("city",))
    assert not found.linked
    assert len(found.candidates) == 2
    assert all(candidate.startswith("city/") for candidate in found.candidates)
    assert found.slug == resolve.place("سده", ("city",), ("قزوین",)).slug


def test_unknown_names_have_a_hash_and_no_link() -> None:
    found = resolve.body_of_office("mayor", "نمونه‌آباد")
    assert not found.linked
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{6}", found.slug)
    assert found.slug == resolve.body_of_office("mayor", "نمونه آباد").slug


def test_persons_by_name() -> None:
    assert resolve.person("سید پریسا آذرنیا").slug == resolve.person("پریسا‌ آذرنيا").slug
    assert resolve.person("پریسا آذرنیا").slug != resolve.person("پروین آذرنیا").slug
    assert (
        resolve.person("پریسا آذرنیا", "mayor-qom").slug
        == resolve.person("پریسا آذرنیا", "mayor-qazvin").slug
    )
    assert resolve.person("آذرنیا", "mayor-qom").slug != resolve.person("آذرنیا", "mayor-qazvin").slug


def test_posts() -> None:
    assert resolve.post("mayor", resolve.body_of_office("mayor", "قزوین")).slug == "mayor-qazvin"
    assert (
        resolve.post("acting_mayor", resolve.body_of_office("mayor", "قزوین")).slug == "acting-mayor-qazvin"
    )


@pytest.mark.parametrize("text", ["شهرداریِ قم", "ABC – دو", "۱۲۳", "(؟)", "é", "x" * 500])
def test_slugs_are_ascii(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", slug(text))
    assert re.fullmatch(r"(?:[a-z0-9-]+-)?[0-9a-f]{6}", hashed_slug(text))
    assert len(hashed_slug(text)) < 80


@pytest.mark.parametrize(
    ("label", "slug", "name"),
    [
        ("منطقه 5 تهران", "tehran-5", "منطقه ۵ تهران"),
        ("منطقه ۵ شهرداری تهران", "tehran-5", "منطقه ۵ تهران"),
        ("ناحیه ۲ اصفهان", "isfahan-n2", "ناحیه ۲ اصفهان"),
        ("ناحیه ۳ منطقه ۱ تهران", "tehran-1-n3", "ناحیه ۳ منطقه ۱ تهران"),
    ],
)
def test_districts_of_a_municipality(label: str, slug: str, name: str) -> None:
    found = resolve.any_place(label)
    assert (found.path, found.slug, found.label, found.linked) == ("zone", slug, name, True)
    assert found.place is not None and found.place.path == "city"
    assert iri(resolve.named_body(f"شهرداری {label}")) == f"municipality/{slug}"


def test_a_linked_body_has_one_name_however_it_is_written() -> None:
    assert resolve.named_body("شهرداري كلان‌شهر قزوين").label == "شهرداری قزوین"
    assert resolve.named_body("شهرداری نمونه‌آباد").label == "شهرداری نمونه‌آباد"


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("استان قزوین", "province/qazvin"),
        ("شهرستان قزوین", "county/qazvin"),
        ("قزوین", "city/qazvin"),
        ("شهر بابک", "city/shahr-e-babak"),
    ],
)
def test_the_kind_of_a_place_by_its_word(label: str, found: str) -> None:
    assert iri(resolve.any_place(label)) == found


def test_a_rural_district_and_a_village_are_no_cities() -> None:
    assert resolve.any_place("بخش مرکزی نمونه").path == "district"
    assert resolve.any_place("روستای نمونه‌آباد").path == "village"
