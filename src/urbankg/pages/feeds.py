"""The latest changes of office, of the country or of a province, as a page and as an Atom feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from urbankg.graph.vocabulary import BASE
from urbankg.pages.changes import Change
from urbankg.pages.country import country
from urbankg.pages.names import Names
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_COLUMNS = ("status", "holder", "post", "acting", "earliest", "latest", "published", "articles")
PATH = "/feeds/changes"


def view(asked: Asked) -> View | None:
    """The latest changes, of the province that the address names or of all; None if there is no such province."""
    told = asked.once.of(country)
    words, names = Words(asked.lang), Names(asked.store, asked.lang)
    slug = asked.named.get("province", "")
    iri = f"{BASE}id/province/{slug}" if slug else ""
    if iri and iri not in told.places.provinces:
        return None
    found = told.changes.by_province.get(iri, ()) if iri else told.changes.latest
    changes = [change_row(one, names) for one in found]
    title = words["changes_title"]
    if iri:
        title = words["changes_title_in"].format(place=names.label(iri))
    return View(
        "changes.html",
        title,
        words["changes_description"],
        data={
            "province": names.ref(iri) if iri else None,
            "changes": changes,
            "provinces": [names.ref(one) for one in told.places.provinces],
        },
        table=Table(_COLUMNS, tuple(_cells(one) for one in changes)),
        others={"atom": lambda: atom(title, changes, asked)},
    )


def change_row(change: Change, names: Names) -> dict[str, Any]:
    """A change as the data of pages have it."""
    earliest, latest = change.days or (None, None)
    return {
        "claim": change.claim,
        "what": change.what,
        "person": names.ref(change.person, names.own(change.person, change.name)),
        "post": names.ref(change.post),
        "acting": change.acting,
        "manner": change.manner,
        "earliest": earliest,
        "latest": latest,
        "published": change.published,
        "updated": change.updated,
        "articles": [names.ref(article) for article in change.articles],
    }


def headline(change: dict[str, Any], words: Words) -> str:
    """A change in one line."""
    key = "change_end" if change["what"] == "end" else "change_acting" if change["acting"] else "change_start"
    return words[key].format(name=change["person"]["label"], post=change["post"]["label"])


def _cells(change: dict[str, Any]) -> tuple[Any, ...]:
    told = (change[name] for name in ("what", "person", "post", "acting", "earliest", "latest", "published"))
    return (*told, len(change["articles"]))


def atom(title: str, changes: Sequence[dict[str, Any]], asked: Asked) -> bytes:
    """An Atom feed of changes; an entry keeps its id, the first claim's IRI, whatever other articles tell later."""
    links, words = asked.links, Words(asked.lang)

    def address(path: str, ending: str = "") -> str:
        return links.absolute(links.page(path, asked.lang, ending=ending))

    Xml.register_namespace("", _ATOM)
    feed = Xml.Element(f"{{{_ATOM}}}feed", {_XML_LANG: asked.lang})
    _add(feed, "id", f"{BASE}{'en/' if asked.lang == 'en' else ''}{asked.path.lstrip('/')}")
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((one["updated"] for one in changes), default=dt.date(1970, 1, 1))))
    _add(_add(feed, "author"), "name", "urbankg")
    _add(feed, "link", rel="self", type="application/atom+xml", href=address(asked.path, "atom"))
    _add(feed, "link", rel="alternate", type="text/html", href=address(asked.path))
    for one in changes:
        entry = _add(feed, "entry")
        _add(entry, "id", one["claim"])
        _add(entry, "title", headline(one, words))
        _add(entry, "published", _moment(one["published"]))
        _add(entry, "updated", _moment(one["updated"]))
        _add(entry, "link", rel="alternate", type="text/html", href=address(_path(one["post"])))
        for article in one["articles"]:
            _add(entry, "link", rel="related", title=article["label"], href=address(_path(article)))
        _add(entry, "summary", "\n".join(article["label"] for article in one["articles"]))
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, "unicode").encode()


def _path(thing: dict[str, str]) -> str:
    return "/" + thing["iri"].removeprefix(BASE)


def _add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    child = Xml.SubElement(
        parent, f"{{{_ATOM}}}{name}", {key: _clean(value) for key, value in attributes.items()}
    )
    child.text = _clean(text) or None
    return child


def _clean(text: str) -> str:
    """A text without the signs that no XML may have."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n\r").translate(
        {0xFFFE: None, 0xFFFF: None}
    )


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
