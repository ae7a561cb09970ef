"""The READMEs of a release, in English and Persian, from the templates of ``data/release``."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from urbankg.release.describing import Described
from urbankg.release.texts import Text, template, texts

NAMES = {"en": "README.md", "fa": "README.fa.md"}

_COUNTED = {
    "Article": Text("articles", "خبر"),
    "Claim": Text("claims", "گزاره"),
    "Person": Text("persons", "شخص"),
    "Post": Text("posts", "سمت"),
    "Tenure": Text("tenures", "دورهٔ تصدی"),
    "Conflict": Text("contradictions", "ناسازگاری"),
}
_TRIPLES = Text("triples", "سه‌تایی")
_PERSIAN_DIGITS = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


def readme(of: Described, language: str) -> str:
    """The README of a release in a language, ``en`` or ``fa``."""
    said = {key: text.in_(language) for key, text in texts().items()}
    unknown = Text("unknown", "نامعلوم").in_(language)
    return Template(template(NAMES[language])).substitute(
        title=said["title"],
        description=said["description"],
        licence=said["licence_iri"],
        credit=said["credit"],
        modified=_digits(of.counts.last_day or unknown, language),
        issued=_digits(of.issued or unknown, language),
        hash=of.canonical,
        figures="\n".join(_figures(of, language)),
        files="\n".join(_files(of, language)),
    )


def _figures(of: Described, language: str) -> Iterator[str]:
    for name, label in _COUNTED.items():
        yield f"| {label.in_(language)} | {_digits(f'{of.counts.of(name):,}', language)} |"
    yield f"| {_TRIPLES.in_(language)} | {_digits(f'{of.counts.triples:,}', language)} |"


def _files(of: Described, language: str) -> Iterator[str]:
    for file in of.files:
        name = f'<code dir="ltr">{file.name}</code>' if language == "fa" else f"`{file.name}`"
        yield f"| {name} | {file.title.in_(language)} | {_digits(f'{file.size:,}', language)} |"


def _digits(text: str, language: str) -> str:
    return text.translate(_PERSIAN_DIGITS) if language == "fa" else text
