"""Paragraphs that are items of a list: «• ساوه: …», «منطقه ۳ - …», «1) …»; each tells of something else."""

from __future__ import annotations

import re

from urbankg.reading.dates.date_company import company_words
from urbankg.reading.document import Document

# How an item of a list begins: a bullet, a number, a short label («بم: », «الف) », «منطقه ۳ - »).
_LABEL = re.compile(r"[•*■▪●◾◼–-]|\d{1,2}[.)-]|[^\W\d_]{1,3}\)|[^\W\d_]+(?: \w+){0,2} ?[:؛/–—ـ.-]")
_LEAST_ITEMS = 3


def list_items(document: Document) -> dict[int, int]:
    """The paragraphs of the body that are items of a list, each with the first item."""
    found: dict[int, int] = {}
    run: list[int] = []
    starts: dict[int, int] = {}
    for sentence in document.sentences:
        if sentence.part == "body":
            starts.setdefault(sentence.paragraph, sentence.start)
    for paragraph, start in starts.items():
        label = _LABEL.match(document.text, start)
        if label is None or company_words("says").search(label[0]):
            run = []
            continue
        run.append(paragraph)
        if len(run) >= _LEAST_ITEMS:
            found.update(dict.fromkeys(run, run[0]))
    return found
