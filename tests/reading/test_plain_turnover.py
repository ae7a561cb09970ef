"""The plainest sentences of the newswire on who comes, goes, sits and stands: every verb with offices, names and times
put in by turns.
"""

from __future__ import annotations

from itertools import cycle, product

import pytest
from tests.reading.told import claims

NAMES = ("مینا آذرنیا", "رضا ناصری", "سیدبهرام رادمنش", "لیلا حسینی‌پور", "حمید صادقی تبار")
# Holder, post, role, and what it is over.
OFFICES = (
    ("شهردار", "شهرداری", "mayor", "ساوه"),
    ("فرماندار", "فرمانداری", "county_governor", "تفرش"),
    ("استاندار", "استانداری", "governor_general", "مرکزی"),
    ("رئیس شورای شهر", "ریاست شورای شهر", "council_chair", "ساوه"),
    ("سرپرست شهرداری", "سرپرستی شهرداری", "acting_mayor", "اراک"),
    ("معاون عمرانی شهردار", "معاونت عمرانی شهرداری", "deputy_mayor", "ساوه"),
)
AHEAD = ("", "روز گذشته ", "به گزارش ایسنا، ", "سرانجام ")
PUT_IN = ("", " پس از سه سال", " به دلایل شخصی", " بعد از چند ماه کشمکش", " روز سه‌شنبه")
LEFT_A_POST = (
    "برکنار شد", "کنار گذاشته شد", "عزل شد", "خلع شد", "استعفا داد", "کناره گرفت", "کناره‌گیری کرد", "کنار رفت",
    "رفت", "بازنشسته شد", "کنار کشید",
)  # fmt: skip
LEFT = (
    "برکنار شد", "استعفا داد", "از سمت خود کناره‌گیری کرد", "از کار برکنار شد", "بازنشسته شد", "از این سمت کنار رفت",
    "استیضاح و برکنار شد", "تودیع شد", "کنار گذاشته شد", "صندلی خود را ترک کرد",
    "ناچار به استعفا شد", "در زادگاهش به خاک سپرده شد",
)  # fmt: skip
# {n}: a name, {h}: the holder, {p}: the post, {o}: what it is over, {a}: ahead, {t}: a time or reason put in.
TOLD = (
    *((f"{{a}}{{n}}{{t}} از {{p}} {{o}} {verb}.", "end") for verb in LEFT_A_POST),
    *((f"{{a}}{{n}}، {{h}} {{o}}،{{t}} {verb}.", "end") for verb in LEFT),
    *((f"{{a}}{{h}} {{o}}، {{n}}،{{t}} {verb}.", "end") for verb in LEFT),
    ("شورا {n} را{t} از {p} {o} برکنار کرد.", "end"),
    ("{a}استعفای {n} از {p} {o} پذیرفته شد.", "end"),
    ("{a}{n}{t} به سمت {h} {o} منصوب شد.", "start"),
    ("{a}{n}{t} به عنوان {h} {o} معرفی شد.", "start"),
    ("{a}وزیر راه با حکمی {n} را به {p} {o} منصوب کرد.", "start"),
    ("انتصاب {n} به سمت {h} {o}.", "start"),
    ("{a}{n} بر صندلی {p} {o} تکیه زد.", "start"),
    ("{a}{n} سکان {p} {o} را در دست گرفت.", "start"),
    ("{a}{p} {o}{t} به {n} سپرده شد.", "start"),
    ("{h} جدید {o} معرفی شد. {a}در این آیین {n} معارفه و از پیشینیان قدردانی شد.", "start"),
    ("{a}{n} نامزد {p} {o} شد.", "candidate"),
    ("{a}{n}، {h} سابق {o}، از این طرح انتقاد کرد.", "former"),
    ("{a}{n} که پیش از این {h} {o} بود، به این پرسش پاسخ نداد.", "former"),
    ("{a}{n}، {h} {o}، از آغاز این طرح خبر داد.", "incumbent"),
    ("{a}{h} {o}، {n}، از آغاز این طرح خبر داد.", "incumbent"),
    ("{a}استعفای {n} از {p} {o} پذیرفته نشد.", "incumbent"),
    ("{a}{n}، {h} {o}، خبر استعفای خود را تکذیب کرد.", "incumbent"),
)


def _cases() -> list[tuple[str, str, str, str, str]]:
    names, ahead, put_in = cycle(NAMES), cycle(AHEAD), cycle(PUT_IN)
    found = []
    for (form, status), (holder, post, role, over) in product(TOLD, OFFICES):
        name = next(names)
        text = form.format(n=name, h=holder, p=post, o=over, a=next(ahead), t=next(put_in))
        found.append((text, name, role, over, status))
    return found


@pytest.mark.parametrize(("text", "name", "role", "over", "status"), _cases())
def test_a_plain_sentence_tells_what_becomes_of_somebody(
    text: str, name: str, role: str, over: str, status: str
) -> None:
    told = {(c.subject, c.role, c.object, c.status) for c in claims("office", text)}
    assert told == {(name, role, over, status)}
