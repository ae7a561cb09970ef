"""Personal names and the words around them, as sets of comparison keys."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from urbankg.files import PHRASES, REFERENCE, rows, several
from urbankg.persian.fold import key


@cache
def given_names() -> frozenset[str]:
    """Given names of ``data/reference/given_names.csv``, and those of ``data/phrases/name_parts.csv`` that it lacks."""
    return frozenset(key(row["name_fa"]) for row in rows(REFERENCE / "given_names.csv")) | name_words("given")


@cache
def well_known_given_names() -> frozenset[str]:
    """Given names that at least three of the sources of the table list."""
    return frozenset(
        key(r["name_fa"]) for r in rows(REFERENCE / "given_names.csv") if int(r["n_sources"] or 0) >= 3
    )


@cache
def surnames() -> frozenset[str]:
    """Surnames of ``data/reference/surnames.csv``, and those of ``data/phrases/name_parts.csv`` that it lacks."""
    return frozenset(key(row["name_fa"]) for row in rows(REFERENCE / "surnames.csv")) | name_words("surname")


@cache
def _arab() -> re.Pattern[str]:
    """What a name begins with that is borne in Arab countries: «الحسناوی», but «الاسلامی» closes names here, too."""
    return re.compile(rf"ال(?!{'|'.join(name_parts('after_al'))})\w{{3}}")


def borne_in_iran(name: str) -> bool:
    """Whether some word of a person's name is a known given name or surname of Iran, or is made like one.

    >>> borne_in_iran("داود مهرپرور"), borne_in_iran("سرگئی ایوانف"), borne_in_iran("کاظم الحسناوی")
    (True, False, False)
    """
    spoken = [key(word) for word in name.split()]
    words = [key(word) for word in re.split("[ \u200c]+", name.strip())]
    last = spoken[-1] if spoken else ""
    if len(spoken) > 1 and _arab().match(last) and last not in surnames():
        return False
    ends = name_parts("surname_end")
    if any(w in well_known_given_names() or w in surnames() or w.endswith(ends) for w in (*words, *spoken)):
        return True
    if last.endswith("ی") and (len(spoken) == 1 or spoken[0] in given_names()):
        return True  # «لاریجانی», but not «فرانکو فراتینی»
    return key(name) in surnames()


@cache
def _surnames_in_order() -> list[str]:
    return sorted(surnames())


def begins_surname(word: str) -> bool:
    """Whether a surname begins with a word: «رضایی» of «رضایی‌نژاد»."""
    following = bisect_left(_surnames_in_order(), word)
    return following < len(_surnames_in_order()) and _surnames_in_order()[following].startswith(word)


@cache
def places_too() -> frozenset[str]:
    """Given names that are also cities: «ساری», «پاوه», «شهریار»."""
    return cities() & given_names()


@cache
def cities() -> frozenset[str]:
    """Names of cities, which are also words of names: «ساری», «شکیبا فومن»."""
    return frozenset(key(row["name_fa"]) for row in rows(REFERENCE / "cities.csv"))


@cache
def place_names() -> frozenset[str]:
    """Names of places, foreign ones too: no person bears one in full."""
    tables = ("cities", "counties", "provinces", "foreign_places")
    return frozenset(key(row["name_fa"]) for table in tables for row in rows(REFERENCE / f"{table}.csv"))


@cache
def common_words() -> frozenset[str]:
    """Words that are seldom part of a name, from a counted corpus and from the tables of phrases."""
    counted = {row["word"] for row in rows(REFERENCE / "common_words.csv")}
    return frozenset(counted | stop_words()).difference(name_parts("given_sure"))


@cache
def dictionary_words() -> frozenset[str]:
    """Words of a dictionary that are on no list of names or places: none goes on a name that has its surname."""
    return frozenset(row["word"] for row in rows(REFERENCE / "dictionary_words.csv"))


@cache
def stop_words() -> frozenset[str]:
    """Particles, pronouns and verbs: no part of a name at all."""
    return frozenset(key(row["word"]) for row in rows(PHRASES / "stop_words.csv"))


@cache
def name_parts(kind: str) -> tuple[str, ...]:
    """Parts of names of a kind in ``data/phrases/name_parts.csv``, longest first."""
    found = {key(row["part"]) for row in rows(PHRASES / "name_parts.csv") if row["kind"] == kind}
    return tuple(sorted(found, key=lambda part: (-len(part), part)))


@cache
def name_words(kind: str) -> frozenset[str]:
    """The same parts, for asking whether a word is one."""
    return frozenset(name_parts(kind))


@cache
def honorifics() -> dict[str, str]:
    """The kind (academic, clerical, military, polite …) of every title before a name, by its key."""
    found: dict[str, str] = {}
    for row in rows(REFERENCE / "honorifics.csv"):
        for title in (row["title_fa"], *several(row["variants_fa"])):
            found.setdefault(key(title), row["kind"])
    return found
