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

_PART = "."  # of the name of a kind that is sought only where another cue stands: «seat.verb»


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


class _Opened(NamedTuple):
    """What a word can open: a pattern of all of it, and the forms with their kinds."""

    any_form: re.Pattern[str]
    forms: list[tuple[str, _Form]]


class _Table(NamedTuple):
    forms: dict[str, list[_Form]]  # by kind
    openings: dict[str, _Opened]  # by the words with which they can begin


@cache
def _table() -> _Table:
    by_kind: dict[str, list[_Form]] = defaultdict(list)
    opened: dict[str, list[tuple[str, _Form]]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    for order, row in enumerate(rows(PHRASES / "kind_cues.csv")):
        form = _Form(order, row["sense"], compile_form(row["form"]))
        by_kind[row["kind"]].append(form)
        if _PART in row["kind"]:
            continue
        for word in first_words(row["form"]):
            opened[word].append((row["kind"], form))
            sources[word].append(row["form"])
    openings = {w: _Opened(compile_form("|".join(sources[w])), forms) for w, forms in opened.items()}
    return _Table(by_kind, openings)


_OPENINGS = Openings(lambda: _table().openings)


class KindCues:
    """The cues of one article, sought once for all kinds."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, kind: str) -> dict[int, list[Cue]]:
        """By sentence: the cues of a kind, in the order of the table; not of the kinds that only `finds` seeks."""
        return {
            index: [cue for _, cue in sorted(cues, key=itemgetter(0))]
            for index, cues in self._found.get(kind, {}).items()
        }

    @cached_property
    def _found(self) -> dict[str, dict[int, list[tuple[int, Cue]]]]:
        """By kind and sentence, the cues with their places in the table."""
        document, text, openings = self._document, self._document.text, _table().openings
        found: dict[str, dict[int, list[tuple[int, Cue]]]] = defaultdict(lambda: defaultdict(list))
        for start, word in document.occurrences(_OPENINGS):
            opened = openings[word]
            if not opened.any_form.match(text, start) or (index := document.sentence_of(start)) is None:
                continue
            end = document.sentences[index].end
            for kind, form in opened.forms:
                if match := form.regex.match(text, start, end):
                    cue = Cue(start, match.end(), form.sense, match.group())
                    found[kind][index].append((form.order, cue))
        return found


def finds(kind: str, text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a kind in a stretch of folded text, in the order of the table."""
    for form in _table().forms[kind]:
        for match in form.regex.finditer(text, start, end):
            yield Cue(match.start(), match.end(), form.sense, match.group())
