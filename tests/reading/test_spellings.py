"""An article is read alike however it is typed: Arabic letters, other digits and marks, ZWNJ lost or a space."""

import html
import re
import unicodedata
from collections.abc import Callable

import pytest
from tests.reading import (
    test_agreements,
    test_budgets,
    test_foundings,
    test_meetings,
    test_memberships,
    test_populations,
    test_seats,
)
from tests.reading.told import assert_told

from urbankg.articles.text import article_from_text
from urbankg.claims import Kind
from urbankg.files import SAMPLES
from urbankg.persian.fold import key
from urbankg.reading import read

EACH = 8
SENTENCES: list[tuple[Kind, str, list[dict[str, object]]]] = [
    (kind, text, facts)
    for kind, module in (
        ("member", test_memberships),
        ("founded", test_foundings),
        ("seat", test_seats),
        ("population", test_populations),
        ("budget", test_budgets),
        ("agreement", test_agreements),
        ("meeting", test_meetings),
    )
    for text, facts in module.TELLING[:EACH]
    if "ده‌نو" not in text  # a name that is one word by its ZWNJ alone
]
SPELLINGS: dict[str, Callable[[str], str]] = {
    "arabic letters": lambda text: text.translate(str.maketrans("یک", "يك")),
    "ascii digits": lambda text: text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")),
    "a space for ZWNJ": lambda text: text.replace("\u200c", " "),
    "nothing for ZWNJ": lambda text: text.replace("\u200c", ""),
    "the not sign for ZWNJ": lambda text: text.replace("\u200c", "\u00ac"),
    "a zero-width space for ZWNJ": lambda text: text.replace("\u200c", "\u200b"),
    "two for each ZWNJ": lambda text: text.replace("\u200c", "\u200c\u200c"),
    "a space after ZWNJ": lambda text: text.replace("\u200c", "\u200c "),
    "two for each space": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "marks of direction": lambda text: "\u200f" + text.replace(" ", " \u200f"),
    "Latin commas": lambda text: text.replace("،", ",").replace("؛", ";"),
    "alef maksura for ya": lambda text: re.sub(r"ی(?!\w)", "ى", text),
    "stretched letters": lambda text: re.sub(r"(?<=[بسشمنکهی])(?=[^\W\d_])", "ـ", text),
    "entities": lambda text: html.escape(text).replace("«", "&laquo;").replace("\u200c", "&zwnj;"),
    "an emoji before each line": lambda text: re.sub("(?m)^", "🔹 ", text),
    "letters taken apart": lambda text: unicodedata.normalize("NFD", text),
    "letters in their shapes": lambda text: text.replace("ش", "\ufeb5").replace("لا", "\ufefb"),
}
LOSING = {
    "a space for ZWNJ",
    "nothing for ZWNJ",
    "a space after ZWNJ",
}  # what belongs to a name is not seen any more


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(("kind", "text", "facts"), SENTENCES)
def test_read_alike(spelling: str, kind: Kind, text: str, facts: list[dict[str, object]]) -> None:
    assert_told(kind, SPELLINGS[spelling](text), facts)


@pytest.mark.parametrize("spelling", sorted(set(SPELLINGS) - LOSING))
def test_a_sample_tells_the_same(spelling: str) -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert _told(SPELLINGS[spelling](text)) == _told(text), path.name


def assert_holds(text: str, person: str, role: str, over: str) -> None:
    """The text tells that a person holds an office, and no other office."""
    claims = read(article_from_text(f"خبر روز\n{text}", "a"))
    assert [(c.subject, c.role, c.object) for c in claims if c.kind == "office"] == [(person, role, over)]


def _told(text: str) -> set[tuple[str, ...]]:
    return {
        (c.kind, key(c.subject), c.role or "", key(c.object or ""), c.status or "", c.date_key or "")
        for c in read(article_from_text(text, "a"))
    }


@pytest.mark.parametrize(
    ("text", "person", "role", "over"),
    [
        ("سیما کاظمی عضو شورایشهر نائین گفت: کار آغاز شد.", "سیما کاظمی", "council_member", "نائین"),
        ("ناصر کریمی شهردار شهرنائین گفت: کار آغاز شد.", "ناصر کریمی", "mayor", "نائین"),
        ("شهردار نائین گفت: پل باز شد. هومن کریمی اظهارکرد: کار تمام است.", "هومن کریمی", "mayor", "نائین"),
        ("پل باز شد ورضا صفری شهردار نائین از مردم تشکر کرد.", "رضا صفری", "mayor", "نائین"),
        ("شهردار نائین:پل باز می شودرضا صفری در نشستی گفت: کار تمام است.", "رضا صفری", "mayor", "نائین"),
        (
            "به گزارش روزنوآیت‌الله رضا صفری، استاندار یزد، به نائین رفت.",
            "رضا صفری",
            "governor_general",
            "یزد",
        ),
        ("رضا صفری نماینده مردم شهرستانهای نائین و خور در مجلس گفت.", "رضا صفری", "mp", "نائین و خور"),
        ("رضا صفری وزیرکشور به نائین رفت.", "رضا صفری", "minister", "وزارت کشور"),
        ("هومن کریمی معاونشهردار نائین گفت: کار تمام است.", "هومن کریمی", "deputy_mayor", "نائین"),
        ("هومن کریمی فرماندارشهرستان نائین گفت: کار تمام است.", "هومن کریمی", "county_governor", "نائین"),
        ("شهردارمنطقه ۲ یزد، دکترهومن کریمی، رفت.", "هومن کریمی", "district_mayor", "منطقه ۲ یزد"),
        ("هومن شهردارزاده فرماندار نائین گفت: کار تمام است.", "هومن شهردارزاده", "county_governor", "نائین"),
        (
            "وحید صفری شهردار شهرکرد گفت: کار آغاز شد.",
            "وحید صفری",
            "mayor",
            "شهرکرد",
        ),  # nothing is run together
    ],
)
def test_words_run_together_are_read_as_two(text: str, person: str, role: str, over: str) -> None:
    assert_holds(text, person, role, over)


@pytest.mark.parametrize(
    ("text", "person", "role", "over"),
    [
        ("عبدا... صفری شهردار نائین گفت: کار تمام است.", "عبدالله صفری", "mayor", "نائین"),
        ("روح‌ا… صفری شهردار نائین گفت: کار تمام است.", "روح‌الله صفری", "mayor", "نائین"),
        ("آیت ا... رضا صفری، استاندار یزد، به نائین رفت.", "رضا صفری", "governor_general", "یزد"),
        ("رضا صفری نماینده‌ی مردم نائین در مجلس گفت: کار تمام است.", "رضا صفری", "mp", "نائین"),
        ("رضا صفری شهردار منطقه ی ۲ یزد گفت: کار تمام است.", "رضا صفری", "district_mayor", "منطقه ۲ یزد"),
        ("رضا صفــری شهـردار نائین گفت: کار تمام است.", "رضا صفری", "mayor", "نائین"),
        ("رضا صفری معاون سیاسی–امنیتی استاندار یزد رفت.", "رضا صفری", "deputy_governor_general", "یزد"),
        ("رضا صفری معاون سیاسی/امنیتی استاندار یزد رفت.", "رضا صفری", "deputy_governor_general", "یزد"),
        ("رضا صفری معاون (عمرانی) شهرداری نائین رفت.", "رضا صفری", "deputy_mayor", "نائین"),
        ("**رضا صفری** شهردار نائین گفت: کار تمام است.", "رضا صفری", "mayor", "نائین"),
        ("رضا صفری استاندار #آذربایجان_غربی رفت.", "رضا صفری", "governor_general", "آذربایجان غربی"),
    ],
)
def test_what_is_printed_in_another_way_is_read(text: str, person: str, role: str, over: str) -> None:
    assert_holds(text, person, role, over)


def test_a_row_of_tags_tells_nothing() -> None:
    text = "خبر روز\nپل باز شد.\n#رضا_صفری #شهردار #نائین #خبر"
    assert not list(read(article_from_text(text, "a")))


def test_names_in_plain_quotation_marks_are_all_listed() -> None:
    text = 'خبر روز\n"حمید صبوری"، "کاوه شفیعی" و "نسرین داوری" از اعضای شورای شهر نائین هستند.'
    found = [c.subject for c in read(article_from_text(text, "a")) if c.role == "council_member"]
    assert sorted(found) == ["حمید صبوری", "نسرین داوری", "کاوه شفیعی"]
