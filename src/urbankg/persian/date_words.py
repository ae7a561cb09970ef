"""The words of dates, from the phrase tables: as dictionaries and as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from urbankg.files import PHRASES, rows, several
from urbankg.persian.calendars import CalendarName
from urbankg.persian.fold import fold

LETTER = r"[^\W\d_]"
SPACE = " {0,2}"  # ZWNJ beside a space folds to two

Unit = Literal["day", "week", "month", "year"]


class Month(NamedTuple):
    """A month of one of the calendars."""

    calendar: CalendarName
    number: int
    standing: str  # "alone": the bare name is never a person's; "year", "day": no date without them


class Relative(NamedTuple):
    """So many units after the day of publication; or, if ``from_named``, after the date that was named before."""

    unit: Unit
    offset: int
    from_named: bool = False


@cache
def months() -> dict[str, Month]:
    """Every spelling of every month, folded and without spaces.

    >>> months()["ابان"]
    Month(calendar='jalali', number=8, standing='')
    """
    found: dict[str, Month] = {}
    for row in rows(PHRASES / "months.csv"):
        calendar: CalendarName = row["calendar"]  # type: ignore[assignment]
        month = Month(calendar, int(row["number"]), row["standing"])
        for name in _names(row):
            found[squash(name)] = month
    return found


@cache
def weekdays() -> dict[str, int]:
    """Every spelling of every weekday, folded and without spaces, to its number in ISO 8601.

    >>> weekdays()[squash("سه‌شنبه")]
    2
    """
    return {
        squash(name): int(row["number"]) for row in rows(PHRASES / "weekdays.csv") for name in _names(row)
    }


@cache
def relatives() -> dict[str, Relative]:
    """Every phrase of relative_dates.csv, folded and without spaces.

    >>> relatives()["دیروز"]
    Relative(unit='day', offset=-1, from_named=False)
    """
    found: dict[str, Relative] = {}
    for row in rows(PHRASES / "relative_dates.csv"):
        unit: Unit = row["unit"]  # type: ignore[assignment]
        offset = row["offset"].removeprefix("same")
        found[squash(row["phrase"])] = Relative(unit, int(offset or 0), offset != row["offset"])
    return found


@cache
def words(kind: str) -> dict[str, str]:
    """The words of one kind of date_words.csv, folded, with their values."""
    return {
        fold(row["word"]): row["value"] for row in rows(PHRASES / "date_words.csv") if row["kind"] == kind
    }


def month_names(opening: bool = False) -> list[str]:
    """Every spelling of every month, as the table has it; or of those that may open a date without a day."""
    return [
        name
        for row in rows(PHRASES / "months.csv")
        for name in _names(row)
        if not (opening and row["standing"] == "day")
    ]


def weekday_names() -> list[str]:
    """Every spelling of every weekday, as the table has it."""
    return [name for row in rows(PHRASES / "weekdays.csv") for name in _names(row)]


def relative_names(*units: Unit) -> list[str]:
    """The relative phrases of some units, or of all, as the table has them."""
    return [
        row["phrase"] for row in rows(PHRASES / "relative_dates.csv") if not units or row["unit"] in units
    ]


@cache
def month_pattern() -> str:
    """A pattern for the name of any month."""
    return any_of(month_names())


@cache
def weekday_pattern() -> str:
    """A pattern for the name of any weekday."""
    return any_of(weekday_names())


@cache
def relative_pattern(*units: Unit) -> str:
    """A pattern for the relative phrases of some units."""
    return any_of(relative_names(*units))


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, with or without their spaces and ZWNJ.

    >>> any_of(["یک‌شنبه", "شنبه"])
    '(?:یک {0,2}شنبه|شنبه)'
    """
    folded = sorted({fold(name) for name in names}, key=len, reverse=True)
    return f"(?:{'|'.join(name.replace('.', '[.] ?').replace(' ', SPACE) for name in folded)})"


def word_tree(known: Iterable[str]) -> str:
    """A pattern for some folded words in which common beginnings are tried once and the longest word wins.

    >>> word_tree(["ده", "دهم", "دو"])
    '(?:د(?:ه(?:م)?|و))'
    """
    branches: dict[str, list[str]] = {}
    for word in known:
        branches.setdefault(word[:1], []).append(word[1:])
    inner = [
        ("[ ]?" if char == " " else re.escape(char)) + word_tree(rest)
        for char, rest in sorted(branches.items())
        if char
    ]
    if not inner:
        return ""
    return f"(?:{'|'.join(inner)}){'?' if '' in branches else ''}"


def squash(text: str) -> str:
    """The text folded, without any space: the form in which words of dates are looked up."""
    return fold(text).replace(" ", "")


def _names(row: dict[str, str]) -> tuple[str, ...]:
    return (row["name"], *several(row["variants"]))
