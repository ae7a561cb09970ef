"""Who is named by an office without being in it is not told to hold it."""

from __future__ import annotations

import pytest

from urbankg.articles import article_from_text
from urbankg.reading import read


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    """Subject, role and status of the offices that a text tells."""
    article = article_from_text(f"خبر روز\nدوشنبه ۵ بهمن ۱۳۹۴\n{text}", "a")
    return {(c.subject, c.role, c.status) for c in read(article) if c.kind == "office"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("رضا آذرنیا با حکم استاندار مرکزی معاون عمرانی فرمانداری ساوه شد.", "governor_general"),
        ("با حکم شهردار ساوه، رضا آذرنیا سرپرست اداره کل روابط عمومی این شهرداری شد.", "mayor"),
        ("دولت به پیشنهاد وزیر کشور، رضا آذرنیا را به عنوان استاندار مرکزی انتخاب کرد.", "minister"),
    ],
)
def test_whom_a_holder_appoints_is_not_the_holder(text: str, office: str) -> None:
    roles = {role for _, role, _ in told(text)}
    assert roles and office not in roles


def test_a_holder_named_between_commas_appoints() -> None:
    text = "از سوی شهردار ساوه، رضا آذرنیا، دو مدیر تازه معرفی شدند."
    assert ("رضا آذرنیا", "mayor", "incumbent") in told(text)


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        ("تمام گزینه‌های مطرح شده برای شهرداری ساوه در حد گمانه‌زنی است", set()),
        ("تمام گزینه‌های مطرح شده برای شهرداری ساوه و من در حد گمانه‌زنی است", {"candidate"}),
    ],
)
def test_who_only_tells_of_candidates_is_none(said: str, statuses: set[str]) -> None:
    assert {s for _, _, s in told(f"مینا آذرنیا به پرسش‌ها پاسخ داد.\nوی افزود: {said}.")} == statuses
