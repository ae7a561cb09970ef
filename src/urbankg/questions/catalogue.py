"""The catalogue of saved queries: the ``.rq`` files of ``queries/``, what each answers and what it asks for."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from urbankg import files
from urbankg.errors import QueryError
from urbankg.questions.parameters import Parameter, parameters_of
from urbankg.saved import SavedQuery, parse_saved, read_saved


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query: what it answers in English and Persian, and its parameters."""

    saved: SavedQuery
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """The name of its file without the ending."""
        return self.saved.name

    @property
    def tags(self) -> tuple[str, ...]:
        """What it is about, in single words."""
        tags = self.saved.header.get("tags") or []
        return tuple(tags) if isinstance(tags, list) else (str(tags),)

    def summary(self, lang: str = "en") -> str:
        """What it answers, in one line, in Persian (``fa``) or English."""
        return (self.saved.line("summary_fa") if lang == "fa" else "") or self.saved.line("summary")

    @property
    def description(self) -> str:
        """What it answers, and how far the answer can be trusted."""
        return self.saved.line("description")


def question_of(saved: SavedQuery) -> Question:
    """A query with its parameters."""
    return Question(saved, parameters_of(saved))


@cache
def catalogue() -> tuple[Question, ...]:
    """Every saved query, by name.

    >>> "facts" in [question.name for question in catalogue()]
    True
    """
    return tuple(map(_read, _files()))


def _files() -> list[Path]:
    return sorted(files.QUERIES.glob("*.rq"))


@cache
def _read(path: Path) -> Question:
    return question_of(read_saved(path))


def find(name: str) -> Question:
    """A query by its name in the catalogue, the path of an ``.rq`` file, or SPARQL itself (``SELECT …``).

    QueryError names what there is.
    """
    for path in _files():
        if path.stem == name:
            return _read(path)
    if "{" in name:
        return question_of(parse_saved("the query", name))
    if name.endswith(".rq") or Path(name).is_file():
        return question_of(read_saved(Path(name)))
    names = [question.name for question in catalogue()]
    close = difflib.get_close_matches(name, names, 3, 0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(names)}"
    raise QueryError(f"no saved query {name!r}; {hint} (`urbankg queries` lists them)")
