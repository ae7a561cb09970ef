"""What things are called in Persian and English: offices, statuses, kinds of claim, the columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from urbankg import files
from urbankg.graph.vocabulary import CLAIM_CLASSES, LABEL, THING_CLASSES, term

Lang = Literal["fa", "en"]

FSI, PDI = "\u2068", "\u2069"  # what stands between them keeps its own direction
_SCHEMES = ("offices", "manners", "conflicts", "identity")  # files of concepts that are shown by their keys
_HEADINGS = Path(__file__).with_name("headings.csv")
_UNSAID = Path(__file__).with_name("unsaid.csv")
_TITLES = Path(__file__).with_name("titles.csv")
_PLAIN_TITLE: dict[Lang, str] = {"fa": "{office} {over}", "en": "{office} of {over}"}
_CLAIM_WORDS = re.compile(r" claim$|^گزارهٔ? ")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@cache
def _concepts(lang: Lang) -> dict[str, str]:
    """Labels of role keys, statuses and the like, by their notation."""
    notations: dict[str, str] = {}
    labels: dict[str, str] = {}
    paths = [str(files.ONTOLOGY / f"{scheme}.ttl") for scheme in _SCHEMES]
    for triple in chain.from_iterable(ox.parse(path=path, format=ox.RdfFormat.TURTLE) for path in paths):
        if isinstance(triple.object, ox.Literal):
            if triple.predicate == term("skos:notation"):
                notations[str(triple.subject)] = triple.object.value
            elif triple.predicate == LABEL and triple.object.language == lang:
                labels[str(triple.subject)] = triple.object.value
    return {notation: labels[node] for node, notation in notations.items() if node in labels}


@cache
def _classes(lang: Lang) -> dict[str, str]:
    """Labels of the terms of the ontology, by IRI."""
    return {
        triple.subject.value: triple.object.value
        for triple in ox.parse(path=str(files.ONTOLOGY / "urbankg.ttl"), format=ox.RdfFormat.TURTLE)
        if triple.predicate == LABEL
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
        and triple.object.language == lang
    }


def class_label(path: str, lang: Lang) -> str:
    """What a thing is, by its class path; empty for what has no class of its own.

    >>> class_label("council", "en"), class_label("ministry", "fa"), class_label("article", "en")
    ('City council', 'وزارتخانه', '')
    """
    return _classes(lang).get(THING_CLASSES[path].value, "") if path in THING_CLASSES else ""


@cache
def _kinds(lang: Lang) -> dict[str, str]:
    """Labels of the kinds of claim: those of their classes, without the word for a claim."""
    said = {kind: _classes(lang).get(node.value, "") for kind, node in CLAIM_CLASSES.items()}
    return {kind: _CLAIM_WORDS.sub("", label).lower() for kind, label in said.items() if label}


@cache
def _headings(lang: Lang) -> dict[str, str]:
    return {row["name"]: row[lang] for row in files.rows(_HEADINGS)}


def heading(column: str, lang: Lang) -> str:
    """The heading of a column.

    >>> heading("place", "fa"), heading("unheardOf", "en")
    ('جا', 'unheardOf')
    """
    return _headings(lang).get(column, column)


@cache
def _unsaid() -> Mapping[str, list[str]]:
    """The words that go without saying after an office, by its key."""
    found: dict[str, list[str]] = {}
    for row in files.rows(_UNSAID):
        found.setdefault(row["role"], []).append(row["words"])
    return found


@cache
def _titles() -> Mapping[str, list[tuple[tuple[str, ...], dict[str, str]]]]:
    """How posts of an office are called, by its key: as what the name of their place or body begins with tells."""
    found: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
    for row in files.rows(_TITLES):
        found.setdefault(row["role"], []).append((files.several(row["begins"]), row))
    return found


def post_title(role: str, over: str, lang: Lang) -> str:
    """A post by the key of its office and the name of its place or body, which keeps its own direction.

    >>> post_title("minister", "وزارت کشور", "fa").replace(FSI, "").replace(PDI, "")
    'وزیر کشور'
    >>> post_title("minister", "Ministry of Energy", "en").replace(FSI, "").replace(PDI, "")
    'Minister of Energy'
    >>> post_title("president", "هیئت دولت", "en")
    'President'
    """
    said = over
    for words in _unsaid().get(role, ()):
        if said == words or said.startswith(f"{words} "):
            said = said[len(words) :].strip()
    office = concept(role, lang) if role else ""
    if not office or not said:
        return office or isolated(said)
    fitting = (row[lang] for begins, row in _titles().get(role, ()) if not begins or said.startswith(begins))
    return (next(fitting, "") or _PLAIN_TITLE[lang]).format(office=office, over=isolated(said))


def listed(words: Iterable[str], lang: Lang) -> str:
    """Words with the comma of a language between them.

    >>> listed(["a", "b"], "en"), listed(["آ", "ب"], "fa")
    ('a, b', 'آ، ب')
    """
    return ("، " if lang == "fa" else ", ").join(words)


def manners(keys: Iterable[str], lang: Lang) -> str:
    """How somebody came into a post or left it, by the keys of manners.

    >>> manners(["elected", "confirmed"], "en")
    'elected, confirmed'
    """
    return listed((concept(key, lang).lower() for key in keys), lang)


def end_state(key: str, lang: Lang) -> str:
    """What is known of the end of a tenure, by the key that the graph has for it.

    >>> end_state("as_of", "en")
    'open as of the last report'
    """
    return heading(f"end {key}", lang)


def concept(key: str, lang: Lang) -> str:
    """The name of a role key, a status or a manner.

    >>> concept("acting_mayor", "fa"), concept("start", "en"), concept("resigned", "fa")
    ('سرپرست شهرداری', 'Start', 'استعفا')
    """
    return _concepts(lang).get(key, key)


def kind(name: str, lang: Lang) -> str:
    """The name of a kind of claim.

    >>> kind("ex_officio", "en")
    'ex-officio'
    """
    return _kinds(lang).get(name, name)


def number(value: float, lang: Lang) -> str:
    """A number with its thousands parted.

    >>> number(400000, "en"), number(400000, "fa"), number(2.5, "fa")
    ('400,000', '۴۰۰٬۰۰۰', '۲٫۵')
    """
    text = f"{value:,}"
    return in_digits(text.replace(",", "٬").replace(".", "٫"), lang) if lang == "fa" else text


def in_digits(text: str, lang: Lang) -> str:
    """A text with the digits of a language.

    >>> in_digits("1400-10-27", "fa")
    '۱۴۰۰-۱۰-۲۷'
    """
    return text.translate(_PERSIAN_DIGITS) if lang == "fa" else text


def isolated(text: str) -> str:
    """A text that keeps its direction among others, whichever they are."""
    return f"{FSI}{text}{PDI}" if text else ""
