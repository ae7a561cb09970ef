"""Who is spoken of by surname, or by «وی», in articles of our own."""

import pytest
from tests.reading.told import claims

from urbankg.articles.text import article_from_text
from urbankg.reading.document import Document
from urbankg.reading.mentions.persons import Persons


def persons(*paragraphs: str) -> Persons:
    return Persons(Document.of(article_from_text("\n".join(("خبر روز شهر", *paragraphs)), "a")))


def meant(found: Persons, kind: str) -> list[str]:
    return [found.people[m.person].name for m in found.mentions if m.kind == kind]


LEAD = "به گزارش خبرنگار ما، مهران ستوده‌فر، شهردار اراک، در جمع خبرنگاران گفت: کار آغاز شده است."


@pytest.mark.parametrize(
    ("paragraphs", "names"),
    [
        ((LEAD, "وی افزود: پول نداریم."), ["مهران ستوده‌فر"]),
        ((LEAD, "در دوره آقای نعیمیان هیچ پلی ساخته نشد.", "وی افزود: پول نداریم."), ["مهران ستوده‌فر"]),
        ((LEAD, "پل یادگار دوره نعیمیان است.", "وی ادامه داد: پول نداریم."), ["مهران ستوده‌فر"]),
        ((LEAD, "لیلا قنبریان، عضو شورا، نیز گفت: پول هست.", "وی افزود: صبر کنید."), ["لیلا قنبریان"]),
        ((LEAD, "لیلا قنبریان هم در نشست بود. او سه سال عضو شوراست."), ["لیلا قنبریان"]),
        ((LEAD, "کار را به آقای نعیمیان دادیم و از وی خواستیم بشتابد."), ["نعیمیان"]),
    ],
)
def test_whom_a_pronoun_means(paragraphs: tuple[str, ...], names: list[str]) -> None:
    assert meant(persons(*paragraphs), "pronoun") == names


def test_a_pronoun_before_any_name_means_nobody() -> None:
    assert not persons("وی گفت: کار آغاز شد.").mentions


def test_a_surname_alone_means_the_person_named_before() -> None:
    found = persons(LEAD, "ستوده‌فر افزود: پول نداریم.", "سید مهران ستوده‌فر سپس رفت.")
    assert [person.name for person in found.people] == ["سید مهران ستوده‌فر"]
    assert meant(found, "surname") == ["سید مهران ستوده‌فر"]


def test_whether_a_name_begins_is_told_by_its_line() -> None:
    found = persons(LEAD, "شهردار گفت.")
    text = found._document.text
    assert found.begins_at(text.index("مهران"))
    assert not found.begins_at(text.index("شهردار"))
    assert text.index("مهران") in found.name_positions


def test_a_name_with_fewer_words_means_the_person_with_more() -> None:
    found = persons("محمد ستوده‌فر سخن گفت.", "علی محمد ستوده‌فر، شهردار اراک، گفت: کار آغاز شد.")
    assert [person.name for person in found.people] == ["علی محمد ستوده‌فر"]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("مهران سهرابی", "مهران سهرابی کاشانی", ["مهران سهرابی کاشانی"]),
        ("مهران کاشی سهرابی", "مهران سهرابی", ["مهران کاشی سهرابی"]),
        ("مهران سهرابی", "مهران سهرابی نژاد", ["مهران سهرابی", "مهران سهرابی نژاد"]),
        ("مهران سهرابی", "محمود سهرابی کاشانی", ["مهران سهرابی", "محمود سهرابی کاشانی"]),
        ("محمد سهرابی", "محمدرضا سهرابی", ["محمدرضا سهرابی"]),
    ],
)
def test_a_surname_with_fewer_words_means_the_person_with_more(
    first: str, second: str, names: list[str]
) -> None:
    found = persons(f"{first} سخن گفت.", f"{second}، شهردار اراک، گفت: کار آغاز شد.")
    assert [person.name for person in found.people] == names


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("عزیزاله سهرابی", "عزیزالله سهرابی", ["عزیزاله سهرابی"]),
        ("لطف الله سهرابی", "لطف‌اله سهرابی", ["لطف الله سهرابی"]),
        ("نعمت‌اله سهرابی", "سید نعمت‌الله سهرابی", ["سید نعمت‌الله سهرابی"]),
        ("روح‌اله سهرابی", "روح‌الله سهرابی کاشانی", ["روح‌الله سهرابی کاشانی"]),
        ("عزیزاله سهرابی", "نعمت‌الله سهرابی", ["عزیزاله سهرابی", "نعمت‌الله سهرابی"]),
    ],
)
def test_allah_has_two_spellings_in_names(first: str, second: str, names: list[str]) -> None:
    found = persons(f"{first} سخن گفت.", f"{second}، شهردار اراک، گفت: کار آغاز شد.")
    assert [person.name for person in found.people] == names


def test_two_names_in_a_sentence_are_of_two_persons() -> None:
    found = persons("محمد سهرابی و محمدرضا سهرابی نامزد شهرداری اراک شدند.")
    assert [person.name for person in found.people] == ["محمد سهرابی", "محمدرضا سهرابی"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("شهید سعید باغبان، شهردار سابق ساوه، در سال ۱۳۶۰ به شهادت رسید.", "former"),
        ("شهید سعید باغبان نخستین شهردار ساوه پس از انقلاب بود.", "former"),
        (
            "شهید مهندس سعید باغبان در اراک به دنیا آمد. وی مسئولیت شهرداری ساوه را بر عهده گرفت.",
            "former",
        ),
        ("مراسم خاکسپاری شهید سعید باغبان، شهردار ساوه، برگزار شد.", "former"),
        ("پیکر شهید سعید باغبان، شهردار ساوه، فردا تشییع می‌شود.", "end"),
        (
            "پیکر مطهر شهید کاوه دلاور، معلم اراکی، و شهید سعید باغبان، شهردار ساوه، فردا تشییع می‌شود.",
            "end",
        ),
        ("پیکر سعید باغبان، شهردار ساوه، به خاک سپرده شد.", "end"),
    ],
)
def test_a_martyr_held_his_office_and_whose_coffin_is_carried_has_just_left_it(
    text: str, status: str
) -> None:
    told = [(c.subject, c.role, c.status) for c in claims("office", f"رضا ناصری چیزی گفت.\n{text}")]
    assert told == [("سعید باغبان", "mayor", status)]


@pytest.mark.parametrize(
    "text",
    [
        "بلوار شهید سعید باغبان را شهردار ساوه باز کرد.",
        "در دیدار با خانواده شهید سعید باغبان، شهردار ساوه سخن گفت.",
        "میدان شهید سعید باغبان باز شد. شهردار ساوه سخن گفت.",
        "در یادواره شهید سعید باغبان، شهردار ساوه سخن گفت.",
        "در مراسم تشییع پیکر سعید باغبان، فرماندار ساوه و مردم آمدند.",
        "در مراسم تشییع پیکر شهید سعید باغبان، شهردار ساوه گفت: او معلم بود.",
    ],
)
def test_a_martyr_who_is_only_honoured_holds_no_office(text: str) -> None:
    assert not claims("office", text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("کاوه دلاور به یاد رضا ناصری گفت: او شهردار نهاوند بود.", {("رضا ناصری", "mayor")}),
        (
            "معلم شهر، کاوه دلاور، درباره رضا ناصری اظهار داشت: «وی بخشدار کهک بود.»",
            {("رضا ناصری", "district_governor")},
        ),
        # one who goes on to speak, and who is told of with no colon
        ("کاوه دلاور از رضا ناصری گفت. او شهردار نهاوند بود.", {("کاوه دلاور", "mayor")}),
        # what the one tells of the other
        (
            "کاوه دلاور گفت رضا ناصری بازنشسته شد و دوره او در شهرداری نهاوند تمام شد.",
            {("رضا ناصری", "mayor")},
        ),
        (
            "به گفته کاوه دلاور، رضا ناصری بازنشسته شد و دوره او در شهرداری نهاوند تمام شد.",
            {("رضا ناصری", "mayor")},
        ),
        ("کاوه دلاور گفت رضا ناصری به او رأی داد. او شهردار نهاوند شد.", {("کاوه دلاور", "mayor")}),
    ],
)
def test_in_his_own_words_he_is_another(text: str, told: set[tuple[str, str]]) -> None:
    assert {(c.subject, c.role) for c in claims("office", text)} == told


@pytest.mark.parametrize(
    "text",
    [
        "مهران ستوده‌فر، معروف به نادر کمالی، عضو شورای شهر تفرش است.",
        "مهران ستوده‌فر (مشهور به نادر کمالی) عضو شورای شهر تفرش است.",
        "مهران ستوده‌فر ملقب به سردار کمالی عضو شورای شهر تفرش است. کمالی معلم است.",
        "مهران ستوده‌فر که به نادر کمالی مشهور است، عضو شورای شهر تفرش است.",
    ],
)
def test_another_name_by_which_somebody_goes_is_no_other_person(text: str) -> None:
    assert [person.name for person in persons(text).people] == ["مهران ستوده‌فر"]
    assert [c.subject for c in claims("office", text)] == ["مهران ستوده‌فر"]


def test_a_street_that_is_called_after_somebody_makes_nobody_another() -> None:
    found = persons("مهران ستوده‌فر گفت: این خیابان، معروف به خیابان نادر کمالی، تاریک است.")
    assert found.people[0].name == "مهران ستوده‌فر" and len(found.people[0].mentions) == 1
