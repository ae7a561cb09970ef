"""What an office is over, as its phrase says it: places of every kind, zones, ministries, constituencies."""

import pytest

from urbankg.articles.text import article_from_text
from urbankg.persian.fold import key
from urbankg.reading.mentions.objects import Object, read_object, read_places
from urbankg.reading.scene import Scene

SAID = [
    ("city", "اراک گفت", "اراک"),
    ("city", "کلان‌شهر اراک گفت", "اراک"),
    ("city", "مرکز استان مرکزی گفت", "اراک"),
    ("city", "گمیشان گفت", "گمیشان"),
    ("city", "امروز ساوه گفت", "ساوه"),
    ("city", "کوچک ساوه گفت", "ساوه"),
    ("city", "شهر تاریخی و", ""),
    ("city", "آن روزگار ساوه بود", "ساوه"),
    ("city", "چابهار گفت", "چابهار"),
    ("city", "پایتخت گفت", "تهران"),
    ("city", "آق‌قلاست", "آق‌قلا"),
    ("city", "گفت اراک", ""),
    ("city", "امروز افتتاح کرد", ""),
    ("city", "بماند", ""),
    ("county", "دورودند", "دورود"),
    ("county", "ویژه ساوه آمد", "ساوه"),
    ("province", "استان مرکزی آمد", "مرکزی"),
    ("bakhsh", "بخش نوبران آمد", "نوبران"),
    ("bakhsh", "مرکزی ساوه آمد", "مرکزی ساوه"),
    ("bakhsh", "بخش چهارم آمد", ""),
    ("bakhsh", "هشت ماه بخشدار نداشت", ""),
    ("bakhsh", "دیده‌ام", ""),
    ("village", "روستای مزرعه‌نو آمد", "مزرعه‌نو"),
    ("village", "ده ترکان آمد", "ده ترکان"),
    ("village", "روستای مرزی گزویه آمد", "گزویه"),
    ("village", "زادگاهش گزویه بود", "گزویه"),
    ("village", "سر کلاس رفت", ""),
    ("village", "کلاس رفت", ""),
    ("ministry", "نیرو آمد", "وزارت نیرو"),
    ("ministry", "مسکن و شهرسازی آمد", "وزارت مسکن و شهرسازی"),
    ("people", "شریف ساوه، زرندیه و محلات آمد", "ساوه، زرندیه و محلات"),
    ("people", "ساوه و کوهسارات در مجلس گفت", "ساوه و کوهسارات"),
    ("people", "کوهسارات، ساوه و زرندیه در مجلس گفت", "کوهسارات، ساوه و زرندیه"),
    ("people", "ساوه و عضو کمیسیون عمران در مجلس گفت", "ساوه"),
    ("people", "ساوه و رئیس فراکسیون شهری در مجلس گفت", "ساوه"),
]


def told(over: str, text: str) -> Object:
    """What is read at the beginning of a text."""
    scene = Scene(article_from_text(f"خبر روز\n{text}", "a"), tagger=False)
    return read_object(scene.document, len("خبر روز\n"), over, scene.persons.begins_at)


@pytest.mark.parametrize(("over", "text", "label"), SAID)
def test_label(over: str, text: str, label: str) -> None:
    assert key(told(over, text).label) == key(label)


@pytest.mark.parametrize(
    ("text", "numbers", "zone"),
    [
        ("۳ اراک", (3,), 0),
        ("سه", (3,), 0),
        ("۲، ۴ و ۵ اراک", (2, 4, 5), 0),
        ("یک و دو اراک", (1, 2), 0),
        ("بیست و دو تهران", (22,), 0),
        ("نود و دو", (), 0),
        ("یک منطقه دو اراک", (1,), 2),
    ],
)
def test_zones(text: str, numbers: tuple[int, ...], zone: int) -> None:
    found = told("zone", text)
    assert (found.numbers, found.zone) == (numbers, zone)


@pytest.mark.parametrize("text", ["این شهر آمد", "همین شهرستان", "آنجا بود", "آنجاست", "خود را", "آن، رضا"])
def test_pointing_back(text: str) -> None:
    assert told("city", text).anaphor


@pytest.mark.parametrize("text", ["مسکو گفت", "استانبول گفت"])
def test_foreign(text: str) -> None:
    assert told("city", text).foreign


def test_several_places() -> None:
    scene = Scene(article_from_text("خبر روز\nاراک، ساوه و محلات آمدند", "a"), tagger=False)
    found = read_places(scene.document, len("خبر روز\n"), "city", scene.persons.begins_at)
    assert [place.label for place in found] == ["اراک", "ساوه", "محلات"]
