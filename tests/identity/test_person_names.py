import pytest

from urbankg.identity.person_names import is_common, may_be_one, person_name, relation
from urbankg.identity.surname_key import block

ONE_NAME = [
    ("مهدی صباغی", "مهدي صبّاغي"),
    ("مهدی صباغی", "سید مهدی صباغی"),
    ("مهدی صباغی", "سیدمهدی صباغی"),
    ("مهدی صباغی", "سید‌مهدی صباغی"),
    ("مهدی صباغی", "دکتر مهدی صباغی"),
    ("مهدی صباغی", "حجت‌الاسلام والمسلمین سید مهدی صباغی"),
    ("محمدباقر قالیباف", "محمد باقر قالی باف"),
    ("محمدباقر قالیباف", "محمد‌باقر قالی‌باف"),
    ("علی حسینی نژاد", "علی حسینی‌نژاد"),
    ("علی حسینی نژاد", "علی حسینینژاد"),
    ("مصطفی پورمحمدی", "مصطفی پور محمدی"),
    ("ابوالحسن بنی صدر", "ابوالحسن بنی‌صدر"),
    ("حسن آل طاها", "حسن آل‌طاها"),
    ("محمد علی پور", "محمد علی‌پور"),
    ("مرضیه حسن‌بیگی", "مرضیه حسنبیگی"),
    ("منصور قره باغی", "منصور قره‌باغی"),
    ("مهدی چمن آرا", "مهدی چمن‌آرا"),
    ("جهان‌بخش تقی‌زاده", "جهانبخش تقی زاده"),
    ("علی رضایی سامانی", "علی رضایی‌سامانی"),
    ("روح الله موسوی", "روح‌اله موسوی"),
    ("علی نصراللهی", "علی نصرالهی"),
    ("علی نصراللهی", "علی نصرالّهي"),
    ("داود منظور", "داوود منظور"),
    ("اسماعیل احمدی", "اسمعيل احمدي"),
    ("محمد مؤمنی", "محمد مومنی"),
    ("ابراهیم رئیسی", "ابراهیم رییسی"),
    ("زهرا سادات حسینی", "زهرا حسینی"),
    ("میرحسین کریمی", "میر حسین کریمی"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_one_name_however_it_is_written(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "same"
    assert block(one) == block(other)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("صباغی", "مهدی صباغی"),
        ("حسینی‌نژاد", "علی حسینی نژاد"),
        ("باقر قالیباف", "محمدباقر قالیباف"),
        ("علی رضایی", "علی رضایی سامانی"),
        ("رضایی سامانی", "علی رضایی سامانی"),
        ("رضایی", "علی رضایی سامانی"),
        ("پورمحمدی", "مصطفی پور محمدی"),
        ("رضا زاده", "علی رضازاده"),
        ("آل‌داوود الوندی", "بهزاد آل داوود الوندی"),
        ("فرزانه خاکسارفرد", "فرزانه خاکسارفرد لاریجی"),
        ("حسن‌بیگی", "مرضیه حسن‌بیگی"),
        ("رضایی", "علی رضایی‌سامانی"),
        ("پورزرندی", "حسین پور زرندی"),
    ],
)
def test_a_name_with_words_left_out(short: str, full: str) -> None:
    assert relation(short, full) == relation(full, short) == "shorter"
    assert block(short) == block(full)
    assert person_name(short).fullness < person_name(full).fullness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("یعقوب هوشیار", "یعقوب هشیار"),
        ("علیرضا زاکانی", "علیرضا ذاکانی"),
        ("علیرضا زاکانی", "علیرظا زاکانی"),
        ("علی طهماسبی", "علی تهماسبی"),
        ("علی عسگری", "علی عسکری"),
        ("فرهاد آل‌داوود", "فرهاد آل‌داود لاریجی"),
    ],
)
def test_a_name_in_another_spelling(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "spelling"
    assert block(one) == block(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مهدی صباغی", "علی صباغی"),
        ("حسن روحانی", "حسین روحانی"),
        ("حمید کریمی", "حامد کریمی"),
        ("محمد احمدی", "محمدرضا احمدی"),
        ("علی کریمی", "علی کرمی"),
        ("علی حسینی", "علی حسنی"),
        ("علی احمدی", "علی احمدیان"),
        ("علی احمدی", "علی احمدی‌نژاد"),
        ("رضا رحمانی", "عبدالرضا رحمانی فضلی"),
        ("هوشیار", "هشیار"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "none"


def test_a_name_without_its_second_surname_and_one_without_the_given_name_may_be_one() -> None:
    assert relation("رضایی سامانی", "احمد رضایی") == "none"
    assert may_be_one("رضایی سامانی", "احمد رضایی")
    assert not may_be_one("احمد رضایی سامانی", "احمد رضایی تهرانی")


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("علی محمدی", True),
        ("محمد رضا حسینی", True),
        ("سید علی موسوی", True),
        ("محمدی", True),
        ("قالیباف", True),
        ("محمدباقر قالیباف", False),
        ("علی محمدی سامانی", False),
        ("آرشین محمدی", False),
        ("مهدی صباغی", False),
    ],
)
def test_names_that_many_people_bear(name: str, common: bool) -> None:
    assert is_common(name) is common


@pytest.mark.parametrize(
    "name", ["", " ", "۱۲", "...", "سید", "دکتر", "John Smith", "م. احمدی", "الله", "پور", "آقای"]
)
def test_anything_has_a_block_that_is_a_slug(name: str) -> None:
    assert block(name)
    assert set(block(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert relation(name, name) == "same"
