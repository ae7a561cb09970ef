"""The places of the reference data, found by any of their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from urbankg.files import REFERENCE, rows, several
from urbankg.lexicon.names import stop_words
from urbankg.persian.fold import Folded, key

_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" *([^\W\d_]+)")
# Of two homonyms that nothing tells apart the larger is meant if it is so many times as large as the next: of a town of
# 100,000 people news tells without its province, of one of 5,000 it does not.
LARGER = 10
PlaceKind = Literal["province", "county", "city", "foreign"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``id`` is its class path and slug (``city/qazvin``); ``names`` are all its Persian spellings.

    A county lies in a ``province``, a city in both; ``population`` is 0 where no source gives one.
    """

    id: str
    kind: PlaceKind
    name: str
    names: tuple[str, ...]
    province: str = ""
    county: str = ""
    population: int = 0

    @property
    def slug(self) -> str:
        """The last part of the id."""
        return self.id.split("/", 1)[1]


class Gazetteer:
    """All places, by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.id: place for place in places}
        named: dict[str, list[Place]] = defaultdict(list)
        for place in self._places.values():
            for name in dict.fromkeys(key(name) for name in place.names):
                named[name].append(place)
        self._by_name = {
            name: tuple(sorted(found, key=lambda p: -p.population)) for name, found in named.items()
        }
        # A text may write a name in more words than the tables do («اسلام شهر»), so that any beginning of a name
        # may be a word, with the letters that may follow it; but «در میان» is no «درمیان».
        beginnings: dict[str, str] = defaultdict(str)
        for name in named:
            for size in range(1, len(name) + 1):
                beginnings[name[:size]] += name[size : size + 1]
        written = {Folded.of(name).text.split()[0] for p in self._places.values() for name in p.names}
        self._beginnings = dict(beginnings)
        # The words with which a name can open, with the letters that must follow then; None for those that stand alone.
        self._openings = {
            word: None if word in named else beginnings.get(word)
            for word in (beginnings.keys() - stop_words()) | written
        }

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of ``data/reference``."""
        return Gazetteer(_places())

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place that bears a name, however it is spelt; the largest first.

        >>> [place.id for place in Gazetteer.load().find("كرمان")]
        ['city/kerman', 'province/kerman', 'county/kerman']
        """
        return self._by_name.get(key(name), ())

    def beginnings(self, text: str, places: Mapping[str, Sequence[int]]) -> list[int]:
        """Where names may begin in a folded text, in order; ``places`` are its `word_places`."""
        found: list[int] = []
        for word in places.keys() & self._openings.keys():
            starts, letters, size = places[word], self._openings[word], len(word)
            if letters is None:
                found += starts
            else:
                found += [at for at in starts if _following(text, at + size) in letters]
        return sorted(found)

    def names_at(self, text: str, position: int) -> list[tuple[int, tuple[Place, ...]]]:
        """The names that begin at a position of a folded text: where each ends and what bears it, longest first.

        >>> [(end, places[0].name) for end, places in Gazetteer.load().names_at("بندر عباس و یزد", 0)]
        [(9, 'بندر عباس')]
        """
        found: list[tuple[int, tuple[Place, ...]]] = []
        word = _WORD.match(text, position)
        if word is None:
            return found
        written, end = word[0], word.end()
        if written not in self._openings:
            return found
        letters = self._openings[written]
        if letters is not None and _following(text, end) not in letters:
            return found
        joined = written.replace("ء", "")
        while joined in self._beginnings:
            if joined in self._by_name:
                found.append((end, self._by_name[joined]))
            if (word := _NEXT_WORD.match(text, end)) is None:
                break
            joined += word[1].replace("ء", "")
            end = word.end()
        return found[::-1]

    def get(self, place_id: str) -> Place | None:
        """The place with an id, if there is one."""
        return self._places.get(place_id)

    def resolve(self, name: str, kind: PlaceKind, near: Iterable[str] = ()) -> tuple[Place, ...]:
        """The places of a kind that a name can mean: one is sure, several are open, none is unknown.

        ``near`` are provinces, counties and cities that the text speaks of. Homonyms are decided by them: a
        candidate in a named province, or better in a named county, beats one that is not, be it the only one that
        bears just that name. Where nothing is said, the one that is `LARGER` times as large as the next is meant;
        else it stays open.
        """
        found = [place for place in self.find(name) if place.kind == kind]
        if len(found) < 2:
            return tuple(found)
        said = {key(n) for n in near}
        scores = {
            p.id: 2 * (key(p.county) in said and key(p.county) != key(p.name)) + (key(p.province) in said)
            for p in found
        }
        best = max(scores.values())
        if best and sum(score == best for score in scores.values()) == 1:
            return tuple(p for p in found if scores[p.id] == best)
        if best:
            found = [p for p in found if scores[p.id] == best]
        first, second = found[0], found[1]
        if first.population >= LARGER * max(second.population, 1):
            return (first,)
        return tuple(found)


def _following(text: str, end: int) -> str:
    """The letter that follows a word, be it written on to it or as a word of its own; empty if none does."""
    return text[end : end + 3].lstrip(" ")[:1]


@cache
def capitals() -> dict[str, str]:
    """The capital of each province, by the province's name."""
    return {row["name_fa"]: row["capital_fa"] for row in rows(REFERENCE / "provinces.csv")}


def city_spellings() -> dict[str, tuple[str, ...]]:
    """What cities are called besides, by the key of their name; of one of several homonyms, by its slug."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(REFERENCE / "city_spellings.csv"):
        city = row["city"] if row["city"].isascii() else key(row["city"])
        found[city] = (*found.get(city, ()), *several(row["also_fa"]))
    return found


def _places() -> Iterator[Place]:
    for row in rows(REFERENCE / "provinces.csv"):
        names = (row["name_fa"], *(n for n in several(row["alt_fa"]) if "(" not in n))
        yield Place(f"province/{row['slug']}", "province", row["name_fa"], names, row["name_fa"])
    for row in rows(REFERENCE / "counties.csv"):
        names = (row["name_fa"], *several(row["alt_fa"]))
        yield Place(
            f"county/{row['slug']}", "county", row["name_fa"], names, row["province_fa"], row["name_fa"]
        )
    also = city_spellings()
    for row in rows(REFERENCE / "cities.csv"):
        spelt = (*also.get(key(row["name_fa"]), ()), *also.get(row["slug"], ()))
        names = (row["name_fa"], *several(row["alt_fa"]), *spelt)
        people = int(float(row["population"] or 0))
        yield Place(
            f"city/{row['slug']}", "city", row["name_fa"], names, row["province_fa"], row["county_fa"], people
        )
    for row in rows(REFERENCE / "foreign_places.csv"):
        yield Place(
            f"foreign/{row['slug']}", "foreign", row["name_fa"], (row["name_fa"], *several(row["alt_fa"]))
        )
