"""Who is called by an office, or speaks under a title, holds no other office that stands near."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read

MINA = "مینا آذرنیا"


def roles(text: str) -> set[str | None]:
    """The roles that a text tells of Mina."""
    article = article_from_text(f"خبر روز\nدوشنبه ۵ بهمن ۱۳۹۴\n{text}", "a")
    return {c.role for c in read(article) if c.kind == "office" and c.subject == MINA}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{MINA}، شهردار ساوه، گفت: راه باز است. فرماندار ساوه هنوز پاسخی نداده است.", {"mayor"}),
        (f"شورای شهر ساوه استعفای {MINA}، شهردار ساوه، را پذیرفت.", {"mayor"}),
        (
            f"{MINA}، شهردار ساوه، که ریاست مجمع شهرداران مرکزی را نیز بر عهده دارد، آمد.",
            {"mayor", "assembly_chair"},
        ),
        (f"{MINA}، شهردار ساوه، از عضویت شورای شهر ساوه استعفا داد.", {"mayor", "council_member"}),
        (f"استاندار مرکزی و معاونش، {MINA}، به ساوه رفتند.", {"deputy_governor_general"}),
        (f"شهردار ساوه و معاون او، خانم {MINA}، آمدند.", {"deputy_mayor"}),
        (
            f"معاون وزیر کشور و رئیس سازمان شهرداری‌ها و دهیاری‌های کشور، {MINA}، آمد.",
            {"deputy_minister", "municipal_org_head"},
        ),
        (f"شهردار ساوه استعفا داد. {MINA}، که عضو شورای شهر ساوه است، مخالف بود.", {"council_member"}),
        (f"فرماندار ساوه برکنار شد. {MINA} که شهردار ساوه است گفت: کار خوب است.", {"mayor"}),
    ],
)
def test_who_is_called_by_an_office_holds_only_that(text: str, told: set[str]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"مدیرکل هواشناسی مرکزی گفت: استاندار مرکزی در راه است. {MINA} افزود: برف می‌بارد.", set()),
        (
            f"مدیرعامل آبفای استان گفت: طرح با حضور استاندار مرکزی گشایش یافت. به گزارش فارس از اراک {MINA} "
            "اظهار داشت: کار تمام است.",
            set(),
        ),
        (f"فرماندار ساوه از دیدار با شهردار ساوه خبر داد. {MINA} گفت: راه باز است.", {"county_governor"}),
        (f"معاون استاندار و فرماندار ساوه از باران خبر داد. {MINA} گفت: راه باز است.", {"county_governor"}),
    ],
)
def test_who_speaks_on_is_none_of_those_spoken_of(text: str, told: set[str]) -> None:
    assert roles(text) >= told
    assert roles(text) <= told | {"deputy_governor_general"}
