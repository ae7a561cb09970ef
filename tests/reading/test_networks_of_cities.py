"""How networks of cities come to be, get and lose members, and move: by turns that name the body before or after."""

import pytest
from tests.reading.told import assert_told

from urbankg.claims import Kind

LORESTAN = "مجمع شهرداران لرستان"
COAST = "اتحادیه شهرهای ساحلی خزر"
BUSHEHR = "مجمع شهرداران استان بوشهر"
ZANJAN = "سازمان همیاری شهرداری‌های زنجان"
KHUZESTAN = "اتحادیه شهرداری‌های خوزستان"


def _members(body: str, status: str, *towns: str) -> list[dict[str, object]]:
    return [{"subject": town, "object": body, "status": status} for town in towns]


TELLING: list[tuple[Kind, str, list[dict[str, object]]]] = [
    (
        "member",
        f"{LORESTAN} دیروز نشست. شهرداری دورود هم که پارسال درخواست داده بود، این هفته به عضویت مجمع درآمد.",
        _members(LORESTAN, "start", "شهرداری دورود"),
    ),
    (
        "member",
        f"{LORESTAN} دیروز نشست. در همین جلسه عضویت ازنا هم تصویب شد.",
        _members(LORESTAN, "start", "ازنا"),
    ),
    (
        "member",
        f"{LORESTAN} دیروز نشست. آخرین عضو الیگودرز بود که پارسال پیوست.",
        _members(LORESTAN, "start", "الیگودرز"),
    ),
    (
        "member",
        f"{LORESTAN} دیروز نشست. اعضای آن دورود، ازنا و الیگودرز‌اند.",
        _members(LORESTAN, "incumbent", "دورود", "ازنا", "الیگودرز"),
    ),
    (
        "member",
        f"ده شهر، از دورود و ازنا گرفته تا الیگودرز، عضو {LORESTAN} هستند.",
        _members(LORESTAN, "incumbent", "دورود", "ازنا", "الیگودرز"),
    ),
    ("member", f"{COAST} دیروز نشست. آستارا پارسال از اتحادیه بیرون رفت.", _members(COAST, "end", "آستارا")),
    ("member", f"گرگان کرسی خود را در {COAST} از دست داد.", _members(COAST, "end", "گرگان")),
    (
        "member",
        f"شورای شهر گرگان به خروج شهرداری از {COAST} رأی داد.",
        _members(COAST, "end", "شهرداری گرگان"),
    ),
    ("member", f"شهردار رشت گفت: شهر ما از سال ۱۳۹۸ عضو {COAST} است.", _members(COAST, "incumbent", "رشت")),
    (
        "founded",
        f"{ZANJAN} کم‌شناخته است. تأسیس آن به سال ۱۳۷۲ برمی‌گردد.",
        [{"subject": ZANJAN, "date": "j1372"}],
    ),
    (
        "founded",
        f"{ZANJAN} کم‌شناخته است. سازمان یادشده در ۱۳۷۲ به پیشنهاد ابهر پا گرفت.",
        [{"subject": ZANJAN, "date": "j1372"}],
    ),
    (
        "founded",
        "شهرداران زنجان دیروز اتحادیه شهرداری‌های زنجان را تشکیل دادند.",
        [{"subject": "اتحادیه شهرداری‌های زنجان", "date": "2021-05-10"}],
    ),
    (
        "founded",
        "سازمان نوسازی زنجان که سال ۱۳۷۲ تأسیسش کردند دیروز منحل شد.",
        [{"subject": "سازمان نوسازی زنجان", "date": "j1372"}],
    ),
    (
        "member",
        f"{COAST} دیروز نشست. آستارا در سال ۱۳۸۵ وارد شد، و نوشهر پارسال.",
        [
            {"subject": "آستارا", "object": COAST, "date": "j1385"},
            {"subject": "نوشهر", "object": COAST, "date": "j1399"},
        ],
    ),
    (
        "member",
        f"هیئت رئیسه {COAST} با عضویت شهرداری آستارا موافقت کرد.",
        _members(COAST, "start", "شهرداری آستارا"),
    ),
    (
        "member",
        f"{COAST} به ریاست شهردار ساری نشست. تازه‌ترین عضو، نوشهر است؛ شهرداری‌اش همین ماه به اتحادیه پیوست.",
        _members(COAST, "start", "شهرداری نوشهر"),
    ),
    (
        "member",
        f"{COAST} دیروز نشست. شهرداری نوشهر سال ۱۳۹۰ قهر کرد و از اتحادیه رفت.",
        _members(COAST, "end", "شهرداری نوشهر"),
    ),
    ("member", f"{COAST} دیروز نشست. اعضا با پیوستن نوشهر موافقت کردند.", _members(COAST, "start", "نوشهر")),
    (
        "founded",
        f"شهرداران سال‌ها از آن می‌گفتند. دیروز در نوشهر تأسیس شد و نامش را «{COAST}» گذاشتند.",
        [{"subject": COAST, "date": "2021-05-10"}],
    ),
    (
        "founded",
        f"{ZANJAN} کم‌شناخته است. سنگ بنای آن سال ۱۳۷۲ گذاشته شد.",
        [{"subject": ZANJAN, "date": "j1372"}],
    ),
    (
        "seat",
        f"{BUSHEHR} دیروز نشست. دبیرخانه‌اش که ده سال در برازجان بود، از سال ۱۳۹۱ در دیلم است.",
        [{"subject": BUSHEHR, "object": "دیلم", "date": "j1391"}],
    ),
    (
        "seat",
        f"دبیرخانه {BUSHEHR} تا سال ۱۳۹۵ در برازجان بود و از آن پس در دیلم است.",
        [{"subject": BUSHEHR, "object": "دیلم"}],
    ),
    (
        "seat",
        f"{KHUZESTAN} دیروز نشست. دبیرخانه آن، که هنوز آب ندارد، از نوروز در دزفول دایر شده است.",
        [{"subject": KHUZESTAN, "object": "دزفول"}],
    ),
    (
        "seat",
        f"{KHUZESTAN} از سال ۱۳۹۲ در ساختمان قدیمی شهرداری دزفول مستقر است.",
        [{"subject": KHUZESTAN, "object": "دزفول"}],
    ),
    (
        "seat",
        f"با انتقال دبیرخانه {KHUZESTAN} به دزفول، اهوازی‌ها ناراضی شدند.",
        [{"subject": KHUZESTAN, "object": "دزفول"}],
    ),
    (
        "seat",
        f"آن نامه پشت شیشه در دبیرخانه {KHUZESTAN} در دزفول نگهداری می‌شود.",
        [{"subject": KHUZESTAN, "object": "دزفول"}],
    ),
]
TELLING_NOTHING: list[tuple[Kind, str]] = [
    ("member", f"{LORESTAN} دیروز نشست. شهرداری دورود که درخواست عضویت در مجمع داده، منتظر است."),
    ("member", "مدیر مرکز سامانه ۱۳۷ شهرداری قم پس از آن‌که برکنار شد دوباره به همان ساختمان برگشت."),
    ("member", "شهرداری خمین با سازمان فضای سبز شهرداری اراک به توافق رسید و ده کارگر به شهرداری پیوستند."),
    ("founded", f"همه دارایی دبیرخانه {BUSHEHR} همین بود که دیروز پشت یک وانت از دیلم راه افتاد."),
    ("member", f"شهردار نوشهر از {COAST} به وزارت کشور رفت."),
    ("founded", f"خیابان تازه سال‌ها بی‌نام بود. دیروز نامش را «{COAST}» گذاشتند."),
    ("founded", f"شهرداران دیروز جلسه {BUSHEHR} را تشکیل دادند."),
    ("seat", f"نشست اعضای دبیرخانه {KHUZESTAN} در دزفول برگزار شد."),
    ("seat", f"شهرداران با انتقال دبیرخانه {KHUZESTAN} به دزفول مخالفت کردند."),
]


@pytest.mark.parametrize(("kind", "text", "facts"), TELLING)
def test_told(kind: Kind, text: str, facts: list[dict[str, object]]) -> None:
    assert_told(kind, text, facts)


@pytest.mark.parametrize(("kind", "text"), TELLING_NOTHING)
def test_not_told(kind: Kind, text: str) -> None:
    assert_told(kind, text, [])
