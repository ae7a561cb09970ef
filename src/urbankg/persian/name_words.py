"""What a single word can be in a personal name: given name, surname, title, or a word of general Persian."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from urbankg.lexicon.names import (
    begins_surname,
    cities,
    common_words,
    dictionary_words,
    given_names,
    honorifics,
    name_parts,
    name_words,
    place_names,
    stop_words,
    surnames,
    well_known_given_names,
)
from urbankg.persian.fold import key

_SUFFIX = re.compile(r"\u200c(?:ها|های|هایی|ای|ام|ات|اش|اند|ترین|تر|شان)$")
_WORD_ENDINGS = ("هایش", "های", "ها", "شان", "ات", "ش")  # plurals and possessives
_TWICE = re.compile(r"([اوی])\1+")  # a vowel written twice
_TITLES = frozenset(("academic", "clerical", "military", "polite", "pilgrim"))
_MOST_REMEMBERED = 100_000  # words: more than any corpus has of frequent ones


@dataclass(slots=True)  # not frozen: so many parts are set twice as fast, and every text brings new words
class Word:
    """A word as written, and what it can be in a name; ``key`` is empty for a mark or a number. Never changed.

    ``likeness`` tells how much it looks like a surname: 1 listed, 0.9 by its ending, 0.5 unknown, 0 not at all.
    What is asked of every word of a text comes first, so that it lies together in memory.
    """

    text: str
    key: str
    shows_name: bool  # a name may begin here, or with the word before or after
    given: bool  # a listed given name, or made like one: «قربانعلی», «شمس‌الدین»
    common: bool  # of general Persian, and seldom part of a name
    lineage: bool  # before a given name, and part of the name: «سید»
    title: bool  # left out of names: «دکتر», «آقای», «حاج»
    closes: bool  # only closes a given name: «روح الله»
    likeness: float
    continues_surname: bool  # a word of its own that goes on a surname: «نژاد»
    surname: bool  # a listed surname
    of_common: bool  # «احداثی»: on no list, and made of a word of general Persian with ی
    never: bool  # no part of a name
    begins_surname: bool  # before the rest of a surname: «آل»
    closes_surname: bool  # a word of its own that is no surname by itself: «زاده»
    verb: bool
    light_verb: bool  # «شد», «کرد»: before it an adjective is no surname
    office: bool  # what a person is: «شهردار»
    before_person: bool  # what is said of persons: «استعفای»
    may_be_given: bool  # on no list, and nothing speaks against its being a given name
    opens: bool  # a name may begin with it, for all that the word itself says
    goes_on: bool  # after a given name it may go on the name, for all that the word itself says
    closes_compound: bool  # closes a noun of two words, which is no name: «کناره گیری»


class _Words(dict[str, Word]):
    """Describes any word; those met once are remembered."""

    def __missing__(self, text: str) -> Word:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        word = self[text] = _described(text)
        return word


words = _Words()


def _described(text: str) -> Word:
    plain = key(text)
    plain = plain if plain.isalpha() else ""
    given, title = is_given(plain) or bool(title_written_on(text)), is_title(plain)
    likeness = surname_likeness(plain)
    beginning, joint, _ = text.partition("\u200c")
    if joint and key(beginning) in name_words("surname_begin"):  # «آل‌طاها»
        likeness = max(likeness, 0.9)
    if _two_surnames(text):
        likeness = max(likeness, 0.9)
    common, never, surname = is_common(plain), _is_never(text, plain), plain in surnames()
    if never and not surname:
        likeness = 0.0
    lineage, closes = plain in name_words("lineage"), plain in name_words("given_close")
    return Word(
        text,
        plain,
        given=given,
        likeness=likeness,
        surname=surname,
        title=title,
        common=common,
        of_common=_is_of_common(plain) and not (surname or given),
        never=never,
        lineage=lineage,
        closes=closes,
        begins_surname=plain in name_words("surname_begin"),
        continues_surname=plain in name_words("surname_word") or _has_article(plain, common=common),
        closes_surname=plain in name_words("surname_close"),
        verb=is_verb_like(plain),
        light_verb=plain in name_words("light_verb"),
        office=plain in name_words("office"),
        before_person=plain in name_words("before_person"),
        may_be_given=not (common or never or surname or title)
        and plain not in place_names()
        and plain not in dictionary_words()
        and len(plain) >= 4
        and not plain.endswith("ی")
        and not _SUFFIX.search(text),
        opens=bool(plain) and (given or lineage or not (common or never)),
        goes_on=likeness >= 0.5
        or given
        or closes
        or plain in name_words("surname_begin")
        or begins_surname(plain),
        closes_compound=plain in name_words("compound_end"),
        shows_name=given
        or title
        or lineage
        or closes
        or surname
        or likeness >= 0.9
        or plain in name_words("given_end"),
    )


def title_written_on(word: str) -> int:
    """How many letters of a word are a title written on to its given name: four of «حاج‌قاسم»."""
    for title in name_parts("written_on"):
        given = key(word.removeprefix(title))
        if (
            word.startswith(title)
            and "\u200c" not in word
            and given in well_known_given_names()
            and key(word) not in given_names()
        ):
            return len(title)  # «دکترعلی»
    head, joint, tail = word.partition("\u200c")
    titled = joint and is_title(key(head)) and key(tail) in given_names() and key(word) not in given_names()
    return len(head) + len(joint) if titled else 0


def _is_never(text: str, plain: str) -> bool:
    """Whether a word is no part of a name: listed, a measure («نودروزه»), an office («رئیس‌کل»), misspelt («افزوود») or
    run on («درقم», «ازقم», «به‌منظور», «باحضور», «شهردارسابق»).
    """
    if plain in name_words("never") or (
        plain.endswith(name_parts("measure_end")) and plain not in surnames()
    ):
        return True
    head, joint, tail = text.partition("\u200c")
    if joint and key(head) in name_words("office") and not _ends_like_surname(key(tail)):
        return True
    if plain.startswith(("در", "از")) and plain[2:] in place_names() and plain[2:] not in surnames():
        return True
    if plain not in surnames() and plain not in given_names() and _runs_on(plain, key(head) if joint else ""):
        return True
    if not _TWICE.search(plain):
        return False
    return _TWICE.sub(r"\1", plain) in stop_words() and plain not in surnames()


def _runs_on(word: str, head: str) -> bool:
    """Whether a word is two, of which a preposition or an office is the first: «به‌منظور», «باحضور», «شهردارسابق»."""
    if not word.startswith(name_parts("runs_on")):
        return False
    for first in name_parts("runs_on"):
        rest = word.removeprefix(first)
        if len(rest) < 3 or rest == word:
            continue
        if rest in name_words("never") or rest in name_words("before_person"):
            return True
        if first == head and rest in common_words() and not _ends_like_surname(word):
            return True
    return False


def _has_article(plain: str, *, common: bool) -> bool:
    """Whether a word goes on a name with the Arabic article: «نصر اللهیان», «ارفع الملک»."""
    if not plain.startswith("ال") or len(plain) < 5 or common or plain in place_names():
        return False
    return plain not in name_words("given_close") and plain not in name_words("title_end")


def _two_surnames(text: str) -> bool:
    """Whether a word is a surname of two, joined by a half-space: «رضایی‌سامانی»."""
    first, joint, second = text.partition("\u200c")
    if not joint or len(second) < 3 or _SUFFIX.search(text):
        return False
    first, second = key(first), key(second)
    return (
        first in surnames()
        and not is_common(first)
        and not is_common(second)
        and (first.endswith("ی") or second in surnames())
    )


def is_common(word: str) -> bool:
    """Whether the word (a comparison key) is one of general Persian that is seldom part of a name."""
    if word in common_words():
        return not _made_of_name_parts(word)
    if word in surnames() or word in given_names():
        return False
    if not word.endswith(_WORD_ENDINGS):  # «انتصابات», «استانش»
        return False
    ending = next(e for e in _WORD_ENDINGS if word.endswith(e))
    return len(word) - len(ending) >= 3 and word.removesuffix(ending) in common_words()


def _is_of_common(word: str) -> bool:
    """Whether the word is one of general Persian with ی or های at its end: «احداثی», «چاله‌ای», «ریزی»."""
    stems = (word.removesuffix("ی"), word.removesuffix("ای"), word.removesuffix("ایی"))
    return word.endswith("ی") and any(stem in common_words() for stem in stems if stem != word)


def is_made_of_common(word: str) -> bool:
    """Whether a word as written is two of general Persian with a half-space: «دقیقه‌نودی»."""
    first, joint, second = word.partition("\u200c")
    second = key(second)
    return bool(joint) and is_common(key(first)) and (is_common(second) or _is_of_common(second))


def _made_of_name_parts(word: str) -> bool:
    """Whether a word is both halves of a given name: «سیف‌الله», «شمس‌الدین»; but not «حزب‌الله»."""
    ends = name_parts("given_close")
    return word.endswith(ends) and any(
        word.endswith(end) and word.removesuffix(end) in name_words("given_start") for end in ends
    )


@lru_cache(maxsize=65536)
def is_given(word: str) -> bool:
    """Whether the word is a listed given name, or made like one: «قربانعلی», «شمس‌الدین»."""
    if word in honorifics() or any(
        word in name_words(kind) for kind in ("never", "title_end", "given_close")
    ):
        return False
    return word in given_names() or _made_like_given(word)


def _made_like_given(word: str) -> bool:
    ends, starts = name_parts("given_end"), name_parts("given_start")
    if len(word) < 6 or not (word.endswith(ends) or word.startswith(starts)) or is_common(word):
        return False
    if word.endswith(name_parts("measure_end")):  # «پنج‌ساله» is not made like «فتح‌اله»
        return False
    return any(word.endswith(e) and len(word) - len(e) >= 3 for e in ends) or any(
        word.startswith(s) and word[len(s) :] in given_names() for s in starts
    )


@lru_cache(maxsize=65536)
def surname_likeness(word: str) -> float:
    """How much a word looks like a surname: 1 listed, 0.9 by its ending, 0.5 unknown, 0 not at all."""
    if not word or word in name_words("never"):
        return 0.0
    if word in surnames():
        return 1.0 if not is_common(word) else 0.7
    if is_common(word) or len(word) < 3:
        return 0.0
    if _ends_like_surname(word):
        return 0.9
    return 0.8 if word in given_names() else 0.6 if word.endswith("ی") else 0.5


def _ends_like_surname(word: str) -> bool:
    ends = name_parts("surname_end")
    return word.endswith(ends) and any(word.endswith(e) and len(word) - len(e) >= 2 for e in ends)


def is_title(word: str) -> bool:
    """Whether the word is a title that is left out of names: «دکتر», «آقای», «حاج»."""
    return honorifics().get(word) in _TITLES or word in name_words("title_end")


def is_verb_like(word: str) -> bool:
    """Whether the word has the shape of a verb: «می‌کند», «سپردند», «رساندیم»."""
    if word.startswith("میر") and (word.removeprefix("میر") in given_names() or word in surnames()):
        return False  # «میرسعید», «میرداماد»
    if word.endswith(("دند", "تند", "دیم", "تیم")):
        return len(word) > 4
    if not word.startswith(("می", "نمی")) or word.startswith("میرزا") or word.endswith(("نژاد", "زاد")):
        return False
    if word in given_names() or word in surnames():
        return False
    return len(word) > 5 and word.endswith(("د", "م"))


@lru_cache(maxsize=65536)
def word_class(word: str, *, listed: bool = True) -> str:
    """The lists that a word is in, as a short code for the tagger; ``listed=False`` hides the lists of names.

    >>> word_class("رضا"), word_class("لنگرودیفر"), word_class("گفت")
    ('GS', 's', 'C')
    """
    if not word:
        return "-"
    code = ""
    if listed and word in well_known_given_names():
        code += "G"
    elif listed and word in given_names():
        code += "g"
    elif _made_like_given(word):
        code += "d"
    if listed and word in surnames():
        code += "S"
    elif _ends_like_surname(word):
        code += "s"
    if word in common_words():
        code += "C"
    if word in honorifics():
        code += "H-" + honorifics()[word]
    if word in name_words("never"):
        code += "N"
    if word in cities():
        code += "L"
    return code + ("h" if word in name_words("honoured_before") else "")
