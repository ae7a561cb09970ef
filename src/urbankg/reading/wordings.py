"""The wordings of the smaller kinds of claim, from phrase tables to patterns over folded text."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.persian.fold import Folded
from urbankg.reading.openings import Openings


def compile_form(form: str) -> re.Pattern[str]:
    """A pattern of a phrase table: ~ joins two words that may be written as one; … stands for up to three words.

    >>> bool(compile_form("به~عضویت … در~امد").fullmatch("به عضویت این مجمع درامد"))
    True
    """
    return re.compile(rf"(?<!\w)(?:{form_source(form)})(?!\w)")


JOINT = re.compile(r"[ ]*(?:،|و(?= ))[ ]*")  # between two of a list

# The tables that have word lists: each list is in one of them.
TABLES = (
    "agreement_words",
    "body_words",
    "budget_words",
    "bystander_words",
    "clause_ends",
    "ex_officio_words",
    "founding_words",
    "holding_words",
    "member_words",
    "party_words",
    "place_words",
    "population_words",
    "roster_words",
    "secretariat_words",
    "session_words",
)


@cache
def any_word(name: str, closing: bool = False) -> re.Pattern[str]:
    """A pattern for any word of a list; ``closing`` for one that ends the text. KeyError if there is no such list.

    >>> bool(any_word("speaks").search("شهردار گفت"))
    True
    """
    end = '[ «"]+$' if closing else ""
    return re.compile(rf"(?<!\w)(?:{_any_of(name)})(?!\w){end}")


def one_of(name: str) -> str:
    r"""The words of a list as a part of a pattern, the first that fits of them; whole words only by what stands beside.

    >>> bool(re.fullmatch(rf"\d+ {one_of('people')}", "30 نفر"))
    True
    """
    return f"(?:{_any_of(name)})"


def plain_words(name: str) -> list[str]:
    """The words of a list that has no patterns, folded.

    >>> "شهردار" in plain_words("body before its place")
    True
    """
    return [Folded.of(form).text for form in word_lists()[name]]


def openings_of(name: str) -> Openings:
    """The words with which those of a list can begin; whole words, no parts of them."""
    return Openings(lambda: frozenset().union(*map(first_words, word_lists()[name])))


def _any_of(name: str) -> str:
    return "|".join(map(form_source, word_lists()[name]))


@cache
def word_lists() -> dict[str, list[str]]:
    """By the name of a list: its forms, in the order of its table."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in TABLES:
        for row in rows(PHRASES / f"{table}.csv"):
            found[row["list"]].append(row["form"])
    return dict(found)


@cache
def unreal(side: str) -> re.Pattern[str]:
    """A pattern for the words of ``unreal.csv`` that unmake an assertion from one side."""
    forms = [form_source(row["word"]) for row in rows(PHRASES / "unreal.csv") if row["side"] == side]
    # «می‌شود» as «شود», whatever parts them; but «می‌باشد» and «محسوب می‌شود» are «است»
    going_on = "(?<!محسوب می )(?<!محسوب )(?<!می )(?!می[ ]?باشد)(?:ن?می[ ]?)?" if side == "after" else ""
    return re.compile(rf"(?<!\w){going_on}(?:{'|'.join(forms)})(?!\w)")


def form_source(form: str) -> str:
    """The source of a pattern of a phrase table, to be part of a larger one; <list> is any word of a list."""
    form = re.sub(r"(?<!\w)(ن?می) ", r"\1~", form)
    spaced = re.sub(" *… *", "…", re.sub(" +", " ", Folded.of(form).text)).replace(" ", "[ ]+")
    source = spaced.replace("~", "[ ]?").replace("…", r"(?:[ ]+\w+){0,3}[ ]+")
    return re.sub("<(.+?)>", lambda other: one_of(other[1].replace("[ ]+", " ")), source)
