"""Which words may name a town that no gazetteer has: by how they end, and by what else they are known to be."""

from __future__ import annotations

from functools import cache

from urbankg.lexicon.names import common_words, given_names, name_parts, surnames
from urbankg.lexicon.phrases import words_of


def ends_like_a_place(name: str) -> bool:
    """Whether a folded word ends as only names of towns and villages do: «مهراباد»."""
    return name.endswith(_place_ends()) and name not in _place_ends()


@cache
def _place_ends() -> tuple[str, ...]:
    return tuple(words_of("place_ends"))


@cache
def no_words() -> frozenset[str]:
    """The keys of words that are no town, for they are common words or titles."""
    return frozenset(common_words()).union(name_parts("never"))


@cache
def no_cities() -> frozenset[str]:
    """The keys of words that are no town, for they are common, given names, surnames or titles."""
    return no_words().union(given_names(), surnames())
