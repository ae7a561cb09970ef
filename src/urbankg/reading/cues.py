"""Words that tell how an office is held, taken up or left: rows of ``data/phrases/office_cues.csv``."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document
from urbankg.reading.openings import Openings


class Cue(NamedTuple):
    """A cue where it stands in the folded text, with every sense that the table gives it."""

    start: int
    end: int
    text: str
    senses: tuple[str, ...]


@cache
def _table() -> tuple[dict[str, re.Pattern[str]], dict[str, tuple[str, ...]]]:
    """A pattern of the cues that begin with each word, and the senses of every cue without its spaces."""
    senses: dict[str, list[str]] = defaultdict(list)
    for row in rows(PHRASES / "office_cues.csv"):
        cue = re.sub(" +", " ", Folded.of(row["cue"]).text)
        if row["sense"] not in senses[cue]:
            senses[cue].append(row["sense"])
    opening: dict[str, list[str]] = defaultdict(list)
    for cue in sorted(senses, key=len, reverse=True):
        for word in first_words(cue.replace(" ", "~")):
            opening[word].append(re.escape(cue).replace(r"\ ", "[ ]?"))
    return {word: re.compile(rf"(?:{'|'.join(cues)})(?!\w)") for word, cues in opening.items()}, {
        cue.replace(" ", ""): tuple(found) for cue, found in senses.items()
    }


def _speech_openings() -> frozenset[str]:
    cues = (row["cue"] for row in rows(PHRASES / "office_cues.csv") if row["sense"] == "speech")
    return frozenset().union(*map(first_words, cues))


_OPENINGS = Openings(lambda: _table()[0])
_SESSION = re.compile(r"(?<!\w)(?:در|این|همین|ان|از|به) نشست\Z")  # that is held, and no chair that is taken
_BEFORE_SESSION = 6  # characters of «همین »
_NOWHERE = (sys.maxsize, "")
SPEECH = Openings(_speech_openings)  # with which the cues of speech begin: «گفت», «اظهار»


def senses_of(cue: str) -> tuple[str, ...]:
    """Every sense that the table gives a cue, written without spaces."""
    return _table()[1][cue]


def is_session(text: str, cue: Cue) -> bool:
    """Whether what looks like a cue is «در نشست»."""
    return _SESSION.search(text, max(0, cue.start - _BEFORE_SESSION), cue.end) is not None


def find_cues(document: Document) -> list[list[Cue]]:
    """The cues of each sentence of an article, in the order of its sentences."""
    patterns, senses = _table()
    found: list[list[Cue]] = [[] for _ in document.sentences]
    starts = iter(document.occurrences(_OPENINGS))
    start, word = next(starts, _NOWHERE)
    for sentence, cues in zip(document.sentences, found, strict=True):
        at, stop = sentence.start, sentence.end
        while start < stop:
            if start >= at and (cue := patterns[word].match(document.text, start, stop)):
                at = cue.end()
                text = cue[0].replace(" ", "")
                cues.append(Cue(start, at, text, senses[text]))
            start, word = next(starts, _NOWHERE)
    return found
