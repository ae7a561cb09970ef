"""Surnames that show themselves names by standing in one list with others: «آقایان رستمی، درویشی و پاکدل»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from urbankg.lexicon.names import name_words, well_known_given_names
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.name_words import Word

# The least log-odds of the tagger for a surname behind others, and behind «آقایان», where words of general Persian are
# surnames too.
LISTED = -1.0
ANNOUNCED = -5.0
_JOINS = frozenset(("،", "و"))

Margin = Callable[[int, int], float]  # the log-odds of the tagger for the tokens from one to another


def listed_surnames(
    tokens: NameTokens, names: Sequence[tuple[int, int]], margin: Margin
) -> Iterator[tuple[int, int, float]]:
    """The tokens that must be surnames, with their log-odds, since they go on lists of surnames that stand alone.

    ``names`` are those known, as tokens from one to another, in order.
    """
    taken = {at for start, end in names for at in range(start, end)}
    for start, end in names:
        if end - start > 1:
            continue
        announced = tokens.words[start - 1].key in name_words("announces_surnames")
        at = end
        while at + 1 < len(tokens.words) and tokens.texts[at] in _JOINS and at + 1 not in taken:
            word = tokens.words[at + 1]
            found = margin(at + 1, at + 2)
            if not _goes_on(word, found, announced) or not _ends_item(tokens, at + 2):
                break
            yield at + 1, at + 2, found
            taken.add(at + 1)
            at += 2


def _goes_on(word: Word, margin: float, announced: bool) -> bool:
    if word.never or word.verb or word.title or word.office or word.key in well_known_given_names():
        return False
    if announced:
        return margin >= ANNOUNCED and (word.surname or not word.common)
    return margin >= LISTED and word.likeness >= 0.9


def _ends_item(tokens: NameTokens, at: int) -> bool:
    """Whether an item of a list ends before a token: a comma, «و», an office or a preposition follows."""
    word = tokens.words[at]
    return not tokens.joined(at) or tokens.texts[at] in _JOINS or word.office or word.never or word.common
