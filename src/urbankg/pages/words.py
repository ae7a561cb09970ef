"""The words of the pages, in both languages, by key: ``words.csv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from urbankg import files
from urbankg.display.labels import Lang, heading, number

TABLE = Path(__file__).with_name("words.csv")


class Words:
    """The words in one language: ``words["conflicts"]``, in templates ``t.conflicts``. KeyError for an unknown key."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._words = _words(lang)

    def __getitem__(self, key: str) -> str:
        return self._words[key]

    def line(self, key: str, **values: str | float) -> str:
        """Words with values put in: numbers in the digits of the language, ``parameter`` as a form calls it.

        >>> Words("fa").line("error_over", seconds=30.0)[:33], Words("en").line("error_rate", rate=0.5, seconds=2)
        ('پرسش پس از ۳۰ ثانیه بازداشته شد: ', 'More than 0.5 requests a second: ask again in 2 s.')
        """
        return self._words[key].format(**{name: self._shown(name, value) for name, value in values.items()})

    def _shown(self, name: str, value: str | float) -> str:
        if isinstance(value, str):
            return heading(value, self._lang) if name == "parameter" else value
        return number(int(value) if value == int(value) else value, self._lang)


@cache
def _words(lang: Lang) -> dict[str, str]:
    return {row["key"]: row[lang] for row in files.rows(TABLE)}
