"""Office phrases: which office a stretch of text names, in which form, over what, and how it is held.

The phrases are rows of ``data/phrases/offices.csv``; what they are over («اراک» of «شهردار سابق اراک») is
read by `urbankg.reading.objects`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from urbankg.files import PHRASES, rows
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document

Form = Literal["holder", "post"]

# Up to eight words of a portfolio («هماهنگی امور عمرانی»); it may hold commas, but no other office and no verb.
_STOPS = "معاون|شهردار|استاندار|فرماندار|بخشدار|وزیر|رییس|مدیر|مدیرعامل|مدیرکل|سرپرست|نماینده"
_STOPS += "|گفت|افزود|کرد|شد|است|بود|که|با|از|تا|در"
_FILLER = rf"(?:(?!(?:{_STOPS})(?!\w))[^\W\d_]+[ ]*[،,ـ_\-]*[ ]+){{1,8}}?"
_PLURAL = re.compile(r"[ ]?(?:ها|های|هایی|ان|هایشان)(?!\w)")


@dataclass(frozen=True, slots=True)
class OfficePattern:
    """A row of the table of offices."""

    role: str
    form: Form
    over: str
    regex: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office named in a text, before its object is read: ``start``/``head_end`` span head and adjectives."""

    start: int
    head_end: int
    role: str
    form: Form
    over: str
    senses: frozenset[str]
    plural: bool


def _fold(text: str) -> str:
    return Folded.of(text).text


def _compile(pattern: str) -> re.Pattern[str]:
    words = _fold(pattern.replace("~", "\x00").replace("…", "\x01"))
    source = re.sub(" +", "[ ]+", words).replace("\x00", "[ ]?")
    return re.compile(source.replace("\x01[ ]+", _FILLER) + r"(?!\w)")


@cache
def office_patterns() -> dict[str, tuple[OfficePattern, ...]]:
    """The patterns of the table, by their first word."""
    found: dict[str, list[OfficePattern]] = defaultdict(list)
    for row in rows(PHRASES / "offices.csv"):
        entry = OfficePattern(row["role"], row["form"], row["over"], _compile(row["pattern"]), row["example"])  # type: ignore[arg-type]
        for head in _heads(row["pattern"]):
            found[head].append(entry)
    return {head: tuple(entries) for head, entries in found.items()}


def _heads(pattern: str) -> list[str]:
    """The first words that a pattern can begin with, as the text may write them.

    >>> _heads("(قایم~مقام|جانشین) شهردار")
    ['قایم', 'قایممقام', 'جانشین']
    """
    first = re.match(r"\(([^()]*)\)|[^ ]+", pattern)
    if first is None:
        raise ValueError(f"empty office pattern: {pattern!r}")
    heads = []
    for word in (first.group(1) or first.group()).split("|"):
        word = re.sub(r"\(.*", "", word)
        head = _fold(word.split("~")[0]).split()[0]
        heads += [head] + ([_fold(word.replace("~", ""))] if "~" in word else [])
    return list(dict.fromkeys(heads))


@cache
def _head_regex() -> re.Pattern[str]:
    heads = sorted(office_patterns(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, heads)) + r")(?!\w)|(?<!\w)(?:رییس جمهوری?)(?!\w)"
    )


@cache
def _modifiers(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {
        _fold(r["word"]): r["sense"] for r in rows(PHRASES / "office_modifiers.csv") if r["side"] == side
    }
    alternatives = "|".join(re.escape(w).replace(r"\ ", "[ ]?") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), words


def modifiers_at(text: str, position: int) -> tuple[int, set[str]]:
    """The adjectives of office that stand at a position, with or without spaces before them.

    Gives where they end (the position itself, if there is none) and their senses.
    """
    regex, words = _modifiers("after")
    senses: set[str] = set()
    while True:
        at = position + len(text[position : position + 2]) - len(text[position : position + 2].lstrip(" "))
        found = regex.match(text, at)
        if found is None:
            return position, senses
        senses.add(words.get(re.sub(" +", " ", found.group()), "plain"))
        position = found.end()


def _modifiers_before(text: str, position: int) -> set[str]:
    regex, words = _modifiers("before")
    window = text[max(0, position - 12) : position].rstrip(" ")
    last = [m for m in regex.finditer(window) if m.end() == len(window)]
    return {words[last[0].group()]} if last else set()


def find_offices(document: Document) -> list[OfficePhrase]:
    """The office phrases of an article in order; of phrases that overlap, the one that began first, the longest."""
    text = document.text
    patterns = office_patterns()
    found: list[OfficePhrase] = []
    for sentence in document.sentences:
        at = sentence.start
        while head := _head_regex().search(text, at, sentence.end):
            best: tuple[int, OfficePattern] | None = None
            for pattern in patterns.get(head.group().split()[0], ()):
                match = pattern.regex.match(text, head.start(), sentence.end)
                if match and (best is None or match.end() > best[0]):
                    best = match.end(), pattern
            if best is None:
                at = head.end()
                continue
            end, entry = best
            many = _PLURAL.match(text, end)
            at = many.end() if many else end
            end, senses = modifiers_at(text, at)
            senses |= _modifiers_before(text, head.start())
            found.append(
                OfficePhrase(
                    head.start(), end, entry.role, entry.form, entry.over, frozenset(senses), bool(many)
                )
            )
            at = max(end, at)
    return found
