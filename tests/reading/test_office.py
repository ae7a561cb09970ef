"""Who holds which office, and how: whole articles of our own, the facts that they tell and those that they do not."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.reading.told import claims

from urbankg.articles import article_from_text
from urbankg.reading import read

Fact = tuple[str, str, str, str]


def told(text: str) -> set[Fact]:
    """The office claims of an article: person, role, object, status."""
    article = article_from_text(f"خبر شهر\n\n{text}", "a")
    return {
        (c.subject, c.role or "", c.object or "", c.status or "") for c in read(article) if c.kind == "office"
    }


TELLS = [
    ("مریم کاویانی، شهردار اراک، گفت: بودجه کافی نیست.", {("مریم کاویانی", "mayor", "اراک", "incumbent")}),
    ("شهردار ساوه، داوود رستگاری، از طرح تازه خبر داد.", {("داوود رستگاری", "mayor", "ساوه", "incumbent")}),
    (
        "اعضای شورای شهر زنجان امروز با شش رأی کیوان مهرپرور را به عنوان شهردار زنجان انتخاب کردند.",
        {("کیوان مهرپرور", "mayor", "زنجان", "start")},
    ),
    ("نسترن گودرزی، شهردار پیشین ملایر، درگذشت.", {("نسترن گودرزی", "mayor", "ملایر", "former")}),
    (
        "سهراب یعقوبی از شهرداری نهاوند استعفا داد و شورا استعفای او را پذیرفت.",
        {("سهراب یعقوبی", "mayor", "نهاوند", "end")},
    ),
    # a post as the title of who holds it, the only woman of a council
    (
        "معاونت عمرانی شهرداری ساوه، مهندس داوود رستگاری، از طرح تازه خبر داد.",
        {("داوود رستگاری", "deputy_mayor", "ساوه", "incumbent")},
    ),
    (
        "مریم کاویانی ریاست محترم شورای اسلامی شهر اراک گفت: بودجه کافی نیست.",
        {("مریم کاویانی", "council_chair", "اراک", "incumbent")},
    ),
    (
        "مریم کاویانی، تنها زن شورای شهر اراک، گفت: بودجه کافی نیست.",
        {("مریم کاویانی", "council_member", "اراک", "incumbent")},
    ),
    (
        "با حکم وزیر کشور، فرهاد سلیمانی به عنوان سرپرست استانداری همدان منصوب شد.",
        {("فرهاد سلیمانی", "acting_governor_general", "همدان", "start")},
    ),
]


@pytest.mark.parametrize(("text", "facts"), TELLS)
def test_plain_sentences_tell_just_their_facts(text: str, facts: set[Fact]) -> None:
    assert told(text) == facts


def test_people_and_offices_in_order_belong_together() -> None:
    found = told("بهنام صادقی و لیلا رفیعی به ترتیب به عنوان فرماندار ملایر و فرماندار تویسرکان منصوب شدند.")
    assert found == {
        ("بهنام صادقی", "county_governor", "ملایر", "start"),
        ("لیلا رفیعی", "county_governor", "تویسرکان", "start"),
    }


def test_who_comes_and_who_goes_share_one_mention_of_the_office() -> None:
    found = told("در این آیین حمید نوروزی به جای رضا کاظمی به عنوان فرماندار خمین معرفی شد.")
    assert ("حمید نوروزی", "county_governor", "خمین", "start") in found
    assert {status for who, _, _, status in found if who == "رضا کاظمی"} <= {"end", "former"}


@pytest.mark.parametrize(
    "text",
    [
        "شهردار اراک گفت: بودجه کافی نیست.",
        "تیم شهرداری ارومیه سه بر یک تیم بانک را شکست داد.",
        "سعید مرادخانی، مدیرکل آموزش و پرورش استان مرکزی، از دانش‌آموزان تقدیر کرد.",
        "حسن کاویانی، نماینده کارگران این کارخانه، گفت: دستمزدها پرداخت نشده است.",
    ],
)
def test_no_person_in_scope_gives_no_fact(text: str) -> None:
    assert told(text) == set()


def test_a_surname_in_the_headline_is_the_person_named_in_full_below() -> None:
    article = article_from_text(
        "رضوانی شهردار بروجرد شد\n\nاعضای شورای شهر بروجرد روز شنبه کامران رضوانی را به عنوان شهردار برگزیدند.",
        "a",
    )
    assert {c.subject for c in read(article) if c.role == "mayor"} == {"کامران رضوانی"}


def test_the_confidence_is_a_share_and_evidence_is_the_text_at_its_offsets() -> None:
    article = article_from_text("خبر شهر\n\nمریم کاویانی، شهردار اراک، گفت: بودجه کافی نیست.", "a")
    (claim,) = read(article)
    assert 0.5 < claim.confidence <= 1
    for evidence in claim.evidence:
        assert article.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "مینا آذرنیا معاون استاندار و فرماندار ویژه ساوه در ردیف نخست بود.",
            {"deputy_governor_general", "county_governor"},
        ),
        (
            "مینا آذرنیا، عضو شورای شهر ساوه و رئیس کمیسیون عمران آن، نامزد نشد.",
            {"council_member", "committee_chair"},
        ),
        ("مینا آذرنیا شهردار ساوه و فرماندار، رضا کاویانی، آمدند.", {"mayor"}),
    ],
)
def test_two_offices_behind_a_name_are_both_its_own(text: str, roles: set[str]) -> None:
    article = article_from_text(f"خبر استان مرکزی\n\n{text}", "a")
    assert {c.role for c in read(article) if c.subject == "مینا آذرنیا"} == roles


def test_who_is_called_the_holder_of_now_has_not_just_come() -> None:
    found = claims("office", "مینا آذرنیا سرپرست فعلی شهرداری ساوه با رأی شورا شهردار ساوه شد.")
    assert {(claim.role, claim.status) for claim in found} == {
        ("acting_mayor", "incumbent"),
        ("mayor", "start"),
    }


def test_who_is_meant_by_a_pronoun_is_shown_by_name() -> None:
    text = (
        "خبر شهر\nبه گزارش ایرنا، مینا آذرنیا از پارک تازه گفت.\nشهردار ساوه از مردم تشکر کرد.\n"
        "وی افزود: کار ادامه دارد.\nآذرنیا از کمبود آب خبر داد."
    )
    (claim,) = read(article_from_text(text, "a"))
    assert claim.subject == "مینا آذرنیا"
    assert any("مینا آذرنیا" in evidence.quote for evidence in claim.evidence)
    assert [e.start for e in claim.evidence] == sorted({e.start for e in claim.evidence})


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # whose house it is, and who works there or acts in it
        (
            "بهرام رادمنش که در استانداری مرکزی معاون عمرانی استاندار است، از آب گفت.",
            {"deputy_governor_general"},
        ),
        ("بهرام رادمنش به استانداری مرکزی رفت و معاون سیاسی استاندار شد.", {"deputy_governor_general"}),
        ("بهرام رادمنش، شهردار ساوه که پیش از این معاون شهردار ساوه بود، آمد.", {"mayor", "deputy_mayor"}),
        # what parliament chooses is none of a council's
        (
            "شورای شهر ساوه نشست. کمیسیون عمران هم رأی گرفت.\nسخنگو: بهرام رادمنش، نماینده ساوه در مجلس",
            {"mp"},
        ),
        # assemblies of others than cities
        ("بهرام رادمنش که دو دوره رئیس اتحادیه بود، دفتر را به خانه برد.", set()),
        # delegates to a council of provinces
        ("بهرام رادمنش، نماینده ساوه، در نشست شورای استان مرکزی از آب گفت.", set()),
        ("بهرام رادمنش، نماینده ساوه در مجلس، در نشست شورای استان مرکزی از آب گفت.", {"mp"}),
    ],
)
def test_a_house_is_not_held_by_who_works_in_it(text: str, roles: set[str]) -> None:
    assert {role for person, role, _, _ in told(text) if person == "بهرام رادمنش"} == roles


def test_a_bare_head_is_not_of_who_is_named_sentences_away() -> None:
    text = "شورای شهر ساوه استعفای شهردار را پذیرفت و سرپرست گماشت. باران می‌بارید. بهرام رادمنش خداحافظی کرد."
    assert not [fact for fact in told(text) if fact[1] == "acting_mayor"]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("شهردار ساوه هم آمد. اتحادیه در اسفند به همت شش شهردار به ثبت رسید.", set()),
        ("رادمنش، شهردار ساوه، گفت: بودجه کافی نیست.", {"رادمنش"}),
        ("شهردار ساوه در جمع خبرنگاران گفت: آب کافی نیست. آقای رادمنش افزود: باران کم است.", {"رادمنش"}),
    ],
)
def test_a_single_word_apart_from_an_office_may_be_no_name(text: str, told_of: set[str]) -> None:
    assert {who for who, _, _, _ in told(text)} == told_of


def test_what_the_headline_and_the_text_say_alike_is_shown_where_the_text_says_more() -> None:
    article = article_from_text(
        "رضا ناصری شهردار ساوه شد\nشورای شهر ساوه امروز رضا ناصری را به عنوان شهردار ساوه انتخاب کرد.", "a"
    )
    (claim,) = [c for c in read(article) if c.subject == "رضا ناصری"]
    assert claim.manner == "elected" and "شورای شهر" in claim.evidence[0].quote


@pytest.mark.parametrize(
    ("called", "status"),
    [
        ("شهردار منتخب ساوه", "start"),
        ("رئیس منتخب شورای شهر ساوه", "start"),
        ("شهردار ساوه", "incumbent"),
        ("نماینده منتخب مردم ساوه در مجلس", "incumbent"),
    ],
)
def test_who_is_called_elect_has_come(called: str, status: str) -> None:
    assert {told_status for *_, told_status in told(f"داوود رستگاری {called} گفت: بودجه کافی نیست.")} == {
        status
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "رضا ناصری و مینا آذرنیا نمایندگان مجلس حاضر بودند.",
            {("رضا ناصری", "incumbent"), ("مینا آذرنیا", "incumbent")},
        ),
        (
            "با حضور رضا ناصری و دکتر مینا آذرنیا نمایندگان مردم در مجلس، کتابخانه باز شد.",
            {("رضا ناصری", "incumbent"), ("مینا آذرنیا", "incumbent")},
        ),
        ("رضا ناصری، نماینده ادوار دوم، سوم و چهارم مجلس، آمد.", {("رضا ناصری", "former")}),
        ("رضا ناصری نماینده دوره هفتم مجلس گفت: آب کم است.", {("رضا ناصری", "former")}),
        ("رضا ناصری نماینده ساوه در ادوار سوم و چهارم مجلس بود.", {("رضا ناصری", "former")}),
        ("رضا ناصری نماینده دوره یازدهم مجلس گفت: آب کم است.", {("رضا ناصری", "incumbent")}),
        ("نمایندگان مجلس از رضا ناصری و مینا آذرنیا تشکر کردند.", set()),
        ("رضا ناصری گفت: نمایندگان مجلس باید کمک کنند.", set()),
    ],
)
def test_who_sits_in_parliament_without_a_constituency(text: str, facts: set[tuple[str, str]]) -> None:
    article = article_from_text(f"خبر روز\n{text}", "a", published=dt.date(2021, 5, 11))
    assert {(c.subject, c.status) for c in read(article) if c.role == "mp"} == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "شورای مسکن به ریاست فرماندار اقلید برگزار شد و مینا آذرنیا در این نشست خواستار شتاب شد.",
            {("مینا آذرنیا", "county_governor", "incumbent")},
        ),
        (
            "شورای مسکن به ریاست فرماندار اقلید برگزار شد و مینا آذرنیا شهردار اقلید در این نشست گفت: زمین داریم.",
            {("مینا آذرنیا", "mayor", "incumbent")},
        ),
    ],
)
def test_who_speaks_in_a_session_that_an_office_chairs(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert {(c.subject, c.role, c.status) for c in claims("office", text)} == facts
