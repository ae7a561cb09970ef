"""Who is in an assembly that a sentence only points back to: «این جمع», «به آن», «اعضای نخستین»."""

import pytest
from tests.reading.told import assert_told

TELLING = [
    (
        "یزد عضو شبکه شهرهای خلاق یونسکو شد. این را سازمان شهرداری‌ها و دهیاری‌های کشور اعلام کرد. "
        "اصفهان و رشت از پیشگامان این جمع‌اند.",
        [
            {"subject": "یزد", "object": "شبکه شهرهای خلاق یونسکو", "status": "start"},
            {"subject": "اصفهان", "object": "شبکه شهرهای خلاق یونسکو", "status": "incumbent"},
            {"subject": "رشت", "object": "شبکه شهرهای خلاق یونسکو", "status": "incumbent"},
        ],
    ),
    (
        "اتحادیه شهرداری‌های مرکزی دیروز نشست. شهرداری‌های ساوه و اراک از اعضای نخستین‌اند.",
        [
            {"subject": "شهرداری ساوه", "object": "اتحادیه شهرداری‌های مرکزی", "status": "incumbent"},
            {"subject": "شهرداری اراک", "object": "اتحادیه شهرداری‌های مرکزی", "status": "incumbent"},
        ],
    ),
]
TELLING_NOTHING = [
    "مجمع شهرداران مازندران که سال ۸۱ تأسیس شد ۵۸ عضو دارد و شهرداری‌های آمل و نور نیز به آن می‌پیوندند.",
]


@pytest.mark.parametrize(("text", "facts"), TELLING)
def test_told(text: str, facts: list[dict[str, object]]) -> None:
    assert_told("member", text, facts)


@pytest.mark.parametrize("text", TELLING_NOTHING)
def test_not_told(text: str) -> None:
    assert_told("member", text, [])
