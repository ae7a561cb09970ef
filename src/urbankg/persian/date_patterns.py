"""One pattern for everything in running text that may be a date; which alternative matched tells its form.

Groups are named by form and part: ``day_`` a day of a month, ``month_``, ``num_`` digits with strokes,
``year_``, ``season_``, ``decade_``, ``ago_`` («سه روز پیش»), ``rel_`` («دیروز»), ``week_`` a weekday.
"""

from __future__ import annotations

import re
from functools import cache

from urbankg.persian.date_words import (
    LETTER,
    SPACE,
    any_of,
    month_pattern,
    relative_pattern,
    weekday_pattern,
    words,
)
from urbankg.persian.numbers import small_number_pattern

_END = rf"(?!{LETTER})"
_YEAR4 = r"(?:1[2-4]\d\d|1[89]\d\d|20\d\d)"
# What follows shows that digits are no year: more digits, or something counted.
_ALL = r"(?!\d|[.,/:٫٬]\d|-\d(?!\d{3}))"
_NO_YEAR = rf"{_ALL}(?!{SPACE}{any_of(words('unit'))}{_END})"


@cache
def date_pattern() -> re.Pattern[str]:
    """The pattern; a match is a candidate that still has to be resolved and may be refused."""
    prefix = rf"(?:{any_of(['روز', *words('part')])}{SPACE}){{0,2}}"
    day = rf"(?:(?:\d{{1,2}}(?:{SPACE}ام|م)?|{small_number_pattern()})(?!\d))"
    month = month_pattern()
    forms = [
        r"(?P<num_a>\d{1,4})(?P<num_sep>[-/.–])(?P<num_b>\d{1,2})(?P=num_sep)(?P<num_c>\d{1,4})(?![\d/]|[-.–:]\d)",
        rf"(?P<day_a>{day})(?:{SPACE}(?:و|تا|الی|لغایت|-){SPACE}(?P<day_b>{day}))?{SPACE}(?:روز{SPACE})?"
        rf"(?:(?:ماه )?(?P<day_month>{month})(?:{SPACE}ماه)?{_END}{_year('day', any_two_digits=True)}"
        rf"|(?P<day_rel>{relative_pattern('month')}){_END})",
        rf"(?:(?P<month_lead>{any_of(words('month_lead'))}) )?(?P<month_mah>ماه )?(?P<month_name>{month})"
        rf"(?P<month_mah2>{SPACE}ماه)?{_END}{_year('month')}",
        rf"(?P<season_name>{any_of(words('season'))}){_END}{_year('season')}",
        rf"دهه{SPACE}(?P<decade>\d{{4}}|\d{{2}}|{small_number_pattern()})(?!\d){_END}",
        rf"(?:سنه|سال{SPACE}(?:های)?)(?:{SPACE}|{SPACE}های{SPACE})(?P<year_a>{_YEAR4}{_ALL}|(?:[2-9]\d|0\d){_NO_YEAR})"
        rf"(?:{SPACE}(?:و|تا|الی|-){SPACE}(?:سال{SPACE})?(?P<year_b>{_YEAR4}|[2-9]\d|0\d){_NO_YEAR})?{_era('year')}",
        rf"(?P<ago_number>\d{{1,2}}|{small_number_pattern()}|چند|چندین){SPACE}(?P<ago_unit>روز|هفته|ماه|سال){SPACE}"
        rf"(?P<ago_way>پیش|قبل|گذشته|اخیر|اینده|بعد){_END}(?!{SPACE}از{_END})",
        rf"{prefix}(?P<rel>{relative_pattern('day', 'week', 'month', 'year')}){_END}"
        rf"(?!{SPACE}(?:از|تر){_END})",
        rf"{prefix}(?P<week_day>{weekday_pattern()})(?:{SPACE}شب)?{_END}"
        rf"(?:{SPACE}(?P<week_rel>{relative_pattern('week')}){_END}"
        rf"|{SPACE}(?P<week_next>{any_of(words('next'))}){_END}"
        rf"|{SPACE}(?P<week_last>{any_of(words('last'))}){_END}(?!{SPACE}از{_END}))?",
    ]
    bare = (
        rf"(?:(?P<bare_lead>{any_of(words('lead'))}) |\()(?P<bare_a>1[34]\d\d){_NO_YEAR}"
        rf"(?:{SPACE}(?:و|تا|الی|-){SPACE}(?P<bare_b>1[34]\d\d){_NO_YEAR})?{_era('bare')}"
    )
    # A word begins where no letter or digit stands before it, a number also after a letter («تا1382»).
    return re.compile(rf"(?:(?<![^\W_])(?!\d)|(?<!\d)(?<!\d[/.:,٫٬-])(?=\d))(?:{'|'.join([*forms, bare])})")


@cache
def blocked_before() -> re.Pattern[str]:
    """Matches the end of a text after which a day belongs to a name («خیابان ۲۲ بهمن»)."""
    return re.compile(rf"(?<!{LETTER}){any_of(words('not_after'))} {{1,2}}$")


@cache
def blocked_after() -> re.Pattern[str]:
    """Matches what makes something else of the day before it («شنبه بازار»)."""
    return re.compile(rf"{SPACE}{any_of(words('not_before'))}{_END}")


# Between the words for one day: «امروز (دوشنبه، ۲۷ دی)».
SAME_DAY_GAP = re.compile(r"[ ،,:]*[(«]?[ ]*(?:(?:یعنی|مورخ|مورخه|برابر با|برابر|مصادف با|مصادف|تاریخ) +)?")


def _year(form: str, any_two_digits: bool = False) -> str:
    """A year after a month or season: digits or «سال جاری»; the group names begin with the form."""
    two = r"(?:[6-9]\d|0\d)" if not any_two_digits else r"(?:[4-9]\d|0\d)"
    return (
        rf"(?:{SPACE}،?{SPACE}(?:در{SPACE})?(?:(?P<{form}_yrel>{relative_pattern('year')}){_END}"
        rf"|سال{SPACE}(?P<{form}_ysaid>{_YEAR4}|[2-9]\d|0\d){_NO_YEAR}{_era(form + '_said')}"
        rf"|(?P<{form}_y>{_YEAR4}|{two}){_NO_YEAR}{_era(form)}))?"
    )


def _era(form: str) -> str:
    return rf"(?:{SPACE}[(]?(?P<{form}_era>{any_of(words('era'))})[)]?{_END})?"
