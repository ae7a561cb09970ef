"""A line on what a found thing is, in Persian or English."""

from __future__ import annotations

import datetime as dt
from typing import Any

from urbankg.display.days import both
from urbankg.display.labels import Lang, class_label, listed, post_title
from urbankg.search.finding import Found
from urbankg.search.things import NO_MARKS, Findable


def label(thing: Findable, lang: Lang) -> str:
    """What a thing is called: in the language if it has a name in it, else in the other."""
    return (thing.fa or thing.en) if lang == "fa" else (thing.en or thing.fa)


def context(thing: Findable, lang: Lang) -> str:
    """What tells a thing from others of its name, as far as it is known.

    Of a person the latest office and its place, of a post the present holder, of an article its agency and day, of a
    place its class and province, of a body its class and province.
    """
    of = (thing.of_fa or thing.of_en) if lang == "fa" else (thing.of_en or thing.of_fa)
    over = (thing.over_fa or thing.over_en) if lang == "fa" else (thing.over_en or thing.over_fa)
    if thing.kind == "person":
        return post_title(thing.role, over, lang) if thing.role else ""
    if thing.kind == "post":
        return of
    if thing.kind == "article":
        day = dt.date.fromisoformat(thing.day) if thing.day else None
        return listed(filter(None, (of, both(day, day, lang) if day else "")), lang)
    return listed(dict.fromkeys(filter(None, (class_name(thing, lang), of))), lang)


def shown(found: Found, lang: Lang) -> dict[str, Any]:
    """What is found, for JSON."""
    return {
        "how": found.how,
        "total": found.total,
        "counts": found.counts,
        "page": found.page,
        "pages": found.pages,
        "cut": found.cut,
        "things": [as_dict(thing, lang) for thing in found.things],
    }


def as_dict(thing: Findable, lang: Lang) -> dict[str, Any]:
    """A found thing for JSON: its IRI, kind, labels, and the line on what it is."""
    return {
        "iri": thing.iri,
        "kind": thing.kind,
        "label_fa": thing.fa,
        "label_en": thing.en,
        "about": context(thing, lang).translate(NO_MARKS),
        "claims": thing.said,
        "last": thing.day or None,
    }


def class_name(thing: Findable, lang: Lang) -> str:
    """What a thing is by its class: a city, a ministry; empty for an article."""
    return class_label(thing.thing.partition("/")[0], lang)
