"""Search: what is called as somebody types, suggestions while typing, and how a browser gets to know of both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from urbankg.pages.view import Asked, PageError, View
from urbankg.pages.words import Words
from urbankg.search import KINDS, Findable, Found, Index, as_dict, label
from urbankg.search import search as find
from urbankg.search import suggest as suggested
from urbankg.search.making import making

_PATIENCE = 2.0  # seconds that a search waits for the index, which is made when the server starts
_NONE_YET = 0.2  # and a suggestion, which comes again with the next letter
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


def view(asked: Asked) -> View:
    """The page of what is found; without words, the form alone. PageError (404) for a page that there is not."""
    text, kind, number = asked.text("q"), asked.choice("kind", KINDS), asked.number()
    index = _index(asked, _PATIENCE)
    found = find(index, text, kind=kind or None, page=number) if index and text else Found()
    last = max(1, found.pages)
    if number > last:
        raise PageError(404, "error_last_page", given=number, last=last)
    return _view(asked, found, kind, ready=index is not None)


def suggestions(asked: Asked) -> View:
    """What may be meant by a text that is perhaps not typed to its end."""
    index = _index(asked, _NONE_YET)
    kind = asked.choice("kind", KINDS)
    things = suggested(index, asked.text("q"), kind=kind or None) if index else ()
    return _view(asked, Found(things, total=len(things)), kind, ready=index is not None)


def opensearch(asked: Asked) -> View:
    """The form of search for browsers that keep a list of such, as ``xml``."""
    words = Words(asked.lang)

    def described() -> bytes:
        root = ElementTree.Element("OpenSearchDescription", xmlns=_OPENSEARCH)
        for name, text in (
            ("ShortName", words["site"]),
            ("Description", words["search_about"]),
            ("InputEncoding", "UTF-8"),
            ("Language", asked.lang),
        ):
            ElementTree.SubElement(root, name).text = text
        results = asked.links.absolute(asked.links.page("/search", asked.lang)) + "?q={searchTerms}"
        ElementTree.SubElement(root, "Url", type="text/html", method="get", template=results)
        return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))

    view = _view(asked, Found(), "", ready=True)
    return View(view.template, view.title, view.description, view.data, others={"xml": described})


def _index(asked: Asked, patience: float) -> Index | None:
    """The index of the store; None if it is not made yet, PageError (503) if it cannot be made."""
    made = asked.once.of(making)
    if made.failed:
        raise PageError(503, "error_search")
    return made.index(patience)


def _view(asked: Asked, found: Found, kind: str, *, ready: bool) -> View:
    words, text = Words(asked.lang), asked.text("q")
    data = {
        "q": text,
        "kind": kind,
        "kinds": list(KINDS),
        "ready": ready,
        "how": found.how,
        "cut": found.cut,
        "total": found.total,
        "counts": {**dict.fromkeys(KINDS, 0), **found.counts},
        "pages": {"number": found.page, "last": max(1, found.pages), "total": found.total},
        "things": list(described(found.things, asked)),
    }
    title = f"{words['search']}: {text[:80]}" if text else words["search"]
    return View("search.html", title, words["search_about"], data)


def described(things: Iterable[Findable], asked: Asked) -> Iterable[dict[str, Any]]:
    """Found things as pages have them, with their labels in the language of the page."""
    for thing in things:
        page = asked.link(thing.iri)
        yield {**as_dict(thing, asked.lang), "label": label(thing, asked.lang), "page": page}
