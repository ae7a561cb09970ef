"""The words of the pages, in both languages, by key: ``words.csv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from urbankg import files
from urbankg.display.labels import Lang

TABLE = Path(__file__).with_name("words.csv")


class Words:
    """The words in one language: ``words["conflicts"]``, in templates ``t.conflicts``. KeyError for an unknown key."""

    def __init__(self, lang: Lang) -> None:
        self._words = _words(lang)

    def __getitem__(self, key: str) -> str:
        return self._words[key]


@cache
def _words(lang: Lang) -> dict[str, str]:
    return {row["key"]: row[lang] for row in files.rows(TABLE)}
