"""Names for invented persons: rare and common ones, and the ways in which articles write one name."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from urbankg.files import REFERENCE, rows, several

HERE = Path(__file__).parent
FEW = 800  # names that the table of names is enough for


@dataclass(frozen=True)
class Name:
    """A name as it is written: given name (with سید) and surname; a surname alone has no given name."""

    given: str
    surname: str

    def __str__(self) -> str:
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True)
class Person:
    """Somebody of the world; ``key`` tells namesakes apart, ``spellings`` are other ways to write the name."""

    key: str
    name: Name
    invented: bool
    spellings: tuple[Name, ...] = ()


@cache
def _names(kind: str) -> dict[str, tuple[str, ...]]:
    return {row["name"]: several(row["variants"]) for row in rows(HERE / "names.csv") if row["kind"] == kind}


@cache
def _known() -> list[str]:
    """Every surname of the reference data, for worlds so large that the table of names would be on every door."""
    return [row["name_fa"] for row in rows(REFERENCE / "surnames.csv") if not row["also_place"]]


def real_name(text: str) -> Name:
    """A known person's name, parted after the given name."""
    words = text.split()
    first = 2 if words[0] in ("سید", "سیده") else 1
    return Name(" ".join(words[:first]), " ".join(words[first:]))


class Names:
    """Draws names so that nobody bears one that somebody has already, unless it is asked for."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def rare(self, rng: random.Random, *, varied: bool = False) -> Name:
        """A full name that nobody else bears; ``varied`` asks for one that is written in several ways."""
        while True:
            many = len(self._taken) > FEW and not varied
            given, surname = (
                rng.choice(list(_names("given"))),
                rng.choice(_known() if many else list(_names("surname"))),
            )
            if rng.random() < 0.2:
                surname += " " + rng.choice(list(_names("origin")))
            name = Name(given, surname)
            if (not varied or any(spellings(name))) and self._take(name):
                return name

    def common(self, rng: random.Random) -> Name:
        """A full name that many people bear, and nobody in this world until now; a rare one once all are given."""
        every = [
            Name(g, s)
            for g in _names("given_common")
            for s in _names("surname_common")
            if str(Name(g, s)) not in self._taken
        ]
        if not every:
            return self.rare(rng)
        name = rng.choice(every)
        self._take(name)
        return name

    def sibling(self, rng: random.Random, name: Name) -> Name:
        """Another given name before the same surname."""
        while True:
            other = Name(rng.choice(list(_names("given"))), name.surname)
            if self._take(other):
                return other

    def _take(self, name: Name) -> bool:
        bare = str(name).removeprefix("سید ")
        if bare in self._taken:
            return False
        self._taken.add(bare)
        return True


def spellings(name: Name) -> Iterator[Name]:
    """Other ways in which the same name is written, those of the table first."""
    for variant in _names("given").get(name.given, ()):
        yield Name(variant, name.surname)
    first, _, origin = name.surname.partition(" ")
    for variant in _names("surname").get(first, ()):
        yield Name(name.given, f"{variant} {origin}".strip())
    if origin in _names("origin"):
        yield Name(name.given, first)
