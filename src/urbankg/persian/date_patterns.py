"""Patterns for everything in running text that may be a date; which alternative matched tells its form.

Groups are named by form and part: ``day_`` a day of a month, ``month_``, ``num_`` digits with strokes,
``year_``, ``season_``, ``decade_``, ``ago_`` («سه روز پیش»), ``rel_`` («دیروز»), ``week_`` a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from urbankg.persian.date_words import (
    LETTER,
    SPACE,
    any_of,
    month_names,
    month_pattern,
    relative_names,
    relative_pattern,
    weekday_names,
    weekday_pattern,
    words,
)
from urbankg.persian.fold import fold
from urbankg.persian.numbers import small_number_openings, small_number_pattern

_END = rf"(?!{LETTER})"
_YEAR4 = r"(?:1[2-4]\d\d|1[89]\d\d|20\d\d)"
# What follows shows that digits are no year: more digits (but for a clock time, «۱۳۹۶-۱۲:۳۴»), or something counted.
_ALL = r"(?!\d|[.,/:٫٬]\d|-\d(?!\d{3}|\d?:\d))"
_CLOCK = rf"ساعت{SPACE}\d"  # «۱۴ آبان ۸۷ ساعت ۱۷:۲۰» counts no hours
_NOT_COUNTED = rf"(?!{SPACE}(?!{_CLOCK}){any_of(words('unit'))}{_END})"
_NO_YEAR = rf"{_ALL}{_NOT_COUNTED}"
_SMALL = small_number_pattern(ranks=False)
# A year in words: «یک‌هزار و سیصد و نود و سه», «هشتاد و پنج»; «سال نود» too.
_TENS = "(?=چهل|پنجاه|شصت|هفتاد|هشتاد|نود)"
_FULL = rf"(?:یک{SPACE})?هزار{SPACE}و{SPACE}(?:سیصد|چهارصد)(?:{SPACE}و{SPACE}{_SMALL})?"
_WORDED = rf"(?:{_FULL}|{_TENS}{_SMALL}){_END}{_NOT_COUNTED}"
_WORDED_ALONE = rf"(?:{_FULL}|{_TENS}(?=\w+{SPACE}و ){_SMALL}){_END}{_NOT_COUNTED}"

_AFTER_YEAR = re.compile(r"[ ]{0,2}[:؛|–—ـ-][ ]{1,2}(?!\d)")


class DatePatterns(NamedTuple):
    """How to find candidates: where digits or a word of ``after`` stand, match the pattern of what they may open."""

    after: dict[str, re.Pattern[str]]
    after_digits: re.Pattern[str]


@cache
def date_patterns() -> DatePatterns:
    """The patterns; a match is a candidate that still has to be resolved and may be refused."""
    forms = _forms()
    openings: dict[str, set[str]] = {}
    for form, words_ in _openings():
        for word in words_:
            if not word[0].isdigit():
                openings.setdefault(word, set()).add(form)
    compiled = {
        several: re.compile("|".join(pattern for form, pattern in forms.items() if form in several))
        for several in {frozenset(some) for some in openings.values()}
    }
    digits = "|".join(forms[form] for form in ("num", "ago", "day", "bare", "week"))
    return DatePatterns(
        {word: compiled[frozenset(some)] for word, some in openings.items()},
        re.compile(rf"(?<!\d[/.:,٫٬-])(?:{digits})"),
    )


def _forms() -> dict[str, str]:
    """The pattern of each form; the first that matches wins."""
    prefix = rf"(?:{any_of(_prefixes())}{SPACE}){{0,2}}"
    day = rf"(?:(?:\d{{1,2}}(?:{SPACE}ام|م)?|{small_number_pattern()})(?!\d))"
    month = month_pattern()
    to = rf"{SPACE}(?:و|تا|الی|لغایت|-){SPACE}"
    two = r"(?:[2-9]\d|0\d)"
    that = rf"(?:پیش|قبل|پس|بعد){SPACE}از{SPACE}ان(?!{SPACE}که)(?:{SPACE}(?:روز|تاریخ))?"
    return {
        "num": r"(?P<num_a>\d{1,4})(?P<num_sep>[-/.–])(?P<num_b>\d{1,2})(?P=num_sep)(?P<num_c>\d{1,4})"
        r"(?![\d/]|[.:]\d|[-–]\d(?!\d?:\d))",
        "ago": rf"(?P<ago_number>\d{{1,2}}|{_SMALL}|چند|چندین){SPACE}"
        rf"(?P<ago_unit>روز|هفته|ماه|سال){SPACE}"
        rf"(?P<ago_way>{that}|(?:پیش|قبل|گذشته|اخیر|اینده|بعد)(?!{SPACE}از{_END})){_END}",
        "day": rf"(?:(?=\d)|(?<!روزهای )(?<!روز های ))(?P<day_a>{day})"
        rf"(?:{to}(?P<day_b>{day}))?{SPACE}(?:روز{SPACE}|/{SPACE})?"
        rf"(?:(?:ماه )?(?P<day_month>{month})(?:{SPACE}ماه)?{_END}{_year('day', '[4-9]')}"
        rf"|(?P<day_rel>{relative_pattern('month')}){_END})",
        "bare": rf"(?P<bare_a>1[34]\d\d)(?:{_ALL}(?={SPACE}عضو{_END})|{_NO_YEAR})"
        rf"(?:{to}(?P<bare_b>1[34]\d\d){_NO_YEAR})?{_era('bare')}",
        "month": rf"(?P<month_mah>ماه )?(?P<month_name>{month})(?P<month_mah2>{SPACE}ماه)?{_END}"
        rf"{_year('month', '[6-9]')}",
        "season": rf"(?P<season_name>{any_of(words('season'))}){_END}{_year('season', '[6-9]')}",
        "decade": rf"دهه{SPACE}(?P<decade>\d{{4}}|\d{{2}}|{small_number_pattern()})(?!\d){_END}",
        "year": rf"(?:سنه|سال(?:{SPACE}های)?){SPACE}(?P<year_a>{_YEAR4}{_ALL}|{two}{_NO_YEAR})"
        rf"(?:{to}(?:سال{SPACE})?(?P<year_b>{_YEAR4}|{two}){_NO_YEAR})?{_era('year')}"
        rf"|(?:سنه|سال){SPACE}(?P<year_word>{_WORDED})",
        "rel": rf"{prefix}(?P<rel>{relative_pattern('day', 'week', 'month', 'year')}){_END}"
        rf"(?!{SPACE}(?:تر|میلادی){_END})(?!(?<=قبل|پیش|بعد){SPACE}از{_END})"
        rf"(?!(?<=همان روز){SPACE}(?:نخست|اول){_END}|(?<=از ان){SPACE}که{_END})"
        rf"(?!(?<=گذشته){SPACE}(?:بود|است){_END})",
        "week": rf"{prefix}(?P<week_day>{weekday_pattern()})(?:{SPACE}شب)?{_END}"
        rf"(?:{SPACE}(?P<week_rel>{relative_pattern('week')}){_END}"
        rf"|{SPACE}(?P<week_next>{any_of(words('next'))}){_END}"
        rf"|{SPACE}(?P<week_last>{any_of(words('last'))}){_END}(?!{SPACE}(?:از|بود|است){_END}))?",
    }


def _openings() -> Iterator[tuple[str, list[str]]]:
    """Each form with the words that may open it."""
    months = _first_words(month_names(opening=True))
    prefixes = _first_words(_prefixes())
    yield "day", small_number_openings()
    yield "ago", [*small_number_openings(), "چند", "چندین"]
    yield "month", ["ماه", *months, *(name + "ماه" for name in months)]
    yield "season", _first_words(words("season"))
    yield "decade", ["دهه"]
    yield "year", ["سنه", "سال", "سالهای"]
    yield "rel", [*prefixes, *_first_words(relative_names())]
    weekdays = _first_words(weekday_names())
    yield "week", [*prefixes, *weekdays, *(name + "شب" for name in weekdays)]


def _first_words(phrases: Iterable[str]) -> list[str]:
    """The first word of each phrase, alone and with the words that may be joined to it."""
    split = [fold(phrase).split() for phrase in phrases]
    return ["".join(parts[:size]) for parts in split for size in range(1, len(parts) + 1)]


def _prefixes() -> list[str]:
    return ["روز", *words("part")]


@cache
def lead_before(kind: str) -> re.Pattern[str]:
    """Matches the end of a text after which a bare year (kind lead) or month name (month_lead) is one."""
    bracket = r"|\($" if kind == "lead" else ""
    return re.compile(rf"(?<!{LETTER}){any_of(words(kind))}:?[ ]{{1,2}}${bracket}")


def heads_line(folded: str, start: int, end: int) -> bool:
    """Whether a date opens a line of a chronicle: «۱۳۸۵ - …», «۱۳۹۰: …», «سی‌ام خرداد: …»."""
    opens = folded.rfind("\n", 0, start) + 1
    return not folded[opens:start].strip("•*■▪●–- ") and _AFTER_YEAR.match(folded, end) is not None


@cache
def _month_headings() -> re.Pattern[str]:
    return re.compile(
        rf"^[ •*■▪●–-]*(?:ماه )?({month_pattern()})(?:{SPACE}ماه)?(?={_AFTER_YEAR.pattern})", re.MULTILINE
    )


def months_headed(folded: str, start: int, end: int) -> list[str]:
    """The months that open lines of a chronicle («آذر: …», «دی: …») from one of them on, if it is such a line."""
    if not heads_line(folded, start, end):
        return []
    headed = list(_month_headings().finditer(folded))
    return [month[1] for month in headed if month.end() >= end] if len({m[1] for m in headed}) > 1 else []


@cache
def blocked_before() -> re.Pattern[str]:
    """Matches the end of a text after which a day belongs to a name («خیابان ۲۲ بهمن»)."""
    return re.compile(rf"(?<!{LETTER}){any_of(words('not_after'))} {{1,2}}$")


@cache
def habit_before() -> re.Pattern[str]:
    """Matches the end of a text after which a weekday is no single day («روزهای شنبه و», «هر»)."""
    other = rf"{weekday_pattern()}{SPACE}(?:و|تا|،) {{1,2}}"
    return re.compile(rf"(?<!{LETTER}){any_of(words('habit'))} {{1,2}}(?:{other})*$")


@cache
def small_number_after() -> re.Pattern[str]:
    """Matches a number in words: a month before it is that of a year of the past («شهریور بیست»)."""
    return re.compile(rf" {{1,2}}{small_number_pattern(ranks=False)}{_END}")


@cache
def blocked_after() -> re.Pattern[str]:
    """Matches what makes something else of the day before it («شنبه بازار»)."""
    return re.compile(rf"{SPACE}{any_of(words('not_before'))}{_END}")


# Between the words for one day: «امروز (دوشنبه، ۲۷ دی)».
SAME_DAY_GAP = re.compile(r"[ ،,:]*[(«]?[ ]*(?:(?:یعنی|مورخ|مورخه|برابر با|برابر|مصادف با|مصادف|تاریخ) +)?")


def _year(form: str, tens: str) -> str:
    """A year after a month or season: digits or «سال جاری»; the group names begin with the form."""
    return (
        rf"(?:{SPACE}(?P<{form}_ylast>گذشته){_END}(?!{SPACE}(?:است|بود|باشد|از){_END})"
        rf"|{SPACE}(?:،|/(?={SPACE}\d{{4}}))?{SPACE}(?:در{SPACE})?(?:(?P<{form}_yrel>{relative_pattern('year')}){_END}"
        rf"|سال{SPACE}(?P<{form}_ysaid>{_YEAR4}{_ALL}|(?:[2-9]\d|0\d){_NO_YEAR}){_era(form + '_said')}"
        rf"|(?P<{form}_y>{_YEAR4}{_ALL}|(?:{tens}|0)\d{_NO_YEAR}){_era(form)}"
        rf"|(?P<{form}_yword>سال{SPACE}{_WORDED}|{_WORDED_ALONE})))?"
    )


def _era(form: str) -> str:
    return rf"(?:{SPACE}[(]?(?P<{form}_era>{any_of(words('era'))})[)]?{_END})?"
