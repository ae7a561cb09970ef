"""A change of office that did not come about is not told as one: row by row of the table, and in whole articles."""

from __future__ import annotations

import pytest
from tests.reading.turning import MINA, settled_claim

from urbankg.articles import article_from_text
from urbankg.claims import Status
from urbankg.files import PHRASES, rows
from urbankg.reading import read

ROWS = list(rows(PHRASES / "undone.csv"))
READ_AS: dict[str, Status] = {
    "leaving": "end",
    "befalling": "end",
    "taking": "start",
    "proposal": "incumbent",
    "another": "incumbent",
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['side']}: {row['form']}")
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    status = READ_AS[row["event"]]
    if row["side"] == "title":
        claim = settled_claim(f"{MINA}، شهردار ساوه، چنین خواست", status, title=row["example"])
    else:
        claim = settled_claim(row["example"], status)
    assert (claim and claim.status) == ("incumbent" if row["event"] in ("leaving", "befalling") else None)


STAYS = {("mayor", "زنجان", "incumbent")}
NOTHING: set[tuple[str, str, str]] = set()
WHO = "بهروز نعمتی‌پور"


@pytest.mark.parametrize(
    ("title", "body", "facts"),
    [
        (
            "مخالفت شورا با استعفای شهردار",
            f"شورای شهر زنجان با استعفای {WHO}، شهردار زنجان، مخالفت کرد.",
            STAYS,
        ),
        ("استعفا تأیید نشد", f"شورای شهر زنجان استعفای {WHO} از شهرداری زنجان را تأیید نکرد.", STAYS),
        (
            "جلسه شورا",
            f"شورای شهر استعفای {WHO}، شهردار زنجان، را بررسی کرد. اعضا با آن مخالفت کردند.",
            STAYS,
        ),
        ("شهردار ماند", f"استیضاح {WHO}، شهردار زنجان، رأی نیاورد و او در سمت خود ماند.", STAYS),
        ("شهردار استعفا نمی‌دهد", f"{WHO}، شهردار زنجان، اعلام کرد که استعفا نمی‌دهد.", STAYS),
        ("تکذیب برکناری", f"روابط عمومی خبر برکناری {WHO}، شهردار زنجان، را تکذیب کرد.", STAYS),
        ("شورا شهردار انتخاب نکرد", f"{WHO} به عنوان شهردار زنجان انتخاب نشد.", NOTHING),
        ("حکم صادر نشد", f"حکم {WHO} به عنوان شهردار زنجان از سوی وزارت کشور صادر نشد.", NOTHING),
        ("انتصاب رد شد", f"وزارت کشور انتصاب {WHO} به عنوان شهردار زنجان را رد کرد.", NOTHING),
        ("قرار است شهردار بیاید", f"قرار است {WHO} به عنوان شهردار زنجان انتخاب شود.", NOTHING),
        ("استعفا", f"شورا با استعفای شهردار زنجان، {WHO}، مخالفت کرد.", STAYS),
        ("بازدید", f"در غیاب شهردار زنجان، {WHO} از پروژه‌ها بازدید کرد.", NOTHING),
        ("شرط", f"چنانچه فرماندار بپذیرد {WHO} به عنوان عضو شورا وارد شورای شهر زنجان خواهد شد.", NOTHING),
        ("شرط", f"در صورت موافقت شورا {WHO} به عنوان سرپرست شهرداری زنجان معرفی می‌شود.", NOTHING),
        (
            "علی‌البدل",
            f"{WHO} باید به جای رضا ناصری در شورای شهر زنجان سوگند یاد کند.",
            {("council_member", "زنجان", "end")},  # of whom he is to replace
        ),
        ("رأی مجلس", f"{WHO}، وزیر پیشنهادی نیرو، از مجلس رأی اعتماد نگرفت.", NOTHING),
        ("شایعه‌ها", f"شایعاتی مبنی بر انتصاب {WHO} به عنوان شهردار زنجان در شهر پیچیده است.", NOTHING),
        ("شنیده‌ها", f"بر اساس شنیده‌ها {WHO} به عنوان شهردار زنجان انتخاب شده است.", NOTHING),
        ("خداحافظی", f"{WHO}، شهردار زنجان، به زودی از شهرداری زنجان خداحافظی خواهد کرد.", STAYS),
        ("خداحافظی", f"باید دید {WHO}، شهردار زنجان، هفته آینده از شهرداری خداحافظی خواهد کرد.", STAYS),
        ("ماندن یا رفتن", f"{WHO}، شهردار زنجان، تا آخر سال می‌ماند یا از شهرداری کنار گذاشته می‌شود.", STAYS),
    ],
)
def test_refusals_and_plans(title: str, body: str, facts: set[tuple[str, str, str]]) -> None:
    article = article_from_text(f"{title}\n\n{body}", "a")
    assert {(c.role, c.object, c.status) for c in read(article) if c.kind == "office"} == facts


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (f"شورای شهر زنجان استعفای {WHO}، شهردار این شهر، را پذیرفت.", "end"),
        (f"{WHO} شهردار زنجان استعفا داد تا در انتخابات مجلس شرکت کند.", "end"),
        (f"استعفای شهردار زنجان، {WHO}، پذیرفته شد.", "end"),
        (f"{WHO} به عنوان شهردار زنجان انتخاب شد و اگر حکم او برسد معارفه خواهد شد.", "start"),
        (f"{WHO} تا انتخاب شهردار جدید سرپرست شهرداری زنجان خواهد بود.", "start"),
        (f"{WHO}، شهردار زنجان، روز یکشنبه بازداشت شد.", "incumbent"),
        (f"{WHO}، شهردار زنجان، دیروز از شهرداری زنجان خداحافظی کرد.", "end"),
        (f"به شایعات پایان داده شد و {WHO} به عنوان شهردار زنجان انتخاب شد.", "start"),
        (f"طرح استیضاح {WHO}، شهردار زنجان، رأی آورد و او برکنار شد.", "end"),
        (f"شورا پس از رد استعفای شهردار قبلی، {WHO} را به عنوان شهردار زنجان انتخاب کرد.", "start"),
        (f"حکم {WHO} به عنوان شهردار زنجان پس از یک ماه مخالفت وزارت کشور صادر شد.", "start"),
        (f"{WHO}، شهردار زنجان، با استعفای فرماندار مخالفت کرد.", "incumbent"),
        (f"زمزمه‌های رفتن {WHO} از شهرداری زنجان سرانجام به واقعیت پیوست.", "end"),
        (f"{WHO} یک سال پیش شهردار زنجان شد و دیروز استعفا داد.", "end"),
        (f"{WHO} با وجود مخالفت چند عضو شهردار زنجان شد.", "start"),
        (f"شورا به {WHO}، شهردار زنجان، رأی اعتماد مجدد داد.", "incumbent"),
        (f"اعضای شورا {WHO}، شهردار زنجان، را مجبور به استعفا کردند.", "end"),
        (f"{WHO} که سال گذشته از شهرداری زنجان عزل شد، دیروز بازداشت شد.", "end"),
        (f"شورای شهر زنجان با استعفای شهردار مخالفت کرد. {WHO} هفته پیش استعفا داده بود.", "incumbent"),
        (f"استعفای شهردار زنجان پذیرفته شد. {WHO} هفته پیش از شهرداری زنجان استعفا داده بود.", "end"),
    ],
)
def test_what_came_about_is_told(body: str, status: Status) -> None:
    article = article_from_text(f"خبر زنجان\n\n{body}", "a")
    told = {(c.subject, c.object, c.status) for c in read(article) if c.kind == "office"}
    assert told == {(WHO, "زنجان", status)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("باید دید بهروز نعمتی‌پور، شهردار زنجان، از سمت خود کناره‌گیری می‌کند یا نه.", "incumbent"),
        ("معلوم نیست بهروز نعمتی‌پور، شهردار زنجان، از کار کنار می‌رود یا می‌ماند.", "incumbent"),
        ("آیا بهروز نعمتی‌پور، شهردار زنجان، جای خود را به دیگری خواهد داد؟", "incumbent"),
        ("بهروز نعمتی‌پور، شهردار زنجان، استعفا داد و باید دید سرپرستی می‌آید یا نه.", "end"),
        ("آیا می‌دانید بهروز نعمتی‌پور، شهردار زنجان، دیروز استعفا داد؟", "end"),
    ],
)
def test_a_leaving_that_is_only_asked_about_is_none(text: str, status: str) -> None:
    article = article_from_text(f"خبر روز\n{text}", "a")
    assert {c.status for c in read(article) if c.kind == "office"} == {status}


@pytest.mark.parametrize(
    "body",
    [
        f"{WHO} با وجود پنج رأی موافق شهردار زنجان نشد.",
        f"نه بهرام کاویانی و نه {WHO} شهردار زنجان نشدند.",
        f"{WHO} هنوز حکم شهرداری زنجان را دریافت نکرده است.",
        f"{WHO} پیشنهاد شهرداری زنجان را رد کرد.",
        f"حکم {WHO} به عنوان فرماندار زنجان کان‌لم‌یکن اعلام شد.",
        f"اگر استعفای بهرام کاویانی پذیرفته شود، {WHO} به شورای شهر زنجان راه می‌یابد.",
        f"در صورت استعفای {WHO} کسی دیگر وارد شورای شهر زنجان می‌شود.",
    ],
)
def test_an_office_that_was_not_or_not_yet_taken_is_nobodys(body: str) -> None:
    article = article_from_text(f"خبر زنجان\n\n{body}", "a")
    assert not [c for c in read(article) if c.kind == "office"]
