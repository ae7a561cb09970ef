"""Which of several places of one name is meant: by the counties and provinces that the text names, else by size."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

from urbankg.files import REFERENCE, rows
from urbankg.identity.resolve import body_of_office
from urbankg.lexicon.gazetteer import Gazetteer, city_spellings
from urbankg.persian.fold import key


@pytest.mark.parametrize(
    ("name", "near", "cities"),
    [
        ("اسلام‌آباد", ("کرمانشاه",), ["eslamabad-e-gharb"]),
        ("اسلام‌آباد", ("اردبیل",), ["aslam-abad"]),
        ("اسلام‌آباد", (), ["eslamabad-e-gharb"]),
        ("علی‌آباد", ("گلستان",), ["ali-abad-e-katul"]),
        ("علی‌آباد کتول", (), ["ali-abad-e-katul"]),
        ("علی‌آباد", ("کرمان",), ["ali-abad-kerman", "ali-abad-jirft-kerman"]),
        ("علی‌آباد", ("کرمان", "جیرفت"), ["ali-abad-jirft-kerman"]),
        ("چابهار", (), ["chabahar"]),
        ("گناوه", (), ["bandar-e-genaveh"]),
        ("ترکمن", (), ["bandar-e-torkaman"]),
    ],
)
def test_the_text_chooses_among_homonyms(name: str, near: tuple[str, ...], cities: list[str]) -> None:
    assert [place.slug for place in Gazetteer.load().resolve(name, "city", near)] == cities


@pytest.mark.parametrize(("dateline", "slug"), [("کرمانشاه", "eslamabad-e-gharb"), ("اردبیل", "aslam-abad")])
def test_the_dateline_chooses_too(dateline: str, slug: str) -> None:
    (claim,) = claims("office", f"{dateline} - ایرنا - پیمان رضایی، شهردار اسلام‌آباد، گفت: کار خوب است.")
    body = body_of_office("mayor", claim.object or "", claim.near)
    assert (body.slug, body.linked) == (slug, True)


def test_every_other_name_is_of_a_city() -> None:
    cities = list(rows(REFERENCE / "cities.csv"))
    known = {key(row["name_fa"]) for row in cities} | {row["slug"] for row in cities}
    assert not city_spellings().keys() - known
