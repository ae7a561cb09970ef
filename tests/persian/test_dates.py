import datetime as dt

import pytest

from urbankg.errors import DateError
from urbankg.persian.dates import DateSpan, parse_date


@pytest.mark.parametrize(
    ("given", "key", "jalali"),
    [
        ("1400-10-27", "2022-01-17", "1400-10-27"),
        ("۱۴۰۰/۱۰/۲۷", "2022-01-17", "1400-10-27"),
        ("۲۷ دی ۱۴۰۰", "2022-01-17", "1400-10-27"),
        ("27 دی‌ماه 1400", "2022-01-17", "1400-10-27"),
        ("1399-12-30", "2021-03-20", "1399-12-30"),
        ("2022-01-17", "2022-01-17", "1400-10-27"),
        ("۱۷ ژانویهٔ ۲۰۲۲", "2022-01-17", "1400-10-27"),
        ("17 January 2022", "2022-01-17", "1400-10-27"),
        ("1400", "j1400", "1400"),
        ("j1391", "j1391", "1391"),
        ("j1391-07", "j1391-07", "1391-07"),
        ("مهر ماه ۱۳۹۱", "j1391-07", "1391-07"),
        ("۲۰۱۷", "2017", "1395-10-12/1396-10-10"),
        ("2017-11", "2017-11", "1396-08-10/1396-09-09"),
        ("۹ ربیع‌الاول ۱۴۴۳", "2021-10-15", "1400-07-22/1400-07-24"),
    ],
)
def test_parse_date(given: str, key: str, jalali: str) -> None:
    span = parse_date(given)
    assert (span.key, span.jalali) == (key, jalali)
    assert span.text == given


@pytest.mark.parametrize(
    "given",
    [
        *(
            "",
            "27",
            "1400-12-30",
            "1400-13-01",
            "1400-10-27-1",
            "30 اسفند 1400",
            "31 مهر 1400",
            "دی",
            "27 دی",
        ),
        *("1700", "14001027", "j2017", "27 دی 2020", "17 ژانویه 1400", "1400-10-27 }", "2021-02-29", "٪"),
        *("فردا", "x" * 500),
    ],
)
def test_parse_date_refuses_in_one_line(given: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(given)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


def test_gold_notation_comes_back() -> None:
    for key in ("j1391", "j1391-07", "2017", "2017-11", "2017-11-12"):
        assert parse_date(key).key == key


def test_a_week_and_a_decade_have_keys_too() -> None:
    week = DateSpan(dt.date(2022, 1, 8), dt.date(2022, 1, 14), "week", "jalali", "هفته گذشته")
    assert (week.key, week.jalali) == ("j1400", "1400-10-18/1400-10-24")
    decade = DateSpan(dt.date(1981, 3, 21), dt.date(1991, 3, 20), "decade", "jalali", "دهه ۶۰")
    assert decade.key == "j136x"
