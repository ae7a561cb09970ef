import random
import re

import pytest

from urbankg.persian.fold import _COMMON, _TABLE, Folded, fold, key, persian_marks, word_places


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("كرمانشاه", "کرمانشاه"),
        ("رئيس‌جمهور", "رییس جمهور"),
        ("مسؤولِ", "مسیولِ"),
        ("هیئت و هیأت", "هیات و هیات"),
        ("أحمد إسلام آبیک ٱ", "احمد اسلام ابیک ا"),
        ("خانۀ مةر", "خانه مهر"),
        ("۱۴۰۰ ١٤٠٠ 1400", "1400 1400 1400"),
        ("a\tb\u00a0c\u200cd\r\ne", "a b c d \ne"),
        ("می¬شود", "می شود"),
        ('"نائین"، "خور"، ("یزد")', "«نایین»، «خور»، («یزد»)"),
        ('12" و 15" لوله', '12" و 15" لوله'),
        ("IRNA Ä", "irna ä"),
        ("ﺷﻬﺮﺩﺍﺭ", "شهردار"),
        ("७", "7"),
        ("İ ﻼ 😀", "İ ﻼ 😀"),
    ],
)
def test_fold_unifies_and_keeps_the_length(given: str, wanted: str) -> None:
    assert fold(given) == wanted
    assert len(fold(given)) == len(given)


def test_the_fast_way_and_the_slow_way_agree() -> None:
    random.seed(5)
    for _ in range(200):
        text = "".join(random.choices(_COMMON, k=300))
        assert fold(text) == persian_marks(text.translate(_TABLE))
        slow = Folded.of(text + "😀")
        assert slow.text[:-1] == Folded.of(text).text


def test_folding_twice_changes_nothing() -> None:
    assert fold(fold(_COMMON)) == fold(_COMMON)


def test_folded_finds_the_way_back() -> None:
    original = "\u200fشهـــردارِ «آبیکـ» قطعاً آمد\u200e."
    folded = Folded.of(original)
    assert folded.text == "شهردار «ابیک» قطعا امد."
    for word, wanted in [("شهردار", "شهـــردارِ"), ("ابیک", "آبیکـ"), ("قطعا", "قطعاً"), ("امد", "آمد\u200e")]:
        at = folded.text.index(word)
        start, end = folded.span(at, at + len(word))
        assert original[start:end] == wanted
        assert folded.locate(start, end) == (at, at + len(word))
    assert folded.span(0, len(folded.text)) == (1, len(original))


def test_folded_without_anything_to_drop_is_plain() -> None:
    folded = Folded.of("شهردار قم")
    assert folded.span(3, 5) == folded.locate(3, 5) == (3, 5)


def test_every_dropped_position_is_accounted_for() -> None:
    random.seed(7)
    for _ in range(300):
        original = "".join(random.choices("شهر قم\u064e\u0640\u200f😀", k=40))
        folded = Folded.of(original)
        for at, char in enumerate(folded.text):
            start, end = folded.span(at, at + 1)
            assert original[start] == char
            assert Folded.of(original[start:end]).text == char


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("هیئت‌مدیره", "هیأت مدیره"),
        ("کلان‌شهرها", "کلانشهر ها"),
        ("رئیس", "رییس"),
        ("علی‌اکبر (ساروی)", "علي اكبر ساروي"),
        ("مسئول", "مسؤول"),
        ("امناء", "امنا"),
        ("قُم", "قم"),
    ],
)
def test_key_is_one_for_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_key_keeps_different_names_apart() -> None:
    assert key("منطقه ۵ تهران") != key("منطقه ۶ تهران")
    assert key("مینا") != key("مینو")


@pytest.mark.parametrize(
    "text", ["", "از قم، از یزد.\n", "«قم_2»  27دی", "ж قم؛ از ж", " قم (از) é2 "], ids=range(5)
)
def test_words_are_found_where_they_begin_whatever_letters_a_text_has(text: str) -> None:
    found = sorted((start, word) for word, starts in word_places(text).items() if word for start in starts)
    assert found == [(match.start(), match.group()) for match in re.finditer(r"\w+", text)]
