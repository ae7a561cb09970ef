"""Days and dates as people read them: in Persian by the Jalali calendar, in English by both or by one that is named."""

from __future__ import annotations

import datetime as dt
import re

from urbankg.display.labels import Lang, in_digits, number
from urbankg.errors import DateError
from urbankg.persian.calendars import CalendarName, first_day, jalali_month_length, last_day, to_jalali
from urbankg.persian.datespan import DateSpan

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN_DAYS = re.compile(r"(?<=\d{4}-\d{2}-\d{2}) / (?=\d{4}-\d{2}-\d{2})")
_KEY = re.compile(r"(j?)(\d{4})(?:-(\d{2}))?")
_DECADE = re.compile(r"(j?)(\d{3})x")
_GREGORIAN = " میلادی"
_CALENDARS: tuple[CalendarName, ...] = ("gregorian", "jalali")


def days_in(text: str) -> list[dt.date]:
    """The days that a text of the graph has in ISO's form."""
    return [dt.date.fromisoformat(day) for day in _ISO_DAY.findall(text)]


def jalali_span(earliest: dt.date, latest: dt.date, lang: Lang) -> str:
    """Days as the Jalali year, month or day that they make, else as two days.

    >>> jalali_span(dt.date(2021, 3, 21), dt.date(2022, 3, 20), "en")
    '1400'
    >>> jalali_span(dt.date(2022, 1, 17), dt.date(2022, 1, 17), "fa")
    '۱۴۰۰/۱۰/۲۷'
    """
    first, last = to_jalali(earliest), to_jalali(latest)
    if first == last:
        return written(first, lang)
    if first[0] == last[0] and first[2] == 1 and last[2] == jalali_month_length(*last[:2]):
        if first[1] == last[1]:
            return written(first[:2], lang)
        if (first[1], last[1]) == (1, 12):
            return written(first[:1], lang)
    return f"{written(first, lang)} {'تا' if lang == 'fa' else 'to'} {written(last, lang)}"


def written(parts: tuple[int, ...], lang: Lang) -> str:
    """The year, month and day of a Jalali date, or its year, or its year and month.

    >>> written((1400, 7), "en"), written((1400, 7), "fa")
    ('1400-07', '۱۴۰۰/۰۷')
    """
    stroke = "/" if lang == "fa" else "-"
    return in_digits(stroke.join(f"{part:02}" for part in parts), lang)


def span(earliest: dt.date, latest: dt.date, lang: Lang) -> str:
    """Days in the calendar of a language: the Jalali one in Persian, the Gregorian one in English.

    >>> span(dt.date(2021, 3, 21), dt.date(2022, 3, 20), "en"), span(dt.date(2021, 3, 21), dt.date(2022, 3, 20), "fa")
    ('2021-03-21 / 2022-03-20', '۱۴۰۰')
    """
    if lang == "fa":
        return jalali_span(earliest, latest, lang)
    return str(earliest) if earliest == latest else f"{earliest} / {latest}"


def shortest(earliest: dt.date, latest: dt.date, lang: Lang) -> str:
    """Days in the calendar of a language as the year, month or day that they make, for where there is little room.

    In English a Jalali year or month is the two Gregorian ones that it lies in.

    >>> year = dt.date(2021, 3, 21), dt.date(2022, 3, 20)
    >>> shortest(*year, "en"), shortest(*year, "fa"), shortest(year[0], dt.date(2021, 4, 20), "en")
    ('2021/2022', '۱۴۰۰', '2021-03/04')
    """
    if lang == "fa" or earliest == latest:
        return jalali_span(earliest, latest, lang) if lang == "fa" else str(earliest)
    for calendar in _CALENDARS:
        year, month, _ = to_jalali(earliest) if calendar == "jalali" else (earliest.year, earliest.month, 1)
        if (earliest, latest) == (first_day(calendar, year), last_day(calendar, year)):
            return "/".join(dict.fromkeys((f"{earliest:%Y}", f"{latest:%Y}")))
        if (earliest, latest) == (first_day(calendar, year, month), last_day(calendar, year, month)):
            until = f"{latest:%m}" if earliest.year == latest.year else f"{latest:%Y-%m}"
            return f"{earliest:%Y-%m}" if earliest.month == latest.month else f"{earliest:%Y-%m}/{until}"
    return f"{earliest} to {latest}"


def both(earliest: dt.date, latest: dt.date, lang: Lang) -> str:
    """Days in both calendars, that of the language first.

    >>> both(dt.date(2022, 1, 17), dt.date(2022, 1, 17), "en")
    '2022-01-17 (1400-10-27)'
    >>> both(dt.date(2022, 1, 17), dt.date(2022, 1, 17), "fa")
    '۱۴۰۰/۱۰/۲۷ (2022-01-17)'
    """
    other = span(earliest, latest, "en") if lang == "fa" else jalali_span(earliest, latest, lang)
    return f"{span(earliest, latest, lang)} ({other})"


def date_of_key(key: str, lang: Lang) -> str:
    """A date by its key in the notation of the gold facts, in the calendar of a language.

    In English a Jalali year or month is told in both calendars, in Persian a Gregorian one is named as such.

    >>> date_of_key("2022-01-17", "fa"), date_of_key("j1391-07", "en"), date_of_key("1997", "fa")
    ('۱۴۰۰/۱۰/۲۷', '1391-07 (2012-09-22 / 2012-10-21)', '۱۹۹۷ میلادی')
    """
    if days_in(key):
        return with_days(key, lang)
    if found := _DECADE.fullmatch(key):
        decade = f"{found[2]}0" if lang == "fa" else f"{found[2]}0s"
        return in_digits(decade, lang) + (" (Jalali)" if found[1] and lang == "en" else "")
    found = _KEY.fullmatch(key)
    if not found:
        return key
    year, month = int(found[2]), int(found[3]) if found[3] else None
    is_jalali = bool(found[1]) or year < 1600
    told = written((year,) if month is None else (year, month), lang)
    if not is_jalali:
        return told + _GREGORIAN if lang == "fa" else told
    if lang == "fa":
        return told
    try:
        meant = DateSpan.of("jalali", year, month)
    except DateError:
        return told
    return f"{told} ({span(meant.earliest, meant.latest, lang)})"


def with_days(text: str, lang: Lang) -> str:
    """A text with its ISO days in the calendar of a language.

    >>> with_days("2022-01-17 / 2022-01-18", "fa")
    '۱۴۰۰/۱۰/۲۷ تا ۱۴۰۰/۱۰/۲۸'
    """
    if lang != "fa":
        return text
    text = _BETWEEN_DAYS.sub(" تا ", text)
    return _ISO_DAY.sub(lambda day: jalali_span(*(dt.date.fromisoformat(day[0]),) * 2, lang), text)


def detail(said: str, lang: Lang) -> str:
    """The details of a conflict for people: its days in the reader's calendar, its figures with their thousands parted.

    >>> detail("2021-03-21/2022-03-20 ≠ 2022-06-17", "en")
    '2021-03-21 / 2022-03-20 (1400) ≠ 2022-06-17 (1401-03-27)'
    >>> detail("400000 ≠ 520000", "fa")
    '۴۰۰٬۰۰۰ ≠ ۵۲۰٬۰۰۰'
    """
    return " ≠ ".join(_side(side, lang) for side in said.split(" ≠ "))


def _side(side: str, lang: Lang) -> str:
    if side.isdecimal():
        return number(int(side), lang)
    days = days_in(side)
    if not days:
        return side
    return span(days[0], days[-1], lang) if lang == "fa" else both(days[0], days[-1], lang)
