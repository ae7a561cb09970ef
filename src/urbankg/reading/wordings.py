"""The wordings of the smaller kinds of claim, from phrase tables to patterns over folded text."""

from __future__ import annotations

import re
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded


def compile_form(form: str) -> re.Pattern[str]:
    """A pattern of a phrase table: ~ joins two words that may be written as one; … stands for up to three words.

    >>> bool(compile_form("به~عضویت … در~امد").fullmatch("به عضویت این مجمع درامد"))
    True
    """
    return re.compile(rf"(?<!\w)(?:{_source(form)})(?!\w)")


@cache
def any_word(name: str, closing: bool = False) -> re.Pattern[str]:
    """A pattern for any word of a list of ``kind_words.csv``; ``closing`` for one that ends the text and a space.

    >>> bool(any_word("speaks").search("شهردار گفت"))
    True
    """
    forms = [_source(row["form"]) for row in rows(PHRASES / "kind_words.csv") if row["list"] == name]
    if not forms:
        raise KeyError(name)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w){' $' if closing else ''}")


@cache
def unreal(side: str) -> re.Pattern[str]:
    """A pattern for the words of ``unreal.csv`` that unmake an assertion from one side."""
    forms = [_source(row["word"]) for row in rows(PHRASES / "unreal.csv") if row["side"] == side]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _source(form: str) -> str:
    spaced = re.sub(" *… *", "…", re.sub(" +", " ", Folded.of(form).text)).replace(" ", "[ ]+")
    return spaced.replace("~", "[ ]?").replace("…", r"(?:[ ]+\w+){0,3}[ ]+")
