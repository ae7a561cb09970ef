"""The words and marks of a text among which names are sought."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate

from urbankg.persian.name_words import Word, words

LINE_END = "\n"
_JOINER = "\u200c\u200b\u00ac\u00ad"  # ZWNJ, and what old converters made of it
_MARK = "\u0610-\u061a\u064b-\u065f\u0670"
_TOKEN = re.compile(rf"([^\W_]+(?:[{_JOINER}{_MARK}]+[^\W_]+)*|\n|[^\w\s{_JOINER}{_MARK}])")
_GAP = re.compile(rf"[ \u00a0{_JOINER}{_MARK}]{{1,3}}")


class NameTokens:
    """The words and marks of a text in order; a line end stands before the first and after the last.

    >>> tokens = NameTokens("علی رضایی، شهردار")
    >>> [(text, tokens.joined(n)) for n, text in enumerate(tokens.texts)][1:-1]
    [('علی', False), ('رضایی', True), ('،', False), ('شهردار', False)]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = _TOKEN.split(f"{LINE_END}{text}{LINE_END}")
        self.texts: list[str] = self._pieces[1::2]
        self.words: list[Word] = [words[text] for text in self.texts]

    def joined(self, at: int) -> bool:
        """Whether a token is a word, and so is the one before it, with nothing but a space between them."""
        if not self.words[at].key or not self.words[at - 1].key:
            return False
        gap = self._pieces[2 * at]
        return gap == " " or _GAP.fullmatch(gap) is not None

    def start(self, at: int) -> int:
        """Where a token begins in the text."""
        return self._ends[2 * at] - 1

    def end(self, at: int) -> int:
        """Where a token ends in the text."""
        return self._ends[2 * at + 1] - 1

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._pieces)))
