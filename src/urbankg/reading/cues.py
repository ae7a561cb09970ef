"""Words that tell how an office is held, taken up or left: rows of ``data/phrases/office_cues.csv``."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue where it stands in the folded text, with every sense that the table gives it."""

    start: int
    end: int
    text: str
    senses: tuple[str, ...]


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    senses: dict[str, list[str]] = defaultdict(list)
    for row in rows(PHRASES / "office_cues.csv"):
        cue = re.sub(" +", " ", Folded.of(row["cue"]).text)
        if row["sense"] not in senses[cue]:
            senses[cue].append(row["sense"])
    alternatives = "|".join(
        re.escape(c).replace(r"\ ", "[ ]?") for c in sorted(senses, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), {
        c.replace(" ", ""): tuple(found) for c, found in senses.items()
    }


def find_cues(document: Document) -> list[list[Cue]]:
    """The cues of each sentence of an article, in the order of its sentences."""
    regex, senses = _table()
    return [
        [
            Cue(m.start(), m.end(), m.group().replace(" ", ""), senses[m.group().replace(" ", "")])
            for m in regex.finditer(document.text, sentence.start, sentence.end)
        ]
        for sentence in document.sentences
    ]
