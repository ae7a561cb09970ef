"""The cues of the smaller kinds of claim: rows of ``data/phrases/kind_cues.csv``, where they stand in an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from operator import itemgetter
from typing import NamedTuple

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.reading.document import Document
from urbankg.reading.openings import Openings
from urbankg.reading.wordings import compile_form


class Cue(NamedTuple):
    """Words that make a sentence speak of a kind of fact, where they stand, and in which sense."""

    start: int
    end: int
    sense: str
    text: str


class _Form(NamedTuple):
    order: int  # its place in the table
    sense: str
    regex: re.Pattern[str]


class _Table(NamedTuple):
    forms: dict[str, list[_Form]]  # by kind
    openings: dict[str, dict[str, list[_Form]]]  # by the words with which they can begin, and kind


@cache
def _table() -> _Table:
    table = _Table(defaultdict(list), defaultdict(lambda: defaultdict(list)))
    for order, row in enumerate(rows(PHRASES / "kind_cues.csv")):
        form = _Form(order, row["sense"], compile_form(row["form"]))
        table.forms[row["kind"]].append(form)
        for word in first_words(row["form"]):
            table.openings[word][row["kind"]].append(form)
    return table


_OPENINGS = Openings(lambda: _table().openings)


class KindCues:
    """The cues of one article; the words that may begin any are sought once for all kinds."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _openings(self) -> dict[str, list[tuple[int, list[_Form]]]]:
        """By kind, where cues may begin, with the forms that may begin there."""
        forms = _table().openings
        found: dict[str, list[tuple[int, list[_Form]]]] = defaultdict(list)
        for start, word in self._document.occurrences(_OPENINGS):
            for kind, several in forms[word].items():
                found[kind].append((start, several))
        return found

    def of(self, kind: str) -> dict[int, list[Cue]]:
        """By sentence: the cues of a kind, in the order of the table."""
        document = self._document
        found: dict[int, list[tuple[int, Cue]]] = defaultdict(list)
        for start, forms in self._openings.get(kind, ()):
            index = document.sentence_of(start)
            if index is not None:
                end = document.sentences[index].end
                for form in forms:
                    if match := form.regex.match(document.text, start, end):
                        found[index].append((form.order, Cue(start, match.end(), form.sense, match.group())))
        return {index: [cue for _, cue in sorted(cues, key=itemgetter(0))] for index, cues in found.items()}


def finds(kind: str, text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a kind in a stretch of folded text, in the order of the table."""
    for form in _table().forms[kind]:
        for match in form.regex.finditer(text, start, end):
            yield Cue(match.start(), match.end(), form.sense, match.group())
