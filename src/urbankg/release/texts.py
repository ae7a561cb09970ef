"""What a release says of itself: titles, licence, publisher, as `data/release` has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from urbankg import files


@dataclass(frozen=True, slots=True)
class Text:
    """A text in English and Persian."""

    en: str
    fa: str

    def in_(self, language: str) -> str:
        """The text in a language, ``en`` or ``fa``."""
        return self.fa if language == "fa" else self.en


@cache
def texts() -> dict[str, Text]:
    """The texts by their keys."""
    return {row["key"]: Text(row["en"], row["fa"]) for row in files.rows(files.RELEASE / "texts.csv")}


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file of a release is; ``syntax`` is the IRI of the RDF syntax in which it has the graph, or empty."""

    media_type: str
    syntax: str
    title: Text


@cache
def file_kinds() -> dict[str, FileKind]:
    """What every file of a release is that is no table, by its name."""
    return {
        row["name"]: FileKind(row["media_type"], row["syntax"], Text(row["title_en"], row["title_fa"]))
        for row in files.rows(files.RELEASE / "files.csv")
    }


def template(name: str) -> str:
    """The text of a README of releases, with ``$names`` where the particulars go."""
    return (files.RELEASE / name).read_text(encoding="utf-8")
