"""The READMEs of a release, in English and Persian, from the templates of ``data/release``."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from urbankg.display.labels import Lang, in_digits, number
from urbankg.release.describing import Described
from urbankg.release.texts import template, texts

NAMES: dict[Lang, str] = {"en": "README.md", "fa": "README.fa.md"}

_COUNTED = ("Article", "Claim", "Person", "Post", "Tenure", "Conflict")  # classes


def readme(of: Described, language: Lang) -> str:
    """The README of a release in a language."""
    said = {key: text.in_(language) for key, text in texts().items()}
    return Template(template(NAMES[language])).substitute(
        title=said["title"],
        description=said["description"],
        licence=said["licence_iri"],
        credit=said["credit"],
        modified=in_digits(of.counts.last_day or said["unknown"], language),
        issued=in_digits(of.issued or said["unknown"], language),
        hash=of.canonical,
        figures="\n".join(_figures(of, language)),
        files="\n".join(_files(of, language)),
    )


def _figures(of: Described, language: Lang) -> Iterator[str]:
    counts = {name: of.counts.of(name) for name in _COUNTED} | {"triples": of.counts.triples}
    for name, count in counts.items():
        yield f"| {texts()[name].in_(language)} | {number(count, language)} |"


def _files(of: Described, language: Lang) -> Iterator[str]:
    for file in of.files:
        name = f'<code dir="ltr">{file.name}</code>' if language == "fa" else f"`{file.name}`"
        yield f"| {name} | {file.title.in_(language)} | {number(file.size, language)} |"
