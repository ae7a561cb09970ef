"""The rows of ``turnover.csv`` and ``undone.csv``: what is told of a person before or behind the name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, compile_form

TITLED = rf"(?:{any_word('title of actor').pattern} )*"
TITLES = re.compile(rf"[ «]*{TITLED}$")  # behind the words of a row, before the name


class Row(NamedTuple):
    """A row of a table of what is told of a person; see the tables ``turnover.csv`` and ``undone.csv``."""

    form: re.Pattern[str]
    then: re.Pattern[str] | None
    event: str
    openings: frozenset[str]  # the words with which the form can begin


@cache
def _rows(table: str, side: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            compile_form(row["form"]),
            compile_form(row["then"]) if row["then"] else None,
            row["event"],
            first_words(row["form"]),
        )
        for row in rows(PHRASES / f"{table}.csv")
        if row["side"] == side
    )


def rows_of(scene: Scene, table: str, side: str) -> list[Row]:
    """The rows of a table for one side of the person that may match in an article, going by its words."""
    if (table, side) not in scene.told_rows:
        words = scene.document.words
        found = [row for row in _rows(table, side) if not words.isdisjoint(row.openings)]
        scene.told_rows[table, side] = found
    return scene.told_rows[table, side]


def ends(row: Row, text: str) -> bool:
    """Whether the words of a row end a text, but for titles."""
    *_, last = [None, *row.form.finditer(text)]
    return last is not None and TITLES.fullmatch(text, last.end()) is not None
