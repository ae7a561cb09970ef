"""A personal name taken apart, and how two names relate: which spellings can be of one person.

Pure functions of the names as written and of the tables of given names, surnames and affixes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from urbankg.files import REFERENCE, rows, several
from urbankg.lexicon.names import given_names, honorifics, name_parts, surnames, well_known_given_names
from urbankg.persian.fold import Folded, key
from urbankg.persian.name_words import is_given

Relation = Literal["same", "shorter", "spelling", "none"]
"""How two names relate: the same letters; one leaves words of the other out; they differ in spelling; or not at all."""

_TITLES = frozenset(("academic", "clerical", "military", "polite", "pilgrim"))
_DESCENT = ("سیده", "سید")  # before a given name
_LADIES = ("السادات", "سادات")  # after one
_LONGEST_TITLE = 4  # words: «حجت الاسلام والمسلمین»
_SHORT = 4  # letters of a word that goes on
_MOST_REMEMBERED = 65536  # names

# Letters that sound alike.
SOUNDS = str.maketrans("ثصذضظطحغعگ", "سسزززتهقاک")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The words of a name as comparison keys: ``given`` (the halves of compound ones apart) and ``surnames``.

    Titles and «سید» are left out; a surname of several words with an affix is one («حسینی نژاد»).
    """

    given: tuple[str, ...]
    surnames: tuple[str, ...]

    @property
    def letters(self) -> str:
        """All letters of the name in a row, so that spaces and half-spaces do not matter."""
        return "".join((*self.given, *self.surnames))

    @property
    def fullness(self) -> tuple[int, int, int]:
        """How much of a name it is, to order names by: parts of the surname, of the given name, letters."""
        return len(self.surnames) + min(1, len(self.given)), len(self.given), len(self.letters)


@lru_cache(maxsize=_MOST_REMEMBERED)
def person_name(name: str) -> PersonName:
    """Take a name apart.

    >>> person_name("دکتر سید محمد‌باقر قالی باف")
    PersonName(given=('محمد', 'باقر'), surnames=('قالیباف',))
    >>> person_name("حسینی نژاد")
    PersonName(given=(), surnames=('حسینینژاد',))
    """
    words = _without_descent(without_titles(_words(name)))
    split = _given_words(words) if len(name.split()) > 1 else 0  # what has no space is a surname
    given = tuple(half for word in words[:split] for half in _halves(word))
    units = _surname_units(words[split:])
    if (
        not given
        and split == 0
        and len(words) > 1
        and len(units) == 1
        and len(halves := _halves(words[0])) == 2
    ):
        given, units = halves[:1], (units[0].removeprefix(halves[0]),)  # «محمدعلی زاده» is محمد علی‌زاده
    return PersonName(given, units)


@lru_cache(maxsize=_MOST_REMEMBERED)
def relation(one: str, other: str) -> Relation:
    """How two names relate.

    >>> relation("محمدباقر قالیباف", "محمد باقر قالی‌باف"), relation("صباغی", "مهدی صباغی")
    ('same', 'shorter')
    >>> relation("یعقوب هوشیار", "یعقوب هشیار"), relation("علی صباغی", "مهدی صباغی")
    ('spelling', 'none')
    """
    first, second = person_name(one), person_name(other)
    if first.letters == second.letters:
        return "same"
    given, surname = _given_relation(first.given, second.given), _surname_relation(first, second)
    if "none" in (given, surname):
        return "none"
    leaves_out = {order for order in (given, surname) if order in ("first", "second")}
    if not leaves_out:
        return "spelling" if first.given and second.given else "none"
    return "shorter" if len(leaves_out) == 1 and "spelling" not in (given, surname) else "none"


@lru_cache(maxsize=_MOST_REMEMBERED)
def may_be_one(one: str, other: str) -> bool:
    """Whether nothing in two names speaks against their being of one person, though neither holds the other.

    >>> may_be_one("رضایی سامانی", "احمد رضایی"), may_be_one("محمود رضایی", "احمد رضایی")
    (True, False)
    """
    first, second = person_name(one), person_name(other)
    if first.letters == second.letters:
        return True
    return "none" not in (_given_relation(first.given, second.given), _surname_relation(first, second))


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_common(name: str) -> bool:
    """Whether so many people bear a name that it does not tell who is meant: a surname alone, or common in both parts.

    >>> is_common("علی محمدی"), is_common("مهدی قالیباف"), is_common("قالیباف")
    (True, False, True)
    """
    parsed = person_name(name)
    if not parsed.given:
        return True
    common = common_given_names()
    if "".join(parsed.given) not in common and not common.issuperset(parsed.given):
        return False
    return len(parsed.surnames) == 1 and parsed.surnames[0] in _common("common_surnames")


# Taking apart


def _words(name: str) -> list[str]:
    """The words of a name; what half-spaces join is one word, but for two surnames («رضایی‌سامانی»)."""
    words = [word for token in name.split() for word in _of_token(token)] or [key(name)]
    joined = _joined(words, lambda before, word: word in name_parts("given_close"))  # «روح الله»
    return [_usual(word) for word in joined]


def _of_token(token: str) -> list[str]:
    pieces = [piece for piece in map(key, Folded.of(token).text.split()) if piece]

    def joins(before: str, piece: str) -> bool:
        return piece in closings() or not _is_whole(before)

    return _joined(pieces, joins)


def _usual(word: str) -> str:
    """The usual one of several spellings of a word: «عبداله» is عبدالله, «اسمعیل» اسماعیل, but «غزاله» is no غزالله."""
    for ending, usual, rest in (("اله", "الله", ""), ("الهی", "اللهی", "ی")):
        stem = word.removesuffix(ending)
        whole = stem + usual
        if stem != word and (stem in name_parts("given_start") or whole.removesuffix(rest) in given_names()):
            word = whole
    return _usual_given_names().get(word, word)


def _joined(words: list[str], joins: Callable[[str, str], bool]) -> list[str]:
    found = words[:1]
    for word in words[1:]:
        if joins(found[-1], word):
            found[-1] += word
        else:
            found.append(word)
    return found


def without_titles(words: list[str]) -> list[str]:
    """The words without titles at their head; «سردار» or «حاجی», part of names too, only before a whole name."""
    longest = min(_LONGEST_TITLE, len(words) - 1)
    for length in range(longest, 0, -1):
        title, rest = "".join(words[:length]), words[length:]
        if honorifics().get(title) not in _TITLES and not (length > 1 and title in name_parts("title_end")):
            continue
        name_too = title in well_known_given_names() or title in surnames() or title in beginnings()
        if not name_too or (len(rest) > 1 and is_given(rest[0])):
            return without_titles(rest)
    return words


def _without_descent(words: list[str]) -> list[str]:
    """The words without «سید» or «سیده» before them or joined to the first, and without «سادات»."""
    if len(words) > 1 and words[0] in _DESCENT:
        return _without_descent(words[1:])
    for word in _DESCENT:
        rest = words[0].removeprefix(word)
        if len(rest) > 1 and rest != words[0] and (rest in given_names() or word == _DESCENT[-1]):
            return [rest, *words[1:]]
    if len(words) > 2 and words[0] in name_parts("lineage") and is_given(words[1]):  # «میر حسین موسوی»
        words = [words[0] + words[1], *words[2:]]
    inner = [word for word in words[1:-1] if word not in _LADIES]
    stem = next((words[0].removesuffix(w) for w in _LADIES if words[0].endswith(w)), "")
    return [stem if stem in given_names() else words[0], *inner, *words[1:][-1:]]


def _given_words(words: list[str]) -> int:
    """How many words of a name are given names."""
    last = len(words) - 1
    count = 0
    while count < last and words[count] not in beginnings() and _is_given_here(words, count):
        count += 1
    closes = words[count] in closings() and (count > 1 or count == last or words[count] not in beginnings())
    if count and closes:  # «رضا زاده», but «مصطفی پور محمدی»
        return count - 1
    if count or last == 0 or words[0] in beginnings() or words[1] in affixes():
        return count
    return 0 if _is_surname(words[0]) else 1  # «رضایی سامانی» has no given name, «کاردو سامانی» has


def _is_given_here(words: list[str], at: int) -> bool:
    """Whether a word is a given name where it stands: the first of a name on any list, another if it is well known."""
    word = words[at]
    if not is_given(word) or (_is_surname(word) and len(_halves(word)) == 1):  # «رضایی» is on both lists
        return False
    if at == 0 or word in well_known_given_names() or word in common_given_names():
        return True
    return len(_halves(word)) == 2 or words[at - 1] + word in given_names()


def _is_surname(word: str) -> bool:
    """Whether a word is a surname by form («دانش‌پژوهیان»), or by list and form, and no given name («علی»، «کیان»)."""
    if word in common_given_names():
        return False
    if word in given_names():
        return word in surnames() and word.endswith("ی")
    if any(word.startswith(b) and len(word) > len(b) + 2 for b in beginnings()):  # «پاک‌نهاد»، «آل‌طاها»
        return not is_given(word)
    return word.endswith("ی") or any(word.endswith(a) and word != a for a in ("یان", *closings()))


def _halves(word: str) -> tuple[str, ...]:
    """The halves of a compound given name; the word itself if it is none.

    >>> _halves("محمدباقر"), _halves("محمود")
    (('محمد', 'باقر'), ('محمود',))
    """
    known = well_known_given_names()
    for start in name_parts("given_start"):
        if (
            word.startswith(start)
            and start in known
            and (rest := word[len(start) :]) in known
            and len(rest) > 2
        ):
            return start, rest
    return (word,)


def _surname_units(words: list[str]) -> tuple[str, ...]:
    """The surnames in the words of a surname, each with its affixes: «رضایی نژاد سامانی» are two."""
    found: list[str] = []
    prefix = ""
    for word in words[:-1]:
        if word in beginnings() and not (found and word in closings()):  # «حسن پور سامانی»
            prefix += word
            continue
        found.append(prefix + word)
        prefix = ""
    found.append(prefix + words[-1])

    def joins(before: str, word: str) -> bool:
        if word in closings() or (word in affixes() and not _is_whole(before)):
            return True
        return len(before) <= _SHORT and not before.endswith("ی") and before not in surnames()  # «قره باغی»

    return tuple(_joined(found, joins))


def _is_whole(word: str) -> bool:
    """Whether a word is a surname that needs no other word: «رضایی»."""
    return word in surnames() and word.endswith("ی")


@cache
def beginnings() -> frozenset[str]:
    """Words that stand before the rest of a surname: «پور محمدی»."""
    table = rows(REFERENCE / "surname_affixes.csv")
    listed = {key(row["affix_fa"]) for row in table if row["kind"] == "prefix"}
    return frozenset((*name_parts("surname_begin"), *listed)) - well_known_given_names()


@cache
def closings() -> frozenset[str]:
    """Words that close the surname before them, and are none by themselves."""
    return frozenset(key(row["word"]) for row in rows(REFERENCE / "surname_closings.csv"))


@cache
def affixes() -> frozenset[str]:
    """Words that end a surname, closing ones too."""
    return closings() | (set(name_parts("surname_end")) - surnames())


@cache
def common_given_names() -> frozenset[str]:
    """Given names that many people bear, as comparison keys."""
    return _common("common_given_names")


@cache
def _common(table: str) -> frozenset[str]:
    return frozenset(_usual(key(row["name_fa"])) for row in rows(REFERENCE / f"{table}.csv"))


@cache
def _usual_given_names() -> dict[str, str]:
    table = rows(REFERENCE / "given_spellings.csv")
    return {key(other): key(row["name_fa"]) for row in table for other in several(row["also_fa"])}


# Comparing

_Order = Literal["same", "first", "second", "spelling", "none"]
"""How parts of two names relate; ``first`` and ``second`` tell which of them leaves something out."""


def _given_relation(first: tuple[str, ...], second: tuple[str, ...]) -> _Order:
    if "".join(first) == "".join(second):
        return "same"
    if not first or first == second[-len(first) :]:  # «باقر» for «محمدباقر»; «محمد» is somebody else
        return "first"
    if not second or second == first[-len(second) :]:
        return "second"
    one, other = "".join(first), "".join(second)
    return "spelling" if _misspelt(one, other, known=is_given) else "none"


def _surname_relation(first: PersonName, second: PersonName) -> _Order:
    ones, others = first.surnames, second.surnames
    if "".join(ones) == "".join(others):
        return "same"
    if len(ones) < len(others) and ones in (others[: len(ones)], others[-len(ones) :]):
        return "first"
    if len(others) < len(ones) and others in (ones[: len(others)], ones[-len(others) :]):
        return "second"
    fewest = min(len(ones), len(others))  # «آل‌داوود» may be «آل‌داود رودباری»
    for one, other in ((ones, others), (ones[:fewest], others[:fewest])):
        if _misspelt("".join(one), "".join(other), known=surnames().__contains__):
            return "spelling"
    return "none"


def _misspelt(one: str, other: str, known: Callable[[str], bool]) -> bool:
    """Whether two words are one in two spellings: alike in sound, or but for a letter or two and not both known."""
    if one.translate(SOUNDS) == other.translate(SOUNDS):
        return True
    if known(one) and known(other):
        return False
    shorter = min(len(one), len(other))
    most = 0 if shorter < 4 else 1 if shorter < 9 else 2
    return OSA.distance(one, other, score_cutoff=most) <= most
