"""What an article says of itself: who reports it."""

from __future__ import annotations

import pytest

from urbankg.articles.metadata import agency_of


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("به گزارش ایرنا از ساوه، شهردار گفت: کار خوب است.", "خبرگزاری جمهوری اسلامی"),
        ("مسئول بسیج سازندگی ساوه در گفت‌وگو با خبرنگار فارس گفت: کار خوب است.", "خبرگزاری فارس"),
        ("به گزارش خبرگزاری بسیج، شهردار ساوه آمد.", "خبرگزاری بسیج"),
        ("به گزارش بسیج از ساوه، شهردار آمد.", "خبرگزاری بسیج"),
        ("فرمانده بسیج ساوه گفت: کار خوب است.", None),
        ("نماینده مردم ساوه در خانه ملت گفت: کار خوب است.", None),
        ("به گزارش خبرگزاری خانه ملت، نماینده ساوه آمد.", "خبرگزاری خانه ملت"),
    ],
)
def test_an_agency_is_who_reports_and_not_a_force_or_a_house_called_like_it(
    line: str, agency: str | None
) -> None:
    assert agency_of([line]) == agency
