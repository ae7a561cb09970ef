"""When two names of one article are the same person's: more or fewer of the words, or other spellings of them."""

from __future__ import annotations

import re
from functools import lru_cache

from urbankg.lexicon.names import name_words
from urbankg.persian.fold import key

_WORD_ENDS = re.compile("[ \u200c]+")


@lru_cache(maxsize=4096)
def closes_with(name: str, surname_key: str) -> bool:
    """Whether the last words of a name are a surname: «بابایی» of «حاجی بابایی», not «حسینی» of «میرحسینی»."""
    words = name.split()
    return any(key("".join(words[at:])) == surname_key for at in range(len(words)))


def fuller(name: str, same: str) -> str:
    """Of two writings of one name the one with سید: «فرهاد رضایی», «سید فرهاد رضایی»."""
    return same if len(name_key(same)) > len(name_key(name)) else name


def has_more_words(person: tuple[str, str], name: tuple[str, str]) -> bool:
    """Whether one of two full names has only more of the surname or of the given name: «رضا احمدی» is «رضا احمدی
    کاشانی», not «رضا احمدی نژاد»; «محمد احمدی» is «محمدرضا احمدی». Each with its surname.
    """
    given, of_person = (
        without_lineage(name_key(whole.removesuffix(surname))) for whole, surname in (name, person)
    )
    if given != of_person:
        begins = given.startswith(of_person) or of_person.startswith(given)
        return begins and key(name[1]) == key(person[1])
    longer, shorter = _word_keys(person[1]), _word_keys(name[1])
    if len(shorter) > len(longer):
        longer, shorter = shorter, longer
    size = len(shorter)
    if len(longer) == size or longer[size] in name_words("surname_close"):
        return False
    return shorter in (longer[:size], longer[-size:])


def ends_with(name: str, shorter: str) -> bool:
    """Whether a name is a shorter one with more words before it."""
    words, fewer = _word_keys(name), _word_keys(shorter)
    return len(words) > len(fewer) and words[-len(fewer) :] == fewer


@lru_cache(maxsize=4096)
def _word_keys(name: str) -> tuple[str, ...]:
    return tuple(map(name_key, _WORD_ENDS.split(name)))


def name_key(name: str) -> str:
    """The form in which the persons of one article are compared: «عزیزاله» is «عزیزالله»."""
    return key(name).replace("الله", "اله")


def without_lineage(written: str) -> str:
    """A name in that form without «سید»."""
    return written.removeprefix("سیده" if written.startswith("سیده") else "سید") or written
