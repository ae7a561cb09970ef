"""The invented history that generated news tells of: who held which post in which town, from when to when.

Towns and names are those of data/reference; no post of which the reference data knows a holder is given another one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from random import Random

from urbankg.files import REFERENCE, rows
from urbankg.persian.calendars import from_jalali, to_jalali

FIRST, LAST = from_jalali(1380, 1, 1).toordinal(), from_jalali(1403, 12, 29).toordinal()
COUNCILS = ("council_chair", "council_vice_chair", "council_spokesperson")
OFFICES = {  # by role: the office, what who had it before is called, and the body; {} is the town
    "mayor": ("شهردار {}", "شهردار پیشین {}", "شهرداری {}"),
    "county_governor": ("فرماندار {}", "فرماندار پیشین {}", "فرمانداری {}"),
    "council_chair": ("رئیس شورای اسلامی شهر {}", "رئیس پیشین شورای شهر {}", "شورای اسلامی شهر {}"),
    "council_vice_chair": (
        "نایب‌رئیس شورای اسلامی شهر {}",
        "نایب‌رئیس پیشین شورای شهر {}",
        "شورای اسلامی شهر {}",
    ),
    "council_spokesperson": (
        "سخنگوی شورای اسلامی شهر {}",
        "سخنگوی پیشین شورای شهر {}",
        "شورای اسلامی شهر {}",
    ),
}
MONTHS = [
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
]
WEEKDAYS = ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"]
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

_SHORTEST, _SPREAD = 200, 1800  # days of a term
_FROM_AROUND = 0.12  # of holders who are drawn from the few people of their province, who so have careers
_AROUND = 60  # people of a province
_NAMES = 30_000
_UNKNOWN = 6_000  # inhabitants of towns whose number is not known
_DRAWN = 1 << 14  # towns in the order in which news speaks of them, larger ones more often


@dataclass(frozen=True, slots=True)
class Town:
    """A town, its province, and the offices of it that news speaks of."""

    name: str
    province: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Who held a post; ``start`` and ``end`` are ordinals of days, the latter that of the next one's start."""

    who: str
    start: int
    end: int


class World:
    """All of it, the same for the same seed; terms are made when they are asked for."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._terms: dict[tuple[str, str], list[Term]] = {}

    @cached_property
    def towns(self) -> list[Town]:
        """Towns, each as often as news speaks of it; a name that several towns bear belongs to the first of them."""
        recorded = {r["city_fa"] for r in rows(REFERENCE / "mayors.csv")}
        found: dict[str, tuple[Town, float]] = {}
        for row in rows(REFERENCE / "cities.csv"):
            name = row["name_fa"]
            roles = () if name in recorded else ("mayor",)
            seat = ("county_governor",) if row["county_fa"] == name else ()
            weight = float(row["population"] or _UNKNOWN) ** 0.7
            found.setdefault(name, (Town(name, row["province_fa"], (*roles, *seat, *COUNCILS)), weight))
        drawn = Random(f"{self._seed} towns")
        towns, weights = zip(*found.values(), strict=True)
        return drawn.choices(towns, weights, k=_DRAWN)

    @cached_property
    def names(self) -> list[str]:
        """Full names of people; common ones come several times."""
        drawn = Random(f"{self._seed} names")
        given = [
            r for r in rows(REFERENCE / "given_names.csv") if not r["also_place"] and r["n_sources"] > "1"
        ]
        men = [r["name_fa"] for r in given if r["gender"] == "m"]
        women = [r["name_fa"] for r in given if r["gender"] == "f" and r["n_sources"] > "2"]
        common = [r["name_fa"] for r in given if r["gender"] == "m" and r["n_sources"] > "2"]
        surnames = [r["name_fa"] for r in rows(REFERENCE / "surnames.csv") if not r["also_place"]]
        usual = [r["name_fa"] for r in rows(REFERENCE / "common_surnames.csv")]

        def name() -> str:
            first = drawn.choice(drawn.choices((common, men, women), (70, 18, 12))[0])
            return f"{first} {drawn.choice(usual if drawn.random() < 0.15 else surnames)}"

        return [name() for _ in range(_NAMES)]

    def terms(self, town: Town, role: str) -> list[Term]:
        """The terms of a post in their order; a post may be vacant for some weeks between two."""
        key = (town.name, role)
        if key not in self._terms:
            self._terms[key] = self._made(town, role)
        return self._terms[key]

    def _made(self, town: Town, role: str) -> list[Term]:
        drawn = Random(f"{self._seed} {town.name} {role}")
        around = Random(f"{self._seed} {town.province}").choices(self.names, k=_AROUND)
        terms, day = [], FIRST + int(drawn.random() * _SPREAD)
        while day < LAST:
            end = day + _SHORTEST + int(drawn.random() * _SPREAD)
            who = drawn.choice(around if drawn.random() < _FROM_AROUND else self.names)
            terms.append(Term(who, day, min(end, LAST)))
            day = end + (int(drawn.random() * 60) if drawn.random() < 0.3 else 0)
        return terms


class Day:
    """A day as news writes it."""

    def __init__(self, ordinal: int) -> None:
        date = dt.date.fromordinal(ordinal)
        year, month, day = to_jalali(date)
        weekday = WEEKDAYS[date.weekday()]
        self.year = str(year).translate(DIGITS)
        plain = f"{day} {MONTHS[month - 1]} {year}".translate(DIGITS)
        self.lines = (
            f"{plain} - ",
            f"{weekday} {plain} - ",
            f"{year}/{month:02}/{day:02} - ".translate(DIGITS),
        )
        self.texts = (plain, f"روز {weekday} {plain}", f"{weekday} {plain}", f"در تاریخ {plain}")
        self.path = f"{year}/{month:02}/{day:02}"
