"""Who leaves or comes by the sentence is no sitting holder: row by row of the table, and where it is not so."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.reading import told
from tests.reading.turning import MINA, settled_claim

from urbankg.articles import article_from_text
from urbankg.claims import Status
from urbankg.files import PHRASES, rows
from urbankg.reading import read

ROWS = list(rows(PHRASES / "turnover.csv"))
EXPECTED = {
    "leaving": "end",
    "ousting": "end",
    "dying": "end",
    "returning": "end",
    "visiting": "incumbent",
    "taking": "start",
    "holding": "former",
    "late": "former",
    "once": "former",
    "then": "former",
    "sitting": "incumbent",
    "bereaved": "incumbent",
    "": "incumbent",
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['side']}: {row['form']}")
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    claim = settled_claim(
        row["example"],
        {"holding": "start", "once": "start", "sitting": "start", "visiting": "end", "bereaved": "end"}.get(
            row["event"], "incumbent"
        ),
        role="acting_mayor" if row["event"] == "returning" else "mayor",
    )
    assert claim is not None and claim.status == EXPECTED[row["event"]]


@pytest.mark.parametrize(
    "text",
    [
        "استعفای مینا آذرنیا، شهردار ساوه، پذیرفته نشد",
        "مینا آذرنیا، شهردار ساوه، درگذشت بهرام رادمنش را تسلیت گفت",
        "مینا آذرنیا، شهردار ساوه، در آیین تودیع بهرام رادمنش سخن گفت",
        "مینا آذرنیا، شهردار ساوه، گفت: معاونم استعفا داد",
        "مینا آذرنیا، شهردار ساوه، مدیر روابط عمومی را برکنار کرد",
        "مینا آذرنیا، شهردار ساوه، به دیدار بهرام رادمنش رفت که استعفا داد",
        "مینا آذرنیا، شهردار ساوه، خبر داد که معاونش استعفا داد",
        "قرار است آیین تودیع مینا آذرنیا، شهردار ساوه، برگزار شود",
        "مینا آذرنیا، شهردار ساوه، استعفا نداد",
        "مینا آذرنیا، شهردار ساوه، از ریاست مجمع شهرداران استان مرکزی استعفا داد",
    ],
)
def test_who_stays(text: str) -> None:
    claim = settled_claim(text)
    assert claim is not None and claim.status == "incumbent"


@pytest.mark.parametrize(
    "text",
    [
        "مینا آذرنیا، شهردار ساوه، که از سال ۱۳۹۶ در این سمت بود، روز شنبه با نامه‌ای به رئیس شورای شهر استعفا داد",
        "مینا آذرنیا، شهردار ساوه، مهندس عمران، روز دوشنبه هفته گذشته برکنار شد",
        "مینا آذرنیا، شهردار ساوه، که هفته گذشته استعفا داد، به دادگاه رفت",
        "مینا آذرنیا، شهردار ساوه، بامداد پنجشنبه بر اثر سکته قلبی در بیمارستان امام درگذشت",
    ],
)
def test_what_is_put_in_between_parts_nothing(text: str) -> None:
    claim = settled_claim(text)
    assert claim is not None and claim.status == "end"


def test_the_day_of_leaving_is_that_of_the_sentence() -> None:
    claim = settled_claim("آیین تودیع مینا آذرنیا، شهردار ساوه، روز ۴ مهر ۱۴۰۰ برگزار شد")
    assert claim and claim.date and claim.date.earliest == dt.date(2021, 9, 26)


@pytest.mark.parametrize(
    ("text", "read_as", "settled_as"),
    [
        (f"دوره مسئولیت {MINA} به عنوان شهردار ساوه پایان یافت", "start", "end"),
        (f"{MINA}، شهردار ساوه، دیروز بازنشسته شد", "start", "start"),
        (f"آیین تودیع {MINA}، شهردار ساوه، برگزار شد", "former", "former"),
        (f"{MINA}، شهردار سابق ساوه، دیروز درگذشت", "former", "former"),
        (f"{MINA}، شهردار ساوه، که در بیمارستان بستری بود، دیروز درگذشت", "former", "end"),
    ],
)
def test_what_was_read_before_counts(text: str, read_as: Status, settled_as: Status) -> None:
    claim = settled_claim(text, read_as)
    assert claim is not None and claim.status == settled_as


def test_an_acting_time_that_is_over_begins_on_no_day() -> None:
    text = "به عنوان شهردار ساوه معرفی شد. در این سه ماه مینا آذرنیا به عنوان سرپرست، شهرداری ساوه را اداره می‌کرد."
    article = article_from_text(f"شهردار ساوه آمد\n\nبهرام رادمنش {text}", "a")
    told = {(c.subject, c.role, c.status, c.date_key) for c in read(article) if c.kind == "office"}
    assert told == {
        ("بهرام رادمنش", "mayor", "start", ""),
        (MINA, "acting_mayor", "former", ""),
    }


def test_who_is_elected_again_starts_again() -> None:
    claim = settled_claim("مینا آذرنیا، شهردار ساوه، برای دومین بار به عنوان شهردار ساوه انتخاب شد")
    assert claim is not None and claim.status == "start"


def test_the_office_that_somebody_had_and_the_one_that_follows_in_a_sentence() -> None:
    text = (
        "مینا آذرنیا که پیش از این فرماندار زرندیه بود به عنوان فرماندار ساوه و بهرام رادمنش به عنوان فرماندار زرندیه "
        "منصوب شدند."
    )
    article = article_from_text(f"فرمانداران ساوه و زرندیه\n\n{text}", "a")
    told = {(c.object, c.status) for c in read(article) if c.kind == "office" and c.subject == MINA}
    assert told == {("زرندیه", "former"), ("ساوه", "start")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا که از خرداد سرپرستی شهرداری ساوه را عهده‌دار بود، به عنوان شهردار این شهر معرفی شد.",
            {("acting_mayor", "ساوه", "former"), ("mayor", "ساوه", "start")},
        ),
        (
            "مینا آذرنیا که پیش از این سرپرست فرمانداری تفرش بود، فرماندار شد.",
            {("acting_county_governor", "تفرش", "former"), ("county_governor", "تفرش", "start")},
        ),
        (
            "مینا آذرنیا که هفته پیش از فرمانداری تفرش استعفا داد به عنوان شهردار ساوه انتخاب شد.",
            {("county_governor", "تفرش", "end"), ("mayor", "ساوه", "start")},
        ),
        (
            "در این مدت مینا آذرنیا سرپرست شهرداری ساوه بود.",
            {("acting_mayor", "ساوه", "former")},
        ),
    ],
)
def test_what_a_clause_tells_is_of_no_office_that_only_follows(
    text: str, facts: set[tuple[str, str, str]]
) -> None:
    assert {(c.role, c.object, c.status) for c in told.claims("office", text)} == facts


def test_who_held_the_office_elsewhere_begins_here() -> None:
    text = "مینا آذرنیا، شهردار پیشین اراک، روز ۴ مهر ۱۴۰۰ به عنوان شهردار ساوه انتخاب شد."
    article = article_from_text(f"مدیری تازه برای ساوه\nدوشنبه ۵ مهر ۱۴۰۰\n{text}", "a")
    told = {(c.subject, c.object, c.status) for c in read(article)}
    assert told == {(MINA, "ساوه", "start"), (MINA, "اراک", "former")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("بعدها مینا آذرنیا شهردار ساوه شد", "former"),
        ("پس از او مینا آذرنیا شهردار ساوه شد", "former"),
        ("روز ۴ مهر ۱۴۰۰ پس از او مینا آذرنیا شهردار ساوه شد", "start"),
    ],
)
def test_what_came_after_another_is_news_only_with_its_day(text: str, status: str) -> None:
    claims = read(article_from_text(f"خبرهای ساوه\nدوشنبه ۵ مهر ۱۴۰۰\n{text}.", "a"))
    assert {claim.status for claim in claims if claim.subject == "مینا آذرنیا"} == {status}


def test_who_leaves_another_office_stays_in_this_one() -> None:
    text = "مینا آذرنیا، شهردار ساوه، از ریاست مجمع شهرداران استان مرکزی استعفا داد"
    claim = settled_claim(text, "end")
    assert claim is not None and claim.status == "incumbent"


def test_who_leaves_by_another_sentence_than_the_evidence() -> None:
    claims = read(
        article_from_text(
            "خبرهای ساوه\nدوشنبه ۵ مهر ۱۴۰۰\nمینا آذرنیا، فرماندار ساوه، دیروز استعفا داد. "
            "استعفای وی را استاندار پذیرفت و بهرام رادمنش سرپرست فرمانداری شد. آذرنیا نامزد نمایندگی ساوه خواهد بود.",
            "a",
        )
    )
    assert {c.status for c in claims if c.subject == "مینا آذرنیا" and c.role == "county_governor"} == {"end"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("مینا آذرنیا که شش سال شهردار ساوه بود، دیروز بازنشسته شد", "end"),
        ("مینا آذرنیا که شش سال شهردار ساوه بود دیروز کناره گرفت", "end"),
        ("مینا آذرنیا که شش سال شهردار ساوه بود، دیروز درگذشت", "former"),
        ("مینا آذرنیا که پیش از این شهردار ساوه بود، دیروز بازنشسته شد", "former"),
        ("مینا آذرنیا، شهردار سابق ساوه، دیروز بازنشسته شد", "former"),
    ],
)
def test_who_was_in_office_and_now_leaves(text: str, status: str) -> None:
    claim = settled_claim(text, "former")
    assert claim is not None and claim.status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("مینا آذرنیا که پیش‌تر معاون بود، حالا شهردار ساوه است", "incumbent"),
        ("مینا آذرنیا سومین شهردار ساوه است", "former"),
        ("مینا آذرنیا شهردار سابق ساوه است", "former"),
        ("مینا آذرنیا شهردار ساوه بوده است", "former"),
    ],
)
def test_what_somebody_is_now_is_no_past(text: str, status: str) -> None:
    claim = settled_claim(text, "former")
    assert claim is not None and claim.status == status


@pytest.mark.parametrize(
    "text",
    [
        "مینا آذرنیا، شهردار ساوه، به بیمارستان منتقل شد",
        "مینا آذرنیا، شهردار ساوه، از سفر به شهر بازگشت",
        "مینا آذرنیا، شهردار ساوه، نامه را روی میز شورا گذاشت",
        "مینا آذرنیا، شهردار ساوه، کلید شهر را به رئیس مجلس داد",
        "مینا آذرنیا، شهردار ساوه، برای آخرین بار هشدار داد",
    ],
)
def test_what_is_no_leaving(text: str) -> None:
    claim = settled_claim(text)
    assert claim is not None and claim.status == "incumbent"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("مینا آذرنیا، شهردار ساوه، دیروز به پروژه پل رفت", "incumbent"),
        ("شهردار ساوه، مینا آذرنیا، در پیامی از آتش‌نشانان سپاسگزاری کرد", "incumbent"),
        ("شورا استعفای مینا آذرنیا، شهردار ساوه، را پذیرفت", "end"),
        ("مینا آذرنیا، شهردار ساوه، حکم بازنشستگی‌اش را امضا کرد", "end"),
        ("مینا آذرنیا، شهردار ساوه، به خانه رفت", "end"),
        ("مینا آذرنیا، شهردار ساوه، از عضویت هیئت مدیره باشگاه استعفا داد", "incumbent"),
        ("مینا آذرنیا، شهردار ساوه، از سمت خود استعفا داد", "end"),
    ],
)
def test_who_does_something_as_a_holder_does_not_leave(text: str, status: str) -> None:
    claim = settled_claim(text, "end")
    assert claim is not None and claim.status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("مینا آذرنیا نایب‌رئیس دوم مجلس شد.", "incumbent"),
        ("مینا آذرنیا به عنوان سخنگوی کمیسیون انرژی مجلس انتخاب شد.", "incumbent"),
        ("مینا آذرنیا به عنوان نماینده ساوه در مجلس انتخاب شد.", "start"),
        ("مینا آذرنیا، نایب‌رئیس مجلس، درگذشت.", "end"),
    ],
)
def test_who_gets_a_post_in_parliament_has_been_a_member(text: str, status: str) -> None:
    article = article_from_text(f"خبر روز\n{text}", "a")
    assert [(c.role, c.status) for c in read(article) if c.kind == "office"] == [("mp", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("پس از آنکه مینا آذرنیا، شهردار ساوه، از کمبودها گفت، استاندار مرکزی وی را برکنار کرد", "end"),
        (
            "مینا آذرنیا، شهردار ساوه، نیامد. استاندار دیروز دستور برکناری بهرام رادمنش و آذرنیا را صادر کرد",
            "end",
        ),
        ("مینا آذرنیا، شهردار ساوه، نیامد. استاندار او را به جلسه دعوت کرد", "incumbent"),
        ("مینا آذرنیا، شهردار ساوه، نیامد. اگر باز نیاید، شاید استاندار او را برکنار کند", "incumbent"),
        ("مینا آذرنیا، شهردار ساوه، نیامد. وی بهرام رادمنش را برکنار کرد", "incumbent"),
    ],
)
def test_who_is_dismissed_apart_from_the_office(text: str, status: str) -> None:
    claim = settled_claim(text)
    assert claim is not None and claim.status == status


@pytest.mark.parametrize(("called", "status"), [("شهردار منتخب ساوه", "start"), ("شهردار ساوه", "incumbent")])
def test_who_takes_an_office_by_another_sentence_that_calls_this_one_new(called: str, status: str) -> None:
    claims = read(
        article_from_text(
            "خبرهای ساوه\nدوشنبه ۵ مهر ۱۴۰۰\nشهردار ساوه در شورا سوگند خورد.\n"
            f"مینا آذرنیا {called} در صحن شورا سوگند خورد.\nوی گفت: من به عنوان شهردار ساوه می‌مانم.",
            "a",
        )
    )
    assert {c.status for c in claims if c.subject == "مینا آذرنیا" and c.role == "mayor"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "در پی فوت ناگهانی مینا آذرنیا، شهردار ساوه، شورا نشست فوری گذاشت.",
        "درپی استعفای مینا آذرنیا شهردار ساوه شورا نشست فوری گذاشت.",
        "پس از رحلت مینا آذرنیا، شهردار ساوه، سه روز عزای عمومی اعلام شد.",
    ],
)
def test_who_died_suddenly_or_left_is_no_holder(text: str) -> None:
    found = [c for c in read(article_from_text(text, "a")) if c.kind == "office"]
    assert [(c.subject, c.status) for c in found] == [(MINA, "end")]


@pytest.mark.parametrize(
    "said",
    [
        "استاندار مرکزی در آیین تودیع رضا ناصری و معارفه مینا آذرنیا شهردار جدید ساوه گفت: باران آمد.",
        "در این آیین که برای تکریم مهندس رضا ناصری و معارفه مینا آذرنیا، شهردار جدید ساوه، برپا شد، باران آمد.",
    ],
)
def test_who_is_introduced_where_another_is_taken_leave_of_comes(said: str) -> None:
    found = {(c.subject, c.role, c.status) for c in read(article_from_text(said, "a")) if c.kind == "office"}
    assert found == {(MINA, "mayor", "start"), ("رضا ناصری", "mayor", "end")}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("استاندار استعفای آذرنیا را پذیرفت.", "end"),
        ("وزیر کشور با استعفای او موافقت کرد.", "end"),
        ("استعفای وی دیروز پذیرفته شد.", "end"),
        ("استاندار استعفای آذرنیا را نپذیرفت.", "incumbent"),
        ("استاندار با استعفای او مخالفت کرد.", "incumbent"),
        ("او استعفای معاونش را پذیرفت.", "incumbent"),
    ],
)
def test_whose_resignation_is_accepted_in_the_next_sentence_leaves(said: str, status: str) -> None:
    text = f"مینا آذرنیا فرماندار ساوه است. {said}"
    found = [c for c in read(article_from_text(text, "a")) if c.kind == "office" and c.subject == MINA]
    assert [c.status for c in found] == [status]
