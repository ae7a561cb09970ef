"""The words and marks of a text among which names are sought."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate

from urbankg.persian.characters import JOINERS
from urbankg.persian.name_words import Word, words

LINE_END = "\n"
_MARK = "\u0610-\u061a\u064b-\u065f\u0670"
_TOKEN = re.compile(rf"([^\W_]++(?:[{JOINERS}{_MARK}]++[^\W_]++)*+|\n|[^\w\s{JOINERS}{_MARK}])")
_GAP = re.compile(rf"[ \u00a0{JOINERS}{_MARK}]{{1,3}}")


def word_at(text: str, position: int) -> Word:
    """The word that begins at a position of a text; one without a key if none does."""
    found = _TOKEN.match(text, position)
    return words[found[0] if found else ""]


class NameTokens:
    """The words and marks of a text, or of ``first:last`` of it; a line end stands before and after them.

    >>> tokens = NameTokens("علی رضایی، شهردار")
    >>> [(text, tokens.joined(n)) for n, text in enumerate(tokens.texts)][1:-1]
    [('علی', False), ('رضایی', True), ('،', False), ('شهردار', False)]
    """

    def __init__(self, text: str, first: int = 0, last: int | None = None) -> None:
        self.text = text
        self._first = first - len(LINE_END)
        self._pieces = _TOKEN.split(f"{LINE_END}{text[first:last]}{LINE_END}")
        self.texts: list[str] = self._pieces[1::2]
        self.words: list[Word] = list(map(words.__getitem__, self.texts))

    @cached_property
    def keys(self) -> list[str]:
        """The comparison key of each token."""
        return [word.key for word in self.words]

    def joined(self, at: int) -> bool:
        """Whether a token is a word, and so is the one before it, with nothing but a space between them."""
        if not self.words[at].key or not self.words[at - 1].key:
            return False
        gap = self._pieces[2 * at]
        return gap == " " or _GAP.fullmatch(gap) is not None

    def after(self, at: int) -> Word:
        """The word that follows a token with only a space between; one without a key if there is none."""
        return self.words[at + 1] if at + 1 < len(self.words) and self.joined(at + 1) else words[""]

    def start(self, at: int) -> int:
        """Where a token begins in the text."""
        return self._ends[2 * at]

    def end(self, at: int) -> int:
        """Where a token ends in the text."""
        return self._ends[2 * at + 1]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._pieces), initial=self._first))[1:]
