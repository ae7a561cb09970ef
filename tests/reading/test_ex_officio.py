"""Which office goes with which."""

import pytest
from tests.reading.told import assert_told

TELLING = [
    (
        "شهردار کرمان رئیس مجمع شهرداران استان کرمان است.",
        [
            {
                "subject": "کرمان",
                "role": "mayor",
                "object": "مجمع شهرداران استان کرمان",
                "value": "assembly_chair",
            },
        ],
    ),
    (
        "طبق اساسنامه، ریاست مجمع شهرداران استان کرمان بر عهده شهردار کرمان است.",
        [
            {
                "subject": "کرمان",
                "role": "mayor",
                "object": "مجمع شهرداران استان کرمان",
                "value": "assembly_chair",
            },
        ],
    ),
    (
        "هر کس شهردار کرمان باشد، دبیرکل مجمع شهرداران استان کرمان هم هست.",
        [
            {
                "subject": "کرمان",
                "role": "mayor",
                "object": "مجمع شهرداران استان کرمان",
                "value": "secretary_general",
            },
        ],
    ),
    (
        "دبیرکلی مجمع شهرداران استان کرمان همواره با شهردار رفسنجان است.",
        [
            {
                "subject": "رفسنجان",
                "role": "mayor",
                "object": "مجمع شهرداران استان کرمان",
                "value": "secretary_general",
            },
        ],
    ),
    (
        "شهردار کرمان به موجب اساسنامه دبیرکل مجمع شهرداران استان کرمان نیز خواهد بود.",
        [
            {
                "subject": "کرمان",
                "role": "mayor",
                "object": "مجمع شهرداران استان کرمان",
                "value": "secretary_general",
            },
        ],
    ),
    (
        "فرماندار ویژه سیرجان معاون استاندار کرمان نیز هست.",
        [
            {
                "subject": "سیرجان",
                "role": "county_governor",
                "object": "کرمان",
                "value": "deputy_governor_general",
            },
        ],
    ),
    (
        "اساسنامه می‌گوید هر که شهردار شیراز شود، ریاست مجمع شهرداران استان فارس را نیز بر عهده دارد.",
        [
            {
                "subject": "شیراز",
                "role": "mayor",
                "object": "مجمع شهرداران استان فارس",
                "value": "assembly_chair",
            },
        ],
    ),
    (
        "ریاست مجمع شهرداران استان فارس همیشه از آن شهردار شیراز است.",
        [
            {
                "subject": "شیراز",
                "role": "mayor",
                "object": "مجمع شهرداران استان فارس",
                "value": "assembly_chair",
            },
        ],
    ),
    (
        "شهردار شیراز به اعتبار سمتش دبیرکل مجمع شهرداران استان فارس به شمار می‌رود.",
        [
            {
                "subject": "شیراز",
                "role": "mayor",
                "object": "مجمع شهرداران استان فارس",
                "value": "secretary_general",
            },
        ],
    ),
    (
        "فرماندار لارستان که معاون استاندار فارس هم هست، آمد.",
        [
            {
                "subject": "لارستان",
                "role": "county_governor",
                "object": "فارس",
                "value": "deputy_governor_general",
            },
        ],
    ),
    (
        "بنا بر آیین‌نامه، رئیس مجمع شهرداران استان مرکزی شهردار اراک است.",
        [
            {
                "subject": "اراک",
                "role": "mayor",
                "object": "مجمع شهرداران استان مرکزی",
                "value": "assembly_chair",
            },
        ],
    ),
    (
        "شهردار اراک به حکم سمت خود ریاست مجمع شهرداران استان مرکزی را بر عهده دارد.",
        [
            {
                "subject": "اراک",
                "role": "mayor",
                "object": "مجمع شهرداران استان مرکزی",
                "value": "assembly_chair",
            },
        ],
    ),
]
TELLING_NOTHING = [
    "علی رضایی شهردار کرمان رئیس مجمع شهرداران استان کرمان شد.",
    "شهردار بم با رأی اعضا به ریاست مجمع شهرداران استان کرمان برگزیده شد.",
    "شهردار بم گفت رئیس مجمع شهرداران استان کرمان خسته است.",
    "علی احمدی، شهردار شیراز، که رئیس مجمع شهرداران استان فارس است، استعفا داد.",
    "شهردار ساوه می‌خواهد رئیس مجمع شهرداران استان مرکزی باشد.",
]


@pytest.mark.parametrize(("text", "facts"), TELLING)
def test_told(text: str, facts: list[dict[str, object]]) -> None:
    assert_told("ex_officio", text, facts)


@pytest.mark.parametrize("text", TELLING_NOTHING)
def test_not_told(text: str) -> None:
    assert_told("ex_officio", text, [])
