"""How templates write texts, things, days and numbers: in the digits and the direction of the page's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape

from urbankg.display import labels
from urbankg.display.days import date_of_key, jalali_span, span
from urbankg.display.labels import Lang
from urbankg.graph.vocabulary import BASE

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z]")
_PERSIAN_WORDS = re.compile(  # in a text of another script, with what stands between them
    r"([\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff](?:[ \u200c«»()-]*[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff])*)"
)
_LETTER = re.compile(r"[^\W\d_]")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def said(context: Context, text: Any) -> Markup:
    """A text of the graph, which keeps its own direction; with its language where that is not the page's.

    Digits alone go in the direction of the page, and the parts of 2022-01-17 stay in their order behind Persian words;
    a Persian name within an English text ("Head of …") keeps its direction, and has its language.
    """
    lang = foreign(str(text), context["lang"])
    if lang == "fa" and _LATIN.search(str(text)):
        pieces = (
            Markup('<bdi lang="fa">{}</bdi>').format(piece) if at % 2 else escape(piece)
            for at, piece in enumerate(_PERSIAN_WORDS.split(str(text)))
        )
        return Markup("<bdi>") + Markup("").join(pieces) + Markup("</bdi>")
    opening = Markup('<bdi lang="{}">').format(lang) if lang else Markup("<bdi>")
    if context["lang"] == "fa" and not _LETTER.search(str(text)):
        opening = Markup('<bdi dir="rtl">')
    pieces = (
        Markup('<bdi class="iso" dir="ltr">{}</bdi>').format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(_ISO.split(str(text)))
    )
    return opening + Markup("").join(pieces) + Markup("</bdi>")


def foreign(text: str, lang: Lang) -> str:
    """The language of a text whose letters are not those of a page; empty if they are.

    >>> foreign("قزوین", "en"), foreign("قزوین", "fa"), foreign("Qazvin", "fa")
    ('fa', '', 'en')
    """
    if _ARABIC.search(text):
        return "fa" if lang == "en" else ""
    return "en" if lang == "fa" and _LATIN.search(text) else ""


def link(context: Context, thing: Mapping[str, str] | None) -> Markup:
    """A thing by its label, as a link to its page."""
    if not thing:
        return Markup("")
    label = said(context, thing["label"])
    iri = thing["iri"]
    if iri.startswith(BASE):
        address = context["url"]("/" + iri.removeprefix(BASE))
        return Markup('<a href="{}">{}</a>').format(address, label) if address else label
    return web(context, iri, label)


def named(context: Context, piece: Any) -> Markup:
    """A thing as a link, a text as it is."""
    return link(context, piece) if isinstance(piece, Mapping) else said(context, piece)


def web(context: Context, address: str, label: str | Markup = "") -> Markup:
    """A link to another site, by a label or by the address itself; no link of what is not http or https."""
    text = label if label else Markup('<bdi dir="ltr">{}</bdi>').format(address)
    if not _WEB.match(address):
        return escape(text)
    return Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(address, text)


def number(context: Context, value: int | None) -> str:
    """A number with its thousands parted."""
    return "" if value is None else labels.number(value, context["lang"])


def digits(context: Context, value: Any) -> str:
    """A text or number in the digits of the page."""
    return labels.in_digits(str(value), context["lang"])


def day(context: Context, value: dt.date | None) -> Markup:
    """A day in both calendars, the reader's first."""
    return Markup("") if value is None else days(context, value, value)


def days(context: Context, first: dt.date | None, last: dt.date | None) -> Markup:
    """Days from one to another, in both calendars; empty if one is not known."""
    if first is None or last is None:
        return Markup("")
    lang: Lang = context["lang"]
    jalali, gregorian = jalali_span(first, last, lang), span(first, last, "en")
    own, other = (jalali, gregorian) if lang == "fa" else (gregorian, jalali)
    shown = Markup('<span class="day"><bdi>{}</bdi> <bdi class="other" dir="ltr">{}</bdi></span>')
    if first == last:
        return Markup('<time datetime="{}">{}</time>').format(first, shown.format(own, other))
    return shown.format(own, other)


def date(context: Context, key: str) -> str:
    """A date by its key in the notation of the gold facts: ``j1400-07``."""
    return date_of_key(key, context["lang"])


def put(text: str, **values: Any) -> Markup:
    """Words with values in their ``{places}``; what is no markup is escaped."""
    return escape(text).format(**values)


def marked(context: Context, quote: str, marks: Sequence[Sequence[int]]) -> Markup:
    """A sentence with the words marked that a statement rests on, by their offsets."""
    parts: list[Markup] = []
    at = 0
    for first, last in sorted((max(a, 0), min(b, len(quote))) for a, b in marks):
        if first < at or last <= first:
            continue
        parts += [escape(quote[at:first]), Markup("<mark>{}</mark>").format(quote[first:last])]
        at = last
    parts.append(escape(quote[at:]))
    lang = foreign(quote, context["lang"])
    opening = Markup('<q dir="auto" lang="{}">').format(lang) if lang else Markup('<q dir="auto">')
    return opening + Markup("").join(parts) + Markup("</q>")


FILTERS = {
    **{
        f.__name__: jinja2.pass_context(f)
        for f in (said, link, named, web, number, digits, day, days, date, marked)
    },
    "put": put,
}
