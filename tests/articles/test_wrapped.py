"""Lines that were broken at a width are paragraphs again; lists, verses and short lines stay as they are."""

import textwrap

import pytest

from urbankg.articles.text import article_from_text
from urbankg.articles.wrapped import unwrapped
from urbankg.reading import read

TOLD = (
    "شورای شهر ساوه در نشست دیروز خود پس از چهار ساعت گفت‌وگو و با رأی بیشتر اعضا به کار شهردار پیشین پایان داد. "
    "در همین نشست مهندس مینا آذرنیا که تا پایان هفته گذشته معاون عمرانی شهرداری اراک بود به عنوان شهردار تازه ساوه "
    "انتخاب شد. رضا ناصری رئیس شورای شهر ساوه در پایان این نشست به خبرنگاران گفت که حکم شهردار تازه تا یک ماه دیگر "
    "صادر می‌شود و تا آن روز کارها را معاونان شهرداری پیش می‌برند."
)
LIST = [
    f"منطقه {n}: {name}، کارشناس ارشد عمران و معاون پیشین همین منطقه"
    for n, name in enumerate(["مینا", "رضا", "لیلا"] * 4)
]


@pytest.mark.parametrize("width", [45, 60, 72, 90])
def test_broken_lines_are_put_together(width: int) -> None:
    whole = f"{TOLD} {TOLD}"
    paragraphs = unwrapped(textwrap.wrap(whole, width))
    assert " ".join(paragraphs) == whole and len(paragraphs) <= whole.count(".")


@pytest.mark.parametrize("lines", [LIST, TOLD.split(" "), [TOLD, TOLD], [], [""]], ids=len)
def test_other_lines_stay(lines: list[str]) -> None:
    assert unwrapped(lines) == lines


def test_an_article_tells_the_same_with_broken_lines() -> None:
    whole, broken = (
        {(c.subject, c.role, c.object, c.status) for c in read(article_from_text(f"خبر روز\n{body}", "a"))}
        for body in (TOLD, "\n".join(textwrap.wrap(TOLD, 60)))
    )
    assert whole == broken and ("مینا آذرنیا", "mayor", "ساوه", "start") in whole
