"""Who sat in a house that is over is a former member, however the article speaks of the office."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read


def statuses(office: str, day: str) -> set[str | None]:
    article = article_from_text(
        f"گفت‌وگو با مینا آذرنیا\n{day}\nمینا آذرنیا، {office}، در گفت‌وگو با خبرنگار ما از طرح تازه گفت.", "a"
    )
    return {claim.status for claim in read(article) if claim.kind == "office"}


@pytest.mark.parametrize(
    ("office", "day", "status"),
    [
        ("نماینده ساوه در مجلس نهم", "شنبه ۱۵ شهریور ۱۳۹۹", "former"),
        ("نماینده ساوه در مجلس نهم", "شنبه ۱۵ شهریور ۱۳۹۳", "incumbent"),
        ("نماینده ساوه در مجلس یازدهم", "شنبه ۱۵ شهریور ۱۳۹۹", "incumbent"),
        ("عضو شورای شهر ساوه در دوره پنجم", "دوشنبه ۵ دی ۱۴۰۱", "former"),
        ("عضو شورای شهر ساوه", "دوشنبه ۵ دی ۱۴۰۱", "incumbent"),
    ],
)
def test_the_term_tells_whether_somebody_still_sits(office: str, day: str, status: str) -> None:
    assert statuses(office, day) == {status}
